import { isAr } from '../archive/ar.js';
import { isCpio } from '../archive/cpio.js';
import { isGitPack } from '../archive/git-pack.js';
import { isRpm } from '../archive/rpm.js';
import { isTar } from '../archive/tar.js';
import { isHeader } from '../archive/tar-header.js';
import { isZip } from '../archive/zip.js';
import { looksLikeZlib } from '../decode/deflate.js';
import { type Compression, sniffCompression } from '../decode/sniff.js';
import { sniffGenuine, sniffUnsupported } from '../decode/unsupported.js';
import { isBase64OfPacked } from './base64-text.js';

/** What content is, as far as its first bytes tell. */
export type Format =
  | { readonly kind: 'plain' }
  | { readonly kind: 'tar' | 'ar' | 'cpio' | 'rpm' | 'zip' | 'git-pack' | 'git-bundle' }
  | { readonly kind: 'compressed'; readonly compression: Compression }
  /** The base64 of an archive or of compressed content. */
  | { readonly kind: 'base64' }
  /** A git object outside of a pack, once it is unpacked; its content begins at `start`. */
  | { readonly kind: 'git-object'; readonly start: number }
  /** A file in whose midst packed content may be, or a zip behind it: scripts, programs, browser extensions, pictures. */
  | { readonly kind: 'carrier'; readonly carrier: 'program' | 'pdf' | 'png' | 'text' }
  | { readonly kind: 'unsupported'; readonly name: string };

/** Magic bytes of every known format lie within these. */
export const HEAD_LENGTH = 512;

/** Smaller files hold no archive and are not looked into. In bytes. */
export const SMALLEST_ARCHIVE = 18;

/** Tells the format of content by its first bytes, up to HEAD_LENGTH; names and extensions are not trusted. */
export function formatOf(head: Buffer): Format {
  if (head.length < SMALLEST_ARCHIVE) return { kind: 'plain' };
  const compression = sniffCompression(head);
  if (compression !== undefined) return { kind: 'compressed', compression };
  if (isTar(head)) return { kind: 'tar' };
  if (isZip(head)) return { kind: 'zip' };
  if (isAr(head)) return { kind: 'ar' };
  if (isCpio(head)) return { kind: 'cpio' };
  if (isRpm(head)) return { kind: 'rpm' };
  if (isGitPack(head)) return { kind: 'git-pack' };
  const start = head.toString('latin1', 0, 16);
  if (/^# v[23] git bundle\n/.test(start)) return { kind: 'git-bundle' };
  if (looksLikeZlib(head)) return { kind: 'compressed', compression: 'zlib' };
  if (isBase64OfPacked(head)) return { kind: 'base64' };
  const name = sniffUnsupported(head);
  if (name !== undefined) return { kind: 'unsupported', name };
  if (/^(#!|MZ|\x7fELF|Cr24[\x02\x03]\0)/.test(start)) return { kind: 'carrier', carrier: 'program' };
  if (start.startsWith('%PDF-')) return { kind: 'carrier', carrier: 'pdf' };
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'carrier', carrier: 'png' };
  return isText(head) || /^(\xff\xd8\xff|GIF8[79]a)/.test(start)
    ? { kind: 'carrier', carrier: 'text' }
    : { kind: 'plain' };
}

/** Whether content of this format is what its beginning says: by a checksum, or by more bytes than stand so by chance. */
export function provesGenuine({ kind }: Format, head: Buffer): boolean {
  if (kind === 'tar') return isHeader(head);
  if (kind === 'unsupported') return sniffGenuine(head) !== undefined;
  if (kind === 'cpio') return head.toString('latin1', 0, 4) === '0707';
  return (
    kind === 'ar' || kind === 'rpm' || kind === 'git-pack' || kind === 'git-bundle' || kind === 'git-object'
  );
}

/** No control characters but those that terminals know. */
function isText(head: Buffer): boolean {
  return !/[\x00-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]/.test(head.toString('latin1', 0, HEAD_LENGTH));
}

/** A blob of git outside of a pack, unpacked: gitformat-loose(5). The other types hold no files. */
export function gitObjectOf(head: Buffer): Format | undefined {
  const [header] = /^blob \d{1,16}\0/.exec(head.toString('latin1', 0, 32)) ?? [];
  return header === undefined ? undefined : { kind: 'git-object', start: header.length };
}
