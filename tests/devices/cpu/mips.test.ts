/**
 * The CPUs of mips, mipsel, mips64 and mips64el.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fpr } from '../../../src/devices/cpu/mips/tc.js';
import {
  type MipsCpuState,
  packConfig5,
  packEntryLo,
  packFcr31,
  packStatus,
  packTlbFlags,
  unpackEntryLo,
  unpackFcr31,
  unpackStatus,
  vmstateMips64Cpu,
  vmstateMipsCpu,
} from '../../../src/devices/cpu/mips.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { readStream } from '../../../src/savevm/stream/index.js';
import { cuts, expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import {
  blank,
  decode,
  encode,
  load,
  RELEASES,
  type Release,
  save,
  type Values,
  vmstate,
} from '../../../src/vmstate/index.js';
import { bytesOf } from '../../streams/recordings.js';
import { throwsError } from '../../support/errors.js';
import { typedStates } from '../fixture.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/mips');

checkSections(test, {
  targets: ['mips', 'mipsel', 'mips64', 'mips64el'],
  names: ['cpu', 'cpu_common', 'timer', 'mips-gcr', 'mips-cpc'],
});

const ALL_ONES = 2n ** 64n - 1n;
const SIGNALLING = 0x7ff0_0000_0000_0001n;
const NEGATIVE_NAN = 0xfff8_dead_beef_0001n;

const holdsFpr = vmstate({ name: 'x', versionId: 1, fields: { fpr: fpr() } });

test('fpr: bits of both halves, the lower first', () => {
  expectWire(
    holdsFpr,
    { fpr: [SIGNALLING, NEGATIVE_NAN] },
    hex`/* bits 63 to 0 */ 7ff0000000000001 /* 127 to 64 */ fff8deadbeef0001`,
  );
  expectWire(holdsFpr, { fpr: [ALL_ONES, 0n] }, hex`ffffffffffffffff 0000000000000000`);
  for (const value of [
    [-1n, 0n],
    [0n, 1n << 64n],
  ] as [bigint, bigint][]) {
    throwsError(() => encode(holdsFpr, { fpr: value }), ValueError, { code: 'out-of-range', path: /fpr.*\[[01]\]$/ });
  }
  throwsError(() => encode(holdsFpr, { fpr: [1, 2] as never }), ValueError, { code: 'wrong-type' });
});

/** What all releases and both widths have, with the highest bit of each kind of word set somewhere. */
const common = (long: 32 | 64): Values<MipsCpuState> => {
  const all = 2n ** BigInt(long) - 1n;
  return {
    active_tc: { gpr: [0n, all], PC: all - 3n, HI: [1n, 2n, 3n, all], CP0_TCStatus: -1, msacsr: 0x01000003 },
    active_fpu: {
      fpr: [
        [NEGATIVE_NAN, SIGNALLING],
        [ALL_ONES, 0n],
      ],
      fcr0: 0x739300,
      fcr31: packFcr31({ FCC: 0x7f, RM: 2 }),
    },
    mvp: { CP0_MVPControl: 1, CP0_MVPConf0: -0x80000000 },
    tlb: {
      nb_tlb: 16,
      tlb_in_use: 17,
      tlb: [{ VPN: 0x400000n, PageMask: 0x6000, ASID: 255, MMID: 0, flags: packTlbFlags({ V0: true }), PFN: [1n, 2n] }],
    },
    current_tc: 1,
    error_code: -1,
    bcond: all,
    CP0_Index: -0x80000000,
    CP0_Count: -1,
    CP0_Status: packStatus({ CU: 15, BEV: true }),
    CP0_WatchLo: [0n, all],
    CP0_KScratch: [all],
    tcs: [{ PC: 4n }, { gpr: [0n, all], CP0_TCBind: 1 << 21 }],
    fpus: [{ fcr31: 1 }],
  };
};

/** What only some releases send. */
const later = (long: 32 | 64, release: Release): Values<MipsCpuState> => {
  const all = 2n ** BigInt(long) - 1n;
  if (release === '2.3') return { CP0_EBase: -0x80000000, CP0_WatchHi: [-1], CP0_TagLo: -1 };
  return {
    CP0_EntryLo0: packEntryLo(long, { RI: true, PFN: 0x12_345678n }),
    CP0_PWBase: all,
    CP0_EBase: all,
    CP0_Config5: packConfig5({ M: true, MI: true }),
    CP0_LLAddr: ALL_ONES,
    CP0_MAAR: [0n, ALL_ONES],
    CP0_WatchHi: [ALL_ONES],
    CP0_TagLo: ALL_ONES,
    ...(release === '5.2' || release === '7.2' ? { CP0_SAARI: 0xffffffff, CP0_SAAR: [1n, ALL_ONES] } : {}),
    ...(release === '5.2' ? {} : { CP0_VPControl: -1, CP0_GlobalNumber: -1, CP0_CMGCRBase: all, CP0_ErrCtl: -1 }),
    ...(release === '11.1' ? { timer: { timer: -1n } } : {}),
  };
};

const mips = (release: Release): MipsCpuState =>
  blank(vmstateMipsCpu, { ...common(32), ...later(32, release) }, { release });
const mips64 = (release: Release): MipsCpuState =>
  blank(vmstateMips64Cpu, { ...common(64), ...later(64, release) }, { release });

test('what each release sends comes back', () => {
  const timer = 23;
  const sizes = { '2.3': 7552, '5.2': 8952, '7.2': 10056, '10.0': 10568, '11.1': 10568 + timer } as const;
  const sizes64 = { '2.3': 12672, '5.2': 13068, '7.2': 19616, '10.0': 20128, '11.1': 20128 + timer } as const;
  for (const release of RELEASES) {
    for (const [def, state, size] of [
      [vmstateMipsCpu, mips(release), sizes[release]],
      [vmstateMips64Cpu, mips64(release), sizes64[release]],
    ] as const) {
      const bytes = encode(def, state, { release });
      assert.is(bytes.length, size, release);
      assert.equal(decode(def, bytes, { release }), state);
      const live = blank(def, {}, { release });
      if (release === '11.1') live.timer = { timer: 0n };
      load(def, live, bytes, { release });
      sameBytes(save(def, live, { release }), bytes);
    }
  }
});

test('every truncation is an error', () => {
  const release = '2.3';
  cuts(encode(vmstateMipsCpu, mips(release), { release }), (cut) => decode(vmstateMipsCpu, cut, { release }));
});

test('a release loads its own version alone', () => {
  const versions = { '2.3': 6, '5.2': 20, '7.2': 21, '10.0': 21, '11.1': 21 } as const;
  for (const release of RELEASES) {
    const bytes = encode(vmstateMipsCpu, mips(release), { release });
    const version = versions[release];
    assert.equal(decode(vmstateMipsCpu, bytes, { release, version }), mips(release));
    for (const [other, code] of [
      [version + 1, 'too-new'],
      [version - 1, 'too-old'],
    ] as const) {
      throwsError(() => decode(vmstateMipsCpu, bytes, { release, version: other }), StreamError, { code });
    }
  }
});

test('words that are too wide for the target are refused', () => {
  const release = '7.2';
  const wide = mips(release);
  wide.active_tc.gpr[31] = 1n << 32n;
  throwsError(() => encode(vmstateMipsCpu, wide, { release }), ValueError, {
    code: 'out-of-range',
    path: /active_tc.*gpr.*31/,
  });
  const unsigned = { ...mips(release), CP0_Status: 0x80000000 };
  throwsError(() => encode(vmstateMipsCpu, unsigned, { release }), ValueError, {
    code: 'out-of-range',
    path: /CP0_Status$/,
  });
});

test('bits without a name are kept', () => {
  for (const release of RELEASES) {
    const state = { ...mips64(release), CP0_Status: -1, CP0_Cause: -1, CP0_Config3: -1 };
    state.active_fpu.fcr31 = 0xffffffff;
    assert.equal(decode(vmstateMips64Cpu, encode(vmstateMips64Cpu, state, { release }), { release }), state);
  }
});

test('2.3 describes the section, and so do the others', () => {
  for (const release of RELEASES) {
    const vm = new SaveVM({ release });
    vm.register(vmstateMipsCpu, mips(release), { instanceId: 0 });
    const { items } = readStream(vm.save(), { release });
    const how = items.flatMap((item) => (item.kind === 'device' ? [item.content.how] : []));
    assert.equal(how, ['described'], release);
  }
});

test('a guest that has used FPU, vectors and TLB (P5600, 7.2)', () => {
  const file = 'tests/fixtures/streams/7.2__mips__mipssim__guest-P5600.mig.gz';
  const [cpu] = typedStates<MipsCpuState>(bytesOf({ file, release: '7.2' }), '7.2', 'cpu');
  assert.ok(cpu);
  assert.equal(cpu.active_fpu.fpr[31], [0x5555555555555555n, 0x5555555555555555n]);
  assert.equal(cpu.active_fpu.fpr[5], [ALL_ONES - 2n, ALL_ONES - 2n]);
  assert.equal(cpu.active_fpu.fpr[3], [0x7ff4beefn, 0n]);
  const fcsr = unpackFcr31(cpu.active_fpu.fcr31);
  assert.equal([fcsr.FS, fcsr.NAN2008, fcsr.RM, fcsr.Flags], [true, true, 3, 1]);
  const status = unpackStatus(cpu.CP0_Status);
  assert.equal([status.CU, status.FR, status.BEV, status.ERL], [2, true, true, true]);
  // Sixteen entries written by index, two more at random: one was put behind the last.
  assert.is(cpu.tlb.nb_tlb, 64);
  assert.is(cpu.tlb.tlb_in_use, 65);
  const both = packTlbFlags({ G: true, C0: 3, C1: 3, V0: true, V1: true, D0: true, EHINV: false });
  assert.equal(cpu.tlb.tlb[3], {
    VPN: 0x418000n,
    PageMask: 0x6000,
    ASID: 0x55,
    MMID: 0,
    flags: both,
    PFN: [0x4000n, 0x4000n],
  });
  assert.equal(unpackEntryLo(32, cpu.CP0_EntryLo0), {
    RI: false,
    XI: false,
    PFN: 0x1en,
    C: 3,
    D: true,
    V: true,
    G: true,
  });
});

test('a guest that has used multiplier and coprocessor 2 (Octeon68XX, 11.1)', () => {
  const file = 'tests/fixtures/streams/11.1__mips64__malta__guest-Octeon68XX.mig.gz';
  const [cpu] = typedStates<MipsCpuState>(bytesOf({ file, release: '11.1' }), '11.1', 'cpu');
  assert.ok(cpu?.octeon_crypto && cpu.octeon_multiplier && cpu.timer);
  const word = 0x1122334455667788n;
  assert.is(cpu.octeon_multiplier.active_tc.MPL[0], 0x123456789abcdef0n);
  assert.is(cpu.octeon_crypto.aes_key[0], word);
  assert.equal(
    [...cpu.octeon_crypto.llm64],
    [
      [0x10n, word],
      [0x30n, word],
    ],
  );
  assert.equal([...cpu.octeon_crypto.llm36], [[0x20n, word & 0xfffffffffn]]);
  assert.is(cpu.timer.timer > 0n, true);
});

test.run();
