import { openDecoder } from '../decode/open.js';
import { type Sink, Unreadable } from '../decode/sink.js';

/** Version of the LZMA SDK (2 bytes), size of the properties (2), the properties (5). */
const HEADER = 9;

/** An end marker ends the data. */
const UNKNOWN_SIZE = Buffer.alloc(8, 0xff);

/**
 * Decodes a member of a zip in LZMA (APPNOTE.TXT 5.8.8): its header becomes that of LZMA alone, whose size is the
 * one that the archive names for the member, or unknown where it does not.
 */
export function openZipLzma(size: number, out: Sink): Sink {
  const decoder = openDecoder('lzma', out);
  let head: Buffer | undefined = Buffer.alloc(0);
  return {
    write: chunk => {
      if (head === undefined) return decoder.write(chunk);
      head = Buffer.concat([head, chunk]);
      if (head.length < HEADER) return undefined;
      const [properties, data] = [head.subarray(4, HEADER), head.subarray(HEADER)];
      if (head.readUInt16LE(2) !== 5) throw new Unreadable('damaged', 'it has no properties of LZMA');
      head = undefined;
      return decoder.write(Buffer.concat([properties, sizeField(size), data]));
    },
    end: () => {
      if (head !== undefined) throw new Unreadable('truncated', 'the compressed data ends too early');
      return decoder.end();
    },
    close: () => decoder.close?.(),
  };
}

function sizeField(size: number): Buffer {
  if (size <= 0) return UNKNOWN_SIZE;
  const field = Buffer.alloc(8);
  field.writeBigUInt64LE(BigInt(size));
  return field;
}
