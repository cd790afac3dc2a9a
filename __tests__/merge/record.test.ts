import { describe, expect, test } from '@jest/globals';
import { parseRecord, recordName, recordOf, recordText } from '../../src/merge/record.js';
import { emptyReport } from '../../src/report/report.js';
import type { BuildInputs } from '../../src/request.js';
import { isTaggedName, repositoryOf, splitTag } from '../../src/text/image-names.js';
import { normalPlatform } from '../../src/text/platform.js';
import { NOTHING } from '../engine/build-inputs.js';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the name of a repository', () => {
  test.each([
    ['app', 'docker.io/library/app'],
    ['acme/app', 'docker.io/acme/app'],
    ['docker.io/app', 'docker.io/library/app'],
    ['index.docker.io/acme/app', 'docker.io/acme/app'],
    ['ghcr.io/acme/app/part', 'ghcr.io/acme/app/part'],
    ['localhost/app', 'localhost/app'],
    ['localhost:5000/a__b/c--d.e', 'localhost:5000/a__b/c--d.e'],
    ['[::1]:5000/app', '[::1]:5000/app'],
  ])('%s is %s', (name, spelled) => {
    expect(repositoryOf(name)).toBe(spelled);
  });

  test.each([
    '',
    '/',
    'App',
    'a//b',
    'a/',
    '/a',
    '../a',
    'a/../b',
    '-a',
    'a b',
    'a\nb',
    'ghcr.io',
    'ghcr.io:x/a',
    'a@b',
    'a___b',
    `a/${'b'.repeat(300)}`,
  ])('%j is none, or an image of Docker Hub', name => {
    expect([undefined, 'docker.io/library/ghcr.io']).toContain(repositoryOf(name));
  });

  test('a tag stands behind the last colon, a port does not', () => {
    expect(splitTag('localhost:5000/a:1')).toEqual({ name: 'localhost:5000/a', tag: '1' });
    expect(splitTag('localhost:5000/a')).toEqual({ name: 'localhost:5000/a', tag: '' });
    expect(['a:1', 'a:x_y.z-1', 'localhost:1/a:b'].filter(isTaggedName)).toHaveLength(3);
    expect(
      ['a', 'a:', 'a:-x', 'a:b:c', `a:${'x'.repeat(129)}`, 'a:1\n', '--x:1'].filter(isTaggedName),
    ).toEqual([]);
  });
});

test.each([
  ['linux/amd64', 'linux/amd64'],
  ['Linux/x86_64', 'linux/amd64'],
  ['linux/amd64/v1', 'linux/amd64'],
  ['linux/amd64/v2', 'linux/amd64/v2'],
  ['linux/aarch64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64'],
  ['linux/arm/v7', 'linux/arm'],
  ['linux/arm/v6', 'linux/arm/v6'],
  ['unknown/unknown', undefined],
  ['linux', undefined],
  ['local', undefined],
  ['linux/amd64/v1/x', undefined],
  ['', undefined],
])('the platform %j is %j', (text, normal) => {
  expect(normalPlatform(text)).toBe(normal);
});

describe('the record of a build', () => {
  const outcome = { imageid: '', digest: DIGEST, metadata: '' };
  const report = emptyReport('skipped', { reason: 'verify is off', secrets: [] });
  const of = (inputs: Partial<BuildInputs>) =>
    recordOf({ build: { ...NOTHING, ...inputs }, outcome, report });

  test('names every repository once, from tags and outputs', () => {
    expect(of({ push: true, tags: ['a/b:1', 'a/b:2', 'localhost:5000/c'] })?.images).toEqual([
      'a/b',
      'localhost:5000/c',
    ]);
    const output = 'type=image,"name=a/b,c/d",push-by-digest=true,push=true';
    expect(of({ outputs: [output] })?.images).toEqual(['a/b', 'c/d']);
  });

  test('has the platforms in their short form, none when only the builder knows one', () => {
    const push = { push: true, tags: ['a/b:1'] };
    expect(of({ ...push, platforms: ['linux/arm64/v8', 'linux/aarch64'] })?.platforms).toEqual([
      'linux/arm64',
    ]);
    expect(of({ ...push, platforms: ['linux/arm64', 'local'] })?.platforms).toEqual([]);
  });

  test('is there only when something was pushed', () => {
    expect(of({ load: true, tags: ['a/b:1'] })).toBeUndefined();
    expect(of({ outputs: ['type=oci,dest=x'], tags: ['a/b:1'] })).toBeUndefined();
    const build = { ...NOTHING, push: true, tags: ['a/b:1'] };
    expect(recordOf({ build, outcome: { ...outcome, digest: '' }, report })).toBeUndefined();
    expect(recordOf({ build, outcome, report: undefined })).toBeUndefined();
  });

  test('is read as it was written, in a file of its own name', () => {
    const record = of({ push: true, tags: ['a/b:1'], platforms: ['linux/arm64'] });
    if (record === undefined) throw new Error('there is no record');
    expect(parseRecord(recordText(record))).toEqual(record);
    expect(recordText(record)).not.toMatch(/[\r\n]/);
    expect(recordName(record)).toBe(`sha256-${'a'.repeat(64)}.json`);
  });

  test('is refused with any field of another type, and no error repeats what stood there', () => {
    const text = recordText({
      ...of({ push: true, tags: ['a/b:1'] }),
      verdict: 'clean',
      reason: '',
    } as never);
    const fields = Object.keys(JSON.parse(text) as object);
    for (const field of fields) {
      for (const value of [undefined, null, 7, true, {}, ['MARK\n::x::'], [1], 'MARK ::error::', [[]]]) {
        const changed = JSON.stringify({ ...(JSON.parse(text) as object), [field]: value });
        const isReason = field === 'reason' && value === 'MARK ::error::'; // clean, with a reason
        const message = messageOf(() => parseRecord(changed));
        expect({ field, value, isRefused: message !== '', isReason }).toEqual({
          field,
          value,
          isRefused: true,
          isReason,
        });
        expect(message).not.toContain('MARK');
      }
    }
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
