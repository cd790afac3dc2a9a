import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

interface Metadata {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
}

const metadata = parse(readFileSync('action.yml', 'utf8')) as Metadata;

/** docker/build-push-action's inputs with their defaults, from its README. */
const PEER: Readonly<Record<string, string | undefined>> = {
  ...Object.fromEntries(
    'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context file labels network no-cache-filters outputs platforms provenance sbom secrets secret-envs secret-files shm-size ssh tags target ulimit'
      .split(' ')
      .map(name => [name, undefined]),
  ),
  load: 'false',
  'no-cache': 'false',
  pull: 'false',
  push: 'false',
  'github-token': '${{ github.token }}',
};
const OURS = {
  verify: 'gate',
  'verify-cache': undefined,
  engine: 'buildx',
  'push-retries': '2',
  'hf-token': '',
  'hf-oidc-resource': '',
  'hf-endpoint': 'https://huggingface.co',
  'secret-id': 'hf_token',
  'on-missing-token': 'auto',
  models: undefined,
  datasets: undefined,
  'check-dockerfile': 'error',
  'smoke-test': 'false',
  'smoke-args': undefined,
  'smoke-url': undefined,
  'smoke-timeout': '60s',
};

describe('action.yml', () => {
  test("has the peer's inputs and ours, with their defaults, and no other", () => {
    const defaults = Object.fromEntries(
      Object.entries(metadata.inputs).map(([name, input]) => [name, input.default]),
    );
    expect(defaults).toEqual({ ...PEER, ...OURS });
  });

  test("has the peer's outputs and ours", () => {
    expect(Object.keys(metadata.outputs)).toEqual([
      ...['imageid', 'digest', 'metadata', 'verdict', 'token-source', 'report', 'report-sarif'],
      ...['digest-file', 'digest-record'],
    ]);
  });

  test('declares no input that main does not read', () => {
    const source = ['inputs', 'hub-inputs'].map(name => readFileSync(`src/runner/${name}.ts`, 'utf8')).join();
    expect(Object.keys(metadata.inputs).filter(name => !source.includes(`'${name}'`))).toEqual([]);
  });

  test('runs post whatever happened, from bundles that are there', () => {
    expect(metadata.runs).toEqual({
      using: 'node20',
      main: 'dist/main/index.js',
      post: 'dist/post/index.js',
      'post-if': 'always()',
    });
    expect(readFileSync('dist/post/index.js').length).toBeLessThan(27_000);
  });

  // The runner refuses expressions in descriptions.
  test('has no expression outside the one default', () => {
    expect(readFileSync('action.yml', 'utf8').match(/\$\{\{.*?\}\}/g)).toEqual(['${{ github.token }}']);
  });
});
