import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeToken } from '../engine/engine.js';
import { makeFile, makeFolder, makeLayout } from './layouts.js';
import { PROGRAM, run, start } from './run.js';

const token = makeToken();
const other = makeToken();
const leaky = makeLayout({ files: { leak: `a ${token} b` } });

interface Report {
  readonly secrets: readonly { readonly id: string; readonly input: string }[];
  readonly findings: readonly { readonly secret: string }[];
}

describe('usage', () => {
  test('--help fits a screen and shows examples', async () => {
    for (const [args, example] of [
      [['--help'], 'hf-secret-build check --model nvidia/'],
      [['-h'], 'hf-secret-build check --model nvidia/'],
      [['help'], 'hf-secret-build check --model nvidia/'],
      [['verify', '--help'], 'docker save acme/app:1 | hf-secret-build verify --json -'],
      [['help', 'build'], '--platform linux/arm64 --push .'],
      [['build', '-h'], '--platform linux/arm64 --push .'],
      [['check', '--help'], '--json . | jq .problems'],
    ] as const) {
      const { code, stdout, stderr } = await run(args);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const lines = stdout.split('\n');
      expect(lines.length).toBeLessThanOrEqual(24);
      expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(80);
      expect(stdout).toContain(example);
    }
  });

  test('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([
    { args: [], says: /no command[\s\S]*hf-secret-build build \./ },
    { args: ['verfy', 'x'], says: /Did you mean verify\?/ },
    { args: ['frobnicate', '.'], says: /There are build, check, verify/ },
    { args: ['bild', '.'], says: /Did you mean build\?/ },
    { args: ['verify', '--tag', 'x', 'y'], says: /no option --tag/ },
    {
      args: ['build', '--build-args', 'A=b', '.'],
      says: /no option --build-args\.\nDid you mean --build-arg\?/,
    },
    { args: ['build', '--tags', 'a:1', '.'], says: /no option --tags\.\nDid you mean --tag\?/ },
    { args: ['build', '--platforms=linux/amd64'], says: /Did you mean --platform\?/ },
    { args: ['build', '--dockerfile', 'a'], says: /Did you mean --file\?/ },
    { args: ['build', '--models', 'a/b'], says: /Did you mean --model\?/ },
    { args: ['build', '--secret-files', 'a=b'], says: /Did you mean --secret\?/ },
    { args: ['build', '--progress=plain', '.'], says: /The log is always plain/ },
    { args: ['build', '-q', '.'], says: /The log goes to standard error/ },
    { args: ['build', '--check', '.'], says: /hf-secret-build check/ },
    { args: ['build', '--squash'], says: /BuildKit has it not/ },
    { args: ['build', '--push=yes', '.'], says: /--push takes no value but true or false/ },
    { args: ['build', '--verify', 'maybe', '.'], says: /--verify is none of gate, report, off/ },
    { args: ['build', '--engine=docker'], says: /--engine is none of buildx, podman, .*auto\./ },
    { args: ['build', '-t'], says: /-t lacks its value/ },
    { args: ['build', 'a', 'b'], says: /more than one PATH/ },
    { args: ['build', '-'], says: /standard input/ },
    { args: ['build', '-f', '-'], says: /standard input/ },
    { args: ['build', '-o', 'type=tar,dest=-'], says: /standard output/ },
    { args: ['build', '--push-retries', 'x'], says: /--push-retries is no number/ },
    { args: ['build', '--secret-id', 'a/b'], says: /--secret-id: this is no id of a secret mount/ },
    { args: ['check', '--model', 'a/b/c'], says: /--model: entry 1 is no repository/ },
    { args: ['check', '--hf-endpoint', 'http://example.org'], says: /--hf-endpoint is no https URL/ },
    { args: ['build', '--secret', 'id=a'], says: /--secret is not written/ },
    {
      args: ['build', '--secret', 'id=a,src=/nowhere/a'],
      says: /--secret: the file for 'a'.*does not exist/,
    },
    { args: ['build', '--secret', 'id=a,env=NOT_SET'], says: /the id 'a' is not set/ },
    { args: ['build', '--token-file', '/nowhere/token'], says: /--token-file\) cannot be read \(ENOENT\)/ },
    {
      args: ['build', '--report', '/nowhere/report.json'],
      says: /file of --report cannot be written \(ENOENT\)/,
    },
    { args: ['verify'], says: /no TARGET/ },
    { args: ['verify', ''], says: /no TARGET/ },
    { args: ['verify', 'a', 'b'], says: /more than one TARGET/ },
    { args: ['verify', '--jsno', 'x'], says: /no option --jsno[\s\S]*mean --json\?/ },
    { args: ['verify', '-json', 'x'], says: /no option -json[\s\S]*mean --json\?/ },
    { args: ['verify', '--tokenfile=a', 'x'], says: /no option --tokenfile\.[\s\S]*mean --token-file\?/ },
    { args: ['verify', '--secrets', 'x'], says: /mean --secret\?/ },
    { args: ['verify', '--frobnicate', 'x'], says: /no option --frobnicate\.\nTry verify --help/ },
    { args: ['verify', '--json=yes', 'x'], says: /--json takes no value/ },
    { args: ['verify', 'x', '--token-file'], says: /--token-file lacks its value/ },
    { args: ['verify', '--token-file', '--json', 'x'], says: /--token-file lacks its value/ },
    { args: ['verify', '--secret=', 'x'], says: /--secret lacks its value/ },
  ])('$args is wrong: 3, and what to do', async ({ args, says }) => {
    const { code, stdout, stderr } = await run(args);
    expect(stderr).toMatch(says);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  test.each([
    { args: ['--token', token] },
    { args: [`--token=${token}`] },
    { args: [`--hf-token=${token}`] },
    { args: ['--token', 'hunter2-hunter2'] },
    { args: ['-t', 'hunter2-hunter2'] },
    { args: [token] },
    { args: [`--token-file=${token}`] },
    { args: ['--secret', `id=a,env=${token}`] },
    { args: ['--secret', `id=${token},env=A`] },
    { args: [`--${token}`] },
  ])('the token in $args.0 is refused and not repeated', async ({ args }) => {
    for (const command of args[0] === '-t' ? [] : ['build', 'check']) {
      const { code, stdout, stderr } = await run([command, ...args]);
      expect(stderr).toMatch(/HF_TOKEN[\s\S]*--token-file PATH/);
      expect(stderr).not.toMatch(/hunter2/);
      expect(stderr).not.toContain(token);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    }
    const { code, stdout, stderr } = await run(['verify', leaky, ...args]);
    expect(stderr).toMatch(/HF_TOKEN[\s\S]*--token-file PATH/);
    expect(stderr).not.toMatch(/hunter2/);
    expect(stderr).not.toContain(token);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });
});

