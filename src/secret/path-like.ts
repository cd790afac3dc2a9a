import { existsSync, statSync } from 'node:fs';

/** First folders of paths that people write, also for another machine than this one. */
const ROOTS = new Set(
  'data etc github home mnt opt path root run secrets srv tmp Users usr var workspace'.split(' '),
);

type Environment = Readonly<Record<string, string | undefined>>;

/** A token of the Hub holds no slash; whatever has one in its place, or is a file, was meant as a path. */
export function holdsPath(text: string): boolean {
  return /[/\\]|^[~$]/.test(text) || isFile(text);
}

/** Other secrets may well begin with a slash, as base64 does: they have to name a place that machines have. */
export function isPath(text: string, env: Environment): boolean {
  if (/[\r\n]/.test(text)) return false;
  if (/^(file:|["']\/|["']?(~|\.{1,2}|\$\{?\w+\}?|[A-Za-z]:)[/\\])/.test(text)) return true;
  if (!/^(\/[\w.@-]+){2,}$/.test(text)) return isFile(text);
  const places = [env['RUNNER_TEMP'], env['GITHUB_WORKSPACE'], env['HOME']];
  if (places.some(place => place && text.startsWith(`${place}/`))) return true;
  const root = text.split('/')[1] ?? '';
  return ROOTS.has(root) || existsSync(`/${root}`);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false; // not there, or no possible path at all (too long, NUL): then it is a value
  }
}
