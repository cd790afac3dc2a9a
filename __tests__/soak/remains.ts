import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { isAlive, processesWith, until } from './job.js';

/** What a run left behind, as numbers. */
export interface Remains {
  readonly secrets: number;
  readonly layouts: number;
  readonly directories: number;
  /** Processes of buildx that work in RUNNER_TEMP. */
  readonly tools: number;
  /** Steps of the Dockerfile that the builder still runs. */
  readonly builds: number;
}

/** How long the builder may take to end the step of a build whose client is gone. */
const SETTLE_MS = 5000;

/** Looks below RUNNER_TEMP and at all processes; `mark` stands in the command of the build's step. */
export async function remainsOf(temp: string, mark: string): Promise<Remains> {
  const ours = readdirSync(temp).filter(name => name.startsWith('hf-secret-build-'));
  const below = ours.flatMap(name => {
    return readdirSync(`${temp}/${name}`, { recursive: true, withFileTypes: true });
  });
  const files = { secrets: 0, layouts: 0 };
  for (const entry of below) {
    if (entry.isFile() && basename(entry.parentPath) === 'secrets') files.secrets++;
    if (entry.isDirectory() && entry.name === 'layout') files.layouts++;
  }
  const tools = processesWith(`${temp}/`).filter(isAlive);
  await until(() => stepsOf(mark).length === 0, SETTLE_MS);
  return { ...files, directories: ours.length, tools: tools.length, builds: stepsOf(mark).length };
}

/** The step's shell and what it started; the client has the mark in its arguments as well, as `MARK=…`. */
function stepsOf(mark: string): number[] {
  const clients = new Set(processesWith(`MARK=${mark}`));
  return processesWith(mark).filter(pid => !clients.has(pid));
}

/** The sum of two. */
export function add(one: Remains, other: Remains): Remains {
  return {
    secrets: one.secrets + other.secrets,
    layouts: one.layouts + other.layouts,
    directories: one.directories + other.directories,
    tools: one.tools + other.tools,
    builds: one.builds + other.builds,
  };
}

export const NOTHING: Remains = { secrets: 0, layouts: 0, directories: 0, tools: 0, builds: 0 };
