import type { TimedStep } from '../log/step-times.js';
import type { ToolRun } from '../tool/follow.js';
import type { Story } from './journal.js';

/** What happened in a build, and when. */
export interface Timeline {
  /** The steps of the Dockerfile, those that resolve an image left out. */
  readonly ran: number;
  readonly cached: number;
  readonly failed: number;
  /** From the start of the build to the end of the last thing that is known, in seconds. */
  readonly seconds: number;
  /** What took time, in the order of its beginning. */
  readonly bars: readonly Bar[];
}

/** Something that took time. */
export interface Bar {
  /** The stage of the Dockerfile, or what else it belongs to. */
  readonly section: string;
  readonly name: string;
  readonly kind: 'step' | 'failed' | 'builder' | 'search' | 'push';
  /** Seconds after the start of the build. */
  readonly start: number;
  readonly seconds: number;
}

/** `[stage-1 2/3] RUN make`: the stage, the number and the instruction. */
const STEP = /^\[(?:([^\]]*?) ?)?(\d+\/\d+)\] (.*)$/;

/** The builder's own: what a person can do something about. */
const TOLD_OF_BUILDER = /^(exporting|importing|pushing|\[internal\] load (build context|metadata)|resolve )/;

/** What is shorter is not shown beside the others. */
const MIN_SECONDS = 0.1;

/** What took how long; undefined when nothing was built. */
export function timelineOf({ runs, searchEnd, report }: Story): Timeline | undefined {
  const build = runs.find(({ kind, steps }) => kind === 'build' && steps.length > 0);
  if (build === undefined) return undefined;
  const own = build.steps.filter(({ name }) => STEP.test(name) && !isImage(name));
  const searched = report?.searched.seconds ?? 0;
  // One that failed and was answered by another way tells nobody anything.
  const later = runs.slice(runs.indexOf(build) + 1).filter(run => run.code === 0 || run === runs.at(-1));
  const bars = [
    ...build.steps.flatMap(barOf),
    ...(searchEnd === 0 ? [] : [searchBar((searchEnd - build.start) / 1000, searched)]),
    ...later.map(run => runBar(run, build.start)),
  ];
  const ends = [(build.end - build.start) / 1000, ...bars.map(({ start, seconds }) => start + seconds)];
  const count = (...wanted: readonly TimedStep['end'][]) =>
    own.filter(({ end }) => wanted.includes(end)).length;
  return {
    ...{ ran: count('ran'), cached: count('cached'), failed: count('failed') },
    seconds: Math.max(...ends),
    bars: bars
      .filter(({ kind, seconds }) => kind === 'failed' || seconds >= MIN_SECONDS)
      .sort((a, b) => a.start - b.start),
  };
}

function isImage(name: string): boolean {
  return /^\[[^\]]*\] FROM /.test(name);
}

function barOf({ name, end, start, seconds }: TimedStep): Bar[] {
  const [, stage = '', number, instruction] = STEP.exec(name) ?? [];
  const time = { start: start / 1000, seconds };
  if (number !== undefined) {
    const kind = end === 'failed' ? 'failed' : 'step';
    return [{ section: stage || 'Dockerfile', name: `${number} ${instruction}`, kind, ...time }];
  }
  if (!TOLD_OF_BUILDER.test(name)) return [];
  return [{ section: 'Builder', name: name.replace('[internal] ', ''), kind: 'builder', ...time }];
}

function searchBar(end: number, seconds: number): Bar {
  // A search that went on beside the export began before its own time is counted.
  return { section: 'Gate', name: 'search', kind: 'search', start: Math.max(0, end - seconds), seconds };
}

const RUNS = {
  build: 'push or export from the cache',
  copy: 'copy out of the store',
  push: 'push',
  export: 'other outputs',
  smoke: 'smoke test log',
} as const;

function runBar({ kind, start, end }: ToolRun, begun: number): Bar {
  return {
    ...{ section: 'Gate', name: RUNS[kind], kind: kind === 'push' ? 'push' : 'builder' },
    start: (start - begun) / 1000,
    seconds: (end - start) / 1000,
  };
}

/** The slowest, the longest first. */
export function slowest({ bars }: Timeline, count: number): Bar[] {
  return [...bars].sort((a, b) => b.seconds - a.seconds).slice(0, count);
}
