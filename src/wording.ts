/**
 * What each surface says its own way: a workflow has inputs and steps, a command line options and a shell. Who writes a
 * sentence leaves these words to the surface that shows it.
 */
export interface Vocabulary {
  /** An input that a sentence begins with: `Input 'tags'`. */
  readonly input: (input: string) => string;
  /** An input within a sentence: `tags`. */
  readonly name: (input: string) => string;
  /** An input with a value: `verify: report`. */
  readonly set: (input: string, value: string) => string;
  /** What inputs are: `input`. */
  readonly parameter: string;
  /** The machine that it runs on: `this runner`. */
  readonly host: string;
  /** The folder for temporary files. */
  readonly temp: string;
  /** What the user runs again: `the step`. */
  readonly step: string;
  /** Where variables are set: `the env of the step`. */
  readonly environment: string;
  /** That there is no token; the event is text behind it, or ''. */
  readonly noToken: (event: string) => string;
  /** A sentence about where a token comes from. */
  readonly findToken: string;
  /** How the token is given: `hf-token: ${{ secrets.HF_TOKEN }}`. */
  readonly giveToken: string;
  /** A sentence about how a token is written that cannot be read. */
  readonly tokenAlone: string;
  /** What is done with a new token, and with one that is not valid any more. */
  readonly storeToken: string;
  readonly updateToken: string;
  /** Part of a sentence: a build that has no secret needs a token. */
  readonly needsToken: string;
  /** How a secret of any other id is given. */
  readonly giveSecret: (id: string) => string;
  /** A sentence about a variable that has to be set. */
  readonly setVariable: string;
  /** A sentence about a path that leads nowhere. */
  readonly relativePaths: string;
  /** Part of a question: has the user logged in at the registry? */
  readonly login: (tool: 'docker' | 'podman') => string;
  /** Sentences about a tool that is missing or too old. */
  readonly installDocker: string;
  readonly installBuildx: string;
  readonly updateBuildx: string;
  /** What makes a builder of the docker-container driver. */
  readonly createBuilder: string;
  /** Sentences about a private repository, and about an exchange inside of the build that the Hub refused. */
  readonly checkOut: string;
  readonly exchangeRefused: string;
}

/** A text, or one that leaves words to the surface. */
export type Wording = string | ((say: Vocabulary) => string);

/** The text in the words of a surface. */
export function inWords(wording: Wording, say: Vocabulary): string {
  return typeof wording === 'string' ? wording : wording(say);
}

/** The words of a workflow, which is also what an error says that no surface shows. */
export const WORKFLOW: Vocabulary = {
  input: input => `Input '${input}'`,
  name: input => input,
  set: (input, value) => `${input}: ${value}`,
  parameter: 'input',
  host: 'this runner',
  temp: 'RUNNER_TEMP',
  step: 'the step',
  environment: 'the env of the step',
  noToken: event => `Input 'hf-token' is empty${event}.`,
  findToken:
    'Is the repository secret set, under the name that the workflow uses, and handed on to a called workflow (secrets: inherit)? Does the matrix entry ask for it? Without a stored token: hf-oidc-resource.',
  giveToken: 'hf-token: ${{ secrets.HF_TOKEN }}',
  tokenAlone:
    'Store the token alone, on one line, in the repository secret and pass it as hf-token: ${{ secrets.HF_TOKEN }}.',
  storeToken: 'store it as the repository secret',
  updateToken: 'update the repository secret',
  needsToken: 'hf-token must not be empty (fork pull requests get no secrets)',
  giveSecret: id => `secrets: ${id}=\${{ secrets.NAME }}`,
  setVariable:
    "Set it in the `env:` of the step; pull requests from forks have no secrets. A value itself belongs into 'secrets'.",
  relativePaths:
    "Relative paths start at the workspace; a step before this one must make the file. A value itself belongs into 'secrets'.",
  login: tool =>
    `${tool === 'podman' ? 'podman login (or docker/login-action)' : 'docker/login-action'} before this step`,
  installDocker:
    'Use a runner with Docker (ubuntu-latest has it), or install Docker Engine and the buildx plugin.',
  installBuildx: 'Add docker/setup-buildx-action before this step, or install the docker-buildx package.',
  updateBuildx: 'Add docker/setup-buildx-action before this step, or update the docker-buildx plugin.',
  createBuilder: 'docker/setup-buildx-action',
  checkOut: 'Add actions/checkout before this step and set context: .',
  exchangeRefused:
    'The Hub refused the exchange: check the Trusted Publisher entry (repository, workflow, environment) and permissions: id-token: write. Better let hf-oidc-resource exchange the token before the build.',
};
