import type { HubRepo, HubRequest } from '../request.js';
import type { Problem } from './problem.js';

/** A repository of the Hub, and what is known about the token's access to it. */
export interface HubRow {
  readonly kind: HubRepo['kind'];
  readonly id: string;
  readonly revision: string;
  /** `yes`, `not asked`, `not known`, or what the Hub refused it for. */
  readonly access: string;
}

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

/** The access to each repository, out of what the checks said; what they left open is not known. */
export function hubRows({ repos, isOffline }: HubRequest, problems: readonly Problem[]): HubRow[] {
  const told = problems.filter(({ code }) => code.startsWith('HUB_'));
  const general = told.filter(problem => !repos.some(repo => isAbout(problem, repo)));
  return repos.map(repo => ({
    ...repo,
    access: isOffline ? 'not asked' : accessOf(repo, { told, general }),
  }));
}

function accessOf(
  repo: HubRepo,
  { told, general }: { readonly told: readonly Problem[]; readonly general: readonly Problem[] },
): string {
  const own = told.find(problem => isAbout(problem, repo));
  if (own !== undefined) return own.level === 'error' ? (REFUSALS[own.code] ?? own.code) : 'not known';
  // A token that is refused is asked about no repository.
  return general.some(({ level }) => level === 'error') ? 'not known' : 'yes';
}

function isAbout({ message, hint }: Problem, { id }: HubRepo): boolean {
  const names = `${message} ${hint}`.split(/[^\w./-]+/).flatMap(word => [word, word.replace(/[./]+$/, '')]);
  return names.some(name => name === id || name.endsWith(`/${id}`));
}

/** `models/acme/open@v1`. */
export function hubName({ kind, id, revision }: HubRepo): string {
  return `${kind}/${id}${revision === '' ? '' : `@${revision}`}`;
}

/** The access to each repository by its name. */
export function hubAccess(hub: HubRequest, problems: readonly Problem[]): { name: string; access: string }[] {
  return hubRows(hub, problems).map(row => ({ name: hubName(row), access: row.access }));
}
