// npm run build: compiles the sources and tests (build/) and bundles the entries (dist/).
import { rmSync } from 'node:fs';
import { ensurePackages, must, root } from './setup.mjs';

/** Each entry becomes a bundle of its own, so that the post step loads nothing that it does not use. */
const ENTRIES = ['main', 'post'];

ensurePackages();
must(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.']);
rmSync(`${root}/dist`, { recursive: true, force: true });
for (const entry of ENTRIES) {
  must(process.execPath, [
    'node_modules/@vercel/ncc/dist/ncc/cli.js',
    'build',
    `build/src/${entry}.js`,
    '--out',
    `dist/${entry}`,
    '--license',
    'licenses.txt',
    '--quiet',
    '--no-cache',
  ]);
}
