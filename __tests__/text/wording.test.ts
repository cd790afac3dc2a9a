import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ALL } from '../../src/cli/options.js';
import { COMMAND_LINE } from '../../src/cli/words.js';
import { ENGINES } from '../../src/engine/engines.js';
import { refuseForPodman } from '../../src/engine/podman/inputs.js';
import { ActionError } from '../../src/errors.js';
import { HUB_ERRORS } from '../../src/log/hub-errors.js';
import { toldError } from '../../src/report/journal.js';
import type { BuildInputs } from '../../src/request.js';
import { realTemp } from '../../src/run/runner-temp.js';
import { checkSecretId, envMounts, fileMounts } from '../../src/secret/mounts.js';
import { readToken } from '../../src/secret/token.js';
import { smokeRequest } from '../../src/smoke/request.js';
import { inWords, type Vocabulary, WORKFLOW, type Wording } from '../../src/wording.js';
import { NOTHING } from '../engine/build-inputs.js';

// The command line and the action run the same code. What each calls its own way is in its vocabulary, and nowhere else.

const [ACTION = ''] = readFileSync('action.yml', 'utf8').split(/^outputs:/m);
const INPUTS = [...ACTION.matchAll(/^ {2}([\w-]+):$/gm)].map(([, name = '']) => name);
const LONG = INPUTS.filter(name => name.includes('-')).join('|');

/** Words that mean nothing to somebody without a workflow. */
const OF_WORKFLOWS = new RegExp(
  [
    '(?<!standard )\\binputs?\\b|RUNNER_TEMP|workflow(?! run)|`env:`|workspace|repository secret',
    '\\b(actions|docker)/[a-z-]+-|\\b(this|the) (runner|step again|env of)\\b|this step\\b',
    `(?<!--)\\b(${LONG})\\b|\\b(verify|engine): \\w`,
  ].join('|'),
  'i',
);

/** Words of the command line alone. */
const OF_COMMAND_LINES = new RegExp(
  `TMPDIR|hf auth login|(?<![\\w-])--(${[...new Set([...Object.keys(ALL), 'token-file'])]
    .filter(name => !['output', 'allow', 'file', 'target', 'help'].includes(name))
    .join('|')})\\b`,
);

/** What only a workflow says: its own room, a merge, and the exchange that needs a workflow's identity. */
const ONLY_WORKFLOWS =
  /^(runner|merge)\/|^(main|merge|post)\.ts$|^report\/summary|^hub\/exchange\.ts$|^run\/(leftover|sweep)\.ts$/;
const VOCABULARIES = /^(wording|cli\/words)\.ts$/;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !VOCABULARIES.test(file))
  .map(file => ({ file, text: readFileSync(join('src', file), 'utf8') }));

