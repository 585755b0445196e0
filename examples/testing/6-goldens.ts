import { type AnyVMState, uint16, vmstate } from 'vmstate';
import { goldens } from 'vmstate/testing';
import { goldenFile } from 'vmstate/testing/node';
import { stateOf, vmstatePulseTimer } from './definition.js';
import { PulseTimer } from './pulse-timer.js';

const create = () => new PulseTimer({ raise: () => {} });
const running = create();
running.start(1000, 8);
for (let i = 0; i < 27; i++) running.step();
const states = { 'at power on': stateOf(create()), running: stateOf(running) };

const file = goldenFile('examples/testing/pulse-timer.golden.txt');
goldens(vmstatePulseTimer, states, file, { release: '7.2' });
console.log(file.read()?.split('\n== end ==')[0]);

// Somebody widens the divider, and does not think of the saves that are out there.
const wider: AnyVMState = vmstate({
  ...{ name: 'pulse-timer', versionId: 1, minimumVersionId: 1 },
  fields: { ...vmstatePulseTimer.fields, divider: uint16() },
});
try {
  goldens(wider, states, file, { release: '7.2' });
} catch (error) {
  console.log(`\n${(error as Error).message}`);
}
