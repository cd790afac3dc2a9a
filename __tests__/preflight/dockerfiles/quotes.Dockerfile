ARG BASE
FROM ${BASE}
RUN --mount="type=secret,id=hf_token,required=true" cat /run/secrets/hf_token
RUN --mount=type=secret,"id=pip_conf",'required=true' cat /run/secrets/pip_conf
