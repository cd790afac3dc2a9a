/** How far nested content is followed. What lies beyond is reported as unscanned. */
export interface Limits {
  /** Archives inside of archives; the layer's own tar is level 0. */
  readonly depth: number;
  /** Bytes that nested content of one blob may unpack to, all together. */
  readonly nestedBytes: number;
  /** A nested stream may always unpack to so many bytes … */
  readonly freeOutput: number;
  /** … and beyond that to so many times its compressed size. Deflate reaches 1032, text about 20. */
  readonly ratio: number;
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
  freeOutput: 64 * MiB,
  ratio: 250,
  retainedMemory: 48 * MiB,
  retainedFiles: 16 * GiB,
};
