/** The output of a running job, for tests that wait for a text before they act. */
export class LiveOutput {
  #text = '';
  #ended = false;
  readonly #listeners = new Set<(text: string) => void>();
  readonly #endListeners = new Set<() => void>();

  take(text: string): void {
    this.#text += text;
    for (const listener of [...this.#listeners]) listener(text);
  }

  end(): void {
    this.#ended = true;
    for (const listener of this.#endListeners) listener();
  }

  /** Calls the listener with what came out so far and with every piece that follows; returns how to stop that. */
  listen(listener: (text: string) => void): () => void {
    if (this.#text !== '') listener(this.#text);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves as soon as the output holds the text; rejects when the job ends without it. */
  waitFor(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        if (this.#text.includes(text)) resolve();
        else if (this.#ended) reject(new Error(`The job ended without the output ${JSON.stringify(text)}`));
      };
      this.#listeners.add(check);
      this.#endListeners.add(check);
      check();
    });
  }
}
