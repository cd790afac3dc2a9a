/** A part of a stream that belongs to one file of an archive in it; offsets in the stream. */
export interface Segment {
  readonly from: number;
  /** Where its content begins; before it are its name and attributes. */
  readonly content: number;
  readonly to: number;
  readonly path: string;
}

interface Node extends Segment {
  /** The file that this one lies inside. */
  readonly parent: Node | undefined;
}

/** So many are kept at least: what is dropped is dropped in bulk. */
const SLACK = 1024;

/** Which file the last bytes of a stream belong to. Files in archives that are themselves files come nested. */
export class Segments {
  /** By `from`, which never goes back. */
  #nodes: Node[] = [];
  #limit = SLACK;

  /** Adds a file; those that end before `least` need not be known any more. */
  add({ from, content, to, path }: Segment, least: number): void {
    let parent = this.#nodes.at(-1);
    while (parent !== undefined && parent.to <= from) parent = parent.parent;
    // A damaged archive may say that it holds more than the file that it is.
    const end = parent === undefined ? to : Math.min(to, parent.to);
    this.#nodes.push({ from, content, to: end, path, parent });
    if (this.#nodes.length <= this.#limit) return;
    this.#nodes = this.#nodes.filter(node => node.to > least);
    // Twice as many, so that each is looked at twice on average, however many there are.
    this.#limit = 2 * this.#nodes.length + SLACK;
  }

  /** The innermost file that the byte belongs to. */
  find(offset: number): Segment | undefined {
    let low = 0;
    let high = this.#nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#nodes[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    let node = this.#nodes[low - 1];
    while (node !== undefined && node.to <= offset) node = node.parent;
    return node;
  }
}
