ARG BASE
FROM ${BASE}
USER app
RUN --mount=type=secret,id=hf_token \
    if [ -r /run/secrets/hf_token ]; then export HF_TOKEN=$(cat /run/secrets/hf_token); fi; hf download org/public
