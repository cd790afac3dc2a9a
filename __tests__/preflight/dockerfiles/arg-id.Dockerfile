ARG BASE
FROM ${BASE}
ARG SECRET_ID=hf_token
RUN --mount=type=secret,id=${SECRET_ID},required=true test -s /run/secrets/${SECRET_ID}
