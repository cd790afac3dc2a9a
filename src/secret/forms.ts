import type { SecretValue } from './value.js';

/** Below this many bytes an encoded form would be so short that it matches innocent text. */
const MIN_ENCODED_BYTES = 8;

/**
 * Below this many characters a text is neither masked nor redacted: a mask of `true` or of a lone brace would
 * blank the log and make the runner drop every job output that happens to contain it.
 */
const MIN_TEXT_LENGTH = 6;

/** Encoded copies of values beyond this size (key rings, archives) do not fit a log line. */
const MAX_ENCODED_BYTES = 4096;

/**
 * The texts under which a secret may show up in a log: as it is (line by line, because logs are), the part of
 * its base64 that is the same whatever stands before and after it, and hex in both cases.
 * The runner's own masks miss these encodings (padding, other alignments, hex).
 */
export function textForms(secret: SecretValue): string[] {
  const text = secret.reveal();
  return [...new Set([...lineForms(text), ...encodedForms(Buffer.from(text))])];
}

/** Like `textForms`, but a token counts whatever its length: it is a secret by definition. */
export function tokenForms(token: SecretValue): string[] {
  return [...new Set([token.reveal(), ...textForms(token)])];
}

function lineForms(text: string): string[] {
  return text
    .split(/[\r\n]+/)
    .map(line => line.trim())
    .filter(line => line.length >= MIN_TEXT_LENGTH);
}

function encodedForms(bytes: Buffer): string[] {
  if (bytes.length < MIN_ENCODED_BYTES || bytes.length > MAX_ENCODED_BYTES) return [];
  const hex = bytes.toString('hex');
  return [base64Core(bytes, 0), base64Core(bytes, 1), base64Core(bytes, 2), hex, hex.toUpperCase()];
}

/**
 * The characters of a base64 text that depend on `bytes` alone when `phase` (0, 1 or 2) foreign bytes stand
 * before them in the first group of three (RFC 4648, section 4: 8-bit bytes cut into 6-bit characters).
 */
function base64Core(bytes: Buffer, phase: number): string {
  const encoded = Buffer.concat([Buffer.alloc(phase), bytes]).toString('base64');
  const firstBit = phase * 8;
  return encoded.slice(Math.ceil(firstBit / 6), Math.floor((firstBit + bytes.length * 8) / 6));
}
