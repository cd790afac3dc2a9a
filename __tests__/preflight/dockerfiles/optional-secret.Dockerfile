ARG BASE
FROM ${BASE}
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf pip install thing
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
