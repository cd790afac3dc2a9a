import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Checked } from '../../src/cli/check.js';
import { hubTable } from '../../src/cli/hub-table.js';
import { findLocalToken } from '../../src/cli/local-token.js';
import { hubName, hubRows } from '../../src/hub/rows.js';
import type { Problem } from '../../src/problem.js';
import { makeToken } from '../engine/engine.js';
import { makeFolder } from './layouts.js';
import { CLEAN, env, makeContext, offline, token } from './local.js';
import { run } from './run.js';

const context = makeContext(CLEAN);

const check = (args: readonly string[], variables: Readonly<Record<string, string>> = env) =>
  run(['check', ...args, context], { env: variables });

describe('check', () => {
  test('builds nothing and finds nothing wrong: 0', async () => {
    const { code, stdout, stderr } = await check(['--model', 'acme/x@v1', '--dataset=acme/long-name']);
    expect(stdout).toBe(
      'models/acme/x@v1         not asked\ndatasets/acme/long-name  not asked\nNothing that keeps the build from starting was found.\n',
    );
    expect(stderr).not.toMatch(/^#\d/m);
    expect(code).toBe(0);
  });

  test('says what keeps the build from starting: 3', async () => {
    const hidden = Buffer.from(`a${token}`).toString('base64');
    const { code, stdout, stderr } = await check(['--build-arg', `A=${hidden}`]);
    expect(stderr).toMatch(/error: .*token.*\n {2}Remove it there/);
    expect(stdout).toBe('');
    expect(code).toBe(3);
  });

  test('prints the same as JSON, and nothing else on standard output', async () => {
    const hidden = Buffer.from(`a${token}`).toString('base64');
    const bad = await check(['--json', '--label', `a=${hidden}`]);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      tool: 'hf-secret-build',
      problems: [{ level: 'error', code: 'BAD_INPUT', file: '', line: 0 }],
    });
    const fine = await check(['--json', '--model', 'acme/x']);
    expect(JSON.parse(fine.stdout)).toMatchObject({
      problems: [],
      hub: [{ kind: 'models', id: 'acme/x', revision: '', access: 'not asked' }],
    });
    expect([bad.code, fine.code]).toEqual([3, 0]);
    expect(bad.stdout + bad.stderr).not.toContain(hidden);
  });

  test('names the line of the Dockerfile that does not fit, and the line as it has to be', async () => {
    const wrong = makeContext(CLEAN.replace('id=hf_token', 'id=hftoken'));
    const { code, stderr } = await run(['check', '.'], { env, cwd: wrong });
    expect(stderr).toMatch(
      /^error: (\S*Dockerfile:2:? ).*'hftoken'.*\n {2}.*--secret-id hftoken.*id=hf_token/m,
    );
    expect(stderr).not.toMatch(/Dockerfile:2.*Dockerfile:2/);
    const odd = await run(['check', '.'], { env, cwd: makeContext(`${CLEAN}CMD echo hi\n`) });
    expect(odd.stderr).toMatch(/^warning: (\S*Dockerfile:\d+): JSONArgsRecommended: (?!.*\1)/m);
    expect(code).toBe(3);
  });

  test('that there is no token: says where one is looked for', async () => {
    const { stderr } = await check(['--on-missing-token', 'build'], offline);
    expect(stderr).toMatch(/There is no token/);
    expect(stderr).toMatch(/Set HF_TOKEN, or run hf auth login, or give --token-file PATH/);
    expect(stderr).not.toMatch(/Input '|GitHub|Dependabot/);
  });
});

