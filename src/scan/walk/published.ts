import { createHash } from 'node:crypto';
import type { Sink } from '../decode/sink.js';

/**
 * SHA-256 of archives that are broken on purpose and that many images hold: tests in the sources of Go and Python,
 * which install them. What everybody has had since before there was a secret does not hold it, read or not.
 */
const PUBLISHED: ReadonlySet<string> = new Set([
  'd80f55ac66a2570c8a19d2b1dad7c057cf4c944d9c2f8adaf5bf6c8539881e13', // Python, test/recursion.tar
  '16bb488f291d5e19adb5c5d638c3c7ffd16574a0b56112407a1aea16ad424fa5', // … zipimport_data/sparse-zip64-c0-0x0….part
  'c98ee64418767e5c28c8cd89770c10d217c37782e06026b1b969baa87d05c544', // … 0x1….part
  '55718132ccd4c6c6ec9e1f936859104b61bd916f49024ae36f9e8ab483f20f66', // … 0x2….part
  '9c80a95a15edc3eef8fd6c506c4a92481f517bebd088d5db0eb260033a77c0f6', // Go, archive/tar, issue11169.tar
  'de7e983cc020b72b10819773e487c794e1269fc5a3793bc13d3c61ffacc553a5', // … issue12435.tar
  '63d5e53472b1ea35cd8814f9d4dee7597601c99eca367177bbaaab1e09d30468', // … pax-bad-hdr-file.tar
  'a4dc5dc501d3f9728918cf03e15da2bf5c17f05c4add4b1d5054d125b28c542a', // … pax-bad-hdr-large.tar.bz2
  '2f434250f98a8aad5e77b8695d751b11bca1625d4d0264638113ad27ebeb11c7', // … pax-path-hdr.tar
  '5a0bee74a7bd0caa1d572ff1ae58c3c79310c8fc646a5e84fb5e1eea488ea4b5', // … writer-big.tar
  '36edba10087c389ffab0200dbf56013237af1ec8867a2442187c7147d899e7e4', // … writer-big-long.tar
  '831bd782db9d2b552cbcfcb87adfded0941762596e5d8fbd742dba03c6dc357b', // … neg-size.tar
  '898b98f14b279d1a79c9e9d3e15d92f7ec630bb6990226ecb693a80c4bf0696c', // … archive/zip, comment-truncated.zip
  'd11fa637a1153619ed3443401942d242238519feb24233bc1965a693b5f0d326', // … test-badbase.zip
  '60452121e8533c13ae22ce41a2539278049ffb63a08e1fea3d7239b7e627e55a', // … test-baddirsz.zip
  '35518013f33c8605961d5a996c5df73f7e4db7d684b103c8ec0a521f3c689717', // … compress/bzip2, fail-issue5747.bz2.base64
  '82afc498aaf9ffc73dc3cdc4fef609386d3e3f8c84aa6c73cc8b259f3d60186d', // … fail-issue5747.bz2
  '003030a28fdbfe3884475e2b987771723833f0ccc8e3a0c7a314ba9be3a51568', // … go/internal/gcimporter, test_go1.11_999b.a
]);

/** No file of the list is larger, in bytes. */
const MAX_BYTES = 9771;

/** Content that is unpacked unless it is a file of the list: what is small enough waits for its end. */
export class UnlessPublished implements Sink {
  readonly #open: () => Sink | undefined;
  #kept: Buffer | undefined = Buffer.alloc(0);
  #unpacker: Sink | undefined;

  /** `open` is called once, if at all; what it throws comes out of `write` or `end`. */
  constructor(open: () => Sink | undefined) {
    this.#open = open;
  }

  write(chunk: Buffer): void | Promise<void> {
    if (this.#kept === undefined) return this.#unpacker?.write(chunk);
    const all = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk]);
    if (all.length > MAX_BYTES) return this.#release(all);
    this.#kept = Buffer.from(all);
  }

  end(): void | Promise<void> {
    if (this.#kept !== undefined && isPublished(this.#kept)) return undefined;
    const wait = this.#kept === undefined ? undefined : this.#release(this.#kept);
    return wait === undefined ? this.#unpacker?.end() : wait.then(() => this.#unpacker?.end());
  }

  close(): void {
    this.#unpacker?.close?.();
  }

  #release(all: Buffer): void | Promise<void> {
    this.#kept = undefined;
    this.#unpacker = this.#open();
    return this.#unpacker?.write(all);
  }
}

function isPublished(bytes: Buffer): boolean {
  return PUBLISHED.has(createHash('sha256').update(bytes).digest('hex'));
}
