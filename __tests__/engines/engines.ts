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

/** Podman with a store of the tests. */
export function testPodman(): TestedEngine | undefined {
  const env = process.env['HF_TEST_PODMAN'];
  if (!env) return undefined;
  return {
    name: 'podman',
    program: 'podman',
    inputs: { engine: 'podman' },
    env: JSON.parse(env) as Record<string, string>,
  };
}

/** The folder that Podman keeps images and working containers in. */
export function podmanStore({ env }: TestedEngine): string {
  const settings = readFileSync(env['CONTAINERS_STORAGE_CONF'] ?? '', 'utf8');
  return /graphroot = "(.*)"/.exec(settings)?.[1] ?? '';
}
