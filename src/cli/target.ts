import { createReadStream, existsSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { ActionError, errnoOf } from '../errors.js';
import { formatOf, HEAD_LENGTH } from '../scan/walk/formats.js';
import type { ChildEnvironment } from '../secret/environment.js';
import { savedImage } from './saved-image.js';

/** What is searched. */
export type OpenTarget =
  | { readonly kind: 'layout'; readonly directory: string }
  | {
      readonly kind: 'stream';
      readonly stream: AsyncIterable<Uint8Array>;
      /** In bytes; undefined when nobody knows before the end. */
      readonly size: number | undefined;
    };

/** What a target may be read from. */
export interface Sources {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  /** The environment of docker and podman. */
  readonly env: ChildEnvironment;
  /** Ends them. */
  readonly cancel: AbortSignal;
}

/** Bytes that are read of a file at once. */
const CHUNK = 2 ** 20;

/** Names that nobody gives to an image. */
const PATH_LIKE = /^(\.{0,2}\/|~)|\.(tar|tgz|tar\.\w+|oci|zip)$|\\/;

/** Repository, tag and digest, or an id; docker judges the rest. */
const REFERENCE = /^[A-Za-z0-9][\w.\-/:@[\]]*$/;

/**
 * Opens what the user named: `-`, a directory, a file or, when there is none of this name, an image of the engine.
 * @throws ActionError for what is none of these; NO_DOCKER, NO_DAEMON
 */
export async function openTarget(target: string, sources: Sources): Promise<OpenTarget> {
  if (target === '-') return asArchive(fromStdin(sources), undefined);
  const stat = statOf(target);
  if (stat?.isDirectory()) return openLayout(target);
  if (stat?.isFile()) return asArchive(createReadStream(target, { highWaterMark: CHUNK }), stat.size);
  if (stat !== undefined) {
    throw badTarget(`${target} is neither a file nor a directory.`, 'For a pipe write: verify - < PIPE');
  }
  if (PATH_LIKE.test(target) || !REFERENCE.test(target)) {
    throw badTarget(`${target} does not exist.`, 'Name a layout directory, a tar, or an image: name:tag.');
  }
  return { kind: 'stream', stream: await savedImage(target, sources), size: undefined };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (['ENOTDIR', 'ENAMETOOLONG'].includes(errnoOf(error)) || path.includes('\0')) return undefined;
    throw badTarget(`${path} cannot be read (${errnoOf(error)}).`, 'Is it yours?', error);
  }
}

function openLayout(directory: string): OpenTarget {
  if (existsSync(join(directory, 'index.json'))) return { kind: 'layout', directory };
  throw badTarget(
    `${directory} is a directory without index.json, so it is no OCI image layout.`,
    'buildx makes one by --output type=oci,tar=false,dest=DIR. An image of this name is named with its tag.',
  );
}

function fromStdin({ stdin }: Sources): AsyncIterable<Uint8Array> {
  if (stdin.isTTY !== true) return stdin;
  throw badTarget('Standard input is a terminal.', 'Try: docker save IMAGE | hf-secret-build verify -');
}

/** Looks at the beginning, so that any other file is a mistake and not an image that could not be searched. */
async function asArchive(stream: AsyncIterable<Uint8Array>, size: number | undefined): Promise<OpenTarget> {
  const rest = stream[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < HEAD_LENGTH) {
    const { done, value } = await rest.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  if (['tar', 'compressed'].includes(formatOf(head).kind)) {
    return { kind: 'stream', stream: startingWith(head, rest), size };
  }
  await rest.return?.();
  throw badTarget(
    head.length === 0 ? 'There is nothing in it.' : 'This is no image archive.',
    'It takes the tar of docker save, podman save or buildx --output type=oci, compressed or not.',
  );
}

async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function badTarget(message: string, hint: string, cause?: unknown): ActionError {
  return new ActionError({ code: 'BAD_INPUT', message, hint, cause });
}
