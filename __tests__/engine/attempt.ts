import { rmSync } from 'node:fs';
import { expect } from '@jest/globals';
import { uploadsTo } from '../gate/observe.js';
import { StandIn } from '../gate/stand-in.js';
import { type RunOptions, runAction } from '../runner/runner.js';
import { makeTag, makeWorkspace, testEngine } from './engine.js';
import { asStored, tracesOf } from './traces.js';

const disposables: (() => unknown)[] = [];

/** Removes what the attempts left. */
export async function cleanAttempts(): Promise<void> {
  for (const dispose of disposables.splice(0)) await dispose();
}

interface Attempt extends Omit<RunOptions, 'actionDir' | 'workspace'> {
  readonly files: Readonly<Record<string, string>>;
}

/** One run of the action on the real engine, with every call of docker written down. */
export async function attempt({ files, with: inputs, ...options }: Attempt) {
  const docker = new StandIn('');
  const workspace = makeWorkspace(files);
  const tag = makeTag(testEngine().registry);
  disposables.push(
    () => docker.dispose(),
    () => rmSync(workspace, { recursive: true, force: true }),
  );
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    workspace,
    with: { context: '.', push: 'true', tags: tag, provenance: 'false', ...inputs },
    env: { PATH: docker.path },
    ...options,
  });
  disposables.push(job.dispose);
  const calls = docker.calls();
  return {
    ...{ job, tag, calls },
    builds: calls.filter(call => !call.includes('--call=outline')),
    said: job.main.annotations.map(
      ({ level, title, message }) => `${level} ${title?.split(' ')[1]}: ${message}`,
    ),
    places: job.main.annotations.map(({ file, line }) => `${file}:${line}`),
  };
}

type Attempted = Awaited<ReturnType<typeof attempt>>;

/** Expects that no build was started, nothing was pushed and the token is nowhere. */
export function expectNothingStarted({ job, builds, tag }: Attempted, token?: string): void {
  expect(builds).toEqual([]);
  expect(uploadsTo(tag)).toEqual([]);
  expect(job.conclusion).toBe('failure');
  expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '' });
  if (token === undefined) return;
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  expect(tracesOf(token, [asStored('raw', raw), asStored('outputs', JSON.stringify(job.outputs))])).toEqual(
    [],
  );
}