describe('a token that is not of this run', () => {
  const folder = makeFile('Dockerfile', 'FROM scratch\n').replace(/\/Dockerfile$/, '');
  const offline = { HF_HUB_OFFLINE: '1', MODEL_KEY: other };

  test.each([
    [
      'in an argument, encoded',
      ['--label', `a=${Buffer.from(`u:${other}`).toString('base64')}`],
      /--label, entry 1 \(a\), /,
    ],
    ['in the environment', ['--build-arg', 'MODEL_KEY'], /--build-arg, entry 1 \(MODEL_KEY\), /],
  ])('%s is refused, with what to do', async (_, args, says) => {
    for (const command of ['build', 'check']) {
      const { code, stderr } = await run([command, ...args, folder], { env: offline });
      expect(stderr).toMatch(says);
      expect(stderr.replace(/\s+/g, ' ')).toContain('contains what is written like a token of the Hub');
      expect(stderr.replace(/\s+/g, ' ')).toContain('HF_TOKEN or --token-file PATH');
      expect(stderr).not.toContain(other.slice(3, 20));
      expect(code).toBe(3);
    }
  });
});

describe('what is no target', () => {
  const env = { HF_TOKEN: token };

  test.each([
    { name: 'a folder without index.json', target: makeFolder(), says: /without index\.json/ },
    { name: 'a path to nothing', target: './nothing', says: /does not exist/ },
    { name: 'a tar that is not there', target: 'image.tar', says: /does not exist/ },
    { name: 'what no image is named', target: 'a b\u001b[2J', says: /a b\\x1b\[2J does not exist/ },
    { name: 'a device', target: '/dev/null', says: /neither a file nor a directory/ },
    { name: 'a text', target: makeFile('a.txt', 'text\n'.repeat(500)), says: /no image archive/ },
    { name: 'an empty file', target: makeFile('a.tar', ''), says: /nothing in it/ },
    { name: 'nothing on standard input', target: '-', says: /nothing in it/ },
  ])('$name: 3, and what to do', async ({ target, says }) => {
    const { code, stdout, stderr } = await run(['verify', target], { env });
    expect(stderr).toMatch(says);
    expect(stderr.split('\n').length).toBe(3);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  test('a layout whose index is none', async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'index.json'), '[');
    const { code, stderr } = await run(['verify', folder], { env });
    expect(stderr).toContain('index.json of the image layout is no JSON object');
    expect(code).toBe(3);
  });

  test('a layout with a pipe in the place of a blob: nobody waits for it', async () => {
    const layout = makeLayout({});
    const pipe = join(layout, 'blobs/sha256', '0'.repeat(64));
    execFileSync('mkfifo', [pipe]);
    const { code, stderr } = await run(['verify', layout], { env });
    expect(stderr).toContain(`${pipe} is no file`);
    expect(code).toBe(3);
  });

  test('an image where there is neither docker nor podman', async () => {
    const { code, stderr } = await run(['verify', 'busybox:1'], { env: { ...env, PATH: makeFolder() } });
    expect(stderr).toMatch(/no file busybox:1, and neither docker nor podman/);
    expect(code).toBe(3);
  });
});

