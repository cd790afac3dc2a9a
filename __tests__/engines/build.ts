import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { type ReadReport, readReport } from '../gate/observe.js';
import type { StandIn } from '../gate/stand-in.js';
import { type JobResult, runAction } from '../runner/runner.js';
import type { TestedEngine } from './engines.js';

const disposables: (() => unknown)[] = [];

/** Removes what the builds of this test file left on this machine. */
export async function disposeAll(): Promise<void> {
  for (const dispose of disposables.splice(0)) await dispose();
}

/** A clean image that no other build has. */
const dockerfile = () => `FROM ${testEngine().baseImage}
RUN --mount=type=secret,id=hf_token : ${randomUUID()}; wc -c < /run/secrets/hf_token > /length
ENV A=b
`;

/** One step of the action. */
export interface Options {
  readonly engine: TestedEngine;
  readonly with?: Readonly<Record<string, string>>;
  /** Of the workspace, a Dockerfile among them unless a clean one will do. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Takes the place of the engine's program. */
  readonly standIn?: StandIn;
  readonly env?: Readonly<Record<string, string>>;
  readonly token?: string;
  readonly github?: Parameters<typeof runAction>[0]['github'];
}

/** What it came to. */
export interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
  readonly workspace: string;
}

/** Runs the action with a token, and looks that nothing is left of it in RUNNER_TEMP. */
export async function build({ engine, standIn, token = makeToken(), ...options }: Options): Promise<Built> {
  const { files = {} } = options;
  const workspace = makeWorkspace({ Dockerfile: dockerfile() });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), content);
  }
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  if (standIn !== undefined) disposables.push(() => standIn.dispose());
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: { context: '.', 'hf-token': token, provenance: 'false', ...engine.inputs, ...options.with },
    env: { ...engine.env, ...(standIn === undefined ? {} : { PATH: standIn.path }), ...options.env },
    secrets: token === '' ? [] : [token],
    ...(options.github === undefined ? {} : { github: options.github }),
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  return { job, report, workspace };
}

/** The titles of the step's annotations; they end in the errors' codes. */
export function titles({ main }: JobResult): (string | undefined)[] {
  return main.annotations.map(({ title }) => title);
}
