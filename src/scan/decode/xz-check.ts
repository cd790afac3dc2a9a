import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc64 } from './crc64.js';
import { Unreadable } from './sink.js';

/** The integrity check of a block: sums up what it decodes to. */
export interface Check {
  /** Of the stored sum, in bytes. */
  readonly size: number;
  update(bytes: Buffer): void;
  digest(): Buffer;
}

/** Begins a check of the kind that a stream's flags name (xz file format 2.1.1.2). */
export function openCheck(kind: number): Check {
  switch (kind) {
    case 0:
      return { size: 0, update: () => {}, digest: () => Buffer.alloc(0) };
    case 1:
      return openCrc32();
    case 4: {
      const sum = new Crc64();
      return { size: 8, update: bytes => sum.update(bytes), digest: () => sum.digest() };
    }
    case 10: {
      const hash = createHash('sha256');
      return { size: 32, update: bytes => void hash.update(bytes), digest: () => hash.digest() };
    }
    default:
      throw new Unreadable('unsupported', 'its integrity check is of an unknown kind');
  }
}

function openCrc32(): Check {
  let sum = 0;
  return {
    size: 4,
    update(bytes) {
      sum = crc32(bytes, sum);
    },
    digest() {
      const stored = Buffer.alloc(4);
      stored.writeUInt32LE(sum);
      return stored;
    },
  };
}
