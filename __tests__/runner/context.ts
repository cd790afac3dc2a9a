/** What a job knows before its first stage: the action, its inputs, folders, masks and variables. */

import { mkdir, mkdtemp, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { type ActionDefinition, loadAction, type ResolvedInputs, resolveInputs } from './action.js';
import { type GithubContext, githubVariables, type Places, runnerVariables } from './environment.js';
import { Masks } from './masks.js';
import type { CancelTimings } from './process.js';

export interface RunOptions {
  /** The folder that holds action.yml. */
  readonly actionDir: string;
  readonly with?: Readonly<Record<string, string>>;
  /** Variables of the job and step, on top of a small allow-listed base: never the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
  /** Existing folders; fresh ones are made when not given, and removed by `dispose`. */
  readonly workspace?: string;
  readonly temp?: string;
  /** The node binary; the one that runs the tests when not given. */
  readonly node?: string;
  readonly github?: GithubContext;
  readonly debug?: boolean;
  /** Values that the runner masks from the start, as it does with `secrets`. */
  readonly secrets?: readonly string[];
  /** State by name (without `STATE_`) that an earlier step planted through GITHUB_ENV. */
  readonly plantedState?: Readonly<Record<string, string>>;
  readonly cancelTimings?: Partial<CancelTimings>;
  /** For tests of main alone, which are many: a start of node less. */
  readonly isPostLeftOut?: boolean;
  /** What later steps of the job do, between main and post, with the outputs of this one. */
  readonly laterSteps?: (outputs: Readonly<Record<string, string>>) => unknown;
}

export interface JobContext {
  readonly action: ActionDefinition;
  readonly inputs: ResolvedInputs;
  readonly masks: Masks;
  /** The folder that holds what was made for this job. */
  readonly folder: string;
  readonly places: Places;
  readonly contexts: Readonly<Record<string, string>>;
  /** Variables that earlier steps exported; those of the step itself win over them. */
  readonly jobEnv: ReadonlyMap<string, string>;
  readonly stepEnv: ReadonlyMap<string, string>;
}

// The real one always has a value and is always masked.
const DEFAULT_TOKEN = 'ghs_LocalRunnerTokenWithoutAnyRights0000';

/** Loads the action and makes the folders of a job; throws when the action or an input default is unusable. */
export async function createContext(options: RunOptions): Promise<JobContext> {
  const action = await loadAction(resolve(options.actionDir));
  const token = options.github?.token ?? DEFAULT_TOKEN;
  const inputs = resolveInputs(action, options.with ?? {}, token);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'runner-')));
  const places = await makePlaces(options, folder);
  const github = await githubVariables(options.github ?? {}, places);
  return {
    action,
    inputs,
    masks: initialMasks(options.secrets ?? [], token),
    folder,
    places,
    contexts: { ...github, ...runnerVariables(places, options.debug ?? false) },
    jobEnv: new Map(
      Object.entries(options.plantedState ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
    ),
    stepEnv: new Map(Object.entries(options.env ?? {})),
  };
}

/** Folders with the default mode, as the runner makes them: mkdtemp's 0700 stays around them. */
async function makePlaces({ temp, workspace }: RunOptions, folder: string): Promise<Places> {
  const places = {
    temp: temp === undefined ? join(folder, '_temp') : resolve(temp),
    workspace: workspace === undefined ? join(folder, 'workspace') : resolve(workspace),
  };
  await Promise.all(Object.values(places).map(place => mkdir(place, { recursive: true })));
  return places;
}

/** Worker.cs registers secrets trimmed; ExecutionContext.cs adds the token as git sends it. */
function initialMasks(secrets: readonly string[], token: string): Masks {
  const masks = new Masks();
  for (const secret of [...secrets, token]) masks.addWithLines(secret.trim());
  masks.add(Buffer.from(`x-access-token:${token}`).toString('base64'));
  return masks;
}

/** Handler.cs prints inputs and variables before the action can mask anything. */
export function header(
  action: ActionDefinition,
  inputs: ResolvedInputs,
  stepEnv: ReadonlyMap<string, string>,
): string[] {
  const given = inputs.values.entries().filter(([, value]) => value !== '');
  const block = (title: string, entries: readonly (readonly [string, string])[]): string[] =>
    entries.length === 0 ? [] : [title, ...entries.map(([name, value]) => `  ${name}: ${value}`)];
  return [
    `##[group]Run ./${basename(action.directory)}`,
    ...block('with:', given),
    ...block('env:', [...stepEnv]),
    '##[endgroup]',
  ];
}
