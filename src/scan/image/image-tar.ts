import { createHash } from 'node:crypto';
import { isTar, type TarEntry, TarReader } from '../archive/tar.js';
import { openDecoder } from '../decode/open.js';
import { type Sink, Unreadable } from '../decode/sink.js';
import { sniffCompression } from '../decode/sniff.js';
import { foundIn, HitGroups } from '../match/hit-groups.js';
import type { Search } from '../match/matcher.js';
import type { Searched } from '../walk/finding.js';
import { HEAD_LENGTH } from '../walk/formats.js';
import { Ledger } from '../walk/ledger.js';
import { shownName } from '../walk/place.js';
import { SearchedStream } from '../walk/stream.js';
import { newScope, type SearchTools, wrongDigest } from './blob.js';
import { isDigest, MAX_DOCUMENT } from './layout.js';

/** One file of an image archive. */
export interface SearchedFile {
  /** `blobs/sha256/<hex>`, `index.json`, `<id>/layer.tar`; one character a byte. */
  readonly name: string;
  /** `sha256:<hex>` for a blob; '' for others. */
  readonly digest: string;
  readonly result: Searched;
  /** The bytes of what may be a manifest or config. */
  readonly document: Uint8Array | undefined;
}

/** Where something in the archive itself stands. */
const ARCHIVE = { path: '', part: 'content' } as const;

/** Documents are kept up to this many bytes in all: manifests and configs are small. */
const MAX_KEPT = 64 * 2 ** 20;

/** An image has some hundred files; the results of more must not fill the memory. */
const MAX_FILES = 20_000;

/**
 * Searches an image as one tar stream, as `docker save` and `buildx -o type=oci` write it, compressed or not:
 * nothing is stored. Each file of it is searched like a blob of a layout, and its digest checked.
 */
export class ImageTarSearch implements Sink {
  readonly files: SearchedFile[] = [];
  readonly #tools: SearchTools;
  readonly #reader: TarReader;
  /** What is wrong with the archive itself, and what its names hold. */
  readonly #ledger: Ledger;
  /** The beginning of the stream, until it is enough to tell whether it is compressed. */
  #head = Buffer.alloc(0);
  #entrance: Sink | undefined;
  /** A compressed stream is searched as it is, too: its headers hold names. */
  #packed: Search | undefined;
  readonly #foundPacked: HitGroups;
  #room = MAX_KEPT;
  #failed = false;

  constructor(tools: SearchTools) {
    this.#tools = tools;
    this.#ledger = new Ledger(tools.matcher);
    this.#foundPacked = new HitGroups(4 * tools.matcher.longest);
    this.#reader = new TarReader({ entry: entry => this.#entry(entry) });
  }

  write(chunk: Buffer): void | Promise<void> {
    if (!this.#failed) return this.#guarded(() => this.#take(chunk));
  }

  end(): void | Promise<void> {
    if (!this.#failed) return this.#guarded(() => this.#finish());
  }

  close(): void {
    this.#entrance?.close?.();
    this.#reader.close();
  }

  /** What concerns the archive as a whole. */
  result(): Searched {
    this.#settle(Number.POSITIVE_INFINITY);
    return this.#ledger.result();
  }

  #take(chunk: Buffer): void | Promise<void> {
    if (this.#entrance !== undefined) return this.#hand(this.#entrance, chunk);
    const head = Buffer.concat([this.#head, chunk]);
    if (head.length >= HEAD_LENGTH) return this.#enter(head);
    this.#head = head;
  }

  #enter(head: Buffer): void | Promise<void> {
    const compression = isTar(head) ? undefined : sniffCompression(head);
    if (compression !== undefined) {
      this.#packed = this.#tools.matcher.search(hit => this.#foundPacked.add(hit));
    }
    this.#entrance = compression === undefined ? this.#reader : openDecoder(compression, this.#reader);
    return this.#hand(this.#entrance, head);
  }

  #hand(entrance: Sink, chunk: Buffer): void | Promise<void> {
    this.#packed?.push(chunk);
    this.#settle((this.#packed?.searched ?? 0) - 3 * this.#tools.matcher.longest);
    return entrance.write(chunk);
  }

  /** Notes what was found in the compressed stream before this offset, each copy once. */
  #settle(before: number): void {
    if (this.#foundPacked.isEmpty) return;
    for (const hit of this.#foundPacked.settled(before)) this.#ledger.found(hit, ARCHIVE);
  }

  async #finish(): Promise<void> {
    if (this.#entrance === undefined) await this.#enter(this.#head);
    this.#packed?.end();
    await this.#entrance?.end();
  }

  #entry({ name, type, size, texts }: TarEntry): Sink | undefined {
    const path = shownName(name);
    for (const text of texts) {
      for (const hit of foundIn(text, this.#tools.matcher)) this.#ledger.found(hit, { path, part: 'header' });
    }
    if (type === 'directory' && size === 0) return undefined;
    if (this.files.length === MAX_FILES)
      throw new Unreadable('limit', `more than ${MAX_FILES} files in an image archive`);
    return this.#file(path.replace(/^\.\//, ''), size);
  }

  #file(name: string, size: number): Sink {
    const digest = digestOf(name);
    const ledger = new Ledger(this.#tools.matcher);
    const stream = new SearchedStream(newScope(this.#tools, ledger), {
      path: digest === '' ? name : '',
      depth: 0,
      kind: 'blob',
    });
    const hash = createHash(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
    let isOver = false;
    const finish = (document?: Uint8Array) => {
      isOver = true;
      this.files.push({ name, digest, result: ledger.result(), document });
    };
    const kept: Buffer[] | undefined = size <= Math.min(MAX_DOCUMENT, this.#room) ? [] : undefined;
    return {
      write: chunk => {
        hash.update(chunk);
        if (kept !== undefined && isDocument(kept[0] ?? chunk)) kept.push(Buffer.from(chunk));
        return stream.write(chunk);
      },
      end: async () => {
        await stream.end();
        if (digest !== '' && digest !== `${digest.split(':')[0]}:${hash.digest('hex')}`)
          ledger.unreadable('', wrongDigest());
        const document = kept === undefined || kept.length === 0 ? undefined : Buffer.concat(kept);
        this.#room -= document?.length ?? 0;
        finish(document);
      },
      close: () => {
        stream.close();
        if (!isOver) finish(); // what was found before the archive broke off counts
      },
    };
  }

  #guarded(work: () => void | Promise<void>): void | Promise<void> {
    try {
      return work()?.catch(error => this.#giveUp(error));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): void {
    if (!(error instanceof Unreadable)) throw error;
    this.#failed = true;
    this.close();
    this.#ledger.unreadable('', error);
  }
}

function digestOf(name: string): string {
  const [, algorithm, hex] = /^blobs\/(sha256|sha512)\/([0-9a-f]+)$/.exec(name) ?? [];
  const digest = `${algorithm}:${hex}`;
  return isDigest(digest) ? digest : '';
}

/** Manifests and configs are JSON objects, the manifest.json of `docker save` is a list. */
function isDocument(head: Buffer): boolean {
  return head[0] === 0x7b || head[0] === 0x5b;
}
