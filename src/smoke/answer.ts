import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { messageOf } from '../errors.js';

/** One question may take this long: a server that hangs is asked again. */
const QUESTION_MS = 5000;

/** What a URL said to one question. */
export type Answer =
  | { readonly kind: 'status'; readonly status: number }
  /** Nobody answered; why. */
  | { readonly kind: 'none'; readonly reason: string };

interface Asking {
  readonly cancel: AbortSignal;
  /** What is left of the time. */
  readonly ms: number;
}

/** Asks a URL once: no proxy, no redirect followed, nothing sent but the question. Never throws. */
export function answerOf(url: string, { cancel, ms }: Asking): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.ceil(Math.max(Math.min(QUESTION_MS, ms), 1)));
  const get = url.startsWith('https:') ? getHttps : getHttp;
  return new Promise(resolve => {
    const none = (error: unknown) =>
      resolve({ kind: 'none', reason: limit.aborted ? 'no answer in time' : messageOf(error) });
    try {
      // An agent of its own: no connection is left open behind the question.
      const request = get(url, { agent: false, signal: AbortSignal.any([cancel, limit]) }, response => {
        resolve({ kind: 'status', status: response.statusCode ?? 0 });
        response.destroy();
      });
      request.on('error', none);
    } catch (error) {
      none(error);
    }
  });
}

/** Whether an answer says that the server is well. */
export function isHealthy(answer: Answer): boolean {
  return answer.kind === 'status' && answer.status >= 200 && answer.status < 300;
}

/** An answer in words, for the end of a sentence. */
export function answerText(answer: Answer): string {
  return answer.kind === 'status' ? `HTTP ${answer.status}` : answer.reason;
}
