/**
 * Control registers and power controllers of MIPS's coherent processing systems.
 */
import { suite } from 'uvu';
import { vmstateMipsGcr } from '../../../src/devices/misc/mips-cmgcr.js';
import { vmstateMipsCpc } from '../../../src/devices/misc/mips-cpc.js';
import { expectWire, hex } from '../../../src/testing/index.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/misc/mips-cps');

checkSections(test, { targets: ['mips64el'], names: ['mips-gcr', 'mips-cpc'] });

test('mips-gcr: bytes', () => {
  expectWire(vmstateMipsGcr, { cpc_base: 0x1bde0001n }, hex`/* base, enabled */ 000000001bde0001`);
});

test('power controllers: a bit for each processor that runs', () => {
  expectWire(vmstateMipsCpc, { vp_running: 0xfn }, hex`000000000000000f`);
});

test.run();
