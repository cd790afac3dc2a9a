# syntaxes and escapes are directives only at the top
# escape=` comes too late here
ARG BASE
FROM ${BASE}
RUN \
    # first the token
    --mount=type=secret,id=hf_token,required=true \

    --mount=type=cache,target=/cache \
# at the start of the line
    hf download org/model && \
    echo 'done \\'
