import { Ajv2020 } from 'ajv/dist/2020.js';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';

/** A function that says what of a value is not as a schema (draft 4 or 2020-12) wants it; [] when all is. */
export function validatorOf(schema: string): (value: unknown) => string[] {
  const document = JSON.parse(schema) as Readonly<Record<string, unknown>>;
  const isOld = String(document['$schema']).includes('draft-04');
  const options = { strict: false, allErrors: true, unicodeRegExp: false };
  const ajv = isOld ? new draft04.default(options) : new Ajv2020(options);
  formats.default(ajv);
  const validate = ajv.compile(document);
  return value =>
    validate(value) ? [] : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
}
