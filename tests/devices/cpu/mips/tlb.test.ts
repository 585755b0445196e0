/**
 * The TLB of a MIPS CPU.
 */
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mipsTlb, tlbEntry } from '../../../../src/devices/cpu/mips/tlb.js';
import {
  MIPS_TLB_MAX,
  packEntryLo,
  packTlbFlags,
  unpackEntryLo,
  unpackTlbFlags,
} from '../../../../src/devices/cpu/mips.js';
import { StreamError, ValueError } from '../../../../src/errors.js';
import { expectWire, hex } from '../../../../src/testing/index.js';
import { decode, describe, encode, RELEASES, vmstate } from '../../../../src/vmstate/index.js';
import { throwsError } from '../../../support/errors.js';

const test = suite('devices/cpu/mips/tlb');

const holding = (...layout: Parameters<typeof tlbEntry>) =>
  vmstate({ name: 'x', versionId: 1, fields: { entry: tlbEntry(...layout)() } });

const oldest32 = holding(32, { asid: 1, mmid: 0, pfn: 4 });
const oldest64 = holding(64, { asid: 1, mmid: 0, pfn: 8 });
const middle32 = holding(32, { asid: 2, mmid: 0, pfn: 8 });
const newest32 = holding(32, { asid: 2, mmid: 4, pfn: 8 });
const newest64 = holding(64, { asid: 2, mmid: 4, pfn: 8 });

const flags = packTlbFlags({ G: true, C0: 3, C1: 3, V0: true, V1: true, D0: true });
const entry = {
  VPN: 0xffffe000n,
  PageMask: 0x1fffe000,
  ASID: 0x55,
  MMID: 0,
  flags,
  PFN: [0xfffff000n, 0x1000n] as [bigint, bigint],
};

test('tlb_entry: bytes of all layouts', () => {
  expectWire(
    oldest32,
    { entry },
    hex`/* VPN */ ffffe000 /* mask */ 1fffe000 /* ASID */ 55 /* flags */ 05be /* PFN */ fffff000 00001000`,
  );
  expectWire(
    middle32,
    { entry: { ...entry, ASID: 0x3ff, PFN: [0xff_fffff000n, 2n ** 64n - 1n] } },
    hex`/* VPN */ ffffe000 /* mask */ 1fffe000 /* ASID */ 03ff /* flags */ 05be
      /* PFN */ 000000fffffff000 ffffffffffffffff`,
  );
  expectWire(
    newest32,
    { entry: { ...entry, MMID: 0xfffffffe } },
    hex`/* VPN */ ffffe000 /* mask */ 1fffe000 /* ASID */ 0055 /* MMID */ fffffffe /* flags */ 05be
      /* PFN */ 00000000fffff000 0000000000001000`,
  );
  const wide = { ...entry, VPN: 0xc000_00ff_ffff_e000n };
  expectWire(
    oldest64,
    { entry: wide },
    hex`/* VPN */ c00000ffffffe000 /* mask */ 1fffe000 /* ASID */ 55 /* flags */ 05be
      /* PFN */ 00000000fffff000 0000000000001000`,
  );
  expectWire(
    newest64,
    { entry: { ...wide, flags: 0xffff, MMID: 7 } },
    hex`/* VPN */ c00000ffffffe000 /* mask */ 1fffe000 /* ASID */ 0055 /* MMID */ 00000007 /* flags */ ffff
      /* PFN */ 00000000fffff000 0000000000001000`,
  );
  assert.match(describe(newest64, { entry }), '"type": "tlb_entry", "size": 36');
});

