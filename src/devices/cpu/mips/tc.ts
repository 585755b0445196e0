/**
 * Thread contexts and the FPU in the section `cpu` of MIPS: the registers that programs see.
 *
 * QEMU: `target-mips/machine.c` (2.3), `target/mips/machine.c` (5.2), `target/mips/sysemu/machine.c` (7.2),
 * `target/mips/system/machine.c` (10.0, 11.1).
 */
import {
  absent,
  array,
  byRelease,
  int32,
  leaf,
  type StateOf,
  uint32,
  uint64,
  ulong,
  vmstate,
} from '../../../vmstate/index.js';
import { member } from '../_member.js';
import type { MipsLong } from './context.js';

/** Accumulators of the DSP extension; the first is HI and LO of all CPUs. */
const MIPS_DSP_ACC = 4;

/**
 * The fields of a thread context.
 *
 * - `gpr`: $0 to $31, 29 the stack pointer, 31 the return address. `gpr_hi`: their upper 64 bits on a CPU that has
 *   them (R5900), of 64-bit targets since 7.2.
 * - `PC`: bit 0 set in MIPS16 and microMIPS.
 * - `HI`, `LO`, `ACX`: the accumulators. `DSPControl`: carry, overflow, conditions and positions of the DSP extension.
 * - `CP0_TC…`, `CP0_Debug_tcstatus`: registers of the MT extension. `CP0_UserLocal`: the pointer to thread storage.
 * - `msacsr`: control and status of the vectors (MSA): bit 24 flush to zero, 18 no exceptions, 17 to 12 cause, 11 to 7
 *   enables, 6 to 2 flags, 1 and 0 rounding.
 * - `mxu_gpr`, `mxu_cr`: XR1 to XR15 and XR16 of Ingenic's MXU extension, since 7.2.
 */
// @__NO_SIDE_EFFECTS__
const tcFields = (long: MipsLong) => ({
  gpr: array(32, ulong(long)),
  gpr_hi: byRelease({ '7.2': long === 64 ? array(32, uint64()) : absent }),
  PC: ulong(long),
  HI: array(MIPS_DSP_ACC, ulong(long)),
  LO: array(MIPS_DSP_ACC, ulong(long)),
  ACX: array(MIPS_DSP_ACC, ulong(long)),
  DSPControl: ulong(long),
  CP0_TCStatus: int32(),
  CP0_TCBind: int32(),
  CP0_TCHalt: ulong(long),
  CP0_TCContext: ulong(long),
  CP0_TCSchedule: ulong(long),
  CP0_TCScheFBack: ulong(long),
  CP0_Debug_tcstatus: int32(),
  CP0_UserLocal: ulong(long),
  msacsr: int32(),
  mxu_gpr: byRelease({ '7.2': array(15, ulong(long)) }),
  mxu_cr: byRelease({ '7.2': ulong(long) }),
});

/** The thread context that runs. */
// @__NO_SIDE_EFFECTS__
export const mipsTc = (long: MipsLong) =>
  vmstate({
    name: 'cpu/tc',
    versionId: { '2.3': 1, '7.2': 2 },
    minimumVersionId: { '2.3': 1, '7.2': 2 },
    fields: tcFields(long),
  });
export type MipsTcState = StateOf<ReturnType<typeof mipsTc>>;

/** One of the thread contexts of the MT extension that do not run. */
// @__NO_SIDE_EFFECTS__
export const mipsInactiveTc = (long: MipsLong) =>
  vmstate({
    name: 'cpu/inactive_tc',
    versionId: { '2.3': 1, '7.2': 2 },
    minimumVersionId: { '2.3': 1, '7.2': 2 },
    fields: tcFields(long),
  });

/**
 * A register of the FPU and of MSA: bits 63 to 0, which are the FPU's, then 127 to 64. A single is in bits 31 to 0.
 * Without `FR` of Status an odd register is the upper half of the even one before it: bits 31 to 0 of each count.
 */
export type MipsFpr = [low: bigint, high: bigint];

/** `fpr`: 16 bytes. */
export const fpr = /* @__PURE__ */ leaf<MipsFpr>({
  type: 'fpr',
  size: 16,
  put([low, high], to, at) {
    to.setBigUint64(at, member('[0]', low, 64));
    to.setBigUint64(at + 8, member('[1]', high, 64));
  },
  get: (from, at) => [from.getBigUint64(at), from.getBigUint64(at + 8)],
});

/** `fcr0`: implementation (FIR). `fcr31`: control and status, see `unpackFcr31`. */
// @__NO_SIDE_EFFECTS__
const fpuFields = () => ({ fpr: array(32, fpr()), fcr0: uint32(), fcr31: uint32() });

/** The FPU that is in use. */
export const vmstateMipsFpu = vmstate({ name: 'cpu/fpu', versionId: 1, minimumVersionId: 1, fields: fpuFields() });
export type MipsFpuState = StateOf<typeof vmstateMipsFpu>;

/** FPUs that no thread context uses; QEMU has room for one, which stays 0. */
export const vmstateMipsInactiveFpu = vmstate({
  name: 'cpu/inactive_fpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: fpuFields(),
});
