import { hiddenIn } from './contents.js';
import { withoutHubPrefix } from './token.js';
import type { SecretValue } from './value.js';

/** Below this many bytes an encoded form would be so short that it matches innocent text. */
const MIN_ENCODED_BYTES = 8;

/**
 * Below these many characters a text is neither masked nor redacted: a mask of a digit or of a lone brace would
 * blank the log and make the runner drop every job output that happens to contain it. The lines of a longer text
 * are often just its structure.
 */
const MIN_TEXT_LENGTH = 4;
const MIN_LINE_LENGTH = 6;

/** Words that are switches, whatever input they came from; JSON is full of them. */
const COMMON = /^(true|false|null|none)$/i;

/** Encoded copies of values beyond this size (key rings, archives) do not fit a log line. */
const MAX_ENCODED_BYTES = 4096;

/** Of a secret with more lines than this (certificates, key rings) the lines are not copied one by one. */
const MAX_COPIED_LINES = 50;

/**
 * The texts under which a secret may show up in a log: as it is (line by line, because logs are), what it holds
 * alone, the tokens of the Hub without their prefix, as JSON writes it, reversed, the part of its base64 that is the same whatever
 * stands before and after it, and hex in both cases. The runner's own masks miss most of these (padding, other
 * alignments, hex).
 */
export function textForms(secret: SecretValue): string[] {
  const text = secret.reveal();
  const whole = linesOf(text);
  const held = hiddenIn(Buffer.from(text)).map(linesOf);
  const lines = [whole, ...held].flat().flatMap(withAndWithoutPrefix);
  const copied = [whole, ...held]
    .filter(some => some.length <= MAX_COPIED_LINES)
    .flat()
    .flatMap(withAndWithoutPrefix);
  const forms = [
    ...lines,
    ...lines.map(asJson),
    ...copied.filter(line => line.length >= MIN_ENCODED_BYTES).map(reversed),
    ...[text, text.trim(), ...copied].flatMap(one => encodedForms(Buffer.from(one))),
  ];
  return [...new Set(forms)];
}

function linesOf(text: string): string[] {
  const lines = text.trim().split(/[\r\n]+/);
  const least = lines.length === 1 ? MIN_TEXT_LENGTH : MIN_LINE_LENGTH;
  return lines.map(line => line.trim()).filter(line => line.length >= least && !COMMON.test(line));
}

function withAndWithoutPrefix(text: string): string[] {
  return [text, withoutHubPrefix(text)];
}

function reversed(line: string): string {
  return [...line].reverse().join('');
}

function asJson(line: string): string {
  return JSON.stringify(line).slice(1, -1);
}

function encodedForms(bytes: Buffer): string[] {
  if (bytes.length < MIN_ENCODED_BYTES || bytes.length > MAX_ENCODED_BYTES) return [];
  const cores = [base64Core(bytes, 0), base64Core(bytes, 1), base64Core(bytes, 2)];
  const hex = bytes.toString('hex');
  return [...cores, ...cores.map(forUrls), hex, hex.toUpperCase()];
}

/** The URL alphabet of base64 (RFC 4648, section 5); a token's base64 is the same in both. */
function forUrls(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
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
