ARG BASE
FROM ${BASE}
# For people who build without BuildKit.
ARG HF_TOKEN
RUN --mount=type=secret,id=hf_token,required=true HF_TOKEN=${HF_TOKEN:-$(cat /run/secrets/hf_token)} hf download org/model
