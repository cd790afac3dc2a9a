import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TestedEngine } from '../engines/engines.js';

/** A kind of builder, as scripts/e2e/builders.mjs made it. */
export interface Driver {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  /** Those that it builds at once; none where it builds for its own alone. */
  readonly platforms: readonly string[];
  /** The names of its nodes, where there are several. */
  readonly nodes: readonly string[];
}

/** What scripts/e2e.mjs made. */
export interface Builders {
  readonly drivers: readonly Driver[];
  /** The file that takes what is to be printed at the end. */
  readonly times: string;
}

/** @throws Error when the tests were started by something else than `npm run e2e` */
export function builders(): Builders {
  const text = process.env['HF_TEST_E2E'];
  if (!text) throw new Error('These tests need builders. Run them by `npm run e2e`, which makes some.');
  return JSON.parse(text) as Builders;
}

/** The driver as the engine that the tests of the whole line run on. */
export function asEngine({ env, inputs }: Driver): TestedEngine {
  return { name: 'buildx', program: 'docker', env, inputs };
}

/** The nodes of a builder that have built something, by buildx's own notes. */
export function usedNodes({ inputs }: Driver): string[] {
  const notes = join(process.env['DOCKER_CONFIG'] ?? '', 'buildx/refs', inputs['builder'] ?? 'default');
  return readdirSync(notes).sort();
}
