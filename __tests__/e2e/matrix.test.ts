import { appendFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { disposeAll } from '../engines/build.js';
import { left } from '../smoke/trial.js';
import { asEngine, builders, usedNodes } from './builders.js';
import { expectOwn, MATRIX, type Ran, runEntry } from './matrix.js';

// Twelve jobs of a matrix on one builder: at once, and one after the other. Times are printed and not judged.

afterAll(disposeAll);

const { drivers, times } = builders();
/** One engine, and one builder with several nodes. */
const shared = drivers.filter(({ name }) => /^(docker, containerd store|remote, two nodes)$/.test(name));

/** A dozen builds on two slow cores. */
const LIMIT_MS = 20 * 60_000;

async function timed(work: () => Promise<readonly Ran[]>): Promise<{ all: readonly Ran[]; seconds: string }> {
  const start = performance.now();
  const all = await work();
  return { all, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

test('there are twelve of them', () => {
  expect(MATRIX).toHaveLength(12);
  expect(shared.length).toBeGreaterThan(0);
});

describe.each(shared)('$name', driver => {
  test(
    'twelve builds at once do not hear of each other',
    async () => {
      const { all, seconds } = await timed(() => Promise.all(MATRIX.map(entry => runEntry(driver, entry))));
      appendFileSync(times, `${driver.name}: ${all.length} builds at once: ${seconds} s\n`);
      for (const ran of all) await expectOwn(ran, all);
      expect(left(asEngine(driver))).toEqual([]);
      if (driver.nodes.length > 0) expect(usedNodes(driver)).toEqual(driver.nodes);
    },
    LIMIT_MS,
  );

  test(
    'one after the other come to the same',
    async () => {
      const { all, seconds } = await timed(async () => {
        const ran: Ran[] = [];
        for (const entry of MATRIX) ran.push(await runEntry(driver, entry));
        return ran;
      });
      appendFileSync(times, `${driver.name}: the same ${all.length} one after the other: ${seconds} s\n`);
      for (const ran of all) await expectOwn(ran, all);
    },
    LIMIT_MS,
  );
});
