/** How far nested content is followed. What lies beyond is reported as unscanned. */
export interface Limits {
  /** Archives inside of archives; the layer's own tar is level 0. */
  readonly depth: number;
  /** Bytes that nested content of one blob may unpack to, all together. */
  readonly nestedBytes: number;
  /** A nested stream may unpack to so many times its packed size. Deflate reaches 1032, text about 20 … */
  readonly ratio: number;
  /** … and all of one blob together to so many bytes more: empty disk images and arrays of zeros are innocent. */
  readonly freeOutput: number;
  /** Bytes of one worker that formats with random access may keep in memory. */
  readonly retainedMemory: number;
  /** … and in private files. */
  readonly retainedFiles: number;
}

const MiB = 2 ** 20;
const GiB = 2 ** 30;

/** A model image holds wheels of a few gigabytes; bombs unpack to terabytes. */
export const LIMITS: Limits = {
  depth: 8,
  nestedBytes: 32 * GiB,
  ratio: 250,
  freeOutput: GiB,
  retainedMemory: 48 * MiB,
  retainedFiles: 16 * GiB,
};
