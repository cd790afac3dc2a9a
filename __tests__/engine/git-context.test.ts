import { describe, expect, test } from '@jest/globals';
import { defaultContext, expandContext } from '../../src/engine/git-context.js';
import type { WorkflowRun } from '../../src/request.js';

const SHA = 'a'.repeat(40);
const HEAD = 'b'.repeat(40);
const RUN: WorkflowRun = {
  serverUrl: 'https://github.com',
  repository: 'octocat/app',
  isPrivate: false,
  ref: 'refs/heads/main',
  sha: SHA,
  headSha: '',
  runId: '42',
  runAttempt: '1',
  eventName: 'push',
  actor: 'octocat',
  isFork: false,
};
const PULL: WorkflowRun = { ...RUN, ref: 'refs/pull/7/merge', headSha: HEAD };
const PLAIN = { gitQuery: false, pullRequestHead: false };
const HEADS = { ...PLAIN, pullRequestHead: true };
const URL = 'https://github.com/octocat/app.git';

describe('the Git context of the event', () => {
  test.each([
    ['a push is pinned to its commit', RUN, PLAIN, `${URL}#${SHA}`],
    ['a pull request to its merge', PULL, PLAIN, `${URL}#${SHA}`],
    ['a pull request to its head where that is switched on', PULL, HEADS, `${URL}#${HEAD}`],
    ['a head that the event does not name', { ...PULL, headSha: '' }, HEADS, `${URL}#refs/pull/7/head`],
    ['the switch leaves a push alone', { ...RUN, headSha: HEAD }, HEADS, `${URL}#${SHA}`],
    [
      'a branch called pull is no pull request',
      { ...RUN, ref: 'refs/heads/pull/7/merge' },
      HEADS,
      `${URL}#${SHA}`,
    ],
    ['no commit, but a ref', { ...RUN, sha: '' }, PLAIN, `${URL}#refs/heads/main`],
    ['no commit, but a short ref', { ...RUN, sha: '', ref: 'main' }, PLAIN, `${URL}#refs/heads/main`],
    ['a tag without a commit', { ...RUN, sha: '', ref: 'refs/tags/v1' }, PLAIN, `${URL}#refs/tags/v1`],
    ['the query form', RUN, { ...PLAIN, gitQuery: true }, `${URL}?ref=${SHA}`],
    [
      'a server of a company',
      { ...RUN, serverUrl: 'https://git.example.com:8443' },
      PLAIN,
      `https://git.example.com:8443/octocat/app.git#${SHA}`,
    ],
  ] as const)('%s', (_, run, switches, context) => {
    expect(defaultContext(run, switches)).toBe(context);
  });

  test.each([
    ['no repository', { ...RUN, repository: '' }],
    ['neither commit nor ref', { ...RUN, sha: '', ref: '' }],
  ])('%s is an error that names the way out', (_, run) => {
    expect(() => defaultContext(run, PLAIN)).toThrow(
      expect.objectContaining({ code: 'NO_GIT_CONTEXT', hint: expect.stringContaining('context: .') }),
    );
  });
});

describe('a context that names it', () => {
  const fragment = () => `${URL}#${SHA}`;
  const query = () => `${URL}?ref=${SHA}`;

  test.each([
    ['', fragment, `${URL}#${SHA}`],
    ['{{defaultContext}}', fragment, `${URL}#${SHA}`],
    ['{{ defaultContext }}', fragment, `${URL}#${SHA}`],
    ['{{{defaultContext}}}', fragment, `${URL}#${SHA}`],
    ['{{{ defaultContext }}}', query, `${URL}?ref=${SHA}`],
    ['{{defaultContext}}:sub/folder', fragment, `${URL}#${SHA}:sub/folder`],
    ['{{defaultContext}}:sub/folder', query, `${URL}?ref=${SHA}&subdir=sub/folder`],
    ['repo={{defaultContext}}:sub', fragment, `repo=${URL}#${SHA}:sub`],
    ['{{defaultContext}}:$&', fragment, `${URL}#${SHA}:$&`],
  ] as const)('%j', (text, base, context) => {
    expect(expandContext(text, base)).toBe(context);
  });

  test.each([
    '.',
    './sub',
    'https://github.com/other/app.git#main',
    '{{other}}',
    '{{ default }}',
    'defaultContext',
  ])('any other stays as it is and asks for nothing: %s', text => {
    const base = () => {
      throw new Error('asked for');
    };
    expect(expandContext(text, base)).toBe(text);
  });
});
