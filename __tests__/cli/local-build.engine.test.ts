import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { gzip, makeFile, makeFolder } from './layouts.js';
import {
  CLEAN,
  env,
  LEAKY,
  makeContext,
  newTag,
  offline,
  PLAIN,
  pushedDigest,
  token,
  unlike,
} from './local.js';
import { run } from './run.js';

interface Report {
  readonly verdict: string;
  readonly reason: string;
  readonly secrets: readonly { readonly id: string; readonly input: string }[];
  readonly findings: readonly { readonly path: string }[];
}

const build = (args: readonly string[], call: Parameters<typeof run>[1] = {}) =>
  run(['build', ...args], { env, ...call });

const readJson = (text: string) => JSON.parse(text) as Report;

describe('a clean build', () => {
  test('is pushed: 0, a table, the report, the metadata, and no trace of the token', async () => {
    const tag = newTag();
    const folder = makeFolder();
    const [report, metadata, iid] = ['report.json', 'metadata.json', 'iid'].map(name => join(folder, name));
    const { code, stdout, stderr } = await build(
      [
        '-t',
        tag,
        '--push',
        `--report=${report}`,
        '--metadata-file',
        `${metadata}`,
        '--iidfile',
        `${iid}`,
        '.',
      ],
      { cwd: makeContext(CLEAN) },
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('hf_token (HF_TOKEN)') });
    const digest = await pushedDigest(tag);
    expect(stdout).toMatch(/^verdict {3}clean: nothing in it holds 'hf_token'\nimage {5}sha256:\w+\n/);
    expect(stdout).toContain(`\ndigest    ${digest}\ntags      ${tag} (pushed)\nsearched  `);
    expect(stdout).toContain(`\nreport    ${report}\n`);
    const texts = [report, metadata, iid].map(file => readFileSync(file ?? '', 'utf8'));
    expect(readJson(texts[0] ?? '').verdict).toBe('clean');
    expect(texts[1]).toContain(digest);
    expect(texts[2]).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect([stdout, stderr, ...texts].join('\n')).not.toContain(token);
    expect(stdout + stderr).not.toMatch(/\u001b|::stop-commands::/);
  });

  test('is loaded, and its files are written, with what docker takes', async () => {
    const tag = newTag();
    const folder = makeFolder();
    const dockerfile = makeFile(
      'Dockerfile.other',
      `${CLEAN.replace('\n', ' AS base\n')}ARG WORD\nRUN echo $WORD > /word\nFROM scratch AS files\nCOPY --from=base /word /word\n`,
    );
    const common = ['-f', dockerfile, '--build-arg', 'WORD=kiwi', makeFolder()];
    const loaded = await build([
      '--load',
      `-t=${tag}`,
      '--label',
      'kind=fruit',
      '--target=base',
      '--push=false',
      ...common,
    ]);
    expect(loaded.stdout).toContain(`tags      ${tag} (loaded)`);
    const files = await build(['-o', folder, '--target', 'files', ...common]);
    expect([loaded.code, files.code]).toEqual([0, 0]);
    const labels = ['image', 'inspect', '--format', '{{.Config.Labels.kind}}', tag];
    expect(execFileSync('docker', labels, { encoding: 'utf8' }).trim()).toBe('fruit');
    expect(readFileSync(join(folder, 'word'), 'utf8')).toBe('kiwi\n');
  });

  test('with --json prints exactly the report; everything else goes to standard error', async () => {
    const { code, stdout, stderr } = await build(['--json', makeContext(CLEAN)]);
    expect(readJson(stdout)).toMatchObject({
      verdict: 'clean',
      secrets: [{ id: 'hf_token', input: 'HF_TOKEN' }],
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('verdict   clean') });
  });

  test.each([
    { name: 'without a token', args: ['--on-missing-token=build'], dockerfile: PLAIN, with: offline },
    { name: 'with --verify off', args: ['--verify', 'off'], dockerfile: CLEAN, with: env },
  ])('$name is not searched, and says so: 0', async ({ args, dockerfile, with: variables }) => {
    const { code, stdout } = await build([...args, makeContext(dockerfile)], { env: variables });
    expect(stdout).toMatch(/^verdict {3}not searched: /);
    expect(code).toBe(0);
  });
});