describe('secrets', () => {
  const verify = async (args: readonly string[], env = {}) => {
    const ended = await run(['verify', leaky, '--json', ...args], { env });
    expect(ended.stdout + ended.stderr).not.toContain(token);
    const report = ended.stdout === '' ? undefined : (JSON.parse(ended.stdout) as Report);
    return { ...ended, ids: report?.secrets.map(({ id }) => id), found: report?.findings.map(f => f.secret) };
  };

  test('none: 3, and how to give one', async () => {
    for (const env of [{}, { HF_TOKEN: '' }, { HF_TOKEN: 'false' }]) {
      const { code, stderr } = await verify([], env);
      expect(stderr).toMatch(/no secret to search for[\s\S]*HF_TOKEN.*--token-file PATH.*--secret id=/);
      expect(code).toBe(3);
    }
  });

  test('the token of HF_TOKEN, of a file, and of --secret, with the newline that files have', async () => {
    const file = makeFile('token', `${token}\n`);
    const { code: fromEnv } = await verify([], { HF_TOKEN: `${token}\n` });
    const { code: fromFile, ids } = await verify(['--token-file', file]);
    const { code: fromSecret } = await verify(['--secret', `id=a,src=${file}`]);
    const { code: quoted } = await verify(['--secret', `type=file,id=a,"source=${file}"`]);
    const { code: fromVariable } = await verify(['--secret', 'id=a,env=NAME'], { NAME: token });
    expect([fromEnv, fromFile, fromSecret, quoted, fromVariable]).toEqual([1, 1, 1, 1, 1]);
    expect(ids).toEqual(['token-file']);
    expect((await verify(['--token-file', makeFile('token', other)])).code).toBe(0);
  });

  test('that are no tokens, whatever is in them', async () => {
    const password = 'correct horse\u0000battery';
    const layout = makeLayout({ files: { a: `x${password}y` } });
    const { code } = await run([
      'verify',
      layout,
      '--secret',
      `id=a,src=${makeFile('a', `${password}\r\n`)}`,
    ]);
    expect(code).toBe(1);
  });

  test('all that were given count', async () => {
    const args = ['--token-file', makeFile('token', other), '--secret', 'id=a.b,env=NAME'];
    const { code, ids, found } = await verify(args, { HF_TOKEN: token, NAME: 'another-secret' });
    expect({ code, ids, found }).toEqual({
      code: 1,
      ids: ['hf_token', 'token-file', 'a.b'],
      found: ['hf_token'],
    });
  });

  test.each([
    { name: '.netrc', text: (text: string) => `machine huggingface.co\nlogin a\npassword ${text}\n` },
    { name: '.env', text: (text: string) => `HF_HOME=/models\nHF_TOKEN="${text}"\n` },
  ])('the token inside a $name', async ({ name, text }) => {
    for (const option of ['--token-file=', '--secret=id=a,src=']) {
      expect((await verify([`${option}${makeFile(name, text(token))}`])).code).toBe(1);
      expect((await verify([`${option}${makeFile(name, text(other))}`])).code).toBe(0);
    }
  });

  test('through a pipe of the shell, and not without end', async () => {
    const { code, stderr } = await verify(['--token-file', '/dev/zero']);
    expect(stderr).toMatch(/larger than \d+ bytes/);
    expect(code).toBe(3);
    const command = 'printf %s "$HF" | "$0" "$1" verify --token-file /dev/stdin "$2"';
    const piped = start(['sh', '-c', command, process.execPath, PROGRAM, leaky], { env: { HF: token } });
    expect((await piped.ended).code).toBe(1);
  });

  test.each([
    { args: ['--token-file', '/nowhere/token'], says: /cannot be read \(ENOENT\)/ },
    { args: ['--token-file', '/tmp'], says: /cannot be read \(EISDIR\)/ },
    { args: ['--token-file', makeFile('empty', '\n')], says: /--token-file holds no secret/ },
    { args: ['--token-file', makeFile('words', 'two words')], says: /--token-file contains white space/ },
    { args: ['--secret', 'hf_token=./token'], says: /Write id=ID,src=PATH/ },
    { args: ['--secret', 'id=a'], says: /Write id=ID,src=PATH/ },
    { args: ['--secret', 'id=a,src=b,env=C'], says: /Write id=ID,src=PATH/ },
    { args: ['--secret', 'id=a,"src=b'], says: /Write id=ID,src=PATH/ },
    { args: ['--secret', 'id=a,src=/nowhere/a'], says: /--secret id=a: the file cannot be read \(ENOENT\)/ },
    { args: ['--secret', 'id=a/b,env=PATH'], says: /no id of a secret mount/ },
    { args: ['--secret', 'id=a,env=NOT_THERE'], says: /variable is not set/ },
    { args: ['--secret', 'id=a,env=PATH', '--secret', 'id=a,env=PATH'], says: /'a' is given twice/ },
  ])('$args is wrong: 3, and what to do', async ({ args, says }) => {
    const { code, stderr } = await verify(args);
    expect(stderr).toMatch(says);
    expect(code).toBe(3);
  });

  test('are not repeated when they are in the wrong place', async () => {
    const { code, stderr } = await run(['verify', leaky], { env: { HF_TOKEN: 'my secret value' } });
    expect(stderr).toContain('HF_TOKEN contains white space');
    expect(stderr).not.toContain('value');
    expect(code).toBe(3);
    const target = await run(['verify', './hunter2-hunter2'], { env: { HF_TOKEN: 'hunter2-hunter2' } });
    expect(target.stderr).toContain('./*** does not exist');
  });

  test('a search needs no folder for temporary files', async () => {
    const missing = join(makeFolder(), 'none');
    const { code } = await run(['verify', leaky], { env: { HF_TOKEN: token, TMPDIR: missing } });
    expect(code).toBe(1);
    expect(existsSync(missing)).toBe(false);
    mkdirSync(missing);
  });
});
