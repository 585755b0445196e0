/**
 * The section `cpu` of the targets ppc, ppcemb, ppc64 and ppc64le.
 *
 * QEMU: `target-ppc/machine.c` (2.3), `target/ppc/machine.c` (5.2, 7.2, 10.0, 11.1). The parts are in `ppc/`. 2.3
 * and 5.2 also load version 4, of before 1.6.
 */
import {
  absent,
  array,
  byRelease,
  named,
  releases,
  type StateOf,
  uint32,
  uint32Equal,
  uint64,
  uint64Equal,
  ulong,
  ulongEqual,
  unused,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { type PpcLong, ppcCpuContext } from './ppc/context.js';
import { segmentSubsections, slbSubsections, tlbSubsections } from './ppc/mmu.js';
import { loadVersion4 } from './ppc/old.js';
import { historySubsections, machineSubsections, transactionSubsections, unitSubsections } from './ppc/registers.js';

export type { PpcCpuContext, PpcTlb } from './ppc/context.js';
export { DBAT0U, DBAT4U, IBAT0U, IBAT4U, isQuiesced, SPR } from './ppc/spr.js';
export {
  type PpcFpscr,
  type PpcMsr,
  type PpcVscr,
  type PpcXer,
  packCr,
  packFpscr,
  packMsr,
  packVscr,
  packXer,
  unpackCr,
  unpackFpscr,
  unpackMsr,
  unpackVscr,
  unpackXer,
} from './ppc/status.js';

/**
 * What 2.3 compares with the CPU model of the loading side, and what 5.2 and 7.2 send for machine types that such a
 * release should be able to load. `msr_mask`: bits of the MSR that the model has; `insns_flags`, `insns_flags2`: its
 * instruction sets; `nb_BATs`: its block address translation registers.
 */
// @__NO_SIDE_EFFECTS__
const modelChecks = (long: PpcLong) => ({
  msr_mask: byRelease({
    '2.3': ulongEqual(long, { name: 'env.msr_mask' }),
    '5.2': when('pre_2_8_migration', ulong(long, { name: 'mig_msr_mask' })),
    '10.0': absent,
  }),
  insns_flags: byRelease({
    '2.3': uint64Equal({ name: 'env.insns_flags' }),
    '5.2': when('pre_2_8_migration', uint64({ name: 'mig_insns_flags' })),
    '10.0': absent,
  }),
  insns_flags2: byRelease({
    '2.3': uint64Equal({ name: 'env.insns_flags2' }),
    '5.2': when('pre_2_8_migration', uint64({ name: 'mig_insns_flags2' })),
    '10.0': absent,
  }),
  nb_BATs: byRelease({
    '2.3': uint32Equal({ name: 'env.nb_BATs' }),
    '5.2': when('pre_2_8_migration', uint32({ name: 'mig_nb_BATs' })),
    '10.0': absent,
  }),
});

// @__NO_SIDE_EFFECTS__
const layout = (long: PpcLong, named6xx: '6xx' | 'emb', since: '2.3' | '5.2' | '7.2') =>
  vmstate({
    name: 'cpu',
    versionId: 5,
    minimumVersionId: 5,
    context: ppcCpuContext,
    loadOld: since === '7.2' ? absent : loadVersion4(long, since),
    preSave: (state) => {
      if (since === '7.2') state.hflags_nmsr = 0n;
    },
    fields: {
      pvr: unused(long / 8),
      ...named('env.', {
        gpr: array(32, ulong(long)),
        gprh: byRelease({ '2.3': long === 32 ? array(32, ulong(long)) : absent }),
        crf: array(8, uint32()),
        nip: ulong(long),
        spr: array(1024, ulong(long)),
        spe_acc: uint64(),
        reserve_addr: byRelease({ '2.3': ulong(long), '10.0': unused(long / 8) }),
        msr: ulong(long),
        hflags_nmsr: byRelease({ '2.3': ulong(long), '7.2': ulong(long, { name: 'hflags_compat_nmsr' }) }),
      }),
      ...modelChecks(long),
    },
    conditions: { pre_2_8_migration: (_state, _version, cpu) => cpu?.pre28Migration === true },
    subsections: {
      ...unitSubsections(long),
      ...segmentSubsections(long),
      ...transactionSubsections(long),
      ...slbSubsections(long),
      ...historySubsections(long),
      ...tlbSubsections(long, named6xx),
      ...machineSubsections(long),
    },
  });

/**
 * The CPU of a target with `target_ulong`s of `long` bits. `named6xx`: which TLB the subsection `cpu/tlb6xx` of 2.3,
 * 5.2 and 7.2 holds, see {@link tlbSubsections}.
 *
 * `gpr` general registers, `crf` the eight fields of the condition register, `nip` the program counter. `spr[n]` is
 * special-purpose register n (indices in `SPR`), by the time of saving with those that QEMU keeps elsewhere; the PVR
 * is loaded with them. `gprh`: upper halves of the registers of an SPE, 32-bit targets only; `spe_acc` its
 * accumulator. `hflags_nmsr`: bits of `hflags` that are not in the MSR; saved as 0 since 7.2. Instance: the CPU's index.
 */
// @__NO_SIDE_EFFECTS__
export const ppcCpu = (long: PpcLong, named6xx: '6xx' | 'emb' = '6xx') =>
  releases({
    '2.3': layout(long, named6xx, '2.3'),
    '5.2': layout(long, named6xx, '5.2'),
    '7.2': layout(long, named6xx, '7.2'),
  });

/** A CPU of ppc64 or ppc64le, but for those of embedded cores. */
export const vmstatePpc64Cpu = ppcCpu(64);
/** An embedded core (40x, 440) in ppc64 or ppc64le. */
export const vmstatePpc64EmbeddedCpu = ppcCpu(64, 'emb');
/** A CPU of ppc or ppcemb, but for those of embedded cores. */
export const vmstatePpcCpu = ppcCpu(32);
/** An embedded core (40x, 440) in ppc or ppcemb. */
export const vmstatePpcEmbeddedCpu = ppcCpu(32, 'emb');
export type PpcCpuState = StateOf<typeof vmstatePpc64Cpu>;
