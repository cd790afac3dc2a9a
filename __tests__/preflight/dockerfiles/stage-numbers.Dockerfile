ARG BASE
FROM ${BASE}
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token > /dev/null
FROM ${BASE}
RUN --mount=type=secret,id=unused,required=true cat /run/secrets/unused
FROM scratch
COPY --from=0 /etc/passwd /etc/passwd
