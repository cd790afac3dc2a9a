import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runAction } from '../runner/runner.js';
import { makeToken, makeWorkspace, testEngine } from './engine.js';
import { binFolder, programPath } from './recorder.js';

const { baseImage } = testEngine();
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Where docker has its buildx plugin: the same program is the standalone `buildx`. */
function buildxPlugin(): string {
  const info = execFileSync('docker', ['info', '--format', '{{json .ClientInfo.Plugins}}'], {
    encoding: 'utf8',
  });
  const plugins = JSON.parse(info) as { Name: string; Path: string }[];
  return plugins.find(({ Name }) => Name === 'buildx')?.Path ?? '';
}

describe('standalone buildx', () => {
  test.each([
    { name: 'without a docker CLI', docker: undefined },
    {
      name: 'beside a docker CLI that lacks the plugin, asked for its version',
      docker: 'docker: unknown command: docker buildx',
      inputs: { annotations: 'a=b' },
    },
    { name: 'beside a docker CLI that lacks the plugin', docker: 'docker: unknown command: docker buildx' },
    {
      name: 'beside an old docker CLI that lacks the plugin',
      docker: "docker: 'buildx' is not a docker command.",
    },
  ])('$name', async ({ docker, inputs = {} }) => {
    const bin = binFolder({ buildx: buildxPlugin(), sh: programPath('sh') });
    if (docker !== undefined) {
      writeFileSync(join(bin, 'docker'), `#!/bin/sh\necho "${docker}" >&2\nexit 1\n`, { mode: 0o755 });
    }
    const workspace = makeWorkspace({
      Dockerfile: `FROM ${baseImage}\nRUN --mount=type=secret,id=hf_token wc -c < /run/secrets/hf_token\n`,
    });
    folders.push(bin, workspace);
    const job = await runAction({
      actionDir: process.cwd(),
      workspace,
      with: { context: '.', 'hf-token': makeToken(), 'no-cache': 'true', ...inputs },
      env: { PATH: bin },
    });
    await job.dispose();
    expect(job.main.log).toMatch(/^#\d+ [\d.]+ 37$/m);
    expect(job.conclusion).toBe('success');
    expect(job.main.log).not.toContain('docker:');
  });
});
