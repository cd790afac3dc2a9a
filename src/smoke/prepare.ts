import type { BuildTools } from '../build/guarded.js';
import type { Rehearsed } from '../gate/engine.js';
import type { Request } from '../request.js';
import { smokeHost } from './host.js';
import { smokeTest } from './smoke.js';

/** A run that may want a smoke test. */
interface Wanted {
  readonly request: Request;
  readonly engine: 'buildx' | 'podman';
  readonly tools: BuildTools;
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
export async function prepareSmokeTest(wanted: Wanted): Promise<TryOut | undefined> {
  const { request, tools, search } = wanted;
  const { smoke, build } = request;
  if (smoke === undefined) return undefined;
  const { buildx, env, cancel } = tools;
  const { engine, directory, layout } = wanted;
  const host = await smokeHost({ engine, buildx, env, cancel, platforms: build.platforms });
  const secretIn = (text: string) => {
    const hit = search.first(text);
    return hit?.isTelling === true ? hit.secret : undefined;
  };
  const clean = Object.fromEntries(Object.entries(env).filter(([, text]) => secretIn(text) === undefined));
  return (rehearsed, listened) =>
    smokeTest({
      request: smoke,
      host,
      rehearsed,
      layout,
      directory,
      tools: { ...listened, env: clean },
      env: wanted.env,
      secretIn,
    });
}
