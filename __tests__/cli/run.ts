import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from '@jest/globals';
import { makeFolder } from './layouts.js';

/** The program as it is shipped. */
export const PROGRAM = resolve('dist/cli/index.js');

interface Call {
  /** Variables beside PATH and TMPDIR. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: Buffer | string;
  readonly cwd?: string;
  /** Another copy of the program. */
  readonly program?: string;
}

/** How a call of the program ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program without a terminal, and makes sure that it leaves no file. */
export async function run(args: readonly string[], call: Call = {}): Promise<Ended> {
  const running = start([process.execPath, call.program ?? PROGRAM, ...args], call);
  running.child.stdin.on('error', () => {}); // it need not read to the end
  running.child.stdin.end(call.stdin ?? '');
  const ended = await running.ended;
  expect(running.left()).toEqual([]);
  return ended;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** What it wrote until now. */
  readonly output: () => string;
  /** Resolves as soon as the output has this. */
  readonly shows: (pattern: RegExp) => Promise<void>;
  /** What is in its folder for temporary files. */
  readonly left: () => string[];
  /** The ids of processes that were told of something in that folder. */
  readonly processes: () => string[];
}

/** Starts a program with a temporary folder of its own. */
export function start([command = '', ...args]: readonly string[], { env = {}, cwd }: Call = {}): Running {
  const temporary = makeFolder();
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: temporary, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const output = () => said.stdout + said.stderr;
  return {
    child,
    output,
    left: () => readdirSync(temporary),
    processes: () => processesWith(`${temporary}/hf-secret-build-`),
    ended: new Promise((done, failed) => {
      child.once('error', failed);
      child.once('close', code => done({ code, ...said }));
    }),
    shows: pattern =>
      new Promise((done, failed) => {
        const look = () => {
          if (pattern.test(output())) done();
        };
        look();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', () => failed(new Error(`ended without ${pattern}: ${output()}`)));
      }),
  };
}

/** The ids of processes that have this text among their arguments. */
function processesWith(text: string): string[] {
  return readdirSync('/proc').filter(name => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(text);
    } catch {
      return false; // it has ended
    }
  });
}

/** Runs its arguments on a terminal of 100 columns; what it reads is typed there, what is shown it prints. */
const TERMINAL = `
import fcntl, os, pty, select, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 100, 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
sources = [fd, 0]
while fd in sources:
    for source in select.select(sources, [], [])[0]:
        try:
            data = os.read(source, 65536)
        except OSError:
            data = b''
        if not data:
            sources.remove(source)
        elif source == fd:
            os.write(1, data)
        else:
            os.write(fd, data)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status) % 256)
`;

/** Starts the program on a terminal; `input` becomes its standard input. */
export function startOnTerminal(
  args: readonly string[],
  { input = '/dev/null', ...call }: Call & { readonly input?: string } = {},
): Running {
  const redirected = ['sh', '-c', `exec "$0" "$@" < '${input}'`, process.execPath, PROGRAM, ...args];
  return start(['python3', '-c', TERMINAL, ...redirected], call);
}
