// npm run workflows: actionlint and zizmor over the workflows and actions. Needs a Go toolchain and Python, which
// runners have; npm run check does without them, and __tests__/workflows.test.ts watches the rules that matter most.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCommand } from './processes.mjs';
import { must } from './setup.mjs';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

const missing = ['go', 'python3'].filter(name => findCommand(name) === undefined);
if (missing.length > 0) {
  console.error(`npm run workflows needs ${missing.join(' and ')}.`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'workflows-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.env['GOBIN'] = folder;
must('go', ['install', ACTIONLINT]);
must(join(folder, 'actionlint'), []);

const python = join(folder, 'python');
must('python3', ['-m', 'venv', python]);
// Wheels alone, of known content: nothing of the package is run to install it.
const trusted = ['--require-hashes', '--only-binary=:all:', '--requirement', '.github/requirements.txt'];
must(join(python, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', ...trusted]);
// With a token it asks, too, whether each pinned commit is the tag that its comment names.
const reach = process.env['GH_TOKEN'] ? [] : ['--offline'];
must(join(python, 'bin/zizmor'), ['--quiet', '--persona=auditor', ...reach, '.']);
console.log('actionlint and zizmor have nothing to say.');
