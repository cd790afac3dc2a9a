import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { inWorkspace } from '../dockerfile/place.js';
import type { Problem } from '../problem.js';
import type { Target } from '../request.js';
import type { Hit } from '../scan/match/matcher-scan.js';
import type { SecretHit, SecretSearch } from '../secret/secret-search.js';
import { type ContextFile, contextFiles, piecesOf } from './context-files.js';
import { readIgnoreRules } from './ignore-file.js';

/** What is searched before it is sent to the builder. */
export interface ContextJob {
  readonly target: Target;
  /** The Dockerfile, '' for the one in the context: its own ignore file wins. */
  readonly file: string;
  readonly search: SecretSearch;
  /** The ids of the secrets that count. */
  readonly ids: readonly string[];
  /** The files of `secret-files`: what they hold is known, and users of docker/build-push-action keep them there. */
  readonly sources: readonly string[];
  /** True while other checks go on: the search costs nothing then. */
  readonly isWaitedFor: () => boolean;
  readonly cancel: AbortSignal;
  readonly log: (line: string) => void;
}

/** How long the search may take alone, and beside checks that take longer, in milliseconds. */
const ALONE_MS = 400;
const BESIDE_MS = 1000;

/** The event loop gets a turn after so many milliseconds: buildx and the Hub answer meanwhile. */
const TURN_MS = 20;

/** More files than this are not listed one by one. */
const MAX_PROBLEMS = 8;

/** A local folder that is sent to the builder. */
interface LocalContext {
  /** The input and, of `build-contexts`, the name. */
  readonly name: string;
  readonly path: string;
  readonly ignoreFiles: readonly string[];
}

/**
 * Searches the files that would be sent to the builder for the secrets as they are, within a time budget: `COPY . .`
 * would put them into the image. Another whole form is a warning, as is a value that is a mere word: the gate
 * decides about what is really copied. The Dockerfile itself is judged by its contract.
 */
export async function searchContext(job: ContextJob): Promise<Problem[]> {
  if (job.ids.length === 0) return [];
  const clock = new Clock(job.isWaitedFor);
  const dockerfile = resolve(job.file || join(job.target.context, 'Dockerfile'));
  const problems: Problem[] = [];
  for (const context of localContexts(job)) {
    for (const file of contextFiles(context.path, readIgnoreRules(context.ignoreFiles))) {
      if (clock.isTurnOver()) await nextTurn();
      if (job.cancel.aborted || problems.length >= MAX_PROBLEMS) return problems;
      if (clock.isUp()) {
        job.log(outOfTime(clock, context));
        return problems;
      }
      clock.files += 1;
      const found =
        resolve(file.absolute) === dockerfile ? undefined : await searchFile(file, { job, clock });
      if (found !== undefined) problems.push(problemOf(file, { found, context, job }));
    }
  }
  return problems;
}

/** Watches the time that the search takes, and counts what it got through. */
class Clock {
  files = 0;
  readonly #start = performance.now();
  #turn = this.#start;
  readonly #isWaitedFor: () => boolean;

  constructor(isWaitedFor: () => boolean) {
    this.#isWaitedFor = isWaitedFor;
  }

