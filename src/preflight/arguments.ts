import { ActionError } from '../errors.js';
import type { Request } from '../request.js';
import { holdsTokenShape, tokenShapesIn } from '../scan/needles/token-shape.js';
import type { SecretHit, SecretSearch } from '../secret/secret-search.js';
import type { Secrets } from '../secret/secrets.js';
import { inWords, type Vocabulary, type Wording } from '../wording.js';
import { type InputEntry, inputEntries } from './input-entries.js';

/** Of the key of an entry that an error names, in characters. */
const MAX_KEY = 60;

/** What stands in an entry that must not stand there. */
interface Wrong {
  /** `the token 'hf_token' (base64)`. */
  readonly what: string;
  readonly hint: Wording;
}

/**
 * A secret in a build argument, a label, a tag … would be in the image, its history or its provenance. Names count
 * like values; whatever form the gate knows counts, and what is written like a token of the Hub is one, whoever's.
 * @throws ActionError BAD_INPUT, which names the input and its entry
 */
export function refuseSecretsInInputs(
  request: Request,
  { search, env }: Pick<Secrets, 'search' | 'env'>,
): void {
  for (const entry of inputEntries(request, env)) {
    const wrong = secretIn(entry, search) ?? tokenIn(entry, request.secretId);
    if (wrong === undefined) continue;
    throw new ActionError({
      code: 'BAD_INPUT',
      message: say =>
        `${say.input(entry.input)}${where(entry, search)} contains ${wrong.what}. ${consequenceOf(entry.input)}`,
      hint: say => `Remove it there, and rotate it if others can read it there. ${inWords(wrong.hint, say)}`,
    });
  }
}

function secretIn(entry: InputEntry, search: SecretSearch): Wrong | undefined {
  const hit = hitIn(entry, search);
  if (hit === undefined) return undefined;
  const isToken = search.isToken(hit.secret);
  return {
    what: `${isToken ? 'the token' : 'a secret'} '${hit.secret}' (${hit.form})`,
    hint: `The Dockerfile reads it by RUN --mount=type=secret,id=${hit.secret}${isToken ? ',env=HF_TOKEN' : ''}.`,
  };
}

function hitIn({ text, judged }: InputEntry, search: SecretSearch): SecretHit | undefined {
  const hit = search.first(text);
  if (hit === undefined || judged === text || search.isToken(hit.secret)) return hit;
  return search.first(judged);
}

function tokenIn({ input, text }: InputEntry, secretId: string): Wrong | undefined {
  const [shape] = tokenShapesIn(text);
  if (shape === undefined) return undefined;
  const hint = /^(build-)?contexts?$/.test(input)
    ? (say: Vocabulary) =>
        `A Git repository of the Hub is opened by ${say.giveSecret('GIT_AUTH_TOKEN.huggingface.co')}.`
    : (say: Vocabulary) =>
        `Pass it by ${say.giveToken}; the Dockerfile reads it by RUN --mount=type=secret,id=${secretId},env=HF_TOKEN.`;
  return { what: `what is written like a token of the Hub (${shape.form})`, hint };
}

/** The number of an entry, and its key where that is no secret itself. */
function where({ number, text }: InputEntry, search: SecretSearch): string {
  if (number === 0) return '';
  const key = /^([\w./:-]+)=/.exec(text)?.[1] ?? '';
  const isSecret = search.first(key) !== undefined || holdsTokenShape(key);
  return key !== '' && key.length <= MAX_KEY && !isSecret
    ? `, entry ${number} (${key}),`
    : `, entry ${number},`;
}

function consequenceOf(input: string): string {
  if (/^(models|datasets|hf-endpoint|hf-oidc-resource)$/.test(input))
    return 'It would be sent as a part of a URL.';
  if (input.startsWith('smoke-'))
    return 'The container would get it, and its arguments are open to every user of the engine.';
  return 'It would be kept in the image, its history, its provenance, a registry or a log.';
}
