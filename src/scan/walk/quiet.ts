import { BehindEnd, type Unreadable } from '../decode/sink.js';
import type { Matcher } from '../match/matcher.js';
import type { Limits } from './limits.js';
import type { Notes, Scope } from './place.js';
import type { Retention } from './retained.js';

/** A person acts on a few places: of what waits no more is kept. */
const MAX_WAITING = 200;

/**
 * The same scope with the same limits, for content that may only look like some. Its faults wait until it has proved
 * genuine, and are dropped when it never does; that a limit was reached is never kept back.
 */
export class DoubtfulScope implements Scope {
  readonly matcher: Matcher;
  readonly ledger: Notes;
  readonly limits: Limits;
  readonly retention: Retention;
  readonly unpack: Scope['unpack'];
  readonly #scope: Scope;
  readonly #path: string;
  #waiting: { readonly path: string; readonly fault: Unreadable }[] | undefined = [];

  /** `path` is that of the content. */
  constructor(scope: Scope, path: string) {
    const { matcher, ledger, limits, retention, unpack } = scope;
    this.#scope = scope;
    this.#path = path;
    this.matcher = matcher;
    this.limits = limits;
    this.retention = retention;
    this.unpack = unpack;
    this.ledger = {
      searchedMore: bytes => ledger.searchedMore(bytes),
      found: (hit, spot) => ledger.found(hit, spot),
      unreadable: (place, fault) => {
        if (fault.reason === 'limit') ledger.unreadable(place, fault);
        else this.noteIfGenuine(place, fault);
      },
    };
  }

  /** Notes a fault, if the content proves genuine or has done so. */
  noteIfGenuine(path: string, fault: Unreadable): void {
    // What stands behind the content is a part of what carries it.
    if (fault instanceof BehindEnd && path.replace(/!+$/, '') === this.#path) return;
    if (this.#waiting === undefined) this.#scope.ledger.unreadable(path, fault);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push({ path, fault });
  }

  vouch(): void {
    const waiting = this.#waiting ?? [];
    if (this.#waiting === undefined) return;
    this.#waiting = undefined;
    this.#scope.vouch();
    for (const { path, fault } of waiting) this.#scope.ledger.unreadable(path, fault);
  }

  get allowance(): number {
    return this.#scope.allowance;
  }

  set allowance(bytes: number) {
    this.#scope.allowance = bytes;
  }

  get freeOutput(): number {
    return this.#scope.freeOutput;
  }

  set freeOutput(bytes: number) {
    this.#scope.freeOutput = bytes;
  }
}
