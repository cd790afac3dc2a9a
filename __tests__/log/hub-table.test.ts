import { describe, expect, test } from '@jest/globals';
import { explainFailure } from '../../src/engine/buildx/explain.js';
import { HUB_ERRORS } from '../../src/log/hub-errors.js';
import { inWords, WORKFLOW } from '../../src/wording.js';
import { HUB_LINES } from './hub-lines.js';
import { logSecrets, readLog } from './logs.js';

const TOKEN = 'hf_xQ7vLmR2tYbN9kWcJ4hPzD8sFgA3eUiToV';
const DOCKERFILE = { file: 'ai/Dockerfile', dockerfile: 'FROM base\nRUN echo\nRUN hf download\nCOPY . .\n' };

const process = (code: number) =>
  `process "/bin/sh -c hf download" did not complete successfully: exit code: ${code}`;

/** What plain progress shows of a build whose second step prints this and fails. */
function failing(lines: readonly string[], { step = 'RUN hf download', error = process(1) } = {}): string {
  const printed = lines.flatMap(line => line.split('\n')).map(line => `#6 1.234 ${line}\n`);
  return [
    '#0 building with "default" instance using docker driver\n\n',
    '#1 [internal] load build definition from Dockerfile\n#1 DONE 0.0s\n\n',
    '#5 [2/4] RUN echo\n#5 0.1 you are not in the authorized list\n#5 DONE 0.1s\n\n',
    '#7 [other 1/1] RUN other\n#7 0.1 Please enable access to public gated repositories\n#7 ...\n\n',
    `#6 [3/4] ${step}\n`,
    ...printed,
    `#6 ERROR: ${error}\n\n#7 [other 1/1] RUN other\n#7 CANCELED\n------\n > [3/4] ${step}:\n`,
    ...printed.map(line => line.replace('#6 ', '')),
    '------\nDockerfile:3\n--------------------\n   2 |     RUN echo\n   3 | >>> RUN hf download\n--------------------\n',
    `ERROR: failed to build: failed to solve: ${error}\n`,
  ].join('');
}

function explained(log: string) {
  const read = readLog([['err', log]], logSecrets(TOKEN));
  return explainFailure({ ...read, code: 1 }, { call: '', dockerfile: DOCKERFILE });
}

const hintOf = (row: number) => inWords(HUB_ERRORS[row - 1]?.hint ?? '', WORKFLOW);

describe('a step that the Hub refused', () => {
  test('each row of the table has a line here', () => {
    expect(HUB_ERRORS.length).toBeGreaterThanOrEqual(27);
    expect(new Set(HUB_LINES.map(({ row }) => row))).toEqual(
      new Set(HUB_ERRORS.map((_, index) => index + 1)),
    );
  });

  test.each(HUB_LINES)('row $row is told by its hint: $lines', ({ row, lines, error }) => {
    const told = explained(failing(lines(TOKEN), error === undefined ? {} : { error }));
    expect(told.code).toBe('BUILD_FAILED');
    expect(told.hint).toBe(hintOf(row));
    expect(told.message).toMatch(/^The step `\[3\/4\] RUN hf download` failed: ./);
    expect(told.message).not.toContain(TOKEN);
    expect(told.message).not.toMatch(/[\r\n]/);
    expect(told.place).toEqual({ file: 'ai/Dockerfile', line: 3 });
  });

  test('is told by the row that comes first in the table, whatever order the lines have', () => {
    const said = HUB_LINES.filter(({ error }) => error === undefined).map(({ row, lines }) => ({
      row,
      lines: lines(TOKEN),
    }));
    for (const [index, { row, lines }] of said.entries()) {
      const later = said.slice(index).flatMap(one => one.lines);
      expect(explained(failing([...later, ...lines])).hint).toBe(hintOf(row));
      expect(explained(failing([...later].reverse())).hint).toBe(hintOf(row));
    }
  });

  test('is told in what an annotation holds', () => {
    const told = explained(
      failing([`403 Client Error ${'x'.repeat(100_000)}`], { step: `RUN ${'y'.repeat(5000)}` }),
    );
    expect(told.message.length).toBeLessThan(2000);
    expect(told.hint).toBe(hintOf(26));
  });
});

describe('a failure that is not of the Hub', () => {
  const generic = /^docker buildx build failed: ERROR: failed to build/;

  test('keeps the last line of buildx, with its place', () => {
    const told = explained(failing(['make: *** [all] Error 2']));
    expect(told.message).toMatch(generic);
    expect(told.place).toEqual({ file: 'ai/Dockerfile', line: 3 });
  });

  test.each([
    [
      'a registry',
      'FROM base',
      'failed to authorize: failed to fetch anonymous token: 401 Client Error: Unauthorized',
    ],
    ['a download of ADD', 'ADD https://huggingface.co/x /x', 'invalid response status 403 Client Error'],
    ['a copy', 'COPY --from=x /a /b', '"/run/secrets/x: No such file or directory"'],
  ])('has no hint of the Hub: %s', (_, step, error) => {
    expect(explained(failing(['Access Denied'], { step, error })).message).toMatch(generic);
  });

  test('has no hint for half of what has to be said', () => {
    for (const half of [
      'Access denied.',
      'Forbidden: no',
      'curl: (22) error: 500',
      'huggingface-cli',
      'no longer works',
    ]) {
      expect(explained(failing([half])).message).toMatch(generic);
    }
  });

  test('is no other step than the one that failed, whatever a step prints behind a carriage return', () => {
    const told = explained(
      failing(['x\r#5 ERROR: 401 Client Error', 'y\r#5 [2/4] RUN echo 401 Client Error']),
    );
    expect(told.message).toMatch(/^The step `\[3\/4\] RUN hf download` failed/);
  });

  test('has no line that a step made up', () => {
    const log = failing(['x\rDockerfile:1\r--------------------']).replace(/Dockerfile:3\n/, '');
    expect(explained(log).place).toBeUndefined();
  });
});
