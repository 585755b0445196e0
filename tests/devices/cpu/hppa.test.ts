/**
 * The CPU of hppa.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { psw } from '../../../src/devices/cpu/hppa/psw.js';
import { tlbEntry, tlbEntry11, vmstateHppaTlb } from '../../../src/devices/cpu/hppa/tlb.js';
import {
  HPPA_TLB_ENTRIES,
  type HppaPsw,
  type HppaTlbRights,
  packPsw,
  packTlbRights,
  packTlbRights11,
  unpackPsw,
  unpackTlbRights,
  unpackTlbRights11,
  vmstateHppaCpu,
  vmstateHppaEnv,
} from '../../../src/devices/cpu/hppa.js';
import { StreamError, ValueError } from '../../../src/errors.js';
import { SaveVM } from '../../../src/index.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, describe, encode, load, type Release, vmstate } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/hppa');

checkSections(test, { targets: ['hppa'], names: ['cpu', 'timer'] });

const narrow: readonly Release[] = ['5.2', '7.2'];
const wide: readonly Release[] = ['10.0', '11.1'];

const psw32 = vmstate({ name: 'x', versionId: 1, fields: { psw: psw(32) } });
const psw64 = vmstate({ name: 'x', versionId: 1, fields: { psw: psw(64) } });
const entry11 = vmstate({ name: 'x', versionId: 1, fields: { entry: tlbEntry11() } });
const entry20 = vmstate({ name: 'x', versionId: 1, fields: { entry: tlbEntry() } });

test('psw: all bits of the word are kept', () => {
  expectWire(psw32, { psw: 0n }, hex`00000000`);
  expectWire(psw32, { psw: 0xffffffffn }, hex`/* reserved bits too */ ffffffff`);
  expectWire(psw32, { psw: packPsw({ y: true, n: true, cb: 0x81, i: true }) }, hex`/* Y N CB I */ 80208101`);
  expectWire(psw64, { psw: 2n ** 64n - 1n }, hex`/* reserved bits too */ ffffffffffffffff`);
  expectWire(psw64, { psw: packPsw({ w: true, cb: 0x8001 }) }, hex`/* upper CB */ 00000080 /* W, lower CB */ 08000100`);
  throwsError(() => encode(psw32, { psw: 2n ** 32n }), ValueError, { code: 'out-of-range', path: /psw$/ });
  throwsError(() => encode(psw64, { psw: -1n }), ValueError, { code: 'out-of-range', path: /psw$/ });
  assert.match(describe(psw32, { psw: 0n }), '{"name": "psw", "type": "psw", "size": 4}');
  assert.match(describe(psw64, { psw: 0n }), '{"name": "psw", "type": "psw", "size": 8}');
});

test('psw: each flag has its bit', () => {
  const none = unpackPsw(0n);
  assert.is(packPsw(none), 0n);
  assert.is(packPsw({}), 0n);
  const bits: readonly (readonly [number, keyof HppaPsw])[] = [
    [0, 'i'],
    [1, 'd'],
    [2, 'p'],
    [3, 'q'],
    [4, 'r'],
    [5, 'f'],
    [6, 'g'],
    [7, 'o'],
    [16, 'm'],
    [17, 'v'],
    [18, 'c'],
    [19, 'b'],
    [20, 'x'],
    [21, 'n'],
    [22, 'l'],
    [23, 'h'],
    [24, 't'],
    [25, 's'],
    [26, 'e'],
    [27, 'w'],
    [30, 'z'],
    [31, 'y'],
  ];
  for (const [bit, name] of bits) {
    const word = 1n << BigInt(bit);
    assert.equal(unpackPsw(word), { ...none, [name]: true });
    assert.is(packPsw({ [name]: true }), word);
  }
  for (const reserved of [28n, 29n, 40n, 63n]) assert.equal(unpackPsw(1n << reserved), none);
});

test('psw: carries of both halves', () => {
  for (let digit = 0; digit < 16; digit++) {
    const word = 1n << BigInt(digit < 8 ? 8 + digit : 24 + digit);
    assert.is(packPsw({ cb: 1 << digit }), word);
    assert.is(unpackPsw(word).cb, 1 << digit);
  }
  assert.is(packPsw({ cb: 0x1ffff }), 0xff0000ff00n);
});

const ALL: HppaTlbRights = {
  entry_valid: true,
  access_id: 0xffff,
  u: true,
  ar_type: 7,
  ar_pl1: 3,
  ar_pl2: 3,
  b: true,
  d: true,
  t: true,
};
const VALID = unpackTlbRights(1n);

test('rights of a TLB entry: each field has its bits', () => {
  const places: readonly (readonly [Partial<HppaTlbRights>, number, bigint])[] = [
    [{ access_id: 1 }, 0x00000003, 0x00000000_00000003n],
    [{ access_id: 0xffff }, 0x0001ffff, 0x00000000_0001ffffn],
    [{ u: true }, 0x00080001, 0x00080000_00000001n],
    [{ ar_pl2: 3 }, 0x00300001, 0x00300000_00000001n],
    [{ ar_pl1: 3 }, 0x00c00001, 0x00c00000_00000001n],
    [{ ar_type: 7 }, 0x07000001, 0x07000000_00000001n],
    [{ b: true }, 0x08000001, 0x08000000_00000001n],
    [{ d: true }, 0x10000001, 0x10000000_00000001n],
    [{ t: true }, 0x20000001, 0x20000000_00000001n],
  ];
  for (const [rights, word11, word] of places) {
    const full = { ...VALID, ...rights };
    assert.is(packTlbRights11(full), word11);
    assert.equal(unpackTlbRights11(word11), full);
    assert.is(packTlbRights(full), word);
    assert.equal(unpackTlbRights(word), full);
  }
  assert.is(packTlbRights11(ALL), 0x3ff9ffff);
  assert.is(packTlbRights(ALL), 0x3ff80000_0001ffffn);
});

test('rights of a TLB entry: the identifier is as wide as its place', () => {
  const wideId = { entry_valid: true, access_id: 0xffffffff };
  assert.is(packTlbRights11(wideId), 0x0007ffff);
  assert.is(packTlbRights(wideId), 0xffffffffn);
  assert.is(unpackTlbRights(0xffffffffn).access_id, 0x7fffffff);
});

test('rights of a TLB entry: what makes it valid', () => {
  assert.is(packTlbRights11({ ...ALL, entry_valid: false }), 0);
  assert.is(packTlbRights({ ...ALL, entry_valid: false }), 0n);
  assert.is(unpackTlbRights11(0x20000000).entry_valid, false);
  assert.is(unpackTlbRights(0x20000000_00000000n).entry_valid, true);
  assert.is(unpackTlbRights(0n).entry_valid, false);
  assert.equal(unpackTlbRights11(0xffffffff), { ...ALL, access_id: 0x3ffff });
});

test('tlb entry: bytes of both layouts', () => {
  expectWire(
    entry11,
    { entry: { va_b: 0xffffffff_fffff000n, pa: 0xf0000000, rights: 0xffffffff } },
    hex`/* va_b */ fffffffffffff000 /* pa */ f0000000 /* rights, reserved bits too */ ffffffff`,
  );
  expectWire(
    entry20,
    { entry: { start: 0x1000n, last: 0x1fffn, pa: 2n ** 64n - 1n, rights: 0xc006_0000_0000_0001n } },
    hex`/* start */ 0000000000001000 /* last */ 0000000000001fff /* pa */ ffffffffffffffff
      /* valid, bits 62 and 63, o and p */ c006000000000001`,
  );
});

test('tlb entry: values that do not fit are refused', () => {
  const good11 = { va_b: 0n, pa: 0, rights: 0 };
  const good = { start: 0n, last: 0n, pa: 0n, rights: 0n };
  const refused = { code: 'out-of-range' };
  throwsError(() => encode(entry11, { entry: { ...good11, va_b: -1n } }), ValueError, { ...refused, path: /va_b$/ });
  throwsError(() => encode(entry11, { entry: { ...good11, pa: -1 } }), ValueError, { ...refused, path: /pa$/ });
  throwsError(() => encode(entry11, { entry: { ...good11, rights: 0.5 } }), ValueError, {
    ...refused,
    path: /rights$/,
  });
  throwsError(() => encode(entry20, { entry: { ...good, last: 2n ** 64n } }), ValueError, {
    ...refused,
    path: /last$/,
  });
});

const entries11 = Array.from({ length: HPPA_TLB_ENTRIES }, (_, n) => ({
  va_b: BigInt(n) << 12n,
  pa: n * 4096,
  rights: packTlbRights11({ ...ALL, access_id: n }),
}));
const entries = Array.from({ length: HPPA_TLB_ENTRIES }, (_, n) => ({
  start: BigInt(n) << 12n,
  last: (BigInt(n) << 12n) + 4095n,
  pa: BigInt(n) << 40n,
  rights: packTlbRights({ ...ALL, access_id: n }),
}));

const common = {
  gr: Array.from({ length: 32 }, (_, n) => BigInt(n)),
  fr: [0x00040000_00000000n, 0x7ff00000_00000001n, 0xfff80000_0000deadn],
  sr: [1n << 32n],
  cr: [0xffffffffn],
  cr_back: [1n, 2n],
  shadow: [1n, 8n, 9n, 16n, 17n, 24n, 25n],
  psw: packPsw({ q: true, n: true }),
  iaoq_f: 0xf0000000n,
  iaoq_b: 0xf0000004n,
  iasq_f: 3n << 32n,
  iasq_b: 4n << 32n,
  fr0_shadow: 0x00040000,
};

test('a CPU of 5.2 and 7.2: bytes', () => {
  for (const release of narrow) {
    const state = blank(
      vmstateHppaCpu,
      { parent_obj: { interrupt_request: 2 }, env: { ...common, tlb11: entries11, tlb_last: 255 } },
      { release },
    );
    const bytes = encode(vmstateHppaCpu, state, { release });
    assert.is(bytes.length, 8 + 128 + 256 + 64 + 128 + 8 + 28 + 4 + 8 + 16 + 4 + 256 * 16 + 4);
    sameBytes(bytes.subarray(0, 16), hex`/* halted irq */ 00000000 00000002 /* gr0 gr1 */ 00000000 00000001`);
    sameBytes(
      bytes.subarray(584, 668),
      hex`/* cr_back */ 00000001 00000002
        /* shadow */ 00000001 00000008 00000009 00000010 00000011 00000018 00000019
        /* psw */ 00200008 /* iaoq */ f0000000 f0000004 /* iasq */ 0000000300000000 0000000400000000
        /* fr0_shadow */ 00040000 /* tlb[0] */ 0000000000000000 00000000 3ff80001`,
    );
    sameBytes(bytes.subarray(-4), hex`/* tlb_last */ 000000ff`);
    assert.equal(decode(vmstateHppaCpu, bytes, { release }), state);
    const live = blank(vmstateHppaCpu, {}, { release });
    load(vmstateHppaCpu, live, bytes, { release });
    assert.equal(live, state);
  }
});

test('a CPU since 10.0: bytes', () => {
  for (const release of wide) {
    const state = blank(
      vmstateHppaCpu,
      { env: { ...common, cr: [2n ** 64n - 1n], dr: [0n, 0n, 1n], tlb: { tlb: entries, tlb_last: 16 } } },
      { release },
    );
    const bytes = encode(vmstateHppaCpu, state, { release });
    const fields = 8 + 256 + 256 + 64 + 256 + 16 + 56 + 8 + 16 + 16 + 4 + 256;
    assert.is(bytes.length, fields + (2 + 7 + 4) + 256 * 32 + 4);
    sameBytes(bytes.subarray(584, 592), hex`/* cr0 */ ffffffffffffffff`);
    sameBytes(
      bytes.subarray(912, 956),
      hex`/* psw */ 0000000000200008 /* iaoq */ 00000000f0000000 00000000f0000004
        /* iasq */ 0000000300000000 0000000400000000 /* fr0_shadow */ 00040000`,
    );
    sameBytes(
      bytes.subarray(fields, fields + 45),
      hex`/* subsection */ 05 07 656e762f746c62 /* version */ 00000001
        /* tlb[0] */ 0000000000000000 0000000000000fff 0000000000000000 3ff8000000000001`,
    );
    sameBytes(bytes.subarray(-4), hex`/* tlb_last */ 00000010`);
    assert.equal(decode(vmstateHppaCpu, bytes, { release }), state);
    const live = blank(vmstateHppaCpu, { env: { tlb: {} } }, { release });
    load(vmstateHppaCpu, live, bytes, { release });
    assert.equal(live, state);
  }
});

test('floating-point registers keep the payload of a NaN', () => {
  const state = blank(vmstateHppaEnv, { fr: [0n, 0x7ff00000_00000001n, 0xffffffff_ffffffffn] });
  const back = decode(vmstateHppaEnv, encode(vmstateHppaEnv, state));
  assert.equal([...back.fr.subarray(0, 3)], [0n, 0x7ff00000_00000001n, 0xffffffff_ffffffffn]);
});

test('registers of 5.2 and 7.2 are 32 bits wide', () => {
  for (const release of narrow) {
    const state = blank(vmstateHppaEnv, { gr: [0n, 2n ** 32n] }, { release });
    throwsError(() => encode(vmstateHppaEnv, state, { release }), ValueError, { code: 'out-of-range', path: /gr/ });
  }
});

/** The subsections that a live save sends. */
function sent(release: Release, tcg?: boolean): string[] {
  const vm = new SaveVM({ release });
  const parent_obj = { exception_index: { exception_index: 3 }, crash_occurred: { crash_occurred: true } };
  const env = wide.includes(release) ? { tlb: {} } : {};
  const context = tcg === undefined ? undefined : { tcg };
  vm.register(vmstateHppaCpu, blank(vmstateHppaCpu, { parent_obj, env }, { release }), { context });
  const text = new TextDecoder('latin1').decode(vm.save());
  return [...text.matchAll(/"vmsd_name" ?: "([a-z_]+\/[a-z_]+)"/g)].map((match) => match[1] as string);
}

test('subsections: the TLB since 10.0, and those of cpu_common', () => {
  const ofCommon = ['cpu_common/exception_index', 'cpu_common/crash_occurred'];
  for (const release of narrow) assert.equal(sent(release), ofCommon);
  for (const release of wide) {
    assert.equal(sent(release), [...ofCommon, 'env/tlb']);
    assert.equal(sent(release, false), ['cpu_common/crash_occurred', 'env/tlb']);
  }
});

test('the TLB since 10.0: its description', () => {
  const state = blank(vmstateHppaTlb, { tlb_last: 17 });
  assert.is(encode(vmstateHppaTlb, state).length, HPPA_TLB_ENTRIES * 32 + 4);
  assert.match(describe(vmstateHppaTlb, state), '"name": "tlb", "array_len": 256, "type": "tlb entry", "size": 32');
});

test('versions: 1 of the section, 1 or 4 of env', () => {
  for (const release of [...narrow, ...wide]) {
    const bytes = encode(vmstateHppaCpu, blank(vmstateHppaCpu, {}, { release }), { release });
    throwsError(() => decode(vmstateHppaCpu, bytes, { release, version: 0 }), StreamError, { code: 'too-old' });
    throwsError(() => decode(vmstateHppaCpu, bytes, { release, version: 2 }), StreamError, { code: 'too-new' });
    const { env } = blank(vmstateHppaCpu, {}, { release });
    const version = wide.includes(release) ? 4 : 1;
    assert.match(
      describe(vmstateHppaEnv, env, { release }),
      new RegExp(`"vmsd_name" ?: "env", "version" ?: ${version},`),
    );
  }
});

test('a stream without the subsection leaves the TLB as it is', () => {
  const tlb = { tlb: entries, tlb_last: 20 };
  for (const release of wide) {
    const bytes = encode(vmstateHppaEnv, blank(vmstateHppaEnv, common, { release }), { release });
    const live = blank(vmstateHppaEnv, { tlb }, { release });
    load(vmstateHppaEnv, live, bytes, { release });
    assert.equal(live.tlb, tlb);
    assert.is(live.psw, common.psw);
  }
});

test.run();
