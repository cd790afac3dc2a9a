import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { readGitPack } from '../../src/scan/archive/git-pack.js';
import type { RandomAccess, Sink } from '../../src/scan/decode/sink.js';
import { Collector, faultOf, inMemory, run } from './random-access.js';

/** Runs git without any configuration of the machine. */
export function git(directory: string, ...args: readonly string[]): Buffer {
  return run(directory, ['git', ...CONFIGURATION, ...args]);
}

export function gitWithInput(directory: string, input: Buffer | string, ...args: readonly string[]): Buffer {
  return run(
    directory,
    ['git', ...CONFIGURATION, ...args],
    typeof input === 'string' ? Buffer.from(input) : input,
  );
}

const CONFIGURATION = [
  'user.name=a',
  'user.email=a@example.org',
  'gc.auto=0',
  'pack.threads=1',
  'init.defaultBranch=main',
  'commit.gpgSign=false',
].flatMap(setting => ['-c', setting]);

/** Type and content of every object of a repository, sorted, as git itself reads them. */
export function objectsOf(directory: string): string[] {
  const output = git(directory, 'cat-file', '--batch-all-objects', '--batch');
  const objects: string[] = [];
  for (let at = 0; at < output.length; ) {
    const lineEnd = output.indexOf('\n', at);
    const [, type = '', size = '0'] = output.toString('latin1', at, lineEnd).split(' ');
    const end = lineEnd + 1 + Number(size);
    objects.push(summary(type, output.subarray(lineEnd + 1, end)));
    at = end + 1;
  }
  return objects.sort();
}

interface ReadObject {
  readonly offset: number;
  readonly type: string;
  readonly sink: Collector;
}

/** Reads a pack whole: its objects and what was wrong with it. */
export async function readAllObjects(bytes: Buffer | RandomAccess, isSlow = false) {
  const objects: ReadObject[] = [];
  const object = (read: { readonly offset: number; readonly type: string }): Sink => {
    const sink = new Collector(isSlow);
    objects.push({ ...read, sink });
    return sink;
  };
  const fault = await faultOf(readGitPack(Buffer.isBuffer(bytes) ? inMemory(bytes) : bytes, { object }));
  return { objects, fault, summaries: objects.map(({ type, sink }) => summary(type, sink.content)).sort() };
}

/** Short objects as they are, so that a difference can be read. */
function summary(type: string, content: Buffer): string {
  const text =
    content.length < 100 ? content.toString('latin1') : createHash('sha1').update(content).digest('hex');
  return `${type} ${content.length} ${text}`;
}

/** An object of a pack made by hand; `base`: the offset or the id of what the delta changes. */
export interface Packed {
  readonly type?: number;
  readonly content: Buffer;
  readonly base?: number | Buffer;
  /** Instead of `base`: the index of what the delta changes. */
  readonly onto?: number;
  /** In place of the size of the content. */
  readonly size?: number;
  readonly deflated?: Buffer;
}

/** A pack made by hand, with its offsets. */
export function makePack(objects: readonly Packed[], count = objects.length) {
  const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0');
  header.writeUInt32BE(count, 8);
  const parts: Buffer[] = [header];
  const offsets: number[] = [];
  let offset = header.length;
  for (const object of objects) {
    const base = object.onto === undefined ? object.base : offsets[object.onto];
    const bytes = packed(base === undefined ? object : { ...object, base }, offset);
    offsets.push(offset);
    parts.push(bytes);
    offset += bytes.length;
  }
  return { bytes: withTrailer(Buffer.concat(parts)), offsets };
}

export function withTrailer(pack: Buffer): Buffer {
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

function packed({ type, content, base, size = content.length, deflated }: Packed, offset: number): Buffer {
  const number = typeof base === 'number' ? 6 : base === undefined ? (type ?? 3) : 7;
  const bytes = [(number << 4) | (size % 16)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.push((bytes.pop() ?? 0) | 0x80, rest % 128);
  }
  const reference = typeof base === 'number' ? distance(offset - base) : (base ?? Buffer.alloc(0));
  return Buffer.concat([Buffer.from(bytes), reference, deflated ?? deflateSync(content)]);
}

function distance(value: number): Buffer {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(0x80 | (--rest % 128));
  return Buffer.from(bytes);
}

/** A number of a delta: 7 bits a byte, the lowest first. */
function varint(value: number): Buffer {
  const bytes = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(0x80 | (rest % 128));
  return Buffer.from([...bytes, rest]);
}

/** A delta: texts are inserted, pairs are an offset and a length to be copied. */
export function makeDelta(source: number, steps: readonly (string | readonly [number, number])[]): Buffer {
  const target = steps.reduce((sum, step) => sum + (typeof step === 'string' ? step.length : step[1]), 0);
  return Buffer.concat([varint(source), varint(target), ...steps.map(instruction)]);
}

function instruction(step: string | readonly [number, number]): Buffer {
  if (typeof step === 'string')
    return Buffer.concat(
      (step.match(/.{1,127}/gs) ?? []).map(text => Buffer.from(`${String.fromCharCode(text.length)}${text}`)),
    );
  const bytes = Buffer.alloc(8, 0xff);
  bytes.writeUInt32LE(step[0], 1);
  bytes.writeUIntLE(step[1], 5, 3);
  return bytes;
}

export function idOf(type: string, content: Buffer): Buffer {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest();
}
