// npm run soak: kills the action and its tools at random moments on the real engine, 200 times or `-- --runs N`, and
// prints what is left. `-- --seed S` repeats the moments of a run.
import { engineVariables, ensureEngine } from './engine.mjs';
import { must, run } from './setup.mjs';

must(process.execPath, ['scripts/build.mjs']);
const engine = await ensureEngine();
try {
  const args = ['build/__tests__/soak/main.js', ...process.argv.slice(2)];
  process.exitCode = run(process.execPath, args, { ...process.env, ...engineVariables(engine) });
} finally {
  await engine.stop();
}
