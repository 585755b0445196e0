/**
 * What cannot move is refused, with a reason, and nothing is half done.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError, ValueError } from 'vmstate';
import { buildMachine, pcI440fx72 } from 'vmstate/machines';
import { throwsError } from '../../../tests/support/errors.js';
import { requiring } from '../../support/requirements.js';
import { fromQemu } from '../src/move/from-qemu.js';
import { buildPc } from '../src/move/machine.js';
import { toQemu } from '../src/move/to-qemu.js';
import { readStateFile, writeStateFile } from '../src/state/file.js';
import { openState } from '../src/state/machine.js';
import { MEMORY, V86Guest, whyNoV86 } from '../support/v86.js';

const test = suite('refusals');
const withV86 = requiring(test, whyNoV86());

let saved: Uint8Array | undefined;

/** A v86 whose BIOS may or may not have run: its form is that of any. */
async function template(): Promise<Uint8Array> {
  if (saved !== undefined) return saved;
  const guest = await V86Guest.start();
  await guest.emulator.stop();
  saved = new Uint8Array(await guest.emulator.save_state());
  await guest.end();
  return saved;
}

test('what is no state of v86 does not become a stream', () => {
  throwsError(() => toQemu(new Uint8Array(100), { now: 0 }), StreamError, { code: 'bad-magic', offset: 0 });
});

withV86('a v86 with a device that has no definition is refused by the name of the device', async () => {
  const tree = readStateFile(await template());
  tree[83] = [0];
  const error = throwsError(() => openState(writeStateFile(tree)), StreamError, {
    code: 'unsupported',
    path: 'slot 83',
  });
  assert.match(error.message, /virtio network card/);
});

withV86('a value of another type is refused with its path', async () => {
  const machine = openState(await template());
  machine.state.uart0.ier = 'x' as never;
  throwsError(() => machine.vm.save(), ValueError, { code: 'wrong-type', path: 'v86/uart/ier' });
});

withV86('a stream of the 64-bit target is refused at its CPU', async () => {
  const stream = buildMachine(pcI440fx72, { memory: MEMORY }).vm.save();
  const file = await template();
  throwsError(() => fromQemu(stream, { template: file }), StreamError, { code: 'footer-missing', path: 'cpu' });
});

withV86('a stream of a PC with a display is refused where none is expected', async () => {
  const stream = buildPc({ memory: MEMORY, display: true }).machine.vm.save();
  const file = await template();
  throwsError(() => fromQemu(stream, { template: file }), StreamError, { code: 'ram-unknown-block' });
});

withV86('a stream of a PC with more memory is refused', async () => {
  const stream = buildPc({ memory: 2 * MEMORY }).machine.vm.save();
  const file = await template();
  throwsError(() => fromQemu(stream, { template: file }), StreamError, { code: 'ram-block-size' });
});

withV86('a stream that breaks off is refused wherever it breaks off', async () => {
  const stream = buildPc({ memory: MEMORY }).machine.vm.save();
  const file = await template();
  for (let length = 0; length < stream.length; length += 4999) {
    const error = throwsError(() => fromQemu(stream.subarray(0, length), { template: file }), StreamError, {
      code: 'truncated',
    });
    assert.ok((error.offset ?? 0) <= length);
  }
});

test.run();
