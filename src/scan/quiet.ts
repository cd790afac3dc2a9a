import type { Limits } from './limits.js';
import type { Matcher } from './matcher.js';
import type { Retention } from './retained.js';
import type { Notes, Scope } from './stream.js';

/** The same scope with the same limits, for content of which not everything can be read: that is no gap here. */
export class QuietScope implements Scope {
  readonly matcher: Matcher;
  readonly ledger: Notes;
  readonly limits: Limits;
  readonly retention: Retention;
  readonly #scope: Scope;

  constructor(scope: Scope) {
    const { matcher, ledger, limits, retention } = scope;
    this.#scope = scope;
    this.matcher = matcher;
    this.limits = limits;
    this.retention = retention;
    this.ledger = {
      searchedMore: bytes => ledger.searchedMore(bytes),
      found: (hit, spot) => ledger.found(hit, spot),
      unreadable: () => {},
    };
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
