import type { ProgressLine } from './progress.js';

/** A step of a build and when it was at work, by the builder's own words. */
export interface TimedStep {
  /** As plain progress names it: `[stage-1 2/3] RUN make`, `exporting to image`. */
  readonly name: string;
  /** `open`: nothing was said about its end. */
  readonly end: 'ran' | 'cached' | 'failed' | 'cancelled' | 'open';
  /** When it began, in milliseconds after the start of the tool; of a cached step, when that was said. */
  readonly start: number;
  /** How long it took; 0 for a cached one. */
  readonly seconds: number;
}

/** A Dockerfile has fewer; a frontend from elsewhere may name as many as it likes. */
const MAX_STEPS = 2000;

/** Names of steps are shown up to this many characters. */
const MAX_NAME = 300;

/** `#7 DONE 0.1s`, `#7 CACHED`, `#7 ERROR: …`: the name of a step comes before any of these. */
const LINE = /^#\d+ (?:(CACHED|DONE|CANCELED|ERROR)\b(?: (\d+(?:\.\d+)?)s$)?|(.+))/;

const ENDS = { CACHED: 'cached', DONE: 'ran', CANCELED: 'cancelled', ERROR: 'failed' } as const;

/** `[1/2] STEP 2/3: RUN make`, as Podman writes to its standard output. */
const PODMAN_STEP = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)(\/\d+): (.*)$/;

interface Entry {
  readonly name: string;
  /** When it was named first. */
  readonly seen: number;
  done?: Omit<TimedStep, 'name'>;
}

/**
 * Watches the progress of a build for what took how long. buildx tells the duration of a step at its end, within a
 * fraction of a second after it: so the beginning is known too, also of steps that were at work at the same time.
 */
export class StepTimes {
  readonly #entries = new Map<string, Entry>();
  #podmanStep = 0;

  /** Takes a line of buildx about a step; `now` is in milliseconds after the start of the tool. */
  line({ step, text }: Pick<ProgressLine, 'step' | 'text'>, now: number): void {
    const [, end, duration = '', name] = LINE.exec(text) ?? [];
    if (name !== undefined) this.#name(step, name, now);
    else if (end !== undefined) this.#end(step, { end: ENDS[end as keyof typeof ENDS], duration, now });
  }

  /** Takes a line of Podman, whose steps come one after the other: one ends where the next begins. */
  podmanLine(text: string, now: number): void {
    const [, stage, number, total = '', instruction = ''] = PODMAN_STEP.exec(text) ?? [];
    const current = String(this.#podmanStep);
    if (/^--> Using cache /.test(text)) this.#end(current, { end: 'cached', duration: '', now });
    if (number === undefined && !/^COMMIT\b/.test(text)) return;
    if (this.#entries.get(current)?.done === undefined) this.#end(current, { end: 'ran', duration: '', now });
    if (number === undefined) return;
    const prefix = stage === undefined ? '' : `stage-${Number(stage) - 1} `;
    this.#name(String(++this.#podmanStep), `[${prefix}${number}${total}] ${instruction}`, now);
  }

  /** All steps in the order of their names; those without an end worked until `now`. */
  steps(now: number): TimedStep[] {
    return [...this.#entries.values()].map(({ name, seen, done }) => ({
      name,
      ...(done ?? { end: 'open', start: seen, seconds: (now - seen) / 1000 }),
    }));
  }

  #name(step: string, name: string, now: number): void {
    if (this.#entries.has(step) || this.#entries.size >= MAX_STEPS) return;
    this.#entries.set(step, { name: name.replace(/\s+/g, ' ').slice(0, MAX_NAME), seen: now });
  }

  #end(
    step: string,
    {
      end,
      duration,
      now,
    }: { readonly end: TimedStep['end']; readonly duration: string; readonly now: number },
  ): void {
    const entry = this.#entries.get(step);
    if (entry === undefined) return;
    const told = duration === '' ? (now - entry.seen) / 1000 : Number(duration);
    const seconds = end === 'cached' ? 0 : told;
    // A step that resolves an image ends several times; its longest work counts.
    if (entry.done !== undefined && end === 'ran' && entry.done.seconds >= seconds) return;
    entry.done = { end, start: Math.max(0, now - seconds * 1000), seconds };
  }
}
