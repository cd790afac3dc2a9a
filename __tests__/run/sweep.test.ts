import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { RunDirectory } from '../../src/run/run-directory.js';
import { LEAVE_ALONE_MS, type Owner, readOwner, thisOwner } from '../../src/run/run-owner.js';
import { sweep, sweptSentence } from '../../src/run/sweep.js';
import { end, identify, isGone, toolsIn } from '../../src/tool/processes.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'sweep-')));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true, force: true });
});

let count = 0;
function makeTemp(): string {
  const temp = join(root, String(count++));
  mkdirSync(temp);
  return temp;
}

/** A process that is over, as an owner knew it. */
const GONE = (() => {
  const { pid } = spawnSync('true');
  return { pid, start: '1' };
})();

/** A directory as a run leaves it, of this owner. */
function plant(temp: string, owner?: Partial<Owner> | string): string {
  const name = `hf-secret-build-${(count++).toString(16).padStart(32, '0')}`;
  mkdirSync(join(temp, name, 'secrets'), { recursive: true });
  writeFileSync(join(temp, name, 'secrets', '0'), 'the token');
  const text = typeof owner === 'string' ? owner : JSON.stringify({ ...thisOwner(), ...owner });
  if (owner !== undefined) writeFileSync(join(temp, name, 'owner.json'), text);
  return name;
}

function makeOld(path: string): void {
  const then = (Date.now() - LEAVE_ALONE_MS) / 1000 - 60;
  utimesSync(path, then, then);
}

