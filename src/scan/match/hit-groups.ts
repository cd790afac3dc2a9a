import type { Needle } from '../needles/needles.js';
import type { Matcher } from './matcher.js';
import type { Hit } from './matcher-scan.js';

/** Hits of one secret that overlap: one copy of it, seen under several forms. */
interface Group {
  readonly from: number;
  /** Behind the last byte. */
  readonly to: number;
  readonly best: Hit;
}

/**
 * Gathers overlapping hits of a secret: of each group the longest whole one counts, else the longest fragment, else pieces. Holds
 * the groups of the last bytes of a stream only.
 */
export class HitGroups {
  /** Of each secret in the order of their ends. */
  readonly #groups = new Map<string, Group[]>();
  readonly #longestGroup: number;
  #count = 0;

  /** A chain of more than `longestGroup` bytes is cut, so that a place can be told for each part. */
  constructor(longestGroup: number) {
    this.#longestGroup = longestGroup;
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Takes hits in the order of their ends: a new one can overlap the last groups only. */
  add(hit: Hit): void {
    const groups = this.#groupsOf(hit.needle.secret);
    let group: Group = { from: hit.offset, to: hit.end, best: hit };
    for (let last = groups.at(-1); last !== undefined && last.to > hit.offset; last = groups.at(-1)) {
      if (group.to - Math.min(last.from, group.from) > this.#longestGroup) break;
      groups.pop();
      this.#count--;
      const best = weight(last.best) >= weight(group.best) ? last.best : group.best;
      group = { from: Math.min(last.from, group.from), to: Math.max(last.to, group.to), best };
    }
    groups.push(group);
    this.#count++;
  }

  /** Takes out the groups that end before this offset or there, in the order of their ends. */
  settled(before: number): Hit[] {
    const settled: Group[] = [];
    for (const groups of this.#groups.values()) {
      const open = groups.findIndex(({ to }) => to > before);
      settled.push(...groups.splice(0, open === -1 ? groups.length : open));
    }
    this.#count -= settled.length;
    return settled.sort((one, other) => one.to - other.to).map(({ best }) => best);
  }

  #groupsOf(secret: string): Group[] {
    const known = this.#groups.get(secret);
    if (known !== undefined) return known;
    const groups: Group[] = [];
    this.#groups.set(secret, groups);
    return groups;
  }
}

/** What is found in a name or another small buffer, each copy once. */
export function foundIn(bytes: Buffer, matcher: Matcher): Hit[] {
  const hits = matcher.hitsIn(bytes);
  if (hits.length === 0) return hits;
  const groups = new HitGroups(4 * matcher.longest);
  for (const hit of hits) groups.add(hit);
  return groups.settled(Number.POSITIVE_INFINITY);
}

const WEIGHTS: Readonly<Record<Needle['kind'], number>> = { strand: 0, fragment: 2 ** 20, whole: 2 ** 21 };

function weight({ needle }: Hit): number {
  return needle.bytes.length + WEIGHTS[needle.kind];
}
