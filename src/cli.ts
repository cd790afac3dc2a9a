#!/usr/bin/env node
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { availableParallelism, constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseCommand, type VerifyOptions } from './command/arguments.js';
import { HELP, VERSION } from './command/help.js';
import { showProgress } from './command/progress.js';
import { givenSecrets } from './command/secrets.js';
import { printable, reportJson, reportText } from './command/show.js';
import { verify } from './command/verify.js';
import { ActionError, errnoOf, messageOf } from './errors.js';
import type { Verdict } from './request.js';

const EXIT_CODES: Readonly<Record<Verdict, number>> = { clean: 0, leak: 1, unverified: 2, skipped: 2 };
const FAILURE = 3;

const { env, stdin, stdout, stderr } = process;
const cancel = new AbortController();
let redact = (text: string) => text;
let stopProgress = () => {};
let scratch: string | undefined;

process.on('exit', () => {
  cancel.abort(); // kills a docker that is still saving
  stopProgress();
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, thrown => {
    fail(thrown);
    process.exit();
  });
}
// Whoever reads the output may stop at any line; a full disk is an error.
stdout.on('error', error => {
  if (errnoOf(error) !== 'EPIPE') fail(error);
});
stderr.on('error', () => {});

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  if (command.kind === 'verify') await runVerify(command.options);
  else stdout.write(command.kind === 'help' ? HELP : `${VERSION}\n`);
}

async function runVerify(options: VerifyOptions): Promise<void> {
  const secrets = givenSecrets(options, env);
  redact = secrets.redact;
  scratch = makeScratch();
  const report = await verify(options, secrets, {
    env,
    stdin,
    cancel: cancel.signal,
    worker: besideEntry('scan-worker'),
    threads: availableParallelism(),
    scratch,
    showProgress: ask => {
      if (stderr.isTTY && options.progress && env['TERM'] !== 'dumb')
        stopProgress = showProgress(stderr, ask);
      return () => stopProgress();
    },
  });
  process.exitCode = EXIT_CODES[report.verdict];
  if (options.json) stdout.write(reportJson(report));
  const person = options.json ? stderr : stdout;
  const color = person.isTTY && options.color && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  person.write(reportText(report, { color }));
}

/** Of mode 0700. Without one, archives that do not fit into memory count as not searched. */
function makeScratch(): string | undefined {
  try {
    return mkdtempSync(join(tmpdir(), 'hf-secret-build-'));
  } catch {
    return undefined;
  }
}

/** Another entry's program: dist/cli/index.js has dist/scan-worker/index.js beside it. */
function besideEntry(name: string): string {
  return join(dirname(dirname(realpathSync(process.argv[1] ?? ''))), name, 'index.js');
}

function fail(thrown: unknown): void {
  process.exitCode = FAILURE;
  stopProgress();
  const { message, hint } =
    thrown instanceof ActionError ? thrown : { message: `${messageOf(thrown)}.`, hint: '' };
  stderr.write(`hf-secret-build: ${printable(redact(message))}\n`);
  if (hint !== '') stderr.write(`${printable(redact(hint))}\n`);
}

await main().catch(fail);
