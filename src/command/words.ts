import type { Problem } from '../preflight/problem.js';
import { DOCKER, type OptionTable } from './options.js';

/** Inputs of the action whose option has another name than the input without its plural. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  allow: 'allow',
  context: 'PATH',
  'hf-token': 'the token',
  secrets: '--secret',
  'secret-envs': '--secret',
  'secret-files': '--secret',
};

/** What the line says to somebody with a workflow, and what it means on one's own machine. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/RUNNER_TEMP must be/, 'The folder for temporary files (TMPDIR) must be'],
  [/RUNNER_TEMP/g, 'the folder for temporary files (TMPDIR)'],
  [/Use a folder of the workspace as the context; /, 'Use another folder as the context, or set TMPDIR; '],
  [
    /Relative paths start at the workspace; a step before this one must make the file\./,
    'Is the path right?',
  ],
  [
    /Set it in the `env:` of the step; pull requests from forks have no secrets\. .*/,
    'Set it and export it.',
  ],
  [/Add docker\/setup-buildx-action before this step, or (\w)/, '$1'],
  [/, and docker\/login-action before this step with/, ', and were you logged in there (docker login) with'],
  [/Use a runner with Docker \(ubuntu-latest has it\), or install/, 'Install'],
  [/on the PATH of this runner/, 'on the PATH'],
  [/Start Docker on this runner, add its user/, 'Start Docker, add this user'],
  [/secret-id: ([\w.-]+) in the workflow/, '--secret-id $1'],
  [/Pass it by hf-token with secret-id: ([\w.-]+),/, 'Pass it with --secret-id $1,'],
  [/for example by secrets: ([\w.-]+)=\$\{\{ secrets\.NAME \}\}/, 'for example by --secret id=$1,src=PATH'],
  [/, and rotate it if the workflow file holds it\./, '.'],
  [/\b(verify|on-missing-token|check-dockerfile|engine): (\w+)/g, '--$1 $2'],
  [/Set smoke-test: true, or remove it\./, 'Give --smoke-test, or leave it out.'],
  [/\bsmoke-timeout: (\d+[sm])/g, '--smoke-timeout $1'],
  [/(?<!-)\bsmoke-(test|args|url|timeout)\b/g, '--smoke-$1'],
  [/the input that this names/, 'the option that this names'],
  [/which no input passes/, 'which nothing passes'],
];

/** A text of the line in the words of a command line: options instead of inputs. */
export function inOptions(text: string): string {
  const named = text.replace(/Input '([\w-]+)'/g, (_, input: string) => optionOf(input));
  const replaced = REPLACED.reduce((before, [pattern, words]) => before.replace(pattern, words), named);
  return /^[A-Z]/.test(text) ? replaced.replace(/^\w/, letter => letter.toUpperCase()) : replaced;
}

/** The same for a problem; one about a missing token says where tokens are looked for. */
export function problemInOptions(problem: Problem): Problem {
  const { message, hint, code } = problem;
  if (code !== 'NO_TOKEN') return { ...problem, message: inOptions(message), hint: inOptions(hint) };
  return {
    ...problem,
    message: inOptions(message.replace(/^Input 'hf-token' is empty[^.:]*[.:]( t)?/, end => noToken(end))),
    hint: 'Set HF_TOKEN, or run hf auth login, or give --token-file PATH. Whether a build needs one: --on-missing-token.',
  };
}

function noToken(end: string): string {
  return end.endsWith('t') ? 'There is no token: t' : 'There is no token.';
}

function optionOf(input: string): string {
  const known = OPTION_NAMES[input];
  if (known !== undefined) return known;
  const table: OptionTable = DOCKER;
  const single = input.replace(/s$/, '');
  const isPlural = Object.hasOwn(table, single) || single === 'model' || single === 'dataset';
  return `--${isPlural ? single : input}`;
}
