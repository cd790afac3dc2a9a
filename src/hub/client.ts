import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpClient } from '@actions/http-client';

/** What a server answered. */
export interface HubAnswer {
  readonly kind: 'answer';
  readonly status: number;
  /** One line, '' without one. */
  readonly header: (name: string) => string;
  /** The parsed JSON; undefined for anything else. */
  readonly json: unknown;
}

/** A server that gave no answer, and why in a few words of our own. */
export interface NoAnswer {
  readonly kind: 'none';
  readonly reason: string;
}

/** One question. */
export interface HubQuestion {
  readonly url: string;
  /** Sent as `Authorization: Bearer`; '' for nobody. */
  readonly token: string;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: Readonly<Record<string, string>>;
  /** True where status and headers are the answer: its body is not read, however long it is. */
  readonly isStatusEnough?: boolean;
}

/** One try, from the connection to the last byte, in milliseconds. */
const PATIENCE_MS = 5000;

/** No further try begins after so many milliseconds: a matrix is not to stand in line for a check. */
const MAX_TOTAL_MS = 5000;

const TRIES = 3;

/** The Hub's answers have a few kilobytes. */
const MAX_BODY = 1 << 20;
const TOO_LONG = 'its answer is too long';

/** A renamed repository is answered with its new place. */
const MAX_REDIRECTS = 3;

/** Statuses that another try may change. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Asks a Hub, through the proxy of the environment where it has one. Tries again where that may help, as long as the
 * server's own word (Retry-After, RateLimit) allows. A redirect is followed within the same origin only: the token
 * goes nowhere else.
 */
export async function askHub(question: HubQuestion, cancel: AbortSignal): Promise<HubAnswer | NoAnswer> {
  const start = performance.now();
  for (let tries = 1; ; tries++) {
    const reply = await followed(question, cancel);
    const isFinal = reply.kind === 'answer' && !PASSING.has(reply.status);
    const wait = waitAfter(reply, tries);
    const elapsed = performance.now() - start;
    if (isFinal || tries === TRIES || elapsed + wait > MAX_TOTAL_MS) return reply;
    await sleep(wait, undefined, { signal: cancel });
  }
}

/** Milliseconds; the server's wish, else a moment that doubles. */
function waitAfter(reply: HubAnswer | NoAnswer, tries: number): number {
  const ours = 250 * 2 ** (tries - 1);
  if (reply.kind === 'none') return ours;
  // RFC 9110, 10.2.3; draft-ietf-httpapi-ratelimit-headers: `"api";r=0;t=55`, t in seconds.
  const limit = /(?:^|;)\s*r=0\b.*?;\s*t=(\d+)/.exec(reply.header('ratelimit'))?.[1];
  const seconds =
    /^\d+$/.exec(reply.header('retry-after'))?.[0] ?? (reply.status === 429 ? limit : undefined);
  return seconds === undefined ? ours : Number(seconds) * 1000;
}

async function followed(question: HubQuestion, cancel: AbortSignal): Promise<HubAnswer | NoAnswer> {
  let { url } = question;
  for (let hops = 0; ; hops++) {
    const reply = await once({ ...question, url }, cancel);
    if (reply.kind === 'none' || ![301, 302, 303, 307, 308].includes(reply.status)) return reply;
    const next = nextPlace(reply.header('location'), url);
    if (next === undefined) return { kind: 'none', reason: 'it redirects to another host' };
    if (hops === MAX_REDIRECTS) return { kind: 'none', reason: 'it redirects without end' };
    url = next;
  }
}

function nextPlace(location: string, from: string): string | undefined {
  if (location === '' || !URL.canParse(location, from)) return undefined;
  const next = new URL(location, from);
  return next.origin === new URL(from).origin ? next.href : undefined;
}

/** The connection ends with the try, whatever the server does; only one to a proxy that does not answer stays. */
async function once(question: HubQuestion, cancel: AbortSignal): Promise<HubAnswer | NoAnswer> {
  cancel.throwIfAborted();
  const client = new HttpClient('hf-secret-build', [], {
    keepAlive: true, // so that dispose() destroys the connection
    allowRedirects: false,
    allowRetries: false,
    socketTimeout: PATIENCE_MS,
  });
  let message: IncomingMessage | undefined;
  const over = new AbortController();
  const end = AbortSignal.any([cancel, over.signal]);
  const work = async (): Promise<HubAnswer> => {
    ({ message } = await send(client, question));
    const json = question.isStatusEnough ? undefined : parse(await bodyOf(message));
    const { statusCode = 0, headers } = message;
    return { kind: 'answer', status: statusCode, header: name => oneLine(headers[name]), json };
  };
  try {
    const answer = work();
    answer.catch(() => {}); // nobody waits for it after the time is up
    return await Promise.race([answer, timeUp(end)]);
  } catch (error) {
    cancel.throwIfAborted();
    return { kind: 'none', reason: reasonOf(error) };
  } finally {
    over.abort();
    message?.destroy();
    client.dispose();
  }
}

function send(client: HttpClient, { url, token, body }: HubQuestion) {
  const headers = {
    accept: 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return body === undefined ? client.get(url, headers) : client.post(url, JSON.stringify(body), headers);
}

async function timeUp(signal: AbortSignal): Promise<NoAnswer> {
  await sleep(PATIENCE_MS, undefined, { signal });
  return { kind: 'none', reason: `it did not answer within ${PATIENCE_MS / 1000} s` };
}

async function bodyOf(message: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of message) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > MAX_BODY) throw new Error(TOO_LONG);
  }
  return Buffer.concat(pieces).toString();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function oneLine(header: string | string[] | undefined): string {
  return [header ?? ''].flat().join(', ');
}

/** Codes of Node's network errors; their messages may hold a URL with a user of the proxy. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code)) return code;
  if (message === TOO_LONG) return TOO_LONG;
  return typeof message === 'string' && /^Request timeout/.test(message)
    ? 'it did not answer in time'
    : 'the connection failed';
}
