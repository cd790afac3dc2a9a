import { ENGINE_CHOICES } from '../engine/engines.js';
import { type CommandName, DOCKER, type OptionTable } from './options.js';
import { wrapped } from './show.js';

const WIDTH = 80;

const OVERVIEW = `Usage: hf-secret-build COMMAND [options]

Builds images whose Dockerfile needs a Hugging Face token, and lets nothing out
before every byte of it was searched for the token.

  build [PATH]    check, build, search, and only then push, load or export
  check [PATH]    only what can be known before the build, and the Hub's access
  verify TARGET   search an image that is there already

The token comes from --token-file PATH, HF_TOKEN, HUGGING_FACE_HUB_TOKEN,
HF_TOKEN_PATH, $HF_HOME/token, ~/.cache/huggingface/token (hf auth login) or
~/.huggingface/token; it is never an argument.

  hf-secret-build build -f Dockerfile.hf -t acme/app:1 --load .
  hf-secret-build check --model nvidia/Nemotron-3-Nano-30B-A3B .
  hf-secret-build verify acme/app:1

More: hf-secret-build COMMAND --help
Exit codes: 0 clean, 1 leak, 2 something could not be searched,
            3 wrong usage or a failure, 130 interrupted
`;

const BUILD = `Usage: hf-secret-build build [options] [PATH|URL]

Builds like docker buildx build, with the token as a secret mount, and pushes,
loads and exports only when everything was searched and holds no secret.

  --token-file PATH   the token; else HF_TOKEN, hf auth login … (see --help)
  --secret-id ID      id of the token's mount (hf_token)
  --secret id=ID,src=PATH|env=NAME        another secret
  --model ID, --dataset ID                whose access is checked first
  --verify gate|report|off                --engine ${ENGINE_CHOICES.join('|')}
  --on-missing-token auto|build|skip|fail --check-dockerfile error|warn|off
  --report FILE, --json                   --verify-cache DIR
  --push-retries N, --hf-endpoint URL, --no-color, --no-progress
  --smoke-test [--smoke-args='-p 8091:8091' --smoke-url URL --smoke-timeout 60s]

As docker has them: OPTIONS

  hf-secret-build build -f Dockerfile.hf -t acme/app:1 --load .
  hf-secret-build build -t ghcr.io/acme/app:1 --platform linux/arm64 --push .
`;

const CHECK = `Usage: hf-secret-build check [options] [PATH|URL]

Finds what dooms a build before minutes are spent: secret mounts that do not fit
what is passed, the token in an option or in the context, a token that the Hub
refuses or whose account lacks the licence. Nothing is built.

Takes every option of build, so that one line of the shell does for both. Those
that matter most:

  -f, --file PATH, --target NAME, --build-arg NAME=VALUE
  --model ID, --dataset ID   whose access is checked; may be repeated
  --token-file PATH, --secret-id ID, --secret id=ID,src=PATH
  --check-dockerfile error|warn|off, --on-missing-token auto|build|skip|fail
  --json                     print the problems as JSON

Exit codes: 0 nothing that keeps the build from starting, 3 something, or a
            failure, 130 interrupted

  hf-secret-build check --model nvidia/Nemotron-3-Nano-30B-A3B .
  hf-secret-build check -f Dockerfile.hf --json . | jq .problems
`;

const VERIFY = `Usage: hf-secret-build verify [options] TARGET

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

/** What `--help` prints, of the program or of a command: it fits a terminal of 24 lines and 80 columns. */
export function helpText(topic: CommandName | ''): string {
  if (topic === 'verify') return VERIFY;
  if (topic === 'check') return CHECK;
  return topic === 'build' ? BUILD.replace(/^.*OPTIONS$/m, line => withDockers(line)) : OVERVIEW;
}

/** The names of docker's options, as many on a line as fit. */
function withDockers(line: string): string {
  const table: OptionTable = DOCKER;
  const names = Object.entries(table).map(([name, { short }]) =>
    short === undefined ? `--${name}` : `-${short}|--${name}`,
  );
  const [head = '', ...rest] = wrapped(line.replace('OPTIONS', names.join(' ')), {
    width: WIDTH - 2,
    indent: '',
  }).split('\n');
  return [head, ...rest.map(other => `  ${other}`)].join('\n');
}
