import type { UnreadableReason } from '../decode/sink.js';

/** Where a secret stands: never the bytes that were found. */
export interface Finding {
  /** The id of the secret. */
  readonly secret: string;
  /** How it is written there: `plain`, `base64`, `utf-16le` … */
  readonly form: string;
  /** `usr/app.tar.gz!/etc/netrc`; '' for the blob itself. */
  readonly path: string;
  /** Whether the content of the file holds it, or its name, link target or attributes. */
  readonly part: 'content' | 'header';
  /** Of the first byte, in the unpacked stream that holds the file. */
  readonly offset: number;
  /** How often this form was found there. */
  readonly count: number;
}

/** Content that could not be searched through. */
export interface Unscanned {
  readonly path: string;
  readonly reason: UnreadableReason | 'missing';
  readonly message: string;
}

/** What the search of one blob gave. */
export interface Searched {
  /** Bytes that went through the matcher, unpacked. */
  readonly bytes: number;
  readonly findings: readonly Finding[];
  readonly unscanned: readonly Unscanned[];
  /** Entries beyond those listed. */
  readonly moreFindings: number;
  readonly moreUnscanned: number;
}
