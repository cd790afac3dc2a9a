import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type JobResult, type RunOptions, runAction } from '../runner/runner.js';
import { Recorder, type Recording } from './recorder.js';

// Each row runs main as the runner does, from action.yml, with a docker that writes down its arguments.
// The rows follow the README and the documentation of docker/build-push-action.

const RUN_URL = 'https://github.com/octocat/app/actions/runs/42/attempts/3';
const MAX = ['--attest', `type=provenance,mode=max,builder-id=${RUN_URL}`];
const SHA = 'a'.repeat(40);
const GIT = `https://github.com/octocat/app.git#${SHA}`;

interface Row {
  readonly name: string;
  readonly with: Readonly<Record<string, string>>;
  /** What stands between `build` and the context, `<imageid>`, `<metadata>` and `<secret>` being our files. */
  readonly args: readonly string[];
  readonly context?: string;
  readonly version?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly github?: RunOptions['github'];
}

const IID = ['--iidfile', '<imageid>'];
const META = ['--metadata-file', '<metadata>'];
const plain = (before: readonly string[], after: readonly string[] = []) => [
  ...before,
  ...IID,
  ...MAX,
  ...META,
  ...after,
];

const rows: readonly Row[] = [
  { name: 'nothing but a path', with: {}, args: plain([]) },
  {
    name: 'add-hosts on commas',
    with: { 'add-hosts': 'docker:10.180.0.1,foo:10.0.0.1' },
    args: plain(['--add-host', 'docker:10.180.0.1', '--add-host', 'foo:10.0.0.1']),
  },
  {
    name: 'add-hosts on lines',
    with: { 'add-hosts': 'docker:10.180.0.1\nfoo:10.0.0.1' },
    args: plain(['--add-host', 'docker:10.180.0.1', '--add-host', 'foo:10.0.0.1']),
  },
  {
    name: 'allow',
    with: { allow: 'network.host, security.insecure' },
    args: plain(['--allow', 'network.host', '--allow', 'security.insecure']),
  },
  {
    name: 'annotations keep commas',
    with: { annotations: 'index:a=1,2\nmanifest-descriptor[linux/amd64]:b=3' },
    args: plain(['--annotation', 'index:a=1,2', '--annotation', 'manifest-descriptor[linux/amd64]:b=3']),
    version: '0.12.0',
  },
  {
    name: 'build-args keep commas and hashes',
    with: { 'build-args': 'LIST=a,b,c\nHASH=x#y' },
    args: plain(['--build-arg', 'LIST=a,b,c', '--build-arg', 'HASH=x#y']),
  },
  {
    name: 'a quoted build-arg of several lines',
    with: { 'build-args': '"MULTI=a\nb\nc"\nONE=1' },
    args: plain(['--build-arg', 'MULTI=a\nb\nc', '--build-arg', 'ONE=1']),
  },
  {
    name: 'doubled quotes inside a quoted entry',
    with: { 'build-args': '"SAY=""hello"", she said"' },
    args: plain(['--build-arg', 'SAY="hello", she said']),
  },
  {
    name: 'quotes in the middle of an entry stay',
    with: { labels: 'title=filter "results (top-n)"' },
    args: [...IID, '--label', 'title=filter "results (top-n)"', ...MAX, ...META],
  },
  {
    name: 'build-contexts',
    with: { 'build-contexts': 'alpine=docker-image://alpine:3.20\nsrc=./src' },
    args: plain(['--build-context', 'alpine=docker-image://alpine:3.20', '--build-context', 'src=./src']),
  },
  {
    name: 'a build context from the default Git context',
    with: { 'build-contexts': 'repo={{defaultContext}}:sub' },
    args: plain(['--build-context', `repo=${GIT}:sub`]),
  },
  {
    name: 'builder',
    with: { builder: 'mybuilder' },
    args: [...IID, ...MAX, '--builder', 'mybuilder', ...META],
  },
  {
    name: 'cache-from and cache-to keep commas',
    with: {
      'cache-from': 'type=gha,scope=a\nuser/app:cache',
      'cache-to': 'type=registry,ref=user/app:cache,mode=max',
    },
    args: plain([
      '--cache-from',
      'type=gha,scope=a',
      '--cache-from',
      'user/app:cache',
      '--cache-to',
      'type=registry,ref=user/app:cache,mode=max',
    ]),
  },
  { name: 'call', with: { call: 'check' }, args: plain(['--call', 'check']), version: '0.15.0' },
  { name: 'cgroup-parent', with: { 'cgroup-parent': 'foo' }, args: plain(['--cgroup-parent', 'foo']) },
  {
    name: 'file',
    with: { file: './docker/Dockerfile.hf' },
    args: plain(['--file', './docker/Dockerfile.hf']),
  },
  {
    name: 'labels',
    with: { labels: 'a=1\nb=x, y' },
    args: [...IID, '--label', 'a=1', '--label', 'b=x, y', ...MAX, ...META],
  },
  { name: 'load has no default provenance', with: { load: 'true' }, args: [...IID, '--load', ...META] },
  { name: 'network', with: { network: 'host' }, args: [...IID, ...MAX, ...META, '--network', 'host'] },
  { name: 'no-cache', with: { 'no-cache': 'true' }, args: plain([], ['--no-cache']) },
  {
    name: 'no-cache-filters',
    with: { 'no-cache-filters': 'one,two' },
    args: [...IID, '--no-cache-filter', 'one', '--no-cache-filter', 'two', ...MAX, ...META],
  },
  {
    name: 'a local output leaves no image ID',
    with: { outputs: 'type=local,dest=./out' },
    args: ['--output', 'type=local,dest=./out', ...MAX, ...META],
  },
  {
    name: 'a bare path is a local output',
    with: { outputs: './out' },
    args: ['--output', './out', ...MAX, ...META],
  },
  {
    name: 'a tar output leaves no image ID',
    with: { outputs: 'type=tar,dest=o.tar' },
    args: ['--output', 'type=tar,dest=o.tar', ...MAX, ...META],
  },
  {
    name: 'a docker output has no default provenance',
    with: { outputs: 'type=docker' },
    args: [...IID, '--output', 'type=docker', ...META],
  },
  {
    name: "an output keeps buildx's own quotes",
    with: { outputs: 'type=image,"name=localhost:5000/a:1,localhost:5000/a:2",push-by-digest=true' },
    args: [
      ...IID,
      '--output',
      'type=image,"name=localhost:5000/a:1,localhost:5000/a:2",push-by-digest=true',
      ...MAX,
      ...META,
    ],
  },
  {
    name: 'several outputs',
    with: { outputs: 'type=image,name=a\ntype=oci,dest=a.tar' },
    args: [...IID, '--output', 'type=image,name=a', '--output', 'type=oci,dest=a.tar', ...MAX, ...META],
  },
  {
    name: 'platforms become one argument',
    with: { platforms: 'linux/amd64\nlinux/arm64' },
    args: [...IID, '--platform', 'linux/amd64,linux/arm64', ...MAX, ...META],
  },
  { name: 'pull', with: { pull: 'true' }, args: plain([], ['--pull']) },
  { name: 'push', with: { push: 'true' }, args: plain([], ['--push']) },
  { name: 'booleans in capitals', with: { push: 'TRUE', pull: 'False' }, args: plain([], ['--push']) },
  { name: 'shm-size', with: { 'shm-size': '2g' }, args: [...IID, ...MAX, '--shm-size', '2g', ...META] },
  {
    name: 'ssh',
    with: { ssh: 'default,key=./id' },
    args: [...IID, ...MAX, '--ssh', 'default', '--ssh', 'key=./id', ...META],
  },
  {
    name: 'tags with white space',
    with: { tags: ' user/app:1 , user/app:latest\n\n ghcr.io/user/app:1 ' },
    args: [
      ...IID,
      ...MAX,
      '--tag',
      'user/app:1',
      '--tag',
      'user/app:latest',
      '--tag',
      'ghcr.io/user/app:1',
      ...META,
    ],
  },
  { name: 'target', with: { target: 'prod' }, args: [...IID, ...MAX, '--target', 'prod', ...META] },
  {
    name: 'ulimit keeps commas',
    with: { ulimit: 'nofile=1024:1024\nnproc=3' },
    args: [...IID, ...MAX, '--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=3', ...META],
  },
  {
    name: 'provenance true',
    with: { provenance: 'true' },
    args: [...IID, '--attest', `type=provenance,builder-id=${RUN_URL}`, ...META],
  },
  {
    name: 'provenance false',
    with: { provenance: 'false' },
    args: [...IID, '--attest', 'type=provenance,disabled=true', ...META],
  },
  {
    name: 'provenance attributes',
    with: { provenance: 'mode=min' },
    args: [...IID, '--attest', `type=provenance,mode=min,builder-id=${RUN_URL}`, ...META],
  },
  {
    name: 'provenance with a builder-id of its own',
    with: { provenance: 'builder-id=foo' },
    args: [...IID, '--attest', 'type=provenance,builder-id=foo', ...META],
  },
  {
    name: 'sbom true',
    with: { sbom: 'true' },
    args: [...IID, ...MAX, '--attest', 'type=sbom,disabled=false', ...META],
  },
  {
    name: 'sbom attributes',
    with: { sbom: 'generator=image' },
    args: [...IID, ...MAX, '--attest', 'type=sbom,generator=image', ...META],
  },
  {
    name: 'attests',
    with: { attests: 'type=provenance,mode=min\ntype=sbom,generator=image' },
    args: [
      ...IID,
      '--attest',
      `type=provenance,mode=min,builder-id=${RUN_URL}`,
      '--attest',
      'type=sbom,generator=image',
      ...META,
    ],
  },
  {
    name: 'provenance and sbom win over attests',
    with: {
      attests: 'type=provenance,mode=min\ntype=sbom,generator=image',
      provenance: 'mode=max',
      sbom: 'false',
    },
    args: [...IID, ...MAX, '--attest', 'type=sbom,disabled=true', ...META],
  },
  {
    name: 'the default provenance of a private repository',
    with: {},
    github: { event: { repository: { private: true } } },
    args: [...IID, '--attest', `type=provenance,mode=min,inline-only=true,builder-id=${RUN_URL}`, ...META],
  },
  {
    name: 'no default attestations',
    with: {},
    env: { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
    args: [...IID, ...META],
  },
  {
    name: 'the token',
    with: { 'hf-token': 'hf_xxxxxxxxxxxx' },
    args: [...IID, ...MAX, '--secret', 'id=hf_token,src=<secret>', ...META],
  },
  {
    name: 'the token under another id',
    with: { 'hf-token': 'hf_xxxxxxxxxxxx', 'secret-id': 'HF.token-1' },
    args: [...IID, ...MAX, '--secret', 'id=HF.token-1,src=<secret>', ...META],
  },
  {
    name: 'secrets of several lines and with commas',
    with: { secrets: 'GIT_AUTH_TOKEN=abcdefghi,jklmno=0123456789\n"MYSECRET=aaaaaaaa\nbbbbbbb"\nFOO=bar' },
    args: [
      ...IID,
      ...MAX,
      ...['GIT_AUTH_TOKEN', 'MYSECRET', 'FOO'].flatMap(id => ['--secret', `id=${id},src=<secret>`]),
      ...META,
    ],
  },
  {
    name: 'secret-envs',
    with: { 'secret-envs': 'ONE=ONE_ENV,TWO=TWO_ENV' },
    env: { ONE_ENV: '1', TWO_ENV: '2' },
    args: plain(['--secret', 'id=ONE,env=ONE_ENV', '--secret', 'id=TWO,env=TWO_ENV']),
  },
  {
    name: 'secret-files',
    with: { 'secret-files': 'key=/etc/hostname\nother=/etc/passwd' },
    args: [
      ...IID,
      ...MAX,
      '--secret',
      'id=key,src=/etc/hostname',
      '--secret',
      'id=other,src=/etc/passwd',
      ...META,
    ],
  },
  {
    name: 'the default Git context with the job token',
    with: { context: '', 'github-token': 'ghs_0123456789' },
    args: [...IID, ...MAX, '--secret', 'id=GIT_AUTH_TOKEN.github.com,src=<secret>', ...META],
    context: GIT,
  },
  {
    name: 'a subdirectory of the default Git context',
    with: { context: '{{ defaultContext }}:docker', 'github-token': 'ghs_0123456789' },
    args: [...IID, ...MAX, '--secret', 'id=GIT_AUTH_TOKEN.github.com,src=<secret>', ...META],
    context: `${GIT}:docker`,
  },
  {
    name: 'the same Git context written out',
    with: { context: GIT, 'github-token': 'ghs_0123456789' },
    args: [...IID, ...MAX, '--secret', 'id=GIT_AUTH_TOKEN.github.com,src=<secret>', ...META],
    context: GIT,
  },
  {
    name: 'no job token for another repository',
    with: { context: 'https://github.com/other/app.git#main', 'github-token': 'ghs_0123456789' },
    args: plain([]),
    context: 'https://github.com/other/app.git#main',
  },
  { name: 'no job token for a path', with: { 'github-token': 'ghs_0123456789' }, args: plain([]) },
  {
    name: 'a GIT_AUTH_TOKEN of the user wins',
    with: { context: '', 'github-token': 'ghs_0123456789', secrets: 'GIT_AUTH_TOKEN=ghp_0123456789' },
    args: [...IID, ...MAX, '--secret', 'id=GIT_AUTH_TOKEN,src=<secret>', ...META],
    context: GIT,
  },
  {
    name: 'a server of its own with a port',
    with: { context: '', 'github-token': 'ghs_0123456789', provenance: 'false' },
    github: { serverUrl: 'http://10.0.0.5:22827' },
    args: [
      ...IID,
      '--attest',
      'type=provenance,disabled=true',
      '--secret',
      'id=GIT_AUTH_TOKEN.10.0.0.5:22827,src=<secret>',
      ...META,
    ],
    context: `http://10.0.0.5:22827/octocat/app.git#${SHA}`,
  },
  {
    name: 'the query form of the Git context',
    with: { context: '' },
    env: { BUILDX_SEND_GIT_QUERY_AS_INPUT: 'true' },
    version: '0.29.0',
    args: plain([]),
    context: `https://github.com/octocat/app.git?ref=${SHA}`,
  },
  {
    name: 'a subdirectory in the query form',
    with: { context: '{{defaultContext}}:sub' },
    env: { BUILDX_SEND_GIT_QUERY_AS_INPUT: 'true' },
    args: plain([]),
    context: `https://github.com/octocat/app.git?ref=${SHA}&subdir=sub`,
  },
  {
    name: 'the query form needs buildx 0.29',
    with: { context: '' },
    env: { BUILDX_SEND_GIT_QUERY_AS_INPUT: 'true' },
    version: '0.28.0',
    args: plain([]),
    context: GIT,
  },
  {
    name: 'the head of a pull request',
    with: { context: '' },
    env: { DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: 'true' },
    github: { ref: 'refs/pull/7/merge', event: { pull_request: { head: { sha: 'b'.repeat(40) } } } },
    args: plain([]),
    context: `https://github.com/octocat/app.git#${'b'.repeat(40)}`,
  },
];

async function runRow(row: Omit<Row, 'args'>): Promise<{ job: JobResult; recording: Recording | undefined }> {
  const recorder = new Recorder(row.version === undefined ? {} : { version: row.version });
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    with: { context: '.', 'github-token': '', verify: 'off', ...row.with },
    env: { PATH: `${recorder.bin}:${process.env['PATH'] ?? ''}`, ...row.env },
    github: { repository: 'octocat/app', sha: SHA, runId: '42', runAttempt: '3', ...row.github },
  });
  const recording = recorder.read();
  await job.dispose();
  recorder.dispose();
  return { job, recording };
}

