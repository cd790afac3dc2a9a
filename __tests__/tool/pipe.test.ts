import { describe, expect, test } from '@jest/globals';
import { PipeFailed, type Piping, pipeFrom, pipeInto } from '../../src/tool/pipe.js';

const BYTES = 20 * 2 ** 20;

const shell = (program: string, cancel = new AbortController().signal): Piping => ({
  tool: { command: 'sh', prefix: ['-c', program, 'sh'] },
  env: { PATH: process.env['PATH'] ?? '' },
  cancel,
});

async function* chunks(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < BYTES; sent += 2 ** 16) yield Buffer.alloc(2 ** 16, 'x');
}

async function lengthOf(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const chunk of stream) length += chunk.length;
  return length;
}

describe('bytes into a tool', () => {
  test('all of them arrive', async () => {
    const answer = await pipeInto([], chunks(), shell('wc -c'));
    expect({ ...answer, stdout: Number(answer.stdout) }).toEqual({ code: 0, stdout: BYTES, stderr: '' });
  });

  test('a tool that does not take them all has failed, and says why', async () => {
    const answer = await pipeInto([], chunks(), shell('head -c 10 >&2; exec 0<&-; sleep 0.2; exit 0'));
    expect(answer).toEqual({ code: -1, stdout: '', stderr: 'xxxxxxxxxx' });
  });

  test('its own code is told before that', async () => {
    expect((await pipeInto([], chunks(), shell('exit 3'))).code).toBe(3);
  });

  test('what cannot be read fails the tool that gets it', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('beginning');
      throw new Error('the disk is gone');
    }
    expect((await pipeInto([], broken(), shell('cat > /dev/null'))).code).not.toBe(0);
  });

  test('of what it says, beginning and end are kept', async () => {
    const { stderr } = await pipeInto(
      [],
      chunks(),
      shell('cat > /dev/null; (echo first; seq 100000; echo last) >&2'),
    );
    expect(stderr).toMatch(/^first\n1\n[\s\S]*\nlast\n$/);
    expect(stderr.length).toBeLessThan(10_000);
  });
});

describe('bytes from a tool', () => {
  test('all of them arrive, with its arguments', async () => {
    expect(await lengthOf(pipeFrom([String(BYTES)], shell('head -c "$1" /dev/zero')))).toBe(BYTES);
  });

  test('fail behind the last of them when the tool failed', async () => {
    let length = 0;
    const reading = (async () => {
      for await (const chunk of pipeFrom([], shell('printf 12345; echo "no such image" >&2; exit 4'))) {
        length += chunk.length;
      }
    })();
    await expect(reading).rejects.toThrow(PipeFailed);
    await expect(reading).rejects.toMatchObject({ answer: { code: 4, stderr: 'no such image\n' } });
    expect(length).toBe(5);
  });

  test('one that is killed has failed', async () => {
    await expect(lengthOf(pipeFrom([], shell('printf 1; kill -9 $$')))).rejects.toMatchObject({
      answer: { code: -1 },
    });
  });

  test('one that cannot be started has failed', async () => {
    const piping = { ...shell(''), tool: { command: '/missing/docker', prefix: [] } };
    await expect(lengthOf(pipeFrom([], piping))).rejects.toThrow(PipeFailed);
  });

  test('a cancellation ends tool and stream with its own reason', async () => {
    const cancel = new AbortController();
    const reading = (async () => {
      for await (const _ of pipeFrom([], shell('exec yes', cancel.signal)))
        cancel.abort(new Error('cancelled'));
    })();
    await expect(reading).rejects.toThrow('cancelled');
  });

  test('who reads no further ends the tool', async () => {
    let pid = 0;
    for await (const chunk of pipeFrom([], shell('echo $$; exec yes'))) {
      pid = Number(chunk.toString().split('\n')[0]);
      break;
    }
    await expectGone(pid);
  });
});

/** A killed process stays until its parent has heard of its end. */
async function expectGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch (error) {
      expect(error).toMatchObject({ code: 'ESRCH' });
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
