import { setTimeout as sleep } from 'node:timers/promises';
import type { SmokeRequest } from '../request.js';
import { type Answer, answerOf, answerText, isHealthy } from './answer.js';
import { type Inspected, inspectContainer } from './container.js';
import { failed, type SmokeTools } from './tools.js';

/** Between two looks at the container. */
const LOOK_MS = 250;

interface Waiting {
  readonly request: SmokeRequest;
  readonly directory: string;
  readonly tools: SmokeTools;
}

/**
 * Waits until the URL answers with 2xx, or without one until the container has ended with code 0.
 * @returns what it was, in words
 * @throws ActionError SMOKE_FAILED
 */
export async function waitUntilWell(waiting: Waiting): Promise<string> {
  const { request, directory, tools } = waiting;
  const { cancel } = tools.piping;
  const end = performance.now() + request.timeoutMs;
  let answer: Answer = { kind: 'none', reason: 'it was not asked' };
  while (true) {
    const state = await inspectContainer(directory, tools);
    if (request.url === '' && state.isOver && state.exitCode === 0) return 'the container ended with code 0';
    if (state.isOver) throw over(state, request);
    if (request.url !== '') {
      const next = await answerOf(request.url, { cancel, ms: end - performance.now() });
      cancel.throwIfAborted();
      // What the server said explains more than that the last question had no time left.
      if (next.kind === 'status' || answer.kind === 'none') answer = next;
      if (isHealthy(answer)) return `${request.url} answers with ${answerText(answer)}`;
    }
    if (performance.now() >= end) throw late(request, tools.shown(answerText(answer)));
    await sleep(LOOK_MS, undefined, { signal: cancel }).catch(() => cancel.throwIfAborted());
  }
}

/**
 * Makes sure that nobody answers at the URL yet: another server's answer would say nothing about this image.
 * @throws ActionError SMOKE_FAILED
 */
export async function requireNobodyThere({ request, tools }: Waiting): Promise<void> {
  if (request.url === '') return;
  const answer = await answerOf(request.url, { cancel: tools.piping.cancel, ms: 1000 });
  tools.piping.cancel.throwIfAborted();
  if (answer.kind === 'none') return;
  throw failed(
    `something answers at ${request.url} before the container runs (${answerText(answer)}).`,
    say =>
      `Give the container a port of its own in ${say.name('smoke-args')} and ${say.name('smoke-url')}: two tests on one machine need two.`,
  );
}

function over({ exitCode, wasOutOfMemory }: Inspected, { url }: SmokeRequest) {
  const why = wasOutOfMemory ? ', out of memory' : '';
  return url === ''
    ? failed(
        `the container ended with code ${exitCode}${why}.`,
        say => `The log above shows what it printed. For a server set ${say.name('smoke-url')}.`,
      )
    : failed(
        `the container ended with code ${exitCode}${why} before ${url} answered.`,
        'The log above shows what it printed.',
      );
}

function late({ url, timeoutMs }: SmokeRequest, last: string) {
  const seconds = timeoutMs / 1000;
  return url === ''
    ? failed(
        `the container did not end within ${seconds} s.`,
        say =>
          `For a server set ${say.name('smoke-url')}; for a long test a longer ${say.name('smoke-timeout')}.`,
      )
    : failed(
        `${url} did not answer with 2xx within ${seconds} s: ${last}.`,
        say =>
          `The log above shows what the container printed. Is the port published in ${say.name('smoke-args')} (-p 8091:8091), does the server listen on 0.0.0.0, and does it need a longer ${say.name('smoke-timeout')}?`,
      );
}
