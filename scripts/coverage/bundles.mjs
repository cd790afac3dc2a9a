import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup.mjs';

/**
 * Puts in the place of each bundle one that loads the compiled sources of the entry themselves, and records.
 * @param {string} folder with the bundles
 * @param {{ entries: readonly string[], raw: string }} what raw: where the records go
 */
export function recordingBundles(folder, { entries, raw }) {
  const recorder = pathToFileURL(join(root, 'scripts/coverage/record.mjs')).href;
  for (const entry of entries) {
    const sources = pathToFileURL(join(root, `build/src/${entry}.js`)).href;
    writeFileSync(
      join(folder, entry, 'index.js'),
      `#!/usr/bin/env node
import { record } from '${recorder}';
record(${JSON.stringify(raw)});
await import('${sources}');
`,
    );
  }
}
