ARG BASE
FROM ${BASE}
RUN --mount=type=secret,target=/root/.cache/huggingface/token,required=true hf download org/model
RUN --mount=type=secret,dst=/root/.netrc git clone https://huggingface.co/org/model
RUN --mount=type=secret,destination=/etc/pip.conf,mode=0444 pip install thing
