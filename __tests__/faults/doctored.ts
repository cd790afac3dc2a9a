import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the action in which the program of the search is another one; '' for none at all. */
export function withWorker(source: string): { readonly actionDir: string; dispose(): void } {
  const actionDir = mkdtempSync(join(tmpdir(), 'doctored-'));
  for (const part of ['action.yml', 'dist']) cpSync(part, join(actionDir, part), { recursive: true });
  const file = join(actionDir, 'dist/scan-worker/index.js');
  if (source === '') rmSync(file);
  else writeFileSync(file, source);
  return { actionDir, dispose: () => rmSync(actionDir, { recursive: true, force: true }) };
}

/** Variables that load a program into main before main itself; in post it does nothing. */
export function saboteur(folder: string, source: string): Readonly<Record<string, string>> {
  const file = join(folder, 'saboteur.cjs');
  writeFileSync(file, `if (process.argv[1]?.includes('main')) { ${source} }\n`);
  return { NODE_OPTIONS: `--require=${file}` };
}
