#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, constants, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, type Manner, parseCommand, type VerifyOptions } from './cli/arguments.js';
import { runBuild } from './cli/build.js';
import { checkedJson, runCheck } from './cli/check.js';
import { helpText } from './cli/help.js';
import { hubTable } from './cli/hub-table.js';
import type { LocalHost } from './cli/local.js';
import { showProgress } from './cli/progress.js';
import { resultText } from './cli/result.js';
import { Screen } from './cli/screen.js';
import { givenSecrets } from './cli/secrets.js';
import { jsonText, painter, printable, reportText } from './cli/show.js';
import { verify } from './cli/verify.js';
import { COMMAND_LINE } from './cli/words.js';
import { besideEntry, cancelled, onEndingSignal, onUncaught } from './entry/process.js';
import { Stopper } from './entry/stopper.js';
import { ActionError, asActionError, errnoOf, messageOf } from './errors.js';
import { removeOutside } from './outside.js';
import { toldError } from './report/journal.js';
import type { Verdict } from './request.js';
import { killDescendants } from './tool/processes.js';
import { VERSION } from './version.js';

const EXIT_CODES: Readonly<Record<Verdict, number>> = { clean: 0, leak: 1, unverified: 2, skipped: 2 };
const FAILURE = 3;

/** An image has a few large layers: more threads would only cost memory. */
const MAX_THREADS = 16;

const { env, stdin, stdout, stderr } = process;
const cancel = new AbortController();
/** Removes what has to be gone at the end, however it comes. */
const removals: (() => void)[] = [];
const stopper = new Stopper({ cancel, leave: () => process.exit() });
let redact = (text: string) => text;
let stopProgress = () => {};
/** Whether the command ends in order; else the process ends at once, and with it all that it keeps. */
let isLine = false;

process.on('exit', () => {
  cancel.abort(); // kills a docker that is still saving
  stopProgress();
  for (const remove of removals) attempt(remove);
});
onEndingSignal(signal => {
  const code = 128 + constants.signals[signal];
  process.exitCode = code;
  if (!isLine) process.exit();
  stopper.stop(cancelled());
});
onUncaught(thrown => {
  fail(thrown);
  if (!isLine) process.exit();
  stopper.unexpected(asActionError(thrown));
});
// Whoever reads the output may stop at any line; a full disk is an error.
stdout.on('error', error => {
  if (errnoOf(error) !== 'EPIPE') fail(error);
});
stderr.on('error', () => {});

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  switch (command.kind) {
    case 'help':
      stdout.write(helpText(command.topic));
      return;
    case 'version':
      stdout.write(`${VERSION}\n`);
      return;
    case 'verify':
      return verifyCommand(command.options);
    case 'build':
      return buildCommand(command.options);
    case 'check':
      return checkCommand(command.options);
  }
}

async function verifyCommand(options: VerifyOptions): Promise<void> {
  const secrets = givenSecrets(options, env);
  redact = secrets.redact;
  const report = await verify(options, secrets, {
    env,
    stdin,
    cancel: cancel.signal,
    worker: besideEntry('scan-worker'),
    threads: availableParallelism(),
    scratch: makeScratch(),
    showProgress: ask => {
      if (isLive(options)) stopProgress = showProgress(stderr, ask);
      return () => stopProgress();
    },
  });
  process.exitCode = EXIT_CODES[report.verdict];
  if (options.json) stdout.write(jsonText(report));
  const person = options.json ? stderr : stdout;
  person.write(reportText(report, { color: hasColor(person, options) }));
}

async function buildCommand(options: BuildOptions): Promise<void> {
  const { code, result } = await runBuild(options, localHost(options));
  stopProgress();
  process.exitCode ||= code;
  if (result === undefined) return;
  if (options.json) stdout.write(jsonText(result.report));
  const person = options.json ? stderr : stdout;
  if (cancel.signal.aborted) return;
  person.write(
    `${person.isTTY ? '\n' : ''}${resultText(result, { color: hasColor(person, options), width: person.columns })}`,
  );
}

async function checkCommand(options: BuildOptions): Promise<void> {
  const around = localHost(options);
  const checked = await runCheck(options, around);
  const isFine = checked.problems.every(({ level }) => level !== 'error');
  process.exitCode ||= isFine ? 0 : FAILURE;
  for (const problem of checked.problems) around.screen.problem(problem);
  if (options.json) stdout.write(jsonText(checkedJson(checked)));
  else stdout.write([...hubTable(checked.hub, painter(hasColor(stdout, options))), ''].join('\n'));
  if (isFine && !options.json) stdout.write('Nothing that keeps the build from starting was found.\n');
}

function localHost(options: Manner): LocalHost {
  const screen = new Screen({ stream: stderr, color: hasColor(stderr, options), isLive: isLive(options) });
  stopProgress = () => screen.clear();
  isLine = true;
  return {
    env,
    home: env['HOME'] || homedir(),
    temp: tmpdir(),
    cancel: cancel.signal,
    search: {
      program: besideEntry('scan-worker'),
      threads: Math.min(availableParallelism(), MAX_THREADS),
    },
    remember: directory =>
      removals.push(
        () => removeOutside(directory.path, env),
        () => directory.remove(),
      ),
    screen,
  };
}

/** Of mode 0700. Without one, archives that do not fit into memory count as not searched. */
function makeScratch(): string | undefined {
  try {
    const path = mkdtempSync(join(tmpdir(), 'hf-secret-build-'));
    removals.push(() => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));
    return path;
  } catch {
    return undefined;
  }
}

function isLive({ progress }: Manner): boolean {
  return stderr.isTTY && progress && env['TERM'] !== 'dumb';
}

function hasColor({ isTTY }: { readonly isTTY: boolean }, { color }: Manner): boolean {
  return isTTY && color && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    fail(error);
  }
}

function fail(thrown: unknown): void {
  if (!cancel.signal.aborted) process.exitCode = FAILURE;
  stopProgress();
  if (cancel.signal.aborted && thrown === cancel.signal.reason) return;
  const { message, hint } =
    thrown instanceof ActionError
      ? toldError(thrown, COMMAND_LINE)
      : { message: `${messageOf(thrown)}.`, hint: '' };
  stderr.write(`hf-secret-build: ${printable(redact(message))}\n`);
  if (hint !== '') stderr.write(`${printable(redact(hint))}\n`);
}

await main().catch(fail);
// A tool that was left behind by an interruption must neither keep the process alive nor outlive it.
if (cancel.signal.aborted) {
  killDescendants();
  process.exit();
}
