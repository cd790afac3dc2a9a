import { type Answer, type Asking, ask } from '../../tool/ask.js';
import { find } from '../../tool/find.js';
import { STANDALONE } from './find.js';
import { saysNoBuildx } from './refusals.js';

/** Asks buildx something that builds nothing; through the standalone one where docker lacks the plugin. */
export async function askBuildx(args: readonly string[], asking: Asking): Promise<Answer> {
  const answer = await ask(args, asking);
  if (answer.code === 0 || !answer.stderr.split('\n').some(saysNoBuildx)) return answer;
  const standalone = await find(STANDALONE);
  return standalone === undefined ? answer : ask(args, { ...asking, tool: standalone });
}
