ARG BASE
FROM ${BASE}
USER app
RUN --mount=type=secret,id=hf_token,mode=0444,required cat /run/secrets/hf_token
RUN --mount=type=secret,id=pip_conf,gid=1000,mode=0440,required=1 cat /run/secrets/pip_conf
