import type { Sink } from '../decode/sink.js';

/**
 * How the base64 of packed content begins: gzip, zstd, xz, bzip2 and zip. Kubernetes, Helm and cloud-init keep
 * archives like that. The base64 of anything else is among the forms that are searched for.
 */
const PACKED = /^(H4sI|KLUv\/|\/Td6WF|QlpoO|Qlpo[0-9M-U]|UEsDB)/;

/** Base64 in lines, as far as it can be told from the beginning. */
const TEXT = /^[A-Za-z0-9+/\s]{32,}=*\s*$/;

/** True for text that begins as the base64 of an archive or of compressed content does. */
export function isBase64OfPacked(head: Buffer): boolean {
  const text = head.toString('latin1');
  return PACKED.test(text) && TEXT.test(text);
}

/** Decodes base64 in lines (RFC 4648, MIME); what stands behind its end is no part of it. */
export class Base64Text implements Sink {
  /** The end of the text was seen; more is not looked at. */
  isOver = false;
  /** Bytes up to there. */
  used = 0;
  readonly #out: Sink;
  #rest = '';

  constructor(out: Sink) {
    this.#out = out;
  }

  write(chunk: Buffer): void | Promise<void> {
    if (this.isOver) return undefined;
    const text = chunk.toString('latin1');
    const end = text.search(/[^A-Za-z0-9+/\s]/);
    this.isOver = end !== -1;
    this.used += this.isOver ? end : text.length;
    const all = this.#rest + (this.isOver ? text.slice(0, end) : text).replace(/\s+/g, '');
    const length = this.isOver ? all.length : all.length - (all.length % 4);
    this.#rest = all.slice(length);
    return length === 0 ? undefined : this.#out.write(Buffer.from(all.slice(0, length), 'base64'));
  }

  async end(): Promise<void> {
    if (this.#rest !== '') await this.#out.write(Buffer.from(this.#rest, 'base64'));
    await this.#out.end();
  }

  close(): void {
    this.#out.close?.();
  }
}
