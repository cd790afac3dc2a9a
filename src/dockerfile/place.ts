import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Target } from '../request.js';

/** A path as GitHub knows it, relative to the workspace; as it is when it is outside of it. */
export function inWorkspace(path: string): string {
  const inside = relative('', resolve(path));
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
}

/** The Dockerfile as annotations name it: '' when it is in another repository than that of the run. */
export function dockerfileName(file: string, { context, isOwnRepository }: Target): string {
  if (!isRemote(context)) return inWorkspace(file || join(context, 'Dockerfile'));
  if (isRemote(file)) return '';
  return isOwnRepository ? join(subfolderOf(context), file || 'Dockerfile') : '';
}

/** True for a context or Dockerfile that the builder fetches itself. */
export function isRemote(text: string): boolean {
  return /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(text);
}

/** `…#ref:folder`, or `…?ref=…&subdir=folder`. */
function subfolderOf(context: string): string {
  return /(?:#[^:]*:|[?&]subdir=)([^&]+)/.exec(context)?.[1] ?? '';
}
