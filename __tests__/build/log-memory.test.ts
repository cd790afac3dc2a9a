import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';

interface Measured {
  readonly bytes: number;
  /** Peak memory of the reading process, in bytes. */
  readonly peak: number;
  readonly findings: number;
  /** Bytes that reached its output. */
  readonly shown: number;
}

/** Lets a real process print so much through the guard, in a process of its own. */
async function measure(megabytes: number, kind: string, startReading = 0): Promise<Measured> {
  const args = ['scripts/bench/log-once.mjs', String(megabytes), kind];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let shown = 0;
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await sleep(startReading);
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.length;
  });
  await once(child as ChildProcess, 'close');
  return { ...(JSON.parse(said) as Measured), shown };
}

const MB = 1e6;

describe('the memory of the guard', () => {
  test('does not grow with the log, and every line comes through', async () => {
    // The smaller one fills the heap's young generation too, which Node 24 makes larger.
    const [little, much] = [await measure(30, 'lines'), await measure(100, 'lines')];
    expect(much.shown).toBeGreaterThan(100 * MB);
    expect(much.peak).toBeLessThan(little.peak + 80 * MB);
    expect(much.peak).toBeLessThan(300 * MB);
  });

  test('does not grow when nobody takes the log: the build has to wait', async () => {
    const late = await measure(30, 'lines', 2500);
    expect(late.shown).toBeGreaterThan(30 * MB);
    expect(late.peak).toBeLessThan(300 * MB);
  });

  test('does not grow with the secrets in it', async () => {
    const leaky = await measure(20, 'hidden');
    expect(leaky.findings).toBeGreaterThan(100_000);
    expect(leaky.peak).toBeLessThan(300 * MB);
  });

  test('does not grow with a line that never ends, of which the beginning is shown', async () => {
    const endless = await measure(300, 'endless');
    expect(endless.shown).toBeGreaterThan(500_000);
    expect(endless.shown).toBeLessThan(2 * MB);
    expect(endless.peak).toBeLessThan(300 * MB);
  });
});
