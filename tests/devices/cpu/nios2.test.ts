/**
 * The CPU of nios2, with its interrupt controller.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateNios2Cpu } from '../../../src/devices/cpu/nios2.js';
import { vmstateNios2Vic } from '../../../src/devices/intc/nios2-vic.js';
import { hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode } from '../../../src/vmstate/index.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/nios2');

checkSections(test, { targets: ['nios2'], names: ['cpu_common', 'timer'] });

test('of a CPU only cpu_common is sent', () => {
  assert.is(vmstateNios2Cpu.name, 'cpu_common');
});

test('nios2-vic: bytes', () => {
  const state = blank(vmstateNios2Vic, {
    int_config: [0x41],
    vic_config: 2,
    int_raw_status: 1,
    int_enable: 0x80000000,
    sw_int: 3,
    vic_status: 0x80000000,
    vec_tbl_base: 0x1000,
    vec_tbl_addr: 0x1010,
  });
  const bytes = encode(vmstateNios2Vic, state, { release: '7.2' });
  assert.is(bytes.length, 156);
  sameBytes(bytes.subarray(0, 8), hex`/* int_config */ 00000041 00000000`);
  sameBytes(
    bytes.subarray(128),
    hex`/* config */ 00000002 /* raw */ 00000001 /* enable */ 80000000 /* sw */ 00000003 /* status */ 80000000
      /* base, addr */ 00001000 00001010`,
  );
  assert.equal(decode(vmstateNios2Vic, bytes, { release: '7.2' }), state);
});

test.run();
