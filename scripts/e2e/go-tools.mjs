import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findCommand, MachineError } from '../processes.mjs';

const BUILDX = { module: 'github.com/docker/buildx', version: 'v0.36.1' };
const BUILDKIT = { module: 'github.com/moby/buildkit', version: 'v0.32.2' };

/** @throws {MachineError} where there is no Go toolchain */
export function requireGo() {
  if (findCommand('go') === undefined)
    throw new MachineError('npm run e2e builds buildx and BuildKit: install Go 1.25 or newer.');
}

/** Builds buildx as docker's plugin. @param {string} config the folder that is to be DOCKER_CONFIG */
export function buildBuildx(config) {
  const plugins = join(config, 'cli-plugins');
  mkdirSync(plugins, { recursive: true });
  goBuild(BUILDX, ['-o', join(plugins, 'docker-buildx'), './cmd/buildx']);
}

/** Builds buildkitd and buildctl. @param {string} folder */
export function buildBuildkit(folder) {
  mkdirSync(folder, { recursive: true });
  goBuild(BUILDKIT, ['-o', `${folder}/`, './cmd/buildkitd', './cmd/buildctl']);
}

/**
 * In the module's own folder, so that its go.mod decides about its dependencies; `go install` refuses modules that
 * exclude some.
 * @param {{ module: string, version: string }} source
 * @param {readonly string[]} args
 */
function goBuild({ module, version }, args) {
  const told = execFileSync('go', ['mod', 'download', '-json', `${module}@${version}`], { encoding: 'utf8' });
  const { Dir: cwd } = JSON.parse(told);
  const flags = ['-trimpath', '-ldflags', `-s -w -X ${module}/version.Version=${version}`];
  execFileSync('go', ['build', ...flags, ...args], {
    cwd,
    env: { ...process.env, CGO_ENABLED: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
