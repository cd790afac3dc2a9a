import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeWorkspace, testEngine } from '../engine/engine.js';
import { programPath } from '../engine/recorder.js';
import { judged } from './contracts.js';
import { TOKEN } from './searching.js';

const FROM = `FROM ${testEngine().baseImage}\n`;
const MOUNT = 'RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true hf download a/b\n';

describe('a builder that gives no outline', () => {
  async function withDocker(script: string, dockerfile: string) {
    const folder = makeWorkspace({ docker: `#!/bin/sh\n${script}\nexec '${programPath('docker')}' "$@"\n` });
    const docker = join(folder, 'docker');
    chmodSync(docker, 0o755);
    try {
      return await judged({ dockerfile, docker });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each([
    ['an old buildx', `echo 'unknown flag: --call' >&2; exit 125`, /unknown flag: --call/],
    [
      'an old frontend',
      `echo 'ERROR: unsupported subrequest frontend.outline' >&2; exit 1`,
      /unsupported subrequest/,
    ],
    ['no answer', 'kill -9 $$', /no answer in time/],
    ['an answer that is no JSON', 'echo hello; exit 0', /no answer/],
  ])('(%s) is no error; the text is judged all the same', async (_, script, reason) => {
    const clean = await withDocker(script, `${FROM}RUN --mount=type=secret,id=other,required=true true\n`);
    expect({ said: clean.said, mounted: clean.mounted }).toEqual({ said: [], mounted: undefined });
    expect(clean.log).toEqual([
      expect.stringMatching(/^The Dockerfile was not checked: the builder gives no outline of it/),
    ]);
    expect(clean.log[0]).toMatch(reason);
    const literal = await withDocker(script, `${FROM}# ${TOKEN}\n`);
    expect(literal.said).toEqual([
      expect.stringMatching(/^error 2: The value of the secret 'hf_token' stands in/),
    ]);
  });

  test('does not keep tokens and their variables from being seen', async () => {
    const other = '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';
    const dockerfile = `${FROM}ENV HF_TOKEN=$X\nRUN echo ${other}\n`;
    const { said } = await withDocker('exit 1', dockerfile);
    expect(said.map(text => text.split(':')[0])).toEqual(['error 3', 'error 2']);
  });

  test('a frontend image that cannot be fetched is no error', async () => {
    const dockerfile = `# syntax=localhost:1/docker/dockerfile:1.4\n${FROM}${MOUNT}`;
    const { said, log, mounted } = await judged({ dockerfile });
    expect({ said, mounted }).toEqual({ said: [], mounted: undefined });
    expect(log[0]).toMatch(/localhost:1/);
  });

  test('a Dockerfile that is not there is left to the build', async () => {
    const { said, log } = await judged({ dockerfile: FROM, build: { file: 'nowhere/Dockerfile' } });
    expect(said).toEqual([]);
    expect(log).toHaveLength(1);
  });
});
