import { execFileSync } from 'node:child_process';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { readZip, type ZipEntry } from '../../src/scan/archive/zip.js';
import type { RandomAccess, Sink } from '../../src/scan/decode/sink.js';
import { Collector, faultOf, inMemory } from './random-access.js';

export interface Member {
  readonly name: string;
  readonly content: Buffer;
  readonly method?: number;
  readonly flags?: number;
  /** The directory does not list it. */
  readonly isHidden?: boolean;
  /** Bytes before the local header. */
  readonly padding?: Buffer;
  /** What stands in the directory instead. */
  readonly listed?: { readonly offset?: number; readonly method?: number; readonly size?: number };
  readonly version?: number;
}

/** A zip made by hand, with what no tool would make. */
export function makeZip(members: readonly Member[], comment = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { padding = Buffer.alloc(0) } = member;
    const local = localMember(member);
    parts.push(padding, local.bytes);
    if (member.isHidden !== true) directory.push(listing(member, local, offset + padding.length));
    offset += padding.length + local.bytes.length;
  }
  return Buffer.concat([...parts, ...directory, endRecord({ directory, offset, comment })]);
}

function localMember({ name, content, method = 8, flags = 0, version = 20 }: Member) {
  const data = method === 8 ? deflateRawSync(content) : content;
  const header = Buffer.alloc(26);
  header.writeUInt16LE(version, 0);
  header.writeUInt16LE(flags, 2);
  header.writeUInt16LE(method, 4);
  if ((flags & 8) === 0) header.writeUInt32LE(crc32Of(content), 10);
  if ((flags & 8) === 0) header.writeUInt32LE(data.length, 14);
  if ((flags & 8) === 0) header.writeUInt32LE(content.length, 18);
  header.writeUInt16LE(name.length, 22);
  return { header, data, bytes: Buffer.concat([Buffer.from('PK\x03\x04'), header, Buffer.from(name), data]) };
}

function listing(member: Member, { header, data }: ReturnType<typeof localMember>, offset: number): Buffer {
  const { name, content, listed = {} } = member;
  const copy = Buffer.from(header);
  copy.writeUInt32LE(crc32Of(content), 10);
  copy.writeUInt32LE(listed.size ?? data.length, 14);
  copy.writeUInt32LE(content.length, 18);
  if (listed.method !== undefined) copy.writeUInt16LE(listed.method, 4);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(listed.offset ?? offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), copy, rest, Buffer.from(name)]);
}

interface End {
  readonly directory: readonly Buffer[];
  readonly offset: number;
  readonly comment: string;
}

function endRecord({ directory, offset, comment }: End): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06');
  record.writeUInt16LE(directory.length & 0xffff, 8);
  record.writeUInt16LE(directory.length & 0xffff, 10);
  record.writeUInt32LE(Buffer.concat(directory).length, 12);
  record.writeUInt32LE(offset, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, Buffer.from(comment)]);
}

/** zlib.crc32 is not in every Node 20. */
function crc32Of(content: Buffer): number {
  return typeof crc32 === 'function' ? crc32(content) : 0;
}

export interface ReadMember {
  readonly entry: ZipEntry;
  readonly sink: Collector;
}

/** Reads a zip whole: its members and what was wrong with it. */
export async function readAll(bytes: Buffer | RandomAccess, isSlow = false) {
  const members: ReadMember[] = [];
  const entry = (read: ZipEntry): Sink => {
    const sink = new Collector(isSlow);
    members.push({ entry: read, sink });
    return sink;
  };
  const fault = await faultOf(readZip(Buffer.isBuffer(bytes) ? inMemory(bytes) : bytes, { entry }));
  return { members, fault, names: members.map(({ entry: { name } }) => name.toString()) };
}

/** Name and decoded content of each member, in the order of the archive. */
export function contentsOf(members: readonly ReadMember[]): [string, string][] {
  return members
    .filter(({ entry }) => !entry.isDirectory)
    .map(member => [member.entry.name.toString(), decoded(member).toString('latin1')]);
}

function decoded({ entry: { method }, sink: { content } }: ReadMember): Buffer {
  if (method === 'stored') return content;
  if (method === 'deflate') return inflateRawSync(content);
  if (method === 'bzip2') return execFileSync('bzip2', ['-dc'], { input: content });
  if (method === 'xz') return execFileSync('xz', ['-dc'], { input: content });
  // A version and the length of the properties; a .lzma file has the size, here unknown, behind them.
  const alone = Buffer.concat([content.subarray(4, 9), Buffer.alloc(8, 0xff), content.subarray(9)]);
  if (method === 'lzma') return execFileSync('xz', ['-dc', '--format=lzma'], { input: alone });
  throw new Error(`no decoder for ${method}`);
}
