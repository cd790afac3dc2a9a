import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newScope, type SearchTools, searchBlob } from '../../src/scan/image/blob.js';
import { Matcher } from '../../src/scan/match/matcher.js';
import { makeNeedles } from '../../src/scan/needles/needles.js';
import type { Searched } from '../../src/scan/walk/finding.js';
import { Ledger } from '../../src/scan/walk/ledger.js';
import { LIMITS, type Limits } from '../../src/scan/walk/limits.js';
import type { Scope } from '../../src/scan/walk/place.js';
import { SearchedStream } from '../../src/scan/walk/stream.js';
import { temporaryDirectory } from './random-access.js';

/** What is searched for, and as much text that is not. */
export const TOKEN = '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';
export const NO_TOKEN = 'hf_****TrZxV is what a tool may print';

export const needles = makeNeedles([{ id: 'hf_token', value: Buffer.from(TOKEN), tokens: [] }]);
const matcher = new Matcher(needles);

/** What a search works with; nothing goes to disk. */
export function toolsWith(limits: Partial<Limits> = {}, directory?: string): SearchTools {
  return { matcher, limits: { ...LIMITS, ...limits }, directory };
}

/** Searches bytes as a blob, as a worker does. */
export function searchBytes(bytes: Buffer, limits: Partial<Limits> = {}): Promise<Searched> {
  const file = join(temporaryDirectory(), 'blob');
  writeFileSync(file, bytes);
  return searchBlob({ file, digest: '' }, toolsWith(limits));
}

/** Searches bytes that come in pieces; the memory of each piece is used again. */
export async function searchPieces(
  pieces: Iterable<Buffer>,
  change: (scope: Scope) => Scope = scope => scope,
): Promise<Searched> {
  const ledger = new Ledger(matcher);
  const stream = new SearchedStream(change(newScope(toolsWith(), ledger)), {
    path: '',
    depth: 0,
    kind: 'blob',
  });
  try {
    for (const piece of pieces) {
      const copy = Buffer.from(piece);
      await stream.write(copy);
      copy.fill(0xaa);
    }
    await stream.end();
  } finally {
    stream.close();
  }
  return ledger.result();
}

/** Cuts bytes into pieces of these lengths, over and over. */
export function* piecesOf(bytes: Buffer, length: () => number): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + Math.max(1, length());
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** `path part form` of each finding, sorted. */
export function places({ findings }: Pick<Searched, 'findings'>): string[] {
  return findings.map(({ path, part, form }) => `${path} ${part} ${form}`).sort();
}

/** `path reason` of everything that could not be searched, sorted. */
export function gaps({ unscanned }: Pick<Searched, 'unscanned'>): string[] {
  return unscanned.map(({ path, reason }) => `${path} ${reason}`).sort();
}
