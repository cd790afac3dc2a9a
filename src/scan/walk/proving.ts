import { EVIDENCE, IS_GENUINE } from '../decode/genuine.js';
import { openDecoder } from '../decode/open.js';
import { BehindEnd, type Sink, Unreadable } from '../decode/sink.js';
import type { Compression } from '../decode/sniff.js';
import type { Scope } from './place.js';

/** A decoder that vouches for what it decodes: at its end, or when it meets a fault after enough of it. */
export interface ProvingDecoder extends Sink {
  /** Bytes of the input that were decoded. */
  readonly used: number;
  /** What is behind the end of the content is told as a fault. */
  readonly isOver: false;
}

/** Opens the decoder of nested content in this scope, as `openDecoder` does. */
export function openProving(
  compression: Compression,
  { out, scope }: { readonly out: Sink; readonly scope: Scope },
): ProvingDecoder {
  const counted = new Counted(out);
  const decoder = openDecoder(compression, counted);
  let head: Buffer = Buffer.alloc(0);
  const judge = (error: unknown): never => {
    const evidence = () => ({ head, used: decoder.used, output: counted.length });
    if (error instanceof BehindEnd || (error instanceof Unreadable && IS_GENUINE[compression](evidence())))
      scope.vouch();
    throw error;
  };
  return {
    isOver: false,
    get used() {
      return decoder.used;
    },
    write: chunk => {
      if (head.length < EVIDENCE) head = Buffer.concat([head, chunk.subarray(0, EVIDENCE - head.length)]);
      try {
        return decoder.write(chunk)?.catch(judge);
      } catch (error) {
        return judge(error);
      }
    },
    end: async () => {
      await decoder.end().catch(judge);
      scope.vouch();
    },
    close: () => decoder.close(),
  };
}

/** Counts what is written through it. */
class Counted implements Sink {
  length = 0;
  readonly #out: Sink;

  constructor(out: Sink) {
    this.#out = out;
  }

  write(chunk: Buffer): void | Promise<void> {
    this.length += chunk.length;
    return this.#out.write(chunk);
  }

  end(): void | Promise<void> {
    return this.#out.end();
  }

  close(): void {
    this.#out.close?.();
  }
}
