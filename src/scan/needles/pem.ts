import { createPublicKey } from 'node:crypto';

/** A private key in PEM (RFC 7468) and where it stands in the text. */
export interface PrivateKey {
  readonly text: string;
  readonly start: number;
  /** Pieces of its body that are in no public key. */
  readonly pieces: readonly string[];
}

/** PGP blocks are left out: they share most of their packets with the public one (RFC 9580, section 10). */
const PRIVATE_KEY = /-----BEGIN ((?:[A-Z0-9]+ ){0,4}PRIVATE KEY)-----[\s\S]{1,8192}?-----END \1-----/g;

/** In characters: a copy with lines of another length than the original still holds some pieces as a whole. */
const PIECE_LENGTH = 24;
const PIECE_STRIDE = 20;

/** Pieces, evenly spread: who copies a key copies all of it. */
const MAX_PIECES = 16;

/** The private keys in a text, with line ends or with `\n` written out as in JSON. */
export function privateKeysIn(text: string): PrivateKey[] {
  return [...text.matchAll(PRIVATE_KEY)].map(match => ({
    text: match[0],
    start: match.index,
    pieces: piecesOf(match[0]),
  }));
}

/** The text without the certificates and public keys that stand beside private ones: images hold them rightly. */
export function withoutPublicBlocks(text: string): string {
  return text.replace(
    /-----BEGIN ([A-Z0-9 ]{0,64})-----[\s\S]{1,65536}?-----END \1-----/g,
    (block, label: string) => (/(^| )PRIVATE KEY$/.test(label) ? block : ''),
  );
}

function piecesOf(pem: string): string[] {
  const lines = pem
    .replaceAll('\\n', '\n')
    .split(/\s+/)
    .filter(line => /^[A-Za-z0-9+/]{16,}={0,2}$/.test(line));
  const body = Buffer.from(lines.join(''), 'base64');
  const shared = publicPartOf(pem);
  let offset = 0;
  const pieces = lines.flatMap(line => {
    const from = offset;
    offset += line.length;
    return cut(line).filter(({ at }) => isPrivate({ body, shared, at: Math.floor(((from + at) * 3) / 4) }));
  });
  return spread(pieces.map(({ piece }) => piece));
}

function cut(line: string): { readonly piece: string; readonly at: number }[] {
  const count = Math.max(0, Math.floor((line.length - PIECE_LENGTH) / PIECE_STRIDE) + 1);
  return Array.from({ length: count }, (_, number) => {
    const at = number * PIECE_STRIDE;
    return { piece: line.slice(at, at + PIECE_LENGTH), at };
  });
}

/** What everybody may know of a key; of a key that cannot be read (encrypted, OpenSSH) nothing. */
function publicPartOf(pem: string): Buffer {
  try {
    return createPublicKey(pem.replaceAll('\\n', '\n')).export({ type: 'spki', format: 'der' });
  } catch {
    return Buffer.alloc(0);
  }
}

interface Place {
  readonly body: Buffer;
  readonly shared: Buffer;
  /** Byte of the body at which a piece begins. */
  readonly at: number;
}

/** Of a key that cannot be read: its format and algorithms come first, a comment last. */
const UNREAD = { first: 104, last: 32 };

/** Bytes that two parts of a key have in common by chance: hardly ever so many. */
const COMMON_BYTES = 6;

/**
 * A piece of a private key holds nothing of the public one, and nothing that comes twice in the key: OpenSSH's
 * format repeats the public part.
 */
function isPrivate({ body, shared, at }: Place): boolean {
  const end = at + (PIECE_LENGTH * 3) / 4;
  const isHeader = shared.length === 0 && (at < UNREAD.first || end > body.length - UNREAD.last);
  if (isHeader) return false;
  for (let from = at; from + COMMON_BYTES <= end; from++) {
    const few = body.subarray(from, from + COMMON_BYTES);
    if (shared.includes(few) || body.indexOf(few) !== from || body.includes(few, from + 1)) return false;
  }
  return true;
}

function spread(pieces: readonly string[]): string[] {
  const step = Math.max(1, pieces.length / MAX_PIECES);
  return pieces.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
