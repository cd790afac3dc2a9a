/** Where one of the texts stands, and which: more than one may begin there. */
export interface Marked {
  readonly at: number;
  readonly marks: readonly number[];
}

/** All texts have at least so many bytes. */
export const SHORTEST_MARK = 4;

/** Each of these has one of three pairs of a text's first four bytes: no other bytes need to be looked at. */
const STRIDE = SHORTEST_MARK - 1;

/** A text that has a pair of bytes at this offset. */
interface Known {
  readonly text: Buffer;
  readonly index: number;
  readonly offset: number;
}

/** Finds any of many texts of at least 4 bytes in one go, looking at two bytes of three. */
export class MarkSearch {
  readonly #isKnown = new Uint8Array(1 << 16);
  /** By their pairs, those first that begin first. */
  readonly #known = new Map<number, readonly Known[]>();

  constructor(texts: readonly Buffer[]) {
    for (let offset = STRIDE - 1; offset >= 0; offset--)
      for (const [index, text] of texts.entries()) this.#add({ text, index, offset });
  }

  #add(known: Known): void {
    const pair = known.text.readUInt16LE(known.offset);
    this.#isKnown[pair] = 1;
    this.#known.set(pair, [...(this.#known.get(pair) ?? []), known]);
  }

  /** The first place from `from` on, and before `to`, at which one of the texts stands as a whole. */
  next(bytes: Buffer, { from, to }: { readonly from: number; readonly to: number }): Marked | undefined {
    const isKnown = this.#isKnown;
    const last = Math.min(to + STRIDE - 2, bytes.length - 2);
    for (let at = from + STRIDE - 1; at <= last; at += STRIDE) {
      const pair = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
      if (isKnown[pair] !== 1) continue;
      const found = this.#foundAt(bytes, { at, pair });
      if (found !== undefined) return found.at < to ? found : undefined;
    }
    return undefined;
  }

  #foundAt(bytes: Buffer, { at, pair }: { readonly at: number; readonly pair: number }): Marked | undefined {
    const marks: number[] = [];
    let first: number | undefined;
    for (const { text, index, offset } of this.#known.get(pair) ?? []) {
      const start = at - offset;
      if ((first ?? start) !== start || !standsAt(bytes, { text, start })) continue;
      first = start;
      marks.push(index);
    }
    return first === undefined ? undefined : { at: first, marks };
  }
}

function standsAt(
  bytes: Buffer,
  { text, start }: { readonly text: Buffer; readonly start: number },
): boolean {
  for (let at = 0; at < text.length; at++) if (bytes[start + at] !== text[at]) return false;
  return true;
}
