/** Small actions written by the tests themselves. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JobResult, type RunningJob, type RunOptions, startAction } from './runner.js';

export interface ActionParts {
  /** CommonJS source; `say(text)` writes to stdout as it is, `tell(variable, text)` appends to a command file. */
  readonly main: string;
  readonly post?: string;
  /** YAML below `inputs:`, indented by two. */
  readonly inputs?: string;
  /** Further lines below `runs:`, indented by two; `using` too when it is not node20. */
  readonly runs?: string;
}

const PRELUDE = `
const fs = require('node:fs');
const say = text => fs.writeSync(1, text);
const tell = (variable, text) => fs.appendFileSync(process.env['GITHUB_' + variable], text);
`;

export class Fixtures {
  readonly #folders: string[] = [];
  readonly #jobs: RunningJob[] = [];

  /** Writes the action into a fresh folder and returns that folder. */
  async write({ main, post, inputs, runs = '' }: ActionParts): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'action-'));
    this.#folders.push(folder);
    const using = runs.includes('using:') ? '' : '  using: node20\n';
    const declared = inputs === undefined ? '' : `inputs:\n${inputs}`;
    const posts = post === undefined ? '' : '  post: post.cjs\n';
    await writeFile(
      join(folder, 'action.yml'),
      `name: fixture\n${declared}runs:\n${using}${runs}  main: main.cjs\n${posts}`,
    );
    await writeFile(join(folder, 'main.cjs'), PRELUDE + main);
    if (post !== undefined) await writeFile(join(folder, 'post.cjs'), PRELUDE + post);
    return folder;
  }

  async start(parts: ActionParts, options: Omit<RunOptions, 'actionDir'> = {}): Promise<RunningJob> {
    const job = startAction({ actionDir: await this.write(parts), ...options });
    this.#jobs.push(job);
    return job;
  }

  async run(parts: ActionParts, options: Omit<RunOptions, 'actionDir'> = {}): Promise<JobResult> {
    return (await this.start(parts, options)).result;
  }

  /** Ends what tests left running and removes all folders. */
  async clean(): Promise<void> {
    for (const job of this.#jobs.splice(0)) {
      job.kill('SIGKILL');
      const result = await job.result.catch(() => undefined);
      for (const pid of (await result?.orphans()) ?? []) process.kill(pid, 'SIGKILL');
      await result?.dispose();
    }
    await Promise.all(this.#folders.splice(0).map(folder => rm(folder, { recursive: true, force: true })));
  }
}
