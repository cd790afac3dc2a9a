ARG BASE
FROM ${BASE}
USER app
RUN --mount=type=secret,id=hf_token,required=true \
    HF_TOKEN="$(sudo cat /run/secrets/hf_token)" hf download org/model
