/**
 * The CPU of alpha.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fpcr } from '../../../src/devices/cpu/alpha/words.js';
import {
  ALPHA_FP_ROUND,
  type AlphaCpuState,
  type AlphaFpcr,
  packFlags,
  packFpcr,
  unpackFlags,
  unpackFpcr,
  vmstateAlphaCpu,
  vmstateAlphaEnv,
} from '../../../src/devices/cpu/alpha.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { cuts, expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import {
  blank,
  decode,
  describe,
  encode,
  load,
  RELEASES,
  type Release,
  save,
  vmstate,
} from '../../../src/vmstate/index.js';
import { bytesOf } from '../../streams/recordings.js';
import { throwsError } from '../../support/errors.js';
import { typedStates } from '../fixture.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/alpha');

checkSections(test, { targets: ['alpha'], names: ['cpu', 'timer'] });

const ALL_ONES = 2n ** 64n - 1n;
const SIGNALLING = 0x7ff0_0000_0000_0001n;
const NEGATIVE_NAN = 0xfff8_dead_beef_0001n;

const holdsFpcr = vmstate({ name: 'x', versionId: 1, fields: { fpcr: fpcr() } });

test('fpcr: all bits of the word are kept', () => {
  expectWire(holdsFpcr, { fpcr: 0n }, hex`0000000000000000`);
  expectWire(holdsFpcr, { fpcr: ALL_ONES }, hex`/* reserved bits too */ ffffffffffffffff`);
  expectWire(
    holdsFpcr,
    { fpcr: packFpcr({ SUM: true, DYN: ALPHA_FP_ROUND.plus, INV: true, DNOD: true }) },
    hex`/* SUM, up, INV, DNOD */ 8c10800000000000`,
  );
  throwsError(() => encode(holdsFpcr, { fpcr: -1n }), ValueError, { code: 'out-of-range', path: /fpcr$/ });
  assert.match(describe(holdsFpcr, { fpcr: 0n }), '{"name": "fpcr", "type": "fpcr", "size": 8}');
});

test('fpcr: each part has its bits', () => {
  const none = unpackFpcr(0n);
  assert.is(packFpcr({}), 0n);
  const flags = ['IOV', 'INE', 'UNF', 'OVF', 'DZE', 'INV', 'OVFD', 'DZED', 'INVD', 'DNZ', 'DNOD'] as const;
  const places: [keyof AlphaFpcr, number][] = [
    ['SUM', 63],
    ['INED', 62],
    ['UNFD', 61],
    ['UNDZ', 60],
  ];
  for (const [name, bit] of [...places, ...flags.map((name, i) => [name, 57 - i] as const)]) {
    assert.is(packFpcr({ [name]: true }), 1n << BigInt(bit), name);
    assert.equal(unpackFpcr(1n << BigInt(bit)), { ...none, [name]: true });
  }
  assert.is(packFpcr({ DYN: 3 }), 3n << 58n);
  assert.is(unpackFpcr(2n << 58n).DYN, ALPHA_FP_ROUND.normal);
  assert.is(packFpcr({ DYN: 4 }), 0n);
  assert.is(packFpcr(unpackFpcr(ALL_ONES)), 0xffff_8000_0000_0000n);
});

test('flags: a byte for each part', () => {
  assert.is(packFlags({}), 0);
  assert.is(packFlags({ PAL: true, PS: 0x0f, RX: true, FEN: true }), 0x01010f01);
  assert.is(packFlags({ PS: 0xff }), 0xff00);
  assert.equal(unpackFlags(0x01000701), { FEN: true, RX: false, PS: 7, PAL: true });
  assert.is(packFlags(unpackFlags(0xffffffff)), 0x0101ff01);
});

/** A CPU with a value in each kind of register. */
const alpha = (release: Release): AlphaCpuState =>
  blank(
    vmstateAlphaCpu,
    {
      parent_obj: { halted: 1, interrupt_request: 2 },
      env: {
        ir: [1n, 2n, ALL_ONES],
        fir: [NEGATIVE_NAN, SIGNALLING],
        fpcr: packFpcr({ DYN: ALPHA_FP_ROUND.normal }),
        pc: 0xfffffc00_00310000n,
        unique: 3n,
        lock_addr: ALL_ONES,
        lock_value: 4n,
        ...(release === '2.3'
          ? { ps: 8, intr_flag: 1, pal_mode: 255, fen: 1 }
          : { flags: packFlags({ FEN: true, RX: true, PS: 8 }) }),
        pcc_ofs: 0xffffffff,
        trap_arg0: 5n,
        trap_arg1: 6n,
        trap_arg2: ALL_ONES,
        exc_addr: 7n,
        palbr: 8n,
        ptbr: 9n,
        vptptr: 10n,
        sysval: 11n,
        usp: 12n,
        shadow: [13n, 0n, 0n, 0n, 0n, 0n, 0n, 20n],
        scratch: [21n],
      },
    },
    { release },
  );

test('what each release sends comes back', () => {
  for (const release of RELEASES) {
    const state = alpha(release);
    const bytes = encode(vmstateAlphaCpu, state, { release });
    assert.is(bytes.length, 8 + 872);
    assert.equal(decode(vmstateAlphaCpu, bytes, { release }), state);
    const live = blank(vmstateAlphaCpu, {}, { release });
    load(vmstateAlphaCpu, live, bytes, { release });
    sameBytes(save(vmstateAlphaCpu, live, { release }), bytes);
    cuts(bytes, (cut) => decode(vmstateAlphaCpu, cut, { release }));
  }
});

test('bytes around the flags', () => {
  const at = 8 + 2 * 31 * 8;
  const head = hex`/* fpcr */ 0800000000000000 /* pc */ fffffc0000310000 /* unique */ 0000000000000003
    /* lock */ ffffffffffffffff 0000000000000004`;
  for (const release of RELEASES) {
    const bytes = encode(vmstateAlphaCpu, alpha(release), { release });
    sameBytes(bytes.subarray(at, at + head.length), head);
    sameBytes(
      bytes.subarray(at + head.length, at + head.length + 16),
      release === '2.3'
        ? hex`/* ps intr_flag pal_mode fen */ 08 01 ff 01 /* pcc_ofs */ ffffffff /* trap */ 0000000000000005`
        : hex`/* FEN RX PS PAL */ 01 01 08 00 /* pcc_ofs */ ffffffff /* trap */ 0000000000000005`,
    );
    sameBytes(bytes.subarray(8, 24), hex`/* $0 $1 */ 0000000000000001 0000000000000002`);
    sameBytes(
      bytes.subarray(8 + 31 * 8, 24 + 31 * 8),
      hex`/* $f0: a NaN with its payload */ fff8deadbeef0001 /* $f1: a signalling one */ 7ff0000000000001`,
    );
  }
});

test('a release loads its own version alone', () => {
  for (const release of RELEASES) {
    const { env } = alpha(release);
    const bytes = encode(vmstateAlphaEnv, env, { release });
    const version = release === '2.3' ? 1 : 3;
    assert.equal(decode(vmstateAlphaEnv, bytes, { release, version }), env);
    for (const [other, code] of [
      [version + 1, 'too-new'],
      [version - 1, 'too-old'],
    ] as const) {
      throwsError(() => decode(vmstateAlphaEnv, bytes, { release, version: other }), StreamError, { code });
    }
  }
});

test('what cpu_common has besides is sent inside', () => {
  for (const release of RELEASES) {
    const state = alpha(release);
    state.parent_obj.exception_index = { exception_index: 5 };
    const bytes = encode(vmstateAlphaCpu, state, { release });
    sameBytes(
      bytes.subarray(0, 45),
      hex`/* halted, interrupts */ 00000001 00000002
        /* cpu_common/exception_index */ 05 1a 6370755f636f6d6d6f6e2f657863657074696f6e5f696e646578 00000001
        /* 5 */ 00000005 00`,
    );
    assert.equal(decode(vmstateAlphaCpu, bytes, { release }), state);
    const vm = new SaveVM({ release });
    vm.register(vmstateAlphaCpu, state, { context: { tcg: false } });
    assert.not.match(new TextDecoder('latin1').decode(vm.save()), 'exception_index');
  }
});

test('a guest that has used the FPU on one of four CPUs (11.1)', () => {
  const file = 'tests/fixtures/streams/11.1__alpha__clipper__guest.mig.gz';
  const cpus = typedStates<AlphaCpuState>(bytesOf({ file, release: '11.1' }), '11.1', 'cpu');
  assert.is(cpus.length, 4);
  const { env } = cpus[0] as AlphaCpuState;
  assert.equal(
    [...env.fir.subarray(1, 6)],
    [0x4010000000000000n, 0x3ff0000000000001n, 0xeffe800000000000n, 0x4014000000000001n, 0x7ff800000000beefn],
  );
  const { DYN, IOV, INED, UNDZ, DNOD } = unpackFpcr(env.fpcr);
  assert.equal([DYN, IOV, INED, UNDZ, DNOD], [ALPHA_FP_ROUND.plus, true, true, false, true]);
  assert.is(env.unique, 0x77n);
  assert.is(env.lock_value, 0x4010000000000000n);
  assert.equal(unpackFlags(env.flags as number), { FEN: true, RX: false, PS: 7, PAL: true });
});

test.run();
