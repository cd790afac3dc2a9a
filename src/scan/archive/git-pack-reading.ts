import { createHash } from 'node:crypto';
import { type RandomAccess, type Sink, Unreadable } from '../decode/sink.js';
import { PackBases, type Resolved, type Whole } from './git-pack-bases.js';
import { DeltaInserts } from './git-pack-delta.js';
import {
  LARGEST_WHOLE,
  PackFault,
  type PackHeader,
  PackObjects,
  type WholeType,
} from './git-pack-objects.js';

/** 'PACK', a version and a number of objects. */
export const HEADER_LENGTH = 12;

/** Bytes that are read at once in order, and when something is looked up. */
const IN_ORDER = 1 << 20;
const LOOK_UP = 16 << 10;

/** Deltas that wait for a base which is named by its id; each takes about 200 bytes. */
const MAX_WAITING = 1_000_000;

/** Says for each object where its content goes; undefined: it is not needed. */
export interface GitPackHandler {
  /** `offset` in the pack, in bytes; `delta`: the content is only what a delta inserts, with a line feed for gaps. */
  object(object: { readonly offset: number; readonly type: WholeType | 'delta' }): Sink | undefined;
}

/** The reading of one pack: what waits for what, and what was wrong first. */
export class PackReading {
  readonly #handler: GitPackHandler;
  readonly #idLength: number;
  /** Where the objects end by the size of the pack. */
  readonly #end: number;
  /** For reading in order, and for looking up. */
  readonly #objects: PackObjects;
  readonly #lookUps: PackObjects;
  readonly #bases: PackBases;
  /** The offsets of deltas, by the id (as latin1) of the base that they wait for. */
  readonly #waiting = new Map<string, number[]>();
  /** Where the objects end that were read. */
  #done = HEADER_LENGTH;
  /** The first fault of the pack. */
  fault: Unreadable | undefined;

  constructor(
    bytes: RandomAccess,
    { handler, idLength }: { readonly handler: GitPackHandler; readonly idLength: number },
  ) {
    this.#handler = handler;
    this.#idLength = idLength;
    this.#end = bytes.size - idLength;
    this.#objects = new PackObjects(bytes, { end: this.#end, idLength, readAhead: IN_ORDER });
    this.#lookUps = new PackObjects(bytes, { end: this.#end, idLength, readAhead: LOOK_UP });
    this.#bases = new PackBases(this.#lookUps);
  }

  /** Reads all objects in order. Those that follow a fault cannot be found. */
  async readObjects(count: number): Promise<void> {
    try {
      for (let read = 0; read < count; read++)
        this.#done = await this.#read(this.#objects.headerAt(this.#done));
      if (this.#done !== this.#end) throw new PackFault('damaged', 'a git pack holds more than its objects');
    } catch (error) {
      this.blame(error);
    }
  }

  /**
   * Resolves the deltas whose base is named by its id. Only now the ids are computed: most packs have no such
   * delta; in those that a fetch has completed, the bases are at the end.
   */
  async readWaiting(): Promise<void> {
    try {
      for (let at = HEADER_LENGTH; at < this.#done && this.#waiting.size > 0; )
        at = await this.#identify(this.#objects.headerAt(at));
    } catch (error) {
      this.blame(error);
    }
    for (const offsets of this.#waiting.values())
      for (const offset of offsets) await this.#deliverInserts(offset, this.#deltaAt(offset).delta);
  }

  /** Notes a fault of the pack, so that what can be read of it is read all the same; throws everything else. */
  blame(error: unknown): undefined {
    if (!(error instanceof PackFault)) throw error;
    this.fault ??= error.fault;
  }

  /** Resolves with the offset of the next object. */
  async #read(header: PackHeader): Promise<number> {
    const inflated = inflateWhole(this.#objects, header);
    if (inflated === undefined) return this.#readInPieces(header);
    const { offset, kind } = header;
    if ('type' in kind) {
      this.#bases.keep(offset, { type: kind.type, content: inflated.content });
      await this.#deliver({ offset, type: kind.type, content: inflated.content });
    } else await this.#readDelta(header, inflated.content);
    return inflated.end;
  }

  /** Resolves with the object, when the delta could be resolved. */
  async #readDelta(header: PackHeader, delta: Buffer): Promise<Whole | undefined> {
    const resolved = this.#resolve(header, delta);
    if (resolved !== 'apart' && 'content' in resolved) {
      await this.#deliver({ offset: header.offset, ...resolved });
      return resolved;
    }
    const isWaiting = resolved !== 'apart' && this.#wait(header.offset, resolved.waitsFor);
    if (!isWaiting) await this.#deliverInserts(header.offset, delta);
    return undefined;
  }

  async #readInPieces(header: PackHeader): Promise<number> {
    const { offset, kind } = header;
    const inserts = 'type' in kind ? undefined : new DeltaInserts();
    const sink = this.#handler.object({ offset, type: 'type' in kind ? kind.type : 'delta' });
    try {
      const end = await this.#objects.inflateInto(header, piece =>
        sink?.write(inserts?.take(piece) ?? piece),
      );
      inserts?.end();
      await sink?.end();
      return end;
    } finally {
      sink?.close?.();
    }
  }

