import { ActionError } from '../errors.js';
import type { SmokeRequest, Verify } from '../request.js';
import { shellWords } from './shell-words.js';

/** The inputs as they are written. */
export interface SmokeInputs {
  readonly isOn: boolean;
  readonly args: string;
  readonly url: string;
  /** '' for the default. */
  readonly timeout: string;
  readonly verify: Verify;
  readonly call: string;
}

const DEFAULT_TIMEOUT = '60s';

/** A job of GitHub has six hours; a container that needs one of them to start is broken. */
const MAX_TIMEOUT_MS = 60 * 60_000;

/** What the test itself decides: without these it could not find, watch or remove its container. */
const OWN_OPTION = /^(--(?:name|rm|detach|cidfile|restart|pull|disable-content-trust))(?:=|$)/;

/** `-d`, also among other switches of one letter. */
const DETACH = /^-[itP]*d[ditP]*$/;

/**
 * Reads what the smoke test is to do; undefined when there is to be none.
 * @throws ActionError BAD_INPUT, naming the input; values are not repeated, they may hold a secret
 */
export function smokeRequest(inputs: SmokeInputs): SmokeRequest | undefined {
  if (!inputs.isOn) {
    for (const name of ['args', 'url'] as const) if (inputs[name] !== '') throw alone(`smoke-${name}`);
    return undefined;
  }
  if (inputs.verify === 'off')
    throw bad(
      "Input 'smoke-test' tries out the image that was searched, but verify is off: what is built leaves at once.",
      'Set verify: gate or verify: report, or remove smoke-test.',
    );
  if (inputs.call !== '' && inputs.call !== 'build')
    throw bad("Input 'smoke-test' needs an image, and 'call' makes none.", 'Remove one of the two.');
  return { ...argumentsOf(inputs.args), url: urlOf(inputs.url), timeoutMs: timeoutOf(inputs.timeout) };
}

function argumentsOf(text: string): Pick<SmokeRequest, 'options' | 'command'> {
  const words = shellWords(text);
  if (words === undefined)
    throw bad(
      "Input 'smoke-args' cannot be read as words: a quotation mark is not closed.",
      'Words are split as a shell does: "…" and \'…\' keep blanks, a backslash the next character.',
    );
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  for (const word of options) {
    const own = OWN_OPTION.exec(word)?.[1] ?? (DETACH.test(word) ? '-d' : undefined);
    if (own !== undefined)
      throw bad(`Input 'smoke-args' holds ${own}, which the smoke test decides itself.`, 'Remove it there.');
  }
  return { options, command: end === -1 ? [] : words.slice(end + 1) };
}

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (text === '' || (url !== undefined && /^https?:$/.test(url.protocol) && url.username === ''))
    return text;
  throw bad(
    "Input 'smoke-url' is no http or https URL.",
    'Write the one that the container answers at, for example http://localhost:8091/health.',
  );
}

function timeoutOf(text: string): number {
  const [, number = '', unit] = /^(\d{1,4})(s|m)?$/.exec(text || DEFAULT_TIMEOUT) ?? [];
  const ms = Number(number) * (unit === 'm' ? 60_000 : 1000);
  if (ms > 0 && ms <= MAX_TIMEOUT_MS) return ms;
  throw bad(
    "Input 'smoke-timeout' is no time from 1s to 60m.",
    'Write smoke-timeout: 90s, or smoke-timeout: 5m.',
  );
}

function alone(input: string): ActionError {
  return bad(`Input '${input}' says how, but smoke-test is off.`, 'Set smoke-test: true, or remove it.');
}

function bad(message: string, hint: string): ActionError {
  return new ActionError({ code: 'BAD_INPUT', message, hint });
}
