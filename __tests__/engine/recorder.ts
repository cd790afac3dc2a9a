import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the child processes of the action were started with, and what they found at that moment. */
export interface Recording {
  /** Of the first build: what is asked before it is no build. */
  readonly argv: readonly string[];
  /** Of all of them. */
  readonly arguments: string;
  readonly environ: string;
  /** `mode path` of each secret file and of its directory. */
  readonly modes: readonly string[];
  /** The bytes of each secret file, in the order of the arguments. */
  readonly secrets: readonly string[];
}

interface RecorderOptions {
  /** What `buildx version` answers. */
  readonly version?: string;
  /** A docker to hand over to once everything is written down; without it the stand-in succeeds at once. */
  readonly real?: string;
  /** The command whose place it takes. */
  readonly program?: 'docker' | 'podman';
}

/**
 * A `docker` on a PATH of its own that writes down how it was started. It records, and where `real` is given it
 * becomes the real docker.
 */
export class Recorder {
  /** The folder to put in front of PATH. */
  readonly bin: string;
  readonly #folder: string;

  constructor({ version = '0.29.1', real, program = 'docker' }: RecorderOptions = {}) {
    this.#folder = mkdtempSync(join(tmpdir(), 'recorder-'));
    this.bin = join(this.#folder, 'bin');
    mkdirSync(this.bin);
    writeFileSync(join(this.bin, program), script(this.#folder, version, real));
    chmodSync(join(this.bin, program), 0o755);
  }

  /** What was recorded; undefined when no build was started. */
  read(): Recording | undefined {
    if (!existsSync(join(this.#folder, 'argv'))) return undefined;
    const calls = this.#text('argv')
      .split('\x1e')
      .map(call => call.split('\0').slice(0, -1));
    const argv = calls.find(words => words.length > 0 && !words.some(isQuestion));
    if (argv === undefined) return undefined;
    return {
      argv,
      arguments: this.#text('argv'),
      environ: this.#text('environ'),
      modes: this.#text('modes').split('\n').slice(0, -1),
      secrets: this.#text('secrets').split('\x1e').slice(0, -1),
    };
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #text(name: string): string {
    return readFileSync(join(this.#folder, name), 'utf8');
  }
}

/** A folder for PATH that holds these programs and no other. */
export function binFolder(programs: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bin-'));
  for (const [name, target] of Object.entries(programs)) symlinkSync(target, join(folder, name));
  return folder;
}

/** The absolute path of a program on this machine. */
export function programPath(name: string): string {
  return execFileSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' }).trim();
}

/** The question for the Dockerfile's mounts. */
const isQuestion = (word: string) => word.startsWith('--call=outline');

function script(folder: string, version: string, real: string | undefined): string {
  return `#!/bin/sh
if [ "$2" = version ]; then echo "github.com/docker/buildx v${version} 0000000"; exit 0; fi
for file in modes secrets; do : >> '${folder}/'$file; done
for word in "$@"; do
  case "$word" in --call=outline*) break;; id=*,src=*)
    path=\${word#*,src=}
    stat -c '%a %n' "$path" "$(dirname "$path")" "$(dirname "$(dirname "$path")")" >> '${folder}/modes'
    cat "$path" >> '${folder}/secrets'; printf '\\036' >> '${folder}/secrets';;
  esac
done
cat /proc/$$/environ >> '${folder}/environ'
{ printf '%s\\0' "$@"; printf '\\036'; } >> '${folder}/argv'
${real === undefined ? 'exit 0' : `exec '${real}' "$@"`}
`;
}
