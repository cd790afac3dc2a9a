import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type JobResult, type RunOptions, runAction, startAction } from '../runner/runner.js';
import { makeTag, makeToken, makeWorkspace, testEngine } from './engine.js';
import { programPath, Recorder } from './recorder.js';
import { asStored, filesBelow, pushedContent, tracesOf } from './traces.js';

const { registry, baseImage, store } = testEngine();

/** BuildKit runs equal steps of builds at the same time once, for all of them: a step of this run has its name. */
const RUN = randomUUID();

/** Shows what the build sees of the secret, without showing the secret. */
const DOCKERFILE = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,required=true : ${RUN}; echo "file $(sha256sum < /run/secrets/hf_token)"
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN : ${RUN}; printf %s "$HF_TOKEN" | sha256sum | sed 's/^/env /'
RUN echo built > /built
`;

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

function workspace(dockerfile = DOCKERFILE, files: Readonly<Record<string, string>> = {}): string {
  const folder = makeWorkspace({ Dockerfile: dockerfile, ...files });
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function run(options: Omit<RunOptions, 'actionDir'>): Promise<JobResult> {
  const job = await runAction({ actionDir: process.cwd(), ...options });
  disposables.push(job.dispose);
  return job;
}

/** A docker that writes down how it was started and then is the real one. */
function recordingDocker(): Recorder {
  const recorder = new Recorder({ real: programPath('docker') });
  disposables.push(() => recorder.dispose());
  return recorder;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ours = (temp: string) => readdirSync(temp).filter(name => name.startsWith('hf-secret-build-'));
/** What the runner takes as masks is not part of the log. */
const rawLog = (raw: string) => raw.replace(/^::add-mask::.*$/gm, '');

describe('the main job', () => {
  test('the build reads the token as a file and as a variable, and it is nowhere afterwards', async () => {
    const token = makeToken();
    const tag = makeTag(registry);
    const recorder = recordingDocker();
    const job = await run({
      workspace: workspace(),
      with: { context: '.', 'hf-token': token, push: 'true', tags: tag, 'no-cache': 'true' },
      env: { PATH: `${recorder.bin}:${process.env['PATH'] ?? ''}`, HF_TOKEN: token },
      secrets: [token],
      debug: true,
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain(`file ${sha256(token)}`);
    expect(job.main.log).toContain(`env ${sha256(token)}`);

    const recording = recorder.read();
    expect(recording?.secrets).toEqual([token]);
    expect(recording?.modes.map(line => line.split(' ')[0])).toEqual(['600', '700', '700']);
    const pushed = await pushedContent(tag);
    expect(pushed.length).toBeGreaterThan(3);
    const everything = [
      ...pushed,
      asStored('raw log of main', rawLog(job.main.raw)),
      asStored('raw log of post', job.post?.raw ?? ''),
      asStored('log that a person sees', job.main.log),
      asStored('argv', recording?.arguments ?? ''),
      asStored('environment', recording?.environ ?? ''),
      asStored('state', JSON.stringify(job.main.state)),
      asStored('outputs', JSON.stringify(job.outputs)),
      ...filesBelow(job.temp),
      ...filesBelow(job.workspace),
    ];
    expect(tracesOf(token, everything)).toEqual([]);
    expect(tracesOf(token, [asStored('the token itself', token)])).toHaveLength(1);
    expect(recording?.environ).not.toMatch(/(^|\0)(INPUT|STATE)_/);
    expect(recording?.environ).toContain('RUNNER_TRACKING_ID=');
    expect(ours(job.temp)).toEqual([]);
  });

  test('the outputs are those of the pushed image', async () => {
    const tag = makeTag(registry);
    const job = await run({
      workspace: workspace(),
      with: { context: '.', 'hf-token': makeToken(), push: 'true', tags: tag },
    });
    const response = await fetch(`http://${tag.replace(/\/(.*):1$/, '/v2/$1/manifests/1')}`, {
      method: 'HEAD',
      headers: {
        accept:
          'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json',
      },
    });
    expect(job.outputs['digest']).toBe(response.headers.get('docker-content-digest'));
    expect(job.outputs['imageid']).toMatch(/^sha256:[0-9a-f]{64}$/);
    const metadata = JSON.parse(job.outputs['metadata'] ?? '') as Record<string, unknown>;
    expect(metadata['containerimage.digest']).toBe(job.outputs['digest']);
    expect(metadata['image.name']).toBe(tag);
    // The runner drops a job output that holds a mask.
    expect(job.jobOutputs).toEqual(job.outputs);
  });

  test('secrets, secret-envs and secret-files reach the build byte for byte', async () => {
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=one --mount=type=secret,id=two --mount=type=secret,id=three --mount=type=secret,id=four \\
  : ${RUN}; for id in one two three four; do echo "$id $(sha256sum < /run/secrets/$id)"; done
`;
    const folder = workspace(dockerfile, { three: 'third\n\n', '.dockerignore': 'three' });
    const token = makeToken();
    const job = await run({
      workspace: folder,
      with: {
        context: '.',
        'no-cache': 'true', // the value of a secret is no part of the cache's key
        'hf-token': token,
        secrets: '"one=first line\nsecond, line\n"',
        'secret-envs': 'two=TWO,four=HOLDS_TOKEN',
        'secret-files': 'three=./three',
      },
      env: { TWO: 'the second', HOLDS_TOKEN: `https://user:${token}@example.org` },
    });
    for (const [id, value] of [
      ['one', 'first line\nsecond, line\n'],
      ['two', 'the second'],
      ['three', 'third\n\n'],
      ['four', `https://user:${token}@example.org`],
    ] as const) {
      expect(job.main.log).toContain(`${id} ${sha256(value)}`);
    }
  });

  const encoded = (token: string) => Buffer.from(`user:${token}`).toString('base64');
  // A build argument without a value is filled from the environment of buildx.
  test.each<{ how: string; passed: (token: string) => Pick<RunOptions, 'with' | 'env'> }>([
    {
      how: 'hf-token, and in a variable as base64',
      passed: token => ({ with: { 'hf-token': token }, env: { COPY: encoded(token) } }),
    },
    {
      how: 'hf-token, and in a variable without its prefix',
      passed: token => ({ with: { 'hf-token': token }, env: { COPY: token.slice(3) } }),
    },
    {
      how: 'secrets',
      passed: token => ({ with: { secrets: `hf_token=${token}` }, env: { HF_TOKEN: token, COPY: token } }),
    },
    {
      how: 'secrets under another id',
      passed: token => ({
        with: { secrets: `HF_TOKEN=${token}\nhf_token=another one` },
        env: { COPY: token },
      }),
    },
    {
      how: 'secret-envs',
      passed: token => ({
        with: { 'secret-envs': 'hf_token=HF_TOKEN' },
        env: { HF_TOKEN: token, COPY: token },
      }),
    },
  ])('a token reaches the build by its mount alone when it is passed as $how', async ({ passed }) => {
    const token = makeToken();
    const tag = makeTag(registry);
    const recorder = recordingDocker();
    const options = passed(token);
    const job = await run({
      workspace: workspace(`FROM ${baseImage}
ARG COPY
ARG HF_TOKEN
RUN --mount=type=secret,id=hf_token,required=true : ${RUN}; echo "args '$COPY$HF_TOKEN'"
`),
      with: {
        ...options.with,
        ...{ context: '.', push: 'true', tags: tag, 'no-cache': 'true', 'build-args': 'COPY\nHF_TOKEN' },
      },
      env: { ...options.env, PATH: `${recorder.bin}:${process.env['PATH'] ?? ''}` },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain("args ''");
    const recording = recorder.read();
    const everything = [
      ...(await pushedContent(tag)),
      asStored('raw log', rawLog(job.main.raw)),
      asStored('argv', recording?.arguments ?? ''),
      asStored('environment', recording?.environ ?? ''),
      asStored('outputs', JSON.stringify(job.outputs)),
    ];
    expect(tracesOf(token, everything)).toEqual([]);
  });

  test('a token inside a file of several lines is kept out of log and arguments as well', async () => {
    const token = makeToken();
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=netrc : ${RUN}; cat /run/secrets/netrc; cut -d ' ' -f 6 /run/secrets/netrc
`;
    const folder = workspace(dockerfile, {
      netrc: `# two lines\nmachine localhost login user password ${token}\n`,
      '.dockerignore': 'netrc',
    });
    const inputs = { context: '.', 'secret-files': 'netrc=./netrc', 'no-cache': 'true', verify: 'report' };
    const job = await run({ workspace: folder, with: inputs });
    expect(job.main.log).toMatch(/^#\d+ \d+\.\d+ \*\*\*$/m);
    expect(tracesOf(token, [asStored('raw log', rawLog(job.main.raw))])).toEqual([]);
    const refused = await run({ workspace: folder, with: { ...inputs, labels: `a=${token}` } });
    expect(refused.main.annotations[0]?.message).toMatch(
      /^Input 'labels', entry 1 \(a\), contains the token 'netrc' \(plain\)/,
    );
  });

  test('without a token the build runs without the mount and a notice says so', async () => {
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token test ! -e /run/secrets/hf_token && echo no mount
`;
    const job = await run({
      workspace: workspace(dockerfile),
      with: { context: '.', 'no-cache': 'true', 'on-missing-token': 'build' },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('no mount');
    expect(job.main.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^notice: Input 'hf-token' is empty in this run .*'hf_token'/),
    ]);
  });

  test('a token that the build prints is redacted before it reaches the log', async () => {
    const token = makeToken();
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,required=true : ${RUN}; cat /run/secrets/hf_token; echo; base64 /run/secrets/hf_token; \\
  cut -c 4- /run/secrets/hf_token; rev /run/secrets/hf_token; echo; \\
  printf 'x%s' "$(cat /run/secrets/hf_token)" | base64 | tr -d '\\n'; \\
  printf '\\r::set-output name=digest::evil\\n##[add-path]/evil\\n::error::evil\\n'
`;
    const job = await run({
      workspace: workspace(dockerfile),
      with: { context: '.', 'hf-token': token, 'no-cache': 'true', verify: 'off' },
    });
    expect(job.conclusion).toBe('success');
    expect(tracesOf(token, [asStored('raw', rawLog(job.main.raw))])).toEqual([]);
    expect(job.outputs['digest']).not.toBe('evil');
    expect(job.main.path).toEqual([]);
    expect(job.main.annotations).toEqual([]);
  });

  test('a failing build fails the step with the reason, and empties every output', async () => {
    const token = makeToken();
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,required=true echo "bad: $(cat /run/secrets/hf_token)" >&2; exit 3
`;
    const inputs = { context: '.', 'hf-token': token, verify: 'off' };
    const job = await run({ workspace: workspace(dockerfile), with: inputs });
    expect(job.conclusion).toBe('failure');
    expect(job.main.exitCode).toBe(1);
    expect(job.main.annotations).toHaveLength(1);
    expect(job.main.annotations[0]?.message).toMatch(/did not complete successfully: exit code: 3/);
    expect(job.outputs).toEqual({
      ...{ imageid: '', digest: '', metadata: '', verdict: 'skipped', report: expect.any(String) },
      'report-sarif': expect.stringMatching(/report\.sarif$/),
      ...{ 'token-source': 'input', 'digest-file': '', 'digest-record': '' },
    });
    expect(tracesOf(token, [asStored('raw', rawLog(job.main.raw))])).toEqual([]);
    expect(ours(job.temp)).toEqual([]);
  });

  test.each(['mode=max', 'mode=min'])(
    'the default provenance of the repository (%s) is pushed',
    async mode => {
      const tag = makeTag(registry);
      const token = makeToken();
      const job = await run({
        workspace: workspace(),
        with: { context: '.', 'hf-token': token, push: 'true', tags: tag },
        github: { event: { repository: { private: mode === 'mode=min' } }, runId: '77' },
      });
      expect(job.conclusion).toBe('success');
      const pushed = await pushedContent(tag);
      const statement = pushed.find(({ name }) => name.includes('in-toto'))?.bytes.toString() ?? '';
      if (store === 'classic') {
        expect(job.main.log).toContain('This builder makes no attestations');
        expect(statement).toBe('');
        return;
      }
      expect(statement).toContain('/actions/runs/77/attempts/1');
      expect(statement.includes('"buildConfig"') || statement.includes('"llbDefinition"')).toBe(
        mode === 'mode=max',
      );
      expect(tracesOf(token, pushed)).toEqual([]);
    },
  );
});

describe('the end of the main job', () => {
  const slow = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,required=true : ${RUN}; sha256sum /run/secrets/hf_token && echo sleeping now && sleep 120
`;
  const startSlow = () => {
    const token = makeToken();
    const job = startAction({
      actionDir: process.cwd(),
      workspace: workspace(slow),
      with: { context: '.', 'hf-token': token, 'no-cache': 'true' },
    });
    return { token, job };
  };

  test('main that is killed leaves the removal to post, which ends its child first', async () => {
    const { token, job } = startSlow();
    await job.waitFor('sleeping now\n');
    job.kill('SIGKILL');
    const result = await job.result;
    disposables.push(result.dispose);
    expect(result.main.signal).toBe('SIGKILL');
    expect(result.main.state['runDirectory']).toContain(result.temp);
    expect(result.post?.log).toMatch(
      /ended \d processes that main had left behind, and removed .* with everything in it/,
    );
    expect(result.post?.exitCode).toBe(0);
    expect(ours(result.temp)).toEqual([]);
    expect(tracesOf(token, filesBelow(result.temp))).toEqual([]);
    expect(await eventually(async () => (await result.orphans()).length === 0)).toBe(true);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends the build and removes the secret at once',
    async signal => {
      const { token, job } = startSlow();
      await job.waitFor('sleeping now\n');
      const before = Date.now();
      job.kill(signal);
      const result = await job.result;
      disposables.push(result.dispose);
      expect(result.main.exitCode).toBe(1);
      expect(result.main.durationMs).toBeLessThan(100_000);
      expect(Date.now() - before).toBeLessThan(7500); // the runner's patience
      expect(result.main.annotations.map(({ message }) => message)).toEqual([
        'The build was cancelled. The secret files were removed; nothing else was kept.',
      ]);
      expect(result.post?.log).toContain('main removed its files itself');
      expect(tracesOf(token, filesBelow(result.temp))).toEqual([]);
      expect(await result.orphans()).toEqual([]);
    },
  );

  test.each([
    {
      what: 'outside RUNNER_TEMP',
      name: 'hf-secret-build-0123456789abcdef0123456789abcdef',
      place: 'workspace',
    },
    { what: 'of another name', name: 'precious', place: 'temp' },
  ] as const)('post refuses a planted path $what', async ({ name, place }) => {
    const folders = { temp: makeWorkspace({}), workspace: makeWorkspace({}) };
    for (const folder of Object.values(folders)) disposables.push(() => rmSync(folder, { recursive: true }));
    const planted = join(folders[place], name);
    mkdirSync(planted);
    writeFileSync(join(planted, 'file'), 'precious');
    const job = await run({
      ...folders,
      with: { context: '.', push: 'maybe' },
      plantedState: { runDirectory: planted },
    });
    expect(job.post?.exitCode).toBe(1);
    expect(job.post?.annotations[0]?.message).toMatch(/^Refused to remove a directory/);
    expect(existsSync(join(planted, 'file'))).toBe(true);
  });
});

describe('runs beside each other', () => {
  test('twenty at once on one RUNNER_TEMP keep to their own files', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'temp-'));
    disposables.push(() => rmSync(temp, { recursive: true, force: true }));
    const dockerfile = `FROM ${baseImage}
ARG RUN
RUN --mount=type=secret,id=hf_token echo "run $RUN $(sha256sum < /run/secrets/hf_token)"
`;
    const folder = workspace(dockerfile);
    const runs = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const token = makeToken();
        const number = `${process.pid}-${index}`;
        const job = await run({
          temp,
          workspace: folder,
          with: {
            context: '.',
            'hf-token': token,
            'build-args': `RUN=${number}`,
            push: 'true',
            tags: makeTag(registry),
          },
        });
        return { job, line: `run ${number} ${sha256(token)}` };
      }),
    );
    for (const { job, line } of runs) {
      expect(job.main.log).toContain(line);
      expect(job.conclusion).toBe('success');
    }
    expect(ours(temp)).toEqual([]);
  }, 240_000);
});

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}
