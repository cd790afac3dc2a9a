// A build's log through the guard, in a process of its own: `node scripts/bench/log-once.mjs MEGABYTES [chunked]`
// starts a process that prints so much, and writes what is left of it to standard output. Prints seconds, bytes and
// peak memory as JSON to standard error.
import { readFileSync } from 'node:fs';
import { LogGuard } from '../../build/src/log/guard.js';
import { LogSecrets } from '../../build/src/log/log-secrets.js';
import { logDrained, logLine } from '../../build/src/runner/log.js';
import { makeNeedles } from '../../build/src/scan/needles/needles.js';
import { textForms } from '../../build/src/secret/forms.js';
import { redactor } from '../../build/src/secret/redact.js';
import { SecretValue } from '../../build/src/secret/value.js';
import { follow } from '../../build/src/tool/follow.js';

const [megabytes = '1024', kind = 'lines'] = process.argv.slice(2);
const TOKEN = 'hf_bEnChmarkTokenXyQwErTzUiOpAsDfGhJkL';
const LINE = '#7 12.345 Downloading shards: 45% |████▌     | 5/11 [00:12<00:15,  2.51s/it] of the model';
const TEXTS = {
  // What a build prints, and what is the most work: every line hides something.
  lines: '#7 12.345 Collecting transformers==4.44.0 from https://files.example.org/packages/5c/transformers',
  unicode: LINE,
  hidden: `#7 12.345 Authorization: \x1b[31mBearer ${TOKEN}\x1b[0m and so on until the line has its usual length`,
  endless: 'x'.repeat(4096),
};
const text = TEXTS[/** @type {keyof typeof TEXTS} */ (kind)];
const print = kind === 'endless' ? `yes '${text}' | tr -d '\\n'` : `yes '${text}'`;
const program = `printf '#7 [2/3] RUN make\\n' >&2; ${print} | head -c ${Number(megabytes) * 1e6} >&2`;
const secret = new SecretValue(TOKEN);
let findings = 0;
const start = performance.now();
await follow({
  tool: { command: 'sh', prefix: ['-c', program] },
  args: [],
  env: { PATH: process.env['PATH'] ?? '' },
  cancel: new AbortController().signal,
  guard: new LogGuard({ isRunnerLog: true, resumeToken: 'resume', write: logLine }),
  secrets: new LogSecrets(
    makeNeedles([{ id: 'hf_token', value: Buffer.from(TOKEN), tokens: [] }]),
    redactor(textForms(secret)),
  ),
  onFinding: () => findings++,
  drained: logDrained,
});
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage();
const peak = peakMemory();
console.error(
  JSON.stringify({ seconds, bytes: Number(megabytes) * 1e6, peak, findings, cpu: (user + system) / 1e6 }),
);

/** In bytes. What getrusage tells begins with that of the process that started this one; /proc does not. */
function peakMemory() {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // another system than Linux
  }
  return process.resourceUsage().maxRSS * 1024;
}
