/**
 * Register subsections of the section `cpu` of PowerPC: floating point, vectors, transactions, and what a machine adds.
 *
 * QEMU: `target-ppc/machine.c` (2.3), `target/ppc/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import {
  absent,
  array,
  bool,
  byRelease,
  float64,
  named,
  subsectionByRelease,
  uint32,
  uint64,
  ulong,
  vmstate,
} from '../../../vmstate/index.js';
import { avr, fpr, vscr, vsr } from './codecs.js';
import { type PpcLong, ppcCpuContext } from './context.js';

/** `fpr`: bits of 32 doubles. */
// @__NO_SIDE_EFFECTS__
const fpu = (long: PpcLong) =>
  vmstate({
    name: 'cpu/fpu',
    versionId: 1,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (_state, cpu) => cpu?.fpu !== false,
    fields: named('env.', {
      fpr: byRelease({ '2.3': array(32, float64()), '5.2': array(32, fpr(), { name: 'vsr' }) }),
      fpscr: ulong(long),
    }),
  });

/** AltiVec registers. They overlay the VSX registers 32 to 63, of which 5.2 made them a part. */
export const vmstatePpcAltivec = vmstate({
  name: 'cpu/altivec',
  versionId: 1,
  minimumVersionId: 1,
  context: ppcCpuContext,
  needed: (_state, cpu) => cpu?.altivec !== false,
  fields: {
    avr: byRelease({ '2.3': array(32, avr(), { name: 'env.avr' }), '5.2': array(32, avr(), { name: 'env.vsr' }) }),
    vscr: byRelease({ '2.3': uint32({ name: 'env.vscr' }), '5.2': vscr() }),
  },
});

/** Lower halves of the VSX registers 0 to 31; the upper ones are the floating-point registers. */
export const vmstatePpcVsx = vmstate({
  name: 'cpu/vsx',
  versionId: 1,
  minimumVersionId: 1,
  context: ppcCpuContext,
  needed: (_state, cpu) => cpu?.vsx !== false,
  fields: named('env.', { vsr: byRelease({ '2.3': array(32, uint64()), '5.2': array(32, vsr()) }) }),
});

/** MSR[TS], the transaction state: bits 33 and 34. Since 7.2 QEMU looks at 34 and 35 instead. */
const MSR_TS = 3n << 33n;
const MSR_TS_7_2 = 3n << 34n;

/** The checkpoint to which a transaction that fails goes back; 64-bit targets only. */
// @__NO_SIDE_EFFECTS__
const tm = (transactional: bigint) =>
  vmstate({
    name: 'cpu/tm',
    versionId: 1,
    minimumVersionId: 1,
    needed: (_state, _cpu, cpu) => ((cpu as { readonly msr: bigint }).msr & transactional) !== 0n,
    fields: named('env.', {
      tm_gpr: array(32, ulong(64)),
      tm_vsr: array(64, avr()),
      tm_cr: uint64(),
      tm_lr: uint64(),
      tm_ctr: uint64(),
      tm_fpscr: uint64(),
      tm_amr: uint64(),
      tm_ppr: uint64(),
      tm_vrsave: uint64(),
      tm_vscr: uint32(),
      tm_dscr: uint64(),
      tm_tar: uint64(),
    }),
  });

/** The compatibility mode of a guest: the PVR that it sees, 0 for none. */
export const vmstatePpcCompat = vmstate({
  name: 'cpu/compat',
  versionId: 1,
  minimumVersionId: 1,
  context: ppcCpuContext,
  needed: (state, cpu) => cpu?.pre210Migration !== true && state.compat_pvr !== 0,
  fields: { compat_pvr: uint32() },
});

/** The reservation of a load and reserve: address, bytes, value. Replaces the address in the main part. */
// @__NO_SIDE_EFFECTS__
const reservation = (long: PpcLong) =>
  vmstate({
    name: 'cpu/reservation',
    versionId: 1,
    minimumVersionId: 1,
    context: ppcCpuContext,
    needed: (_state, cpu) => cpu?.replay !== false,
    fields: named('env.', {
      reserve_addr: ulong(long),
      reserve_length: ulong(long),
      reserve_val: ulong(long),
      reserve_val2: byRelease({ '2.3': long === 64 ? ulong(long) : absent }),
    }),
  });

/** The branch history rolling buffer and where it goes on; 64-bit targets only. */
export const vmstatePpcBhrb = vmstate({
  name: 'cpu/bhrb',
  versionId: 1,
  minimumVersionId: 1,
  context: ppcCpuContext,
  needed: (_state, cpu) => cpu?.bhrb !== false,
  fields: named('env.', { bhrb_offset: ulong(64), bhrb: array(32, uint64()) }),
});

/** `quiesced`: stopped by the firmware, which is another thing than halted. Older releases have to guess it. */
export const vmstatePpcRtasStopped = vmstate({
  name: 'cpu/rtas_stopped',
  versionId: 1,
  minimumVersionId: 1,
  context: ppcCpuContext,
  needed: (_state, cpu) => cpu?.rtasStoppedState !== false,
  fields: named('env.', { quiesced: bool() }),
});

/** The first subsections, up to the MMU's. */
// @__NO_SIDE_EFFECTS__
export const unitSubsections = (long: PpcLong) => ({
  fpu: fpu(long),
  altivec: vmstatePpcAltivec,
  vsx: vmstatePpcVsx,
});

/** Between segment registers and SLB. */
// @__NO_SIDE_EFFECTS__
export const transactionSubsections = (long: PpcLong) => ({
  tm: subsectionByRelease({
    '2.3': long === 64 ? tm(MSR_TS) : absent,
    '7.2': long === 64 ? tm(MSR_TS_7_2) : absent,
  }),
});

/** Between SLB and TLBs. */
// @__NO_SIDE_EFFECTS__
export const historySubsections = (long: PpcLong) => ({
  bhrb: subsectionByRelease({ '10.0': long === 64 ? vmstatePpcBhrb : absent }),
});

/** The last subsections. */
// @__NO_SIDE_EFFECTS__
export const machineSubsections = (long: PpcLong) => ({
  compat: subsectionByRelease({ '5.2': vmstatePpcCompat }),
  reservation: subsectionByRelease({ '10.0': reservation(long) }),
  rtas_stopped: subsectionByRelease({ '11.1': vmstatePpcRtasStopped }),
});
