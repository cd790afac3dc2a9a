ARG BASE
FROM ${BASE} AS base
RUN apk add python3

FROM base AS web
COPY web /srv
USER app

FROM base AS model
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
FROM base AS private
RUN --mount=type=secret,id=npm_token,required=true cat /run/secrets/npm_token
