import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { programPath, Recorder } from '../engine/recorder.js';
import { asStored, filesBelow, pushedContent, tracesOf } from '../engine/traces.js';
import { type JobResult, type RunOptions, runAction, startAction } from '../runner/runner.js';
import { podmanStore, testedEngines } from './engines.js';

// The main job: what holds on buildx holds on Podman; and what buildx alone can do.

const { registry, baseImage, store } = testEngine();

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

/** The frontend of BuildKit alone knows it. */
const AS_VARIABLE = step(
  `printf %s "$HF_TOKEN" | sha256sum | sed 's/^/env /'`,
  '--mount=type=secret,id=hf_token,env=HF_TOKEN',
);

const encoded = (token: string) => Buffer.from(`user:${token}`).toString('base64');
/** How a token is passed. A build argument without a value is filled from the environment of the engine. */
const WAYS: readonly { how: string; passed: (token: string) => Pick<RunOptions, 'with' | 'env'> }[] = [
  {
    how: 'hf-token, and in variables as it is and as base64',
    passed: token => ({ with: { 'hf-token': token }, env: { HF_TOKEN: token, COPY: encoded(token) } }),
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
    passed: token => ({ with: { secrets: `HF_TOKEN=${token}\nhf_token=another one` }, env: { COPY: token } }),
  },
  {
    how: 'secret-envs',
    passed: token => ({
      with: { 'secret-envs': 'hf_token=HF_TOKEN' },
      env: { HF_TOKEN: token, COPY: token },
    }),
  },
];

/** Runs the action; its inputs may choose another engine. */
async function runOnBuildx(options: Omit<RunOptions, 'actionDir'>): Promise<JobResult> {
  const job = await runAction({ actionDir: process.cwd(), ...options });
  disposables.push(job.dispose);
  return job;
}

/** Reads the token and keeps none of it. */
const CLEAN = `FROM ${baseImage}
${step('sha256sum < /run/secrets/hf_token')}
`;

describe.each(testedEngines())('the main job with $name', engine => {
  const run = (options: Omit<RunOptions, 'actionDir'>) =>
    runOnBuildx({
      ...options,
      with: { ...engine.inputs, ...options.with },
      env: { ...engine.env, ...options.env },
    });

  function recorder(): Recorder {
    const { program } = engine;
    const made = new Recorder({ program, real: programPath(program) });
    disposables.push(() => made.dispose());
    return made;
  }

  test('the build reads the token from its mounts, and it is nowhere afterwards', async () => {
    const token = makeToken();
    const tag = makeTag(registry);
    const recording = recorder();
    const dockerfile = `FROM ${baseImage}
${step('echo "file $(sha256sum < /run/secrets/hf_token)"')}
${engine.name === 'buildx' ? AS_VARIABLE : ''}
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
    if (engine.name === 'buildx') expect(job.main.log).toContain(`env ${sha256(token)}`);

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
      asStored('log that a person sees', job.main.log),
      asStored('state', JSON.stringify(job.main.state)),
      asStored('outputs', JSON.stringify(job.outputs)),
      ...filesBelow(job.temp),
      ...filesBelow(job.workspace),
    ];
    expect(tracesOf(token, everything)).toEqual([]);
    expect(tracesOf(token, [asStored('the token itself', token)])).toHaveLength(1);
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
      workspace: workspace(dockerfile, { three: 'third\n\n', '.dockerignore': 'three' }),
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
      'third\n\n',
      `https://user:${token}@example.org`,
    ];
    expect(job.main.log.match(/(one|two|three|four) [0-9a-f]{64}/g)).toEqual(
      ids.map((id, index) => `${id} ${sha256(values[index] ?? '')}`),
    );
  });

  test.each(engine.name === 'buildx' ? WAYS : WAYS.slice(0, 1))(
    'a token reaches the build by its mount alone when it is passed as $how',
    async ({ passed }) => {
      const token = makeToken();
      const tag = makeTag(registry);
      const recording = recorder();
      const options = passed(token);
      const dockerfile = `FROM ${baseImage}
ARG COPY
ARG HF_TOKEN
${step('echo "args \'$COPY$HF_TOKEN\'"')}
`;
      const job = await run({
        workspace: workspace(dockerfile),
        with: {
          ...options.with,
          ...{ context: '.', push: 'true', tags: tag, 'build-args': 'COPY\nHF_TOKEN' },
        },
        env: { ...options.env, PATH: `${recording.bin}:${process.env['PATH'] ?? ''}` },
      });
      expect(job.conclusion).toBe('success');
      expect(job.main.log).toContain("args ''");
      const recorded = recording.read();
      const everything = [
        ...(await pushedContent(tag)),
        asStored('raw log', rawLog(job.main.raw)),
        asStored('argv', recorded?.arguments ?? ''),
        asStored('environment', recorded?.environ ?? ''),
        asStored('outputs', JSON.stringify(job.outputs)),
      ];
      expect(tracesOf(token, everything)).toEqual([]);
    },
  );

  test('a token that the build prints is redacted, and the build gives the runner no commands', async () => {
    const token = makeToken();
    const dockerfile = `FROM ${baseImage}
${step(`cat /run/secrets/hf_token; echo; base64 /run/secrets/hf_token; rev /run/secrets/hf_token >&2; echo; \\
  cut -c 4- /run/secrets/hf_token; printf 'x%s' "$(cat /run/secrets/hf_token)" | base64 | tr -d '\\n'; \\
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
      expect(job.main.exitCode).toBe(1);
      expect(job.outputs).toEqual({
        ...{ imageid: '', digest: '', metadata: '', verdict: 'unverified', report: expect.any(String) },
        'report-sarif': expect.stringMatching(/report\.sarif$/),
        ...{ 'token-source': 'input', 'digest-file': '', 'digest-record': '' },
      });
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
${step(`echo sleeping now && sleep 1000 # ${name}`, '')}
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
    const inStore = (text: string) =>
      engine.name === 'buildx' ? [] : tracesOf(text, filesBelow(`${podmanStore(engine)}/overlay-containers`));

    const signals = ['SIGTERM', 'SIGKILL', ...(engine.name === 'buildx' ? ['SIGINT' as const] : [])] as const;

    test.each(signals)('by %s leaves nothing', async signal => {
      const { token, job, name } = startSlow();
      await job.waitFor('sleeping now\n');
      if (engine.name === 'podman') expect(inStore(name)).not.toEqual([]); // its working container
      job.kill(signal);
      const result = await job.result;
      disposables.push(result.dispose);
      if (signal === 'SIGKILL') {
        expect(result.main.signal).toBe('SIGKILL');
        expect(result.main.state['runDirectory']).toContain(result.temp);
        expect(result.post?.log).toMatch(/removed .* with everything in it/);
      } else {
        expect(result.main.exitCode).toBe(1); // long before the step would have ended by itself
        expect(result.main.annotations.map(({ message }) => message)).toEqual([
          'The build was cancelled. The secret files were removed; nothing else was kept.',
        ]);
        expect(result.post?.log).toContain('main removed its files itself');
      }
      expect(result.post?.exitCode).toBe(0);
      expect(ours(result.temp)).toEqual([]);
      expect(tracesOf(token, filesBelow(result.temp))).toEqual([]);
      expect(inStore(token)).toEqual([]);
      // docker goes on until its next line of output, or until the runner ends what carries its tracking id.
      for (const pid of await result.orphans()) process.kill(pid, 'SIGTERM');
      expect(await eventually(async () => (await result.orphans()).length === 0)).toBe(true);
      expect(await eventually(async () => steps(name).length === 0)).toBe(true);
      expect(await eventually(async () => inStore(name).length === 0)).toBe(true);
    });
  });
});