describe('the token', () => {
  const home = makeFolder();
  const [named, caches, hubHome] = [makeFolder(), makeFolder(), makeFolder()];
  const put = (folder: string, name: string, text: string) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  };
  const tokens = Array.from({ length: 8 }, makeToken);
  const at = (index: number) => `${tokens[index]}\n`;
  const places = {
    HF_TOKEN_PATH: put(named, 'named', at(3)),
    HF_HOME: dirname(put(hubHome, 'token', at(4))),
    XDG_CACHE_HOME: dirname(dirname(put(caches, 'huggingface/token', at(5)))),
  };
  put(home, '.cache/huggingface/token', at(6));
  put(home, '.huggingface/token', at(7));
  const all = { HF_TOKEN: at(1), HUGGING_FACE_HUB_TOKEN: at(2), ...places };

  test.each([
    { source: '--token-file', from: 0, without: [] },
    { source: 'HF_TOKEN', from: 1, without: [] },
    { source: 'HUGGING_FACE_HUB_TOKEN', from: 2, without: ['HF_TOKEN'] },
    { source: 'HF_TOKEN_PATH', from: 3, without: ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN'] },
    { source: '$HF_HOME/token', from: 4, without: ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HF_TOKEN_PATH'] },
    {
      source: '$XDG_CACHE_HOME/huggingface/token',
      from: 5,
      without: ['HF_TOKEN', 'HUGGING_FACE_HUB_TOKEN', 'HF_TOKEN_PATH', 'HF_HOME'],
    },
    { source: '~/.cache/huggingface/token', from: 6, without: Object.keys(all) },
  ])('is from $source, if nothing before it has one', ({ source, from, without }) => {
    const tokenFile = from === 0 ? put(named, 'given', at(0)) : '';
    for (const empty of ['', ' \n', undefined]) {
      const variables = { ...all, ...Object.fromEntries(without.map(name => [name, empty])) };
      const found = findLocalToken({ tokenFile, env: variables, home });
      expect({ source: found?.source, text: found?.value.reveal(), problems: found?.problems }).toEqual({
        source,
        text: tokens[from],
        problems: [],
      });
    }
  });

  test('is last from where the first versions had it, and nowhere else', () => {
    const old = makeFolder();
    put(old, '.cache/huggingface/token', '\n');
    put(old, '.huggingface/token', at(7));
    expect(findLocalToken({ tokenFile: '', env: {}, home: old })?.source).toBe('~/.huggingface/token');
    const gone = { HF_TOKEN_PATH: '/nowhere/token', HF_HOME: '~/none' };
    expect(findLocalToken({ tokenFile: '', env: gone, home: makeFolder() })).toBeUndefined();
  });

  test('says which place it is from, and that others may read it', async () => {
    const file = put(named, 'open', at(0));
    chmodSync(file, 0o644);
    const { code, stderr } = await check(['--token-file', file], offline);
    expect(stderr).toContain('Secret mounts: hf_token (--token-file)');
    expect(stderr).toMatch(/warning: Other users .*\(--token-file\): its mode is 644\.\n {2}Run chmod 600/);
    expect(stderr).not.toContain(tokens[0]);
    expect(code).toBe(0);
  });

  test.each([
    { name: 'an empty file', text: '\n', says: /--token-file holds no token/ },
    { name: 'a file of several lines', text: `a\n${'b'}\n`, says: /--token-file contains a line break/ },
  ])('that was named has to be one, not $name: 3', async ({ text, says }) => {
    const { code, stderr } = await check(['--token-file', put(named, 'bad', text)]);
    expect(stderr).toMatch(says);
    expect(code).toBe(3);
  });
});

/** A Hub on this machine: `acme/open` may be read, the licence of `acme/gated` was not accepted. */
async function withHub<T>(work: (endpoint: string, asked: string[]) => Promise<T>): Promise<T> {
  const asked: string[] = [];
  const hub = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${path} ${request.headers.authorization}`);
    const isGated = /^\/api\/models\/(acme\/gated|gpt2|acme\/llama|acme\/x\/revision)\//.test(path);
    response.writeHead(isGated ? 403 : 200, {
      'content-type': 'application/json',
      ...(isGated
        ? { 'x-error-code': 'GatedRepo', 'x-error-message': 'you are not in the authorized list' }
        : {}),
    });
    response.end(JSON.stringify({ type: 'user', name: 'me', auth: { type: 'access_token' } }));
  });
  await new Promise<void>(resolve => hub.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(hub.address() as AddressInfo).port}`, asked);
  } finally {
    hub.close();
  }
}