test('tlb_entry: what does not fit is refused', () => {
  const refused = (def: typeof oldest32, change: Partial<typeof entry>, code: string, path: RegExp) =>
    throwsError(() => encode(def, { entry: { ...entry, ...change } }), ValueError, { code, path });
  refused(oldest32, { VPN: 0x1_00000000n }, 'out-of-range', /entry.*VPN$/);
  refused(oldest32, { PFN: [0n, 0x1_00000000n] }, 'out-of-range', /PFN\[1\]$/);
  refused(oldest32, { ASID: 0x100 }, 'out-of-range', /ASID$/);
  refused(middle32, { ASID: 0x10000 }, 'out-of-range', /ASID$/);
  refused(newest64, { MMID: -1 }, 'out-of-range', /MMID$/);
  refused(newest64, { flags: 0x10000 }, 'out-of-range', /flags$/);
  refused(newest64, { VPN: 1 as unknown as bigint }, 'wrong-type', /VPN$/);
  refused(newest64, { PageMask: -1 }, 'out-of-range', /PageMask$/);
});

test('flags: each part has its bits, and all bits have a name', () => {
  const none = unpackTlbFlags(0);
  assert.is(packTlbFlags({}), 0);
  for (const [parts, word] of [
    [{ EHINV: true }, 0x8000],
    [{ RI1: true }, 0x4000],
    [{ RI0: true }, 0x2000],
    [{ XI1: true }, 0x1000],
    [{ XI0: true }, 0x0800],
    [{ G: true }, 0x0400],
    [{ C0: 7 }, 0x0380],
    [{ C1: 7 }, 0x0070],
    [{ V0: true }, 8],
    [{ V1: true }, 4],
    [{ D0: true }, 2],
    [{ D1: true }, 1],
  ] as const) {
    assert.is(packTlbFlags(parts), word);
    assert.equal(unpackTlbFlags(word), { ...none, ...parts });
  }
  fc.assert(fc.property(fc.nat(0xffff), (word) => packTlbFlags(unpackTlbFlags(word)) === word));
});

test('EntryLo: where the parts are depends on the width', () => {
  const parts = { C: 5, D: true, V: false, G: true, RI: true, XI: false, PFN: 0x12_345678n };
  assert.is(packEntryLo(64, parts), 0x8000_0004_8d15_9e2dn);
  assert.is(packEntryLo(32, parts), 0x12_8d159e2dn);
  for (const long of [32, 64] as const) {
    assert.is(packEntryLo(long, {}), 0n);
    assert.equal(unpackEntryLo(long, packEntryLo(long, parts)), parts);
    assert.is(packEntryLo(long, { XI: true }), 1n << BigInt(long - 2));
  }
  assert.is(packEntryLo(32, { PFN: 2n ** 64n - 1n }), 0xffffffff_3fffffc0n);
  assert.is(packEntryLo(64, { PFN: 2n ** 64n - 1n }), 0x0fffffff_ffffffc0n);
  const word = fc.bigInt(0n, 2n ** 64n - 1n);
  fc.assert(fc.property(word, (w) => packEntryLo(32, unpackEntryLo(32, w)) === w));
  fc.assert(fc.property(word, (w) => packEntryLo(64, unpackEntryLo(64, w)) === (w & 0xcfff_ffff_ffff_ffffn)));
});

test('all 128 entries are sent, whatever the model has', () => {
  const sizes = {
    32: { '2.3': 19, '5.2': 28, '7.2': 28, '10.0': 32, '11.1': 32 },
    64: { '2.3': 31, '5.2': 32, '7.2': 32, '10.0': 36, '11.1': 36 },
  } as const;
  for (const long of [32, 64] as const) {
    const def = mipsTlb(long);
    for (const release of RELEASES) {
      const tlb = Array.from({ length: MIPS_TLB_MAX }, (_, i) => ({ ...entry, ASID: i }));
      const state = { nb_tlb: 16, tlb_in_use: 18, tlb };
      const bytes = encode(def, state, { release });
      assert.is(bytes.length, 8 + MIPS_TLB_MAX * sizes[long][release]);
      assert.equal(decode(def, bytes, { release }), state);
      const short = { ...state, tlb: tlb.slice(1) };
      throwsError(() => encode(def, short, { release }), ValueError, { code: 'wrong-length', path: /tlb$/ });
      throwsError(() => decode(def, bytes.subarray(0, -1), { release }), StreamError, {
        code: 'truncated',
        path: /tlb\[127\]$/,
      });
    }
  }
});

test.run();
