import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { emptyReport, type Report, type ReportParts, reportOf, withLog } from '../../src/report/report.js';
import { findingSentence, gapSentence } from '../../src/report/sentences.js';
import type { LayoutSearch } from '../../src/scan/image/layout-search.js';

const blob = {
  digest: `sha256:${'a'.repeat(64)}`,
  role: 'layer',
  platform: 'linux/arm64',
  layer: 3,
  createdBy: 'RUN /bin/sh -c make # buildkit',
} as const;

const search: LayoutSearch = {
  layout: {
    blobs: [blob],
    missing: [],
    roots: [],
    manifests: [],
    images: [
      {
        digest: blob.digest,
        platform: 'linux/arm64',
        size: 900,
        layers: [{ digest: blob.digest, size: 700, createdBy: blob.createdBy }],
      },
    ],
  },
  verdict: 'leak',
  blobs: 7,
  known: 2,
  bytes: 1234,
  findings: [
    { secret: 'hf_token', form: 'base64', path: 'a.zip!/b', part: 'content', offset: 12, count: 2, blob },
  ],
  unscanned: [{ path: 'c.7z', reason: 'unsupported', message: '7z is not read', blob }],
  more: 1,
  clean: [],
};

const parts: ReportParts = {
  image: blob.digest,
  secrets: [{ id: 'hf_token', input: 'hf-token', searched: true }],
  patterns: 200,
  seconds: 1.5,
  instruction: text => ({ text, file: 'Dockerfile', line: 5 }),
  hide: text => text.replaceAll('hidden', '***'),
};
const report = reportOf(search, parts);

interface Schema {
  readonly required?: readonly string[];
  readonly properties: Readonly<
    Record<string, { readonly items?: Schema; readonly enum?: readonly string[] }>
  >;
}

const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8')) as Schema;
const keys = (value: object) => Object.keys(value).sort();

describe('the report', () => {
  test('says where the secret is, and what was not searched', () => {
    expect(report.findings[0]).toMatchObject({
      blob: blob.digest,
      role: 'layer',
      platform: 'linux/arm64',
      layer: 3,
      path: 'a.zip!/b',
      offset: 12,
      instruction: { file: 'Dockerfile', line: 5 },
    });
    expect(report.unscanned[0]).toMatchObject({ path: 'c.7z', reason: 'unsupported' });
  });

  test('with the log of the build is a leak, also where the image is clean', () => {
    const [finding] = report.findings;
    if (finding === undefined) throw new Error('the report is empty');
    const clean: Report = { ...report, verdict: 'clean', findings: [], more: 0 };
    const logged = { ...finding, role: 'log' };
    expect(withLog(clean, { findings: [logged], more: 2 })).toMatchObject({
      verdict: 'leak',
      findings: [logged],
      more: 2,
    });
    expect(withLog(report, { findings: [logged], more: 0 }).findings).toEqual([logged, finding]);
  });

  test('hides what an image says about itself', () => {
    const odd = { ...blob, platform: 'linux/hidden', createdBy: 'RUN echo hidden' };
    const [finding] = reportOf(
      { ...search, findings: search.findings.map(one => ({ ...one, blob: odd })) },
      parts,
    ).findings;
    expect(finding).toMatchObject({ platform: 'linux/***', instruction: { text: 'RUN echo ***' } });
  });

  test.each<[string, Report]>([
    ['of a search', report],
    ['of no search', emptyReport('skipped', { reason: 'verify is off', secrets: [] })],
  ])('%s has the fields of its schema', (_, one) => {
    expect(keys(one)).toEqual([...(schema.required ?? [])].sort());
    for (const list of ['findings', 'unscanned', 'secrets', 'images'] as const) {
      for (const entry of one[list]) {
        expect(keys(entry)).toEqual([...(schema.properties[list]?.items?.required ?? [])].sort());
      }
    }
  });

  test('has verdicts, roles and reasons that the schema knows', () => {
    expect(schema.properties['verdict']?.enum).toEqual(['clean', 'leak', 'unverified', 'skipped']);
    expect(schema.properties['findings']?.items?.properties['role']?.enum).toContain('attestation manifest');
    expect(schema.properties['unscanned']?.items?.properties['reason']?.enum).toContain('missing');
  });
});

describe('the sentence about a finding', () => {
  const [finding] = report.findings;
  const [gap] = report.unscanned;
  if (finding === undefined || gap === undefined) throw new Error('the report is empty');

  test('names file, layer, line and form', () => {
    expect(findingSentence(finding)).toBe(
      "The secret 'hf_token' is in a.zip!/b of layer 3 for linux/arm64 (sha256:aaaaaaaaaaaa…), made by Dockerfile:5, `RUN /bin/sh -c make # buildkit` (base64, 2 times).",
    );
  });

  test.each([
    ['config', /its environment, labels or history/],
    ['manifest', /its annotations/],
    ['attestation', /the provenance or SBOM/],
    ['cache layer', /the cache export/],
    ['document', /the metadata/],
    ['unreferenced', /a blob of the image layout/],
  ])('names the %s', (role, words) => {
    expect(findingSentence({ ...finding, role, path: '', instruction: null })).toMatch(words);
  });

  test('names the step whose output in the log holds it', () => {
    const logged = { ...finding, role: 'log', path: '#7 [2/3]', blob: '' };
    expect(findingSentence(logged)).toBe(
      "The secret 'hf_token' is in the log of the build (#7 [2/3]), printed by Dockerfile:5, `RUN /bin/sh -c make # buildkit` (base64, 2 times).",
    );
    expect(schema.properties['findings']?.items?.properties['role']?.enum).toContain('log');
    expect(findingSentence({ ...logged, path: '', instruction: null })).toContain('log of the build (base64');
  });

  test('names the name of a file as such', () => {
    expect(findingSentence({ ...finding, part: 'header' })).toContain('the name or attributes of a.zip!/b');
  });

  test('names a gap and its reason', () => {
    expect(gapSentence(gap)).toBe(
      'Not searched: c.7z of layer 3 for linux/arm64 (sha256:aaaaaaaaaaaa…), made by Dockerfile:5, `RUN /bin/sh -c make # buildkit` (unsupported): 7z is not read.',
    );
  });
});
