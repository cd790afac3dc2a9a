ARG BASE
ARG PREFIX=hf
FROM ${BASE}
ARG PREFIX
ARG NAME
RUN --mount=type=secret,id=${NAME:-${PREFIX}_token},target=/tmp/token,required=true cat /tmp/token
