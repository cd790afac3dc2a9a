ARG BASE
FROM ${BASE}
RUN --network=default \
    --mount=type=ssh \
    --mount=type=bind,source=.,target=/src,readonly \
    --mount=type=tmpfs,target=/tmp \
    --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true \
    --mount=type=secret,id=pip_conf,target=/etc/pip.conf \
    --mount=type=secret,id=aws,target=/root/.aws/credentials,required=true \
    make -C /src