describe('what the gate holds back', () => {
  test('a leak: 1, where it is, and nothing in the registry', async () => {
    const tag = newTag();
    for (const json of [[], ['--json']]) {
      const { code, stdout, stderr } = await build(['-t', tag, '--push', ...json, '.'], {
        cwd: makeContext(LEAKY),
      });
      const shown = json.length === 0 ? stdout : stderr;
      expect(shown).toMatch(
        /The secret 'hf_token' is in root\/\.netrc of layer \d.*made by \S*Dockerfile:2, /,
      );
      expect(shown).toContain('verdict   leak: found in 1 place; nothing was pushed, loaded or exported\n');
      expect(shown).toMatch(/\nChange that instruction .*docker buildx prune/);
      if (json.length > 0) expect(readJson(stdout).findings.map(({ path }) => path)).toEqual(['root/.netrc']);
      expect(stdout + stderr).not.toContain(token);
      expect(code).toBe(1);
    }
    expect(await pushedDigest(tag)).toBeUndefined();
  });

  test('a leak under --verify report: pushed, and 1 all the same', async () => {
    const tag = newTag();
    const { code, stdout } = await build(['-t', tag, '--push', '--verify=report', makeContext(LEAKY)]);
    expect(stdout).toMatch(/verdict {3}leak: found in \d places?\n/);
    expect(code).toBe(1);
    expect(stdout).toContain(`digest    ${await pushedDigest(tag)}`);
  });

  test('what cannot be searched: 2', async () => {
    const tag = newTag();
    const context = makeContext(`${CLEAN}COPY cut.gz /\n`);
    writeFileSync(join(context, 'cut.gz'), gzip(randomBytes(5000)).subarray(0, 3000));
    const { code, stdout } = await build(['-t', tag, '--push', context]);
    expect(stdout).toMatch(
      /Not searched: cut\.gz .*\nverdict {3}unverified: 1 part could not be searched; nothing/,
    );
    expect(code).toBe(2);
    expect(await pushedDigest(tag)).toBeUndefined();
  });
});

