import { createHash } from 'node:crypto';
import { type RandomAccess, Unreadable } from '../decode/sink.js';
import { PackFault } from './git-pack-objects.js';
import { type GitPackHandler, HEADER_LENGTH, PackReading } from './git-pack-reading.js';

export type { GitPackHandler } from './git-pack-reading.js';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;

/** The ends of packs: the hash of everything before. */
const TRAILERS = [
  { algorithm: 'sha1', length: 20 },
  { algorithm: 'sha256', length: 32 },
] as const;

/** True when these first bytes of a file are the beginning of a pack (gitformat-pack(5), versions 2 and 3). */
export function isGitPack(head: Buffer): boolean {
  if (head.length < 8 || head.toString('latin1', 0, 4) !== 'PACK') return false;
  const version = head.readUInt32BE(4);
  return version === 2 || version === 3;
}

/** The offset of the pack inside a git bundle (gitformat-bundle(5)), or undefined when there is none. */
export function packInBundle(bytes: RandomAccess): number | undefined {
  const signature = bytes.read(0, Math.min(bytes.size, 16)).toString('latin1');
  if (!/^# v[23] git bundle\n$/.test(signature)) return undefined;
  // The references end with an empty line; windows overlap by the line feed before it.
  for (let at = 15; at < bytes.size; at += CHUNK) {
    const found = bytes.read(at, Math.min(CHUNK + 1, bytes.size - at)).indexOf('\n\n');
    if (found === -1) continue;
    const pack = at + found + 2;
    return isGitPack(bytes.read(pack, Math.min(8, bytes.size - pack))) ? pack : undefined;
  }
  return undefined;
}

/** The bytes from this offset on, as bytes of their own: the pack of a bundle. */
export function bytesFrom(bytes: RandomAccess, start: number): RandomAccess {
  return { size: bytes.size - start, read: (offset, length) => bytes.read(start + offset, length) };
}

/**
 * Hands over the objects of a pack, deltas as the objects that they make. What the deltas of a thin pack insert, and
 * of those whose base or result is larger than 8 MiB, comes alone.
 * @throws Unreadable once everything was handed over that could be, for the first fault that was found; errors of
 * `bytes`, of the handler and of its sinks come out at once and unchanged
 */
export async function readGitPack(bytes: RandomAccess, handler: GitPackHandler): Promise<void> {
  if (!isGitPack(bytes.read(0, Math.min(8, bytes.size)))) throw new Unreadable('damaged', 'not a git pack');
  if (bytes.size < HEADER_LENGTH) throw new Unreadable('truncated', 'a git pack is cut off');
  const trailer = TRAILERS.find(({ algorithm, length }) => hasTrailer(bytes, { algorithm, length }));
  const reading = new PackReading(bytes, { handler, idLength: trailer?.length ?? 20 });
  await reading.readObjects(bytes.read(8, 4).readUInt32BE());
  await reading.readWaiting();
  if (trailer === undefined) reading.blame(new PackFault('damaged', 'the checksum of a git pack is wrong'));
  if (reading.fault !== undefined) throw reading.fault;
}

function hasTrailer(
  bytes: RandomAccess,
  { algorithm, length }: { readonly algorithm: 'sha1' | 'sha256'; readonly length: number },
): boolean {
  const end = bytes.size - length;
  if (end < HEADER_LENGTH) return false;
  const hash = createHash(algorithm);
  for (let at = 0; at < end; at += CHUNK) hash.update(bytes.read(at, Math.min(CHUNK, end - at)));
  return hash.digest().equals(bytes.read(end, length));
}
