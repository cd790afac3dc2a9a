import { type HubRow, hubName } from '../hub/rows.js';
import { type Paint, printable } from './show.js';

/** The colour of the access to a repository. */
export const ACCESS_COLORS = { granted: 'green', unknown: 'yellow', refused: 'red' } as const;

/** The table for a person, one repository a line. */
export function hubTable(rows: readonly HubRow[], paint: Paint): string[] {
  const names = rows.map(hubName);
  const width = Math.max(0, ...names.map(name => name.length));
  return rows.map(
    ({ access, state }, index) =>
      `${printable(names[index] ?? '').padEnd(width)}  ${paint(access, ACCESS_COLORS[state])}`,
  );
}
