import type { Vocabulary } from '../wording.js';
import { ALL } from './options.js';

/** Inputs of the action whose option has another name than the input without its plural. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  context: 'PATH',
  'hf-token': 'HF_TOKEN',
  secrets: '--secret',
  'secret-envs': '--secret',
  'secret-files': '--secret',
};

/** The words of a command line. */
export const COMMAND_LINE: Vocabulary = {
  input: input => (input === 'hf-token' ? 'The token' : optionOf(input)),
  name: optionOf,
  set: (input, value) =>
    input === 'context' ? `${value} as the context` : withValue(optionOf(input), value),
  parameter: 'option',
  host: 'this machine',
  temp: 'TMPDIR',
  step: 'it',
  environment: 'your environment',
  noToken: () => 'There is no token.',
  findToken: 'Set HF_TOKEN, or run hf auth login, or give --token-file PATH.',
  giveToken: 'HF_TOKEN or --token-file PATH',
  tokenAlone: 'Give the token alone, on one line; other secrets go to --secret id=ID,src=PATH.',
  storeToken: 'log in with it (hf auth login)',
  updateToken: 'log in with a valid one (hf auth login)',
  needsToken: 'there has to be a token (HF_TOKEN, hf auth login or --token-file)',
  giveSecret: id => `--secret id=${id},src=PATH`,
  setVariable: 'Set it and export it.',
  relativePaths: 'Relative paths start at the working directory.',
  login: tool => `were you logged in there (${tool} login)`,
  installDocker: 'Install Docker Engine and the buildx plugin.',
  installBuildx: 'Install the docker-buildx package.',
  updateBuildx: 'Update the docker-buildx plugin.',
  createBuilder: 'docker buildx create',
  checkOut: 'Clone it, and give its folder as the context.',
  exchangeRefused:
    'The Hub refused the exchange, which needs the identity of a workflow run: use the token of the secret mount instead.',
};

/** `--smoke-test` alone, `--verify report` */
function withValue(option: string, value: string): string {
  return value === 'true' ? option : `${option} ${value}`;
}

function optionOf(input: string): string {
  const known = OPTION_NAMES[input];
  if (known !== undefined) return known;
  const single = input.replace(/s$/, '');
  return `--${!Object.hasOwn(ALL, input) && Object.hasOwn(ALL, single) ? single : input}`;
}
