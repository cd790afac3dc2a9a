import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { programPath, Recorder } from '../engine/recorder.js';
import { asStored, filesBelow, pushedContent, tracesOf } from '../engine/traces.js';
import { type JobResult, type RunOptions, runAction, startAction } from '../runner/runner.js';
import { podmanStore, testedEngines } from './engines.js';

// The main job: what holds on buildx holds on Podman.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

function workspace(dockerfile: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = makeWorkspace({ Dockerfile: dockerfile, ...files });
  disposables.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ours = (temp: string) => readdirSync(temp).filter(name => name.startsWith('hf-secret-build-'));
/** What the runner takes as masks is not part of the log. */
const rawLog = (raw: string) => raw.replace(/^::add-mask::.*$/gm, '');
/** A step that no other build has: neither engine may take it from its cache, or share it. */
const step = (command: string, mounts = '--mount=type=secret,id=hf_token,required=true') =>
  `RUN ${mounts} : ${randomUUID()}; ${command}`;

describe.each(testedEngines())('the main job with $name', engine => {
  async function run(options: Omit<RunOptions, 'actionDir'>): Promise<JobResult> {
    const job = await runAction({
      actionDir: process.cwd(),
      ...options,
      with: { ...engine.inputs, ...options.with },
      env: { ...engine.env, ...options.env },
    });
    disposables.push(job.dispose);
    return job;
  }

  function recorder(): Recorder {
    const { program } = engine;
    const made = new Recorder({ program, real: programPath(program) });
    disposables.push(() => made.dispose());
    return made;
  }

  test('the build reads the token from its mount, and it is nowhere afterwards', async () => {
    const token = makeToken();
    const tag = makeTag(registry);
    const recording = recorder();
    const dockerfile = `FROM ${baseImage}
${step('echo "file $(sha256sum < /run/secrets/hf_token)"', '--mount=type=secret,id=hf_token,required=true')}
RUN echo built > /built
`;
    const job = await run({
      workspace: workspace(dockerfile),
      with: { context: '.', 'hf-token': token, push: 'true', tags: tag },
      env: { PATH: `${recording.bin}:${process.env['PATH'] ?? ''}`, HF_TOKEN: token },
      secrets: [token],
      debug: true,
    });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('clean');
    expect(job.main.log).toContain(`file ${sha256(token)}`);

    const recorded = recording.read();
    expect(recorded?.secrets).toContain(token);
    const modes = new Set(
      recorded?.modes.filter(line => line.includes('/hf-secret-build-')).map(line => line.split(' ')[0]),
    );
    expect([...modes].sort()).toEqual(['600', '700']);
    const everything = [
      ...(await pushedContent(tag)),
      asStored('raw log of main', rawLog(job.main.raw)),
      asStored('raw log of post', job.post?.raw ?? ''),
      asStored('argv', recorded?.arguments ?? ''),
      asStored('environment', recorded?.environ ?? ''),
      asStored('state', JSON.stringify(job.main.state)),
      asStored('outputs', JSON.stringify(job.outputs)),
      ...filesBelow(job.temp),
      ...filesBelow(job.workspace),
    ];
    expect(tracesOf(token, everything)).toEqual([]);
    expect(recorded?.environ).not.toMatch(/(^|\0)(INPUT|STATE)_/);
    expect(recorded?.environ).toContain('RUNNER_TRACKING_ID=');
    expect(ours(job.temp)).toEqual([]);
  });

  test('secrets, secret-envs and secret-files reach the build byte for byte', async () => {
    const ids = ['one', 'two', 'three', 'four'];
    const mounts = ids.map(id => `--mount=type=secret,id=${id}`).join(' ');
    const dockerfile = `FROM ${baseImage}
${step('for id in one two three four; do echo "$id $(sha256sum < /run/secrets/$id)"; done', mounts)}
`;
    const token = makeToken();
    const job = await run({
      workspace: workspace(dockerfile, { three: 'in\na file\n', '.dockerignore': 'three' }),
      with: {
        context: '.',
        'hf-token': token,
        secrets: '"one=first line\nsecond, line\n"',
        'secret-envs': 'two=TWO,four=HOLDS_TOKEN',
        'secret-files': 'three=./three',
      },
      env: { TWO: 'the second', HOLDS_TOKEN: `https://user:${token}@example.org` },
    });
    const values = [
      'first line\nsecond, line\n',
      'the second',
      'in\na file\n',
      `https://user:${token}@example.org`,
    ];
    expect(job.main.log.match(/(one|two|three|four) [0-9a-f]{64}/g)).toEqual(
      ids.map((id, index) => `${id} ${sha256(values[index] ?? '')}`),
    );
  });

  test('a token reaches the build by its mount alone', async () => {
    const token = makeToken();
    const tag = makeTag(registry);
    const dockerfile = `FROM ${baseImage}
ARG COPY
ARG HF_TOKEN
${step('echo "args \'$COPY$HF_TOKEN\'"', '--mount=type=secret,id=hf_token,required=true')}
`;
    const job = await run({
      workspace: workspace(dockerfile),
      with: {
        ...{ context: '.', 'hf-token': token, push: 'true', tags: tag },
        'build-args': 'COPY\nHF_TOKEN',
      },
      env: { HF_TOKEN: token, COPY: Buffer.from(`user:${token}`).toString('base64') },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain("args ''");
    expect(tracesOf(token, [...(await pushedContent(tag)), asStored('log', rawLog(job.main.raw))])).toEqual(
      [],
    );
  });

  test('a token that the build prints is redacted, and the build gives the runner no commands', async () => {
    const token = makeToken();
    const dockerfile = `FROM ${baseImage}
${step(`cat /run/secrets/hf_token; echo; base64 /run/secrets/hf_token; rev /run/secrets/hf_token >&2; echo; \\
  printf '\\r::set-output name=digest::evil\\n##[add-path]/evil\\n::error::evil\\n'`)}
`;
    const job = await run({
      workspace: workspace(dockerfile),
      with: { context: '.', 'hf-token': token, verify: 'report' },
    });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('leak');
    expect(tracesOf(token, [asStored('raw', rawLog(job.main.raw))])).toEqual([]);
    expect(job.outputs['digest']).not.toBe('evil');
    expect(job.main.path).toEqual([]);
    expect(new Set(job.main.annotations.map(({ title }) => title))).toEqual(
      new Set(['hf-secret-build: LEAK']),
    );
  });

  test.each([
    {
      what: 'that fails',
      dockerfile: `FROM ${baseImage}\n${step('test -s /run/secrets/hf_token; echo bad >&2; exit 3')}\n`,
      message: /exit (code:|status) 3/,
    },
    {
      what: 'that lacks a required secret',
      dockerfile: `FROM ${baseImage}\n${step('true', '--mount=type=secret,id=other,required=true')}\n`,
      message: /secret.*other|other.*not found/,
    },
    {
      what: 'without its base image',
      dockerfile: `FROM ${registry}/test/none:1\n`,
      message: /none.*not found|manifest unknown/,
    },
  ])(
    'a build $what fails the step with the reason, and empties every output',
    async ({ dockerfile, message }) => {
      const token = makeToken();
      const job = await run({
        workspace: workspace(dockerfile),
        with: { context: '.', 'hf-token': token, 'check-dockerfile': 'off' },
      });
      expect(job.conclusion).toBe('failure');
      expect(job.main.annotations.map(({ title }) => title)).toEqual(['hf-secret-build: BUILD_FAILED']);
      expect(job.main.annotations[0]?.message).toMatch(message);
      expect(job.outputs).toMatchObject({ imageid: '', digest: '', metadata: '', verdict: 'unverified' });
      expect(tracesOf(token, [asStored('raw', rawLog(job.main.raw))])).toEqual([]);
      expect(ours(job.temp)).toEqual([]);
    },
  );

  describe('that is ended early', () => {
    const startSlow = () => {
      const token = makeToken();
      const name = randomUUID();
      const dockerfile = `FROM ${baseImage}
${step('cp /run/secrets/hf_token /token')}
USER app
ENV RUN_NAME=${name}
${step(`echo sleeping now && sleep 120 # ${name}`, '')}
`;
      const job = startAction({
        actionDir: process.cwd(),
        workspace: workspace(dockerfile),
        with: { context: '.', 'hf-token': token, ...engine.inputs },
        env: engine.env,
      });
      return { token, job, name };
    };

    /** The processes of the step, which are no children of the action. */
    const steps = (name: string) =>
      readdirSync('/proc').filter(pid => {
        try {
          return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name);
        } catch {
          return false;
        }
      });

    /** Where Podman's own store of working containers, which all tests share, holds this text. */
    const store = (text: string) =>
      engine.name === 'buildx' ? [] : tracesOf(text, filesBelow(`${podmanStore(engine)}/overlay-containers`));

    test.each(['SIGTERM', 'SIGKILL'] as const)('by %s leaves nothing', async signal => {
      const { token, job, name } = startSlow();
      await job.waitFor('sleeping now\n');
      if (engine.name === 'podman') expect(store(name)).not.toEqual([]); // its working container
      const before = Date.now();
      job.kill(signal);
      const result = await job.result;
      disposables.push(result.dispose);
      if (signal === 'SIGTERM') {
        expect(Date.now() - before).toBeLessThan(7500); // the runner's patience
        expect(result.main.annotations.map(({ message }) => message)).toEqual([
          'The build was cancelled. The secret files were removed; nothing else was kept.',
        ]);
      }
      expect(result.post?.exitCode).toBe(0);
      expect(ours(result.temp)).toEqual([]);
      expect(tracesOf(token, filesBelow(result.temp))).toEqual([]);
      expect(store(token)).toEqual([]);
      // docker goes on until its next line of output, or until the runner ends what carries its tracking id.
      for (const pid of await result.orphans()) process.kill(pid, 'SIGTERM');
      expect(await eventually(async () => (await result.orphans()).length === 0)).toBe(true);
      expect(await eventually(async () => steps(name).length === 0)).toBe(true);
      expect(await eventually(async () => store(name).length === 0)).toBe(true);
    });
  });
});

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}
