// What a terminal shows, as a page of HTML.

const COLORS = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' };

const STYLE = `
body { margin: 0; background: #fff; } main { padding: 20px; box-sizing: border-box; width: 1012px; }
.window { border-radius: 10px; background: #0d1117; box-shadow: 0 6px 24px #0005; overflow: hidden; }
.bar { display: flex; gap: 8px; padding: 12px 14px; background: #161b22; }
.bar i { width: 12px; height: 12px; border-radius: 50%; } .bar i:nth-child(1) { background: #ff5f56; }
.bar i:nth-child(2) { background: #ffbd2e; } .bar i:nth-child(3) { background: #27c93f; }
pre { margin: 0; padding: 14px 18px 20px; color: #e6edf3; font: 12.5px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; }
.dim { color: #7d8590; } b { color: #7ee787; }
`;

/** A terminal draws a line again and again: the last drawing is what stays. */
const ERASE = '\r\u001b[2K';

/**
 * @param {{ command: string, output: string }} run
 * @returns {{ body: string, style: string }}
 */
export function terminalPage({ command, output }) {
  const lines = output.split('\r\n').map(line => line.split(ERASE).at(-1) ?? '');
  const shown = withoutMiddle(lines).map(line =>
    /^#\d/.test(line) ? `<span class="dim">${html(line)}</span>` : html(line),
  );
  const body = `<main><div class="window"><div class="bar"><i></i><i></i><i></i></div><pre><b>$</b> ${html(command)}\n${shown.join('\n')}</pre></div></main>`;
  return { body, style: STYLE };
}

/**
 * The log of a build is long: its first lines, and what comes after its last step.
 * @param {readonly string[]} lines
 */
function withoutMiddle(lines) {
  const steps = lines.flatMap((line, index) => (/^#\d+ \[[^\]]*\d\/\d\] (?!FROM)/.test(line) ? [index] : []));
  const last = lines.findLastIndex(line => /^#\d+ /.test(line));
  const named = steps.flatMap(index => lines.slice(index, index + 1));
  const end = lines
    .slice(last + 1)
    .join('\n')
    .trim()
    .split('\n');
  return [lines[0] ?? '', ...named, '…', ...end];
}

/** @param {string} line */
function html(line) {
  return line
    .replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
    .replace(/\u001b\[(\d+)m/g, (_, code) =>
      code in COLORS ? `<span style="color:${COLORS[/** @type {31} */ (code)]}">` : '</span>',
    );
}
