/**
 * The CPUs of sparc and sparc64, with the interrupt controller and the timers of sun4m.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateSparcCpuTimer } from '../../../src/devices/cpu/sparc/v9.js';
import {
  packCc,
  packFsr,
  packPsr,
  pairMmus,
  SPARC_FP_EXCEPTION,
  SPARC_FTT,
  SPARC_REGBASE_LENGTH,
  type Sparc64CpuState,
  type SparcCpuState,
  unpackCc,
  unpackFsr,
  unpackPsr,
  unpairMmus,
  vmstateSparc64Cpu,
  vmstateSparcCpu,
  windowOf,
} from '../../../src/devices/cpu/sparc.js';
import { vmstateSlavioIntctl, vmstateSlavioIntctlCpu } from '../../../src/devices/intc/slavio-intctl.js';
import { vmstateSlavioCpuTimer, vmstateSlavioTimer } from '../../../src/devices/timer/slavio-timer.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { readStream } from '../../../src/savevm/stream/index.js';
import { cuts, expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, encode, load, RELEASES, type Release, save } from '../../../src/vmstate/index.js';
import { concat } from '../../support/bytes.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/sparc');

checkSections(test, {
  targets: ['sparc', 'sparc64'],
  names: ['cpu', 'cpu_common', 'timer', 'slavio_intctl', 'slavio_timer'],
});

const later = RELEASES.slice(1);
const ALL_ONES = 2n ** 64n - 1n;
const SIGNALLING = 0x7ff0000000000001n;
const NEGATIVE_NAN = 0xfff8_dead_beef_0001n;

/** As many registers as the release sends for eight windows, numbered from 1. */
const registers = (release: Release, nwindows = 8) =>
  BigUint64Array.from({ length: release === '11.1' ? SPARC_REGBASE_LENGTH : 16 * nwindows }, (_, i) => BigInt(i + 1));

/** A CPU of sparc with a value in each register that a release may send. */
const sparc = (release: Release): SparcCpuState =>
  blank(
    vmstateSparcCpu,
    {
      gregs: [0n, 0xffffffffn],
      nwindows: 8,
      regbase: registers(release),
      fpr: [NEGATIVE_NAN, SIGNALLING],
      pc: 0x1000n,
      npc: 0x1004n,
      y: 2n,
      psr: packPsr({ impl: 1, ver: 15, n: true, ef: true, pil: 9, s: true, cwp: 3 }),
      fsr: packFsr({ rd: 3, ver: 4, qne: true }),
      tbr: 0xf0000090n,
      interrupt_index: 0x1e,
      pil_in: 1 << 14,
      wim: 0x80,
      mmuregs: [1, 2, 3],
      mxccdata: [ALL_ONES],
      mxccregs: [5n],
      mmubpctrv: 6,
      mmubpctrc: 7,
      mmubpctrs: 8,
      mmubpaction: 9n,
      mmubpregs: [10n, 0n, 0n, 11n],
    },
    { release },
  );

const mmus = () => ({
  immu: BigUint64Array.from({ length: 16 }, (_, i) => BigInt(0x100 + i)),
  dmmu: BigUint64Array.from({ length: 16 }, (_, i) => BigInt(0x200 + i)),
  itlb: Array.from({ length: 64 }, (_, i) => ({ tag: BigInt(0x300 + i), tte: BigInt(0x400 + i) })),
  dtlb: Array.from({ length: 64 }, (_, i) => ({ tag: BigInt(0x500 + i), tte: BigInt(0x600 + i) })),
});

/** A CPU of sparc64 with a value in each kind of register. */
const sparc64 = (release: Release): Sparc64CpuState =>
  blank(
    vmstateSparc64Cpu,
    {
      gregs: [0n, ALL_ONES],
      nwindows: 8,
      regbase: registers(release),
      fpr: Array.from({ length: 32 }, (_, i) => NEGATIVE_NAN + BigInt(i)),
      pc: 0xfffff800_00001000n,
      npc: 0xfffff800_00001004n,
      psr: packCc({ z: true }),
      fsr: packFsr({ rd: 2, fcc: [3, 2, 1, 3], aexc: 31 }),
      tbr: ALL_ONES,
      interrupt_index: -1,
      lsu: 15n,
      ...(release === '2.3' ? pairMmus(mmus()) : mmus()),
      mmu_version: 3,
      ts: [{}, { tpc: 1n, tnpc: 2n, tstate: 0x99_0000_0602n, tt: 0x60 }],
      xcc: packCc({ n: true, c: true }),
      pstate: 0x16,
      tl: 1,
      agregs: [1n],
      mgregs: [0n, ALL_ONES],
      fprs: 4n,
      tick_cmpr: 1n << 63n,
      tick: { frequency: 100000000, disabled: 1, disabled_mask: 1n << 63n, clock_offset: -5n, qtimer: -1n },
      hstick: { frequency: 0xffffffff, qtimer: 7n },
      gl: 2,
      htstate: [0n, 4n],
      ssr: ALL_ONES,
      ...(release !== '2.3' && { psrpil: 15, cwp: 2 }),
    },
    { release },
  );

