import { type TarEntry, TarReader } from '../../src/scan/archive/tar.js';
import { feed, Recorder } from './sinks.js';

/** An entry and the sink that got its content. */
export interface ReadEntry extends TarEntry {
  readonly content: Recorder;
}

/** Everything that the reader finds in an archive that is written in chunks of a size. */
export function readTar(bytes: Buffer, chunkSize = bytes.length): ReadEntry[] {
  const entries: ReadEntry[] = [];
  feed(new TarReader(keeping(entries)), bytes, chunkSize);
  return entries;
}

/** A handler that gives each entry a sink and keeps both. */
export function keeping(entries: ReadEntry[]): { entry(entry: TarEntry): Recorder } {
  return {
    entry(entry) {
      const content = new Recorder();
      entries.push({ ...entry, content });
      return content;
    },
  };
}

interface HeaderFields {
  readonly name?: string;
  readonly flag?: string;
  readonly size?: number | string | Buffer;
  readonly magic?: string;
  readonly prefix?: string;
  readonly link?: string;
  /** Other bytes of the block, by offset. */
  readonly at?: Readonly<Record<number, string>>;
  readonly isSigned?: boolean;
}

/** One header block, for what no tool writes. Numbers are octal, texts stand as they are. */
export function header(fields: HeaderFields = {}): Buffer {
  const { name = 'name', flag = '0', size = 0, magic = 'ustar\x0000', prefix = '', link = '' } = fields;
  const block = Buffer.alloc(512);
  block.write(name, 0, 'latin1');
  block.write('0000644\0', 100);
  if (Buffer.isBuffer(size)) size.copy(block, 124);
  else
    block.write(typeof size === 'string' ? size : `${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  block.write(flag, 156, 'latin1');
  block.write(link, 157, 'latin1');
  block.write(magic, 257, 'latin1');
  block.write(prefix, 345, 'latin1');
  for (const [offset, text] of Object.entries(fields.at ?? {})) block.write(text, Number(offset), 'latin1');
  return withChecksum(block, fields.isSigned);
}

/** The block with the checksum that its bytes have, of unsigned or signed bytes. */
export function withChecksum(block: Buffer, isSigned = false): Buffer {
  block.write(' '.repeat(8), 148);
  const sum = block.reduce((total, byte) => total + (isSigned && byte > 127 ? byte - 256 : byte), 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** A header and its content, padded to whole blocks. */
export function member(fields: HeaderFields, content: string | Buffer = ''): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    header({ size: bytes.length, ...fields }),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ]);
}

/** A PAX header with these records. */
export function pax(records: Readonly<Record<string, string>>, flag = 'x'): Buffer {
  const lines = Object.entries(records).map(([key, value]) => record(`${key}=${value}\n`));
  return member({ name: 'PaxHeaders/name', flag }, lines.join(''));
}

function record(text: string): string {
  const rest = Buffer.byteLength(text) + 1;
  const digits = String(rest + String(rest).length).length;
  return `${rest + digits} ${text}`;
}

/** Name, type and content of an entry. */
export function asTexts({ name, type, content }: ReadEntry): string[] {
  return [name.toString('latin1'), type, content.bytes.toString('latin1')];
}

/** Name, type and content of the entries in these parts of one archive. */
export function contentsOf(...parts: readonly Buffer[]): string[][] {
  return readTar(Buffer.concat(parts), 700).map(asTexts);
}

/** The texts of the entries in these parts of one archive. */
export function textsOf(...parts: readonly Buffer[]): string[][] {
  return readTar(Buffer.concat(parts)).map(({ texts }) => texts.map(String));
}

/** A member that stands behind what is tested, and what is read of it. */
export const after = member({ name: 'after' }, 'next');
export const AFTER = ['after', 'file', 'next'];
