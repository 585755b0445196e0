/**
 * The CPU of avr.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { packSreg, segment, sreg, unpackSreg, vmstateAvrCpu } from '../../../src/devices/cpu/avr.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, describe, encode, type Release, vmstate } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/avr');

checkSections(test, { targets: ['avr'], names: ['cpu', 'timer'] });

const releases: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];

test('sreg: all eight bits', () => {
  const def = vmstate({ name: 'x', versionId: 1, fields: { sreg: sreg() } });
  expectWire(def, { sreg: 0 }, hex`/* sreg */ 00`);
  expectWire(def, { sreg: 0xff }, hex`/* sreg */ ff`);
  expectWire(def, { sreg: packSreg({ i: true, c: true }) }, hex`/* I and C */ 81`);
  throwsError(() => encode(def, { sreg: 256 }), ValueError, { code: 'out-of-range', path: 'x/sreg' });
});

test('packSreg and unpackSreg take each other back', () => {
  const flags = ['c', 'z', 'n', 'v', 's', 'h', 't', 'i'] as const;
  flags.forEach((flag, bit) => {
    assert.is(packSreg({ [flag]: true }), 1 << bit, flag);
    assert.is(unpackSreg(1 << bit)[flag], true, flag);
  });
  for (let byte = 0; byte < 256; byte++) assert.is(packSreg(unpackSreg(byte)), byte);
});

test('rampZ: a byte, of a type of its own', () => {
  const def = vmstate({ name: 'x', versionId: 1, fields: { rampZ: segment('rampZ') } });
  expectWire(def, { rampZ: 0xfe }, hex`/* rampZ */ fe`);
  assert.match(describe(def, { rampZ: 0 }), '{"name": "rampZ", "type": "rampZ", "size": 1}');
});

test('a CPU: names, bytes and versions', () => {
  for (const release of releases) {
    const state = blank(vmstateAvrCpu, {
      pc_w: 0x3fffff,
      sp: 0x21ff,
      skip: 1,
      r: Uint8Array.from({ length: 32 }, (_, n) => n),
      sreg: packSreg({ z: true }),
      rampD: 1,
      rampX: 2,
      rampY: 3,
      rampZ: 4,
      eind: 5,
    });
    const bytes = encode(vmstateAvrCpu, state, { release });
    assert.is(bytes.length, 146);
    sameBytes(
      bytes.subarray(0, 20),
      hex`/* pc_w */ 003fffff /* sp */ 000021ff /* skip */ 00000001 /* r0 r1 */ 00000000 00000001`,
    );
    sameBytes(bytes.subarray(136), hex`/* r31 */ 0000001f /* sreg */ 02 /* rampD X Y Z eind */ 01 02 03 04 05`);
    assert.equal(decode(vmstateAvrCpu, bytes, { release }), state);
    assert.match(
      describe(vmstateAvrCpu, state, { release }),
      /"name"\s*:\s*"env",\s*"type"\s*:\s*"sreg",\s*"size"\s*:\s*1/,
    );
  }
  const bytes = encode(vmstateAvrCpu, blank(vmstateAvrCpu), { release: '5.2' });
  throwsError(() => decode(vmstateAvrCpu, bytes, { release: '5.2', version: 1 }), StreamError, { code: 'too-new' });
  throwsError(() => decode(vmstateAvrCpu, bytes, { release: '7.2', version: 0 }), StreamError, { code: 'too-old' });
});

test.run();
