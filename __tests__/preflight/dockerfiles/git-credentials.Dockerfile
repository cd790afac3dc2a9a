ARG BASE
FROM ${BASE}
ADD src.tar /src
RUN --mount=type=secret,id=GIT_AUTH_TOKEN,env=GIT_TOKEN git ls-remote https://github.com/acme/private
RUN --mount=type=secret,id=GIT_AUTH_TOKEN.github.com,required=true git ls-remote https://github.com/acme/private
RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
