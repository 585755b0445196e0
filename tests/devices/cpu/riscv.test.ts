/**
 * The CPUs of riscv32 and riscv64, with the interrupt controllers and timers of their harts.
 */
import { existsSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  packExtensions,
  packMisa,
  packMxl,
  register8,
  register16,
  register32,
  unpackExtensions,
  unpackMisa,
  unpackMxl,
} from '../../../src/devices/cpu/riscv/codecs.js';
import type { RiscvCpuContext } from '../../../src/devices/cpu/riscv/context.js';
import { type RiscvCpuState, riscvCpu, vmstateRiscv32Cpu, vmstateRiscv64Cpu } from '../../../src/devices/cpu/riscv.js';
import { riscvMtimer, riscvSparseMtimer } from '../../../src/devices/intc/riscv-aclint.js';
import { riscvAplic } from '../../../src/devices/intc/riscv-aplic.js';
import { riscvImsic } from '../../../src/devices/intc/riscv-imsic.js';
import { sifivePlic } from '../../../src/devices/intc/sifive-plic.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { readStream, writeStream } from '../../../src/savevm/stream/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import {
  blank,
  decode,
  describe,
  encode,
  load,
  measure,
  type Release,
  type Values,
  vmstate,
} from '../../../src/vmstate/index.js';
import { bytesOf } from '../../streams/recordings.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/riscv');

const targets = ['riscv32', 'riscv64'];
const controllers = [
  'riscv_mtimer',
  'riscv_sifive_plic',
  'riscv_aplic',
  'riscv_imsic',
  'ibex-timer',
  'riscv-gcr',
  'xmips-cpc',
];
checkSections(test, { targets, names: ['cpu', 'cpu_common', ...controllers] });
const BOSTON = '../shared/streams/11.1/riscv64__boston-aia.mig.gz';

test('machine timers of which 63 of 64 are not there', () => {
  if (!existsSync(BOSTON)) return;
  const stream = readStream(bytesOf({ file: BOSTON, release: '11.1' }), { release: '11.1' });
  const section = stream.items.find((item) => item.kind === 'device' && item.header.idstr === 'riscv_mtimer');
  if (section?.kind !== 'device') throw new Error('no section riscv_mtimer');
  const whole = bytesOf({ file: BOSTON, release: '11.1' });
  const bytes = whole.slice(section.offset, section.offset + section.length);
  const def = riscvSparseMtimer(64);
  const live = blank(def, { timers: [-1n] });
  assert.is(load(def, live, bytes), bytes.length);
  sameBytes(encode(def, live), bytes);
  assert.is(live.timers?.filter((timer) => timer !== null).length, 1);
  const fields = describe(def, live);
  assert.match(fields, '{"name": "timers", "array_len": 64, "type": "timer", "size": 8}');
  assert.match(fields, '{"name": "timers", "array_len": 63, "type": "ptr-marker", "size": 1}');
});

test('a stream says which timers are there: its description does', () => {
  const def = riscvSparseMtimer(4);
  const layouts = [
    [5n, null, null, null],
    [null, null, 5n, null],
    [null, 5n, null, 6n],
    [5n, 6n, null, null],
    [null, null, null, null],
  ];
  for (const timers of layouts) {
    const vm = new SaveVM({ release: '11.1' });
    vm.register(def, blank(def, { timecmp: [1n], timers }, { release: '11.1' }));
    const stream = readStream(vm.save(), { catalogue: [{ def }], release: '11.1' });
    const section = stream.items.find((item) => item.kind === 'device' && item.header.idstr === 'riscv_mtimer');
    if (section?.kind !== 'device' || section.content.how !== 'typed') throw new Error(`not typed: ${timers}`);
    assert.equal(section.content.state.timers, timers);
    sameBytes(writeStream(stream), vm.save());
  }
});

