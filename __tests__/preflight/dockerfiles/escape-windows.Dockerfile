# escape=`
ARG BASE
FROM ${BASE}
WORKDIR C:\app
RUN --mount=type=secret,id=hf_token,required=true `
    --mount=type=cache,target=/cache `
    hf download `
      # a comment
      org/model
ENV DIR=C:\models\
USER app
