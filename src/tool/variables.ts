import type { ChildEnvironment } from '../secret/environment.js';

/** The variables whose names fit: for a clean-up, which needs to know where the engine and its store are. */
export function only(env: NodeJS.ProcessEnv, names: RegExp): ChildEnvironment {
  const kept = Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && names.test(name) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(kept);
}
