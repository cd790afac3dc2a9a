ARG BASE
FROM ${BASE}
ONBUILD RUN --mount=type=secret,id=later,required=true cat /run/secrets/later
ONBUILD USER app
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
