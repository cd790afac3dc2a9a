/** Where people look for a way to give the token itself. */
const TOKEN_NAMES = /^(hf-?)?(token|secret-value|password|key|t)$/;

/** How the token is given instead. */
export const NO_ARGUMENT = 'Put it into the variable HF_TOKEN, or into a file: --token-file PATH.';

/** Options of docker and of the action that have another name here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  context: 'build-context',
  dockerfile: 'file',
  name: 'tag',
  'hf-token-file': 'token-file',
  repo: 'model',
  'secret-file': 'secret',
  'secret-env': 'secret',
  'secret-files': 'secret',
  'secret-envs': 'secret',
};

/** Options of docker that there are not, and what to do instead. */
const DOCKER_ONLY: Readonly<Record<string, string>> = {
  call: 'Try: hf-secret-build check',
  check: 'Try: hf-secret-build check',
  debug: 'Try: docker buildx build --debug',
  progress: 'The log is always plain; --no-progress leaves out the line below it.',
  quiet: 'The log goes to standard error: 2> build.log',
  q: 'The log goes to standard error: 2> build.log',
  rm: 'Nothing is left of a build anyway.',
  'force-rm': 'Nothing is left of a build anyway.',
  'cpu-shares': 'BuildKit has no such limit.',
  memory: 'BuildKit has no such limit.',
  isolation: 'BuildKit has it not.',
  squash: 'BuildKit has it not.',
  'security-opt': 'BuildKit has it not; see --allow.',
};

/** What is wrong with an option that there is not, and what was meant. */
export function unknownOption(
  typed: string,
  { command, names }: { readonly command: string; readonly names: readonly string[] },
): { readonly message: string; readonly hint: string } {
  const name = typed.replace(/^-+/, '').toLowerCase();
  if (TOKEN_NAMES.test(name)) return { message: 'The token is never an argument.', hint: NO_ARGUMENT };
  const shown = /^--?[\w-]{1,30}$/.test(typed) ? typed : 'of this name';
  const message = `There is no option ${shown}.`;
  const instead = command === 'verify' ? undefined : DOCKER_ONLY[name];
  if (instead !== undefined) return { message, hint: instead };
  const other = OTHER_NAMES[name] ?? '';
  const near = names.includes(other) ? other : nearest(name, names);
  return { message, hint: near === undefined ? `Try ${command} --help.`.trim() : `Did you mean --${near}?` };
}

/** The closest name, if it is close: a beginning of it, or two letters away. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map(other => ({ other, distance: isBeginning(name, other) ? 1 : distance(name, other) }))
    .sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= 2 ? best.other : undefined;
}

function isBeginning(name: string, other: string): boolean {
  return name.length >= 2 && (other.startsWith(name) || name.startsWith(other));
}

/** Levenshtein's distance: letters put in, left out or replaced. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a.slice(0, 40)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (letter === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
