import type { LogFinding } from '../log/log-reader.js';
import type { Instruction, ReportedFinding } from '../report/report.js';
import type { Verify } from '../request.js';
import type { BuildTools } from '../tool/run.js';

/** Places of one run that are told apart. */
const MAX_FINDINGS = 50;

/** Why a build was stopped: its log held a secret. */
class SecretInLog extends Error {}

interface Counted extends LogFinding {
  count: number;
}

/** Listens to the log of a build for secrets; under `gate` the first one stops the build. */
export class LogWatch {
  readonly #mode: Exclude<Verify, 'off'>;
  readonly #stop = new AbortController();
  readonly #found = new Map<string, Counted>();
  #more = 0;

  constructor(mode: Exclude<Verify, 'off'>) {
    this.#mode = mode;
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /** Findings beyond those listed. */
  get more(): number {
    return this.#more;
  }

  /** What makes tools be listened to. */
  over({ cancel: outer }: Pick<BuildTools, 'cancel'>): Pick<BuildTools, 'cancel' | 'onFinding'> {
    const cancel = AbortSignal.any([outer, this.#stop.signal]);
    return { cancel, onFinding: finding => this.#take(finding) };
  }

  /** What was found, as the report lists it; `instruction` finds a step in the Dockerfile by its text. */
  findings(instruction: (step: string) => Instruction): ReportedFinding[] {
    return [...this.#found.values()].map(({ secret, form, step, stepName, count }) => ({
      secret,
      form,
      part: 'content',
      offset: 0,
      count,
      blob: '',
      role: 'log',
      platform: '',
      layer: 0,
      instruction:
        stepName === '' ? null : instruction(stepName.replace(/^(\[[^\]]*\] )*(STEP \d+\/\d+: )?/, '')),
      path: [step === '' ? '' : `#${step}`, /^\[[^\]]*\]/.exec(stepName)?.[0] ?? '']
        .filter(Boolean)
        .join(' '),
    }));
  }

  /** When the build began that printed a secret first, in milliseconds since 1970. */
  get since(): number {
    return this.#found.values().next().value?.since ?? 0;
  }

  #take(finding: LogFinding): void {
    const key = JSON.stringify([finding.secret, finding.form, finding.step]);
    const known = this.#found.get(key);
    if (known !== undefined) known.count++;
    else if (this.#found.size < MAX_FINDINGS) this.#found.set(key, { ...finding, count: 1 });
    else this.#more++;
    if (this.#mode === 'gate') this.#stop.abort(new SecretInLog('the log held a secret'));
  }
}
