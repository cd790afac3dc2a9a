import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { type JobResult, runAction } from '../runner/runner.js';

const { baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

async function build(
  dockerfile: string,
  { token, ...inputs }: { readonly token: string } & Readonly<Record<string, string>>,
): Promise<JobResult> {
  const workspace = makeWorkspace({ 'ai/Dockerfile.hf': dockerfile });
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  const job = await runAction({
    actionDir: process.cwd(),
    isPostLeftOut: true,
    workspace,
    with: { context: 'ai', file: 'ai/Dockerfile.hf', 'no-cache': 'true', 'hf-token': token, ...inputs },
    secrets: [token],
  });
  disposables.push(job.dispose);
  return job;
}

/** A Dockerfile whose third line prints this and fails. */
const printing = (text: string) =>
  `FROM ${baseImage}\nRUN echo Access Denied\nRUN --mount=type=secret,id=hf_token : ${randomUUID()}; \\\n  printf ${text} >&2; exit 1\n`;

const errorOf = ({ main }: JobResult) =>
  main.annotations.find(({ level, title }) => level === 'error' && title === 'hf-secret-build: BUILD_FAILED');

describe('a build that the Hub refused', () => {
  test.each([
    [
      'a licence',
      `'403 Client Error.\\nand you are not in the authorized list. Visit'`,
      /you are not in.*Accept the licence/,
    ],
    ['a fine-grained token', `'Please enable access to public gated repositories\\n'`, /fine-grained/],
    [
      'approval, told in two lines',
      `'Error: Access denied.\\nrequires approval.\\n'`,
      /is gated: request access/,
    ],
    ['git', `'fatal: could not read Username for '"'https://huggingface.co'"`, /git has no token/],
    ['another mount', `x; cat /run/secrets/other`, /can't open.*secret-id have to be the same/],
    [
      'anything',
      `'requests.HTTPError: 401 Client Error: Unauthorized\\r'`,
      /401 Client Error.*does it reach this RUN/,
    ],
  ])('says what to do: %s', async (_, text, said) => {
    const job = await build(printing(text), { token: makeToken() });
    expect(job.conclusion).toBe('failure');
    const error = errorOf(job);
    expect(error?.message).toMatch(said);
    expect(error?.message).toMatch(/^The step `\[.*3\/3\] RUN /);
    expect(error).toMatchObject({ file: 'ai/Dockerfile.hf', line: '3' });
  });

  test('says to rotate a token that the client printed, and does not print it again', async () => {
    const token = makeToken();
    const text = `"Illegal header value b'Bearer $(cat /run/secrets/hf_token)'"`;
    const job = await build(printing(text), { token, verify: 'report' });
    expect(errorOf(job)?.message).toMatch(/b'Bearer \*\*\*.*rotate the token/);
    expect(job.outputs['verdict']).toBe('leak');
    const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
    expect(
      tracesOf(token, [asStored('log', raw), asStored('errors', JSON.stringify(job.main.annotations))]),
    ).toEqual([]);
  });

  test('keeps the words of buildx for any other failure', async () => {
    const job = await build(printing(`'make: Error 2\\n'`), { token: makeToken() });
    expect(errorOf(job)?.message).toMatch(/^docker buildx build failed: ERROR: .*exit code: 1/);
    expect(errorOf(job)).toMatchObject({ file: 'ai/Dockerfile.hf', line: '3' });
  });
});
