// An image with a shell, Python and the real `hf` command, for builds that download from a Hub on loopback.
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
import { ask, findCommand, MachineError, mustAsk } from './processes.mjs';
import { hasImage, pushImage } from './registry.mjs';

const CLIENT = 'huggingface_hub';
const VERSION = '2.4.0';
const IMAGE = `hf-secret-build/hub-client:${VERSION}-2`; // the number: of what this file makes of it

/** The distribution's: one from elsewhere on the PATH may be a wrapper, or have its library anywhere. */
const PYTHON = '/usr/bin/python3';
const PROGRAMS = ['sh', 'cat', 'env', 'ls', 'sha256sum'];
/** Large, and of no use to the client. */
const LEFT_OUT = /^(test|idlelib|lib2to3|tkinter|ensurepip|pydoc_data|turtledemo|config-.*)$/;

const HF = `#!/usr/bin/python3\nimport sys\nfrom huggingface_hub.cli.hf import main\nsys.exit(main())\n`;

/** The client asks a registry for its newest version; nothing but the local Hub is to be asked. */
const DOCKERFILE = `FROM scratch
COPY rootfs /
ENV PATH=/usr/bin PYTHONPATH=/opt/client HF_HUB_DISABLE_UPDATE_CHECK=1 HF_HUB_DISABLE_TELEMETRY=1
CMD ["sh"]
`;

/**
 * @param {import('./engine.mjs').Engine} engine
 * @param {(line: string) => void} log
 * @returns {Promise<string>} the name of the image: the one in the registry, or a new one
 * @throws {MachineError}
 */
export async function ensureHubImage({ registry, env }, log) {
  const name = `${registry}/${IMAGE}`;
  if (await hasImage(registry, IMAGE)) return name;
  log(`Making the image of ${CLIENT} ${VERSION}`);
  const context = mkdtempSync(join(tmpdir(), 'hf-secret-build-hub-image-'));
  try {
    fill(join(context, 'rootfs'));
    writeFileSync(join(context, 'Dockerfile'), DOCKERFILE);
    pushImage({ context, name, env });
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
  return name;
}

/** @param {string} rootfs */
function fill(rootfs) {
  const options = ['--quiet', '--disable-pip-version-check', '--only-binary=:all:'];
  const target = ['--target', join(rootfs, 'opt/client')];
  mustAsk(PYTHON, ['-m', 'pip', 'install', ...options, ...target, `${CLIENT}==${VERSION}`]);
  // Python finds its library from its own place; both stay where they are on this machine.
  const library = dirname(mustAsk(PYTHON, ['-I', '-c', 'import os; print(os.__file__)']).trim());
  cpSync(library, join(rootfs, library), {
    recursive: true,
    dereference: true,
    filter: file => !LEFT_OUT.test(basename(file)) && existsSync(file),
  });
  for (const name of PROGRAMS) copyProgram(findCommand(name), join(rootfs, 'usr/bin', name));
  copyProgram(PYTHON, join(rootfs, 'usr/bin/python3'));
  copyProgram(findCommand('sh'), join(rootfs, 'bin/sh'));
  copyLibraries(rootfs);
  writeFileSync(join(rootfs, 'usr/bin/hf'), HF, { mode: 0o755 });
  mkdirSync(join(rootfs, 'tmp'));
  chmodSync(join(rootfs, 'tmp'), 0o1777); // mkdir's own mode is cut by the umask
}

/** @param {string | undefined} from @param {string} to */
function copyProgram(from, to) {
  if (from === undefined) throw new MachineError(`This machine has no ${basename(to)}.`);
  cpSync(realpathSync(from), to);
}

/** What the programs and extension modules are linked with, the loader among it. @param {string} rootfs */
function copyLibraries(rootfs) {
  const find = ['-type', 'f', '(', '-name', '*.so*', '-o', '-path', '*/usr/bin/*', ')'];
  const files = mustAsk('find', [rootfs, ...find])
    .trim()
    .split('\n');
  const linked = ask('ldd', files).stdout.matchAll(/(?:=> |^\s+)(\/\S+) \(0x/gm);
  for (const file of new Set([...linked].map(([, file = '']) => file)))
    if (!file.startsWith(rootfs)) cpSync(realpathSync(file), join(rootfs, file));
}
