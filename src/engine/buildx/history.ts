import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildEnvironment } from '../../secret/environment.js';
import { ask } from '../../tool/ask.js';
import type { Tool } from '../../tool/find.js';
import type { RecordRemoval } from '../engine.js';
import type { BuildPlan } from '../plan.js';

/** A file system may note times a little coarser than the clock. */
const CLOCK_MS = 50;

/** The builder completes the record of a cancelled build shortly after buildx is gone. */
const TRIES = 5;
const WAIT_MS = 200;

/** What buildx says of a record that is gone. */
const NOT_THERE = /no (build )?record found/i;

/** A build whose record is to go. */
export interface RecordedBuild {
  readonly tool: Tool;
  readonly env: ChildEnvironment;
  readonly plan: Pick<BuildPlan, 'context' | 'build'>;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
}

/**
 * Removes the builder's record of a build, which holds its raw log. buildx notes each build that it begins under
 * its configuration, with the context's path: only when a single note fits it is ours.
 */
export async function removeRecord(recorded: RecordedBuild): Promise<RecordRemoval> {
  const [ref, ...others] = notesOf(recorded);
  if (ref === undefined || others.length > 0) return { kind: 'unknown' };
  const { tool, env } = recorded;
  const [builder = ''] = ref.split('/');
  const id = ref.split('/').at(-1) ?? '';
  const run = (args: readonly string[]) => ask(['history', ...args], { tool, env });
  for (let tries = 0; tries < TRIES; tries++) {
    if (tries > 0) await sleep(WAIT_MS);
    const done = await run(['rm', '--builder', builder, id]);
    if (done.code !== 0) continue;
    // Not `history ls`: the BuildKit in Docker 28.5 dies of listing many records while one is being removed.
    const found = await run(['inspect', '--builder', builder, id]);
    if (found.code !== 0 && NOT_THERE.test(found.stderr)) return { kind: 'removed', ref };
  }
  return { kind: 'kept', ref };
}

/** `builder/node/id` of each build of this context that began since then. */
function notesOf({ env, plan, since }: RecordedBuild): string[] {
  const root = join(configDirectory(env), 'refs');
  try {
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter(name => /^[^/\\]+[/\\][^/\\]+[/\\][a-z0-9]{20,}$/.test(name))
      .filter(name => statSync(join(root, name)).mtimeMs >= since - CLOCK_MS)
      .filter(name => isOf(readFileSync(join(root, name), 'utf8'), plan))
      .map(name => name.replaceAll('\\', '/'));
  } catch {
    return []; // no notes, or one that went away
  }
}

function isOf(note: string, { context, build }: RecordedBuild['plan']): boolean {
  const { LocalPath: path, DockerfilePath: file } = JSON.parse(note) as Readonly<Record<string, unknown>>;
  const isContext = path === context || path === resolve(context);
  return isContext && (build.file === '' || file === build.file || file === resolve(build.file));
}

function configDirectory(env: ChildEnvironment): string {
  const docker = env['DOCKER_CONFIG'] || join(env['HOME'] || homedir(), '.docker');
  return env['BUILDX_CONFIG'] || join(docker, 'buildx');
}