/** Replaces the random paths by what they stand for. */
function normalise(argv: readonly string[]): string[] {
  const directory = /[^\s,=]*\/hf-secret-build-[0-9a-f]{32}\//;
  return argv.map(word =>
    word
      .replace(directory, '<run>/')
      .replace(/<run>\/secrets\/\d+$/, '<secret>')
      .replace(/<run>\/imageid$/, '<imageid>')
      .replace(/<run>\/metadata\.json$/, '<metadata>'),
  );
}

describe("docker/build-push-action's inputs as arguments of buildx", () => {
  test.concurrent.each(rows)('$name', async row => {
    const { job, recording } = await runRow(row);
    expect(job.main.annotations.filter(({ level }) => level === 'error')).toEqual([]);
    expect(normalise(recording?.argv ?? [])).toEqual(['buildx', 'build', ...row.args, row.context ?? '.']);
  });

  test('there are at least forty rows', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
  });

  test.concurrent.each([
    { input: 'annotations', value: 'a=b', version: '0.11.2', since: '0.12.0' },
    { input: 'call', value: 'check', version: '0.14.1', since: '0.15.0' },
  ])('$input with buildx $version is refused', async ({ input, value, version, since }) => {
    const { job, recording } = await runRow({ name: input, with: { [input]: value }, version });
    expect(recording).toBeUndefined();
    expect(job.conclusion).toBe('failure');
    expect(job.main.log).toContain(`Input '${input}' needs buildx ${since} or newer; this is ${version}.`);
  });

  test('a condition that gives false is no token, and a path needs no commit', async () => {
    const row = { name: 'false', with: { 'hf-token': 'false' }, github: { sha: '', ref: '' } };
    const { job, recording } = await runRow(row);
    expect(job.conclusion).toBe('success');
    expect(recording?.argv.join(' ')).not.toContain('--secret');
    expect(job.main.masks).toEqual([]);
  });

  test('the values of secret-envs and of one-line secret-files are masked too', async () => {
    const file = join(tmpdir(), `secret-${process.pid}`);
    writeFileSync(file, 'value-of-the-file\n');
    const { job } = await runRow({
      name: 'masks',
      with: { 'secret-envs': 'one=ONE', 'secret-files': `two=${file}\nthree=/etc/passwd` },
      env: { ONE: 'value-of-the-variable' },
    });
    rmSync(file);
    expect(job.main.masks).toEqual(expect.arrayContaining(['value-of-the-variable', 'value-of-the-file']));
    expect(job.main.masks.some(mask => mask.includes('root'))).toBe(false);
  });

  test('the values of secrets arrive byte for byte', async () => {
    const secrets = 'ONE= padded \n"TWO=a\n\n b\n"\nTHREE=x,y="z"';
    const { recording } = await runRow({
      name: 'secrets',
      with: { 'hf-token': '  hf_xxxxxxxxxxxx\n', secrets },
    });
    expect(recording?.secrets).toEqual(['hf_xxxxxxxxxxxx', ' padded ', 'a\n\n b\n', 'x,y="z"']);
  });
});
