import { damaged } from './input.js';
import { Unreadable } from './sink.js';

/** How far back a match may reach: `zstd --long=27`; `xz -9` needs half of it. In bytes. */
export const MAX_WINDOW = 128 * 1024 * 1024;

/** Room for new output beside the history: the more, the rarer the history has to be moved. In bytes. */
const MIN_ROOM = 1024 * 1024;
const MAX_ROOM = 32 * 1024 * 1024;

/** The output of an LZ77 decoder with the history that matches copy from; memory grows with the output. */
export class Window {
  bytes: Buffer = Buffer.alloc(0);
  /** Where the next byte goes. */
  position = 0;
  #declared = 0;
  #kept = 0;
  #taken = 0;
  /** Nothing before it may be copied; negative once the history was moved. */
  #start = 0;

  /** @param declared how far back the format lets a match reach, in bytes; a hostile value costs nothing */
  constructor(declared: number) {
    this.restart(declared);
  }

  /** Begins anew in the same memory. */
  restart(declared: number): void {
    this.#declared = declared;
    this.#kept = Math.min(declared, MAX_WINDOW);
    this.position = this.#taken = this.#start = 0;
  }

  /** Makes room for `length` bytes; call `take` before. */
  reserve(length: number): void {
    if (this.position + length <= this.bytes.length) return;
    const most = this.#kept + length + Math.min(Math.max(this.#kept, MIN_ROOM), MAX_ROOM);
    const wanted = this.position + length;
    if (wanted <= most) this.#grow(Math.min(Math.max(wanted, 2 * this.bytes.length), most));
    else this.#slide();
  }

  #grow(size: number): void {
    const larger = Buffer.alloc(size);
    this.bytes.copy(larger, 0, 0, this.position);
    this.bytes = larger;
  }

  #slide(): void {
    const shift = this.position - this.#kept;
    this.bytes.copyWithin(0, shift, this.position);
    this.position -= shift;
    this.#taken -= shift;
    this.#start -= shift;
  }

  /** A view of the bytes that were written since the last call. */
  take(): Buffer {
    const view = this.bytes.subarray(this.#taken, this.position);
    this.#taken = this.position;
    return view;
  }

  /** Matches do not reach back before this point. */
  forget(): void {
    this.#start = this.position;
  }

  /** The first byte that a match may copy. */
  get oldest(): number {
    const kept = this.position - this.#kept;
    const start = this.#start > kept ? this.#start : kept;
    return start > 0 ? start : 0;
  }

  /** How far back the format allows a match to reach at `position`, in bytes. */
  get reach(): number {
    return this.position - this.oldest;
  }

  /** Why a match cannot reach `distance` bytes back. */
  fault(distance: number): Unreadable {
    const exists = distance <= Math.min(this.position - this.#start, this.#declared);
    if (exists) return new Unreadable('limit', 'its dictionary is larger than the scanner keeps');
    return damaged('it refers to bytes before its beginning');
  }

  /** Writes `source`; room for it is reserved. */
  append(source: Buffer): void {
    source.copy(this.bytes, this.position);
    this.position += source.length;
  }
}
