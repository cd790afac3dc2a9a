import { parse } from 'csv-parse/sync';

/** How the text of a list input is cut into entries. */
export interface ListGrammar {
  /** `split`: a comma ends an entry. `keep`: only a line break does. */
  readonly commas: 'split' | 'keep';
  /** `csv`: "…" keeps commas and line breaks together. `none`: quotation marks are ordinary characters. */
  readonly quotes: 'csv' | 'none';
  readonly whiteSpace: 'trim' | 'keep';
}

export const LINES_AND_COMMAS: ListGrammar = { commas: 'split', quotes: 'csv', whiteSpace: 'trim' };
export const LINES: ListGrammar = { commas: 'keep', quotes: 'csv', whiteSpace: 'trim' };

/**
 * Cuts a list input into its entries as docker/build-push-action does; empty entries vanish.
 * @throws CsvError when a quoted entry does not end
 */
export function parseList(text: string, grammar: ListGrammar): string[] {
  const records: string[][] = parse(text, {
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // Both in one text: a secret that was stored on Windows ends in \r\n, the lines of the workflow in \n.
    record_delimiter: ['\r\n', '\n', '\r'],
    quote: grammar.quotes === 'csv' ? '"' : false,
  });
  return records
    .flatMap(fields => entriesOf(fields, grammar))
    .filter(entry => entry.trim() !== '')
    .map(entry => (grammar.whiteSpace === 'trim' ? entry.trim() : entry));
}

function entriesOf(fields: readonly string[], grammar: ListGrammar): readonly string[] {
  if (grammar.commas === 'keep') return [fields.join(',')];
  // A line that is quoted as a whole still splits: "a,b" is two entries.
  return fields.length === 1 ? (fields[0] ?? '').split(',') : fields;
}
