ARG BASE
ARG VARIANT=gpu
FROM ${BASE} AS base-cpu
RUN --mount=type=secret,id=cpu_only,required=true true
FROM ${BASE} AS base-gpu
USER app
FROM base-${VARIANT}
USER root
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
