import { SaveVM } from 'vmstate';
import { consoleState, timerState, vmstateConsole, vmstateProcessor, vmstateTimer } from './definitions.js';
import type { Toy } from './toy.js';

export function machineOf(toy: Toy): SaveVM {
  const vm = new SaveVM({ release: '7.2', machine: 'toy-1.0', pageSize: 1024 });
  vm.registerRam('toy.ram', toy.memory); // pages that are all zero take nine bytes
  vm.register(vmstateProcessor, toy.processor);
  vm.register(vmstateTimer, timerState(toy.timer));
  vm.register(vmstateConsole, consoleState(toy.console));
  return vm;
}
