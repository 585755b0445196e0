import { array, bind, bool, load, save, uint8, uint16, vmstate } from 'vmstate';
import { type Resumable, resume } from 'vmstate/testing';
import { accessors, stateOf, vmstatePulseTimer } from './definition.js';
import { PulseTimer } from './pulse-timer.js';

const machine: Resumable<PulseTimer> = {
  create() {
    const timer = new PulseTimer({ raise: () => {} });
    timer.start(100, 7);
    return timer;
  },
  step: (timer) => timer.step(),
  save: (timer) => save(vmstatePulseTimer, stateOf(timer)),
  load: (timer, bytes) => {
    load(vmstatePulseTimer, stateOf(timer), bytes);
  },
};
resume(machine, { steps: 10_000, before: 1234 });
console.log('10000 steps after the load, both timers are alike');

// The same with the definition that forgets `phase`, and a look at nothing but what the program can see.
const forgetful = vmstate({
  name: 'pulse-timer',
  versionId: 1,
  fields: { enabled: bool(), counter: uint16(), reload: uint16(), divider: uint8(), history: array(4, uint16()) },
});
const { counter, reload, divider } = accessors;
const partOf = (timer: PulseTimer) => bind(forgetful, timer, { counter, reload, divider });
const broken: Resumable<PulseTimer> = {
  ...machine,
  save: (timer) => save(forgetful, partOf(timer)),
  load: (timer, bytes) => {
    load(forgetful, partOf(timer), bytes);
  },
  look: (timer) => ({ counter: timer['counter'] }),
};
try {
  resume(broken, { steps: 10_000, before: 1234 });
} catch (error) {
  console.log((error as Error).message);
}
