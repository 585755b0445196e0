/**
 * The TLB in the section `cpu` of MIPS, and the registers that guests fill it with.
 *
 * QEMU: `target-mips/machine.c` (2.3), `target/mips/machine.c` (5.2), `target/mips/sysemu/machine.c` (7.2),
 * `target/mips/system/machine.c` (10.0, 11.1); the registers: `target/mips/tcg/sysemu/tlb_helper.c` (7.2).
 */
import { array, byRelease, leaf, type StateOf, uint32, vmstate } from '../../../vmstate/index.js';
import { type Parts, packBits, unpackBits } from '../_bits.js';
import { member } from '../_member.js';
import type { MipsLong } from './context.js';

/** Entries that QEMU has room for, and sends, whatever the model. */
export const MIPS_TLB_MAX = 128;

/** An entry of the TLB: two pages side by side, the even one first. */
export interface MipsTlbEntry {
  /** Virtual address of the pair. */
  VPN: bigint;
  /** Bits of the address that are not compared, as in the register: 0 for pages of 4 KiB, 0x6000 of 16 KiB … */
  PageMask: number;
  /** Address space: 8 bits in 2.3, 16 since (with ten in use). */
  ASID: number;
  /** Memory map id, which replaces it if `MI` of Config5 is set. Sent since 10.0, before it is 0. */
  MMID: number;
  /** See {@link unpackTlbFlags}. */
  flags: number;
  /** Physical addresses of the two pages, in bytes. 2.3 sends as many bits as an address of the target has. */
  PFN: [even: bigint, odd: bigint];
}

const FLAGS = {
  /** The guest has invalidated the entry: it matches nothing. */
  EHINV: 15,
  /** Reading traps, of the odd and the even page. */
  RI1: 14,
  RI0: 13,
  /** Execution traps. */
  XI1: 12,
  XI0: 11,
  /** In all address spaces. */
  G: 10,
  /** Cache attributes: 2 uncached, 3 cached. On load QEMU itself drops the highest bit. */
  C0: [7, 3],
  C1: [4, 3],
  /** Valid. */
  V0: 3,
  V1: 2,
  /** Dirty: stores do not trap. */
  D0: 1,
  D1: 0,
} as const;
/** What the flags of an entry say: 0 of the even, 1 of the odd page. */
export type MipsTlbFlags = Parts<typeof FLAGS>;

/** `flags` of an entry out of its parts; those left out are 0. */
export const packTlbFlags = (parts: Partial<MipsTlbFlags>): number => Number(packBits(FLAGS, parts));
/** The parts of `flags`: all its bits have names. */
export const unpackTlbFlags = (flags: number): MipsTlbFlags => unpackBits(FLAGS, BigInt(flags));

const ENTRY_LO = {
  /** Cache attributes. */
  C: [3, 3],
  /** Dirty: stores do not trap. */
  D: 2,
  /** Valid. */
  V: 1,
  /** In all address spaces, if set in both registers. */
  G: 0,
} as const;
/** The registers `CP0_EntryLo0` and `CP0_EntryLo1`. */
export interface MipsEntryLo extends Parts<typeof ENTRY_LO> {
  /** Reading traps: bit 63, of a 32-bit target 31. */
  RI: boolean;
  /** Execution traps: bit 62, of a 32-bit target 30. */
  XI: boolean;
  /**
   * Number of the 4 KiB page: from bit 6 on; of a 32-bit target 24 bits there, the others from bit 32 on (since 5.2).
   */
  PFN: bigint;
}

/** The register on a target of `long` bits out of its parts; those left out are 0. */
export function packEntryLo(
  long: MipsLong,
  { RI = false, XI = false, PFN = 0n, ...low }: Partial<MipsEntryLo>,
): bigint {
  const inhibit = ((RI ? 2n : 0n) | (XI ? 1n : 0n)) << BigInt(long - 2);
  const page =
    long === 64
      ? BigInt.asUintN(54, PFN) << 6n
      : (BigInt.asUintN(24, PFN) << 6n) | (BigInt.asUintN(32, PFN >> 24n) << 32n);
  return inhibit | page | packBits(ENTRY_LO, low);
}

