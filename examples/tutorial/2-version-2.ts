import { type AnyVMState, bind, SaveVM, uint16, vmstate } from 'vmstate';
import { left, timerState, vmstateTimer } from './definitions.js';
import { Timer, Toy } from './toy.js';

// The timer has a prescaler now. What is new has `since: 2`, and version 1 still loads.
const vmstateTimer2 = vmstate({
  name: 'timer',
  versionId: 2,
  minimumVersionId: 1,
  preLoad: (state) => {
    // What a save of version 1 does not bring.
    state.prescaler = 1;
    state.phase = 0;
  },
  fields: { period: uint16(), left: uint16(), prescaler: uint16({ since: 2 }), phase: uint16({ since: 2 }) },
});
const timerState2 = (timer: Timer) =>
  bind(vmstateTimer2, timer, {
    left,
    phase: {
      get: (t) => t['phase'],
      set: (t, value) => {
        t['phase'] = value;
      },
    },
  });

function machineOf(def: AnyVMState, state: object): SaveVM {
  const vm = new SaveVM({ release: '7.2', machine: 'toy-1.0' });
  vm.register(def, state);
  return vm;
}

const old = machineOf(vmstateTimer, timerState(new Toy().run(120).timer)).save();
const timer = Object.assign(new Timer(), { prescaler: 8 });
machineOf(vmstateTimer2, timerState2(timer)).load(old);
console.log(`a save of version 1 loads: ${timer['left']} left, prescaler ${timer.prescaler}`);

const now = machineOf(vmstateTimer2, timerState2(timer)).save();
const result = machineOf(vmstateTimer, timerState(new Timer())).tryLoad(now);
console.log(`the program of last year says: ${result.ok ? 'loaded' : result.error.message}`);
