import { randomInt } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { NOTHING } from './remains.js';
import { leftInTheEnd, soak } from './soak.js';

// A short form of `npm run soak`: after post nothing is left, after a lost post nothing after the next run.

test('deaths at random moments leave nothing behind', async () => {
  const seed = randomInt(1e6);
  const all = await soak({ runs: 20, seed, lanes: 3 });
  expect({ seed, left: leftInTheEnd(all) }).toEqual({ seed, left: NOTHING });
  expect(all.flatMap(({ death, faults }) => faults.map(fault => ({ seed, death, fault })))).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(20);
  expect(all.filter(({ wasHit }) => wasHit).length).toBeGreaterThan(5);
}, 240_000);
