ARG BASE
FROM --platform=$BUILDPLATFORM ${BASE} AS fetch
ARG TARGETARCH
ARG TARGETPLATFORM
RUN --mount=type=secret,id=token_${TARGETARCH},required=true cat /run/secrets/token_${TARGETARCH}
FROM --platform=$TARGETPLATFORM ${BASE}
COPY --from=fetch /etc/passwd /etc/passwd2
