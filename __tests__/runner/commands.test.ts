import { afterEach, describe, expect, test } from '@jest/globals';
import { Fixtures } from './fixture.js';
import type { RunOptions } from './runner.js';
import type { StageResult } from './stage.js';

const fixtures = new Fixtures();
afterEach(() => fixtures.clean());

type Options = Omit<RunOptions, 'actionDir'>;

async function runMain(main: string, options: Options = {}): Promise<StageResult> {
  return (await fixtures.run({ main }, options)).main;
}

/** Runs an action that writes exactly this text to stdout. */
const print = (text: string, options: Options = {}): Promise<StageResult> =>
  runMain(`say(${JSON.stringify(text)})`, options);

/** The log below the header that every stage has. */
const body = ({ log }: StageResult): string => log.slice(log.indexOf('\n') + 1);

describe('the two forms', () => {
  test.each([
    ['::set-output name=a::1', { a: '1' }],
    [' \t ::set-output name=a::1', { a: '1' }],
    ['::SET-OUTPUT NAME=a::1', { a: '1' }],
    ['::set-output name=a::1%25%0A%0D%3A%2C', { a: '1%\n\r%3A%2C' }],
    ['::set-output name=a%3A%2C%25%0A::1', { 'a:,%\n': '1' }],
    ['::set-output other=x,name=a=b::1', { 'a=b': '1' }],
    ['::set-output name=a::%250A', { a: '%0A' }],
    ['::set-output name==a::1', { a: '1' }],
    ['##[set-output name=a]1', { a: '1' }],
    ['#7 1.23 RUN echo ##[set-output name=a]1', { a: '1' }],
    ['##[set-output x=y;name=a%3B%5D]1%3B%5D%0A%25', { 'a;]': '1;]\n%' }],
    ['x ::set-output name=a::1', {}],
    ['::set-output name=a:1', {}],
    ['::set-outputs name=a::1', {}],
    ['# #[set-output name=a]1', {}],
    ['##[set-output name=a', {}],
  ])('%j', async (line, outputs) => {
    const main = await print(`${line}\n`);
    expect(main.outputs).toEqual(outputs);
    expect(main.outcome).toBe('success');
    expect(body(main)).toBe(Object.keys(outputs).length > 0 ? '' : `${line}\n`);
  });

  test('a command that lacks its name fails the step', async () => {
    const main = await print('::set-output::1\n##[save-state name==]1\n');
    expect(main).toMatchObject({ exitCode: 0, outcome: 'failure', outputs: {}, state: {} });
    expect(main.annotations).toHaveLength(4);
  });
});

describe('lines', () => {
  test('end at \\r, \\n and \\r\\n, and at the end of the output', async () => {
    const main = await print(
      '#5 text\r::set-output name=a::1\r\n::set-output name=b::2\rrest\n::set-output name=c::3',
    );
    expect(main.outputs).toEqual({ a: '1', b: '2', c: '3' });
    expect(body(main)).toBe('#5 text\nrest\n');
    expect(main.raw).toContain('#5 text\r::set-output');
  });

  test('may arrive in any pieces, also between \\r and \\n and inside a character', async () => {
    const main = await runMain(`
      (async () => {
        for (const byte of Buffer.from('::set-output name=ä::1€\\r\\n\\r\\nend')) {
          fs.writeSync(1, Buffer.of(byte));
          await new Promise(resolve => setTimeout(resolve, 5));
        }
      })();
    `);
    expect(main.outputs).toEqual({ ä: '1€' });
    expect(body(main)).toBe('\nend\n');
  });

  test('of stderr are read too, and before those of stdout that arrive with them', async () => {
    const job = await fixtures.start({
      main: `
        say('ready\\n');
        setTimeout(() => {
          say('::set-output name=a::out\\nout\\n');
          fs.writeSync(2, '::set-output name=a::err\\nerr\\n');
        }, 200);
      `,
    });
    await job.waitFor('ready');
    // While this process sleeps both streams fill, so that it finds them together.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 800);
    const { main } = await job.result;
    expect(main).toMatchObject({ rawStderr: '::set-output name=a::err\nerr\n', outputs: { a: 'out' } });
    expect(main.raw).toHaveLength(main.rawStdout.length + main.rawStderr.length);
    expect(body(main)).toBe('ready\nerr\nout\n');
  });
});