  #resolve(header: PackHeader, delta: Buffer): Resolved {
    try {
      return this.#bases.resolve(header, delta);
    } catch (error) {
      this.blame(error);
      return 'apart';
    }
  }

  #wait(offset: number, id: string): boolean {
    if (this.#bases.waiting.size === MAX_WAITING) {
      this.fault ??= new Unreadable('limit', 'a git pack has too many deltas that name their base');
      return false;
    }
    this.#bases.waiting.set(offset, id);
    const others = this.#waiting.get(id);
    if (others === undefined) this.#waiting.set(id, [offset]);
    else others.push(offset);
    return true;
  }

  /** Computes the id of an object and resolves what waits for it. Resolves with the offset of the next object. */
  async #identify(header: PackHeader): Promise<number> {
    const inflated = inflateWhole(this.#objects, header);
    if (inflated === undefined) return this.#objects.inflateInto(header, () => undefined);
    const { offset, kind } = header;
    const { content, end } = inflated;
    const resolved = 'type' in kind ? { type: kind.type, content } : this.#resolve(header, content);
    if (resolved !== 'apart' && 'content' in resolved) await this.#release(offset, resolved);
    return end;
  }

  /** Resolves the deltas that wait for this object, those that wait for them, and so on. */
  async #release(offset: number, whole: Whole): Promise<void> {
    const known = this.#know(offset, whole);
    for (let id = known.pop(); id !== undefined; id = known.pop()) {
      const offsets = this.#waiting.get(id) ?? [];
      this.#waiting.delete(id);
      for (const waiting of offsets) {
        this.#bases.waiting.delete(waiting);
        const { header, delta } = this.#deltaAt(waiting);
        const made = await this.#readDelta(header, delta);
        if (made !== undefined) known.push(...this.#know(waiting, made));
      }
    }
  }

  /** The id of the object if something waits for it. */
  #know(offset: number, { type, content }: Whole): string[] {
    const hash = createHash(this.#idLength === 20 ? 'sha1' : 'sha256');
    const id = hash.update(`${type} ${content.length}\0`).update(content).digest().toString('latin1');
    if (!this.#waiting.has(id)) return [];
    this.#bases.ids.set(id, offset);
    return [id];
  }

  /** A delta that was read before. */
  #deltaAt(offset: number): { readonly header: PackHeader; readonly delta: Buffer } {
    const header = this.#lookUps.headerAt(offset);
    const inflated = this.#lookUps.inflate(header);
    if (inflated === undefined) throw new Error('a delta reads differently the second time');
    return { header, delta: inflated.content };
  }

  async #deliverInserts(offset: number, delta: Buffer): Promise<void> {
    await this.#deliver({ offset, type: 'delta', content: this.#insertsOf(delta) });
  }

  /** The delta itself when it is damaged: nothing of it is left out. */
  #insertsOf(delta: Buffer): Buffer {
    const inserts = new DeltaInserts();
    try {
      const text = inserts.take(delta);
      inserts.end();
      return text;
    } catch (error) {
      this.blame(error);
      return delta;
    }
  }

  async #deliver({ offset, type, content }: Content): Promise<void> {
    const sink = this.#handler.object({ offset, type });
    if (sink === undefined) return;
    try {
      // Hundreds of thousands of small objects: what is no promise is not awaited.
      const written = content.length > 0 ? sink.write(content) : undefined;
      if (written !== undefined) await written;
      const ended = sink.end();
      if (ended !== undefined) await ended;
    } finally {
      sink.close?.();
    }
  }
}

interface Content {
  readonly offset: number;
  readonly type: WholeType | 'delta';
  readonly content: Buffer;
}

function inflateWhole(objects: PackObjects, header: PackHeader) {
  return header.size <= LARGEST_WHOLE ? objects.inflate(header) : undefined;
}
