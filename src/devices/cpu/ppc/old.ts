/**
 * Version 4 of the section `cpu` of PowerPC: what QEMU wrote before 1.6, by hand. Only 2.3 and 5.2 load it.
 *
 * QEMU: `cpu_load_old` of `target-ppc/machine.c` (2.3) and `target/ppc/machine.c` (5.2).
 */
import type { ByteReader } from '../../../vmstate/index.js';
import type { PpcCpuContext, PpcLong } from './context.js';
import { DBAT0U, DBAT4U, IBAT0U, IBAT4U, SPR } from './spr.js';

/** Exception vectors that a release knows, and expects in the stream. */
const VECTORS = { '2.3': 96, '5.2': 103 } as const;

/**
 * A loader for one width. Registers that have places of their own in the stream go to their SPRs. Lost, because
 * version 5 does not have them: access type, TLB geometry, protection bounds of a 403, VSCR, exception vectors and
 * their masks, pending interrupts, error code.
 *
 * The TLB is taken for that of the 6xx family, whatever the model has. Its entries are there if the loading side has a
 * TLB: if the context says which, or, if it says nothing, if the stream says that there are entries.
 */
// @__NO_SIDE_EFFECTS__
export const loadVersion4 = (long: PpcLong, release: keyof typeof VECTORS) => ({
  minimumVersionId: 4,
  load: (from: ByteReader, _version: number, cpu: PpcCpuContext | undefined) => {
    const ulongs = (n: number) => BigUint64Array.from({ length: n }, () => target(from, long));
    const gpr = ulongs(32);
    const gprh = long === 32 && { gprh: ulongs(32) };
    const lr = target(from, long);
    const ctr = target(from, long);
    const crf = Uint32Array.from({ length: 8 }, () => from.u32());
    const xer = target(from, long);
    const reserve_addr = target(from, long);
    const msr = target(from, long);
    const tgpr = ulongs(4);
    const fpr = BigUint64Array.from({ length: 32 }, () => from.u64());
    const fpscr = BigInt(from.u32());
    from.u32(); // access type
    if (long === 64) {
      from.u64(); // ASR, which is among the SPRs as well
      from.u32(); // entries of the SLB, which are not sent
    }
    const sdr1 = target(from, long);
    const sr = ulongs(32);
    const dbat = [ulongs(8), ulongs(8)] as const;
    const ibat = [ulongs(8), ulongs(8)] as const;
    const nb_tlb = from.u32() | 0;
    from.take(5 * 4); // per way, ways, last way, split, PIDs
    const entries = cpu?.tlb !== undefined || nb_tlb > 0 ? nb_tlb : 0;
    const tlb6 = [];
    for (let i = 0; i < entries; i++) {
      tlb6.push({ pte0: target(from, long), pte1: target(from, long), EPN: target(from, long) });
    }
    ulongs(4); // protection bounds
    const spr = ulongs(1024);
    from.u32(); // VSCR
    const spe_acc = from.u64();
    const spefscr = BigInt(from.u32());
    const msr_mask = target(from, long);
    from.take(4 * 4); // flags, error code, pending interrupts, state of the inputs
    ulongs(VECTORS[release] + 4); // vectors, their prefix, IVOR and IVPR masks, reset vector
    const nip = target(from, long);
    target(from, long); // hflags
    const hflags_nmsr = target(from, long);
    from.take(2 * 4); // MMU index, power mode

    spr[SPR.LR] = lr;
    spr[SPR.CTR] = ctr;
    spr[SPR.XER] = xer;
    spr[SPR.SDR1] = sdr1;
    if (spefscr !== 0n) spr[SPR.SPEFSCR] = spefscr;
    putBats(spr, dbat, DBAT0U, DBAT4U);
    putBats(spr, ibat, IBAT0U, IBAT4U);

    return {
      gpr,
      ...gprh,
      crf,
      nip,
      spr,
      spe_acc,
      reserve_addr,
      msr,
      hflags_nmsr,
      ...(release === '2.3' && { msr_mask }),
      ...(cpu?.fpu !== false && { fpu: { fpr, fpscr } }),
      ...((long === 32 || cpu?.mmu64 !== true) && { sr: { sr } }),
      ...(isTlb6xx(cpu, nb_tlb) && { tlb6xx: { nb_tlb, tlb6, tgpr } }),
    };
  },
});

function target(from: ByteReader, long: PpcLong): bigint {
  return long === 64 ? from.u64() : BigInt(from.u32());
}

function isTlb6xx(cpu: PpcCpuContext | undefined, entries: number): boolean {
  return entries > 0 && (cpu?.tlb === undefined || cpu.tlb === '6xx');
}

/** Upper and lower words of eight registers, as pairs of SPRs; four that are all 0 may be registers that do not exist. */
function putBats(
  spr: BigUint64Array,
  [upper, lower]: readonly [BigUint64Array, BigUint64Array],
  first: number,
  fifth: number,
): void {
  for (const [start, at] of [
    [0, first],
    [4, fifth],
  ] as const) {
    const words = [...upper.subarray(start, start + 4), ...lower.subarray(start, start + 4)];
    if (words.every((word) => word === 0n)) continue;
    for (let i = 0; i < 4; i++) {
      spr[at + 2 * i] = words[i] as bigint;
      spr[at + 2 * i + 1] = words[4 + i] as bigint;
    }
  }
}
