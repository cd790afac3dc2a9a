/** The package's version; a test compares it with package.json. */
export const VERSION = '1.0.0';

/** What `--help` prints: it fits a terminal of 24 lines and 80 columns. */
export const HELP = `Usage: hf-secret-build verify [options] TARGET

Searches every byte of an image for a secret, in every form and archive.
TARGET is an OCI layout directory, an image in a tar (OCI or docker save, also
compressed), - for standard input, or an image that docker or podman has.

  HF_TOKEN=…                the token, from the environment
  --token-file PATH         a file with the token, or with several in it
  --secret id=ID,src=PATH   another secret, from a file; may be repeated
  --secret id=ID,env=NAME   … or from a variable of the environment
  --json                    print the report as JSON
  --no-progress, --no-color
  -h, --help, --version

Exit codes: 0 clean, 1 leak, 2 something could not be searched,
            3 wrong usage or a failure, 130 interrupted

  hf-secret-build verify --token-file ~/.cache/huggingface/token acme/app:1
  docker save acme/app:1 | hf-secret-build verify --json - > report.json
  hf-secret-build verify --secret id=pip,src=pip.conf ./oci-layout
`;
