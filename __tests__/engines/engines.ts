import { readFileSync } from 'node:fs';

/** An engine that the tests of the main job and of the gate run on. */
export interface TestedEngine {
  readonly name: 'buildx' | 'podman';
  /** The program that the action starts. */
  readonly program: 'docker' | 'podman';
  /** The inputs that choose it. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What the step's environment needs for it. */
  readonly env: Readonly<Record<string, string>>;
}

const BUILDX: TestedEngine = { name: 'buildx', program: 'docker', inputs: {}, env: {} };

/** buildx, and Podman where scripts/test.mjs found it; where not, it has said so or failed. */
export function testedEngines(): TestedEngine[] {
  const podman = testPodman();
  return podman === undefined ? [BUILDX] : [BUILDX, podman];
}

/** Podman with a store that no file of tests shares with one that runs at the same time. */
export function testPodman(): TestedEngine | undefined {
  const { HF_TEST_PODMAN: text, JEST_WORKER_ID: worker = '1' } = process.env;
  if (!text) return undefined;
  const envs = JSON.parse(text) as Record<string, string>[];
  return {
    name: 'podman',
    program: 'podman',
    inputs: { engine: 'podman' },
    env: envs[(Number(worker) - 1) % envs.length] ?? {},
  };
}

/** The folder that Podman keeps images and working containers in. */
export function podmanStore({ env }: TestedEngine): string {
  const settings = readFileSync(env['CONTAINERS_STORAGE_CONF'] ?? '', 'utf8');
  return /graphroot = "(.*)"/.exec(settings)?.[1] ?? '';
}
