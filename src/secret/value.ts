import { inspect } from 'node:util';

/**
 * A secret's value that prints as `***` wherever it is logged, joined, serialised or inspected by mistake.
 * Its text comes out through `reveal()` alone, so that every use can be found by that word.
 */
export class SecretValue {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. `__tests__/imports.test.ts` lists who calls it, and what for. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}
