import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../engine/recorder.js';

/**
 * A `docker`, or another engine, on a PATH of its own that does something first and then is the real one. `script` is shell; `$*` are
 * the arguments, `$0.calls` is a file with those of every call, and `exit` keeps the real one from being called.
 */
export class StandIn {
  readonly bin: string;
  readonly #folder: string;
  readonly #program: string;

  /** @param program the command whose place it takes */
  constructor(script: string, program: 'docker' | 'podman' | 'buildah' = 'docker') {
    this.#program = program;
    this.#folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
    this.bin = join(this.#folder, 'bin');
    mkdirSync(this.bin);
    const file = join(this.bin, program);
    writeFileSync(
      file,
      `#!/bin/sh\necho "$*" >> "$0.calls"\n${script}\nexec '${programPath(program)}' "$@"\n`,
    );
    chmodSync(file, 0o755);
  }

  /** The PATH with the stand-in in front. */
  get path(): string {
    return `${this.bin}:${process.env['PATH'] ?? ''}`;
  }

  /** The arguments of each call. */
  calls(): string[] {
    const file = join(this.bin, `${this.#program}.calls`);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
