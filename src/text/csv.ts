import { parse } from 'csv-parse/sync';
import { ActionError } from '../errors.js';

/**
 * The fields of one line of the CSV that buildx flags are written in: `type=image,"name=a,b"`.
 * @throws ActionError BAD_INPUT
 */
export function csvFields(text: string): string[] {
  try {
    const records: string[][] = parse(text, { relax_quotes: true, relax_column_count: true, trim: true });
    return records.flat();
  } catch (error) {
    throw new ActionError({
      code: 'BAD_INPUT',
      message: say =>
        `An entry of \`${say.name('outputs')}\`, \`${say.name('attests')}\`, \`${say.name('provenance')}\` or \`${say.name('sbom')}\` has a quotation mark that is not closed.`,
      hint: 'Write attributes as key=value,"key=value, with a comma".',
      cause: error,
    });
  }
}

/** The fields as attributes, keys in small letters as buildx reads them; a field without `=` has the value ''. */
export function csvAttributes(text: string): { key: string; value: string }[] {
  return csvFields(text).map(field => {
    const cut = field.indexOf('=');
    if (cut === -1) return { key: field.trim().toLowerCase(), value: '' };
    return { key: field.slice(0, cut).trim().toLowerCase(), value: field.slice(cut + 1).trim() };
  });
}

/** Writes one field so that a path with commas or quotes in it stays one field (RFC 4180). */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
