/** Reads action.yml and resolves a step's inputs. Follows ActionManifestManager.cs and ActionRunner.cs. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isMissing } from './errors.js';
import { NameMap } from './names.js';

export interface ActionDefinition {
  readonly directory: string;
  readonly main: string;
  readonly post: string | undefined;
  readonly inputs: readonly DeclaredInput[];
}

interface DeclaredInput {
  readonly id: string;
  readonly default: string;
  readonly deprecation: string | undefined;
}

export interface ResolvedInputs {
  readonly values: NameMap;
  /** What the runner warns about at the start of each stage. */
  readonly warnings: readonly string[];
}

type Mapping = Readonly<Record<string, unknown>>;

/** Loads `action.yml` or `action.yaml`; throws when it is not a node20 or node24 action this runner can execute. */
export async function loadAction(directory: string): Promise<ActionDefinition> {
  const manifest = asMapping(parse(await readManifest(directory)), 'the manifest');
  const runs = asMapping(manifest['runs'], 'runs');
  if (runs['using'] !== 'node20' && runs['using'] !== 'node24') {
    throw new Error(`runs.using must be node20 or node24, not ${String(runs['using'])}`);
  }
  if (runs['pre'] !== undefined) throw new Error('runs.pre is not supported here');
  const condition = runs['post-if'] ?? 'always()';
  if (condition !== 'always()') throw new Error(`runs.post-if must be always(), not ${String(condition)}`);
  const main = optionalText(runs['main'], 'runs.main');
  if (main === undefined) throw new Error('runs.main is missing');
  return {
    directory,
    main,
    post: optionalText(runs['post'], 'runs.post'),
    inputs: declaredInputs(manifest['inputs']),
  };
}

/** The inputs of a step: what `with` gives, then declared defaults; `token` stands for `${{ github.token }}`. */
export function resolveInputs(
  action: ActionDefinition,
  given: Readonly<Record<string, string>>,
  token: string,
): ResolvedInputs {
  const values = new NameMap(Object.entries(given));
  const declared = new NameMap(action.inputs.map(input => [input.id, input.id]));
  const unexpected = values.entries().filter(([id]) => !declared.has(id));
  const warnings = action.inputs
    .filter(input => input.deprecation !== undefined && values.has(input.id))
    .map(input => `Input '${input.id}' has been deprecated with message: ${input.deprecation}`);
  if (unexpected.length > 0) {
    const known = action.inputs.map(input => input.id);
    warnings.push(
      `Unexpected input(s) ${quoted(unexpected.map(([id]) => id))}, valid inputs are [${quoted(known)}]`,
    );
  }
  for (const input of action.inputs) {
    if (!values.has(input.id)) values.set(input.id, evaluate(input, token));
  }
  return { values, warnings };
}

async function readManifest(directory: string): Promise<string> {
  try {
    return await readFile(join(directory, 'action.yml'), 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw error;
    return await readFile(join(directory, 'action.yaml'), 'utf8');
  }
}

function declaredInputs(value: unknown): DeclaredInput[] {
  return Object.entries(asMapping(value ?? {}, 'inputs')).map(([id, input]) => {
    const fields = asMapping(input ?? {}, `inputs.${id}`);
    return {
      id,
      default: String(fields['default'] ?? ''),
      deprecation: optionalText(fields['deprecationMessage'], `inputs.${id}.deprecationMessage`),
    };
  });
}

function evaluate(input: DeclaredInput, token: string): string {
  const text = input.default.replace(/\$\{\{\s*github\.token\s*\}\}/g, () => '\0');
  if (text.includes('${{'))
    throw new Error(`inputs.${input.id}.default: only \${{ github.token }} is evaluated here`);
  return text.replaceAll('\0', () => token);
}

const quoted = (names: readonly string[]): string => names.map(name => `'${name}'`).join(', ');

function asMapping(value: unknown, where: string): Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`${where} must be a mapping`);
  return { ...value };
}

function optionalText(value: unknown, where: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new Error(`${where} must be a non-empty text`);
  return value;
}
