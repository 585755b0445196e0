/**
 * Counts and conditions see what is being loaded, not the live state: a setter may keep nothing, or a getter may derive
 * its value from something that comes later.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { alloc, bind, load, SaveVM, save, uint8, uint16, vbuffer, vmstate, when } from '../../src/index.js';

const test = suite('vmstate/bind-counts');

class Screen {
  text = '';
  colour = 7;
}

const vmstateScreen = vmstate({
  name: 'screen',
  versionId: 1,
  fields: { length: uint16(), text: alloc(vbuffer('length')), colour: uint8(), extra: when('long', uint8()) },
  conditions: { long: ({ length }) => length > 1 },
});

/** The count is the length of the text, which comes behind it. */
const stateOf = (screen: Screen) =>
  bind(vmstateScreen, screen, {
    length: { get: (s) => s.text.length, set: () => {} },
    text: {
      get: (s) => Uint8Array.from(s.text, (letter) => letter.charCodeAt(0)),
      set: (s, bytes) => {
        s.text = String.fromCharCode(...bytes);
      },
    },
    extra: { get: () => 9, set: () => {} },
  });

test('a count that is derived from what it counts', () => {
  const [one, other] = [Object.assign(new Screen(), { text: 'abc', colour: 3 }), new Screen()];
  load(vmstateScreen, stateOf(other), save(vmstateScreen, stateOf(one)));
  assert.equal({ ...other }, { text: 'abc', colour: 3 });
  load(vmstateScreen, stateOf(other), save(vmstateScreen, stateOf(new Screen())));
  assert.equal({ ...other }, { text: '', colour: 7 });
});

test('the same in a machine, and in both passes', () => {
  const machine = (screen: Screen) => {
    const vm = new SaveVM({ release: '11.1' });
    vm.register(vmstateScreen, stateOf(screen));
    return vm;
  };
  const [one, other] = [Object.assign(new Screen(), { text: 'abc', colour: 3 }), new Screen()];
  machine(other).load(machine(one).save());
  assert.equal({ ...other }, { text: 'abc', colour: 3 });
});

test('a default that preLoad set for an absent field holds for conditions in both passes', () => {
  const def = vmstate({
    name: 'd',
    versionId: 1,
    preLoad: (state) => {
      state.mode = 2;
    },
    fields: { has: uint8(), mode: when('has', uint8()), wide: when('wide', uint8()), last: uint8() },
    conditions: { has: ({ has }) => has === 1, wide: ({ mode }) => mode === 2 },
  });
  const live = { has: 1, mode: 1, wide: 0, last: 0 };
  load(def, live, Uint8Array.of(0, 8, 9));
  assert.equal(live, { has: 0, mode: 2, wide: 8, last: 9 });
  load(def, live, Uint8Array.of(1, 3, 7));
  assert.equal(live, { has: 1, mode: 3, wide: 8, last: 7 });
});

test.run();
