ARG BASE
FROM ${BASE} AS weights
RUN --mount=type=secret,id=hf_token,required=true --mount=type=cache,target=/root/.cache/huggingface \
    HF_TOKEN="$(cat /run/secrets/hf_token)" hf download google/gemma-2-2b --local-dir /weights

FROM ${BASE} AS wheels
RUN --mount=type=cache,target=/root/.cache/pip pip wheel -w /wheels transformers

FROM ${BASE}
COPY --from=weights --chown=app:app /weights /weights
COPY --from=wheels /wheels /wheels
RUN --mount=type=bind,from=wheels,source=/wheels,target=/wheels pip install /wheels/*
USER app
