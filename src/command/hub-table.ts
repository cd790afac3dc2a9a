import type { Problem } from '../preflight/problem.js';
import type { HubRepo, HubRequest } from '../request.js';
import { type Paint, printable } from './show.js';

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

/** The table for a person, one repository a line. */
export function hubTable(rows: readonly HubRow[], paint: Paint): string[] {
  const names = rows.map(({ kind, id, revision }) => `${kind}/${id}${revision === '' ? '' : `@${revision}`}`);
  const width = Math.max(0, ...names.map(name => name.length));
  return rows.map(({ access }, index) => {
    const color = access === 'yes' ? 'green' : access.startsWith('not ') ? 'yellow' : 'red';
    return `${printable(names[index] ?? '').padEnd(width)}  ${paint(access, access === 'not found' ? 'red' : color)}`;
  });
}
