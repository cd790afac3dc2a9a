import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { factsOf } from '../report/browser.js';
import { validatorOf } from '../report/schema.js';
import { startAction } from '../runner/runner.js';
import { attempt, cleanAttempts } from './attempt.js';
import { makeToken, makeWorkspace, testEngine } from './engine.js';
import { asStored, tracesOf } from './traces.js';

const { baseImage, registry } = testEngine();

afterAll(cleanAttempts);

const MOUNT = `RUN --mount=type=secret,id=hf_token,required=true : ${randomUUID()};`;

const CLEAN = `FROM ${baseImage} AS models
${MOUNT} sleep 0.4 && wc -c < /run/secrets/hf_token > /length
FROM ${baseImage}
RUN echo ${randomUUID()} > /a
COPY --from=models /length /
CMD echo shell form
`;

const validReport = validatorOf(readFileSync('docs/report.schema.json', 'utf8'));

/** A run with a token of its own, and the files that later steps would read. */
async function run(dockerfile: string, parts: Partial<Parameters<typeof attempt>[0]> = {}) {
  const token = makeToken();
  const files: Record<string, string> = {};
  const attempted = await attempt({
    files: { Dockerfile: dockerfile },
    secrets: [token],
    laterSteps: outputs => {
      for (const name of ['report', 'report-sarif']) files[name] = readFileSync(outputs[name] ?? '', 'utf8');
    },
    ...parts,
    with: { 'hf-token': token, ...parts.with },
  });
  const { job } = attempted;
  // The summary before the runner masks it is what the action wrote; the runner's copy has to be the same.
  expect(
    tracesOf(token, [asStored('summary', job.main.summary), asStored('files', JSON.stringify(files))]),
  ).toEqual([]);
  return { ...attempted, files, summary: job.main.summary };
}

