import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { makeToken, makeWorkspace } from '../engine/engine.js';
import { StandIn } from '../gate/stand-in.js';
import { type RunOptions, runAction } from '../runner/runner.js';

// A token in an input that is not for secrets is refused before docker is called at all.

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

const TOKEN = makeToken();
const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Wrong {
  readonly input: string;
  readonly value: string;
  /** How the message goes on behind the input's name. */
  readonly says?: RegExp;
}

/** Each input that a token may be put into by mistake. */
const WRONG: readonly Wrong[] = [
  {
    input: 'add-hosts',
    value: `a:127.0.0.1,${TOKEN}:127.0.0.1`,
    says: /^, entry 2, contains the token 'hf_token' \(plain\)/,
  },
  { input: 'allow', value: `network.host,${TOKEN}` },
  {
    input: 'annotations',
    value: `a=b\nindex:note=${encodeURIComponent(`${TOKEN}&`)}`,
    says: /^, entry 2 \(index:note\), /,
  },
  { input: 'attests', value: `type=sbom,generator=localhost:5000/${TOKEN}` },
  { input: 'build-args', value: `A=1\nHF_TOKEN=${TOKEN}`, says: /^, entry 2 \(HF_TOKEN\), / },
  {
    input: 'build-contexts',
    value: `model=https://u:${TOKEN}@huggingface.co/a/b.git`,
    says: /^, entry 1 \(model\), /,
  },
  { input: 'verify-cache', value: `/tmp/${TOKEN}` },
  { input: 'builder', value: TOKEN, says: /^ contains the token/ },
  { input: 'cache-from', value: `type=registry,ref=localhost:5000/a:${TOKEN}` },
  { input: 'cache-to', value: `type=gha,token=${TOKEN}`, says: /^, entry 1 \(type\), / },
  { input: 'call', value: `check,format=${TOKEN}` },
  { input: 'cgroup-parent', value: TOKEN },
  {
    input: 'context',
    value: `https://user:${TOKEN}@example.org/a.git`,
    says: /^ contains the token 'hf_token' \(plain\)/,
  },
  { input: 'file', value: `./${TOKEN}/Dockerfile` },
  {
    input: 'labels',
    value: `auth=${base64(`user:${TOKEN}`)}`,
    says: /^, entry 1 \(auth\), contains the token 'hf_token' \(base64\)/,
  },
  { input: 'labels', value: `${TOKEN}=1`, says: /^, entry 1, contains/ },
  { input: 'network', value: TOKEN },
  { input: 'no-cache-filters', value: `a,${TOKEN}` },
  { input: 'outputs', value: `type=local,dest=./${TOKEN}` },
  { input: 'platforms', value: `linux/amd64,${TOKEN}` },
  { input: 'provenance', value: `mode=max,builder-id=https://x/${TOKEN}` },
  { input: 'sbom', value: `generator=${TOKEN}` },
  { input: 'shm-size', value: TOKEN },
  { input: 'ssh', value: `default=./${TOKEN}` },
  {
    input: 'tags',
    value: `localhost:5000/a:1,localhost:5000/a:${TOKEN.slice(3).toLowerCase()}${TOKEN.slice(3)}`,
  },
  { input: 'target', value: [...TOKEN].reverse().join('') },
  { input: 'ulimit', value: `nofile=${TOKEN}` },
  { input: 'models', value: `org/${TOKEN}`, says: /^, entry 1, .* It would be sent as a part of a URL/ },
  { input: 'datasets', value: `org/name@${TOKEN}` },
  { input: 'hf-endpoint', value: `https://example.org/${TOKEN}` },
  { input: 'hf-oidc-resource', value: `org/${TOKEN}`, says: /is no user or repository of the Hub/ },
];

async function attempt(inputs: Readonly<Record<string, string>>, more: Omit<RunOptions, 'actionDir'> = {}) {
  const docker = new StandIn('exit 0');
  const workspace = makeWorkspace({ Dockerfile: 'FROM scratch\n' });
  disposables.push(
    () => docker.dispose(),
    () => rmSync(workspace, { recursive: true, force: true }),
  );
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    workspace,
    with: { context: '.', ...inputs },
    secrets: [TOKEN],
    ...more,
    env: { PATH: docker.path, ...more.env },
  });
  disposables.push(job.dispose);
  const errors = job.main.annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
  return { job, errors, calls: docker.calls() };
}

