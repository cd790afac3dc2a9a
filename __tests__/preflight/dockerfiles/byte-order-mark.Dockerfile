# Saved by an editor of Windows
ARG BASE
FROM ${BASE}
RUN --mount=type=secret,id=hf_token,required=true \
    cat /run/secrets/hf_token
