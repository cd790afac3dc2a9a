ARG BASE
FROM ${BASE}
USER app
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true hf download org/model