describe('the summary of a real run', () => {
  test('tells what was searched, where the image is, what took how long and what is in it', async () => {
    const { summary, tag, job, files } = await run(CLEAN);
    expect(job.conclusion).toBe('success');
    const [facts] = await factsOf([summary]);
    expect(facts?.headings).toEqual([
      `✅ Clean: ${tag}`,
      ...['Image', 'What took how long', 'Layers', 'Checks'],
    ]);
    expect(facts?.mermaid).toEqual(['']);
    expect(facts?.codes).toEqual(
      expect.arrayContaining([job.outputs['digest'], 'linux/amd64', 'Dockerfile:4']),
    );
    expect(facts?.text).toMatch(/\d+ ran\s+\d+ from the cache/);
    expect(facts?.text).toContain(`docker pull ${tag.replace(/:1$/, '')}@${job.outputs['digest']}`);
    expect(facts?.codes.some(code => code.startsWith(`2/2 ${MOUNT}`))).toBe(true);
    expect(facts?.text).toContain('JSONArgsRecommended');
    const report = JSON.parse(files['report'] ?? '') as {
      images: { bytes: number; layers: { instruction: { line: number } | null }[] }[];
    };
    expect(validReport(report)).toEqual([]);
    expect(report.images[0]?.layers.slice(-2).map(({ instruction }) => instruction?.line)).toEqual([4, 5]);
    expect(report.images[0]?.bytes).toBeGreaterThan(100_000);
  });

  test('says that all of it was cached, and writes it without another call of docker', async () => {
    const dockerfile = CLEAN.replace('sleep 0.4', `: ${randomUUID()}`);
    const first = await run(dockerfile);
    const second = await run(dockerfile);
    const third = await run(dockerfile, {
      env: { DOCKER_BUILD_SUMMARY: 'false', PATH: process.env['PATH'] ?? '' },
    });
    expect(second.summary).toContain('Every step came from the cache.');
    expect(second.calls.map(([command = '', verb = '']) => `${command} ${verb}`)).toEqual(
      first.calls.map(([command = '', verb = '']) => `${command} ${verb}`),
    );
    expect(third.summary).toBe('');
  });

  test('of a leak has its places, which are annotations and results of code scanning too', async () => {
    const { summary, job, files } = await run(
      `FROM ${baseImage}\n${MOUNT} cp /run/secrets/hf_token /root/token\n`,
    );
    expect(job.conclusion).toBe('failure');
    expect(summary).toMatch(/^<h2>⛔ Leak: /);
    const [facts] = await factsOf([summary]);
    expect(facts?.codes).toEqual(expect.arrayContaining(['root/token', 'plain', 'Dockerfile:2']));
    expect(facts?.text).not.toContain('docker pull');
    expect(job.main.annotations.filter(({ level }) => level === 'error').at(-1)).toMatchObject({
      file: 'Dockerfile',
      line: '2',
    });
    const { results } = (
      JSON.parse(files['report-sarif'] ?? '') as {
        runs: { results: { ruleId: string; locations: unknown[] }[] }[];
      }
    ).runs[0] ?? { results: [] };
    expect(results[0]?.ruleId).toBe('leak');
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'Dockerfile', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2 },
        },
      },
    ]);
  });

  test('of a build that failed has the step, red, and what to do', async () => {
    const refused = `${MOUNT} sleep 0.3; echo '403 Client Error. and you are not in the authorized list' >&2; exit 1`;
    const { summary } = await run(
      `FROM ${baseImage}\nRUN sleep 0.3 && echo ${randomUUID()} > /a\n${refused}\n`,
    );
    expect(summary).toMatch(/^<h2>❌ The build failed: /);
    const [facts] = await factsOf([summary]);
    expect(facts?.text).toMatch(/BUILD_FAILED The step .* failed: .*not in the authorized list/);
    expect(facts?.text).toMatch(/Accept the licence/);
    expect(summary).toMatch(/:crit, /);
    expect(facts?.mermaid).toEqual(['']);
  });

  test('of a run that ends before anything is built says why', async () => {
    const { summary, job } = await run(CLEAN, { with: { 'hf-token': '' } });
    expect(job.conclusion).toBe('failure');
    expect(summary).toMatch(/^<h2>❌ The token is missing: /);
    const wrong = await attempt({ files: { Dockerfile: CLEAN }, with: { push: 'perhaps' } });
    expect(wrong.job.main.summary).toContain('BAD_INPUT');
  });

  test('of two platforms has both', async () => {
    const { summary } = await run(`FROM scratch\nCOPY Dockerfile /${randomUUID()}\n`, {
      with: { platforms: 'linux/amd64,linux/arm64' },
    });
    const [facts] = await factsOf([summary]);
    expect(facts?.codes).toEqual(expect.arrayContaining(['linux/amd64', 'linux/arm64']));
  });

  test('of a cancelled run is there too', async () => {
    const job = startAction({
      actionDir: process.cwd(),
      workspace: makeWorkspace({ Dockerfile: `FROM ${baseImage}\n${MOUNT} sleep 30\n` }),
      with: { context: '.', 'hf-token': makeToken(), tags: `${registry}/test/cancelled:1`, push: 'true' },
    });
    await job.waitFor('sleep 30');
    job.cancel();
    const { main, dispose } = await job.result;
    expect(main.summary).toMatch(/^<h2>❌ Cancelled: /);
    await dispose();
  });
});

test('GitHub shows ten annotations of a kind: the error that ends the step is among them, the rest is counted', async () => {
  const copies = Array.from({ length: 14 }, (_, index) => `cp /run/secrets/hf_token /root/${index}`).join(
    ' && ',
  );
  const { job, summary } = await run(`FROM ${baseImage}\n${MOUNT} ${copies}\n`);
  const errors = job.main.annotations.filter(({ level }) => level === 'error');
  expect(errors.length).toBe(10);
  expect(errors.at(-1)?.message).toContain('Nothing was pushed, loaded or exported.');
  expect(summary).toContain('5 more of this step are in its log');
  expect(job.main.log).toMatch(/^error: Dockerfile:2: The secret 'hf_token' is in root\/\d+ of/m);
});
