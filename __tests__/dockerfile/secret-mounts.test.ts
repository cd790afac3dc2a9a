import { describe, expect, test } from '@jest/globals';
import { readDockerfile } from '../../src/dockerfile/instructions.js';
import { writtenMounts } from '../../src/dockerfile/secret-mounts.js';

const mounts = (text: string) => writtenMounts(readDockerfile(text));
const one = (options: string) => mounts(`RUN --mount=${options} true`)[0];

describe('a secret mount', () => {
  test.each([
    ['type=secret,id=a', { id: 'a', path: '/run/secrets/a', isRequired: false, isForOthers: false }],
    ['type=secret,id=a,required', { isRequired: true }],
    ['type=secret,id=a,required=True', { isRequired: true }],
    ['type=secret,id=a,required=false', { isRequired: false }],
    ['id=a,TYPE=secret', { id: 'a' }],
    ['type=secret,target=/x/y', { id: 'y', path: '/x/y' }],
    ['type=secret,dst=/x/y,id=a', { id: 'a', path: '/x/y' }],
    ['type=secret,src=a,id=b', { id: 'a' }],
    ['type=secret,source=dir/a', { id: 'dir/a', path: '/run/secrets/a' }],
    ['type=secret,id=a,env=A', { path: '' }],
    ['type=secret,id=a,env=A,target=/a', { path: '/a' }],
    ['type=secret,id=a,uid=1', { isForOthers: true }],
    ['type=secret,id=a,mode=0444', { isForOthers: true }],
    ['"type=secret,id=a b"', { id: 'a b' }],
    ['type=secret,"id=a"', { id: 'a' }],
    ['type=secret,id=${A:-b}', { id: '${A:-b}' }],
  ])('%s', (options, expected) => {
    expect(one(options)).toMatchObject(expected);
  });

  test.each(['type=cache,id=a', 'type=bind,source=a', 'type=ssh', 'target=/a'])('is not %s', options => {
    expect(one(options)).toBeUndefined();
  });

  test('has the line of its flag', () => {
    const text =
      'FROM a\nRUN --network=none \\\n  --mount=type=secret,id=a \\\n # --mount=type=secret,id=b\n  --mount=type=secret,id=b \\\n  cat';
    expect(mounts(text).map(({ id, line, flag }) => [id, line, flag])).toEqual([
      ['a', 3, '--mount=type=secret,id=a'],
      ['b', 5, '--mount=type=secret,id=b'],
    ]);
  });

  test('is none behind the flags, in ONBUILD or in another instruction', () => {
    const flag = '--mount=type=secret,id=a';
    expect(
      mounts(`RUN echo ${flag}\nONBUILD RUN ${flag} true\nCOPY ${flag} /\nRUN <<E\nRUN ${flag} true\nE`),
    ).toEqual([]);
  });
});
