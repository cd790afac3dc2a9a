import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type JobResult, type RunOptions, runAction, startAction } from '../runner/runner.js';
import { makeToken, makeWorkspace } from './engine.js';
import { binFolder, programPath, Recorder } from './recorder.js';
import { asStored, filesBelow, tracesOf } from './traces.js';

// What cannot be right stops before docker is started: one error that names the input, exit code 1, no files.

const TOKEN = makeToken();
const folders: string[] = [];
const jobs: JobResult[] = [];
afterAll(async () => {
  for (const job of jobs) await job.dispose();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

interface Failure {
  readonly job: JobResult;
  readonly started: boolean;
}

async function attempt(options: Partial<RunOptions>): Promise<Failure> {
  const recorder = new Recorder();
  const job = await runAction({
    actionDir: process.cwd(),
    ...options,
    env: { PATH: `${recorder.bin}:${process.env['PATH'] ?? ''}`, ...options.env },
    with: { context: '.', ...options.with },
  });
  const started = recorder.read() !== undefined;
  recorder.dispose();
  jobs.push(job);
  return { job, started };
}

function expectRefusal({ job, started }: Failure, message: RegExp): void {
  const errors = job.main.annotations.filter(({ level }) => level === 'error');
  expect(errors.map(error => error.message)).toEqual([expect.stringMatching(message)]);
  expect(job.main.exitCode).toBe(1);
  expect(job.conclusion).toBe('failure');
  expect(started).toBe(false);
  expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '', verdict: 'unverified' });
  expect(job.outputs['report']).toMatch(/^$|\/report\.json$/); // once there is a directory for it
  if (existsSync(job.temp)) {
    expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  }
}

