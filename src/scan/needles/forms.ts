import { base32Cores } from './base32.js';
import { base64Cores, forUrls } from './base64.js';
import { ESCAPES } from './escapes.js';

/** Bytes under which a value may be in an image, and what to call them. */
export type Form = readonly [form: string, bytes: Buffer];

/**
 * Memory and what a search carries from one chunk to the next stay bounded: of a longer form the middle is searched.
 * Who has all of it has its middle.
 */
export const MAX_NEEDLE_BYTES = 1024;

/**
 * Every form of a whole value of at most 1024 bytes, whatever stands before and after it. The same bytes may come
 * twice; the first name is the better one.
 */
export function wholeForms(value: Buffer): Form[] {
  const text = textOf(value);
  const forms: Form[] = [['plain', value], ...byteForms(value)];
  if (text !== undefined) forms.push(...unicodeForms(text), ...escapedForms(text));
  return forms.map(([form, bytes]) => [form, middleOf(bytes)]);
}

/** The forms in which a line or a value out of a longer secret is searched. */
export function partForms(part: Buffer): Form[] {
  const forms: Form[] = [
    ['plain part', part],
    ...base64Forms('base64 part', part),
    ['json part', Buffer.from(JSON.stringify(part.toString()).slice(1, -1))],
    ['utf-16 part', utf16(part.toString('latin1')).subarray(0, -1)],
  ];
  return forms.map(([form, bytes]) => [form, middleOf(bytes)]);
}

function middleOf(bytes: Buffer): Buffer {
  const start = Math.max(0, (bytes.length - MAX_NEEDLE_BYTES) >> 1);
  return bytes.subarray(start, start + MAX_NEEDLE_BYTES);
}

/** Undefined for what is no UTF-8. */
function textOf(value: Buffer): string | undefined {
  const text = value.toString();
  return Buffer.from(text).equals(value) ? text : undefined;
}

function byteForms(value: Buffer): Form[] {
  return [
    ...base64Forms('base64', value),
    ...base64Forms('base64', value).flatMap(([, inner]) => base64Forms('base64 of base64', inner)),
    ...base32Cores(value).flatMap((core): Form[] => [
      ['base32', ascii(core)],
      ['base32', ascii(core.toLowerCase())],
    ]),
    ...bothCases('hex', value, bytes => bytes.join('')),
    ...base64Cores(Buffer.from(value.toString('hex'))).map((core): Form => ['base64 of hex', core]),
    ...bothCases('hex with spaces', value, bytes => bytes.join(' ')),
    ...bothCases('hex with colons', value, bytes => bytes.join(':')),
    ...bothCases('hex with dashes', value, bytes => bytes.join('-')),
    ...bothCases('c array', value, bytes => bytes.map(byte => `0x${byte}`).join(', ')),
    ...bothCases('c array', value, bytes => bytes.map(byte => `0x${byte}`).join(',')),
    ...bothCases('c array', value, bytes => bytes.map(byte => `0X${byte}`).join(', ')), // xxd -i -u
    ...bothCases('percent-encoded', value, bytes => bytes.map(byte => `%${byte}`).join('')),
    ...bothCases('\\x escapes', value, bytes => bytes.map(byte => `\\x${byte}`).join('')),
    ['octal escapes', ascii([...value].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join(''))],
    // JSON and Python; without spaces; a shell's list; JSON.stringify of an object with a Buffer, indented by 2.
    ...[', ', ',', ' ', ',\n    '].map((between): Form => ['decimal list', ascii([...value].join(between))]),
    ['reversed', Buffer.from(value).reverse()],
  ];
}

function base64Forms(form: string, value: Buffer): Form[] {
  return base64Cores(value).flatMap((core): Form[] => [
    [form, core],
    [form, forUrls(core)],
  ]);
}

function bothCases(form: string, value: Buffer, write: (bytes: readonly string[]) => string): Form[] {
  const bytes = [...value].map(byte => byte.toString(16).padStart(2, '0'));
  return [
    [form, ascii(write(bytes))],
    [form, ascii(write(bytes.map(byte => byte.toUpperCase())))],
  ];
}

function ascii(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Little-endian UTF-16. */
export function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function unicodeForms(text: string): Form[] {
  const units = [...utf16(text).swap16().toString('hex').matchAll(/.{4}/g)].map(([unit]) => unit);
  const points = [...text].map(one => one.codePointAt(0) ?? 0);
  const short = points.map(point => point.toString(16));
  const upper = (digits: readonly string[]) => digits.map(one => one.toUpperCase());
  return [
    ['utf-16le', utf16(text)],
    ['utf-16be', utf16(text).swap16()],
    ['utf-32le', utf32(points).swap32()],
    ['utf-32be', utf32(points)],
    ...base64Forms('base64 of utf-16le', utf16(text)),
    ...base64Cores(Buffer.from(text)).map((core): Form => ['utf-16le of base64', utf16(core.toString())]),
    ...[units, upper(units)].map(
      (all): Form => ['\\u escapes', ascii(all.map(unit => `\\u${unit}`).join(''))],
    ),
    ...[short, upper(short)].map(
      (all): Form => ['\\u{} escapes', ascii(all.map(one => `\\u{${one}}`).join(''))],
    ),
    ['html decimal', ascii(points.map(point => `&#${point};`).join(''))],
    ...[short, upper(short)].map((all): Form => ['html hex', ascii(all.map(one => `&#x${one};`).join(''))]),
  ];
}

function utf32(points: readonly number[]): Buffer {
  const bytes = Buffer.alloc(points.length * 4);
  for (const [index, point] of points.entries()) bytes.writeUInt32BE(point, index * 4);
  return bytes;
}

function escapedForms(text: string): Form[] {
  return ESCAPES.map(([form, write]): Form => [form, Buffer.from(write(text))]);
}