test('what each release sends comes back', () => {
  const sizes = { '2.3': 988, '5.2': 988, '7.2': 988, '10.0': 988 + 20, '11.1': 988 + 20 + 392 * 4 } as const;
  const sizes64 = { '2.3': 4476, '5.2': 4520, '7.2': 4520, '10.0': 4520, '11.1': 4520 + 392 * 8 } as const;
  for (const release of RELEASES) {
    const state = sparc(release);
    if (release === '10.0' || release === '11.1') state.fq = { addr: 0x1000, insn: 0x81a00000 };
    const bytes = encode(vmstateSparcCpu, state, { release });
    assert.is(bytes.length, sizes[release], release);
    assert.equal(decode(vmstateSparcCpu, bytes, { release }), state);

    const state64 = sparc64(release);
    const bytes64 = encode(vmstateSparc64Cpu, state64, { release });
    assert.is(bytes64.length, sizes64[release], `sparc64 ${release}`);
    assert.equal(decode(vmstateSparc64Cpu, bytes64, { release }), state64);
  }
});

test('sparc: bytes around the PSR', () => {
  for (const release of ['2.3', '5.2', '7.2', '10.0'] as const) {
    const bytes = encode(vmstateSparcCpu, sparc(release), { release });
    sameBytes(
      bytes.subarray(28, 44),
      hex`/* %g7 */ 00000000 /* nwindows */ 00000008 /* %o0 of window 0 */ 00000001 00000002`,
    );
    sameBytes(
      concat(bytes.subarray(540, 564), bytes.subarray(676, 716)),
      hex`/* %l6, %l7 of window 7 */ 0000007f 00000080
        /* %f0, %f1 */ fff8dead beef0001 /* %f2, %f3 */ 7ff00000 00000001
        /* pc npc y */ 00001000 00001004 00000002 /* psr */ 1f801983
        /* fsr */ c0082000 /* tbr */ f0000090 /* interrupt */ 0000001e /* pil_in */ 00004000 /* wim */ 00000080
        /* mmuregs */ 00000001`,
      release,
    );
  }
});

test('sparc64: 2.3 sends both MMUs in turn, and timers without npt', () => {
  const bytes = encode(vmstateSparc64Cpu, sparc64('2.3'), { release: '2.3' });
  const at = 8 * 8 + 4 + 128 * 8 + 32 * 8 + 3 * 8 + 4 + 8 + 8 + 4 + 4;
  sameBytes(
    bytes.subarray(at, at + 40),
    hex`/* lsu */ 000000000000000f /* immu[0] dmmu[0] */ 0000000000000100 0000000000000200
      /* [1] */ 0000000000000101 0000000000000201`,
  );
  const tlb = at + 8 + 2 * 16 * 8;
  sameBytes(
    bytes.subarray(tlb, tlb + 40),
    hex`/* itlb[0] */ 0000000000000300 0000000000000400 /* dtlb[0] */ 0000000000000500 0000000000000600
      /* itlb[1] */ 0000000000000301`,
  );
  assert.equal(unpairMmus(pairMmus(mmus())), mmus());
  const timer = { frequency: 2, disabled: 1, disabled_mask: 1n << 63n, clock_offset: -1n, qtimer: -1n };
  const old = hex`/* frequency, disabled */ 00000002 00000001 /* mask */ 8000000000000000
    /* offset */ ffffffffffffffff /* timer */ ffffffffffffffff`;
  expectWire(vmstateSparcCpuTimer, timer, old, { release: '2.3' });
  expectWire(
    vmstateSparcCpuTimer,
    { ...timer, npt: 1, npt_mask: 1n << 62n },
    hex`/* frequency, disabled */ 00000002 00000001 /* mask */ 8000000000000000
      /* npt */ 00000001 /* its mask */ 4000000000000000 /* offset */ ffffffffffffffff /* timer */ ffffffffffffffff`,
  );
});

