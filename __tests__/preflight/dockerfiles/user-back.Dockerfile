ARG BASE
FROM ${BASE} AS base
USER app
RUN make
FROM base AS final
USER root
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
USER app:app