describe('the main job with buildx', () => {
  test('a token inside a file of several lines is kept out of log and arguments as well', async () => {
    const token = makeToken();
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=netrc : ${randomUUID()}; cat /run/secrets/netrc; cut -d ' ' -f 6 /run/secrets/netrc
`;
    const folder = workspace(dockerfile, {
      netrc: `# two lines\nmachine localhost login user password ${token}\n`,
      '.dockerignore': 'netrc',
    });
    const inputs = { context: '.', 'secret-files': 'netrc=./netrc', 'no-cache': 'true', verify: 'report' };
    const job = await runOnBuildx({ workspace: folder, with: inputs });
    expect(job.main.log).toMatch(/^#\d+ \d+\.\d+ \*\*\*$/m);
    expect(tracesOf(token, [asStored('raw log', rawLog(job.main.raw))])).toEqual([]);
    const refused = await runOnBuildx({ workspace: folder, with: { ...inputs, labels: `a=${token}` } });
    expect(refused.main.annotations[0]?.message).toMatch(
      /^Input 'labels', entry 1 \(a\), contains the token 'netrc' \(plain\)/,
    );
  });

  test('without a token the build runs without the mount and a notice says so', async () => {
    const dockerfile = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token test ! -e /run/secrets/hf_token && echo no mount
`;
    const job = await runOnBuildx({
      workspace: workspace(dockerfile),
      with: { context: '.', 'no-cache': 'true', 'on-missing-token': 'build' },
    });
    expect(job.conclusion).toBe('success');
    expect(job.main.log).toContain('no mount');
    expect(job.main.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^notice: Input 'hf-token' is empty in this run .*'hf_token'/),
    ]);
  });

  test.each(['mode=max', 'mode=min'])(
    'the default provenance of the repository (%s) is pushed',
    async mode => {
      const tag = makeTag(registry);
      const token = makeToken();
      const job = await runOnBuildx({
        workspace: workspace(CLEAN),
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
    const job = await runOnBuildx({
      ...folders,
      with: { context: '.', push: 'maybe' },
      plantedState: { runDirectory: planted },
    });
    expect(job.post?.exitCode).toBe(1);
    expect(job.post?.annotations[0]?.message).toMatch(/^Refused to remove a directory/);
    expect(existsSync(join(planted, 'file'))).toBe(true);
  });

  test('ten at once on one RUNNER_TEMP keep to their own files', async () => {
    const temp = mkdtempSync(join(tmpdir(), 'temp-'));
    disposables.push(() => rmSync(temp, { recursive: true, force: true }));
    const dockerfile = `FROM ${baseImage}
ARG RUN
RUN --mount=type=secret,id=hf_token echo "run $RUN $(sha256sum < /run/secrets/hf_token)"
`;
    const folder = workspace(dockerfile);
    const runs = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const token = makeToken();
        const number = `${process.pid}-${index}`;
        const job = await runOnBuildx({
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
  });
});

async function eventually(holds: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}
