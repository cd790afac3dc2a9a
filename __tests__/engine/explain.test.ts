import { describe, expect, test } from '@jest/globals';
import { explainFailure } from '../../src/engine/buildx/explain.js';
import { lacksBuildx, refusesAttestations } from '../../src/engine/buildx/refusals.js';
import type { ToolExit } from '../../src/tool/follow.js';

const exit = (errorLines: readonly string[], firstLine = ''): ToolExit => ({
  code: 1,
  hasBegun: false,
  errorLines,
  firstLine,
  ranSteps: [],
  failed: undefined,
  steps: [],
});

const explained = (result: ToolExit, call = '') => explainFailure(result, { call, dockerfile: undefined });

describe('a build that failed', () => {
  test('is told by the last words of buildx', () => {
    const lines = [
      '#7 ERROR: process "/bin/sh -c false" did not complete successfully: exit code: 1',
      '------',
      'ERROR: first',
      'Dockerfile:3',
      '  ERROR: failed to build: failed to solve: exit code: 1  ',
      'View build details: docker-desktop://dashboard/build/1',
    ];
    const error = explained(exit(lines));
    expect(error.code).toBe('BUILD_FAILED');
    expect(error.message).toMatch(
      /^docker buildx build failed: ERROR: failed to build: failed to solve: exit code: 1( |$)/,
    );
  });

  test('is told in what an annotation holds', () => {
    const error = explained(exit([`ERROR: ${'x'.repeat(100_000)}`]));
    expect(error.message.length).toBeLessThan(4096);
  });

  test.each([
    [['something odd', ''], 'docker buildx build failed: something odd'],
    [['', ' '], 'docker buildx build failed: exit code 1'],
    [[], 'docker buildx build failed: exit code 1'],
  ])('without an ERROR line by what there is: %j', (lines, message) => {
    expect(explained(exit(lines)).message).toBe(message);
  });

  test('a flag that buildx does not know is a buildx too old', () => {
    const lines = [
      'unknown flag: --metadata-file',
      '',
      'Usage:  docker buildx build',
      "Run 'docker buildx build --help'",
    ];
    const error = explained(exit(lines));
    expect(error.code).toBe('BUILDX_TOO_OLD');
    expect(error.message).toBe('This buildx does not know --metadata-file.');
  });

  test.each([
    'ERROR: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'ERROR: error during connect: Get "http://host:2375/_ping": dial tcp: lookup host: no such host',
  ])('a daemon that does not answer: %.40s', line => {
    const error = explained(exit([line]));
    expect(error.code).toBe('NO_DAEMON');
    expect(error.message).toContain(line);
  });

  test('a step that speaks of a daemon of its own is a failed build', () => {
    const line =
      'ERROR: failed to solve: process "sh -c ping || echo error during connect" failed: exit code: 1';
    expect(explained({ ...exit([line]), hasBegun: true }).code).toBe('BUILD_FAILED');
  });

  test.each(['docker: unknown command: docker buildx', "docker: 'buildx' is not a docker command."])(
    'a docker without the plugin: %s',
    line => {
      const result = exit([line, "See 'docker --help'"]);
      expect(lacksBuildx(result)).toBe(true);
      expect(explained(result).code).toBe('NO_BUILDX');
    },
  );

  test('a check is told by its summary', () => {
    const result = exit(['ERROR: lint violation found'], 'Check complete, 2 warnings have been found!');
    expect(explained(result, 'check').message).toContain('Check complete, 2 warnings');
    expect(explained(result).message).toContain('ERROR: lint violation found');
    expect(explained(exit(['ERROR: lint']), 'check').message).toContain('ERROR: lint');
  });

  test.each([
    'ERROR: failed to build: Attestation is not supported for the docker driver. Switch to a different driver',
    'ERROR: Attestation is not supported for the docker driver.',
    'ERROR: failed to build: Attestations are not supported by the current BuildKit daemon',
  ])('a builder without attestations: %.60s', line => {
    expect(refusesAttestations(exit([line]))).toBe(true);
  });

  test('another failure is neither of the refusals', () => {
    const result = exit(['ERROR: failed to solve: attestation manifest missing', 'buildx: build failed']);
    expect([lacksBuildx(result), refusesAttestations(result)]).toEqual([false, false]);
  });
});

describe('a refusal of buildx', () => {
  const refused = 'ERROR: failed to build: Attestation is not supported for the docker driver.';
  const lacking = 'docker: unknown command: docker buildx';

  test('is one before the build has begun', () => {
    expect(refusesAttestations(exit([refused]))).toBe(true);
    expect(lacksBuildx(exit([lacking]))).toBe(true);
  });

  test('is none in a build that succeeded', () => {
    expect(refusesAttestations({ ...exit([refused]), code: 0 })).toBe(false);
    expect(lacksBuildx({ ...exit([lacking]), code: 0 })).toBe(false);
  });

  test('is none once the builder works on the Dockerfile, which can print anything', () => {
    expect(refusesAttestations({ ...exit([refused, 'ERROR: failed to solve']), hasBegun: true })).toBe(false);
    expect(lacksBuildx({ ...exit([lacking, 'ERROR: failed to solve']), hasBegun: true })).toBe(false);
  });

  test('is no unknown flag when a RUN mentions one', () => {
    const line =
      'ERROR: failed to solve: process "/bin/sh -c echo unknown flag: --x; exit 1" did not complete';
    expect(explained(exit([line])).code).toBe('BUILD_FAILED');
  });

  test('is told in what an annotation holds, also without the word ERROR', () => {
    expect(explained(exit(['x'.repeat(1e6)])).message.length).toBeLessThan(4096);
  });
});
