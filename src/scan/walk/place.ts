import { type Sink, Unreadable } from '../decode/sink.js';
import type { Matcher } from '../match/matcher.js';
import type { Ledger } from './ledger.js';
import type { Limits } from './limits.js';
import type { Retention } from './retained.js';
import type { Segment } from './segments.js';

/** No file system has longer paths; in a report, a name that is longer says nothing but takes memory. */
const LONGEST_NAME = 4096;

/** Where what a search comes upon is noted. */
export type Notes = Pick<Ledger, 'found' | 'searchedMore' | 'unreadable'>;

/** What everything that is unpacked from one blob shares. */
export interface Scope {
  readonly matcher: Matcher;
  readonly ledger: Notes;
  readonly limits: Limits;
  readonly retention: Retention;
  /** Bytes that nested content of this blob may still unpack to. */
  allowance: number;
  /** Bytes of these that may be more than their packed size times `limits.ratio`. */
  freeOutput: number;
  /** Opens what unpacks content that begins like `head`: that of an archive in an archive too. */
  readonly unpack: (head: Buffer, scope: Scope, place: ContentPlace) => Sink | undefined;
  /** What is read now has proved to be what it looks like: a checksum or the fields of a header say so. */
  vouch(): void;
}

/** Where content stands in the blob. */
export interface Place {
  /** `usr/app.tar.gz!`, one character a byte; '' for the blob itself. */
  readonly path: string;
  /** How many archives it lies inside. */
  readonly depth: number;
  /**
   * `blob`: a blob as it is. `layer`: what the blob's own compression packed. `member`: a file of an archive.
   * `unpacked`: what a compression packed; the path says so already. `object`: behind the header of a git object.
   */
  readonly kind: 'blob' | 'layer' | 'member' | 'unpacked' | 'object';
}

/** Where content stands. */
export interface ContentPlace extends Place {
  /** The stream that these bytes are part of, and where in it they begin. */
  readonly stream: { mark(segment: Segment): void };
  readonly base: number;
}

/** `usr/app.tar.gz!/etc/netrc`: what stands behind the mark is inside of what stands before it. */
export function memberPath({ path, kind }: ContentPlace, name: Buffer): string {
  const text = shownName(name);
  if (kind === 'unpacked' || kind === 'object') return `${path}/${text}`;
  return path === '' ? text : `${path}!/${text}`;
}

/** A name as a part of a path. Never empty: the blob itself has the empty path. */
export function shownName(name: Buffer): string {
  if (name.length === 0) return '(no name)';
  return name.length > LONGEST_NAME ? `(a name of ${name.length} bytes)` : name.toString('latin1');
}

/** What is said of an archive that lies deeper than the limit. */
export function tooDeep({ limits }: Scope): Unreadable {
  return new Unreadable('limit', `it lies more than ${limits.depth} archives deep`);
}
