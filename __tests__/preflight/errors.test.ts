import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { run } from '../cli/run.js';
import { makeWorkspace } from '../engine/engine.js';
import { StandIn } from '../gate/stand-in.js';
import { runAction } from '../runner/runner.js';

// No error repeats a value that may be a secret: whatever is malformed, nothing of what was planted in it is shown.

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

const folder = mkdtempSync(join(tmpdir(), 'errors-'));
disposables.push(() => rmSync(folder, { recursive: true, force: true }));

type Inputs = Readonly<Record<string, string>>;

/** One that looks like a path, and one that looks like a name. */
const PLANTED: Readonly<Record<string, string>> = {
  path: `/Zq${randomBytes(6).toString('hex')}/Vw${randomBytes(6).toString('hex')}=`,
  name: `Zq${randomBytes(12).toString('hex')}`,
};

/** Entries that are wrong, each with a place for the secret. */
const WRONG: readonly ((secret: string) => Inputs)[] = [
  s => ({ 'secret-files': `hf_token=${s}` }),
  s => ({ 'secret-files': `a=./${s}` }),
  s => ({ 'secret-files': `a=${folder}/${s}` }),
  s => ({ 'secret-files': `a=${folder}\nb=${s}` }),
  s => ({ 'secret-files': s }),
  s => ({ 'secret-files': `id=a,src=${s}` }),
  s => ({ 'secret-files': `a b=${s}` }),
  s => ({ 'secret-files': `"a=${s}` }),
  s => ({ 'secret-envs': `hf_token=${s}` }),
  s => ({ 'secret-envs': s }),
  s => ({ 'secret-envs': `a/b=${s}` }),
  s => ({ 'secret-envs': `"a=${s}` }),
  s => ({ secrets: s }),
  s => ({ secrets: `a b=${s}` }),
  s => ({ secrets: `=${s}` }),
  s => ({ secrets: `"a=${s}` }),
  s => ({ secrets: `id=a,src=${s}` }),
  s => ({ secrets: `a=/tmp/${s}` }),
  s => ({ secrets: `a=one-secret\na=${s}` }),
  s => ({ 'hf-token': `${s} ${s}` }),
  s => ({ 'hf-token': `"${s}"` }),
  s => ({ 'hf-token': `HF_TOKEN=${s}` }),
  s => ({ 'hf-token': `${s}%0A` }),
  s => ({ 'secret-id': `a/${s}` }),
  s => ({ context: `-${s}` }),
  s => ({ models: `a/b/${s}` }),
  s => ({ datasets: `${s}@${s}@` }),
  s => ({ 'hf-endpoint': `http://${s}` }),
  s => ({ 'hf-oidc-resource': `a/b/c/${s}` }),
  s => ({ 'smoke-args': s }),
  s => ({ 'smoke-test': 'true', 'smoke-args': `"${s}` }),
  s => ({ 'smoke-test': 'true', 'smoke-args': `--name=${s}` }),
  s => ({ 'smoke-test': 'true', 'smoke-url': `ftp://${s}` }),
  s => ({ 'smoke-test': 'true', 'smoke-timeout': s }),
  s => ({ 'push-retries': s }),
  s => ({ verify: s }),
  s => ({ 'check-dockerfile': s }),
  s => ({ push: s }),
  s => ({ 'build-args': `"A=${s}` }),
  s => ({ outputs: `type=image,"name=${s}` }),
  s => ({ engine: 'podman', outputs: `type=${s}` }),
  s => ({ engine: 'podman', outputs: `type=image,${s}=1` }),
  s => ({ engine: 'podman', outputs: `type=image,push=true,compression=${s}` }),
];

/** What a merge takes, wrong. */
const MERGES: readonly ((secret: string) => Inputs)[] = [
  s => ({ tags: s, digests: 'a@b' }),
  s => ({ tags: `"a:${s}`, digests: 'a@b' }),
  s => ({ tags: 'localhost/a:1', digests: s }),
  s => ({ tags: 'localhost/a:1', digests: `{"a":"${s}"}` }),
  s => ({ tags: 'localhost/a:1', digests: `localhost/${s}@sha256:1` }),
  s => ({ tags: 'localhost/a:1', digests: 'a@b', platforms: s }),
  s => ({ tags: 'localhost/a:1', digests: 'a@b', annotations: s }),
  s => ({ tags: 'localhost/a:1', digests: 'a@b', 'allow-skipped': s }),
  s => ({ tags: 'localhost/a:1', digests: 'a@b', 'push-retries': s }),
];

const COMMANDS: readonly ((secret: string) => readonly string[])[] = [
  s => ['--secret', `id=a,src=${s}`],
  s => ['--secret', `id=a,src=${folder}/${s}`],
  s => ['--secret', `id=a,env=${s}`],
  s => ['--secret', `id=a,${s}=b`],
  s => ['--secret', `id=${s}/,src=b`],
  s => ['--secret', `id=a,"src=${s}`],
  s => ['--secret', s],
  s => ['--token-file', `${folder}/${s}`],
  s => ['--verify', s],
  s => ['--push-retries', s],
  s => ['--model', `a/b/${s}`],
  s => [`--push=${s}`],
  s => ['--hf-endpoint', s],
];

/** Its telling part, as it would be shown. */
function telling(secret: string): string {
  return secret.slice(3, 14);
}

function withoutMasks(raw: string): string {
  return raw.replace(/^::add-mask::.*$/gm, '');
}

async function shownBy(actionDir: string, inputs: Inputs): Promise<{ text: string; errors: number }> {
  const tools = new StandIn('exit 0');
  const workspace = makeWorkspace({ Dockerfile: 'FROM scratch\n' });
  const job = await runAction({ actionDir, workspace, with: inputs, env: { PATH: tools.path } });
  disposables.push(
    job.dispose,
    () => tools.dispose(),
    () => rmSync(workspace, { recursive: true, force: true }),
  );
  const errors = job.main.annotations.filter(({ level }) => level === 'error');
  return { text: withoutMasks(job.main.raw) + JSON.stringify([job.outputs, errors]), errors: errors.length };
}

describe.each(Object.entries(PLANTED))('nothing of a secret is shown: %s', (_, secret) => {
  test.concurrent.each(WRONG.map(make => make(secret)))('by the action: %#', async inputs => {
    const { text, errors } = await shownBy(process.cwd(), { context: '.', ...inputs });
    expect(errors).toBeGreaterThan(0);
    expect(text).not.toContain(telling(secret));
  });

  test.concurrent.each(MERGES.map(make => make(secret)))('by the merge: %#', async inputs => {
    const { text, errors } = await shownBy(join(process.cwd(), 'merge'), inputs);
    expect(errors).toBe(1);
    expect(text).not.toContain(telling(secret));
  });

  test.concurrent.each(COMMANDS.map(make => make(secret)))('by the command: %#', async args => {
    const { code, stdout, stderr } = await run(['check', ...args, folder], { env: { HF_HUB_OFFLINE: '1' } });
    expect(code).toBe(3);
    expect(stdout + stderr).not.toContain(telling(secret));
  });
});
