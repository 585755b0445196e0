/**
 * The section `cpu` of the targets microblaze and microblazeel.
 *
 * QEMU: `target-microblaze/cpu.c` (2.3), `target/microblaze/machine.c` (5.2, 7.2, 10.0, 11.1). 2.3 cannot migrate. In
 * the others `env` has field version 1 in a section of version 0: it is described here, but **no release sends it**, so
 * that registers, MMU and all are lost on the way. What is sent is `cpu_common`, as a struct inside.
 */
import {
  array,
  array2d,
  byRelease,
  type FieldOptions,
  retyped,
  type StateOf,
  struct,
  uint8,
  uint32,
  uint64,
  ulong,
  vmstate,
} from '../../vmstate/index.js';
import { cpuAccelerator, vmstateCpuCommon } from './cpu-common.js';

/**
 * The machine status register. `c` is the carry, which the guest sees twice, in bit 2 and in bit 31; `pvr` says that
 * there are version registers, and is 0 in QEMU.
 */
export interface MicroblazeMsr {
  /** Bit 0: buslock (BE in QEMU). */
  be: boolean;
  /** Bit 1: interrupts are enabled. */
  ie: boolean;
  /** Bits 2 and 31: carry. */
  c: boolean;
  /** Bit 3: break in progress. */
  bip: boolean;
  /** Bit 4: error of a stream link (FSL). */
  fsl: boolean;
  /** Bit 5: instruction cache is enabled. */
  ice: boolean;
  /** Bit 6: division by zero or overflow. */
  dz: boolean;
  /** Bit 7: data cache is enabled. */
  dce: boolean;
  /** Bit 8: exceptions are enabled. */
  ee: boolean;
  /** Bit 9: exception in progress. */
  eip: boolean;
  /** Bit 10: there are version registers. */
  pvr: boolean;
  /** Bit 11: user mode. */
  um: boolean;
  /** Bit 12: user mode before the exception. */
  ums: boolean;
  /** Bit 13: virtual mode, the MMU translates. */
  vm: boolean;
  /** Bit 14: virtual mode before the exception. */
  vms: boolean;
}

const MSR_BITS = {
  be: 0,
  ie: 1,
  c: 2,
  bip: 3,
  fsl: 4,
  ice: 5,
  dz: 6,
  dce: 7,
  ee: 8,
  eip: 9,
  pvr: 10,
  um: 11,
  ums: 12,
  vm: 13,
  vms: 14,
} as const;
const MSR_CC = 31;

/** The word of a status register as QEMU puts it together: the carry twice. Flags left out are 0. */
export function packMsr(msr: Partial<MicroblazeMsr>): number {
  const set = (flag: boolean | undefined, bit: number) => (flag === true ? 1 << bit : 0);
  return (
    (set(msr.be, MSR_BITS.be) |
      set(msr.ie, MSR_BITS.ie) |
      set(msr.c, MSR_BITS.c) |
      set(msr.c, MSR_CC) |
      set(msr.bip, MSR_BITS.bip) |
      set(msr.fsl, MSR_BITS.fsl) |
      set(msr.ice, MSR_BITS.ice) |
      set(msr.dz, MSR_BITS.dz) |
      set(msr.dce, MSR_BITS.dce) |
      set(msr.ee, MSR_BITS.ee) |
      set(msr.eip, MSR_BITS.eip) |
      set(msr.pvr, MSR_BITS.pvr) |
      set(msr.um, MSR_BITS.um) |
      set(msr.ums, MSR_BITS.ums) |
      set(msr.vm, MSR_BITS.vm) |
      set(msr.vms, MSR_BITS.vms)) >>>
    0
  );
}

/** The flags in the word; of the carry bit 2 counts, as in QEMU. */
export function unpackMsr(word: number): MicroblazeMsr {
  const flag = (bit: number) => ((word >>> bit) & 1) === 1;
  return {
    be: flag(MSR_BITS.be),
    ie: flag(MSR_BITS.ie),
    c: flag(MSR_BITS.c),
    bip: flag(MSR_BITS.bip),
    fsl: flag(MSR_BITS.fsl),
    ice: flag(MSR_BITS.ice),
    dz: flag(MSR_BITS.dz),
    dce: flag(MSR_BITS.dce),
    ee: flag(MSR_BITS.ee),
    eip: flag(MSR_BITS.eip),
    pvr: flag(MSR_BITS.pvr),
    um: flag(MSR_BITS.um),
    ums: flag(MSR_BITS.ums),
    vm: flag(MSR_BITS.vm),
    vms: flag(MSR_BITS.vms),
  };
}

/** `msr`: the machine status register as the guest reads it, see {@link packMsr}. */
// @__NO_SIDE_EFFECTS__
export const msr = (options?: FieldOptions) => retyped('msr', uint32(options));

/**
 * The unified TLB. `rams`: the tags of its 64 entries (page number, size in bits 7 to 9, bit 6 valid), then their data
 * (frame number, bit 9 execute, bit 8 write, zone in bits 4 to 7, bits 0 to 3 WIMG). `tids`: the process of each
 * entry, 0 for all. `regs`: PID, ZPR, TLBX.
 */
export const vmstateMicroblazeMmu = vmstate({
  name: 'mmu',
  versionId: 0,
  minimumVersionId: 0,
  fields: { rams: array2d(2, 64, uint64()), tids: array(64, uint8()), regs: array(3, uint32()) },
});

/**
 * Registers. `esr`, `ear` state and address of an exception, `fsr` of floating point, `btr` branch target, `edr` data
 * of an exception, `slr` and `shr` bounds of the stack. Inside an instruction pair: `btarget` where the branch goes, `imm`
 * the upper half that IMM gave, `iflags` (bit 0 after IMM, 1 branch by immediate, 12 delay slot, 16 to 18 delay slot of
 * RTID, RTED, RTBD). `res_addr`, `res_val`: reservation of LWX, address 0xffffffff for none.
 */
export const vmstateMicroblazeEnv = vmstate({
  name: 'env',
  versionId: { '2.3': 0, '11.1': 1 },
  minimumVersionId: { '2.3': 0, '11.1': 1 },
  fields: {
    regs: array(32, uint32()),
    pc: uint32(),
    msr: msr(),
    esr: uint32(),
    fsr: uint32(),
    btr: uint32(),
    edr: uint32(),
    slr: uint32(),
    shr: uint32(),
    ear: uint64(),
    btarget: uint32(),
    imm: uint32(),
    iflags: uint32(),
    res_val: uint32(),
    res_addr: byRelease({ '2.3': ulong(64), '11.1': ulong(32) }),
    mmu: struct(vmstateMicroblazeMmu),
  },
});
export type MicroblazeEnvState = StateOf<typeof vmstateMicroblazeEnv>;

/** One for all CPUs and both ends. The context is that of `cpu_common`. Instance: counted, as for any device. */
export const vmstateMicroblazeCpu = vmstate({
  name: 'cpu',
  versionId: 0,
  minimumVersionId: 0,
  unmigratable: { '2.3': true, '5.2': false },
  context: cpuAccelerator,
  fields: {
    parent_obj: byRelease({ '5.2': struct(vmstateCpuCommon) }),
    env: byRelease({ '5.2': struct(vmstateMicroblazeEnv, { since: 1 }) }),
  },
});
export type MicroblazeCpuState = StateOf<typeof vmstateMicroblazeCpu>;
