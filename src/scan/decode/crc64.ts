/** The reflected polynomial of ECMA-182, in halves of 32 bits. */
const POLYNOMIAL_LOW = 0xd7870f42;
const POLYNOMIAL_HIGH = 0xc96c5795;

/** Tables for four bytes at once: entry `256 * k + b` is byte b followed by k zero bytes. */
const LOW = new Uint32Array(4 * 256);
const HIGH = new Uint32Array(4 * 256);

function fillTables(): void {
  for (let byte = 0; byte < 256; byte++) {
    let low = byte;
    let high = 0;
    for (let bit = 0; bit < 8; bit++) {
      const odd = low & 1;
      low = ((low >>> 1) | (high << 31)) ^ (odd === 1 ? POLYNOMIAL_LOW : 0);
      high = (high >>> 1) ^ (odd === 1 ? POLYNOMIAL_HIGH : 0);
    }
    LOW[byte] = low;
    HIGH[byte] = high;
  }
  for (let i = 256; i < 4 * 256; i++) {
    const low = LOW[i - 256] ?? 0;
    const high = HIGH[i - 256] ?? 0;
    LOW[i] = ((low >>> 8) | (high << 24)) ^ (LOW[low & 0xff] ?? 0);
    HIGH[i] = (high >>> 8) ^ (HIGH[low & 0xff] ?? 0);
  }
}

/** The CRC-64 of the xz file format (section 6), of bytes that come in pieces. */
export class Crc64 {
  #low = -1;
  #high = -1;

  constructor() {
    if (LOW[1] === 0) fillTables();
  }

  update(bytes: Buffer): void {
    let low = this.#low;
    let high = this.#high;
    let i = 0;
    for (const whole = bytes.length - 3; i < whole; i += 4) {
      const word =
        low ^
        ((bytes[i] ?? 0) |
          ((bytes[i + 1] ?? 0) << 8) |
          ((bytes[i + 2] ?? 0) << 16) |
          ((bytes[i + 3] ?? 0) << 24));
      const a = 768 + (word & 0xff);
      const b = 512 + ((word >>> 8) & 0xff);
      const c = 256 + ((word >>> 16) & 0xff);
      const d = word >>> 24;
      low = high ^ (LOW[a] ?? 0) ^ (LOW[b] ?? 0) ^ (LOW[c] ?? 0) ^ (LOW[d] ?? 0);
      high = (HIGH[a] ?? 0) ^ (HIGH[b] ?? 0) ^ (HIGH[c] ?? 0) ^ (HIGH[d] ?? 0);
    }
    for (; i < bytes.length; i++) {
      const index = (low ^ (bytes[i] ?? 0)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
      high = (high >>> 8) ^ (HIGH[index] ?? 0);
    }
    this.#low = low;
    this.#high = high;
  }

  /** The sum so far, as the file has it: 8 bytes, little-endian. */
  digest(): Buffer {
    const sum = Buffer.alloc(8);
    sum.writeUInt32LE(~this.#low >>> 0, 0);
    sum.writeUInt32LE(~this.#high >>> 0, 4);
    return sum;
  }
}
