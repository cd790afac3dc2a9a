import type { Rehearsed } from '../engine/engine.js';
import { messageOf } from '../errors.js';
import type { SmokeRequest } from '../request.js';
import { harmless } from '../text/defuse.js';
import { type BuildTools, run } from '../tool/run.js';
import { dockerArchive } from './archive.js';
import { smokeNames } from './arguments.js';
import { bare, createContainer, inspectContainer, loadImage, startContainer } from './container.js';
import type { SmokeHost } from './host.js';
import { imageFor } from './image.js';
import { noteSmokeTest, removeSmokeTest } from './leftovers.js';
import { requireNoSecrets } from './mounted-secrets.js';
import { failed, type SmokeTools } from './tools.js';
import { requireNobodyThere, waitUntilWell } from './wait.js';

/** Of the container's log, in lines: shown when the test fails, searched in any case. */
const SHOWN_LINES = '200';
const SEARCHED_LINES = '5000';

const MAX_SHOWN = 500;

/** What a smoke test works with. */
export interface SmokeJob {
  readonly request: SmokeRequest;
  readonly host: SmokeHost;
  readonly rehearsed: Pick<Rehearsed, 'search' | 'outcome' | 'kept'>;
  /** Where the searched layout is, unless the image is in a store. */
  readonly layout: string;
  /** The run's private directory. */
  readonly directory: string;
  /** Its environment holds no secret of the run. */
  readonly tools: BuildTools;
  /** The environment of this process, for the clean-up. */
  readonly env: NodeJS.ProcessEnv;
  /** The id of a secret that stands in a text. */
  readonly secretIn: (text: string) => string | undefined;
}

/**
 * Runs the searched image once, in a container of its own, and waits until it is well. The container and the loaded
 * image are gone at the end, however it comes.
 * @throws ActionError SMOKE_FAILED
 */
export async function smokeTest(job: SmokeJob): Promise<void> {
  const { directory, host, env } = job;
  const tools = smokeTools(job);
  noteSmokeTest(directory, host.tool.command);
  try {
    await tryOut(job, tools);
  } catch (error) {
    const { container } = smokeNames(directory);
    remove(job, left =>
      tools.build.log(
        `Smoke test: ${container} could not be removed: ${tools.shown(messageOf(left))}. Remove it by hand.`,
      ),
    );
    throw error; // the one to be heard
  }
  remove({ directory, env }, error => {
    throw failed(
      `its container or image could not be removed: ${tools.shown(messageOf(error))}.`,
      'Remove what docker ps --all and docker image ls show of hf-secret-build.',
    );
  });
}

async function tryOut(job: SmokeJob, tools: SmokeTools): Promise<void> {
  const { request, directory } = job;
  const waiting = { request, directory, tools };
  await requireNobodyThere(waiting);
  const image = await runnableImage(job, tools);
  await createContainer({ directory, image, ...request }, tools);
  await requireOurs(image, { job, tools });
  await requireNoSecrets(smokeNames(directory).container, tools);
  let isWell = false;
  try {
    await startContainer(directory, tools);
    const start = performance.now();
    const how = await waitUntilWell(waiting);
    isWell = true;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    tools.build.log(`Smoke test passed: ${how} (after ${seconds} s).`);
  } finally {
    if (!tools.piping.cancel.aborted) await readLog(directory, { tools, isShown: !isWell });
  }
}

/** The id, in the engine's store, of the very image that was searched. */
async function runnableImage(
  { host, rehearsed, layout, directory }: SmokeJob,
  tools: SmokeTools,
): Promise<string> {
  const { kept, search, outcome } = rehearsed;
  if (kept === 'store' && host.kind === 'docker') return outcome.imageid;
  if (kept === 'builder')
    throw failed(
      'the disk is too small for the image layout, so there is nothing to load the searched image from.',
      say => `Free space where ${say.temp} is, or remove ${say.name('smoke-test')}.`,
    );
  const image = imageFor(layout, { layout: search.layout, platform: host.platform });
  if (image === undefined)
    throw failed(
      say => `what was built has no image for ${host.platform}, which the engine of ${say.host} runs.`,
      'Test another platform on a machine of its kind.',
    );
  if (host.kind === 'podman') return bare(image.config.digest);
  const name = smokeNames(directory).image;
  const id = await loadImage(dockerArchive({ directory: layout, image, name }), { directory, tools });
  // Docker names an image by its manifest or, in its classic store, by its config.
  if (id === image.manifest.digest || id === image.config.digest) return id;
  throw failed(
    `docker loaded ${tools.shown(id)}, which is not the image that was searched, ${image.manifest.digest}.`,
    say => `Something changed it on the way. Run ${say.step} again.`,
  );
}

/** A word of smoke-args that is no option would be taken for the image; an option may read a file with secrets. */
async function requireOurs(
  image: string,
  { job, tools }: { readonly job: SmokeJob; readonly tools: SmokeTools },
): Promise<void> {
  const inspected = await inspectContainer(job.directory, tools);
  if (inspected.image !== bare(image))
    throw failed(
      say =>
        `${say.name('smoke-args')} name another image: one of the words is neither an option nor the value of one.`,
      'The searched image is run; what it is to run stands behind --.',
    );
  const secret = job.secretIn(inspected.text);
  if (secret === undefined) return;
  throw failed(
    say =>
      `the container would get the secret '${secret}' from ${say.name('smoke-args')}, in its environment or command.`,
    'The test runs without secrets: remove the option, or the file that it reads.',
  );
}

async function readLog(
  directory: string,
  { tools, isShown }: { readonly tools: SmokeTools; readonly isShown: boolean },
): Promise<void> {
  const { build, piping } = tools;
  const { container } = smokeNames(directory);
  const lines = isShown ? SHOWN_LINES : SEARCHED_LINES;
  if (isShown) build.log(`Smoke test: the last ${lines} lines of the container's log:`);
  const args = ['logs', '--tail', lines, container];
  await run(args, { ...build, ...piping }, { kind: 'smoke', isHidden: !isShown });
}

function remove(
  { directory, env }: Pick<SmokeJob, 'directory' | 'env'>,
  onError: (error: unknown) => void,
): void {
  try {
    removeSmokeTest(directory, env);
  } catch (error) {
    onError(error);
  }
}

function smokeTools({ tools, host }: SmokeJob): SmokeTools {
  const shown = (text: string) => {
    const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
    const line = lines.find(one => /error|unknown|invalid|fail|no such/i.test(one)) ?? lines[0] ?? '';
    return harmless(tools.redact(line)).trim().slice(0, MAX_SHOWN).replace(/\.$/, '');
  };
  return { piping: { tool: host.tool, env: tools.env, cancel: tools.cancel }, build: tools, shown };
}
