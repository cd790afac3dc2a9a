import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ActionError } from '../../errors.js';
import type { BuildInputs } from '../../request.js';
import { asDescriptors, parseObject } from '../../scan/image/oci-json.js';
import { outputOf } from '../../tool/output.js';
import type { BuildTools } from '../../tool/run.js';
import { Delivery, pushedSoFar } from '../delivery.js';
import { outputName } from '../outputs.js';
import type { BuildResults } from '../results.js';
import { withRetries } from '../retries.js';
import { podmanFilesArguments, podmanPushArguments, qualified } from './arguments.js';
import { explainPodman, isTransient, podmanPushFailed } from './explain.js';
import { type PodmanOutput, podmanOutputs } from './inputs.js';
import { guardedPodman } from './run.js';

/** An image, or a list of images, in Podman's store. */
export interface BuiltImage {
  /** The name of the run's own. */
  readonly name: string;
  /** `sha256:…`: of an image the digest of its config, which names the contents of all its layers. */
  readonly id: string;
  readonly isList: boolean;
  /** Of the manifest as it is in the store; '' when it was not searched. */
  readonly digest: string;
  /** The ids of the images that were searched: one, or all of the list. */
  readonly images: readonly string[];
  /** The run's private directory. */
  readonly directory: string;
}

type Tools = BuildTools;

/** What an image of Podman's is let out with. */
interface ReleaseJob {
  readonly build: BuildInputs;
  readonly tools: Tools;
  readonly pushRetries: number;
}

/**
 * Lets out what was searched: pushes it, compares what the registry has by image IDs, and makes the user's other
 * outputs, each of them from the very image. Then it gets the user's names in Podman's store.
 * @throws ActionError PUSH_FAILED, PUSH_DIFFERS or BUILD_FAILED
 */
export async function podmanRelease(job: ReleaseJob, image: BuiltImage): Promise<BuildResults> {
  const delivery = new Delivery(job.tools);
  try {
    return await letOut(job, image, delivery);
  } catch (error) {
    throw await delivery.completed(error);
  }
}

/** Files come first: what fails there keeps every tag from going out. */
async function letOut(job: ReleaseJob, image: BuiltImage, delivery: Delivery): Promise<BuildResults> {
  const { build, tools } = job;
  const outputs = podmanOutputs(build);
  for (const output of outputs) delivery.add(...(await write(output, { job, image })));
  const pushes = outputs.flatMap(output =>
    output.kind === 'push' ? output.names.map(name => ({ name, output })) : [],
  );
  const names = pushes.map(({ name }) => name);
  const pushed: string[] = [];
  let digest = '';
  if (names.length > 0) delivery.pushes(async () => pushedSoFar({ names, pushed, digest }));
  for (const { name, output } of pushes) {
    const there = await push(job, { image, name, compression: output.compression });
    pushed.push(name);
    digest ||= there;
  }
  // A list is kept only where it was asked for: it is in the way of `podman images` (4.3).
  const isKept = !image.isList || outputs.some(({ kind }) => kind === 'store');
  await giveNames(isKept ? build.tags : [], { image, tools });
  digest ||= image.digest || (await localDigest(image, tools));
  return podmanResults(image, {
    digest,
    names: names.length > 0 ? names : build.tags,
    redact: tools.redact,
  });
}

/** What the step gives out, under buildx's names. */
export function podmanResults(
  { id, isList }: BuiltImage,
  {
    digest,
    names,
    redact,
  }: { readonly digest: string; readonly names: readonly string[]; readonly redact: Tools['redact'] },
): BuildResults {
  const configDigest = isList ? '' : id;
  const imageName = names.join(',');
  const metadata = {
    ...(configDigest === '' ? {} : { 'containerimage.config.digest': configDigest }),
    ...(digest === '' ? {} : { 'containerimage.digest': digest }),
    ...(imageName === '' ? {} : { 'image.name': imageName }),
  };
  const imageid = isList ? digest : id;
  return {
    ...{ imageid, digest, metadata: redact(JSON.stringify(metadata, null, 2)) },
    ...{ configDigest, imageName, cacheDigest: '' },
  };
}

/** The digest of the manifest in the store; '' where nobody tells it. */
async function localDigest({ id, isList }: BuiltImage, tools: Tools): Promise<string> {
  if (isList) return '';
  const args = isPodman(tools)
    ? ['image', 'inspect', '--format', '{{.Digest}}']
    : ['inspect', '--type', 'image', '--format', '{{.FromImageDigest}}'];
  return (await outputOf([...args, bare(id)], tools))?.trim() ?? '';
}

interface Push {
  readonly image: BuiltImage;
  readonly name: string;
  readonly compression: string;
}

