import { describe, expect, test } from '@jest/globals';
import type { LogFinding } from '../../src/log/log-reader.js';
import type { ToolRun } from '../../src/tool/follow.js';
import { type RunOptions, run } from '../../src/tool/run.js';
import { logSecrets } from '../log/logs.js';

const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh';
const SECRETS = logSecrets(TOKEN);

/** Runs a program of sh, and keeps what is heard of it. */
async function ran(program: string, options: RunOptions, args: readonly string[] = []) {
  const log: string[] = [];
  const runs: ToolRun[] = [];
  const findings: LogFinding[] = [];
  const exit = await run(
    args,
    {
      tool: { command: 'sh', prefix: ['-c', program, 'sh'] },
      env: { PATH: process.env['PATH'] ?? '' },
      redact: SECRETS.hide,
      secrets: SECRETS,
      onFinding: finding => findings.push(finding),
      log: line => log.push(line),
      isRunnerLog: false,
      onRun: one => runs.push(one),
      cancel: new AbortController().signal,
    },
    options,
  );
  return { exit, log, runs, findings };
}

describe('a run of a tool', () => {
  test.each(['build', 'copy', 'push', 'export', 'smoke'] as const)(
    'is told as what its caller says that it is, whatever its arguments are: %s',
    async kind => {
      for (const args of [['build', '.'], ['logs', '--tail', '5000', 'c'], ['push', 'dir:/x'], []]) {
        const { runs } = await ran('exit 3', { kind }, args);
        expect(runs).toEqual([expect.objectContaining({ kind, code: 3 })]);
      }
    },
  );

  test('is shown without its secrets, which are told', async () => {
    const { log, findings } = await ran(`echo "one ${TOKEN}"`, { kind: 'push' });
    expect(log).toEqual(['one ***']);
    expect(findings).toEqual([expect.objectContaining({ secret: 'secret0' })]);
  });

  test('that is hidden is searched all the same', async () => {
    const { log, findings } = await ran(`echo "one ${TOKEN}"`, { kind: 'smoke', isHidden: true });
    expect(log).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ secret: 'secret0' })]);
  });

  test('that is answered by another way says nothing', async () => {
    const isAnswered = () => true;
    const { log, exit } = await ran('echo "ERROR: not supported" >&2; exit 1', { kind: 'push', isAnswered });
    expect(log).toEqual([]);
    expect(exit).toMatchObject({ code: 1, errorLines: ['ERROR: not supported'] });
  });

  test('whose failure nobody answers is shown', async () => {
    const isAnswered = () => false;
    const { log } = await ran('echo "ERROR: denied" >&2; exit 1', { kind: 'push', isAnswered });
    expect(log).toEqual(['ERROR: denied']);
  });
});
