import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OutlineAnswer } from '../../dockerfile/outline.js';
import { messageOf } from '../../errors.js';
import type { Target } from '../../request.js';
import { EarlySearch } from '../../scan/image/early.js';
import { searchLayout } from '../../scan/image/layout-search.js';
import type { ScanPool } from '../../scan/image/pool.js';
import type { ChildEnvironment } from '../../secret/environment.js';
import type { Tool } from '../../tool/find.js';
import type { BuildTools } from '../../tool/run.js';
import type {
  Builder,
  Engine,
  NotCleanedUp,
  RecordRemoval,
  RehearsalParts,
  Rehearsed,
  RunJob,
} from '../engine.js';
import type { EngineKind } from '../engines.js';
import type { BuildResults } from '../results.js';
import { timed } from '../timed-search.js';
import { workName } from '../work-name.js';
import { isList, type PodmanPlan, podmanBuildArguments, podmanPushArguments } from './arguments.js';
import { explainPodman, exportFailed } from './explain.js';
import { closeLayout, openLayout } from './layout.js';
import { noteBuild, removeLeftovers } from './leftovers.js';
import { type BuiltImage, podmanRelease, podmanResults, removeImages } from './release.js';
import { guardedPodman } from './run.js';

/** How Podman or buildah is started. */
interface Start {
  readonly kind: EngineKind;
  readonly tool: Tool;
  readonly env: ChildEnvironment;
  /** The environment of this process, for the clean-up. */
  readonly ownEnv: NodeJS.ProcessEnv;
}

/** Podman, or buildah. */
export function podmanEngine({ kind, tool, env, ownEnv }: Start, target: Target): Engine {
  return {
    target,
    takesGitCredentials: false,
    open: job =>
      new PodmanBuilder(job, {
        target,
        tools: { ...job.tools, tool, env },
        prune: kind.prune,
        ownEnv,
      }),
  };
}

/**
 * One run: the image lies in Podman's store under a name of the run's own, is copied out and searched, and gets the
 * user's names and leaves only then. What is not let out is removed from the store.
 */
class PodmanBuilder implements Builder {
  readonly tools: BuildTools;
  readonly prune: string;
  readonly sparesKnown = false;
  readonly runsWith = 'podman';
  readonly #job: RunJob;
  readonly #target: Target;
  readonly #ownEnv: NodeJS.ProcessEnv;
  readonly #name: string;
  /** The images of a list, which a removal of the list leaves. */
  #images: readonly string[] = [];
  #isReleased = false;

  constructor(
    job: RunJob,
    {
      target,
      tools,
      prune,
      ownEnv,
    }: { target: Target; tools: BuildTools; prune: string; ownEnv: NodeJS.ProcessEnv },
  ) {
    this.tools = tools;
    this.prune = prune;
    this.#job = job;
    this.#target = target;
    this.#ownEnv = ownEnv;
    this.#name = workName(job.directory.path);
  }

  /** Podman has nothing like buildx's outline: of its Dockerfiles only the text is judged. */
  async outline(): Promise<OutlineAnswer> {
    return { outline: undefined, reason: 'Podman makes none' };
  }

  async build(): Promise<BuildResults> {
    return this.#release(await this.#make(this.tools));
  }

  async rehearse({ pool, listener, exported }: RehearsalParts): Promise<Rehearsed> {
    const tools = { ...this.tools, ...listener };
    const image = await this.#make(tools);
    exported();
    const { search, seconds, digest } = await this.#search(image, { pool, tools });
    const images = search.layout.blobs.filter(({ role }) => role === 'config').map(blob => blob.digest);
    this.#images = image.isList ? images : [];
    const searched: BuiltImage = { ...image, digest, images };
    const names = this.#job.request.build.tags;
    const outcome = podmanResults(searched, { digest, names, redact: tools.redact });
    return { search, seconds, outcome, kept: 'store', release: () => this.#release(searched) };
  }

  async removeRecord(): Promise<RecordRemoval> {
    return { kind: 'none' };
  }

  /** Everything of a run that was not released goes; its working containers hold copies of the secrets. */
  async cleanUp(): Promise<NotCleanedUp | undefined> {
    if (this.#isReleased) return undefined;
    try {
      const wasBuilt = removeLeftovers(this.#job.directory.path, this.#ownEnv);
      if (wasBuilt) await removeImages(this.#images, this.tools);
      return undefined;
    } catch (error) {
      return notCleanedUp(error);
    }
  }

  async #make(tools: BuildTools): Promise<BuiltImage> {
    const { request, directory, files } = this.#job;
    const { build } = request;
    const program = tools.tool.command;
    const { marker, temporary } = noteBuild(directory.path, program);
    const { context, buildContexts } = this.#target;
    const file = build.file || besideContext(context);
    const imageIdFile = directory.file('imageid');
    const mounts = files.write();
    const plan: PodmanPlan = {
      ...{ build, context, buildContexts, file, mounts, marker, imageIdFile },
      name: this.#name,
    };
    const env = { ...tools.env, TMPDIR: temporary, GIT_TERMINAL_PROMPT: '0' };
    const exit = await guardedPodman(podmanBuildArguments(plan), { ...tools, env }, 'build');
    tools.cancel.throwIfAborted();
    // Ended by a signal, Podman 4.3 reports success: there has to be an image.
    const id = exit.code === 0 ? readId(imageIdFile) : '';
    if (id === '') throw explainPodman(exit, basename(program));
    files.remove();
    return { name: this.#name, id, isList: isList(build), digest: '', images: [], directory: directory.path };
  }

  /** Copies the image out, uncompressed as it is in the store, and searches it meanwhile. */
  async #search(
    { name, id, isList }: BuiltImage,
    { pool, tools }: { readonly pool: ScanPool; readonly tools: BuildTools },
  ) {
    const layout = this.#job.directory.file('layout');
    const destination = `dir:${openLayout(layout)}`;
    const early = new EarlySearch(layout, pool);
    const source = isList ? name : id.replace('sha256:', '');
    const args = podmanPushArguments({ source, isList, destination, isQuiet: true });
    const exit = await guardedPodman(args, tools, 'copy').finally(() => early.stop());
    tools.cancel.throwIfAborted();
    if (exit.code !== 0) throw exportFailed(exit);
    const digest = closeLayout(layout);
    return { ...(await timed(() => searchLayout(layout, { pool, early }), tools.cancel)), digest };
  }

  async #release(image: BuiltImage): Promise<BuildResults> {
    const { build, pushRetries } = this.#job.request;
    const results = await podmanRelease({ build, pushRetries, tools: this.tools }, image);
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
