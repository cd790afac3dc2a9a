import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type JobResult, runAction } from '../runner/runner.js';
import { makeToken, makeWorkspace, testEngine } from './engine.js';
import { type GitServer, serveGit } from './git-server.js';
import { asStored, tracesOf } from './traces.js';

// The default context is the repository of the workflow run itself, fetched by BuildKit with the job's token.

const { baseImage } = testEngine();
const JOB_TOKEN = `ghs_${makeToken().slice(3)}`;
const REPOSITORY = 'octocat/private-app';

let files: string;
let server: GitServer;

beforeAll(async () => {
  files = makeWorkspace({
    Dockerfile: `FROM ${baseImage}\nCOPY greeting /\nRUN cat /greeting\n`,
    greeting: 'from the root\n',
    'sub/Dockerfile': `FROM ${baseImage}\nCOPY greeting /\nRUN cat /greeting\n`,
    'sub/greeting': 'from the subdirectory\n',
  });
  server = await serveGit({ name: REPOSITORY, files, token: JOB_TOKEN });
});

afterAll(async () => {
  await server.close();
  rmSync(files, { recursive: true, force: true });
});

async function build(inputs: Readonly<Record<string, string>>, from = server): Promise<JobResult> {
  const job = await runAction({
    actionDir: process.cwd(),
    with: { 'no-cache': 'true', ...inputs },
    github: { repository: REPOSITORY, serverUrl: from.url, sha: from.commit, token: JOB_TOKEN },
  });
  await job.dispose();
  return job;
}

describe('the Git context of the event', () => {
  test.each([
    { context: '', shows: 'from the root' },
    { context: '{{defaultContext}}:sub', shows: 'from the subdirectory' },
  ])("context: '$context'", async ({ context, shows }) => {
    const job = await build({ context });
    expect(job.main.log).toContain(shows);
    expect(job.conclusion).toBe('success');
    const log = job.main.raw.replace(/^::add-mask::.*$/gm, '');
    expect(
      tracesOf(JOB_TOKEN, [asStored('log', log), asStored('outputs', JSON.stringify(job.outputs))]),
    ).toEqual([]);
  });

  // On a server of its own: BuildKit keeps what it fetched once.
  test('a private repository is not read without the token', async () => {
    const other = await serveGit({ name: REPOSITORY, files, token: JOB_TOKEN });
    const job = await build({ context: '', 'github-token': '' }, other);
    await other.close();
    expect(job.conclusion).toBe('failure');
    expect(job.main.annotations.at(-1)?.message).toContain('could not read Username');
  });
});
