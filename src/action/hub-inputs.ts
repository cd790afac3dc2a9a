import * as core from '@actions/core';
import { ActionError } from '../errors.js';
import type { HubRepo, HubRequest } from '../request.js';
import { isDeclined, tokensIn } from '../secret/token.js';
import { list } from './fields.js';
import { LINES_AND_COMMAS } from './list.js';

const HUB = 'https://huggingface.co';

/** Hosts of this machine alone, where nobody listens in. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Ids of the Hub (huggingface_hub, utils/_validators.py), perhaps with a revision: a branch, tag or commit. */
const REPO = /^(?<id>(?:[\w.-]{1,96}\/)?[\w.-]{1,96})(?:@(?<revision>[^\s@]+))?$/;

/** A user, or a repository with its namespace (Hub docs, Trusted Publishers). */
const RESOURCE = /^((datasets|spaces)\/)?([\w.-]{1,96}\/)?[\w.-]{1,96}$/;

/**
 * Reads what is asked of the Hub.
 * @throws ActionError BAD_INPUT
 */
export function readHub(env: NodeJS.ProcessEnv): HubRequest {
  return {
    endpoint: readEndpoint(core.getInput('hf-endpoint') || HUB),
    oidcResource: readResource(core.getInput('hf-oidc-resource')),
    repos: [...readRepos('models'), ...readRepos('datasets')],
    isOffline: /^(1|on|yes|true)$/i.test(env['HF_HUB_OFFLINE'] ?? ''),
  };
}

/** A condition that does not hold gives `false`, as for `hf-token`. */
function readResource(text: string): string {
  if (text === '' || isDeclined(text)) return '';
  if (RESOURCE.test(text) && tokensIn(text).length === 0) return text;
  // The text is not repeated: it may be a token that was put here by mistake.
  throw new ActionError({
    code: 'BAD_INPUT',
    message: "Input 'hf-oidc-resource' is no user or repository of the Hub.",
    hint: 'Write a user name, or namespace/name, datasets/namespace/name, spaces/namespace/name.',
  });
}

/** The token is sent there: only to a whole URL, and readable on its way only inside this machine. */
function readEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (url !== undefined && isPrivate && url.username === '' && url.search === '' && url.hash === '') {
    return url.href.replace(/\/+$/, '');
  }
  throw new ActionError({
    code: 'BAD_INPUT',
    message: "Input 'hf-endpoint' is no https URL that a token could be sent to.",
    hint: `Leave it out for ${HUB}, or write https:// and the host of a mirror, without a user or a query.`,
  });
}

function readRepos(kind: HubRepo['kind']): HubRepo[] {
  return list(kind, LINES_AND_COMMAS).map((entry, index) => {
    const { id, revision = '' } = REPO.exec(entry)?.groups ?? {};
    if (id !== undefined && !/^\.+$|\/\.+$|^\.+\//.test(id)) return { kind, id, revision };
    // The entry is not repeated: it may be a token that was put here by mistake.
    throw new ActionError({
      code: 'BAD_INPUT',
      message: `Input '${kind}': entry ${index + 1} is no repository of the Hub.`,
      hint: 'Write namespace/name, or namespace/name@revision, one a line.',
    });
  });
}
