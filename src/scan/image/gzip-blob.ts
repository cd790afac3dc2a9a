import { openDecoder } from '../decode/open.js';
import { type Sink, Unreadable } from '../decode/sink.js';
import { HitGroups } from '../match/hit-groups.js';
import type { Search } from '../match/matcher.js';
import type { Scope } from '../walk/place.js';
import { SearchedStream } from '../walk/stream.js';

/**
 * Opens the search of a blob whose first bytes are `head`. Most layers are gzip: what deflate packs can be read
 * unpacked alone, so of their own bytes only the headers are searched; every other blob is searched as it is too.
 */
export function openBlob(head: Buffer, scope: Scope): Sink {
  const isGzip = head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
  return isGzip ? new GzipBlob(scope) : new SearchedStream(scope, { path: '', depth: 0, kind: 'blob' });
}

class GzipBlob implements Sink {
  readonly #scope: Scope;
  readonly #stream: SearchedStream;
  readonly #decoder: Sink;
  readonly #headers: Search;
  readonly #found: HitGroups;
  #failed = false;

  constructor(scope: Scope) {
    this.#scope = scope;
    this.#stream = new SearchedStream(scope, { path: '', depth: 0, kind: 'layer' });
    this.#found = new HitGroups(4 * scope.matcher.longest);
    this.#headers = scope.matcher.search(hit => this.#found.add(hit));
    this.#decoder = openDecoder('gzip', this.#stream, bytes => this.#headers.push(bytes));
  }

  write(chunk: Buffer): void | Promise<void> {
    return this.#guarded(() => this.#decoder.write(chunk));
  }

  end(): void | Promise<void> {
    return this.#guarded(() => this.#decoder.end());
  }

  close(): void {
    this.#headers.end();
    for (const hit of this.#found.settled(Number.POSITIVE_INFINITY)) {
      this.#scope.ledger.found(hit, { path: '', part: 'header' });
    }
    this.#decoder.close?.();
    this.#stream.close();
  }

  #guarded(work: () => void | Promise<void>): void | Promise<void> {
    if (this.#failed) return undefined;
    try {
      return work()?.catch(error => this.#giveUp(error));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): void {
    if (!(error instanceof Unreadable)) throw error;
    this.#failed = true;
    this.#scope.ledger.unreadable('', error);
  }
}