test('sparc64: fprs is as wide as the release has it', () => {
  const tail = (release: Release, fprs: bigint) => {
    const state = { ...sparc64(release), fprs };
    const bytes = encode(vmstateSparc64Cpu, state, { release });
    const end = 3 * (release === '2.3' ? 32 : 44) + 3 * 8 + 4 + 6 * 8 + 8 * 8 + (release === '2.3' ? 0 : 8);
    return [bytes.subarray(bytes.length - end - 8).subarray(0, 8), decode(vmstateSparc64Cpu, bytes, { release }).fprs];
  };
  for (const release of ['2.3', '5.2', '7.2'] as const) {
    assert.equal(tail(release, 0x1_00000007n), [hex`/* fprs */ 00000001 00000007`, 0x1_00000007n]);
  }
  for (const release of ['10.0', '11.1'] as const) {
    assert.equal(tail(release, 7n), [hex`/* unused, fprs */ 00000000 00000007`, 7n]);
  }
});

test('only the version of the release loads, but for version 6 in 2.3', () => {
  const versions = { '2.3': 7, '5.2': 7, '7.2': 7, '10.0': 7, '11.1': 8 } as const;
  const versions64 = { '2.3': 7, '5.2': 9, '7.2': 9, '10.0': 9, '11.1': 10 } as const;
  for (const release of RELEASES) {
    for (const [def, state, version] of [
      [vmstateSparcCpu, sparc(release), versions[release]],
      [vmstateSparc64Cpu, sparc64(release), versions64[release]],
    ] as const) {
      const bytes = encode(def as typeof vmstateSparcCpu, state as SparcCpuState, { release });
      assert.equal(decode(def, bytes, { release, version }), state);
      throwsError(() => decode(def, bytes, { release, version: version + 1 }), StreamError, { code: 'too-new' });
      const oldest = release === '2.3' ? 6 : version;
      throwsError(() => decode(def, bytes, { release, version: oldest - 1 }), StreamError, { code: 'too-old' });
    }
  }
  const old = { release: '2.3', version: 6 } as const;
  const bytes = encode(vmstateSparcCpu, sparc('2.3'), old);
  sameBytes(bytes, encode(vmstateSparcCpu, sparc('2.3'), { release: '2.3' }));
  const live = blank(vmstateSparcCpu, { regbase: new BigUint64Array(128) }, { release: '2.3' });
  load(vmstateSparcCpu, live, bytes, old);
  assert.equal(live, sparc('2.3'));
  const bytes64 = encode(vmstateSparc64Cpu, sparc64('2.3'), old);
  assert.equal(decode(vmstateSparc64Cpu, bytes64, old), sparc64('2.3'));
});

test('the queue of the FPU is sent while it is not empty', () => {
  const sent = (release: Release, fsr: bigint) => {
    const vm = new SaveVM({ release });
    vm.register(vmstateSparcCpu, { ...sparc(release), fsr, fq: { addr: 1, insn: 2 } });
    return new TextDecoder('latin1').decode(vm.save()).includes('cpu/fq');
  };
  for (const release of RELEASES) {
    assert.is(sent(release, packFsr({ qne: true })), release === '10.0' || release === '11.1', release);
    assert.is(sent(release, ~packFsr({ qne: true }) & 0xffffffffn), false, release);
  }
  const bytes = encode(
    vmstateSparcCpu,
    { ...sparc('10.0'), fq: { addr: 0xfffffff0, insn: 0x81a00000 } },
    { release: '10.0' },
  );
  sameBytes(
    bytes.subarray(bytes.length - 20),
    hex`05 /* cpu/fq */ 06 6370752f6671 /* version */ 00000001 /* addr insn */ fffffff0 81a00000`,
  );
});

test('2.3 writes the section by hand', () => {
  const vm = new SaveVM({ release: '2.3' });
  vm.register(vmstateSparcCpu, sparc('2.3'), { instanceId: 0 });
  vm.register(vmstateSparc64Cpu, sparc64('2.3'), { instanceId: 1 });
  const { items } = readStream(vm.save(), { release: '2.3' });
  const sections = items.flatMap((item) => (item.kind === 'device' ? [item] : []));
  assert.equal(
    sections.map(({ header, content }) => [header.idstr, header.versionId, content.how]),
    [
      ['cpu', 7, 'opaque'],
      ['cpu', 7, 'opaque'],
    ],
  );
});

