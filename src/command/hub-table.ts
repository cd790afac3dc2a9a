import { type HubRow, hubName } from '../preflight/hub-rows.js';
import { type Paint, printable } from './show.js';

/** The table for a person, one repository a line. */
export function hubTable(rows: readonly HubRow[], paint: Paint): string[] {
  const names = rows.map(hubName);
  const width = Math.max(0, ...names.map(name => name.length));
  return rows.map(({ access }, index) => {
    const color = access === 'yes' ? 'green' : access.startsWith('not ') ? 'yellow' : 'red';
    return `${printable(names[index] ?? '').padEnd(width)}  ${paint(access, access === 'not found' ? 'red' : color)}`;
  });
}
