import type { Problem } from '../problem.js';
import { at, corrected, type Facts, isGitCredentialId, named } from './facts.js';
import type { WrittenMount } from './secret-mounts.js';
import { runUsers } from './stages.js';

/** A RUN that may read the file as root all the same, or that can do without it. */
const CARES = /\b(sudo|su|doas|gosu|su-exec|setpriv|runuser|test|if)\b|\|\||\[ /;

/** A mount of the token without `required=true`: where the token is missing, the build fails late or not at all. */
export function requireToken(facts: Facts): Problem[] {
  const { mounts, secretId, isTokenOptional } = facts;
  const mount = mounts.find(({ id, isRequired }) => id === secretId && !isRequired);
  if (mount === undefined || isTokenOptional) return [];
  return [
    {
      level: 'notice',
      code: 'BAD_DOCKERFILE',
      message: `${named(facts, mount.line)} mounts the token without required=true: a build that lacks it goes on and fails late.`,
      hint: `Write: ${corrected(facts, mount, `${mount.flag},required=true`)}`,
      ...at(facts, mount.line),
    },
  ];
}

/**
 * A secret file belongs to root and has mode 0400: whoever `USER` named cannot read it. An error where the RUN
 * reads it without care, otherwise a warning.
 */
export function readableByUser(facts: Facts): Problem[] {
  const users = runUsers(facts.dockerfile);
  return facts.mounts.flatMap(mount => {
    const user = users.get(mount.instruction);
    if (user === undefined || mount.path === '' || mount.isForOthers || isGitCredentialId(mount.id))
      return [];
    return [unreadable(mount, user, facts)];
  });
}

function unreadable(mount: WrittenMount, user: string, facts: Facts): Problem {
  const { line, end } = mount.instruction;
  const text = facts.dockerfile.lines.slice(line - 1, end).join('\n');
  const isRead = text.split(mount.flag).join('').includes(mount.path) && !CARES.test(text);
  const flag = `${mount.flag},${/^\d+/.test(user) ? `uid=${/^\d+/.exec(user)?.[0]}` : 'mode=0444'}`;
  return {
    level: isRead ? 'error' : 'warning',
    code: 'BAD_DOCKERFILE',
    message: `${named(facts, mount.line)} mounts the secret '${mount.id}' after USER ${user}: the file belongs to root alone, and reading it would fail with "Permission denied".`,
    hint: `Write: ${corrected(facts, mount, flag)}`,
    ...at(facts, mount.line),
  };
}