test('2.3: as many registers as there are windows', () => {
  const release = '2.3';
  for (const nwindows of [0, 3, 32]) {
    const state = { ...sparc(release), nwindows, regbase: registers(release, nwindows) };
    const bytes = encode(vmstateSparcCpu, state, { release });
    assert.is(bytes.length, 476 + 64 * nwindows);
    assert.equal(decode(vmstateSparcCpu, bytes, { release }), state);
  }
  const short = { ...sparc(release), nwindows: 9 };
  throwsError(() => encode(vmstateSparcCpu, short, { release }), ValueError, { code: 'wrong-length', path: /regbase/ });
  const wide = sparc(release);
  wide.regbase[5] = 1n << 32n;
  throwsError(() => encode(vmstateSparcCpu, wide, { release }), ValueError, {
    code: 'out-of-range',
    path: /regbase.*5/,
  });
  const bytes = encode(vmstateSparcCpu, sparc(release), { release });
  cuts(bytes, (cut) => decode(vmstateSparcCpu, cut, { release }));
  bytes.set(hex`ffffffff`, 32);
  throwsError(() => decode(vmstateSparcCpu, bytes, { release }), StreamError, { code: 'truncated', path: /regbase/ });
});

test('an array with room behind the windows serves for all releases', () => {
  for (const release of RELEASES) {
    for (const cwp of [0, 6, 7]) {
      const live = sparc(release);
      live.regbase = BigUint64Array.from({ length: SPARC_REGBASE_LENGTH }, (_, i) => BigInt(i + 1));
      live.psr = packPsr({ cwp });
      const bytes = save(vmstateSparcCpu, live, { release });
      // While the last window is the current one, its ins are behind the windows.
      const first = cwp === 7 ? 129n : 1n;
      assert.is(live.regbase[0], first);
      assert.is(live.regbase[7], first + 7n);
      assert.is(live.regbase[8], 9n);
      assert.is(decode(vmstateSparcCpu, bytes, { release }).regbase[0], first);

      const other = sparc(release);
      other.regbase = new BigUint64Array(SPARC_REGBASE_LENGTH);
      load(vmstateSparcCpu, other, bytes, { release });
      assert.is(other.regbase.length, SPARC_REGBASE_LENGTH);
      assert.is(other.regbase[0], first);
      const behind = release === '11.1' ? 129n : 0n;
      assert.is(other.regbase[128], cwp === 7 ? 129n : behind);
      assert.is(other.regbase[135], cwp === 7 ? 136n : behind && 136n);
      assert.is(windowOf(other).ins[0], cwp === 7 ? 129n : BigInt(16 * (cwp + 1) + 1));
    }
  }
});

test('sparc64: the current window is cwp', () => {
  for (const release of later) {
    const live = sparc64(release);
    live.regbase = BigUint64Array.from({ length: SPARC_REGBASE_LENGTH }, (_, i) => BigInt(i + 1));
    live.cwp = 7;
    save(vmstateSparc64Cpu, live, { release });
    assert.is(live.regbase[0], 129n);
  }
});

test('the registers of a window', () => {
  const cpu = { nwindows: 8, regbase: registers('10.0'), psr: packPsr({ cwp: 2 }) };
  const { outs, locals, ins } = windowOf(cpu);
  assert.equal([outs[0], outs[7], locals[0], locals[7], ins[0], ins[7]], [33n, 40n, 41n, 48n, 49n, 56n]);
  assert.is(windowOf(cpu, 7).ins[0], 1n);
  assert.is(windowOf({ ...cpu, psr: 7 }).ins[0], 1n); // no room behind the windows
  const roomy = { ...cpu, regbase: registers('11.1'), psr: 7 };
  assert.is(windowOf(roomy).ins[0], 129n);
  assert.is(windowOf(roomy, 0).outs[0], 129n);
  assert.is(windowOf(roomy, 0).ins[0], 17n);
  assert.is(windowOf({ ...roomy, cwp: 1 }, 7).ins[0], 1n);
  ins[0] = 5n;
  assert.is(cpu.regbase[48], 5n);
});

