import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { findCommand, lastLines, run } from './commands.mjs';
import { EngineError } from './error.mjs';
import { installPackages, whyNoInstall } from './packages.mjs';
import { hasImage } from './registry.mjs';

const CLIENT = 'huggingface_hub';
const CLIENT_VERSION = '2.4.0';
const REPOSITORY = 'hf-secret-build/hub-client';
const TAG = `${CLIENT_VERSION}-2`; // the number: of what this file makes of it

/** The distribution's: one from elsewhere on the PATH may be a wrapper, or have its library anywhere. */
const PYTHON = '/usr/bin/python3';
const PROGRAMS = ['sh', 'cat', 'env', 'ls', 'sha256sum'];
/** Large, and of no use to the client. */
const LEFT_OUT = new Set(['test', 'idlelib', 'lib2to3', 'tkinter', 'ensurepip', 'pydoc_data', 'turtledemo']);

/** The usual entry point, but for the Python of the image. */
const HF = `#!/usr/bin/python3
import sys
from huggingface_hub.cli.hf import main
sys.exit(main())
`;

/** The client asks a registry for its newest version; nothing but the local Hub is to be asked. */
const DOCKERFILE = `FROM scratch
COPY rootfs /
ENV PATH=/usr/bin PYTHONPATH=/opt/client HF_HUB_DISABLE_UPDATE_CHECK=1 HF_HUB_DISABLE_TELEMETRY=1
CMD ["sh"]
`;

/** @typedef {{ registry: string, env: Record<string, string> }} Where */

/**
 * Gives an image with a shell, Python and the real `hf` command: the one in the registry, or a new one of this
 * machine's Python and the client from its package registry.
 * @param {Where} where
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the name of the image
 * @throws {EngineError} `missing` where Python or the client cannot be had, `failed` where docker broke
 */
export async function ensureHubImage(where, log) {
  const name = `${where.registry}/${REPOSITORY}:${TAG}`;
  if (await hasImage(Number(where.registry.split(':')[1]), REPOSITORY, TAG)) return name;
  await ensurePython(log);
  log(`engine: making the image of ${CLIENT} ${CLIENT_VERSION}`);
  const context = mkdtempSync(join(tmpdir(), 'hf-secret-build-hub-image-'));
  try {
    await fill(context);
    await push(context, name, where.env);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
  return name;
}

/** @param {(line: string) => void} log */
async function ensurePython(log) {
  if (await hasPip()) return;
  const why = whyNoInstall();
  if (why === undefined) await installPackages(['python3', 'python3-pip'], { log });
  if (await hasPip()) return;
  throw new EngineError(
    'missing',
    `${PYTHON} -m pip does not run${why === undefined ? '' : `, and ${why}`}.`,
    {
      hint: 'Install python3 and python3-pip.',
    },
  );
}

async function hasPip() {
  return (await run(PYTHON, ['-m', 'pip', '--version'])).code === 0;
}

/** @param {string} context */
async function fill(context) {
  const rootfs = join(context, 'rootfs');
  await installClient(join(rootfs, 'opt/client'));
  await copyPython(rootfs);
  for (const name of PROGRAMS) copyProgram(name, rootfs);
  await copyLibraries(rootfs);
  writeFileSync(join(rootfs, 'usr/bin/hf'), HF, { mode: 0o755 });
  mkdirSync(join(rootfs, 'tmp'));
  chmodSync(join(rootfs, 'tmp'), 0o1777); // mkdir's own mode is cut by the umask
  writeFileSync(join(context, 'Dockerfile'), DOCKERFILE);
}

/** @param {string} folder */
async function installClient(folder) {
  const options = ['--quiet', '--disable-pip-version-check', '--only-binary=:all:', '--target', folder];
  const { code, stderr } = await run(
    PYTHON,
    ['-m', 'pip', 'install', ...options, `${CLIENT}==${CLIENT_VERSION}`],
    { timeoutMs: 300_000 },
  );
  if (code === 0) return;
  throw new EngineError('missing', `pip cannot install ${CLIENT}:\n${lastLines(stderr)}\n`, {
    hint: "Check the machine's line to its package registry.",
  });
}

/** Python finds its library from its own place; both stay where they are on this machine. @param {string} rootfs */
async function copyPython(rootfs) {
  const library = dirname((await mustRun(PYTHON, ['-I', '-c', 'import os; print(os.__file__)'])).trim());
  cpSync(library, join(rootfs, library), {
    recursive: true,
    dereference: true,
    filter: file =>
      !LEFT_OUT.has(basename(file)) && !basename(file).startsWith('config-') && existsSync(file),
  });
  copyProgram('python3', rootfs);
}

/** @param {string} name @param {string} rootfs */
function copyProgram(name, rootfs) {
  const file = name === 'python3' ? PYTHON : findCommand(name);
  if (file === undefined) throw new EngineError('missing', `This machine has no ${name}.`);
  cpSync(realpathSync(file), join(rootfs, 'usr/bin', name));
  if (name !== 'sh') return;
  cpSync(realpathSync(file), join(rootfs, 'bin', name));
}

/** What the programs and extension modules are linked with, the loader among it. @param {string} rootfs */
async function copyLibraries(rootfs) {
  const find = ['-type', 'f', '(', '-name', '*.so*', '-o', '-path', '*/usr/bin/*', ')'];
  const files = (await mustRun('find', [rootfs, ...find])).trim().split('\n');
  const linked = (await run('ldd', files)).stdout.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm);
  for (const file of new Set([...linked].map(([, file = '']) => file))) {
    if (!file.startsWith(rootfs)) cpSync(realpathSync(file), join(rootfs, file));
  }
}

/** The engine's own builder: a container could not reach the registry. @param {string} context @param {string} name @param {Record<string, string>} env */
async function push(context, name, env) {
  const builder = (await run('docker', ['context', 'show'], { env })).stdout.trim() || 'default';
  const options = ['--builder', builder, '--push', '--provenance=false', '--tag', name];
  await mustRun('docker', ['buildx', 'build', ...options, context], env);
}

/** @param {string} command @param {readonly string[]} args @param {Record<string, string>} [env] @returns {Promise<string>} what it printed */
async function mustRun(command, args, env = {}) {
  const { code, stdout, stderr } = await run(command, args, { env, timeoutMs: 300_000 });
  if (code === 0) return stdout;
  throw new EngineError('failed', `${command} failed:\n${lastLines(stderr)}\n`);
}
