import { ActionError } from '../errors.js';
import type { Switches, WorkflowRun } from '../request.js';

type GitSwitches = Pick<Switches, 'gitQuery' | 'pullRequestHead'>;

/**
 * Handlebars' plain and raw expression, the only ones that make sense here, with the subdirectory behind it. The
 * template engine itself is not worth its size: it compiles text from the workflow to code.
 */
const DEFAULT_CONTEXT = /\{\{\{?\s*defaultContext\s*\}?\}\}(?::([^{]+))?/g;

/** Whether the runner names a repository and what to build of it. */
export function hasGitContext(run: WorkflowRun): boolean {
  return run.repository !== '' && (run.sha !== '' || run.ref !== '');
}

/**
 * The Git context of the event, pinned to its commit: `https://github.com/owner/name.git#<sha>`, or with
 * `?ref=<sha>` where the query form is switched on.
 * @throws ActionError NO_GIT_CONTEXT outside a workflow run
 */
export function defaultContext(run: WorkflowRun, switches: GitSwitches): string {
  const commit = pinnedRef(run, switches);
  if (!hasGitContext(run)) {
    throw new ActionError({
      code: 'NO_GIT_CONTEXT',
      message: say =>
        `${say.input('context')} stands for the repository of this run, which names none to build from.`,
      hint: say => `Set ${say.set('context', '.')} to build from the files that are there.`,
    });
  }
  const repository = `${run.serverUrl}/${run.repository}.git`;
  return switches.gitQuery ? `${repository}?ref=${commit}` : `${repository}#${commit}`;
}

/**
 * Expands `{{defaultContext}}`, also with a subdirectory behind it (`{{defaultContext}}:sub`).
 * @param base gives the default context; called only when the text asks for it
 */
export function expandContext(text: string, base: () => string): string {
  if (text === '') return base();
  return text.replace(DEFAULT_CONTEXT, (_, subdirectory?: string) => {
    if (subdirectory === undefined) return base();
    return base().includes('?ref=') ? `${base()}&subdir=${subdirectory}` : `${base()}:${subdirectory}`;
  });
}

function pinnedRef(run: WorkflowRun, switches: GitSwitches): string {
  const isPullRequest = run.ref.startsWith('refs/pull/');
  if (isPullRequest && switches.pullRequestHead) return run.headSha || run.ref.replace(/\/merge$/, '/head');
  if (run.sha !== '') return run.sha;
  return run.ref === '' || run.ref.startsWith('refs/') ? run.ref : `refs/heads/${run.ref}`;
}