test('the PSR', () => {
  assert.is(packPsr({}), 0);
  assert.is(packPsr({ impl: 15, ver: 15, n: true, z: true, v: true, c: true, pil: 15, cwp: 31 }), 0xfff00f1f);
  assert.is(packPsr({ ef: true }), 0x1000);
  assert.is(packPsr({ s: true, ps: true, et: true }), 0xe0);
  assert.is(packPsr({ impl: 16, ver: 16, pil: 16, cwp: 32 }), 0);
  for (const word of [0, 0xfff01fff, 0x80000000, 0x04801fc7, 0x00100020]) assert.is(packPsr(unpackPsr(word)), word);
  // Reserved bits 19 to 14 and the coprocessor's 13 have no names; the word keeps them.
  assert.is(packPsr(unpackPsr(0xffffffff)), 0xfff01fff);
  for (const psr of [0xffffffff, 0x000fe000]) {
    const state = { ...sparc('10.0'), psr };
    assert.is(
      decode(vmstateSparcCpu, encode(vmstateSparcCpu, state, { release: '10.0' }), { release: '10.0' }).psr,
      psr,
    );
  }
});

test('condition codes', () => {
  assert.is(packCc({ n: true }), 0x800000);
  assert.is(packCc({ z: true, v: true, c: true }), 0x700000);
  assert.equal(unpackCc(0xffafffff), { n: true, z: false, v: true, c: false });
});

test('the FSR', () => {
  assert.is(packFsr({}), 0n);
  assert.is(
    packFsr({ rd: 3, tem: 31, ns: true, ver: 7, ftt: 7, qne: true, fcc: [3, 3, 3, 3], aexc: 31, cexc: 31 }),
    0x3f_cfcfefffn,
  );
  assert.is(packFsr({ rd: 2, ftt: SPARC_FTT.sequence }), 0x80010000n);
  assert.is(packFsr({ fcc: [0, 1, 2, 3] }), 0x39_00000000n);
  assert.is(packFsr({ cexc: SPARC_FP_EXCEPTION.invalid, aexc: SPARC_FP_EXCEPTION.inexact }), 0x30n);
  assert.is(packFsr({ rd: 4, tem: 32, ver: 8, ftt: 8, fcc: [4, 4, 4, 4], aexc: 32, cexc: 32 }), 0n);
  for (const word of [0n, 0x3f_cfcfefffn, 0x15_c0082400n]) {
    assert.is(packFsr(unpackFsr(word)), word);
  }
  assert.is(unpackFsr(ALL_ONES).rd, 3);
  for (const release of RELEASES) {
    const state = { ...sparc64(release), fsr: ALL_ONES };
    assert.is(decode(vmstateSparc64Cpu, encode(vmstateSparc64Cpu, state, { release }), { release }).fsr, ALL_ONES);
  }
});

test('slavio_intctl: bytes', () => {
  expectWire(vmstateSlavioIntctlCpu, { intreg_pending: 0xfffe8000 }, hex`/* soft, 15 */ fffe8000`);
  const state = blank(vmstateSlavioIntctl, {
    slaves: [{}, { intreg_pending: 0x4000 }],
    intregm_pending: 0x80000,
    intregm_disabled: 0x80000000,
    target_cpu: 1,
  });
  expectWire(
    vmstateSlavioIntctl,
    state,
    concat(
      hex`/* slaves 0 and 1 */ 00000000 00004000`,
      new Uint8Array(14 * 4),
      hex`/* pending */ 00080000 /* all off */ 80000000 /* CPU */ 00000001`,
    ),
  );
});

test('slavio_timer: bytes', () => {
  const state = blank(vmstateSlavioCpuTimer, {
    limit: 0x7ffffe00n,
    count: 0x200,
    counthigh: 1,
    reached: 0x80000000,
    run: 1,
    timer: { enabled: 1, limit: 2n, delta: 3n, period: 500n, last_event: 4n, next_event: 5n, timer: 6n },
  });
  const bytes = hex`/* limit */ 000000007ffffe00 /* count, high */ 00000200 00000001 /* reached, run */ 80000000 00000001
    /* enabled */ 01 /* limit delta */ 0000000000000002 0000000000000003 /* period */ 00000000 00000000000001f4
    /* events */ 0000000000000004 0000000000000005 /* timer */ 0000000000000006`;
  expectWire(vmstateSlavioCpuTimer, state, bytes);
  for (const release of RELEASES) {
    const timers = blank(vmstateSlavioTimer, { cputimer: [state] }, { release });
    const all = encode(vmstateSlavioTimer, timers, { release });
    assert.is(all.length, 17 * 77);
    sameBytes(all.subarray(0, 77), bytes);
    throwsError(() => decode(vmstateSlavioTimer, all, { release, version: 2 }), StreamError, { code: 'too-old' });
  }
});

test.run();