describe('a token in an input that is not for secrets', () => {
  test.each(WRONG)('$input', async ({ input, value, says = /contains the token 'hf_token'/ }) => {
    const { job, errors, calls } = await attempt({ 'hf-token': TOKEN, [input]: value });
    expect(errors).toEqual([expect.stringMatching(`^Input '${input}'`)]);
    expect(errors[0]?.slice(`Input '${input}'`.length)).toMatch(says);
    expect(calls).toEqual([]);
    expect(job.conclusion).toBe('failure');
    expect(job.main.annotations.at(-1)?.title).toBe('hf-secret-build: BAD_INPUT');
    const written = `${job.main.raw.replace(/^::add-mask::.*$/gm, '')}${JSON.stringify(job.outputs)}`;
    expect(written).not.toContain(TOKEN.slice(3, 20));
  });

  test('every input of the action is in this table, or takes no text of the user’s', () => {
    const { inputs } = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
    const forSecrets = ['hf-token', 'secrets', 'secret-envs', 'secret-files', 'github-token'];
    const ofFewWords = [
      'load',
      'no-cache',
      'pull',
      'push',
      'push-retries',
      'smoke-test',
      'smoke-timeout',
      'smoke-args', // these two: __tests__/smoke/unwell.ts
      'smoke-url',
      'verify',
      'on-missing-token',
      'check-dockerfile',
      'engine',
    ];
    const known = new Set([...WRONG.map(({ input }) => input), ...forSecrets, ...ofFewWords, 'secret-id']);
    expect(Object.keys(inputs).filter(name => !known.has(name))).toEqual([]);
  });
});

describe('a token that is not of this run', () => {
  const OTHER = makeToken();
  const JWT = `hf_jwt_${base64('{"alg":"RS256","typ":"JWT"}')}.${base64('{"sub":"a"}')}.${OTHER.slice(3)}${TOKEN.slice(3)}`;
  const plain = WRONG.filter(({ input, value }) => value.includes(TOKEN) && input !== 'hf-oidc-resource');
  const passings: readonly Readonly<Record<string, string>>[] = [
    {},
    { verify: 'off', 'check-dockerfile': 'off' },
    { 'hf-token': TOKEN },
  ];

  test.each(plain)('in $input', async ({ input, value }) => {
    for (const passed of passings) {
      const { job, errors, calls } = await attempt({ ...passed, [input]: value.replaceAll(TOKEN, OTHER) });
      expect(errors).toEqual([
        expect.stringMatching(
          `^Input '${input}'.* contains what is written like a token of the Hub \\(plain\\)`,
        ),
      ]);
      expect(calls).toEqual([]);
      const written = `${job.main.raw.replace(/^::add-mask::.*$/gm, '')}${JSON.stringify(job.outputs)}`;
      expect(written).not.toContain(OTHER.slice(3, 20));
    }
  });

  test.each<{ how: string; inputs: Readonly<Record<string, string>>; says: RegExp }>([
    {
      how: 'under any name',
      inputs: { 'build-args': `A=1\nMODEL_KEY=${OTHER}` },
      says: /entry 2 \(MODEL_KEY\), /,
    },
    { how: 'as a name', inputs: { labels: `${OTHER}=1` }, says: /^Input 'labels', entry 1, contains/ },
    { how: 'of an organisation', inputs: { labels: `a=api_org_${OTHER.slice(3)}` }, says: /\(plain\)/ },
    { how: 'of a Trusted Publisher', inputs: { annotations: `a=${JWT}` }, says: /\(plain\)/ },
    { how: 'in capital letters', inputs: { 'build-args': `A=${OTHER.toUpperCase()}` }, says: /\(plain\)/ },
    { how: 'in base64', inputs: { 'build-args': `AUTH=${base64(`user:${OTHER}`)}` }, says: /\(base64\)/ },
    {
      how: 'in a URL, escaped',
      inputs: { labels: `a=x%3F${OTHER.replace('_', '%5F')}` },
      says: /\(escaped\)/,
    },
    {
      how: 'of a cache',
      inputs: { 'cache-to': `type=s3,secret_access_key=${OTHER}` },
      says: /^Input 'cache-to'/,
    },
  ])('$how', async ({ inputs, says }) => {
    const { errors, calls } = await attempt(inputs);
    expect(errors).toEqual([expect.stringMatching(says)]);
    expect(calls).toEqual([]);
  });

  test('says which input to use', async () => {
    const { errors } = await attempt({ 'build-args': `HF_TOKEN=${OTHER}`, 'secret-id': 'hub' });
    expect(errors[0]).toMatch(/Pass it by hf-token: \$\{\{ secrets\.HF_TOKEN \}\}; .*id=hub,env=HF_TOKEN/);
    const git = await attempt({ context: `https://u:${OTHER}@huggingface.co/a/b.git` });
    expect(git.errors[0]).toContain('secrets: GIT_AUTH_TOKEN.huggingface.co=');
  });

  test('from the environment of the job', async () => {
    for (const passed of passings) {
      const env = { HF_TOKEN: OTHER };
      const { errors, calls } = await attempt({ ...passed, 'build-args': 'HF_TOKEN' }, { env });
      expect(errors).toEqual([expect.stringMatching(/^Input 'build-args', entry 1 \(HF_TOKEN\), contains/)]);
      expect(calls).toEqual([]);
    }
  });

  test.each([
    `HF_TOKEN=hf_${'x'.repeat(34)}`,
    'HF_TOKEN=hf_your_token_here',
    'HF_TOKEN=hf_abcdefghijklmnopqrstuvwxyz12345678',
    'HF_TOKEN=hf_TestTokenTestTokenTestTokenTestTok',
    'HF_HOME=/cache/hf_0123456789abcdef0123456789abcdef01',
    `SUM=sha256:${'9f86d081884c7d65'.repeat(4)}`,
    `TOKEN=ghp_${OTHER.slice(3)}`,
    'HF_TOKEN',
  ])('but not %s', async entry => {
    const { errors, calls } = await attempt({ 'build-args': entry, labels: entry, call: 'build' });
    expect(errors.filter(message => message.startsWith('Input'))).toEqual([]);
    expect(calls).not.toEqual([]);
  });
});