  isTurnOver(): boolean {
    const now = performance.now();
    if (now - this.#turn < TURN_MS) return false;
    this.#turn = now;
    return true;
  }

  isUp(): boolean {
    return performance.now() - this.#start > (this.#isWaitedFor() ? BESIDE_MS : ALONE_MS);
  }
}

/** `context` and `build-contexts`, those that are folders of this machine. */
function localContexts({ target, file }: ContextJob): LocalContext[] {
  const dockerfile = file || join(target.context, 'Dockerfile');
  const ownIgnoreFile = join(dirname(dockerfile), `${basename(dockerfile)}.dockerignore`);
  const main = {
    name: 'the build context',
    path: target.context,
    ignoreFiles: [ownIgnoreFile, join(target.context, '.dockerignore')],
  };
  const named = target.buildContexts.map(text => {
    const cut = text.indexOf('=');
    const path = text.slice(cut + 1);
    return {
      name: `the build context '${text.slice(0, cut)}'`,
      path,
      ignoreFiles: [join(path, '.dockerignore')],
    };
  });
  return [main, ...named].filter(({ path }) => isFolder(path));
}

function isFolder(path: string): boolean {
  return path !== '' && existsSync(path) && statSync(path).isDirectory();
}

interface Found {
  readonly hit: SecretHit;
  /** From 1; 0 for the name of the file, or a file that is no text. */
  readonly line: number;
  readonly level: 'error' | 'warning';
}

interface FileSearch {
  readonly job: ContextJob;
  readonly clock: Clock;
}

/**
 * What is worst in a file; of its name only what is an error. A large file is searched as far as there is time, and
 * no further than to the first piece that holds something.
 */
async function searchFile(file: ContextFile, { job, clock }: FileSearch): Promise<Found | undefined> {
  const { matcher } = job.search;
  const inName = new Worst(job);
  for (const hit of matcher.hitsIn(Buffer.from(file.path))) inName.add(hit);
  if (inName.found?.level === 'error') return { ...inName.found, line: 0 };
  const inside = new Worst(job);
  const stream = matcher.search(hit => inside.add(hit));
  for (const piece of piecesOf(file)) {
    stream.push(piece);
    if (inside.found !== undefined || clock.isUp()) break;
    if (clock.isTurnOver()) await nextTurn();
  }
  stream.end();
  return inside.found && { ...inside.found, line: lineAt(file, inside.found.hit.offset) };
}

/** Keeps the worst of the hits that count: whole forms of secrets that are passed. */
class Worst {
  found: Omit<Found, 'line'> | undefined;
  readonly #job: ContextJob;

  constructor(job: ContextJob) {
    this.#job = job;
  }

  add({ needle, offset }: Hit): void {
    const { search, ids } = this.#job;
    if (needle.kind !== 'whole' || this.found?.level === 'error' || !ids.includes(needle.secret)) return;
    const hit = search.hitOf(needle, offset);
    const isPlain = /^(plain|without prefix)$/.test(needle.form) && hit.isTelling;
    if (isPlain || this.found === undefined) this.found = { hit, level: isPlain ? 'error' : 'warning' };
  }
}

/** The line of an offset; 0 when there is a NUL before it, as in no text. */
function lineAt(file: ContextFile, offset: number): number {
  let line = 1;
  let left = offset;
  for (const piece of piecesOf(file)) {
    const before = piece.subarray(0, left);
    if (before.includes(0)) return 0;
    for (let at = before.indexOf(10); at !== -1; at = before.indexOf(10, at + 1)) line += 1;
    left -= before.length;
    if (left <= 0) break;
  }
  return line;
}

function problemOf(
  file: ContextFile,
  {
    found,
    context,
    job,
  }: { readonly found: Found; readonly context: LocalContext; readonly job: ContextJob },
): Problem {
  const { hit, line, level } = found;
  const isSource = job.sources.some(source => resolve(source) === resolve(file.absolute));
  const path = job.search.hide(file.path);
  const shown = job.search.hide(inWorkspace(file.absolute));
  const ignoreFile = context.ignoreFiles.find(existsSync) ?? join(context.path, '.dockerignore');
  const outcome =
    level === 'error' && !isSource ? 'Nothing was started.' : 'Whether it is copied shows in the image.';
  return {
    level: isSource ? 'warning' : level,
    code: 'SECRET_IN_CONTEXT',
    isLeak: true,
    message: `The secret '${hit.secret}' is in ${path}${line > 0 ? `:${line}` : ''} of ${context.name} (${hit.form}): COPY would take it into the image. ${outcome}`,
    hint: `Remove it from the file, or add a line for the file to ${relative('', ignoreFile) || ignoreFile}: ${path}`,
    place: { file: shown, line },
  };
}

function outOfTime({ files }: Clock, { name }: LocalContext): string {
  return `Searched ${files} files of the build contexts for secrets, then time was up in ${name}; what is built is searched in any case.`;
}