test('registers that are narrow on the wire', () => {
  const def = vmstate({ name: 'r', versionId: 1, fields: { a: register8(), b: register16(), c: register32() } });
  expectWire(def, { a: 0n, b: 0n, c: 0n }, hex`00 0000 00000000`);
  expectWire(def, { a: 0xffn, b: 0xffffn, c: 0xffffffffn }, hex`/* a */ ff /* b */ ffff /* c */ ffffffff`);
  expectWire(def, { a: 0x80n, b: 0x8000n, c: 0x80000000n }, hex`80 8000 80000000`);
  const fields = describe(def, { a: 1n, b: 2n, c: 3n });
  assert.match(fields, '{"name": "a", "type": "uint8", "size": 1}, {"name": "b", "type": "uint16", "size": 2}');
  for (const a of [-1n, 0x100n]) {
    throwsError(() => encode(def, { a, b: 0n, c: 0n }), ValueError, { code: 'out-of-range', path: 'r/a' });
  }
  throwsError(() => encode(def, { a: 0n, b: 0x10000n, c: 0n }), ValueError, { code: 'out-of-range', path: 'r/b' });
  throwsError(() => encode(def, { a: 0n, b: 0n, c: 1n << 32n }), ValueError, { code: 'out-of-range', path: 'r/c' });
  throwsError(() => encode(def, { a: 1, b: 0n, c: 0n } as never), ValueError, { code: 'wrong-type', path: 'r/a' });
});

test('misa: base and extensions', () => {
  assert.is(packExtensions('IMAFDCSUH'), 0x1411ad);
  assert.is(unpackExtensions(0x1411ad), 'ACDFHIMSU');
  assert.is(packExtensions('Z'), 0x2000000);
  assert.is(unpackExtensions(0xffffffff).length, 26);
  assert.is(unpackExtensions(0), '');
  throwsError(() => packExtensions('i'), ValueError, { code: 'bad-text', actual: 'i' });
  assert.is(packMisa(32, 'IMAC'), 0x40001105n);
  assert.is(packMisa(64, 'IMAC'), 0x8000000000001105n);
  assert.equal(unpackMisa(32, 0x40001105n), { base: 32, extensions: 'ACIM' });
  assert.equal(unpackMisa(64, 0x8000000000001105n), { base: 64, extensions: 'ACIM' });
  assert.equal(unpackMisa(64, 0n), { base: undefined, extensions: '' });
  for (const base of [32, 64, 128] as const) assert.is(unpackMxl(packMxl(base)), base);
});