describe('stop-commands', () => {
  test('makes everything but the token plain text, in both forms', async () => {
    const main = await print(
      '::stop-commands::Secret-Token\n::set-output name=a::1\n##[error]no\n::other::\nx ##[secret-token]\n::set-output name=b::2\n::secret-token::\n',
    );
    expect(main.outputs).toEqual({ b: '2' });
    expect(main.annotations).toEqual([]);
    expect(main.commands.map(({ name }) => name)).toEqual(['stop-commands', 'secret-token', 'set-output']);
    expect(body(main)).toBe(
      '::stop-commands::***\n::set-output name=a::1\nError: no\n::other::\nx ##[secret-token]\n::secret-token::\n',
    );
    expect(main.masks).toEqual([]);
  });

  test('holds for both streams until the step ends, and not for post', async () => {
    const job = await fixtures.run({
      main: "say('::stop-commands::tok\\n'); setTimeout(() => fs.writeSync(2, '::error::x\\n'), 200)",
      post: "say('::error::y\\n')",
    });
    expect(job.main.annotations).toEqual([]);
    expect(job.post?.annotations).toEqual([{ level: 'error', message: 'y' }]);
    expect(job.conclusion).toBe('success');
  });

  test.each(['', 'pause-logging', 'Set-Output', 'stop-commands'])('refuses the token %j', async token => {
    const main = await print(`::stop-commands::${token}\n::set-output name=a::1\nlost\n`);
    expect(main).toMatchObject({ exitCode: 0, outcome: 'failure', outputs: {} });
    expect(main.annotations).toHaveLength(1);
    expect(main.log).not.toContain('lost');
    const allowed = { env: { ACTIONS_ALLOW_UNSECURE_STOPCOMMAND_TOKENS: '1' } };
    expect((await print(`::stop-commands::${token}\n`, allowed)).outcome).toBe('success');
  });
});

describe('annotations', () => {
  test('carry their properties; the message is masked, title and file are not', async () => {
    const main = await print(
      '::add-mask::hunter22\n::error title=hunter22,file=hunter22.ts,line=3,endLine=4,col=1,endColumn=2,x=y::a hunter22\n##[notice]n\n',
    );
    const place = { file: 'hunter22.ts', line: '3', endLine: '4', col: '1', endColumn: '2' };
    expect(main.annotations).toEqual([
      { level: 'error', message: 'a ***', title: 'hunter22', ...place },
      { level: 'notice', message: 'n' },
    ]);
    expect(body(main)).toBe('Error: a ***\nNotice: n\n');
    expect(main.outcome).toBe('success');
  });

  test('name files below the workspace relatively', async () => {
    const main = await runMain(
      "say('::warning file=' + process.cwd() + '/src/a.ts::w\\n::warning file=/etc/x::w\\n')",
    );
    expect(main.annotations.map(({ file }) => file)).toEqual(['src/a.ts', '/etc/x']);
  });

  test('stop at ten per level, the log does not', async () => {
    const main = await print(`${'::warning::w\n'.repeat(12)}::error::e\n`);
    expect(main.annotations).toHaveLength(11);
    expect(body(main)).toBe(`${'Warning: w\n'.repeat(12)}Error: e\n`);
  });
});

describe('log', () => {
  test('shows groups, and debug lines only when debugging', async () => {
    const text = '::group::G 1\ninside\n::debug::a%0Ab\n::endgroup::\n##[group]G2\n##[endgroup]\n';
    expect(body(await print(text))).toBe('▼ G 1\ninside\n▼ G2\n');
    const debugged = await print(text, { debug: true });
    expect(body(debugged)).toContain('::group::G 1\n▼ G 1\ninside\n##[debug]a\n##[debug]b\n::endgroup::\n');
  });

  test('shows commands while echo is on, masks excepted', async () => {
    const main = await print(
      '::echo::ON\n::set-output name=a::1\n::add-mask::hunter22\n::warning::w\n::echo::off\n::set-output name=b::2\n',
    );
    expect(body(main)).toBe('::set-output name=a::1\n::add-mask::***\nWarning: w\n::echo::off\n');
    expect((await print('::echo::maybe\n')).outcome).toBe('failure');
  });
});

describe('set-env and add-path', () => {
  test('are disabled and fail the step', async () => {
    const main = await print('::set-env name=A::1\n::add-path::/x\n');
    expect(main).toMatchObject({ outcome: 'failure', exitCode: 0, env: {}, path: [] });
    expect(main.annotations.filter(({ message }) => message.includes('is disabled'))).toHaveLength(2);
  });

  test('reach post when allowed; NODE_OPTIONS does not', async () => {
    const job = await fixtures.run(
      {
        main: "say('::set-env name=A::1\\n::add-path::/x\\n::add-path::/y\\n::add-path::/x\\n::set-env name=node_options::--bad\\n')",
        post: 'say(`${process.env.A} ${process.env.PATH}`)',
      },
      { env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: 'True' } },
    );
    expect(job.main).toMatchObject({ outcome: 'success', env: { A: '1' }, path: ['/y', '/x'] });
    expect(job.post?.raw).toMatch(/^1 \/x:\/y:/);
    expect(job.main.annotations).toHaveLength(1);
  });
});

test('matchers are recorded', async () => {
  const main = await print('::add-matcher::m.json\n##[remove-matcher owner=o]\n');
  expect(main.commands).toEqual([
    { name: 'add-matcher', properties: {}, value: 'm.json' },
    { name: 'remove-matcher', properties: { owner: 'o' }, value: '' },
  ]);
  expect(body(main)).toBe('');
});
