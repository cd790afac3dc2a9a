ARG BASE
FROM ${BASE}
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN --mount=type=secret,id=hf_token,required=true <<-EOT bash
	python - <<'PY'
	from huggingface_hub import snapshot_download
	snapshot_download("bert-base-uncased", token=open("/run/secrets/hf_token").read())
	PY
	EOT
RUN cat <<< "FROM here" > /etc/motd
RUN echo "<<EOF" && echo $((1<<2))
ENV READY=1
