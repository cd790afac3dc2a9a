arg BASE
from ${BASE} as Base
run --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token
from base
copy --from=BASE /etc/passwd /etc/passwd2
user app
