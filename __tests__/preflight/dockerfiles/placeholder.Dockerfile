ARG BASE
FROM ${BASE}
# Set it when the container runs.
ENV HF_TOKEN=changeme
RUN --mount=type=secret,id=hf_token,required=true HF_TOKEN=$(cat /run/secrets/hf_token) hf download org/model