/** The parts of the register on a target of `long` bits. */
export function unpackEntryLo(long: MipsLong, word: bigint): MipsEntryLo {
  const bit = (n: number) => ((word >> BigInt(n)) & 1n) === 1n;
  const PFN = long === 64 ? BigInt.asUintN(54, word >> 6n) : BigInt.asUintN(24, word >> 6n) | ((word >> 32n) << 24n);
  return { RI: bit(long - 1), XI: bit(long - 2), PFN, ...unpackBits(ENTRY_LO, word) };
}

/** Bytes of `ASID`, of `MMID` and of each of `PFN`. */
interface Widths {
  readonly asid: 1 | 2;
  readonly mmid: 0 | 4;
  readonly pfn: 4 | 8;
}

/** `tlb_entry`: `VPN`, `PageMask`, `ASID`, `MMID`, `flags`, `PFN`. */
// @__NO_SIDE_EFFECTS__
export const tlbEntry = (long: MipsLong, { asid, mmid, pfn }: Widths) => {
  const vpn = long === 64 ? 8 : 4;
  const asidAt = vpn + 4;
  const flagsAt = asidAt + asid + mmid;
  const put = (to: DataView, at: number, name: string, value: bigint, size: 4 | 8) => {
    if (size === 8) to.setBigUint64(at, member(name, value, 64));
    else to.setUint32(at, Number(member(name, value, 32, 'bigint')));
  };
  const get = (from: DataView, at: number, size: 4 | 8) =>
    size === 8 ? from.getBigUint64(at) : BigInt(from.getUint32(at));
  return leaf<MipsTlbEntry>({
    type: 'tlb_entry',
    size: flagsAt + 2 + 2 * pfn,
    put({ VPN, PageMask, ASID, MMID, flags, PFN }, to, at) {
      put(to, at, 'VPN', VPN, vpn);
      to.setUint32(at + vpn, member('PageMask', PageMask, 32));
      if (asid === 1) to.setUint8(at + asidAt, member('ASID', ASID, 8));
      else to.setUint16(at + asidAt, member('ASID', ASID, 16));
      if (mmid === 4) to.setUint32(at + asidAt + asid, member('MMID', MMID, 32));
      to.setUint16(at + flagsAt, member('flags', flags, 16));
      put(to, at + flagsAt + 2, 'PFN[0]', PFN[0], pfn);
      put(to, at + flagsAt + 2 + pfn, 'PFN[1]', PFN[1], pfn);
    },
    get: (from, at) => ({
      VPN: get(from, at, vpn),
      PageMask: from.getUint32(at + vpn),
      ASID: asid === 1 ? from.getUint8(at + asidAt) : from.getUint16(at + asidAt),
      MMID: mmid === 4 ? from.getUint32(at + asidAt + asid) : 0,
      flags: from.getUint16(at + flagsAt),
      PFN: [get(from, at + flagsAt + 2, pfn), get(from, at + flagsAt + 2 + pfn, pfn)],
    }),
  });
};

// @__NO_SIDE_EFFECTS__
const entries = (long: MipsLong, widths: Widths) =>
  array(MIPS_TLB_MAX, tlbEntry(long, widths)(), { name: 'mmu.r4k.tlb' });

/**
 * `nb_tlb`: how many entries the model has. `tlb_in_use`: how many of `tlb` count, `nb_tlb` or more: QEMU keeps entries
 * that were overwritten behind the others until the address space changes. All are sent, those of no account, too.
 */
// @__NO_SIDE_EFFECTS__
export const mipsTlb = (long: MipsLong) =>
  vmstate({
    name: 'cpu/tlb',
    versionId: { '2.3': 1, '5.2': 2, '10.0': 3 },
    minimumVersionId: { '2.3': 1, '5.2': 2, '10.0': 3 },
    fields: {
      nb_tlb: uint32(),
      tlb_in_use: uint32(),
      tlb: byRelease({
        '2.3': entries(long, { asid: 1, mmid: 0, pfn: long === 64 ? 8 : 4 }),
        '5.2': entries(long, { asid: 2, mmid: 0, pfn: 8 }),
        '10.0': entries(long, { asid: 2, mmid: 4, pfn: 8 }),
      }),
    },
  });
export type MipsTlbState = StateOf<ReturnType<typeof mipsTlb>>;
