ARG BASE
FROM ${BASE}
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true \
    hf download meta-llama/Llama-3.2-1B --local-dir /models
USER app
ENTRYPOINT ["/serve"]
