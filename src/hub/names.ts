import { ActionError } from '../errors.js';
import type { HubRepo } from '../request.js';
import { isDeclined, tokensIn } from '../secret/token.js';

export const HUB = 'https://huggingface.co';

/** Hosts of this machine alone, where nobody listens in. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Ids of the Hub (huggingface_hub, utils/_validators.py), perhaps with a revision: a branch, tag or commit. */
const REPO = /^(?<id>(?:[\w.-]{1,96}\/)?[\w.-]{1,96})(?:@(?<revision>[^\s@]+))?$/;

/** A user, or a repository with its namespace (Hub docs, Trusted Publishers). */
const RESOURCE = /^((datasets|spaces)\/)?([\w.-]{1,96}\/)?[\w.-]{1,96}$/;

/**
 * Judges where the Hub is. The token is sent there: only to a whole URL, and readable on its way only inside this
 * machine.
 * @returns origin and path, without a slash at the end
 * @throws ActionError BAD_INPUT
 */
export function hubEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (url !== undefined && isPrivate && url.username === '' && url.search === '' && url.hash === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new ActionError({
    code: 'BAD_INPUT',
    message: say => `${say.input('hf-endpoint')} is no https URL that a token could be sent to.`,
    hint: `Leave it out for ${HUB}, or write https:// and the host of a mirror, without a user or a query.`,
  });
}

/**
 * Reads repositories of the Hub, `id` or `id@revision` an entry; `false` of a condition that does not hold is none.
 * @throws ActionError BAD_INPUT
 */
export function hubRepos(kind: HubRepo['kind'], entries: readonly string[]): HubRepo[] {
  return entries
    .filter(entry => !isDeclined(entry))
    .map((entry, index) => {
      const { id, revision = '' } = REPO.exec(entry)?.groups ?? {};
      if (id !== undefined && !/^\.+$|\/\.+$|^\.+\//.test(id)) return { kind, id, revision };
      // The entry is not repeated: it may be a token that was put here by mistake.
      throw new ActionError({
        code: 'BAD_INPUT',
        message: say => `${say.input(kind)}: entry ${index + 1} is no repository of the Hub.`,
        hint: 'Write namespace/name, or namespace/name@revision, one a line.',
      });
    });
}

/**
 * Judges what the tokenless exchange is for; `false` of a condition that does not hold counts as nothing.
 * @throws ActionError BAD_INPUT
 */
export function hubResource(text: string): string {
  if (text === '' || isDeclined(text)) return '';
  if (RESOURCE.test(text) && tokensIn(text).length === 0) return text;
  // The text is not repeated: it may be a token that was put here by mistake.
  throw new ActionError({
    code: 'BAD_INPUT',
    message: say => `${say.input('hf-oidc-resource')} is no user or repository of the Hub.`,
    hint: 'Write a user name, or namespace/name, datasets/namespace/name, spaces/namespace/name.',
  });
}

/** Whether the environment wants no look at the Hub: HF_HUB_OFFLINE, as huggingface_hub reads it. */
export function isHubOffline(env: Readonly<Record<string, string | undefined>>): boolean {
  return /^(1|on|yes|true)$/i.test(env['HF_HUB_OFFLINE'] ?? '');
}
