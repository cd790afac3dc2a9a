import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { isAbsolute } from 'node:path';
import { ActionError, messageOf } from '../errors.js';
import { storage } from './private-file.js';

const WRITABLE_BY_ALL = 0o002;
const STICKY = 0o1000;

/**
 * The real path of RUNNER_TEMP. It may be a link, or lie behind one, as on runners whose work folder is on another
 * disk; but nobody else may be able to lead it elsewhere, or to put something else in the place of what is in it.
 * @throws ActionError STORAGE
 */
export function realTemp(temp: string): string {
  if (!isAbsolute(temp))
    throw storage(say => `${say.temp} is ${temp === '' ? 'not set' : 'no absolute path'}.`);
  try {
    const real = realpathSync(temp);
    requireOwnLink(temp);
    requireDirectory(temp, lstatSync(real));
    return real;
  } catch (error) {
    if (error instanceof ActionError) throw error;
    throw storage(say => `${say.temp} (${temp}) cannot be used: ${messageOf(error)}.`, error);
  }
}

function requireOwnLink(temp: string): void {
  const link = lstatSync(temp);
  if (!link.isSymbolicLink() || link.uid === 0 || link.uid === process.getuid?.()) return;
  throw storage(
    say => `${say.temp} (${temp}) is a symbolic link of another user, who can point it elsewhere.`,
  );
}

function requireDirectory(temp: string, stat: Stats): void {
  if (!stat.isDirectory()) throw storage(say => `${say.temp} (${temp}) is no directory.`);
  if (process.platform === 'win32' || (stat.mode & WRITABLE_BY_ALL) === 0 || (stat.mode & STICKY) !== 0)
    return;
  throw new ActionError({
    code: 'STORAGE',
    message: say =>
      `${say.temp} (${temp}) is writable by every user of this machine: anybody could replace what is in it.`,
    hint: 'Take that right away (chmod o-w) or set the sticky bit (chmod +t) on it.',
  });
}
