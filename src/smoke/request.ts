import { ActionError } from '../errors.js';
import type { SmokeRequest, Verify } from '../request.js';
import { shellWords } from '../text/shell-words.js';
import type { Wording } from '../wording.js';

/** The inputs as they are written. */
export interface SmokeInputs {
  readonly isOn: boolean;
  readonly args: string;
  readonly url: string;
  /** '' for the default. */
  readonly timeout: string;
  readonly verify: Verify;
  /** '' for a build. */
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
      say =>
        `${say.input('smoke-test')} tries out the image that was searched, but ${say.name('verify')} is off: what is built leaves at once.`,
      say =>
        `Set ${say.set('verify', 'gate')} or ${say.set('verify', 'report')}, or remove ${say.name('smoke-test')}.`,
    );
  if (inputs.call !== '')
    throw bad(
      say => `${say.input('smoke-test')} needs an image, and '${say.name('call')}' makes none.`,
      'Remove one of the two.',
    );
  return { ...argumentsOf(inputs.args), url: urlOf(inputs.url), timeoutMs: timeoutOf(inputs.timeout) };
}

function argumentsOf(text: string): Pick<SmokeRequest, 'options' | 'command'> {
  const words = shellWords(text);
  if (words === undefined)
    throw bad(
      say => `${say.input('smoke-args')} cannot be read as words: a quotation mark is not closed.`,
      'Words are split as a shell does: "…" and \'…\' keep blanks, a backslash the next character.',
    );
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  for (const word of options) {
    const own = OWN_OPTION.exec(word)?.[1] ?? (DETACH.test(word) ? '-d' : undefined);
    if (own !== undefined)
      throw bad(
        say => `${say.input('smoke-args')} holds ${own}, which the smoke test decides itself.`,
        'Remove it there.',
      );
  }
  return { options, command: end === -1 ? [] : words.slice(end + 1) };
}

function urlOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (text === '' || (url !== undefined && /^https?:$/.test(url.protocol) && url.username === ''))
    return text;
  throw bad(
    say => `${say.input('smoke-url')} is no http or https URL.`,
    'Write the one that the container answers at, for example http://localhost:8091/health.',
  );
}

function timeoutOf(text: string): number {
  const [, number = '', unit] = /^(\d{1,4})(s|m)?$/.exec(text || DEFAULT_TIMEOUT) ?? [];
  const ms = Number(number) * (unit === 'm' ? 60_000 : 1000);
  if (ms > 0 && ms <= MAX_TIMEOUT_MS) return ms;
  throw bad(
    say => `${say.input('smoke-timeout')} is no time from 1s to 60m.`,
    say => `Write ${say.set('smoke-timeout', '90s')}, or ${say.set('smoke-timeout', '5m')}.`,
  );
}

function alone(input: string): ActionError {
  return bad(
    say => `${say.input(input)} says how, but ${say.name('smoke-test')} is off.`,
    say => `Set ${say.set('smoke-test', 'true')}, or remove it.`,
  );
}

function bad(message: Wording, hint: Wording): ActionError {
  return new ActionError({ code: 'BAD_INPUT', message, hint });
}