const refusals: readonly {
  name: string;
  with: Record<string, string>;
  error: RegExp;
  env?: Record<string, string>;
}[] = [
  ...['push', 'pull', 'load', 'no-cache'].flatMap(input =>
    ['yes', '1', 'tRuE', ''].map(value => ({
      name: `${input}: '${value}'`,
      with: { [input]: value },
      error: new RegExp(`^Input '${input}' is neither true nor false\\.`),
    })),
  ),
  {
    name: 'an id with a slash',
    with: { 'secret-id': 'hf/token' },
    error: /^Input 'secret-id'.*no id of a secret mount/,
  },
  { name: 'an id with a comma', with: { 'secret-id': 'hf,src=x' }, error: /^Input 'secret-id'/ },
  { name: 'an id of dots', with: { 'secret-id': '..' }, error: /^Input 'secret-id'/ },
  {
    name: 'a token with a space',
    with: { 'hf-token': `${TOKEN} ${TOKEN}` },
    error: /^Input 'hf-token' contains white space/,
  },
  {
    name: 'a token with a line break',
    with: { 'hf-token': `${TOKEN}\n${TOKEN}` },
    error: /^Input 'hf-token' contains a line break/,
  },
  {
    name: 'a token with a tab',
    with: { 'hf-token': `${TOKEN}\tx` },
    error: /^Input 'hf-token' contains white space/,
  },
  {
    name: 'a token in quotes',
    with: { 'hf-token': `"${TOKEN}"` },
    error: /^Input 'hf-token' contains quotation marks/,
  },
  {
    name: 'a token with a zero-width space',
    with: { 'hf-token': `${TOKEN}\u200b` },
    error: /^Input 'hf-token' contains a character outside/,
  },
  {
    name: 'a token behind its name',
    with: { 'hf-token': `HF_TOKEN=${TOKEN}` },
    error: /^Input 'hf-token' contains a name in front of the token.*Store the token alone/,
  },
  ...[`${TOKEN}\\n`, `${TOKEN}%0A`].map(token => ({
    name: `a token that ends in ${token.slice(TOKEN.length)}`,
    with: { 'hf-token': token },
    error: /^Input 'hf-token' contains a line break that was written out.*Store the token alone/,
  })),
  {
    name: "the guide's mistake",
    with: { secrets: 'hf_token=/tmp/build_secrets/hf_token' },
    error: /^Input 'secrets': the value of 'hf_token' is the path.*hf-token: \$\{\{ secrets\.HF_TOKEN \}\}/,
  },
  {
    name: 'a relative path as a secret',
    with: { secrets: 'npmrc=./.npmrc' },
    error: /^Input 'secrets'.*secret-files: npmrc=/,
  },
  {
    name: 'a file that exists as a secret',
    with: { secrets: 'x=/etc/hostname' },
    error: /^Input 'secrets'.*secret-files: x=/,
  },
  {
    name: "docker's syntax for a file",
    with: { secrets: 'id=hf_token,src=/tmp/token' },
    error: /^Input 'secrets' is written in docker's own syntax.*hf-token.*'secret-files'/,
  },
  {
    name: "docker's syntax for a variable",
    with: { secrets: 'id=hf_token,env=HF_TOKEN' },
    error: /^Input 'secrets' is written in docker's own syntax.*'secret-envs'/,
  },
  {
    name: "docker's syntax in secret-files",
    with: { 'secret-files': 'id=hf_token,src=/tmp/token' },
    error: /^Input 'secret-files' is written in docker's own syntax/,
  },
  {
    name: 'what is left of an expression',
    with: { 'hf-token': 'true' },
    error: /^Input 'hf-token' contains 'true', which is no token/,
  },
  { name: 'a secret without =', with: { secrets: TOKEN }, error: /^Input 'secrets': entry 1 has no '='/ },
  {
    name: 'an unquoted secret of two lines',
    with: { secrets: `a=${TOKEN}\n${TOKEN}` },
    error: /^Input 'secrets': entry 2 has no '='/,
  },
  {
    name: 'a secret without a value',
    with: { secrets: 'hf_token=' },
    error: /^Input 'secrets': entry 1 is empty/,
  },
  {
    name: 'a secret without an id',
    with: { secrets: `=${TOKEN}` },
    error: /^Input 'secrets': entry 1 has no id/,
  },
  {
    name: 'a secret with a bad id',
    with: { secrets: `a b=${TOKEN}` },
    error: /^Input 'secrets': one of the given ids/,
  },
  {
    name: 'a quote that is not closed',
    with: { secrets: `"a=${TOKEN}` },
    error: /^Input 'secrets' cannot be read as a list/,
  },
  {
    name: 'an id that is given twice',
    with: { 'hf-token': TOKEN, secrets: 'hf_token=abcdefgh' },
    error: /^The secret id 'hf_token' is given twice, by 'hf-token' and by 'secrets'/,
  },
  {
    name: 'a variable that is not set',
    with: { 'secret-envs': 'a=NOT_SET' },
    error: /^Input 'secret-envs': the environment variable for the id 'a' is not set/,
  },
  {
    name: 'a variable that is empty',
    with: { 'secret-envs': 'a=EMPTY' },
    env: { EMPTY: '' },
    error: /^Input 'secret-envs': .* is empty/,
  },
  {
    name: 'a value in secret-envs',
    with: { 'secret-envs': 'a=not-a-name' },
    error: /^Input 'secret-envs'.*no name of an environment variable/,
  },
  {
    name: 'a secret file that does not exist',
    with: { 'secret-files': 'a=./none' },
    error: /^Input 'secret-files': the file for 'a' does not exist\./,
  },
  {
    name: 'a secret file that is a folder',
    with: { 'secret-files': 'a=/etc' },
    error: /^Input 'secret-files': the file for 'a' is not a regular file/,
  },
  { name: 'an empty secret file', with: { 'secret-files': 'a=/dev/null' }, error: /^Input 'secret-files'/ },
];

