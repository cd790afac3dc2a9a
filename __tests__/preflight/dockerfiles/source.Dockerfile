ARG BASE
FROM ${BASE}
RUN --mount=type=secret,source=hf_token,target=/token,required=true cat /token
RUN --mount=type=secret,src=pip_conf,dst=/etc/pip.conf,required pip install thing