describe('this token in another case', () => {
  test.each([
    ['build-args', `A=${TOKEN.toLowerCase()}`],
    ['build-args', `A=${TOKEN.toUpperCase()}`],
    ['labels', `A=x${TOKEN.slice(3).toUpperCase()}x`],
    ['tags', `localhost:5000/a:v-${TOKEN.slice(3).toLowerCase()}`],
  ])('in %s is refused: %#', async (input, value) => {
    const { errors, calls } = await attempt({ 'hf-token': TOKEN, [input]: value });
    expect(errors).toEqual([
      expect.stringMatching(`^Input '${input}'.* contains the token 'hf_token' \\(in another case\\)`),
    ]);
    expect(calls).toEqual([]);
  });
});

describe('other secrets in an input', () => {
  const SECRET = 'kJ8s+dq2/Lw9xZ0vQ4mB7==';

  test.each<{
    how: string;
    passed: Readonly<Record<string, string>>;
    env?: Readonly<Record<string, string>>;
  }>([
    { how: 'secrets', passed: { secrets: `npm=${SECRET}` } },
    { how: 'secret-envs', passed: { 'secret-envs': 'npm=NPM' }, env: { NPM: SECRET } },
    { how: 'github-token', passed: { 'github-token': SECRET } },
  ])('from $how are refused too', async ({ passed, env = {} }) => {
    const { errors, calls } = await attempt({ ...passed, 'build-args': `KEY=${SECRET}` }, { env });
    expect(errors).toEqual([
      expect.stringMatching(/^Input 'build-args', entry 1 \(KEY\), contains a secret '[\w.]+' \(plain\)/),
    ]);
    expect(calls).toEqual([]);
  });

  test('from secret-files are refused too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'));
    disposables.push(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'npm'), `${SECRET}\n`);
    const { errors, calls } = await attempt({
      'secret-files': `npm=${folder}/npm`,
      labels: `a=${base64(SECRET)}`,
    });
    expect(errors).toEqual([
      expect.stringMatching(/^Input 'labels', entry 1 \(a\), contains a secret 'npm' \(base64\)/),
    ]);
    expect(calls).toEqual([]);
  });

  test('that buildx would take from the environment as a build argument are refused', async () => {
    const { errors, calls } = await attempt(
      { 'secret-envs': 'npm=NPM_TOKEN', 'build-args': 'NPM_TOKEN' },
      { env: { NPM_TOKEN: SECRET } },
    );
    expect(errors).toEqual([
      expect.stringMatching(/^Input 'build-args', entry 1 \(NPM_TOKEN\), contains a secret 'npm'/),
    ]);
    expect(calls).toEqual([]);
  });

  test('are let be where a cache is opened by them', async () => {
    const { errors, calls } = await attempt({
      secrets: `aws=${SECRET}`,
      'cache-to': `type=s3,region=a,bucket=b,access_key_id=AKIA,secret_access_key=${SECRET}`,
      call: 'build',
    });
    expect(errors.filter(message => message.startsWith('Input'))).toEqual([]);
    expect(calls).not.toEqual([]);
  });

  test.each([
    ['values of fewer than 8 bytes', { secrets: 'user=acme', tags: 'localhost:5000/acme:1' }],
    ['words that are no secret', { secrets: 'flag=undefined', 'build-args': 'A=undefined' }],
    [
      'names of variables and files',
      { 'secret-envs': 'npm=SOME_VARIABLE', 'build-args': 'NAME=SOME_VARIABLE' },
    ],
    [
      'ids',
      { secrets: `some_secret=${SECRET}`, 'build-args': 'ID=some_secret', labels: 'hf_token=hf_token' },
    ],
    ['a token that hf shows cut', { 'hf-token': TOKEN, labels: `a=hf_****${TOKEN.slice(-4)}` }],
  ])('%s are no secrets', async (_, inputs) => {
    const { errors, calls } = await attempt(inputs, { env: { SOME_VARIABLE: SECRET } });
    expect(errors.filter(message => message.startsWith('Input'))).toEqual([]);
    expect(calls).not.toEqual([]);
  });
});
