import { ActionError, asActionError, type ErrorCode, type Released } from '../errors.js';
import type { BuildTools } from '../tool/run.js';
import { inWords, type Vocabulary } from '../wording.js';

/** What a push that failed left in the registry. */
export interface PushedTags {
  /** In sentences, '' when there is nothing to say. */
  readonly text: string;
  /** '' when the registry has the image nowhere. */
  readonly digest: string;
  readonly pushed: readonly string[];
}

/** Keeps account of what has left, so that a release which fails halfway says exactly what is out. */
export class Delivery {
  readonly #tools: Pick<BuildTools, 'cancel' | 'redact'>;
  readonly #others: string[] = [];
  readonly #loaded: string[] = [];
  #ask: (() => Promise<PushedTags>) | undefined;

  constructor(tools: Pick<BuildTools, 'cancel' | 'redact'>) {
    this.#tools = tools;
  }

  /** This is out, in words: `the cache in DIRECTORY`. */
  add(...others: readonly string[]): void {
    this.#others.push(...others.map(text => this.#tools.redact(text)));
  }

  /** The image is in the engine's store, under these names. */
  load(names: readonly string[]): void {
    this.#loaded.push(...names);
    this.add(['the loaded image', ...names].join(' '));
  }

  /** From here on a registry may have something; `ask` finds out what. */
  pushes(ask: () => Promise<PushedTags>): void {
    this.#ask = ask;
  }

  /** The error of a release, with what is out all the same. */
  async completed(thrown: unknown): Promise<unknown> {
    if (this.#tools.cancel.aborted) return thrown;
    const { parts } = asActionError(thrown);
    const { text, digest, pushed } = await this.#pushed(parts.code);
    const released: Released = { digest, pushed, loaded: this.#loaded, others: this.#others };
    const out = this.#others.length === 0 ? '' : `Out already: ${this.#others.join(', ')}.`;
    const message = (say: Vocabulary) =>
      [inWords(parts.message, say).replace(/\.?$/, '.'), text, out].filter(part => part !== '').join(' ');
    return new ActionError({ ...parts, message, released });
  }

  /** What was pushed may be something else than what was searched: then nobody is to go on with its digest. */
  async #pushed(code: ErrorCode): Promise<PushedTags> {
    if (this.#ask === undefined) return { text: 'Nothing was pushed.', digest: '', pushed: [] };
    return code === 'PUSH_DIFFERS' ? { text: '', digest: '', pushed: [] } : this.#ask();
  }
}

interface SoFar {
  readonly names: readonly string[];
  readonly pushed: readonly string[];
  readonly digest: string;
}

/** Of names that are pushed one after the other: those before the one that failed are there. */
export function pushedSoFar({ names, pushed, digest }: SoFar): PushedTags {
  const rest = names.slice(pushed.length).join(', ');
  const there = `Pushed under ${pushed.join(', ')} (${digest})${rest === '' ? '' : `, but not under ${rest}`}.`;
  return { text: pushed.length === 0 ? `Pushed under none of ${rest}.` : there, digest, pushed };
}
