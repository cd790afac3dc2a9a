import type { EngineChoice } from '../request.js';
import type { Wording } from '../wording.js';

/** An engine that the input `engine` can name. */
export interface EngineKind {
  readonly name: string;
  /** Whose arguments it takes, and so which of the two ways through the gate its images go. */
  readonly speaks: 'buildx' | 'podman';
  /** The first of these on the PATH is started; without any there is no such engine here. */
  readonly programs: readonly string[];
  /** What removes from its cache what a leak left there. */
  readonly prune: string;
  /** What to do where it is missing. */
  readonly hint: Wording;
}

/** The engines, in the order in which `auto` looks for them. A new one that speaks as these do is a row. */
export const ENGINES = [
  {
    name: 'buildx',
    speaks: 'buildx',
    programs: ['docker', 'buildx', 'docker-buildx'],
    prune: 'docker buildx prune',
    hint: say => say.installBuildx,
  },
  {
    name: 'podman',
    speaks: 'podman',
    programs: ['podman', 'buildah'],
    prune: 'podman image prune',
    hint: say =>
      `Install podman (Debian and Ubuntu: apt-get install podman), or set ${say.set('engine', 'buildx')}.`,
  },
  {
    name: 'buildah',
    speaks: 'podman',
    programs: ['buildah'],
    prune: 'buildah prune',
    hint: say =>
      `Install buildah (Debian and Ubuntu: apt-get install buildah), or set ${say.set('engine', 'podman')}.`,
  },
] as const satisfies readonly EngineKind[];

/** What a user can write; the first is the default. */
export const ENGINE_CHOICES: readonly EngineChoice[] = [...ENGINES.map(({ name }) => name), 'auto'];
