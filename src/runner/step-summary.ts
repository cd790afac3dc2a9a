import { appendFileSync } from 'node:fs';
import * as core from '@actions/core';
import { messageOf } from '../errors.js';
import type { Story } from '../report/journal.js';
import { summary } from '../report/summary.js';
import type { Links } from '../report/summary-sections.js';
import type { Redact } from '../secret/redact.js';

/** Repositories, refs and commits as GitHub writes them: nothing that would end an address. */
const PLAIN = /^[\w.-]+(\/[\w.-]+)*$/;

/**
 * Appends the section of this run to the summary of the job. Whatever is wrong with that fails no step: what was
 * built is there, and the log says the same. The call is synchronous: it also runs just before the process ends.
 */
export function writeSummary(
  story: Story,
  { env, redact }: { env: NodeJS.ProcessEnv; redact: Redact },
): void {
  const file = env['GITHUB_STEP_SUMMARY'] ?? '';
  // As docker/build-push-action has it.
  if (file === '' || /^(0|f|false)$/i.test(env['DOCKER_BUILD_SUMMARY'] ?? '')) return;
  try {
    appendFileSync(file, redact(summary(story, linksOf(env))));
  } catch (error) {
    core.info(`The summary of the job cannot be written: ${messageOf(error)}`);
  }
}

function linksOf(env: NodeJS.ProcessEnv): Links {
  const server = env['GITHUB_SERVER_URL'] ?? '';
  const page = (repository = '', ref = '') =>
    /^https:\/\/[\w.:-]+$/.test(server) && PLAIN.test(repository) && PLAIN.test(ref)
      ? `${server}/${repository}/blob/${ref}/`
      : '';
  const own = page(env['GITHUB_ACTION_REPOSITORY'], env['GITHUB_ACTION_REF']);
  return {
    source: page(env['GITHUB_REPOSITORY'], env['GITHUB_SHA']),
    help: own === '' ? '' : `${own}docs/troubleshooting.md`,
  };
}
