// npm run pictures: draws the pictures of the README, docs/pictures, from real runs on a real engine.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { engineVariables, ensureEngine } from './engine.mjs';
import { must, root } from './setup.mjs';
import { BROWSERS, ensureTools } from './tools.mjs';

/** Of the terminal: as wide as its picture. */
const COLUMNS = 122;

must(process.execPath, ['scripts/build.mjs']);
const { screenshot } = await import('../build/__tests__/report/browser.js');
const { markdownPage, page } = await import('../build/__tests__/report/page.js');
const { summaryOfRun, terminalOfRun } = await import('./pictures/runs.mjs');
const { terminalPage } = await import('./pictures/terminal.mjs');

const folder = join(root, 'docs/pictures');
mkdirSync(folder, { recursive: true });
ensureTools(BROWSERS, line => console.error(line));
const engine = await ensureEngine();
Object.assign(process.env, engineVariables(engine));
try {
  const summary = (await summaryOfRun(engine)).replaceAll(engine.registry, 'ghcr.io');
  await draw('summary', markdownPage([summary], { isOpen: false }));
  const { body, style } = terminalPage(terminalOfRun(engine, COLUMNS));
  await draw('terminal', page(body, { style, isOpen: false }));
} finally {
  await engine.stop();
}

/** @param {string} name @param {string} html */
async function draw(name, html) {
  const file = join(folder, `${name}.png`);
  await screenshot(html, file, { scale: 1.5 });
  console.log(file);
}
