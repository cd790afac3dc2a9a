import { add, NOTHING, type Remains } from './remains.js';
import { type Died, SIGNALS } from './soak.js';

const COLUMNS = ['secrets', 'layouts', 'directories', 'tools', 'builds'] as const;

/** The matrix as text: a row for each kind of death, what was left right after it and in the end. */
export function table(all: readonly Died[]): string {
  const rows = SIGNALS.flatMap(signal =>
    ['main', 'child'].flatMap(target =>
      [false, true].map(isPostLost => {
        const some = all.filter(({ death }) => {
          return death.signal === signal && death.target === target && death.isPostLost === isPostLost;
        });
        return row(`${signal} to ${target}, ${isPostLost ? 'post lost' : 'then post'}`, some);
      }),
    ),
  );
  const head = ['death', 'runs', 'hit', 'slowest exit', 'left right after', 'left in the end', 'faults'];
  const legend = `left: ${COLUMNS.join(' / ')}`;
  return [...aligned([head, ...rows.filter(([, runs]) => runs !== '0'), row('all', all)]), legend].join('\n');
}

function row(name: string, some: readonly Died[]): string[] {
  const exits = some.flatMap(({ exitMs }) => (exitMs === undefined ? [] : [exitMs]));
  return [
    name,
    String(some.length),
    String(some.filter(({ wasHit }) => wasHit).length),
    exits.length === 0 ? '-' : `${Math.max(...exits)} ms`,
    numbers(some.map(({ remains }) => remains)),
    numbers(some.map(({ remains, later }) => later ?? remains)),
    String(some.reduce((sum, { faults }) => sum + faults.length, 0)),
  ];
}

function numbers(all: readonly Remains[]): string {
  const sum = all.reduce(add, NOTHING);
  return COLUMNS.map(name => sum[name]).join(' / ');
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
