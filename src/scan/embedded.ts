import { Base64Text } from './base64-text.js';
import type { ContentPlace } from './content.js';
import { openDecoder } from './decoders/open.js';
import { type Candidate, type Finder, LONGEST_MARK } from './embedded-finders.js';
import { Unpacked } from './nested.js';
import { QuietScope } from './quiet.js';
import { type Sink, Unreadable } from './sink.js';
import type { Scope } from './stream.js';
import { memberPath } from './unpackers.js';

/** What begins later than so many bytes before the end waits for more, so that small streams are there as a whole. */
const PATIENCE = 128 << 10;

/** Less is not looked through at once, in bytes. */
const PIECE = 4096;

/**
 * So often bytes of a file are tried, and once more for so many bytes of it: sixty times as often as in noise, and
 * as often as in a PDF of tiny streams. A file that is made to look packed everywhere must not take hours.
 */
const TRIES = 10_000;
const BYTES_PER_TRY = 512;

/** Packed content that is being unpacked. */
interface Running {
  /** Bytes that it used, and whether it takes no more; a decoder that meets something else throws instead. */
  readonly decoder: { readonly used: number; readonly isOver: boolean };
  /** Leads to the decoder. */
  readonly sink: Sink;
  readonly out: Unpacked;
  /** Bytes that it was given. */
  given: number;
}

/**
 * Looks into packed content in the midst of a file that is no archive: streams in a PDF, what an installer carries,
 * base64 in a manifest. Such files may hold what only looks like it: what cannot be unpacked there is no gap.
 */
export class Embedded implements Sink {
  readonly #scope: Scope;
  readonly #place: ContentPlace;
  readonly #find: Finder;
  /** What is looked through when there is more of it. */
  #kept: Buffer[] = [];
  #length = 0;
  /** The offset of what is kept. */
  #offset = 0;
  /** What begins where the kept bytes do. */
  #awaited: Candidate | undefined;
  #tries = TRIES;
  #running: Running | undefined;

  /** `place.depth` is that of what is found. */
  constructor(scope: Scope, place: ContentPlace, find: Finder) {
    this.#scope = new QuietScope(scope);
    this.#place = place;
    this.#find = find;
  }

  write(chunk: Buffer): void | Promise<void> {
    this.#tries = Math.max(0, this.#tries) + chunk.length / BYTES_PER_TRY;
    if (this.#running !== undefined) return this.#goOn(chunk);
    if (this.#length + chunk.length >= (this.#awaited === undefined ? PIECE : PATIENCE))
      return this.#look(this.#keptAnd(chunk), 'more');
    this.#kept.push(Buffer.from(chunk));
    this.#length += chunk.length;
  }

  async end(): Promise<void> {
    if (this.#running === undefined) await this.#look(this.#keptAnd(), 'end');
    await this.#finish();
  }

  close(): void {
    this.#running?.sink.close?.();
    this.#running = undefined;
  }

  #look(bytes: Buffer, then: 'more' | 'end'): void | Promise<void> {
    const found = this.#awaited ?? this.#findIn(bytes, 0);
    this.#awaited = undefined;
    if (found === undefined) return this.#keep(bytes, Math.max(0, bytes.length - LONGEST_MARK));
    return this.#unpack(bytes, { found, then });
  }

  #findIn(bytes: Buffer, from: number): Candidate | undefined {
    return this.#find(bytes, from, () => this.#tries-- > 0);
  }

  #keptAnd(...more: readonly Buffer[]): Buffer {
    const [first, ...others] = [...this.#kept, ...more];
    return first === undefined || others.length > 0 ? Buffer.concat([...this.#kept, ...more]) : first;
  }

  #keep(bytes: Buffer, from: number): void {
    this.#kept = from < bytes.length ? [Buffer.from(bytes.subarray(from))] : [];
    this.#length = bytes.length - from;
    this.#offset += from;
  }

  async #unpack(
    bytes: Buffer,
    { found, then }: { readonly found: Candidate; readonly then: 'more' | 'end' },
  ): Promise<void> {
    let at = 0;
    for (let next: Candidate | undefined = found; next !== undefined; next = this.#findIn(bytes, at)) {
      const rest = bytes.subarray(next.at);
      if (then === 'more' && rest.length < PATIENCE) {
        this.#awaited = { ...next, at: 0 };
        return this.#keep(bytes, next.at);
      }
      const running = this.#open(next, this.#offset + next.at);
      this.#running = running;
      const isOver = await this.#feed(running, rest);
      if (!isOver && then === 'more') return this.#keep(bytes, bytes.length);
      await this.#finish();
      at = next.at + Math.max(1, running.decoder.used);
    }
    this.#keep(bytes, Math.max(at, bytes.length - LONGEST_MARK));
  }

  async #goOn(chunk: Buffer): Promise<void> {
    const running = this.#running;
    if (running === undefined) return;
    const before = running.given;
    if (await this.#feed(running, chunk)) {
      const used = Math.min(chunk.length, Math.max(0, running.decoder.used - before));
      this.#offset += used;
      await this.#look(chunk.subarray(used), 'more');
    } else this.#offset += chunk.length;
  }

  /** True when the packed content, or what can be read of it, is over. */
  async #feed(running: Running, bytes: Buffer): Promise<boolean> {
    running.given += bytes.length;
    try {
      await running.sink.write(bytes);
      if (!running.decoder.isOver) return false;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
    await this.#finish();
    return true;
  }

  /** What was unpacked counts, however it ended. */
  async #finish(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    try {
      await running.sink.end();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      await running.out.end();
    } finally {
      running.sink.close?.();
    }
  }

  #open({ packing }: Candidate, offset: number): Running {
    const path = memberPath(this.#place, Buffer.from(`${packing}@${offset}`));
    const out = new Unpacked(this.#scope, { path, depth: this.#place.depth, kind: 'member' });
    const decoder = packing === 'base64' ? new Base64Text(out) : openDecoder(packing, out);
    return { decoder, sink: out.behind(decoder), out, given: 0 };
  }
}
