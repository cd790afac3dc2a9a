import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { guardedPodman } from '../build/podman.js';
import { explainPodman, exportFailed } from '../build/podman-explain.js';
import { noteBuild, removeLeftovers } from '../build/podman-leftovers.js';
import type { BuildResults } from '../build/results.js';
import { isList, type PodmanPlan, podmanBuildArguments, podmanPushArguments } from '../engine/podman.js';
import { workName } from '../engine/work-name.js';
import { messageOf } from '../errors.js';
import { EarlySearch } from '../scan/early.js';
import { searchLayout } from '../scan/layout-search.js';
import type { Engine, NotCleanedUp, PlainJob, Rehearsed } from './engine.js';
import { closeLayout, openLayout } from './podman-layout.js';
import { type BuiltImage, podmanRelease, podmanResults, removeImages } from './podman-release.js';
import { type RehearsalJob, timed } from './rehearse.js';

/** Podman, or buildah, for the run in this directory. */
export function podmanEngine(directory: string, env: NodeJS.ProcessEnv): Engine {
  const run = new PodmanRun(directory, env);
  return {
    sparesKnown: false,
    rehearse: job => run.rehearse(job),
    build: job => run.build(job),
    removeRecord: async () => ({ kind: 'none' }),
    cleanUp: () => run.cleanUp(),
  };
}

/**
 * One run: the image lies in Podman's store under a name of the run's own, is copied out and searched, and gets the
 * user's names and leaves only then. What is not let out is removed from the store.
 */
class PodmanRun {
  readonly #directory: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #name: string;
  /** The images of a list, which a removal of the list leaves. */
  #images: readonly string[] = [];
  #tools: PlainJob['tools'] | undefined;
  #isReleased = false;

  constructor(directory: string, env: NodeJS.ProcessEnv) {
    this.#directory = directory;
    this.#env = env;
    this.#name = workName(directory);
  }

  async build(job: PlainJob): Promise<BuildResults> {
    const image = await this.#make(job);
    return this.#release(job, image);
  }

  async rehearse(job: RehearsalJob & PlainJob): Promise<Rehearsed> {
    const image = await this.#make(job);
    const { search, seconds, digest } = await this.#search(job, image);
    const images = search.layout.blobs.filter(({ role }) => role === 'config').map(blob => blob.digest);
    this.#images = image.isList ? images : [];
    const searched: BuiltImage = { ...image, digest, images };
    const outcome = podmanResults(searched, { digest, names: job.plan.build.tags, redact: job.tools.redact });
    return { search, seconds, outcome, kept: 'store', release: () => this.#release(job, searched) };
  }

  /** Everything of a run that was not released goes; its working containers hold copies of the secrets. */
  async cleanUp(): Promise<NotCleanedUp | undefined> {
    if (this.#isReleased) return undefined;
    try {
      const wasBuilt = removeLeftovers(this.#directory, this.#env);
      if (wasBuilt && this.#tools !== undefined) await removeImages(this.#images, this.#tools);
      return undefined;
    } catch (error) {
      return notCleanedUp(error);
    }
  }

  async #make(job: PlainJob): Promise<BuiltImage> {
    const { plan, tools, forgetSecrets } = job;
    this.#tools = tools;
    const { marker, temporary } = noteBuild(this.#directory, tools.buildx.command);
    const file = plan.build.file || besideContext(plan.context);
    const own: PodmanPlan = { ...plan, marker, file, name: this.#name };
    const env = { ...tools.env, TMPDIR: temporary, GIT_TERMINAL_PROMPT: '0' };
    const exit = await guardedPodman(podmanBuildArguments(own), { ...tools, env });
    tools.cancel.throwIfAborted();
    // Ended by a signal, Podman 4.3 reports success: there has to be an image.
    const id = exit.code === 0 ? readId(plan.imageIdFile) : '';
    if (id === '') throw explainPodman(exit, basename(tools.buildx.command));
    forgetSecrets();
    return {
      name: this.#name,
      id,
      isList: isList(plan.build),
      digest: '',
      images: [],
      directory: this.#directory,
    };
  }

  /** Copies the image out, uncompressed as it is in the store, and searches it meanwhile. */
  async #search(job: RehearsalJob & PlainJob, { name, id, isList }: BuiltImage) {
    const { layout, pool, tools } = job;
    const destination = `dir:${openLayout(layout)}`;
    const early = new EarlySearch(layout, pool);
    const source = isList ? name : id.replace('sha256:', '');
    const args = podmanPushArguments({ source, isList, destination, isQuiet: true });
    const exit = await guardedPodman(args, tools).finally(() => early.stop());
    tools.cancel.throwIfAborted();
    if (exit.code !== 0) throw exportFailed(exit);
    const digest = closeLayout(layout);
    return { ...(await timed(() => searchLayout(layout, { pool, early }), tools.cancel)), digest };
  }

  async #release(job: PlainJob, image: BuiltImage): Promise<BuildResults> {
    const results = await podmanRelease(job, image);
    this.#isReleased = true;
    return results;
  }
}

function notCleanedUp(error: unknown): NotCleanedUp {
  return {
    level: 'error',
    code: 'STORAGE',
    message: `What Podman left of this build could not be removed: ${messageOf(error)}`,
    hint: 'Its working containers hold copies of the secrets: buildah rm --all removes those that no build uses.',
  };
}

/** The action's default is the Dockerfile of the context; Podman itself would look for a Containerfile first. */
function besideContext(context: string): string {
  const file = join(context, 'Dockerfile');
  return existsSync(file) ? file : '';
}

function readId(file: string): string {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return text === '' || text.startsWith('sha256:') ? text : `sha256:${text}`;
  } catch {
    return '';
  }
}
