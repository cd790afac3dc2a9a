import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Sink, Unreadable } from '../decode/sink.js';
import type { Matcher } from '../match/matcher.js';
import type { Searched } from '../walk/finding.js';
import { Ledger } from '../walk/ledger.js';
import type { Limits } from '../walk/limits.js';
import type { Scope } from '../walk/place.js';
import { Retention } from '../walk/retained.js';
import { openUnpacker } from '../walk/unpackers.js';
import { openBlob } from './gzip-blob.js';

/** One file to search: a blob of an OCI layout, or a file beside them. */
export interface BlobTask {
  readonly file: string;
  /** `sha256:<hex>` that the bytes have to have; '' where nothing is promised. */
  readonly digest: string;
}

/** What a search works with; made once for many blobs. */
export interface SearchTools {
  readonly matcher: Matcher;
  readonly limits: Limits;
  /** A private directory for what has to be read in any order and is too large for memory. */
  readonly directory: string | undefined;
  /** Hears how many bytes of a file were read, piece by piece. */
  readonly onRead?: (bytes: number) => void;
}

const CHUNK = 2 ** 20;

/**
 * Searches every byte of a file, and of everything that is packed in it, and checks its digest. Memory does not
 * depend on the size of the file.
 * @throws Error of the file system when the file cannot be read
 */
export async function searchBlob(task: BlobTask, tools: SearchTools): Promise<Searched> {
  const ledger = new Ledger(tools.matcher);
  const read = await readThrough(task, { scope: newScope(tools, ledger), onRead: tools.onRead });
  if (!read.isWhole) ledger.unreadable('', new Unreadable('truncated', 'it changed while it was searched'));
  if (task.digest !== '' && read.digest !== task.digest) ledger.unreadable('', wrongDigest());
  return ledger.result();
}

/** What is said of a blob whose bytes are not its own. */
export function wrongDigest(): Unreadable {
  return new Unreadable('damaged', 'its bytes are not those that its digest stands for');
}

/** What the search of one blob shares with everything in it. */
export function newScope({ matcher, limits, directory }: SearchTools, ledger: Ledger): Scope {
  const retention = new Retention({
    maxMemory: limits.retainedMemory,
    maxFile: limits.retainedFiles,
    directory,
  });
  const { nestedBytes: allowance, freeOutput } = limits;
  return {
    ...{ matcher, limits, ledger, retention, allowance, freeOutput },
    unpack: openUnpacker,
    vouch: () => {},
  };
}

interface Read {
  /** By the algorithm that the task names. */
  readonly digest: string;
  /** The file was as long before and behind as what was read. */
  readonly isWhole: boolean;
}

async function readThrough(
  { file, digest }: BlobTask,
  { scope, onRead }: { readonly scope: Scope; readonly onRead: SearchTools['onRead'] },
): Promise<Read> {
  const algorithm = digest.startsWith('sha512:') ? 'sha512' : 'sha256';
  const hash = createHash(algorithm);
  // One is read into while the other is searched.
  let [buffer, other] = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)];
  const fd = openSync(file, 'r');
  let stream: Sink | undefined;
  try {
    const { size } = fstatSync(fd);
    let done = 0;
    let length = readSync(fd, buffer);
    while (length > 0) {
      const chunk = buffer.subarray(0, length);
      done += length;
      stream ??= openBlob(chunk, scope);
      // A thread of the pool inflates it meanwhile.
      length = await during(stream.write(chunk), () => {
        hash.update(chunk);
        return readSync(fd, other);
      });
      onRead?.(chunk.length);
      [buffer, other] = [other, buffer];
    }
    await stream?.end();
    const isWhole = done === size && fstatSync(fd).size === size;
    return { digest: `${algorithm}:${hash.digest('hex')}`, isWhole };
  } finally {
    closeSync(fd);
    stream?.close?.();
  }
}

/** Works while `pending` goes on, and fails no sooner than it is over. */
async function during<T>(pending: void | Promise<void>, work: () => T): Promise<T> {
  try {
    return work();
  } finally {
    await pending;
  }
}
