/**
 * The section `cpu` of the targets mips, mipsel, mips64 and mips64el. The parts are in `mips/`.
 *
 * QEMU: `target-mips/machine.c` (2.3), `target/mips/machine.c` (5.2), `target/mips/sysemu/machine.c` (7.2),
 * `target/mips/system/machine.c` (10.0, 11.1). A release loads its own version alone.
 *
 * Lost on the way: that the next instruction is in a branch's delay slot (QEMU stops there only if a page ends between
 * the two), the value that a load-linked has read, the inter-thread communication unit; before 11.1 the timer: it is set
 * again when the guest next writes Count or Compare; in 2.3 `Config4`, `Config5`.
 */
import {
  array,
  byRelease,
  int32,
  named,
  pointer,
  type StateOf,
  struct,
  subsectionByRelease,
  uint32,
  ulong,
  unused,
  vmstate,
} from '../../vmstate/index.js';
import { type MipsLong, mipsCpuContext } from './mips/context.js';
import { cp0Fields, vmstateMipsMvp } from './mips/cp0.js';
import { vmstateMipsTimer, vmstateOcteonCrypto, vmstateOcteonMultiplier } from './mips/subsections.js';
import { mipsInactiveTc, mipsTc, vmstateMipsFpu, vmstateMipsInactiveFpu } from './mips/tc.js';
import { mipsTlb } from './mips/tlb.js';

export { type MipsCpuContext, mipsCpuContext } from './mips/context.js';
export {
  MIPS_FP_EXCEPTION,
  type MipsCause,
  type MipsConfig1,
  type MipsConfig2,
  type MipsConfig3,
  type MipsConfig4,
  type MipsConfig5,
  type MipsFcr31,
  type MipsStatus,
  packCause,
  packConfig1,
  packConfig2,
  packConfig3,
  packConfig4,
  packConfig5,
  packFcr31,
  packStatus,
  unpackCause,
  unpackConfig1,
  unpackConfig2,
  unpackConfig3,
  unpackConfig4,
  unpackConfig5,
  unpackFcr31,
  unpackStatus,
} from './mips/status.js';
export type { OcteonCryptoState, OcteonLlm } from './mips/subsections.js';
export type { MipsFpr, MipsFpuState, MipsTcState } from './mips/tc.js';
export {
  MIPS_TLB_MAX,
  type MipsEntryLo,
  type MipsTlbEntry,
  type MipsTlbFlags,
  type MipsTlbState,
  packEntryLo,
  packTlbFlags,
  unpackEntryLo,
  unpackTlbFlags,
} from './mips/tlb.js';

/** Thread contexts that QEMU has room for, and sends, whatever the model. */
export const MIPS_SHADOW_SET_MAX = 16;

/**
 * The CPU of a target with `target_ulong`s of `long` bits.
 *
 * - `active_tc`: the thread context that runs, number `current_tc`; the entry of that number in `tcs` is stale.
 * - `active_fpu`: the FPU and the vectors.
 * - `error_code`: of the exception that is being taken: bit 0 no TLB entry matched, bit 1 no word for BadInstr.
 * - `btarget`, `bcond`: target of the branch that is under way, and whether it is taken.
 *
 * Instance: the CPU's index; `cpu_common` is a section of its own before it.
 */
// @__NO_SIDE_EFFECTS__
export const mipsCpu = (long: MipsLong) =>
  vmstate({
    name: 'cpu',
    versionId: { '2.3': 6, '5.2': 20, '7.2': 21 },
    minimumVersionId: { '2.3': 6, '5.2': 20, '7.2': 21 },
    context: mipsCpuContext,
    fields: {
      ...named('env.', {
        active_tc: struct(mipsTc(long), { since: 1 }),
        active_fpu: struct(vmstateMipsFpu, { since: 1 }),
      }),
      mvp: byRelease({
        '2.3': pointer(struct(vmstateMipsMvp, { name: 'env.mvp' })),
        '11.1': pointer(struct(vmstateMipsMvp)),
      }),
      ...named('env.', {
        tlb: pointer(struct(mipsTlb(long))),
        current_tc: uint32(),
        current_fpu: byRelease({ '2.3': uint32(), '10.0': unused(4) }),
        error_code: int32(),
        btarget: ulong(long),
        bcond: ulong(long),
      }),
      ...cp0Fields(long),
      ...named('env.', {
        tcs: array(MIPS_SHADOW_SET_MAX, struct(mipsInactiveTc(long)), { since: 1 }),
        fpus: array(1, struct(vmstateMipsInactiveFpu), { since: 1 }),
      }),
    },
    subsections: {
      timer: subsectionByRelease({ '11.1': vmstateMipsTimer }),
      octeon_multiplier: subsectionByRelease({ '11.1': vmstateOcteonMultiplier }),
      octeon_crypto: subsectionByRelease({ '11.1': vmstateOcteonCrypto }),
    },
  });

/** A CPU of mips or mipsel. */
export const vmstateMipsCpu = mipsCpu(32);
/** A CPU of mips64 or mips64el. */
export const vmstateMips64Cpu = mipsCpu(64);
export type MipsCpuState = StateOf<typeof vmstateMips64Cpu>;
