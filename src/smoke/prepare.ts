import type { Builder, Rehearsed } from '../engine/engine.js';
import type { SmokeRequest } from '../request.js';
import type { BuildTools } from '../tool/run.js';
import { smokeHost } from './host.js';
import { smokeTest } from './smoke.js';

/** What a smoke test is prepared with. */
interface Preparation {
  /** Those of the build, as they are written. */
  readonly platforms: readonly string[];
  readonly builder: Pick<Builder, 'runsWith' | 'tools'>;
  /** The run's private directory, and where the searched layout will be. */
  readonly directory: string;
  readonly layout: string;
  /** The environment of this process. */
  readonly env: NodeJS.ProcessEnv;
  /** Finds the run's secrets in a text. */
  readonly search: {
    first(text: string): { readonly secret: string; readonly isTelling: boolean } | undefined;
  };
}

/** Tries out what was searched. */
type TryOut = (rehearsed: Rehearsed, tools: BuildTools) => Promise<void>;

/**
 * Finds, before the build, what the smoke test needs; undefined when there is to be none. The engine that runs the
 * container gets nothing in its environment that holds a secret: `--env NAME` would hand it on.
 * @throws ActionError NO_DOCKER, NO_PODMAN, NO_DAEMON or BAD_INPUT
 */
export async function prepareSmokeTest(
  request: SmokeRequest | undefined,
  { platforms, builder, directory, layout, env: ownEnv, search }: Preparation,
): Promise<TryOut | undefined> {
  if (request === undefined) return undefined;
  const { tool, env, cancel } = builder.tools;
  const host = await smokeHost({ kind: builder.runsWith, builder: tool, env, cancel, platforms });
  const secretIn = (text: string) => {
    const hit = search.first(text);
    return hit?.isTelling === true ? hit.secret : undefined;
  };
  const clean = Object.fromEntries(Object.entries(env).filter(([, text]) => secretIn(text) === undefined));
  return (rehearsed, listened) => {
    const tools = { ...listened, env: clean };
    return smokeTest({ request, host, rehearsed, layout, directory, tools, env: ownEnv, secretIn });
  };
}
