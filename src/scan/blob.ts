import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Searched } from './finding.js';
import { openBlob } from './gzip-blob.js';
import { Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import type { Matcher } from './matcher.js';
import { Retention } from './retained.js';
import { type Sink, Unreadable } from './sink.js';
import type { Scope } from './stream.js';

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
  const digest = await readThrough(task, newScope(tools, ledger), tools.onRead);
  if (task.digest !== '' && digest !== task.digest) {
    ledger.unreadable('', new Unreadable('damaged', 'its bytes are not those that its digest stands for'));
  }
  return ledger.result();
}

/** What the search of one blob shares with everything in it. */
export function newScope({ matcher, limits, directory }: SearchTools, ledger: Ledger): Scope {
  const retention = new Retention({
    maxMemory: limits.retainedMemory,
    maxFile: limits.retainedFiles,
    directory,
  });
  return { matcher, limits, ledger, retention, allowance: limits.nestedBytes };
}

/** @returns the digest of the file, by the algorithm that the task names */
async function readThrough(
  { file, digest }: BlobTask,
  scope: Scope,
  onRead: SearchTools['onRead'],
): Promise<string> {
  const algorithm = digest.startsWith('sha512:') ? 'sha512' : 'sha256';
  const hash = createHash(algorithm);
  const buffer = Buffer.allocUnsafe(CHUNK);
  const fd = openSync(file, 'r');
  let stream: Sink | undefined;
  try {
    for (let length = readSync(fd, buffer); length > 0; length = readSync(fd, buffer)) {
      const chunk = buffer.subarray(0, length);
      hash.update(chunk);
      stream ??= openBlob(chunk, scope);
      await stream.write(chunk);
      onRead?.(length);
    }
    await stream?.end();
  } finally {
    closeSync(fd);
    stream?.close?.();
  }
  return `${algorithm}:${hash.digest('hex')}`;
}