/** @returns the digest that the registry has it under */
async function push({ tools, pushRetries }: ReleaseJob, { image, name, compression }: Push): Promise<string> {
  const digestFile = join(image.directory, 'digest');
  const args = podmanPushArguments({
    source: image.isList ? image.name : bare(image.id),
    isList: image.isList,
    destination: `docker://${qualified(name)}`,
    digestFile,
    compression,
  });
  const exit = await withRetries(() => guardedPodman(args, tools, 'push'), {
    tools,
    pushRetries,
    isRetried: isTransient,
  });
  if (exit.code !== 0) throw podmanPushFailed(exit);
  const digest = readFileSync(digestFile, 'utf8').trim();
  // Under `report`, and without a search, there may be nothing to compare with.
  const isSearched = image.digest !== '' && image.images.length > 0;
  if (isSearched && digest !== image.digest) await requireSame({ name, digest }, { image, tools });
  return digest;
}

interface Held {
  readonly image: BuiltImage;
  readonly tools: Tools;
}

/**
 * The manifest of what was pushed is another one than in the store, since layers are compressed on the way, or are
 * in the registry already. The images are the same when their IDs are.
 * @throws ActionError PUSH_DIFFERS
 */
async function requireSame(
  { name, digest }: { readonly name: string; readonly digest: string },
  { image, tools }: Held,
): Promise<void> {
  const repository = qualified(name).replace(/:[^:/]+$/, '');
  const digests = image.isList ? await imagesOf(`${repository}@${digest}`, tools) : [digest];
  const ids: string[] = [];
  for (const one of digests) ids.push(await pulledId(`${repository}@${one}`, tools));
  tools.cancel.throwIfAborted();
  if (ids.length > 0 && ids.every(id => image.images.includes(id))) return;
  throw new ActionError({
    code: 'PUSH_DIFFERS',
    message: `What ${name} has as ${digest} cannot be shown to be the image that was searched, ${image.id}.`,
    hint: 'Does the registry take images of this format, and can they be pulled from it? Remove what was pushed and build again.',
  });
}

async function imagesOf(list: string, tools: Tools): Promise<string[]> {
  const text = await outputOf(['manifest', 'inspect', list], tools);
  return asDescriptors(parseObject(Buffer.from(text ?? ''))?.['manifests']).map(({ digest }) => digest);
}

/** Podman knows all layers already: it asks the registry for manifest and config alone. '' when it cannot. */
async function pulledId(reference: string, tools: Tools): Promise<string> {
  const text = await outputOf(['pull', '--quiet', reference], tools);
  const id = text?.trim().split('\n').at(-1) ?? '';
  if (id === '') return '';
  await dropName(reference, { id, tools });
  return `sha256:${id}`;
}

/**
 * Writes the files of the image, or an archive of it, to this machine.
 * @returns what was written, in words
 */
async function write(
  output: PodmanOutput,
  { job: { tools, build }, image }: { readonly job: ReleaseJob; readonly image: BuiltImage },
): Promise<string[]> {
  const source = image.isList ? image.name : bare(image.id);
  if (output.kind === 'archive') {
    const [tag] = build.tags;
    const named = tag === undefined ? '' : `:${output.transport === 'docker-archive' ? qualified(tag) : tag}`;
    const destination = `${output.transport}:${output.dest}${named}`;
    await require(podmanPushArguments({ source, isList: image.isList, destination }), tools);
    return [`the output ${output.dest}`];
  }
  if (output.kind !== 'files') return [];
  const empty = join(image.directory, 'empty');
  const file = join(image.directory, 'Dockerfile');
  if (!existsSync(empty)) mkdirSync(empty);
  writeFileSync(file, `FROM ${source}\n`);
  await require(podmanFilesArguments({
    build,
    file,
    context: empty,
    output: output.flag,
  }), tools);
  return [outputName(output.flag)];
}

async function require(args: readonly string[], tools: Tools): Promise<void> {
  const exit = await guardedPodman(args, tools, 'export');
  tools.cancel.throwIfAborted();
  if (exit.code !== 0) throw explainPodman(exit, basename(tools.tool.command));
}

/** Gives the image the user's names and takes the run's own away. */
async function giveNames(tags: readonly string[], { image, tools }: Held): Promise<void> {
  if (tags.length > 0) await require(['tag', image.name, ...tags], tools);
  if (image.isList) await outputOf(['manifest', 'rm', image.name], tools);
  else if (tags.length > 0 || isPodman(tools)) await dropName(image.name, { id: bare(image.id), tools });
}

/** buildah has no `untag`: of an image with another name its `rmi` removes the name alone. */
async function dropName(
  name: string,
  { id, tools }: { readonly id: string; readonly tools: Tools },
): Promise<void> {
  const args = isPodman(tools) ? ['untag', id, name] : ['rmi', name];
  await outputOf(args, tools);
}

/** Removes those of the images that nobody gave a name to. */
export async function removeImages(ids: readonly string[], tools: Tools): Promise<void> {
  for (const id of ids.map(bare)) {
    const inspect = ['image', 'inspect', '--format', '{{len .RepoTags}}', id];
    const names = isPodman(tools) ? await outputOf(inspect, tools) : '0';
    if (names?.trim() === '0') await outputOf(['rmi', id], tools);
  }
}

function isPodman({ tool }: Tools): boolean {
  return basename(tool.command) === 'podman';
}

function bare(id: string): string {
  return id.replace(/^sha256:/, '');
}