/** Every literal that is no single word; what is put into a template is `…`. Just enough of TypeScript for that. */
function sentencesIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[;,{(] ?)\s*\/\/ .*$/gm, '');
  const flat = code.replace(/say\.\w+(\((?:[^()]|\([^()]*\))*\))?/g, 'say');
  const literals = flat.match(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g) ?? [];
  return literals
    .map(one => one.replace(/\$\{[^{}]*\}/g, '…'))
    .filter(one => /[\w.,:;'`…] +[\w'`(…-]/.test(one));
}

const findings = (pattern: RegExp, files: typeof sources) =>
  files.flatMap(({ file, text }) =>
    sentencesIn(text).flatMap(line => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])),
  );

describe('a text of the sources', () => {
  const shared = sources.filter(
    ({ file }) =>
      !ONLY_WORKFLOWS.test(file) && /\bhint\b|Wording/.test(readFileSync(join('src', file), 'utf8')),
  );

  test('names no input and no word of a workflow where the command line may say it', () => {
    expect(findings(OF_WORKFLOWS, shared)).toEqual([]);
  });

  test('that does is noticed', () => {
    const planted = [
      `hint: "Input 'tags' is empty.",`,
      'hint: `Write verify: report, or ${other}.`, // why',
      "message: say => `RUNNER_TEMP is not ${say.set('verify', `${x}`)}.`",
      "throw bad('Check smoke-args once more.', 'Run the step again.')",
      "  ? 'Add docker/setup-buildx-action before this step.'",
    ];
    const fine = ["input: 'hf-token', // Input 'tags' is", "say => `${say.input('verify-cache')} is there.`"];
    const text = [...planted, ...fine].join('\n');
    expect(findings(OF_WORKFLOWS, [{ file: '', text }])).toHaveLength(planted.length + 1);
    expect(findings(OF_COMMAND_LINES, [{ file: '', text: "hint: 'Give --smoke-test.'" }])).toHaveLength(1);
  });

  test('names no option of the command line where the action may say it', () => {
    expect(
      findings(
        OF_COMMAND_LINES,
        shared.filter(({ file }) => !file.startsWith('cli/')),
      ),
    ).toEqual([]);
  });

  test('is looked at for every code', () => {
    const union =
      /export type ErrorCode =([\s\S]*?\| '\w+');/.exec(readFileSync('src/errors.ts', 'utf8'))?.[1] ?? '';
    const codes = [...union.matchAll(/\| '(\w+)'/g)].map(([, code = '']) => code);
    const said = shared
      .filter(({ file }) => file !== 'errors.ts')
      .map(({ text }) => text)
      .join('');
    const unsaid = codes.filter(code => !said.includes(`'${code}'`));
    expect(codes.length).toBeGreaterThan(20);
    expect(unsaid).toEqual(['BAD_RECORD', 'NO_DIGEST', 'PLATFORMS']); // those of a merge
  });

  test('names only inputs that there are', () => {
    const named = sources.flatMap(({ text }) => [...text.matchAll(/say\.(?:input|name|set)\('([\w-]+)'/g)]);
    expect(named.length).toBeGreaterThan(50);
    expect(named.map(([, name = '']) => name).filter(name => !INPUTS.includes(name))).toEqual([]);
  });
});

describe('a vocabulary', () => {
  const textsOf = (words: Vocabulary): string[] =>
    Object.entries(words).flatMap(([key, term]: [string, string | ((...texts: string[]) => string)]) => {
      if (typeof term === 'string') return [term];
      return (['input', 'name', 'set'].includes(key) ? INPUTS : ['podman']).map(one => term(one, 'true'));
    });

  test('of a workflow has no word of the command line', () => {
    expect(textsOf(WORKFLOW).filter(text => OF_COMMAND_LINES.test(text))).toEqual([]);
  });

  test('of the command line has an option for every input, and no word of a workflow', () => {
    const names = new Map(INPUTS.map(input => [input, COMMAND_LINE.name(input)]));
    const strange = [...names].filter(([, name]) => !Object.hasOwn(ALL, name.replace('--', '')));
    expect(Object.fromEntries(strange)).toEqual({
      'hf-token': 'HF_TOKEN',
      context: 'PATH',
      call: '--call', // the last three are never given there
      'github-token': '--github-token',
      'hf-oidc-resource': '--hf-oidc-resource',
    });
    expect(textsOf(COMMAND_LINE).filter(text => OF_WORKFLOWS.test(text))).toEqual([]);
  });
});

describe('an error', () => {
  const thrownBy = (work: () => unknown): ActionError => {
    try {
      work();
    } catch (error) {
      if (error instanceof ActionError) return error;
    }
    throw new Error('it threw no ActionError');
  };
  const NO_TEST = { isOn: true, args: '', url: '', timeout: '', verify: 'gate', call: '' } as const;
  const podman = (build: Partial<BuildInputs>) => () => refuseForPodman({ ...NOTHING, ...build }, true);
  const cases: (() => unknown)[] = [
    () => checkSecretId('a b', 'secret-id'),
    () => checkSecretId('a b', 'secrets'),
    () => envMounts(['a=NOWHERE'], {}),
    () => envMounts(['a=1'], {}),
    () => fileMounts(['a=./nowhere']),
    () => readToken('a b'),
    () => realTemp('nowhere'),
    () => smokeRequest({ ...NO_TEST, isOn: false, args: '-p 1:1' }),
    () => smokeRequest({ ...NO_TEST, verify: 'off' }),
    () => smokeRequest({ ...NO_TEST, args: '"' }),
    () => smokeRequest({ ...NO_TEST, args: '--rm' }),
    () => smokeRequest({ ...NO_TEST, url: 'x' }),
    () => smokeRequest({ ...NO_TEST, timeout: 'x' }),
    podman({ allow: ['x'] }),
    podman({ attests: ['type=sbom'] }),
    podman({ provenance: 'true' }),
    podman({ cacheTo: ['a/b:c'] }),
    podman({ cacheTo: ['localhost/a/b'] }),
    podman({ annotations: ['index:a=b'] }),
    podman({ push: true }),
    podman({ outputs: ['type=oci,dest=-'] }),
    podman({ outputs: ['"'] }),
  ];

  test.each(cases.map((work, index) => [index, work] as const))('is said twice: %i', (_, work) => {
    const error = thrownBy(work);
    const both = [COMMAND_LINE, WORKFLOW].map(words => toldError(error, words));
    const [local, workflow] = both.map(({ message, hint }) => `${message} ${hint}`);
    expect(local).not.toMatch(OF_WORKFLOWS);
    expect(workflow).not.toMatch(OF_COMMAND_LINES);
    expect(workflow).toBe(`${error.message} ${error.hint}`);
  });

  test("of the Hub's or an engine's is said in the words of the command line", () => {
    const hints: Wording[] = [...HUB_ERRORS, ...ENGINES].map(({ hint }) => hint);
    const texts = hints.map(hint => inWords(hint, COMMAND_LINE));
    expect(texts.filter(text => OF_WORKFLOWS.test(text))).toEqual([]);
  });
});
