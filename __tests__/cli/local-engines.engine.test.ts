import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makeToken, testEngine } from '../engine/engine.js';
import { testPodman } from '../engines/engines.js';
import { env, makeContext, newTag, pushedDigest, token } from './local.js';
import { run } from './run.js';

const podman = testPodman();
if (podman === undefined)
  throw new Error('These tests need Podman. Run them by `npm test`, which installs it.');

/** Podman 4 knows no `env=` of a secret mount; its cache does not look at a secret either. */
const RUN = `FROM ${testEngine().baseImage}\nRUN --mount=type=secret,id=hf_token : ${makeToken().slice(3)};`;
const CLEAN = `${RUN} test -s /run/secrets/hf_token && echo done > /result\n`;
const LEAKY = `${RUN} cat /run/secrets/hf_token > /root/.netrc\n`;

const variables = { ...env, ...podman.env };
const build = (args: readonly string[]) => run(['build', '--engine', 'podman', ...args], { env: variables });

describe("Podman on one's own machine", () => {
  test('pushes what is clean, and its log has no brackets', async () => {
    const tag = newTag();
    const { code, stdout, stderr } = await build(['-t', tag, '--push', makeContext(CLEAN)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^STEP 2\/2: RUN/m) });
    expect(stderr).not.toContain('stop-commands');
    expect(stdout).toContain(`\ndigest    ${await pushedDigest(tag)}\n`);
    expect(stdout + stderr).not.toContain(token);
  });

  test('keeps a leak back: 1, and nothing in the registry', async () => {
    const tag = newTag();
    const { code, stdout } = await build(['-t', tag, '--push', makeContext(LEAKY)]);
    expect(stdout).toMatch(/The secret 'hf_token' is in root\/\.netrc of layer \d/);
    expect(code).toBe(1);
    expect(await pushedDigest(tag)).toBeUndefined();
  });

  test('has an image that verify searches by its name', async () => {
    const tag = `localhost/hf-secret-build-cli-${randomBytes(6).toString('hex')}:1`;
    const leaky = await build(['-t', tag, '--load', '--verify', 'report', makeContext(LEAKY)]);
    const { code, stdout } = await run(['verify', tag], { env: variables });
    expect(stdout).toContain('root/.netrc');
    expect([leaky.code, code]).toEqual([1, 1]);
  });
});
