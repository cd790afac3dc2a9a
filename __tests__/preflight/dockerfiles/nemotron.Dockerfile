# The guide's Nemotron service: the token is read where it is needed.
ARG BASE
FROM ${BASE}
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
# Use the secret during the download
RUN --mount=type=secret,id=hf_token \
    HF_TOKEN=$(cat /run/secrets/hf_token) \
    hf download nvidia/Nemotron-3-Nano-30B-A3B --local-dir /models
EXPOSE 8091
CMD ["python", "serve.py"]
