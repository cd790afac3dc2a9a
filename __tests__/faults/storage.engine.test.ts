import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { uploadsTo } from '../gate/observe.js';
import { StandIn } from '../gate/stand-in.js';
import { testWithLayouts } from '../gate/with-layouts.js';
import { type JobResult, type RunOptions, runAction } from '../runner/runner.js';

// What happens to the storage of a run while it works.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Attempt {
  readonly job: JobResult;
  readonly tag: string;
}

async function attempt(options: Partial<RunOptions>): Promise<Attempt> {
  const step = `RUN --mount=type=secret,id=hf_token,required=true head -c 2000000 /dev/urandom > /${randomBytes(4).toString('hex')}`;
  const workspace = makeWorkspace({ Dockerfile: `FROM ${baseImage}\n${step}\n` });
  const tag = makeTag(registry);
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', push: 'true', tags: tag, 'hf-token': makeToken() },
    ...options,
  });
  disposables.push(job.dispose, () => rmSync(workspace, { recursive: true }));
  return { job, tag };
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const errorsOf = ({ main }: JobResult) => main.annotations.map(({ title, message }) => `${title} ${message}`);
const ours = (folder: string) => readdirSync(folder).filter(name => name.startsWith('hf-secret-build-'));

/** A docker that changes the run's directory once it has built; `$dir` is that directory. */
function meddling(script: string): Partial<RunOptions> {
  const real = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
  const docker = new StandIn(`case "$*" in *type=oci*)
    dir=$(echo "$*" | sed 's|.*--metadata-file \\([^ ]*\\)/metadata.json.*|\\1|')
    '${real}' "$@"; code=$?; ${script}; exit $code;; esac`);
  disposables.push(() => docker.dispose());
  return { env: { PATH: docker.path } };
}

test('secrets that are replaced by a link: the step fails, and nothing is removed behind it', async () => {
  const outside = makeFolder();
  writeFileSync(join(outside, 'precious'), '');
  const { job, tag } = await attempt(meddling(`rm -rf "$dir/secrets"; ln -s ${outside} "$dir/secrets"`));
  expect(errorsOf(job)).toEqual([
    expect.stringMatching(/STORAGE The directory of the secret files was replaced/),
  ]);
  expect(uploadsTo(tag)).toEqual([]);
  expect(readdirSync(outside)).toEqual(['precious']);
  expect(ours(job.temp)).toEqual([]);
});

test('a directory that is replaced by a link: the step fails, and post refuses to remove it', async () => {
  const outside = makeFolder();
  mkdirSync(join(outside, 'secrets'));
  const { job, tag } = await attempt(meddling(`rm -rf "$dir"; ln -s ${outside} "$dir"`));
  expect(errorsOf(job)).toEqual([
    expect.stringMatching(/STORAGE The private directory of this run was replaced/),
  ]);
  expect(job.post?.annotations[0]?.message).toMatch(/^Refused to remove .*it is not a directory/);
  expect(uploadsTo(tag)).toEqual([]);
  expect(readdirSync(outside)).toEqual(['secrets']);
});

test('a directory that is gone: the gate stays shut', async () => {
  const { job, tag } = await attempt(meddling(`rm -rf "$dir"`));
  expect(job.conclusion).toBe('failure');
  expect(errorsOf(job)).toEqual([expect.stringMatching(/STORAGE|UNVERIFIED/)]);
  expect(uploadsTo(tag)).toEqual([]);
  expect(ours(job.temp)).toEqual([]);
});

/** The runner always has a good RUNNER_TEMP: main is led to another one, on a disk of this size. Needs root. */
function onDisk(size: string): { readonly temp: string; readonly actionDir: string } {
  const [temp, actionDir] = [makeFolder(), makeFolder()];
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', temp]);
  disposables.unshift(() => execFileSync('umount', ['-l', temp]));
  const main = pathToFileURL(join(process.cwd(), 'dist/main/index.js')).href;
  const program = `process.env.RUNNER_TEMP = '${temp}';\nprocess.argv[1] = '${join(process.cwd(), 'dist/main/index.js')}';\nawait import('${main}');\n`;
  writeFileSync(join(actionDir, 'main.mjs'), program);
  const action = readFileSync('action.yml', 'utf8').replace(/^ {2}(main|post|post-if):.*\n/gm, '');
  writeFileSync(join(actionDir, 'action.yml'), `${action}  main: main.mjs\n`);
  return { temp, actionDir };
}

test('a full disk is told before anything is built, and nothing of a secret is on it', async () => {
  const disk = onDisk('64k');
  execFileSync('sh', ['-c', `cat /dev/zero > ${join(disk.temp, 'full')} || true`], { stdio: 'ignore' });
  const { job, tag } = await attempt({ actionDir: disk.actionDir });
  expect(errorsOf(job)).toEqual([expect.stringMatching(/STORAGE .*no space is left/)]);
  expect(readdirSync(disk.temp)).toEqual(['full']);
  expect(uploadsTo(tag)).toEqual([]);
  expect(Object.keys(job.outputs)).toHaveLength(9);
});

testWithLayouts('a disk that is too small for the image has its stream searched', async () => {
  const disk = onDisk('1m');
  const { job, tag } = await attempt({ actionDir: disk.actionDir });
  expect(errorsOf(job)).toEqual([]);
  expect(job.main.log).toContain('searching it as a stream instead');
  expect(uploadsTo(tag)).not.toEqual([]);
  expect(job.outputs['verdict']).toBe('clean');
});
