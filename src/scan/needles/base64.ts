const PHASES = [0, 1, 2] as const;

/**
 * The characters of a base64 text that depend on `bytes` alone, when 0, 1 or 2 foreign bytes stand before them in
 * the first group of three (RFC 4648, section 4: 8-bit bytes cut into 6-bit characters). One of the three is part
 * of any base64 text of something around `bytes`.
 */
export function base64Cores(bytes: Buffer): Buffer[] {
  return PHASES.map(phase => {
    const encoded = Buffer.concat([Buffer.alloc(phase), bytes]).toString('base64');
    const firstBit = phase * 8;
    return Buffer.from(
      encoded.slice(Math.ceil(firstBit / 6), Math.floor((firstBit + bytes.length * 8) / 6)),
      'latin1',
    );
  });
}

/** The same text in the URL alphabet (RFC 4648, section 5). */
export function forUrls(base64: Buffer): Buffer {
  return Buffer.from(base64.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'), 'latin1');
}
