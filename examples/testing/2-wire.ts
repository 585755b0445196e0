import { expectWire, wireText } from 'vmstate/testing';
import { stateOf, vmstatePulseTimer } from './definition.js';
import { PulseTimer } from './pulse-timer.js';

const timer = new PulseTimer({ raise: () => {} });
timer.start(1000, 8);
for (let i = 0; i < 27; i++) timer.step();

console.log(wireText(vmstatePulseTimer, stateOf(timer)));

const bytes = `
  01                        // enabled
  03e5 03e8                 // counter, reload
  08 03                     // divider, phase
  00                        // pending
  0000 0000 0000 0000       // history`;
expectWire(vmstatePulseTimer, stateOf(timer), bytes);

timer.step(); // one more, and the test would say:
try {
  expectWire(vmstatePulseTimer, stateOf(timer), bytes);
} catch (error) {
  console.log(`\n${(error as Error).message}`);
}
