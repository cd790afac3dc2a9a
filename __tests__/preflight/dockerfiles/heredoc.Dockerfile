ARG BASE
FROM ${BASE}
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true <<SCRIPT
set -eu
# USER nobody
RUN=--mount=type=secret,id=not_mounted
hf download bigcode/starcoder2-3b
SCRIPT
COPY <<-"FIRST" <<SECOND /etc/conf/
	FROM nowhere
	RUN --mount=type=secret,id=inside_a_file cat /run/secrets/inside_a_file
	FIRST
USER nobody
SECOND
RUN --mount=type=secret,id=hf_token,required=true wc -c /run/secrets/hf_token
