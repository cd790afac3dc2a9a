import { parse } from 'csv-parse/sync';
import { ActionError } from '../errors.js';
import type { BuildInputs } from '../request.js';
import { csvField } from '../text/csv.js';

/** What Dockerfile frontends answer without building; `check` is buildx's other word for `lint`. */
const QUESTIONS = ['check', 'lint', 'outline', 'targets', 'subrequests.describe'];

/** Go's ParseBool. */
const BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;

/**
 * Reads the input `call` as buildx does (util/buildflags/callfunc.go): one line of CSV with a name, `format=` and
 * `ignorestatus=` in any order.
 * @returns '' for a build, whatever its attributes, since they mean nothing there; else the question in plain CSV
 * @throws ActionError BAD_INPUT, which does not repeat the value
 */
export function parseCall(text: string): string {
  if (text === '') return '';
  const fields = fieldsOf(text);
  const names = fields.filter(field => !field.includes('='));
  const attributes = fields.filter(field => field.includes('='));
  const name = names.pop() ?? '';
  const isKnown = name === 'build' || QUESTIONS.includes(name);
  if (!isKnown || names.some(another => another !== '') || !attributes.every(isAttribute)) throw notKnown();
  return name === 'build' ? '' : [name, ...attributes].map(csvField).join(',');
}

/** What is left of a build that only asks the Dockerfile something: there is no image that could go anywhere. */
export function withoutResults(build: BuildInputs): BuildInputs {
  return build.call === '' ? build : { ...build, push: false, load: false, outputs: [], cacheTo: [] };
}

function fieldsOf(text: string): string[] {
  try {
    const records: string[][] = parse(text, { relax_column_count: true });
    const [fields = []] = records;
    return records.length === 1 ? fields : [];
  } catch {
    throw notKnown(); // the parser's own words repeat the text
  }
}

function isAttribute(field: string): boolean {
  const cut = field.indexOf('=');
  const [key, value] = [field.slice(0, cut), field.slice(cut + 1)];
  return key === 'format' || (key === 'ignorestatus' && BOOLEAN.test(value));
}

function notKnown(): ActionError {
  return new ActionError({
    code: 'BAD_INPUT',
    message: say => `${say.input('call')} is no call of buildx that is known here.`,
    hint: `Write build, ${QUESTIONS.slice(0, -1).join(', ')} or ${QUESTIONS.at(-1)}, if need be with ,format=json or ,ignorestatus=true behind it.`,
  });
}
