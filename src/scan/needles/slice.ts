import { MAX_NEEDLE_BYTES } from './forms.js';
import { partsOf } from './parts.js';
import { privateKeysIn } from './pem.js';

/** Padding and tables have fewer values than this among their bytes; a search for them would find others. */
const MIN_DISTINCT = 16;

/** Places that are looked at when the best one is padding. */
const PLACES = 64;

/**
 * At most 1024 bytes of a value that give it away: around the private key or the random value in it, since beside
 * those may stand what everybody has (certificates, comments); else from its middle, or where it is varied.
 */
export function tellingSlice(value: Buffer): Buffer {
  if (value.length <= MAX_NEEDLE_BYTES) return value;
  const last = value.length - MAX_NEEDLE_BYTES;
  const sliceAt = (start: number) => {
    const from = Math.floor(Math.max(0, Math.min(last, start)));
    return value.subarray(from, from + MAX_NEEDLE_BYTES);
  };
  const middle = sliceAt(middleOfSecret(value) - MAX_NEEDLE_BYTES / 2);
  if (distinct(middle) >= MIN_DISTINCT) return wholeCharacters(middle);
  const others = Array.from({ length: PLACES }, (_, place) => sliceAt((last * place) / (PLACES - 1)));
  const best = others.reduce((best, other) => (distinct(other) > distinct(best) ? other : best), middle);
  return wholeCharacters(best);
}

function middleOfSecret(value: Buffer): number {
  const text = value.toString('latin1');
  const secret = [...privateKeysIn(text).map(key => key.text), ...partsOf(value)].filter(part =>
    text.includes(part),
  );
  const longest = secret.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  return longest === '' ? value.length / 2 : text.indexOf(longest) + longest.length / 2;
}

function distinct(bytes: Buffer): number {
  return new Set(bytes).size;
}

/** Without the rest of a UTF-8 character at the start and the beginning of one at the end. */
function wholeCharacters(bytes: Buffer): Buffer {
  const isRest = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;
  let start = 0;
  while (start < 3 && isRest(bytes[start])) start++;
  let end = bytes.length;
  while (end > bytes.length - 3 && isRest(bytes[end - 1])) end--;
  const lead = bytes[end - 1] ?? 0;
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  const isComplete = end - 1 + size <= bytes.length;
  return bytes.subarray(start, isComplete ? end - 1 + size : end - 1);
}