describe('a Hub', () => {
  test.each([
    { listed: ['gpt2', 'acme/gpt2', 'acme/gpt2-xl'], refused: ['gpt2'] },
    { listed: ['llama', 'acme/llama', 'gpt2'], refused: ['acme/llama', 'gpt2'] },
    { listed: ['acme/x@v1', 'acme/x', 'x'], refused: ['acme/x@v1'] },
  ])('of $listed refuses $refused and no other', async ({ listed, refused }) => {
    await withHub(async endpoint => {
      const variables = { ...env, HF_HUB_OFFLINE: '0', HF_ENDPOINT: endpoint };
      const repos = [...listed.map(id => `--model=${id}`), '--dataset=gpt2', '--json'];
      const { hub } = JSON.parse((await check(repos, variables)).stdout) as Pick<Checked, 'hub'>;
      const open = hub.filter(({ access }) => access === 'yes').map(hubName);
      expect(hub.filter(({ access }) => access !== 'yes').map(hubName)).toEqual(
        refused.map(id => `models/${id}`),
      );
      expect(open).toContain('datasets/gpt2');
    });
  });

  test('that does not answer leaves every repository open', async () => {
    const variables = { ...env, HF_HUB_OFFLINE: '0', HF_ENDPOINT: 'http://127.0.0.1:1' };
    const { code, stdout, stderr } = await check(['--model=gpt2', '--model=acme/gpt2'], variables);
    expect(stdout).toMatch(/^models\/gpt2 +not known\nmodels\/acme\/gpt2 +not known\n/);
    expect(stderr).toContain('HF_HUB_OFFLINE=1 in your environment leaves these checks out.');
    expect(code).toBe(0);
  });

  test('that gives no access keeps the build from starting, and check says which repository', async () => {
    await withHub(async (endpoint, asked) => {
      const variables = { ...env, HF_HUB_OFFLINE: '0', HF_ENDPOINT: endpoint };
      const repos = ['--model', 'acme/gated', '--dataset', 'acme/open'];
      const { code, stdout, stderr } = await check(repos, variables);
      expect(stdout).toBe('models/acme/gated   licence not accepted\ndatasets/acme/open  yes\n');
      expect(stderr).toMatch(/\nerror: .*acme\/gated/);
      expect(asked.sort()).toEqual([
        `/api/datasets/acme/open/auth-check Bearer ${token}`,
        `/api/models/acme/gated/auth-check Bearer ${token}`,
        `/api/whoami-v2 Bearer ${token}`,
      ]);
      const built = await run(['build', ...repos, context], { env: variables });
      expect(built.stderr).toMatch(/\nerror: .*acme\/gated/);
      expect(built.stderr).not.toMatch(/^#\d/m);
      expect([code, built.code]).toEqual([3, 3]);
    });
  });
});

describe("the table of the Hub's access", () => {
  const hub = {
    endpoint: 'http://127.0.0.1:1',
    oidcResource: '',
    isOffline: false,
    repos: [
      { kind: 'models', id: 'acme/a', revision: '' },
      { kind: 'models', id: 'acme/a-b', revision: 'v1' },
      { kind: 'datasets', id: 'gpt2', revision: '' },
    ],
  } as const;
  const [a, b, gpt2] = hub.repos;
  const problem = (
    level: Problem['level'],
    code: Problem['code'],
    about?: NonNullable<Problem['about']>,
  ): Problem => ({ level, code, message: 'acme/a', hint: '', ...(about === undefined ? {} : { about }) });
  const access = (...problems: Problem[]) => hubRows(hub, problems).map(row => row.access);

  test('says yes only where nothing speaks against it', () => {
    expect(access()).toEqual(['yes', 'yes', 'yes']);
    expect(access(problem('error', 'BAD_DOCKERFILE'))).toEqual(['yes', 'yes', 'yes']);
    expect(access(problem('error', 'HUB_LICENCE', [b]), problem('error', 'HUB_NOT_FOUND', [gpt2]))).toEqual([
      'yes',
      'licence not accepted',
      'not found',
    ]);
  });

  test('says that it is not known where the Hub gave no answer', () => {
    expect(access(problem('error', 'HUB_TOKEN'))).toEqual(Array(3).fill('not known'));
    expect(access(problem('warning', 'HUB_UNCLEAR', [a]))).toEqual(['not known', 'yes', 'yes']);
    expect(hubRows({ ...hub, isOffline: true }, []).map(row => row.access)).toEqual(
      Array(3).fill('not asked'),
    );
  });

  test('is lined up', () => {
    const rows = hubRows(hub, [problem('error', 'HUB_PENDING', [a])]);
    expect(hubTable(rows, text => `<${text}>`)).toEqual([
      'models/acme/a       <request pending>',
      'models/acme/a-b@v1  <yes>',
      'datasets/gpt2       <yes>',
    ]);
  });
});
