/** The five primes of XXH64 (xxHash specification, "XXH64 algorithm description"). */
const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;

const { asUintN } = BigInt;

const STRIPE = 32;
/** Bytes are copied to where they can be read as words: those of a whole block of zstd at once. */
const STAGE = 128 * 1024;

/** Wraps to 64 bits: V8 then computes with machine words. */
function u64(value: bigint): bigint {
  return asUintN(64, value);
}

function rotate(value: bigint, bits: bigint): bigint {
  return u64(value << bits) | (value >> (64n - bits));
}

function round(lane: bigint, word: bigint): bigint {
  return u64(rotate(u64(lane + u64(word * P2)), 31n) * P1);
}

/** XXH64 with seed 0 of bytes that come in pieces; the stage is allocated with the first ones. */
export class XxHash64 {
  #stage = Buffer.alloc(0);
  #words = new BigUint64Array(0);
  #staged = 0;
  #size = 0n;
  #a = u64(P1 + P2);
  #b = P2;
  #c = 0n;
  #d = u64(-P1);

  update(bytes: Buffer): void {
    this.#size += BigInt(bytes.length);
    for (let at = 0; at < bytes.length; ) {
      this.#reserve(bytes.length - at);
      const copied = bytes.copy(this.#stage, this.#staged, at);
      at += copied;
      this.#staged += copied;
      this.#addStripes();
    }
  }

  #reserve(length: number): void {
    const wanted = Math.min(this.#staged + length + STRIPE, STAGE);
    if (wanted <= this.#stage.length) return;
    const memory = new ArrayBuffer(Math.min(STAGE, Math.max(1024, 2 ** Math.ceil(Math.log2(wanted)))));
    const larger = Buffer.from(memory);
    this.#stage.copy(larger, 0, 0, this.#staged);
    this.#stage = larger;
    this.#words = new BigUint64Array(memory);
  }

  /** Four lanes take a word each; written out, because V8 keeps 64-bit numbers out of the heap only in one function. */
  #addStripes(): void {
    const words = this.#words;
    const end = Math.floor(this.#staged / STRIPE) * 4;
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let d = this.#d;
    for (let i = 0; i < end; i += 4) {
      a = asUintN(64, a + asUintN(64, (words[i] ?? 0n) * P2));
      a = asUintN(64, (asUintN(64, a << 31n) | (a >> 33n)) * P1);
      b = asUintN(64, b + asUintN(64, (words[i + 1] ?? 0n) * P2));
      b = asUintN(64, (asUintN(64, b << 31n) | (b >> 33n)) * P1);
      c = asUintN(64, c + asUintN(64, (words[i + 2] ?? 0n) * P2));
      c = asUintN(64, (asUintN(64, c << 31n) | (c >> 33n)) * P1);
      d = asUintN(64, d + asUintN(64, (words[i + 3] ?? 0n) * P2));
      d = asUintN(64, (asUintN(64, d << 31n) | (d >> 33n)) * P1);
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
    this.#stage.copyWithin(0, end * 8, this.#staged);
    this.#staged -= end * 8;
  }

  digest(): bigint {
    let sum = this.#size < STRIPE ? P5 : this.#merged();
    sum = u64(sum + this.#size);
    let at = 0;
    for (; at + 8 <= this.#staged; at += 8)
      sum = u64(rotate(sum ^ round(0n, this.#stage.readBigUInt64LE(at)), 27n) * P1 + P4);
    if (at + 4 <= this.#staged) {
      sum = u64(rotate(sum ^ u64(BigInt(this.#stage.readUInt32LE(at)) * P1), 23n) * P2 + P3);
      at += 4;
    }
    for (; at < this.#staged; at++)
      sum = u64(rotate(sum ^ u64(BigInt(this.#stage.readUInt8(at)) * P5), 11n) * P1);
    return avalanche(sum);
  }

  #merged(): bigint {
    const lanes = [this.#a, this.#b, this.#c, this.#d] as const;
    let sum = u64(rotate(this.#a, 1n) + rotate(this.#b, 7n) + rotate(this.#c, 12n) + rotate(this.#d, 18n));
    for (const lane of lanes) sum = u64((sum ^ round(0n, lane)) * P1 + P4);
    return sum;
  }
}

function avalanche(value: bigint): bigint {
  let sum = value;
  sum = u64((sum ^ (sum >> 33n)) * P2);
  sum = u64((sum ^ (sum >> 29n)) * P3);
  return sum ^ (sum >> 32n);
}
