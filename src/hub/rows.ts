import type { Problem } from '../problem.js';
import type { HubRepo, HubRequest } from '../request.js';

/** What is known about the token's access to a repository. */
interface Access {
  readonly state: 'granted' | 'refused' | 'unknown';
  /** `yes`, `not asked`, `not known`, or what the Hub refused it for. */
  readonly access: string;
}

/** A repository of the Hub, and the access to it. */
export type HubRow = HubRepo & Access;

/** Errors of one repository. */
const REFUSALS: Readonly<Record<string, string>> = {
  HUB_LICENCE: 'licence not accepted',
  HUB_NOT_FOUND: 'not found',
  HUB_PENDING: 'request pending',
  HUB_POLICY: "refused by the organisation's policy",
  HUB_REJECTED: 'request rejected',
  HUB_SCOPE: "not in the token's scope",
  HUB_TOKEN: 'token refused',
};

const NOT_ASKED: Access = { state: 'unknown', access: 'not asked' };
const NOT_KNOWN: Access = { state: 'unknown', access: 'not known' };

/** The access to each repository, out of what the checks said; what they left open is not known. */
export function hubRows({ repos, isOffline }: HubRequest, problems: readonly Problem[]): HubRow[] {
  return repos.map(repo => ({ ...repo, ...(isOffline ? NOT_ASKED : accessOf(repo, problems)) }));
}

function accessOf(repo: HubRepo, problems: readonly Problem[]): Access {
  const told = problems.filter(({ code }) => code.startsWith('HUB_'));
  const own = told.find(({ about = [] }) => about.some(one => hubName(one) === hubName(repo)));
  if (own !== undefined) {
    return own.level === 'error' ? { state: 'refused', access: REFUSALS[own.code] ?? own.code } : NOT_KNOWN;
  }
  // A token that is refused is asked about no repository.
  const isRefused = told.some(({ level, about }) => level === 'error' && about === undefined);
  return isRefused ? NOT_KNOWN : { state: 'granted', access: 'yes' };
}

/** `models/acme/open@v1`. */
export function hubName({ kind, id, revision }: HubRepo): string {
  return `${kind}/${id}${revision === '' ? '' : `@${revision}`}`;
}

/** The access to each repository by its name. */
export function hubAccess(
  hub: HubRequest,
  problems: readonly Problem[],
): (Access & { readonly name: string })[] {
  return hubRows(hub, problems).map(row => ({ name: hubName(row), access: row.access, state: row.state }));
}
