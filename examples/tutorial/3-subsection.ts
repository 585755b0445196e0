import { type AnyVMState, alloc, bind, SaveVM, uint8, uint16, vbuffer, vmstate } from 'vmstate';
import { consoleState, text, vmstateConsole } from './definitions.js';
import { Console } from './toy.js';

// An escape sequence that has begun. Hardly ever is there one, so nearly all saves still load in older programs.
const vmstateEscape = vmstate({
  name: 'console/escape',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.length > 0,
  fields: { length: uint8(), digits: alloc(vbuffer('length')) },
});
const vmstateConsole2 = vmstate({
  name: 'console',
  versionId: 1,
  minimumVersionId: 1,
  fields: { length: uint16(), text: alloc(vbuffer('length')), colour: uint8() },
  subsections: { escape: vmstateEscape },
});

const escapeState = (console: Console) =>
  bind(vmstateEscape, console, {
    length: { get: (c) => c.sequence.length, set: () => {} },
    digits: {
      get: (c) => Uint8Array.from(c.sequence),
      set: (c, bytes) => {
        c.sequence = [...bytes];
      },
    },
  });
const consoleState2 = (console: Console) =>
  bind(vmstateConsole2, console, { ...text, escape: { get: escapeState, set: () => {} } });

function machineOf(def: AnyVMState, state: object): SaveVM {
  const vm = new SaveVM({ release: '7.2', machine: 'toy-1.0' });
  vm.register(def, state);
  return vm;
}

const console1 = new Console();
for (const code of [72, 105]) console1.print(code);
const quiet = machineOf(vmstateConsole2, consoleState2(console1)).save();
for (const code of [27, 51, 49]) console1.print(code);
const inside = machineOf(vmstateConsole2, consoleState2(console1)).save();
console.log(`the subsection takes ${inside.length - quiet.length} bytes of stream and description, when there is one`);

const console2 = new Console();
machineOf(vmstateConsole2, consoleState2(console2)).load(inside);
console2.print(109); // the end of the sequence
console.log(`the sequence goes on: ${JSON.stringify(console2.text)} in colour ${console2.colour}`);

for (const [name, stream] of Object.entries({ quiet, inside })) {
  const result = machineOf(vmstateConsole, consoleState(new Console())).tryLoad(stream);
  console.log(`${name}, in the program of last year: ${result.ok ? 'loaded' : result.error.message}`);
}
