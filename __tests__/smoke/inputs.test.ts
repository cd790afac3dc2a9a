import { describe, expect, test } from '@jest/globals';
import { type SmokeInputs, smokeRequest } from '../../src/smoke/request.js';
import { shellWords } from '../../src/text/shell-words.js';

describe('words', () => {
  test.each([
    ['--gpus all  -p 8091:8091', ['--gpus', 'all', '-p', '8091:8091']],
    [`-e 'A=b c' -e "D=e \\"f\\" \\$g"`, ['-e', 'A=b c', '-e', 'D=e "f" $g']],
    ['-e A=$HOME -v ~/x:/x *', ['-e', 'A=$HOME', '-v', '~/x:/x', '*']],
    ['a\\ b "" \'\'', ['a b', '', '']],
    ['--gpus all \\\n  -p 1:2\n-d', ['--gpus', 'all', '-p', '1:2', '-d']],
    [`--gpus='"device=0,1"'`, ['--gpus="device=0,1"']],
    ['"a\\nb" \'a\\b\'', ['a\\nb', 'a\\b']],
    ['', []],
    [' \n\t', []],
  ])('%j', (text, words) => {
    expect(shellWords(text)).toEqual(words);
  });

  test.each(['"a', "'a", 'a "b', 'a\\'])('%j has no end', text => {
    expect(shellWords(text)).toBeUndefined();
  });
});

describe('the inputs', () => {
  const NONE: SmokeInputs = { isOn: true, args: '', url: '', timeout: '', verify: 'gate', call: '' };

  test('are off unless they are on', () => {
    expect(smokeRequest({ ...NONE, isOn: false, timeout: '60s' })).toBeUndefined();
  });

  test('split options from what the container runs', () => {
    const request = smokeRequest({
      ...NONE,
      args: '-p 1:1 -- sh -c "exit 0" -- x',
      url: 'http://localhost:1/',
    });
    expect(request).toEqual({
      options: ['-p', '1:1'],
      command: ['sh', '-c', 'exit 0', '--', 'x'],
      url: 'http://localhost:1/',
      timeoutMs: 60_000,
    });
  });

  test.each([
    ['90s', 90_000],
    ['5m', 300_000],
    ['7', 7000],
  ])('%s is a time', (timeout, ms) => {
    expect(smokeRequest({ ...NONE, timeout })?.timeoutMs).toBe(ms);
  });

  test.each([
    [{ isOn: false, url: 'http://localhost/' }, /'smoke-url' says how, but smoke-test is off/],
    [{ isOn: false, args: '-p 1:1' }, /'smoke-args' says how, but smoke-test is off/],
    [{ verify: 'off' }, /verify is off/],
    [{ call: 'check' }, /'call' makes none/],
    [{ args: '-e "A' }, /'smoke-args' cannot be read as words/],
    [{ args: '--name=x' }, /'smoke-args' holds --name,/],
    [{ args: '-p 1:1 --rm' }, /'smoke-args' holds --rm,/],
    [{ args: '-dit' }, /'smoke-args' holds -d,/],
    [{ args: '--restart always' }, /'smoke-args' holds --restart,/],
    [{ url: 'localhost:8091' }, /'smoke-url' is no http or https URL/],
    [{ url: 'http://me:word@localhost/' }, /'smoke-url' is no http or https URL/],
    [{ timeout: '0s' }, /'smoke-timeout' is no time/],
    [{ timeout: '2h' }, /'smoke-timeout' is no time/],
    [{ timeout: '61m' }, /'smoke-timeout' is no time/],
  ] as const)('%j is refused', (inputs, message) => {
    expect(() => smokeRequest({ ...NONE, ...inputs })).toThrow(message);
  });

  test('may have an option for what the container runs that would be refused before', () => {
    expect(smokeRequest({ ...NONE, args: '-- server --rm -d' })?.command).toEqual(['server', '--rm', '-d']);
  });
});
