/** The file commands (GITHUB_OUTPUT and its siblings). Follows FileCommandManager.cs. */

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './errors.js';
import type { StageRecord } from './record.js';

const FOLDER = '_runner_file_commands';
const SUMMARY_LIMIT = 1024 * 1024;

interface FileCommand {
  readonly variable: string;
  readonly context: string;
  readonly prefix: string;
  readonly process: (file: string, record: StageRecord) => Promise<void>;
}

// In the order in which the runner processes them.
const FILE_COMMANDS: readonly FileCommand[] = [
  { variable: 'GITHUB_PATH', context: 'path', prefix: 'add_path_', process: processPath },
  {
    variable: 'GITHUB_ENV',
    context: 'env',
    prefix: 'set_env_',
    process: (file, record) => eachPair(file, (name, value) => record.exportVariable(name, value)),
  },
  {
    variable: 'GITHUB_STEP_SUMMARY',
    context: 'step_summary',
    prefix: 'step_summary_',
    process: processSummary,
  },
  {
    variable: 'GITHUB_STATE',
    context: 'state',
    prefix: 'save_state_',
    process: (file, record) => eachPair(file, (name, value) => record.saveState(name, value)),
  },
  {
    variable: 'GITHUB_OUTPUT',
    context: 'output',
    prefix: 'set_output_',
    process: (file, record) => eachPair(file, (name, value) => record.setOutput(name, value)),
  },
];

/** Creates one stage's own empty files under `temp` and returns their paths by environment variable. */
export async function createFileCommands(temp: string): Promise<Readonly<Record<string, string>>> {
  const folder = join(temp, FOLDER);
  await mkdir(folder, { recursive: true });
  const suffix = randomUUID();
  const files = FILE_COMMANDS.map(
    ({ variable, prefix }) => [variable, join(folder, prefix + suffix)] as const,
  );
  await Promise.all(files.map(([, file]) => writeFile(file, '')));
  return Object.fromEntries(files);
}

/** Reads a stage's files into its record, in the runner's order; a malformed file fails the step. */
export async function processFileCommands(
  files: Readonly<Record<string, string>>,
  record: StageRecord,
): Promise<void> {
  for (const { variable, context, process } of FILE_COMMANDS) {
    try {
      await process(files[variable] ?? '', record);
    } catch (error) {
      record.fail(`Unable to process file command '${context}' successfully.`, error);
    }
  }
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    // The step may delete its files: that only means it has nothing to say.
    if (isMissing(error)) return '';
    throw error;
  }
}

async function eachPair(file: string, take: (name: string, value: string) => void): Promise<void> {
  // Pairs before a malformed line count, therefore they are taken one by one.
  for (const [name, value] of parsePairs(await readText(file))) take(name, value);
}

async function processPath(file: string, record: StageRecord): Promise<void> {
  for (const line of (await readText(file)).split(/\r\n|\r|\n/)) {
    if (line !== '') record.prependPath(line);
  }
}

async function processSummary(file: string, record: StageRecord): Promise<void> {
  const text = await readText(file);
  if (text === '') return;
  const { size } = await stat(file);
  if (size > SUMMARY_LIMIT) {
    const kib = Math.floor(size / 1024);
    record.issue(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, the limit is ${SUMMARY_LIMIT / 1024}k, got ${kib}k.`,
    );
    return;
  }
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  record.summary = lines.map(line => `${record.masks.apply(line)}\n`).join('');
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly next: number;
  readonly ended: boolean;
}

// Only `\n` ends a line here: a `\r` before it stays part of the value and of the delimiter.
function lineAt(text: string, start: number): Line | undefined {
  if (start >= text.length) return undefined;
  const end = text.indexOf('\n', start);
  if (end < 0) return { text: text.slice(start), start, next: text.length, ended: false };
  return { text: text.slice(start, end), start, next: end + 1, ended: true };
}

/** The pairs of a file in the grammar `NAME=VALUE` or `NAME<<END`, lines, `END`; throws at a malformed line. */
export function* parsePairs(text: string): Generator<readonly [name: string, value: string]> {
  let line = lineAt(text, 0);
  while (line !== undefined) {
    let next = line.next;
    if (line.text !== '') {
      const equals = line.text.indexOf('=');
      const heredoc = line.text.indexOf('<<');
      if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
        yield [line.text.slice(0, equals), line.text.slice(equals + 1)];
      } else if (heredoc >= 0) {
        const end = readHeredoc(text, line, heredoc);
        yield [line.text.slice(0, heredoc), end.value];
        next = end.next;
      } else throw new Error(`Invalid format '${line.text}'`);
    }
    line = lineAt(text, next);
  }
}

function readHeredoc(
  text: string,
  head: Line,
  at: number,
): { readonly value: string; readonly next: number } {
  const delimiter = head.text.slice(at + 2);
  if (at === 0 || delimiter === '') {
    throw new Error(`Invalid format '${head.text}'. Name must not be empty and delimiter must not be empty`);
  }
  for (let line = lineAt(text, head.next); line !== undefined; line = lineAt(text, line.next)) {
    // The line feed before the delimiter is not part of the value; an empty slice when there is no line.
    if (line.text === delimiter) {
      return { value: text.slice(head.next, line.start - 1), next: line.next };
    }
    if (!line.ended) throw new Error('Invalid value. EOF marker missing new line.');
  }
  throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
}
