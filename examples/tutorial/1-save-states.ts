import { SaveVM } from 'vmstate';
import { consoleState, timerState, vmstateConsole, vmstateProcessor, vmstateTimer } from './definitions.js';
import { Toy } from './toy.js';

export function machineOf(toy: Toy): SaveVM {
  const vm = new SaveVM({ release: '7.2', machine: 'toy-1.0' });
  vm.register(vmstateProcessor, toy.processor); // the object itself: its properties have the names of the fields
  vm.register(vmstateTimer, timerState(toy.timer));
  vm.register(vmstateConsole, consoleState(toy.console));
  return vm;
}

const toy = new Toy().run(120);
const stream = machineOf(toy).save();
console.log(`saved   ${toy.look()}: ${stream.length} bytes`);

const other = new Toy();
machineOf(other).load(stream);
console.log(`loaded  ${other.look()}`);
console.log(`a hundred steps on, they are ${toy.run(100).look() === other.run(100).look() ? 'alike' : 'not alike'}`);

const broken = stream.slice();
broken[stream.length - 1] = 0;
const cut = machineOf(other).tryLoad(stream.subarray(0, 100));
console.log(cut.ok ? 'loaded' : cut.error.message);
console.log(`and nothing was touched: ${toy.look() === other.look()}`);
