ARG BASE
FROM ${BASE}
ARG BUILD_USER=root
USER ${BUILD_USER}
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
USER 0:0
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
