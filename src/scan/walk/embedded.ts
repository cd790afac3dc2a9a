import { type Sink, Unreadable } from '../decode/sink.js';
import type { Compression } from '../decode/sniff.js';
import { sniffGenuine } from '../decode/unsupported.js';
import { Base64Text } from './base64-text.js';
import { type Candidate, type Finder, LONGEST_MARK } from './embedded-finders.js';
import { HEAD_LENGTH } from './formats.js';
import { Unpacked } from './nested.js';
import { type ContentPlace, memberPath, type Scope, tooDeep } from './place.js';
import { openProving, type ProvingDecoder } from './proving.js';
import { DoubtfulScope } from './quiet.js';

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

type Out = Sink & Pick<Unpacked, 'behind'>;

/** Packed content that is being unpacked. */
interface Running {
  readonly path: string;
  readonly scope: DoubtfulScope;
  /** Bytes that it used, and whether it takes no more; a decoder that meets something else throws instead. */
  readonly decoder: Base64Text | ProvingDecoder;
  /** Leads to the decoder. */
  readonly sink: Sink;
  readonly out: Out;
  /** Bytes that it was given. */
  given: number;
}

/**
 * Looks into packed content in the midst of a file that is no archive: streams in a PDF, what an installer carries,
 * base64 in a manifest. Such files may hold what only looks like it: what cannot be unpacked there is a gap once it
 * has proved to be packed. Limits are no matter of looks: where one ends the search there is a gap.
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
  #isExhausted = false;
  #running: Running | undefined;

  /** `place.depth` is that of what is found. */
  constructor(scope: Scope, place: ContentPlace, find: Finder) {
    this.#scope = scope;
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
    if (this.#isExhausted) this.#scope.ledger.unreadable(this.#place.path, tooMany());
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
    return this.#find(bytes, from, () => {
      this.#isExhausted ||= this.#tries <= 0;
      return this.#tries-- > 0;
    });
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
      if (next.packing === 'unsupported') {
        this.#noteUnread(rest, this.#offset + next.at);
        at = next.at + 1;
        continue;
      }
      const running = this.#open(next.packing, this.#offset + next.at);
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
      await this.#finish(error);
      return true;
    }
    await this.#finish();
    return true;
  }

  /** What was unpacked counts, however it ended. */
  async #finish(fault?: unknown): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    try {
      if (fault !== undefined) throw fault;
      await running.sink.end();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      running.scope.ledger.unreadable(running.path, error);
      await running.out.end();
    } finally {
      running.sink.close?.();
    }
  }

  #open(packing: Compression | 'base64', offset: number): Running {
    const path = this.#pathOf(packing, offset);
    const scope = new DoubtfulScope(this.#scope, path);
    const isTooDeep = this.#place.depth > this.#scope.limits.depth;
    if (isTooDeep) scope.noteIfGenuine(path, tooDeep(scope));
    const out = isTooDeep ? NOWHERE : new Unpacked(scope, { path, depth: this.#place.depth, kind: 'member' });
    const decoder = packing === 'base64' ? new Base64Text(out) : openProving(packing, { out, scope });
    // That it is the base64 of something packed was seen when it was found.
    if (isTooDeep && packing === 'base64') scope.vouch();
    return { path, scope, decoder, sink: out.behind(decoder), out, given: 0 };
  }

  #noteUnread(bytes: Buffer, offset: number): void {
    const name = sniffGenuine(bytes.subarray(0, HEAD_LENGTH)) ?? 'it';
    const fault = new Unreadable('unsupported', `${name} is not read`);
    this.#scope.ledger.unreadable(this.#pathOf(name, offset), fault);
  }

  #pathOf(name: string, offset: number): string {
    return memberPath(this.#place, Buffer.from(`${name}@${offset}`));
  }
}

function tooMany(): Unreadable {
  return new Unreadable('limit', 'more places in it look packed than are tried');
}

/** For what lies too deep: it is decoded to see what it is. */
const NOWHERE: Out = { write: () => {}, end: () => {}, behind: decoder => decoder };
