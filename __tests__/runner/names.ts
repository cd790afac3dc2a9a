/** A map whose names ignore case and keep their first spelling, as the runner's inputs, outputs and state do. */
export class NameMap {
  readonly #entries = new Map<string, readonly [name: string, value: string]>();

  constructor(entries: Iterable<readonly [string, string]> = []) {
    for (const [name, value] of entries) this.set(name, value);
  }

  set(name: string, value: string): void {
    const key = name.toUpperCase();
    this.#entries.set(key, [this.#entries.get(key)?.[0] ?? name, value]);
  }

  get(name: string): string | undefined {
    return this.#entries.get(name.toUpperCase())?.[1];
  }

  has(name: string): boolean {
    return this.#entries.has(name.toUpperCase());
  }

  entries(): (readonly [string, string])[] {
    return [...this.#entries.values()];
  }

  toRecord(): Record<string, string> {
    return Object.fromEntries(this.entries());
  }
}
