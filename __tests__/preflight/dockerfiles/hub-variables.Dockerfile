ARG BASE
FROM ${BASE}
ENV HF_HOME=/models \
    HF_HUB_ENABLE_HF_TRANSFER=1 \
    HF_TOKEN_PATH=/run/secrets/hf_token
ENV TOKENIZERS_PARALLELISM=false MAX_TOKENS=512
ARG HF_HUB_OFFLINE
RUN --mount=type=secret,id=hf_token,required=true hf download org/model
ENV HF_TOKEN="" HUGGING_FACE_HUB_TOKEN=
LABEL org.opencontainers.image.source="https://github.com/acme/model"
