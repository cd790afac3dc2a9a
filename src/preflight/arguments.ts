import { ActionError } from '../errors.js';
import type { Request } from '../request.js';
import { type InputEntry, inputEntries } from './input-entries.js';
import type { SecretHit, SecretSearch } from './secret-search.js';

/** Of the key of an entry that an error names, in characters. */
const MAX_KEY = 60;

/**
 * A secret in a build argument, a label, a tag … would be in the image, its history or its provenance. Names count
 * like values; whatever form the gate knows counts.
 * @param env what buildx fills build arguments without a value from
 * @throws ActionError BAD_INPUT, which names the input and its entry
 */
export function refuseSecretsInInputs(
  request: Request,
  search: SecretSearch,
  env: Readonly<Record<string, string | undefined>>,
): void {
  for (const entry of inputEntries(request, env)) {
    const hit = hitIn(entry, search);
    if (hit === undefined) continue;
    const what = search.isToken(hit.secret) ? 'the token' : 'a secret';
    throw new ActionError({
      code: 'BAD_INPUT',
      message: `Input '${entry.input}'${where(entry, search)} contains ${what} '${hit.secret}' (${hit.form}). ${consequenceOf(entry.input)}`,
      hint: `Remove it there, and rotate it if the workflow file holds it. The Dockerfile reads it by RUN --mount=type=secret,id=${hit.secret}${search.isToken(hit.secret) ? ',env=HF_TOKEN' : ''}.`,
    });
  }
}

function hitIn({ text, judged }: InputEntry, search: SecretSearch): SecretHit | undefined {
  const hit = search.first(text);
  if (hit === undefined || judged === text || search.isToken(hit.secret)) return hit;
  return search.first(judged);
}

/** The number of an entry, and its key where that is no secret itself. */
function where({ number, text }: InputEntry, search: SecretSearch): string {
  if (number === 0) return '';
  const key = /^([\w./:-]+)=/.exec(text)?.[1] ?? '';
  const isShown = key !== '' && key.length <= MAX_KEY && search.first(key) === undefined;
  return isShown ? `, entry ${number} (${key}),` : `, entry ${number},`;
}

function consequenceOf(input: string): string {
  if (/^(models|datasets|hf-endpoint|hf-oidc-resource)$/.test(input))
    return 'It would be sent as a part of a URL.';
  if (input.startsWith('smoke-'))
    return 'The container would get it, and its arguments are open to every user of the engine.';
  return 'It would be kept in the image, its history, its provenance, a registry or a log.';
}