describe('a failure', () => {
  test('of the build: 3, in its own words', async () => {
    const { code, stdout, stderr } = await build([makeContext(unlike(`${CLEAN}RUN false\n`))]);
    expect(stderr).toMatch(/\nerror: .*Dockerfile:4: docker buildx build failed: ERROR: .*exit code: 1/);
    expect(stdout).toMatch(
      /^verdict {3}unverified: the step failed before the search; nothing was pushed, loaded or exported\n\nsteps .* 1 failed; .*\n(?:.*\n)*.* 3\/4 RUN false\n/,
    );
    expect(code).toBe(3);
  });

  test('of the push: 3', async () => {
    const { code, stdout, stderr } = await build([
      ...['-t', 'localhost:1/nobody/listens:1', '--push', '--push-retries', '0', makeContext(CLEAN)],
    ]);
    expect(stderr).toMatch(/\nerror: /);
    expect(stdout).toContain('verdict   clean');
    expect(code).toBe(3);
  });

  test('where docker is missing: 3, in the words of a command line', async () => {
    const { code, stderr } = await build(['.'], { env: { ...env, PATH: makeFolder() } });
    expect(stderr).toMatch(
      /error: Neither docker nor buildx is on the PATH of this machine\.\n {2}Install Docker/,
    );
    expect(code).toBe(3);
  });

  test('of a folder for temporary files: 3', async () => {
    const missing = join(makeFolder(), 'none');
    const { code, stderr } = await build([makeContext(CLEAN)], { env: { ...env, TMPDIR: missing } });
    expect(stderr).toMatch(/error: TMPDIR \(.*cannot be used/);
    expect(code).toBe(3);
  });

  test.each([
    { args: (secret: string) => ['--build-arg', `A=${Buffer.from(`x${secret}`).toString('base64')}`] },
    { args: (secret: string) => ['--label', `a=${secret.slice(3)}`] },
    { args: (secret: string) => ['-t', `localhost:1/a/${Buffer.from(secret).toString('hex')}:1`] },
  ])('of an option that holds the token in another form: 3, and nothing is built', async ({ args }) => {
    const { code, stderr } = await build([...args(token), makeContext(CLEAN)]);
    expect(stderr).toMatch(/error: .*token/);
    expect(stderr).not.toContain('#1 ');
    expect(code).toBe(3);
  });
});

describe('the log', () => {
  const noisy = makeContext(
    unlike(
      `${CLEAN}RUN printf '\\033[2J\\033]0;owned\\007\\033[31mred\\033[0m\\t.\\n::set-env name=a::b\\n'\n`,
    ),
  );

  test('cannot speak to the terminal, and has no brackets where no runner reads it', async () => {
    const { code, stderr } = await build(['--no-cache', noisy]);
    expect(stderr.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{C}/u);
    expect(stderr).toContain(' red\t.');
    expect(stderr).not.toContain('owned\n');
    expect(stderr).not.toContain('stop-commands');
    expect(code).toBe(0);
  });

  test('is bracketed in a workflow, where a runner reads it', async () => {
    const { stderr } = await build(['--no-cache', noisy], { env: { ...env, GITHUB_ACTIONS: 'true' } });
    let open = '';
    const inside = stderr.split('\n').flatMap(line => {
      if (line === `::${open}::`) open = '';
      open = /^::stop-commands::(\S+)$/.exec(line)?.[1] ?? open;
      return /^#\d+ [\d.]+ .*set-env name=a/.test(line) ? [open !== ''] : [];
    });
    expect(inside).toEqual([true]);
    expect(open).toBe('');
  });
});

describe('what is started', () => {
  test('sees the token neither in its arguments nor in its environment', async () => {
    const folder = makeFolder();
    const docker = makeFile(
      'docker',
      `#!/bin/sh\n{ printf '%s\\n' "$@"; env; } >> ${folder}/seen\nexec ${whichDocker()} "$@"\n`,
    );
    chmodSync(docker, 0o755);
    const PATH = `${join(docker, '..')}:${process.env['PATH']}`;
    const others = {
      ...env,
      PATH,
      NETRC: `password ${token}`,
      ENCODED: Buffer.from(token).toString('base64'),
    };
    const { code } = await build([makeContext(CLEAN)], { env: others });
    const seen = readFileSync(join(folder, 'seen'), 'utf8');
    expect(seen).toMatch(/^--secret\nid=hf_token,src=\S+\/hf-secret-build-\w+\/secrets\/\d+$/m);
    expect(seen).not.toContain(token.slice(3));
    expect(seen).not.toMatch(/^(HF_TOKEN|NETRC|ENCODED)=/m);
    expect(code).toBe(0);
  });
});

function whichDocker(): string {
  return execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
}

describe('the secrets of the command line', () => {
  test("the guide's own file, with the newline that echo leaves, gives a token without it", async () => {
    const home = makeFolder();
    const file = join(home, 'token');
    writeFileSync(file, `${token}\n`);
    const { code, stderr } = await build(
      ['--secret', `id=hf_token,src=${file}`, makeContext(unlike(CLEAN))],
      {
        env: offline,
      },
    );
    expect(stderr).toContain('Secret mounts: hf_token (--secret)');
    expect(code).toBe(0);
  });

  test('others are mounted as they are, and searched for', async () => {
    const context = makeContext(
      unlike(
        `${CLEAN}RUN --mount=type=secret,id=pip --mount=type=secret,id=NAME cat /run/secrets/pip > /pip; : ${randomBytes(9).toString('hex')}\n`,
      ),
    );
    const secret = `password = ${randomBytes(12).toString('hex')}`;
    const args = [
      '--secret',
      `id=pip,src=${makeFile('pip.conf', secret)}`,
      '--secret',
      'id=NAME',
      '--json',
      context,
    ];
    const { code, stdout, stderr } = await build(args, { env: { ...env, NAME: 'another-secret' } });
    const report = readJson(stdout);
    expect(report.secrets.map(({ id, input }) => `${id} ${input}`)).toEqual([
      'hf_token HF_TOKEN',
      'pip --secret',
      'NAME --secret',
    ]);
    expect(report.findings.map(({ path }) => path)).toContain('pip');
    expect(stdout + stderr).not.toContain(secret);
    expect(code).toBe(1);
  });
});

test('dist/ alone is enough, wherever it lies', async () => {
  const folder = makeFolder();
  execFileSync('cp', ['-R', 'dist', folder]);
  expect(existsSync(join(folder, 'dist/scan-worker/index.js'))).toBe(true);
  const program = join(folder, 'dist/cli/index.js');
  const { code, stdout } = await build([makeContext(CLEAN)], { program });
  expect(stdout).toContain('verdict   clean');
  expect(code).toBe(0);
});
