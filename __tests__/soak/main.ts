/** `npm run soak`: the kill matrix at full length, with its table. */

import { parseArgs } from 'node:util';
import { leftInTheEnd, soak } from './soak.js';
import { table } from './table.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    lanes: { type: 'string', default: '2' },
  },
});
const options = { runs: Number(values.runs), seed: Number(values.seed), lanes: Number(values.lanes) };
console.log(`Seed ${options.seed}: npm run soak -- --runs ${options.runs} --seed ${options.seed}`);
const all = await soak({
  ...options,
  tell: ({ death, faults, remains, later }, number) => {
    for (const fault of faults) console.log(`${number}: ${JSON.stringify(death)}: ${fault}`);
    const left = Object.values(later ?? remains).some(count => count > 0);
    if (left) console.log(`${number}: ${JSON.stringify(death)}: left ${JSON.stringify(later ?? remains)}`);
    if (number % 20 === 0) console.log(`${number} of ${options.runs} …`);
  },
});
console.log(`\n${table(all)}`);
const isBad = Object.values(leftInTheEnd(all)).some(count => count > 0);
process.exitCode = isBad || all.some(({ faults }) => faults.length > 0) ? 1 : 0;
