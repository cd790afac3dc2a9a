import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';

interface Measured {
  readonly bytes: number;
  /** Peak memory of the reading process, in bytes. */
  readonly peak: number;
  readonly findings: number;
  /** Bytes that reached its output. */
  readonly shown: number;
}

/** A small heap makes the peak the same on every machine, however busy it is. */
const HEAP = ['--max-old-space-size=64', '--max-semi-space-size=8'];

/** Lets a real process print so much through the guard, in a process of its own. */
async function measure(megabytes: number, kind: string, startReading = 0): Promise<Measured> {
  const args = [...HEAP, 'scripts/bench/log-once.mjs', String(megabytes), kind];
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
/** Far more than it differs from run to run, and far less than a log. */
const MARGIN = 25 * MB;

describe('the memory of the guard', () => {
  let usual = 0;
  beforeAll(async () => {
    usual = (await measure(10, 'lines')).peak;
  });

  test('does not grow with the log, and every line comes through', async () => {
    const { shown, peak } = await measure(60, 'lines');
    expect(shown).toBeGreaterThan(60 * MB);
    expect(peak).toBeLessThan(usual + MARGIN);
  });

  test('does not grow when nobody takes the log: the build has to wait', async () => {
    const late = await measure(60, 'lines', 2500);
    expect(late.shown).toBeGreaterThan(60 * MB);
    expect(late.peak).toBeLessThan(usual + MARGIN);
  });

  test('does not grow with the secrets in it', async () => {
    const leaky = await measure(20, 'hidden');
    expect(leaky.findings).toBeGreaterThan(100_000);
    expect(leaky.peak).toBeLessThan(usual + MARGIN);
  });

  test('does not grow with a line that never ends, of which the beginning is shown', async () => {
    const endless = await measure(300, 'endless');
    expect(endless.shown).toBeGreaterThan(500_000);
    expect(endless.shown).toBeLessThan(2 * MB);
    expect(endless.peak).toBeLessThan(usual + MARGIN);
  });
});
