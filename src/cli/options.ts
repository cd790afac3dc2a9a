import { ENGINE_CHOICES } from '../engine/engines.js';

/** One option of a command. */
interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** May be given several times. */
  readonly multiple?: true;
  /** The only values that it takes, the default first. */
  readonly words?: readonly string[];
  /** A switch of docker's, which may be written `--push=false`. */
  readonly isSwitch?: true;
}

export type OptionTable = Readonly<Record<string, Option>>;

const switched: Option = { type: 'boolean', isSwitch: true };
const one: Option = { type: 'string' };
const many: Option = { type: 'string', multiple: true };

const COMMON = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  'no-progress': { type: 'boolean' },
  secret: many,
  'token-file': one,
  version: { type: 'boolean', short: 'V' },
} as const satisfies OptionTable;

/** Those of `docker buildx build`, under its names. */
export const DOCKER = {
  'add-host': many,
  allow: many,
  annotation: many,
  attest: many,
  'build-arg': many,
  'build-context': many,
  builder: one,
  'cache-from': many,
  'cache-to': many,
  'cgroup-parent': one,
  file: { type: 'string', short: 'f' },
  iidfile: one,
  label: many,
  load: switched,
  'metadata-file': one,
  network: one,
  'no-cache': switched,
  'no-cache-filter': many,
  output: { type: 'string', short: 'o', multiple: true },
  platform: many,
  provenance: one,
  pull: switched,
  push: switched,
  sbom: one,
  'shm-size': one,
  ssh: many,
  tag: { type: 'string', short: 't', multiple: true },
  target: one,
  ulimit: many,
} as const satisfies OptionTable;

const OWN = {
  'check-dockerfile': { type: 'string', words: ['error', 'warn', 'off'] },
  dataset: many,
  engine: { type: 'string', words: ENGINE_CHOICES },
  'hf-endpoint': one,
  model: many,
  'on-missing-token': { type: 'string', words: ['auto', 'build', 'skip', 'fail'] },
  'push-retries': one,
  report: one,
  'secret-id': one,
  'smoke-args': one,
  'smoke-test': switched,
  'smoke-timeout': one,
  'smoke-url': one,
  verify: { type: 'string', words: ['gate', 'report', 'off'] },
  'verify-cache': one,
} as const satisfies OptionTable;

const BUILD = { ...COMMON, ...DOCKER, ...OWN };

/** The commands, and what they take. `check` takes what `build` does, so that one line of the shell does for both. */
export const COMMANDS = { build: BUILD, check: BUILD, verify: COMMON } as const satisfies Readonly<
  Record<string, OptionTable>
>;

export type CommandName = keyof typeof COMMANDS;
export type BuildOption = keyof typeof BUILD;

/** Every option of every command, to read a line before its command is known. */
export const ALL: OptionTable = BUILD;