const later: readonly Release[] = ['5.2', '7.2', '10.0', '11.1'];
const ALL: Values<RiscvCpuState> = {
  misa: packMisa(64, 'IHVJ'),
  misa_ext: packExtensions('IHVJ'),
  misa_mxl_max: packMxl(128),
  features: 0x1f,
  priv_ver: 2n,
  pmp: {},
  hyper: {},
  vector: {},
  pointer_masking: {},
  rv128: {},
  kvmtimer: {},
  envcfg: {},
  debug: {},
  smstateen: {},
  jvt: {},
  elp: {},
  ssp: {},
  ctr: {},
  timer: {},
  mseccfg: {},
};
/** What each release has, in its order. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '5.2': ['pmp', 'hyper', 'vector'],
  '7.2': ['pmp', 'hyper', 'vector', 'pointer_masking', 'rv128', 'kvmtimer', 'envcfg', 'debug'],
};
const NAMES_10_0 = 'pmp hyper vector rv128 kvmtimer envcfg debug smtateen jvt elp ssp ctr timer mseccfg'.split(' ');

/** The subsections of the hart that a live save sends. */
function sent(release: Release, values: Values<RiscvCpuState>, context?: RiscvCpuContext): string[] {
  const vm = new SaveVM({ release });
  vm.register(vmstateRiscv64Cpu, blank(vmstateRiscv64Cpu, values, { release }), { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  return [...text.matchAll(/"vmsd_name"\s*:\s*"cpu\/([a-z0-9_]+)",\s*"version"/g)]
    .map((match) => match[1] as string)
    .filter((name) => name !== 'pmu');
}

test('all subsections in the order of each release', () => {
  for (const release of later) {
    assert.equal(sent(release, ALL), NAMES[release] ?? NAMES_10_0, release);
  }
});

test('without anything but the registers nothing else is sent', () => {
  for (const release of later) assert.equal(sent(release, {}), [], release);
});

test('what the state itself decides: extensions, features, versions', () => {
  const without = (values: Values<RiscvCpuState>, release: Release) => {
    const left = sent(release, { ...ALL, ...values });
    return sent(release, ALL).filter((name) => !left.includes(name));
  };
  assert.equal(without({ misa: packMisa(64, 'IV') }, '5.2'), ['hyper']);
  assert.equal(without({ misa: packMisa(64, 'IH') }, '5.2'), ['vector']);
  assert.equal(without({ features: 0x1d }, '5.2'), ['pmp']);
  assert.equal(without({ features: 0x0f }, '7.2'), ['debug']);
  assert.equal(without({ features: 0 }, '7.2'), ['pmp', 'debug']);
  assert.equal(without({ misa_ext: packExtensions('I') }, '7.2'), ['hyper', 'vector', 'pointer_masking']);
  assert.equal(without({ misa_mxl_max: packMxl(64) }, '7.2'), ['rv128']);
  for (const release of ['10.0', '11.1'] as const) {
    assert.equal(without({ misa_ext: packExtensions('I') }, release), ['hyper'], release);
  }
  for (const release of ['7.2', '10.0', '11.1'] as const) {
    assert.equal(without({ priv_ver: 1n }, release), ['envcfg'], release);
    assert.equal(without({ priv_ver: 3n }, release), [], release);
  }
});

test('what only the machine knows', () => {
  const without = (context: RiscvCpuContext, release: Release) => {
    const left = sent(release, ALL, context);
    return sent(release, ALL).filter((name) => !left.includes(name));
  };
  const none = { smepmp: false, zkr: false, smmpm: false };
  for (const release of ['10.0', '11.1'] as const) {
    assert.equal(without({ pmp: false }, release), ['pmp']);
    assert.equal(without({ debug: false }, release), ['debug']);
    assert.equal(without({ zve32x: false }, release), ['vector']);
    assert.equal(without({ rv128: false }, release), ['rv128']);
    assert.equal(without({ smstateen: false }, release), ['smtateen']);
    assert.equal(without({ zcmt: false }, release), ['jvt']);
    assert.equal(without({ zicfilp: false }, release), ['elp']);
    assert.equal(without({ zicfiss: false }, release), ['ssp']);
    assert.equal(without({ smctr: false }, release), []);
    assert.equal(without({ smctr: false, ssctr: false }, release), ['ctr']);
    assert.equal(without({ sstc: false }, release), ['timer']);
    assert.equal(without(none, release), []);
    assert.equal(without({ ...none, zicfilp: false }, release), ['elp', 'mseccfg']);
    assert.equal(without({ kvm: false }, release), ['kvmtimer']);
  }
  // Under KVM V counts, not Zve32x; since 11.1 there is no protection to be sent.
  assert.equal(without({ kvm: true, zve32x: false }, '10.0'), ['timer']);
  assert.equal(without({ kvm: true }, '11.1'), ['pmp', 'timer']);
  assert.equal(sent('11.1', { ...ALL, misa_ext: packExtensions('I') }, { kvm: true }).includes('vector'), false);
});

test('pointer masking is a name without fields since 10.0', () => {
  for (const release of ['10.0', '11.1'] as const) {
    assert.is(sent(release, ALL).includes('pointer_masking'), false);
    const state = blank(vmstateRiscv64Cpu, { pointer_masking: {} }, { release });
    assert.equal(state.pointer_masking, {});
  }
});

test('what each release sends comes back, for both targets', () => {
  const sizes: number[][] = [];
  for (const def of [vmstateRiscv32Cpu, vmstateRiscv64Cpu]) {
    sizes.push(
      later.map((release) => {
        const state = blank(def, { ...ALL, misa: packMisa(32, 'IHVJ') }, { release });
        const bytes = encode(def, state, { release });
        assert.equal(decode(def, bytes, { release }), state, release);
        return measure(def, blank(def, {}, { release }), { release });
      }),
    );
  }
  // Without subsections; those of riscv32 and riscv64 as recorded.
  assert.equal(sizes, [
    [556, 1516, 1489, 1679],
    [816, 2524, 2481, 1679],
  ]);
});

test('riscv32 and riscv64 have one layout in 11.1', () => {
  const state = blank(vmstateRiscv64Cpu, { ...ALL, gpr: [0n, 0xffffffff_fffffff0n] });
  sameBytes(encode(vmstateRiscv32Cpu, state), encode(vmstateRiscv64Cpu, state));
});

test('a NaN in a register keeps its payload, a boxed single its upper half', () => {
  const state = blank(vmstateRiscv64Cpu, { fpr: [0x7ff0000000000001n, 0xffffffff7f800001n] });
  const bytes = encode(vmstateRiscv64Cpu, state);
  sameBytes(bytes.subarray(256, 272), hex`/* f0 */ 7ff0000000000001 /* f1 */ ffffffff7f800001`);
  assert.equal(decode(vmstateRiscv64Cpu, bytes).fpr.subarray(0, 2), state.fpr.subarray(0, 2));
});

test('11.1: versions 11 and 12 are the same, 10 is too old', () => {
  const state = blank(vmstateRiscv64Cpu, { pc: 0x80000000n });
  const bytes = encode(vmstateRiscv64Cpu, state, { version: 11 });
  sameBytes(bytes, encode(vmstateRiscv64Cpu, state));
  const live = blank(vmstateRiscv64Cpu);
  assert.is(load(vmstateRiscv64Cpu, live, bytes, { version: 11 }), bytes.length);
  assert.is(live.pc, 0x80000000n);
  throwsError(() => decode(vmstateRiscv64Cpu, bytes, { version: 10 }), StreamError, { code: 'too-old' });
  const released = riscvCpu(64, { version: 11 });
  assert.is(released.versionId, 11);
  throwsError(() => decode(released, bytes, { version: 12 }), StreamError, { code: 'too-new' });
});

test('triggers: two, but in 11.1 as many as the property says', () => {
  const def = riscvCpu(64, { triggers: 4 });
  const length = (release: Release) => blank(def, { debug: {} }, { release }).debug?.tdata1.length;
  assert.equal([length('7.2'), length('10.0'), length('11.1')], [2, 2, 4]);
});

test('a hart of 5.2: names of its time', () => {
  const text = describe(vmstateRiscv32Cpu, blank(vmstateRiscv32Cpu, {}, { release: '5.2' }), { release: '5.2' });
  const names = [...text.matchAll(/"name"\s*:\s*"(env\.[a-z]+)"/g)].map((match) => match[1]);
  assert.equal(names.slice(names.indexOf('env.sptbr')).slice(0, 4), [
    'env.sptbr',
    'env.satp',
    'env.sbadaddr',
    'env.mbadaddr',
  ]);
  assert.is(names.at(-1), 'env.timecmp');
});

test('the PLIC: bits of all sources, words for each context', () => {
  const def = sifivePlic({ sources: 33, contexts: 2 });
  const state = blank(def, { source_priority: [0, 7], target_priority: [1, 2], pending: [2, 1], enable: [2, 0, 0, 1] });
  const bytes = encode(def, state);
  sameBytes(
    bytes.subarray(33 * 4),
    hex`/* thresholds */ 00000001 00000002 /* pending */ 00000002 00000001 /* claimed */ 00000000 00000000
      /* enable 0 */ 00000002 00000000 /* enable 1 */ 00000000 00000001`,
  );
  assert.equal(decode(def, bytes), state);
});

test('the APLIC: KVM fields since 10.0, not sent when KVM does its work', () => {
  const def = riscvAplic({ irqs: 2, harts: 1 });
  const sizes = (['7.2', '10.0', '11.1'] as const).map((release) =>
    measure(def, blank(def, {}, { release }), { release }),
  );
  assert.equal(sizes, [60, 68, 68]);
  for (const [inKernel, count] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const vm = new SaveVM({ release: '11.1' });
    vm.register(def, blank(def), { context: { inKernel } });
    vm.register(riscvImsic({ pages: 1, irqs: 2 }), blank(riscvImsic({ pages: 1, irqs: 2 })), { context: { inKernel } });
    const text = new TextDecoder('latin1').decode(vm.save());
    assert.is(text.split('"vmsd_name": "riscv_aplic"').length - 1, count);
    assert.is(text.split('"vmsd_name": "riscv_imsic"').length - 1, count);
  }
});

test('machine timers: the compare values, since 11.1 the timers as well', () => {
  const def = riscvMtimer(2);
  const state = blank(def, { time_delta: 1n, timecmp: [5n, 6n], timers: [7n, -1n] });
  sameBytes(encode(def, state, { release: '10.0' }), hex`/* timecmp */ 0000000000000005 0000000000000006`);
  expectWire(
    def,
    state,
    hex`/* time_delta */ 0000000000000001 /* timecmp */ 0000000000000005 0000000000000006
      /* timers */ 0000000000000007 ffffffffffffffff`,
  );
  const sparse = riscvSparseMtimer(2);
  const some = blank(sparse, { timecmp: [5n, 0n], timers: [7n, null] });
  const bytes = hex`/* time_delta */ 0000000000000000 /* timecmp */ 0000000000000005 0000000000000000
    /* timers */ 0000000000000007 30`;
  sameBytes(encode(sparse, some), bytes);
  const live = blank(sparse, { timers: [-1n] });
  load(sparse, live, bytes);
  assert.equal(live, some);
  throwsError(() => decode(sparse, bytes), StreamError, { code: 'null-unknown' });
});

test.run();
