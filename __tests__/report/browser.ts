import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { markdownPage, type PageFacts } from './page.js';

/** The names of Chromium, of distributions and of Google. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const WIDTH = 1012;

/**
 * The browser of this machine.
 * @throws Error when there is none; `npm test` installs it where it can
 */
function findBrowser(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = NAMES.flatMap(name => folders.map(folder => join(folder, name))).find(existsSync);
  if (found !== undefined) return found;
  throw new Error(
    'There is no Chromium here. Install it (Debian: apt-get install chromium), or run npm test as root.',
  );
}

/** What a browser makes of each of these texts of Markdown, as GitHub shows them. */
export async function factsOf(texts: readonly string[]): Promise<PageFacts[]> {
  return withPage(markdownPage(texts, { isOpen: false }), async open => {
    const dom = await open(['--dump-dom']);
    const facts = /data-facts="([^"]*)"/.exec(dom)?.[1];
    if (facts === undefined) throw new Error(`The page did not come to its end: ${dom.slice(-500)}`);
    return JSON.parse(Buffer.from(facts, 'base64').toString('utf8')) as PageFacts[];
  });
}

/** Draws a page into a PNG file, as high as its content. */
export async function screenshot(html: string, file: string, { scale = 1 } = {}): Promise<void> {
  await withPage(html, async open => {
    const height = /data-height="(\d+)"/.exec(await open(['--dump-dom']))?.[1] ?? '800';
    const size = `--window-size=${WIDTH},${height}`;
    await open([`--screenshot=${file}`, size, `--force-device-scale-factor=${scale}`, '--hide-scrollbars']);
  });
}

type Open = (args: readonly string[]) => Promise<string>;

async function withPage<T>(html: string, work: (open: Open) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  try {
    return await work(args => run([...args, `--user-data-dir=${join(folder, 'profile')}`, `file://${file}`]));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function run(args: readonly string[]): Promise<string> {
  const own = [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--disable-dev-shm-usage',
    '--timezone=Asia/Kolkata',
  ];
  // Its sandbox wants a user other than root, or namespaces that containers do not have; the page is our own.
  const options = [...own, '--no-sandbox', `--window-size=${WIDTH},1000`, '--virtual-time-budget=20000'];
  const { stdout } = await promisify(execFile)(findBrowser(), [...options, ...args], {
    maxBuffer: 64 * 2 ** 20,
    env: { ...process.env, TZ: 'Asia/Kolkata' }, // half an hour off: nothing may depend on the reader's clock
    timeout: 50_000,
  });
  return stdout;
}
