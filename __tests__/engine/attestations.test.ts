import { describe, expect, test } from '@jest/globals';
import { attestArguments, defaultProvenance } from '../../src/engine/buildx/attestations.js';
import { isExporter } from '../../src/engine/outputs.js';
import type { BuildInputs, WorkflowRun } from '../../src/request.js';
import { NOTHING } from './build-inputs.js';

const RUN: WorkflowRun = {
  serverUrl: 'https://github.com',
  repository: 'octocat/app',
  isPrivate: false,
  ref: 'refs/heads/main',
  sha: 'a'.repeat(40),
  headSha: '',
  runId: '42',
  runAttempt: '3',
  eventName: 'push',
  actor: 'octocat',
  isFork: false,
};
const RUN_URL = 'https://github.com/octocat/app/actions/runs/42/attempts/3';

describe('the default provenance', () => {
  test.each([
    ['a public repository', {}, 'max'],
    ['attestations of another kind', { attests: ['type=sbom'] }, 'max'],
    ['an image that is pushed', { push: true, outputs: ['type=registry'] }, 'max'],
    ['provenance that was chosen', { provenance: 'mode=max' }, 'none'],
    ['provenance that was refused', { provenance: 'false' }, 'none'],
    ['provenance among the attestations', { attests: ['type=sbom', 'mode=min,type=provenance'] }, 'none'],
    ['an image that is loaded', { load: true }, 'none'],
    ['an image for docker', { outputs: ['type=docker,dest=a.tar'] }, 'none'],
    ['an image for docker behind a bare path', { outputs: ['./out', 'type=docker'] }, 'none'],
  ] as const)('%s', (_, inputs, wanted) => {
    expect(defaultProvenance({ ...NOTHING, ...inputs }, RUN, false)).toBe(wanted);
  });

  test('a private repository shows the minimum', () => {
    expect(defaultProvenance(NOTHING, { ...RUN, isPrivate: true }, false)).toBe('min');
  });

  test('BUILDX_NO_DEFAULT_ATTESTATIONS has none', () => {
    expect(defaultProvenance(NOTHING, RUN, true)).toBe('none');
  });
});

interface Row {
  readonly name: string;
  readonly inputs: Partial<BuildInputs>;
  readonly byDefault?: 'max' | 'min';
  readonly attests: readonly string[];
}

const rows: readonly Row[] = [
  { name: 'nothing', inputs: {}, attests: [] },
  {
    name: 'all by default',
    inputs: {},
    byDefault: 'max',
    attests: [`type=provenance,mode=max,builder-id=${RUN_URL}`],
  },
  {
    name: 'the minimum by default',
    inputs: {},
    byDefault: 'min',
    attests: [`type=provenance,mode=min,inline-only=true,builder-id=${RUN_URL}`],
  },
  ...['true', 'True', 'TRUE'].map(provenance => ({
    name: `provenance: ${provenance}`,
    inputs: { provenance },
    attests: [`type=provenance,builder-id=${RUN_URL}`],
  })),
  ...['false', 'False', 'FALSE'].map(provenance => ({
    name: `provenance: ${provenance}`,
    inputs: { provenance },
    attests: ['type=provenance,disabled=true'],
  })),
  {
    name: 'provenance: 0, a boolean of Go but not of YAML',
    inputs: { provenance: '0' },
    attests: [`type=provenance,disabled=true,builder-id=${RUN_URL}`],
  },
  {
    name: 'provenance with attributes',
    inputs: { provenance: 'mode=max,version=v1' },
    attests: [`type=provenance,mode=max,version=v1,builder-id=${RUN_URL}`],
  },
  {
    name: 'provenance with a builder of its own',
    inputs: { provenance: 'mode=max, builder-id=https://me' },
    attests: ['type=provenance,mode=max,builder-id=https://me'],
  },
  { name: 'sbom: true', inputs: { sbom: 'true' }, attests: ['type=sbom,disabled=false'] },
  { name: 'sbom: false', inputs: { sbom: 'false' }, attests: ['type=sbom,disabled=true'] },
  { name: 'sbom with a generator', inputs: { sbom: 'generator=img' }, attests: ['type=sbom,generator=img'] },
  {
    name: 'attestations get the builder, and words of Go',
    inputs: { attests: ['type=provenance,mode=min', 'type=sbom,generator=img', 'type=other,true'] },
    attests: [
      `type=provenance,mode=min,builder-id=${RUN_URL}`,
      'type=sbom,generator=img',
      'type=other,disabled=false',
    ],
  },
  {
    name: 'the inputs of their own win over attests',
    inputs: {
      provenance: 'mode=max',
      sbom: 'true',
      attests: ['type=provenance,mode=min', 'type=sbom', 'type=other'],
    },
    attests: [`type=provenance,mode=max,builder-id=${RUN_URL}`, 'type=sbom,disabled=false', 'type=other'],
  },
];

describe('the --attest arguments', () => {
  test.each(rows)('$name', ({ inputs, byDefault, attests }) => {
    const args = attestArguments({ ...NOTHING, ...inputs }, RUN, byDefault ?? 'none');
    expect(args).toEqual(attests.flatMap(attest => ['--attest', attest]));
  });
});

describe('the exporter of an output', () => {
  test.each([
    ['type=docker', 'docker', true],
    ['dest=a.tar,type=docker', 'docker', true],
    [' type = docker ', 'docker', true],
    ['type=docker', 'local', false],
    ['type=registry', 'docker', false],
    ['./out', 'local', true],
    ['./out', 'docker', false],
    ['type=image,"name=a,type=docker"', 'docker', false],
    ['type=image,annotation.type=docker', 'docker', false],
  ])('%j is %s: %s', (output, type, is) => {
    expect(isExporter(output, type)).toBe(is);
  });
});
