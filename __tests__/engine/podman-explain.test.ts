import { describe, expect, test } from '@jest/globals';
import { explainPodman, isTransient, podmanPushFailed } from '../../src/engine/podman/explain.js';
import type { ToolExit } from '../../src/tool/follow.js';

const exit = (...errorLines: string[]): ToolExit => ({
  code: 125,
  hasBegun: false,
  errorLines,
  firstLine: '',
  ranSteps: [],
  failed: undefined,
  steps: [],
});

describe('a build by Podman that failed', () => {
  test('is told by its own last words', () => {
    const lines = ['Error: said by a step', 'more', 'Error: building at STEP "RUN false": exit status 1', ''];
    const error = explainPodman(exit(...lines), 'podman');
    expect(error.code).toBe('BUILD_FAILED');
    expect(error.message).toBe('podman build failed: building at STEP "RUN false": exit status 1');
  });

  test.each([
    [['odd', ' '], 'podman build failed: odd'],
    [[], 'podman build failed: exit code 125'],
  ])('without an Error line by what there is: %j', (lines, message) => {
    expect(explainPodman(exit(...lines), 'podman').message).toBe(message);
  });

  test('because it knows no env= in a secret mount says what to write', () => {
    const line =
      'Error: building at STEP "RUN …": secret should have syntax id=id[,target=path,required=bool';
    expect(explainPodman(exit(line), 'podman').hint).toContain('cat /run/secrets/hf_token');
  });
});

describe('a push by Podman that failed', () => {
  test.each([
    'Error: writing blob: initiating layer upload to /v2/a/blobs/uploads/ in h: denied: permission_denied',
    'Error: trying to reuse blob: checking whether a blob exists: unauthorized: authentication required',
    'Error: writing manifest: uploading manifest 1 to h/a: received unexpected HTTP status: 403 Forbidden',
    'Error: reading image: unable to retrieve auth token: invalid username/password: unauthorized',
  ])('since the registry refuses it is not tried again: %s', line => {
    expect(isTransient(exit(line))).toBe(false);
  });

  test.each([
    'Error: writing blob: Patch "https://h/v2/": write: connection reset by peer',
    'Error: writing blob: received unexpected HTTP status: 500 Internal Server Error',
    'Error: pinging container registry h: dial tcp: i/o timeout',
  ])('on its way is: %s', line => {
    expect(isTransient(exit(line))).toBe(true);
    expect(podmanPushFailed(exit(line)).message).toContain(line.replace('Error: ', ''));
  });
});
