// npm run e2e: the tests of the engine and the gate with the newest buildx, which pushes layouts as they are. It is
// built from its module by a Go toolchain; npm test makes do with the buildx of the distribution.
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runActExamples } from './e2e/act.mjs';
import { findCommand } from './engine/commands.mjs';
import { must, run } from './setup.mjs';

const BUILDX = 'github.com/docker/buildx/cmd/buildx@v0.36.1';

if (findCommand('go') === undefined) {
  console.error('npm run e2e needs a Go toolchain to build buildx. Install Go 1.25 or newer.');
  process.exit(1);
}
const config = mkdtempSync(join(tmpdir(), 'e2e-'));
try {
  const plugins = join(config, 'cli-plugins');
  mkdirSync(plugins);
  process.env['GOBIN'] = plugins;
  must('go', ['install', BUILDX]);
  renameSync(join(plugins, 'buildx'), join(plugins, 'docker-buildx'));
  process.env['DOCKER_CONFIG'] = config;
  const patterns = ['gate/', 'main-job', 'git-context-build'];
  process.exitCode = run(process.execPath, ['scripts/test.mjs', ...patterns, ...process.argv.slice(2)]);
  process.exitCode ||= await runActExamples();
} finally {
  rmSync(config, { recursive: true, force: true });
}
