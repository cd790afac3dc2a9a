import { test } from '@jest/globals';
import { testEngine } from '../engine/engine.js';

/** A test of what only builders that export layouts can do; the classic store has neither layouts nor caches. */
export function testWithLayouts(name: string, run: () => Promise<void>): void {
  if (testEngine().store === 'containerd') test(name, run);
}
