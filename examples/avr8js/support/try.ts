import { Bench, inputs } from './bench.js';
import { sideBySide } from './side-by-side.js';
import { randomNumbers } from './random.js';
const random = randomNumbers(1);
for (const name of ['timers','serial','buses','pins'] as const) {
  const t = performance.now();
  const moments = Array.from({length: 12}, () => ({ cycle: random(400000) })).sort((a,b)=>a.cycle-b.cycle);
  const v = sideBySide(name, { moments });
  console.log(name, (performance.now()-t).toFixed(0), v.map(x => [x.cycle, x.events.join(), x.size, x.state, x.output].join(' | ')));
}
