import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { makeFolder } from './layouts.js';
import { run } from './run.js';

const { baseImage } = testEngine();
const token = makeToken();
const engine = Object.fromEntries(
  ['DOCKER_HOST', 'DOCKER_CONFIG', 'HOME'].flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);
const env = { ...engine, HF_TOKEN: token };

const images: string[] = [];
afterAll(() => {
  execFileSync('docker', ['image', 'rm', '-f', ...images], { stdio: 'ignore' });
});

/** An image of docker's own store. */
function build(content: string): string {
  const name = `hf-secret-build-cli-${randomBytes(6).toString('hex')}:1`;
  const workspace = makeWorkspace({ Dockerfile: `FROM ${baseImage}\nCOPY file /root/\n`, file: content });
  execFileSync('docker', ['buildx', 'build', '--load', '--tag', name, workspace], { stdio: 'ignore' });
  rmSync(workspace, { recursive: true });
  images.push(name);
  return name;
}

const clean = build('clean');
const leaky = build(Buffer.from(`{ ${token} }`).toString('base64'));

describe('an image of the engine', () => {
  test.each([
    { name: clean, expected: 0 },
    { name: leaky, expected: 1 },
  ])('by its name and as docker save writes it: $expected', async ({ name, expected }) => {
    const file = join(makeFolder(), 'saved.tar');
    execFileSync('docker', ['image', 'save', '-o', file, name]);
    const calls = [
      await run(['verify', '--json', name], { env }),
      await run(['verify', '--json', file], { env: { HF_TOKEN: token } }),
    ];
    for (const { code, stdout, stderr } of calls) {
      const report = JSON.parse(stdout) as { findings: { path: string }[]; searched: { blobs: number } };
      expect(stdout + stderr).not.toContain(token);
      expect(code).toBe(expected);
      expect(report.searched.blobs).toBeGreaterThan(4);
      expect(report.findings.map(({ path }) => path)).toEqual(expected === 1 ? ['root/file'] : []);
    }
  });

  test('by its id', async () => {
    const id = execFileSync('docker', ['image', 'inspect', '--format', '{{.Id}}', leaky], {
      encoding: 'utf8',
    });
    expect((await run(['verify', id.trim()], { env })).code).toBe(1);
  });

  test('that is not there: 3, and how to get it', async () => {
    const { code, stdout, stderr } = await run(['verify', 'hf-secret-build-cli-none:1'], { env });
    expect(stderr).toContain('no image of this name here');
    expect(stderr).toContain('docker pull hf-secret-build-cli-none:1');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  test('when the engine does not answer: 3', async () => {
    const { code, stderr } = await run(['verify', clean], {
      env: { ...env, DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    });
    expect(stderr).toContain('the engine does not answer');
    expect(code).toBe(3);
  });
});
