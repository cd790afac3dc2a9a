ARG BASE
FROM ${BASE}
RUN adduser -D -u 1001 model
USER 1001:1001
RUN --mount=type=secret,id=hf_token,uid=1001,required=true cat /run/secrets/hf_token
