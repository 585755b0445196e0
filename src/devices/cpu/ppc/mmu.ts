/**
 * MMU subsections of the section `cpu` of PowerPC: segments and software-loaded TLBs.
 *
 * QEMU: `target-ppc/machine.c` (2.3), `target/ppc/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import {
  absent,
  array,
  byRelease,
  int32,
  int32Equal,
  named,
  pointer,
  struct,
  subsectionByRelease,
  uint32,
  uint64,
  ulong,
  varray,
  vmstate,
  when,
} from '../../../vmstate/index.js';
import { slbe } from './codecs.js';
import { type PpcLong, type PpcTlb, ppcCpuContext } from './context.js';

/** Segment registers of the 32-bit MMUs, and of a 64-bit CPU that has one. */
// @__NO_SIDE_EFFECTS__
const sr = (long: PpcLong) =>
  vmstate({
    name: 'cpu/sr',
    versionId: 1,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (_state, cpu) => long === 32 || cpu?.mmu64 !== true,
    fields: named('env.', { sr: array(32, ulong(long)) }),
  });

/** Entries of the segment lookaside buffer that are sent, whatever the model has of them. */
export const MAX_SLB_ENTRIES = 64;

/** The segment lookaside buffer. `slb_nr`: entries that the model has; no longer sent for pseries-3.0 and younger. */
// @__NO_SIDE_EFFECTS__
const slb = (versionId: 1 | 2) =>
  vmstate({
    name: 'cpu/slb',
    versionId,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (_state, cpu) => cpu?.mmu64 !== false,
    fields: {
      slb_nr: byRelease({
        '2.3': int32Equal({ name: 'env.slb_nr' }),
        '5.2': when('pre_3_0_migration', int32({ name: 'mig_slb_nr' })),
        '10.0': absent,
      }),
      slb: array(MAX_SLB_ENTRIES, slbe(), { name: 'env.slb' }),
    },
    conditions: { pre_3_0_migration: (_state, _version, cpu) => cpu?.pre30Migration === true },
  });

// @__NO_SIDE_EFFECTS__
const tlb6xxEntry = (long: PpcLong) =>
  vmstate({
    name: 'cpu/tlb6xx_entry',
    versionId: 1,
    minimumVersionId: 1,
    fields: { pte0: ulong(long), pte1: ulong(long), EPN: ulong(long) },
  });

/** The TLB of the 6xx family, instruction and data entries; `tgpr` are the registers of its miss handlers. */
// @__NO_SIDE_EFFECTS__
const tlb6xx = (long: PpcLong) =>
  vmstate({
    name: 'cpu/tlb6xx',
    versionId: 1,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (state, cpu) => state.nb_tlb !== 0 && has(cpu?.tlb, '6xx'),
    fields: named('env.', {
      nb_tlb: int32Equal(),
      tlb6: pointer(varray('nb_tlb', struct(tlb6xxEntry(long)), { name: 'tlb.tlb6' })),
      tgpr: array(4, ulong(long)),
    }),
  });

// @__NO_SIDE_EFFECTS__
const tlbembEntry = (long: PpcLong) =>
  vmstate({
    name: 'cpu/tlbemb_entry',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      RPN: uint64(),
      EPN: ulong(long),
      PID: ulong(long),
      size: ulong(long),
      prot: uint32(),
      attr: uint32(),
    },
  });

/** Protection bounds of a 403. QEMU saves them under a name that its loader does not look for in this place. */
// @__NO_SIDE_EFFECTS__
const pbr403 = (long: PpcLong) =>
  vmstate({
    name: 'cpu/pbr403',
    versionId: 1,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (_state, cpu) => cpu?.pbr403 !== false,
    fields: named('env.', { pb: array(4, ulong(long)) }),
  });

/** The TLB of embedded cores. 2.3, 5.2 and 7.2 give it the name of the other one. */
// @__NO_SIDE_EFFECTS__
const tlbemb = (long: PpcLong, name: 'cpu/tlb6xx' | 'cpu/tlbemb') =>
  vmstate({
    name,
    versionId: 1,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (state, cpu) => state.nb_tlb !== 0 && has(cpu?.tlb, 'emb'),
    fields: named('env.', {
      nb_tlb: int32Equal(),
      tlbe: pointer(varray('nb_tlb', struct(tlbembEntry(long)), { name: 'tlb.tlbe' })),
    }),
    subsections: { pbr403: subsectionByRelease({ '2.3': pbr403(long), '7.2': absent }) },
  });

/** An entry as the MAS registers hold it. */
export const vmstatePpcTlbmasEntry = vmstate({
  name: 'cpu/tlbmas_entry',
  versionId: 1,
  minimumVersionId: 1,
  fields: { mas8: uint32(), mas1: uint32(), mas2: uint64(), mas7_3: uint64() },
});

/** The TLBs of Book E, one behind the other. */
export const vmstatePpcTlbmas = vmstate({
  name: 'cpu/tlbmas',
  versionId: 1,
  minimumVersionId: 1,
  context: ppcCpuContext,
  needed: (state, cpu) => state.nb_tlb !== 0 && has(cpu?.tlb, 'mas'),
  fields: named('env.', {
    nb_tlb: int32Equal(),
    tlbm: pointer(varray('nb_tlb', struct(vmstatePpcTlbmasEntry), { name: 'tlb.tlbm' })),
  }),
});

function has(tlb: PpcTlb | undefined, kind: PpcTlb): boolean {
  return tlb === undefined || tlb === kind;
}

/** Segment registers. */
// @__NO_SIDE_EFFECTS__
export const segmentSubsections = (long: PpcLong) => ({ sr: sr(long) });

/** The SLB; 64-bit targets only. */
// @__NO_SIDE_EFFECTS__
export const slbSubsections = (long: PpcLong) => ({
  slb: subsectionByRelease({
    '2.3': long === 64 ? slb(1) : absent,
    '10.0': long === 64 ? slb(2) : absent,
  }),
});

/**
 * The TLBs. Where two have the same name, `named6xx` says which of them it is: a stream does not, and QEMU itself loads
 * the embedded one as the other and fails.
 */
// @__NO_SIDE_EFFECTS__
export const tlbSubsections = (long: PpcLong, named6xx: '6xx' | 'emb') => ({
  tlb6xx: subsectionByRelease({ '2.3': named6xx === '6xx' ? tlb6xx(long) : absent, '10.0': tlb6xx(long) }),
  tlbemb: subsectionByRelease({
    '2.3': named6xx === 'emb' ? tlbemb(long, 'cpu/tlb6xx') : absent,
    '10.0': tlbemb(long, 'cpu/tlbemb'),
  }),
  tlbmas: vmstatePpcTlbmas,
});
