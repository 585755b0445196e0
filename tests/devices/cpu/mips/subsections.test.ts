/**
 * Subsections of a MIPS CPU: the timer, and Octeon's multiplier and coprocessor 2.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  octeonLlmTree,
  vmstateMipsTimer,
  vmstateOcteonCrypto,
  vmstateOcteonMultiplierTc,
} from '../../../../src/devices/cpu/mips/subsections.js';
import { type MipsCpuContext, vmstateMips64Cpu } from '../../../../src/devices/cpu/mips.js';
import { StreamError, ValueError } from '../../../../src/errors.js';
import { SaveVM } from '../../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../../src/testing/index.js';
import { blank, decode, encode, RELEASES, type Release, vmstate } from '../../../../src/vmstate/index.js';
import { concat } from '../../../support/bytes.js';
import { throwsError } from '../../../support/errors.js';

const test = suite('devices/cpu/mips/subsections');

const ALL_ONES = 2n ** 64n - 1n;
const memory = vmstate({ name: 'x', versionId: 1, fields: { llm: octeonLlmTree() } });

test('octeon_llm_tree: addresses go up', () => {
  expectWire(memory, { llm: new Map() }, hex`/* none */ 00000000`);
  const bytes = hex`/* two */ 00000002 /* 0x10 */ 0000000000000010 1122334455667788
    /* the last */ ffffffffffffffff ffffffffffffffff`;
  const words: [bigint, bigint][] = [
    [0x10n, 0x1122334455667788n],
    [ALL_ONES, ALL_ONES],
  ];
  expectWire(memory, { llm: new Map(words) }, bytes);
  sameBytes(encode(memory, { llm: new Map([...words].reverse()) }), bytes);
});

test('octeon_llm_tree: what does not fit is refused', () => {
  const refused = (address: bigint, word: bigint, code: string) =>
    throwsError(() => encode(memory, { llm: new Map([[address, word]]) }), ValueError, { code, path: /llm/ });
  refused(-1n, 0n, 'out-of-range');
  refused(1n << 64n, 0n, 'out-of-range');
  refused(0n, -1n, 'out-of-range');
  refused(0 as unknown as bigint, 0n, 'wrong-type');
  const many = hex`ffffffff 0000000000000001 0000000000000002`;
  throwsError(() => decode(memory, many), StreamError, { code: 'truncated', path: /llm/ });
});

test('timer and multiplier: bytes', () => {
  expectWire(vmstateMipsTimer, { timer: 1908735844n }, hex`/* ns */ 0000000071c4ff64`);
  expectWire(vmstateMipsTimer, { timer: -1n }, hex`/* not pending */ ffffffffffffffff`);
  const bytes = concat(
    hex`/* MPL0 */ 123456789abcdef0`,
    new Uint8Array(40),
    new Uint8Array(40),
    hex`/* P5 */ ffffffffffffffff`,
  );
  const regs = (at: number, value: bigint) => BigUint64Array.from({ length: 6 }, (_, i) => (i === at ? value : 0n));
  expectWire(vmstateOcteonMultiplierTc, { MPL: regs(0, 0x123456789abcdef0n), P: regs(5, ALL_ONES) }, bytes);
});

test('coprocessor 2: each register comes back', () => {
  const words = (n: number, from: number) => BigUint64Array.from({ length: n }, (_, i) => BigInt(from + i));
  const state = {
    hsh_dat: words(16, 1),
    hsh_iv: words(8, 17),
    sha3_dat24: 25n,
    des3_key: words(3, 26),
    des3_iv: 29n,
    des3_result: 30n,
    aes_resinp: words(2, 31),
    aes_iv: words(2, 33),
    aes_key: words(4, 35),
    crc_poly: 0x04c11db7,
    crc_iv: 0xffffffff,
    gfm_mul: words(2, 39),
    gfm_resinp: words(2, 41),
    gfm_poly: 0xe100,
    aes_keylen: 3,
    crc_len: 8,
    chord: 1n,
    llm_data: words(2, 43),
    llm36: new Map([[1n, 2n ** 36n - 1n]]),
    llm64: new Map(),
  };
  const bytes = encode(vmstateOcteonCrypto, state);
  assert.is(bytes.length, 45 * 8 + 8 + 2 + 2 + 4 + 16 + 4);
  sameBytes(bytes.subarray(38 * 8, 38 * 8 + 16), hex`/* CRC */ 04c11db7 ffffffff /* gfm_mul[0] */ 0000000000000027`);
  sameBytes(bytes.subarray(-24), hex`/* llm36 */ 00000001 0000000000000001 0000000fffffffff /* llm64 */ 00000000`);
  assert.equal(decode(vmstateOcteonCrypto, bytes), state);
});

test('only 11.1 has subsections: the timer but under KVM, the rest of an Octeon', () => {
  const sent = (release: Release, context?: MipsCpuContext) => {
    const state = blank(
      vmstateMips64Cpu,
      { timer: { timer: 1n }, octeon_multiplier: {}, octeon_crypto: { llm36: new Map(), llm64: new Map() } },
      { release },
    );
    const vm = new SaveVM({ release });
    vm.register(vmstateMips64Cpu, state, context && { context });
    const text = new TextDecoder('latin1').decode(vm.save());
    return ['cpu/timer', 'cpu/octeon_multiplier', 'cpu/octeon_crypto'].map((name) =>
      text.includes(`\x05${String.fromCharCode(name.length)}${name}`),
    );
  };
  for (const release of RELEASES.slice(0, -1)) assert.equal(sent(release), [false, false, false], release);
  assert.equal(sent('11.1'), [true, true, true], 'what is there is sent where nothing else is known');
  assert.equal(sent('11.1', { timer: true, octeon: true }), [true, true, true]);
  assert.equal(sent('11.1', { timer: false }), [false, true, true]);
  assert.equal(sent('11.1', { octeon: false }), [true, false, false]);
});

test.run();
