/**
 * Entries of the TLB in the section `cpu` of hppa.
 *
 * QEMU: `target/hppa/machine.c` (5.2, 7.2, 10.0, 11.1). 16 bytes in 5.2 and 7.2, 32 since 10.0; the rights are
 * packed as the guest's insert instructions of PA-RISC 1.1 take them, and of 2.0.
 */
import { array, leaf, uint32, vmstate } from '../../../vmstate/index.js';
import { member } from '../_member.js';

/** An entry of 5.2 and 7.2: one page of 4 KiB. */
export interface HppaTlbEntry11 {
  /** First virtual address: space and offset. The last is 4095 above. */
  va_b: bigint;
  /** Physical address of the page. */
  pa: number;
  /** Rights, see {@link packTlbRights11}; 0 for an entry that is not valid. */
  rights: number;
}

/** An entry since 10.0: any range of addresses. */
export interface HppaTlbEntry {
  /** First virtual address: space and offset. */
  start: bigint;
  /** Last virtual address. An entry that is free has both 0. */
  last: bigint;
  /** Physical address of the first. */
  pa: bigint;
  /**
   * Rights, see {@link packTlbRights}; 0 for an entry that is not valid. Of those, block entries aside, the first with
   * `start` below `last` is the one whose address the guest has inserted, but not yet its rights (1.x).
   */
  rights: bigint;
}

/** What an entry allows, and whether it counts. */
export interface HppaTlbRights {
  entry_valid: boolean;
  /** Protection identifier: 16 bits in QEMU; on the wire 18 in 5.2 and 7.2, 31 since 10.0. */
  access_id: number;
  /** Not cached. */
  u: boolean;
  /** Access, 3 bits: 0 read, 1 read and write, 2 read and execute, 3 all, 4 to 7 execute and gain level 0 to 3. */
  ar_type: number;
  /** Least privileged level that may read or execute: 0 to 3, 0 has all privileges. */
  ar_pl1: number;
  /** Least privileged level that may write; none with more privileges may execute. */
  ar_pl2: number;
  /** Stores trap (data memory break). */
  b: boolean;
  /** Dirty: stores do not trap. */
  d: boolean;
  /** Any reference traps. */
  t: boolean;
}

/** Lowest bits of the fields, and how wide the identifier is. */
interface Places {
  readonly idBits: bigint;
  readonly u: bigint;
  readonly pl2: bigint;
  readonly pl1: bigint;
  readonly type: bigint;
  readonly b: bigint;
  readonly d: bigint;
  readonly t: bigint;
}

const PA11: Places = { idBits: 18n, u: 19n, pl2: 20n, pl1: 22n, type: 24n, b: 27n, d: 28n, t: 29n };
const PA20: Places = { idBits: 31n, u: 51n, pl2: 52n, pl1: 54n, type: 56n, b: 59n, d: 60n, t: 61n };

function pack(rights: Partial<HppaTlbRights>, at: Places): bigint {
  if (rights.entry_valid !== true) return 0n;
  const flag = (value: boolean | undefined) => (value === true ? 1n : 0n);
  return (
    1n |
    (BigInt.asUintN(Number(at.idBits), BigInt(rights.access_id ?? 0)) << 1n) |
    (flag(rights.u) << at.u) |
    (BigInt((rights.ar_pl2 ?? 0) & 3) << at.pl2) |
    (BigInt((rights.ar_pl1 ?? 0) & 3) << at.pl1) |
    (BigInt((rights.ar_type ?? 0) & 7) << at.type) |
    (flag(rights.b) << at.b) |
    (flag(rights.d) << at.d) |
    (flag(rights.t) << at.t)
  );
}

function unpack(word: bigint, at: Places, entry_valid: boolean): HppaTlbRights {
  const bits = (from: bigint, count: bigint) => Number((word >> from) & ((1n << count) - 1n));
  return {
    entry_valid,
    access_id: bits(1n, at.idBits),
    u: bits(at.u, 1n) === 1,
    ar_type: bits(at.type, 3n),
    ar_pl1: bits(at.pl1, 2n),
    ar_pl2: bits(at.pl2, 2n),
    b: bits(at.b, 1n) === 1,
    d: bits(at.d, 1n) === 1,
    t: bits(at.t, 1n) === 1,
  };
}

/** The word of an entry of 5.2 and 7.2; what is left out is 0, and all is if the entry is not valid. */
export function packTlbRights11(rights: Partial<HppaTlbRights>): number {
  return Number(pack(rights, PA11));
}

/** The rights in the word of an entry of 5.2 and 7.2. */
export function unpackTlbRights11(word: number): HppaTlbRights {
  return unpack(BigInt(word), PA11, (word & 1) === 1);
}

/** The word of an entry since 10.0; what is left out is 0, and all is if the entry is not valid. */
export function packTlbRights(rights: Partial<HppaTlbRights>): bigint {
  return pack(rights, PA20);
}

/** The rights in the word of an entry since 10.0: valid if any bit is set, as in QEMU. */
export function unpackTlbRights(word: bigint): HppaTlbRights {
  return unpack(word, PA20, word !== 0n);
}

/** `tlb entry` of 5.2 and 7.2. */
export const tlbEntry11 = /* @__PURE__ */ leaf<HppaTlbEntry11>({
  type: 'tlb entry',
  size: 16,
  put: ({ va_b, pa, rights }, to, at) => {
    to.setBigUint64(at, member('va_b', va_b, 64));
    to.setUint32(at + 8, member('pa', pa, 32));
    to.setUint32(at + 12, member('rights', rights, 32));
  },
  get: (from, at) => ({
    va_b: from.getBigUint64(at),
    pa: from.getUint32(at + 8),
    rights: from.getUint32(at + 12),
  }),
});

/** `tlb entry` since 10.0. */
export const tlbEntry = /* @__PURE__ */ leaf<HppaTlbEntry>({
  type: 'tlb entry',
  size: 32,
  put: ({ start, last, pa, rights }, to, at) => {
    to.setBigUint64(at, member('start', start, 64));
    to.setBigUint64(at + 8, member('last', last, 64));
    to.setBigUint64(at + 16, member('pa', pa, 64));
    to.setBigUint64(at + 24, member('rights', rights, 64));
  },
  get: (from, at) => ({
    start: from.getBigUint64(at),
    last: from.getBigUint64(at + 8),
    pa: from.getBigUint64(at + 16),
    rights: from.getBigUint64(at + 24),
  }),
});

/** Entries of the TLB: 256 in all releases. */
export const HPPA_TLB_ENTRIES = 256;

/**
 * The TLB since 10.0, always sent; the first 16 entries are block entries in PA-RISC 1.x. `tlb_last`: which entry is
 * replaced next if none is free.
 */
export const vmstateHppaTlb = vmstate({
  name: 'env/tlb',
  versionId: 1,
  minimumVersionId: 1,
  fields: { tlb: array(HPPA_TLB_ENTRIES, tlbEntry()), tlb_last: uint32() },
});