describe('fail closed', () => {
  test.concurrent.each(refusals)('$name', async ({ with: inputs, env, error }) => {
    const failure = await attempt({ with: inputs, ...(env === undefined ? {} : { env }) });
    expectRefusal(failure, error);
    const { main } = failure.job;
    const shown = main.raw.replace(/^::add-mask::.*$/gm, '');
    expect(
      tracesOf(TOKEN, [
        asStored('raw', shown),
        asStored('state', JSON.stringify(main.state)),
        ...filesBelow(failure.job.temp).filter(({ name }) => !name.includes('_github_workflow')),
      ]),
    ).toEqual([]);
  });

  test.each([
    { name: 'the context', inputs: { context: '.' } },
    { name: 'a build context', inputs: { context: './empty', 'build-contexts': 'all=.' } },
    { name: 'the root of the machine', inputs: { context: '/' } },
  ])('$name contains RUNNER_TEMP, where the secret file would be', async ({ inputs }) => {
    const workspace = makeWorkspace({ 'temp/keep': '', 'empty/Dockerfile': 'FROM scratch' });
    folders.push(workspace);
    const temp = join(workspace, 'temp');
    const failure = await attempt({ workspace, temp, with: { 'hf-token': TOKEN, ...inputs } });
    expectRefusal(failure, /^The build context, or one of `build-contexts`, contains RUNNER_TEMP/);
  });

  test('secrets are masked although another input cannot be read', async () => {
    const { job } = await attempt({ with: { 'hf-token': TOKEN, secrets: '"a=first-half\nsecond-half' } });
    expect(job.main.masks).toEqual(expect.arrayContaining([TOKEN, 'first-half', 'second-half']));
  });

  test('a default context outside a repository is refused', async () => {
    const failure = await attempt({ with: { context: '' }, github: { repository: '' } });
    expectRefusal(failure, /^Input 'context' stands for the repository of this run/);
  });

  test('no docker and no buildx', async () => {
    const bin = binFolder({ node: process.execPath });
    folders.push(bin);
    const failure = await attempt({ with: { 'hf-token': TOKEN }, env: { PATH: bin } });
    expectRefusal(failure, /^Neither docker nor buildx is on the PATH/);
  });

  test.each([
    // What docker 28 and docker 20.10 say of a command that they do not know.
    "docker: unknown command: docker buildx\n\nRun 'docker --help' for more information",
    "unknown flag: --iidfile\nSee 'docker --help'.",
  ])('a docker without the buildx plugin: %.30j', async text => {
    const bin = scriptedDocker(`printf '%s\\n' "${text}" >&2; exit 1`);
    const failure = await attempt({ with: { 'hf-token': TOKEN }, env: { PATH: bin } });
    expectRefusal(failure, /^This docker has no buildx plugin\./);
  });

  test.each([
    'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'ERROR: permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
  ])('a daemon that does not answer: %.50s', async line => {
    const bin = scriptedDocker(`echo '${line}' >&2; exit 1`);
    const failure = await attempt({ with: { 'hf-token': TOKEN }, env: { PATH: bin } });
    expectRefusal(failure, /^The Docker daemon does not answer.* docker group/);
  });

  test.each([
    { input: 'build-args', value: `HF_TOKEN=${TOKEN}`, form: 'plain' },
    { input: 'annotations', value: `body=${TOKEN.slice(3)}`, form: 'without prefix' },
    { input: 'labels', value: `token=${Buffer.from(TOKEN).toString('base64')}`, form: 'base64' },
    { input: 'tags', value: `localhost:5000/${Buffer.from(TOKEN).toString('hex')}:1`, form: 'hex' },
    { input: 'outputs', value: `type=local,dest=${TOKEN}`, form: 'plain' },
    { input: 'context', value: `https://${TOKEN}@example.org/a.git`, form: 'plain' },
  ])('the token in $input', async ({ input, value, form }) => {
    for (const passed of [
      { 'hf-token': TOKEN },
      { secrets: `hf_token=${TOKEN}` },
      { secrets: `HF=${TOKEN}` },
    ]) {
      const failure = await attempt({ with: { ...passed, [input]: value } });
      expectRefusal(failure, new RegExp(`^Input '${input}'.* contains the token '\\w+' \\(${form}\\)\\.`));
    }
  });

  test.each(['-', '--help'])('a context that docker would take for an option: %s', async context => {
    expectRefusal(await attempt({ with: { context } }), /^Input 'context' begins with '-'/);
  });

  test('a cancelled step does not wait for a docker that hangs when it is asked for its version', async () => {
    const bin = scriptedDocker('sleep 30');
    const job = startAction({
      actionDir: process.cwd(),
      with: { context: '.', call: 'check', 'hf-token': TOKEN },
      env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
    await job.waitFor('add-mask');
    setTimeout(() => job.cancel(), 1000);
    const result = await job.result;
    jobs.push(result);
    expect(result.main.annotations[0]?.message).toMatch(/^The build was cancelled/);
    expect(result.main.signal).toBeNull();
    for (const pid of await result.orphans()) process.kill(pid, 'SIGKILL');
  });

  test('outputs that cannot be written fail the step with a word', async () => {
    const bin = scriptedDocker('exit 0');
    const main = spawnSync(process.execPath, ['dist/main/index.js'], {
      encoding: 'utf8',
      env: { PATH: bin, RUNNER_TEMP: bin, GITHUB_OUTPUT: '/nowhere/output', INPUT_CONTEXT: 'src', ...FLAGS },
    });
    expect(main.status).toBe(1);
    expect(main.stdout).toMatch(/^::error title=hf-secret-build%3A INTERNAL::.*\/nowhere\/output/m);
  });
});

const FLAGS = { INPUT_PUSH: 'false', INPUT_PULL: 'false', INPUT_LOAD: 'false', 'INPUT_NO-CACHE': 'false' };

/** A folder for PATH with a `docker` that does just this. */
function scriptedDocker(script: string): string {
  const bin = binFolder(Object.fromEntries(['sh', 'sleep'].map(name => [name, programPath(name)])));
  folders.push(bin);
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return bin;
}

describe('a RUNNER_TEMP that cannot hold a secret', () => {
  const aFile = (folder: string) => join(folder, 'file');
  test.each([
    {
      name: 'missing',
      temp: (folder: string) => join(folder, 'none'),
      error: /^RUNNER_TEMP .* cannot be used/,
    },
    { name: 'a file', temp: aFile, error: /^RUNNER_TEMP .* is no directory/ },
    { name: 'relative', temp: () => 'relative', error: /^RUNNER_TEMP is no absolute path/ },
    { name: 'empty', temp: () => '', error: /^RUNNER_TEMP is not set/ },
    // Root may write anywhere, but not into the kernel's own file system.
    { name: 'read-only', temp: () => '/proc/self', error: /^The private directory .* cannot be created/ },
  ])('$name', async ({ temp, error }) => {
    const folder = makeWorkspace({ file: '' });
    folders.push(folder);
    const failure = await attempt({
      actionDir: spoiledAction(folder, temp(folder)),
      with: { 'hf-token': TOKEN },
    });
    expectRefusal(failure, error);
  });
});

/** The runner always has a good RUNNER_TEMP, so the action is a copy whose main spoils it first. */
function spoiledAction(folder: string, temp: string): string {
  const main = pathToFileURL(join(process.cwd(), 'dist/main/index.js'));
  writeFileSync(join(folder, 'main.mjs'), `process.env.RUNNER_TEMP = '${temp}';\nawait import('${main}');\n`);
  const action = readFileSync('action.yml', 'utf8').replace(/^ {2}(main|post|post-if):.*\n/gm, '');
  writeFileSync(join(folder, 'action.yml'), `${action}  main: main.mjs\n`);
  return folder;
}