describe('a sweep', () => {
  test('removes the directory of a run whose processes are gone, and says so', async () => {
    const temp = makeTemp();
    const name = plant(temp, { main: GONE, job: GONE });
    const swept = await sweep(temp);
    expect(swept.map(sweptSentence)).toEqual([
      `Removed ${name}: its run was killed before it could clean up.`,
    ]);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('removes that of a run before the machine was started anew, whatever has its numbers now', async () => {
    const temp = makeTemp();
    plant(temp, { boot: 'an earlier one' });
    expect(await sweep(temp)).toHaveLength(1);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('a number that another process has now is a process that is gone', async () => {
    const temp = makeTemp();
    const reused = { pid: process.pid, start: '1' };
    plant(temp, { main: reused, job: reused });
    expect(await sweep(temp)).toHaveLength(1);
  });

  test.each<[string, (temp: string) => string]>([
    ['a run that is at work', temp => plant(temp, {})],
    ['an ended main whose job goes on: later steps read the report', temp => plant(temp, { main: GONE })],
    ['a main that outlives its runner', temp => plant(temp, { job: GONE })],
    ['a run in another container', temp => plant(temp, { pids: 'pid:[1]', main: GONE, job: GONE })],
    [
      'a run on another machine',
      temp => plant(temp, { host: 'other', boot: 'other', main: GONE, job: GONE }),
    ],
    ['one that is being created', temp => plant(temp)],
    ['one whose owner is only half written', temp => plant(temp, '{"boot":"')],
    ['one whose owner makes no sense', temp => plant(temp, '{"main":{"pid":-1},"job":[]}')],
    ['another name', temp => named(temp, 'hf-secret-build-precious')],
    ['a name with more behind it', temp => named(temp, `hf-secret-build-${'0'.repeat(32)}.old`)],
  ])('leaves alone %s', async (_, make) => {
    const temp = makeTemp();
    const name = make(temp);
    expect(await sweep(temp)).toEqual([]);
    expect(existsSync(join(temp, name, 'secrets', '0'))).toBe(true);
  });

  test.each<[string, Partial<Owner> | undefined]>([
    ['of another container', { pids: 'pid:[1]' }],
    ['without an owner', undefined],
    ['whose job goes on, as it seems', { main: GONE }],
  ])('removes one %s when it is older than any job', async (_, owner) => {
    const temp = makeTemp();
    makeOld(join(temp, plant(temp, owner)));
    const [swept] = await sweep(temp);
    expect(swept?.reason).toBe('it is older than any job');
    expect(readdirSync(temp)).toEqual([]);
  });

  test('leaves a main that is at work alone, however old its directory is', async () => {
    const temp = makeTemp();
    makeOld(join(temp, plant(temp, {})));
    expect(await sweep(temp)).toEqual([]);
  });

  test('follows no link, neither to a directory nor as the note of an owner', async () => {
    const [temp, other] = [makeTemp(), makeTemp()];
    const target = plant(other, { main: GONE, job: GONE });
    symlinkSync(join(other, target), join(temp, target));
    const note = plant(temp);
    symlinkSync(join(other, target, 'owner.json'), join(temp, note, 'owner.json'));
    expect(await sweep(temp)).toEqual([]);
    expect(readdirSync(other)).toEqual([target]);
    expect(readdirSync(temp).sort()).toEqual([target, note].sort());
  });

  // Only root can give a directory away.
  if (process.getuid?.() === 0) {
    test("leaves other users' directories alone", async () => {
      const temp = makeTemp();
      const name = plant(temp, { main: GONE, job: GONE });
      chownSync(join(temp, name), 12345, 12345);
      expect(await sweep(temp)).toEqual([]);
    });
  }

  test('goes on where another one was interrupted', async () => {
    const temp = makeTemp();
    mkdirSync(join(temp, `hf-secret-build-${'a'.repeat(32)}.removing`));
    expect(await sweep(temp)).toHaveLength(1);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('finishes the removal that main was killed in', async () => {
    const temp = makeTemp();
    const module = (name: string) => JSON.stringify(new URL(`../../src/${name}.js`, import.meta.url).href);
    const program = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { RunDirectory } = await import(${module('run/run-directory')});
      const { SecretValue } = await import(${module('secret/value')});
      const directory = RunDirectory.plan(process.env.TEMP_UNDER_TEST);
      directory.create();
      directory.writeSecret(new SecretValue('the token'));
      fs.rmSync = path => { fs.unlinkSync(path + '/owner.json'); process.kill(process.pid, 'SIGKILL'); };
      syncBuiltinESMExports();
      directory.remove();`;
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TEMP_UNDER_TEST: temp },
    });
    expect(signal).toBe('SIGKILL');
    expect(readdirSync(temp)).toHaveLength(1);
    expect((await sweep(temp)).map(({ reason }) => reason)).toEqual(['its removal was interrupted']);
    expect(readdirSync(temp)).toEqual([]);
  });

  test('removes what is empty and about to stay so, but not what is just being made', async () => {
    const temp = makeTemp();
    const names = ['0', '1'].map(digit => `hf-secret-build-${digit.repeat(32)}`);
    for (const name of names) mkdirSync(join(temp, name));
    const then = Date.now() / 1000 - 120;
    utimesSync(join(temp, names[0] ?? ''), then, then);
    expect((await sweep(temp)).map(({ reason }) => reason)).toEqual(['it is empty']);
    expect(readdirSync(temp)).toEqual([names[1]]);
  });

  test('ten at once get in nobody’s way', async () => {
    const temp = makeTemp();
    for (let index = 0; index < 20; index++) plant(temp, { main: GONE, job: GONE });
    for (let index = 0; index < 5; index++) {
      const name = plant(temp, { main: GONE, job: GONE });
      for (let file = 0; file < 200; file++) writeFileSync(join(temp, name, String(file)), '');
      renameSync(join(temp, name), join(temp, `${name}.removing`));
    }
    const kept = plant(temp, {});
    const all = await Promise.all(Array.from({ length: 10 }, () => sweep(temp)));
    expect(readdirSync(temp)).toEqual([kept]);
    expect(all.flat().filter(({ fault }) => fault !== '')).toEqual([]);
  });

  test('without RUNNER_TEMP there is nothing to do', async () => {
    expect(await sweep(join(root, 'missing'))).toEqual([]);
  });

  test('ends the tools of the dead run, and no other process that names its files', async () => {
    const temp = makeTemp();
    const name = plant(temp, { main: GONE, job: GONE });
    const bin = makeTemp();
    const tool = join(bin, 'docker');
    writeFileSync(tool, `#!/bin/sh\ntrap '' TERM\nwhile :; do sleep 0.1; done\n`, { mode: 0o755 });
    const orphan = start(tool, ['buildx', 'build', '--metadata-file', join(temp, name, 'metadata.json')]);
    const reader = start('tail', ['-f', join(temp, name, 'secrets', '0')]);
    while (toolsIn(join(temp, name)).length === 0) await new Promise(resolve => setTimeout(resolve, 20));
    const [swept] = await sweep(temp);
    expect(swept?.fault).toBe('');
    expect(swept?.ended).toBeGreaterThanOrEqual(1); // the shell may just be forking
    if (orphan.signalCode === null) await once(orphan, 'exit'); // this process hears of it a moment later
    expect(orphan.signalCode).toBe('SIGKILL');
    expect(reader.exitCode).toBeNull();
    expect(reader.signalCode).toBeNull();
  });
});

function named(temp: string, name: string): string {
  mkdirSync(join(temp, name, 'secrets'), { recursive: true });
  writeFileSync(join(temp, name, 'secrets', '0'), '');
  return name;
}

function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { stdio: 'ignore' });
  children.push(child);
  return child;
}

describe('the note of an owner', () => {
  test('says who made the directory, and is private', () => {
    const directory = RunDirectory.plan(makeTemp());
    directory.create();
    expect(readOwner(directory.path)).toEqual(thisOwner());
    expect(JSON.parse(readFileSync(directory.file('owner.json'), 'utf8'))).toMatchObject({
      host: hostname(),
      main: { pid: process.pid },
      job: { pid: process.ppid },
    });
    directory.remove();
  });
});

describe('a process', () => {
  test('is told by the moment of its start', async () => {
    const child = start('sleep', ['30']);
    const id = identify(child.pid ?? 0);
    expect(id.start).toMatch(/^\d+$/);
    expect(isGone(id)).toBe(false);
    expect(isGone({ ...id, start: '1' })).toBe(true);
    const closed = once(child, 'close');
    await end([{ ...id, start: '1' }]); // a later process with the number of a dead one is not touched
    expect(child.signalCode).toBeNull();
    await end([id]);
    await closed;
    expect(child.signalCode).toBe('SIGTERM');
    expect(isGone(id)).toBe(true);
  });
});
