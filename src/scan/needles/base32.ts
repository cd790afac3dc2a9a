const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const PHASES = [0, 1, 2, 3, 4] as const;

/**
 * The characters of a base32 text that depend on `bytes` alone, when 0 to 4 foreign bytes stand before them in the
 * first group of five (RFC 4648, section 6: 8-bit bytes cut into 5-bit characters). One of the five is part of any
 * base32 text of something around `bytes`.
 */
export function base32Cores(bytes: Buffer): string[] {
  return PHASES.map(phase => {
    const first = Math.ceil((phase * 8) / 5);
    return base32(Buffer.concat([Buffer.alloc(phase), bytes])).slice(first);
  });
}

/** Without what is left at the end of less than five bits. */
function base32(bytes: Buffer): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += ALPHABET[(value >> (bits - 5)) & 31] ?? '';
  }
  return text;
}
