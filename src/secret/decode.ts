import { gunzipSync, inflateSync } from 'node:zlib';

/** Of what is packed so much is unpacked: a secret has at most 500 KiB. */
const MAX_UNPACKED = 1024 * 1024;

/** Shorter texts decode to less than 8 bytes. */
const RUN = /(?:[A-Za-z0-9+/]{11,}|[A-Za-z0-9_-]{11,})={0,2}/g;

/** Base64 or hex in lines of the usual lengths, as tools and YAML wrap it. */
const WRAPPED = /(?<![\w+/-])(?:[\w+/-]{32,128}[ \t]{0,8}\r?\n[ \t]{0,64}){1,16384}[\w+/-]{0,128}={0,2}/g;

/** Three or five parts in base64url (RFC 7519, RFC 7516): what they say is public, their signature is no text. */
const JWT = /\beyJ[\w-]*(?:\.[\w-]*){2,4}/g;

/** What a part of a text says. */
export interface Decoded {
  readonly bytes: Buffer;
  /** How many encodings lie between. */
  readonly level: number;
}

/** What gzip (RFC 1952) or zlib (RFC 1950) packed; both prove by a checksum that it was they. */
export function unpacked(bytes: Buffer): Buffer | undefined {
  if (bytes.length < 8) return undefined;
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const isZlib = bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0;
  if (!isGzip && !isZlib) return undefined;
  try {
    return (isGzip ? gunzipSync : inflateSync)(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch {
    return undefined; // it only looked like it, or holds more than any secret
  }
}

/** The runs in a text that are the base64 or hex of a text, or of something packed. */
export function decodedIn(text: string): Decoded[] {
  const rest = text.replace(JWT, ' ');
  const runs = [WRAPPED, RUN].flatMap(pattern => [...rest.matchAll(pattern)].map(([run]) => run));
  return [...new Set(runs)].flatMap(run => {
    const bytes = decoded(run);
    return bytes === undefined ? [] : [{ bytes, level: 1 }];
  });
}

/** What a text says that is base64 (RFC 4648, in either alphabet) or hex as a whole; undefined for any other. */
export function decoded(text: string): Buffer | undefined {
  const digits = text.replace(/\s+/g, '').replace(/=+$/, '');
  return [ofHex(digits), ofBase64(digits)].find(bytes => bytes !== undefined && isMeant(bytes));
}

function ofHex(digits: string): Buffer | undefined {
  return /^(?:[0-9a-f]{2}){8,}$/i.test(digits) ? Buffer.from(digits, 'hex') : undefined;
}

function ofBase64(digits: string): Buffer | undefined {
  if (!/^(?:[A-Za-z0-9+/]{11,}|[\w-]{11,})$/.test(digits)) return undefined;
  const bytes = Buffer.from(digits, 'base64');
  const again = bytes.toString('base64').replace(/=+$/, '');
  return again === digits.replaceAll('-', '+').replaceAll('_', '/') ? bytes : undefined;
}

/** Random letters decode to random bytes: what is meant is text, or proves itself. */
function isMeant(bytes: Buffer): boolean {
  return isText(bytes.toString()) || utf16Text(bytes) !== undefined || unpacked(bytes) !== undefined;
}

/** The text that bytes are: UTF-16, UTF-8 or, for others, Latin-1; without a byte-order mark. */
export function textIn(bytes: Buffer): string {
  const utf16 = utf16Text(bytes);
  if (utf16 !== undefined) return utf16;
  const utf8 = bytes.toString();
  const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
  return text.replace(/^\ufeff/, '');
}

/** @returns false for what is no UTF-8, and for control characters */
export function isText(text: string): boolean {
  return !/[^\P{Cc}\t\r\n]|\ufffd/u.test(text);
}

/** The text of UTF-16 in either order, without its byte-order mark; undefined for what is none. */
function utf16Text(bytes: Buffer): string | undefined {
  if (bytes.length < 8 || bytes.length % 2 !== 0) return undefined;
  const mark = bytes.readUInt16BE(0);
  const isLittle = mark === 0xfffe || isZeroAt(bytes, 1);
  if (!isLittle && mark !== 0xfeff && !isZeroAt(bytes, 0)) return undefined;
  const units = isLittle ? bytes : Buffer.from(bytes).swap16();
  const text = units.toString('utf16le').replace(/^\ufeff/, '');
  return isText(text) ? text : undefined;
}

/** Nine of ten characters are Latin ones. */
function isZeroAt(bytes: Buffer, first: number): boolean {
  let zeros = 0;
  for (let at = first; at < bytes.length; at += 2) zeros += Number(bytes[at] === 0);
  return zeros >= 0.45 * bytes.length;
}
