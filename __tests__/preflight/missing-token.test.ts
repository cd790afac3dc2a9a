import { describe, expect, test } from '@jest/globals';
import type { MountedSecret } from '../../src/dockerfile/outline.js';
import { missingToken } from '../../src/preflight/missing-token.js';
import { told } from '../../src/report/journal.js';
import type { OnMissingToken, Request, WorkflowRun } from '../../src/request.js';
import { WORKFLOW } from '../../src/wording.js';

const RUN: WorkflowRun = {
  ...{
    serverUrl: 'https://github.com',
    repository: 'acme/app',
    isPrivate: false,
    ref: '',
    sha: '',
    headSha: '',
  },
  ...{ runId: '1', runAttempt: '1', eventName: 'push', actor: 'octocat', isFork: false },
};
const OPTIONAL: MountedSecret = { id: 'hf_token', isRequired: false, line: 7 };
const OTHER: MountedSecret = { id: 'pip', isRequired: true, line: 9 };

function decide(
  onMissingToken: OnMissingToken,
  mounted: readonly MountedSecret[] | undefined,
  { run = {}, isTokenDeclined = false }: { run?: Partial<WorkflowRun>; isTokenDeclined?: boolean } = {},
) {
  const request = { onMissingToken, secretId: 'hf_token', isTokenDeclined } as Request;
  const contract = { mounted, file: 'Dockerfile', problems: [] };
  return missingToken(request, { ...RUN, ...run }, contract);
}

describe('a run without a token', () => {
  test.each<[OnMissingToken, string, readonly MountedSecret[] | undefined, string]>([
    ['auto', 'that the Dockerfile mounts', [OPTIONAL], 'error'],
    ['auto', 'that the Dockerfile does not mount', [OTHER], 'notice'],
    ['auto', 'where nothing is known of the Dockerfile', undefined, 'warning'],
    ['build', 'that the Dockerfile mounts', [OPTIONAL], 'notice'],
    ['build', 'that the Dockerfile requires', [{ ...OPTIONAL, isRequired: true }], 'error'],
    ['build', 'where nothing is known of the Dockerfile', undefined, 'notice'],
    ['skip', 'that the Dockerfile mounts', [OPTIONAL], 'skip'],
    ['skip', 'that the Dockerfile does not mount', [OTHER], 'skip'],
    ['fail', 'that the Dockerfile does not mount', [OTHER], 'error'],
  ])('under %s, %s', (onMissingToken, _, mounted, expected) => {
    const { isSkipped, problem } = decide(onMissingToken, mounted);
    expect(isSkipped ? 'skip' : problem.level).toBe(expected);
    expect(problem.code).toBe('NO_TOKEN');
  });

  test('has the line of the mount', () => {
    expect(decide('auto', [OPTIONAL]).problem.place).toEqual({ file: 'Dockerfile', line: 7 });
    expect(decide('auto', [{ ...OPTIONAL, line: 0 }]).problem.place).toBeUndefined();
  });

  test.each<[string, Parameters<typeof decide>[2], RegExp, RegExp]>([
    [
      'an unset secret',
      {},
      /^Input 'hf-token' is empty in this run \(event push\)\./,
      /Is the repository secret set.* matrix entry.* hf-oidc-resource/,
    ],
    [
      'a fork',
      { run: { isFork: true, eventName: 'pull_request' } },
      /is empty in this pull request from a fork\./,
      /GitHub gives no secrets to pull requests from forks/,
    ],
    [
      'Dependabot',
      { run: { actor: 'dependabot[bot]' } },
      /is empty in this run of Dependabot\./,
      /secrets of its own: .*Settings, Secrets and variables, Dependabot/,
    ],
    [
      'a condition',
      { isTokenDeclined: true },
      /^Input 'hf-token' is false, as a condition decided\./,
      /the condition \(the matrix entry\)/,
    ],
    ['no workflow', { run: { eventName: '' } }, /^Input 'hf-token' is empty\./, /./],
  ])('names what it comes from: %s', (_, options, message, hint) => {
    for (const onMissingToken of ['auto', 'build', 'skip', 'fail'] as const) {
      const { problem } = decide(onMissingToken, [OPTIONAL], options);
      expect(told(problem, WORKFLOW)).toMatchObject({
        message: expect.stringMatching(message),
        hint: expect.stringMatching(hint),
      });
    }
  });
});
