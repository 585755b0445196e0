/**
 * The section `cpu` of the target cris, in both of its kinds: CRISv10 and CRISv32.
 *
 * QEMU: `target-cris/machine.c` (2.3, which writes the section by hand), `target/cris/machine.c` (5.2, 7.2). The target
 * is gone since 9.2.
 */
import { array, byRelease, int32, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { cpuAccelerator, vmstateCpuCommon } from './cpu-common.js';

/** Special registers of CRISv32: indices of `pregs`. The numbers 0, 4 and 8 are always 0. */
export const CRIS_PR = {
  BZ: 0,
  VR: 1,
  PID: 2,
  SRS: 3,
  WZ: 4,
  EXS: 5,
  EDA: 6,
  MOF: 7,
  DZ: 8,
  EBP: 9,
  ERP: 10,
  SRP: 11,
  NRP: 12,
  CCS: 13,
  USP: 14,
  SPC: 15,
} as const;

/** `cc_op` when the condition codes are in CCS. With others, they are derived from operands and result. */
export const CRIS_CC_OP_FLAGS = 1;

/**
 * An entry of a TLB. `hi`: virtual page from bit 13, process in bits 7 to 0. `lo`: physical page from bit 13, bit 4
 * global, 3 valid, 2 kernel, 1 writable, 0 executable.
 */
export const vmstateCrisTlbset = vmstate({
  name: 'cpu/tlbset',
  versionId: 1,
  minimumVersionId: 1,
  fields: { lo: uint32(), hi: uint32() },
});

// @__NO_SIDE_EFFECTS__
const supportRegisters = (name: string) => array(16, uint32(), { name });
// @__NO_SIDE_EFFECTS__
const tlb = (name: string) => array(16, struct(vmstateCrisTlbset), { name });

/**
 * The registers.
 *
 * - `regs`: R0 to R13, SP, ACR (CRISv32) or PC (CRISv10). `pregs`: see {@link CRIS_PR}. `ksp`: the kernel's
 *   stack pointer while the CPU is in user mode.
 * - CCS, bits 4 to 0: extend, negative, zero, overflow, carry; bit 5 interrupts are enabled, 6 user mode. Higher bits
 *   are others in CRISv10 and in CRISv32.
 * - `dslot`: if the CPU stopped in a delay slot, the size of the branch before it, else 0; `btaken`, `btarget`:
 *   whether that branch is taken, and where to.
 * - `cc_op` to `cc_x`: what the last instruction that sets condition codes did, see {@link CRIS_CC_OP_FLAGS}. `cc_size`
 *   in bytes.
 * - `locked_irq`: interrupts wait for one more instruction; then vectors of the interrupt, fault and trap. Not in 2.3.
 * - `sregs_0` to `sregs_3`: support function registers, of the bank that SRS selects: 1 the MMU of instructions, 2 that of
 *   data.
 * - `mmu_rand_lfsr`: the generator that picks a set for refills.
 * - `itlb_0` to `dtlb_3`: the TLBs, four sets each.
 */
export const vmstateCrisEnv = vmstate({
  name: 'env',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    regs: array(16, uint32()),
    pregs: array(16, uint32()),
    pc: uint32(),
    ksp: uint32(),
    dslot: int32(),
    btaken: int32(),
    btarget: uint32(),
    cc_op: uint32(),
    cc_mask: uint32(),
    cc_dest: uint32(),
    cc_src: uint32(),
    cc_result: uint32(),
    cc_size: int32(),
    cc_x: int32(),
    locked_irq: byRelease({ '5.2': int32() }),
    interrupt_vector: byRelease({ '5.2': int32() }),
    fault_vector: byRelease({ '5.2': int32() }),
    trap_vector: byRelease({ '5.2': int32() }),
    sregs_0: supportRegisters('sregs[0]'),
    sregs_1: supportRegisters('sregs[1]'),
    sregs_2: supportRegisters('sregs[2]'),
    sregs_3: supportRegisters('sregs[3]'),
    mmu_rand_lfsr: uint32(),
    itlb_0: tlb('tlbsets[0][0]'),
    itlb_1: tlb('tlbsets[0][1]'),
    itlb_2: tlb('tlbsets[0][2]'),
    itlb_3: tlb('tlbsets[0][3]'),
    dtlb_0: tlb('tlbsets[1][0]'),
    dtlb_1: tlb('tlbsets[1][1]'),
    dtlb_2: tlb('tlbsets[1][2]'),
    dtlb_3: tlb('tlbsets[1][3]'),
  },
});
export type CrisEnvState = StateOf<typeof vmstateCrisEnv>;

/**
 * `parent_obj` is what 2.3 has in a section `cpu_common` of its own; the context is that of `cpu_common`. Instance: in
 * 2.3 the CPU's index, later counted as for any device.
 */
export const vmstateCrisCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: { '2.3': 0, '5.2': 1 },
  oldStyle: { '2.3': true, '5.2': false },
  context: cpuAccelerator,
  fields: {
    parent_obj: byRelease({ '5.2': struct(vmstateCpuCommon) }),
    env: byRelease({ '2.3': struct(vmstateCrisEnv), '5.2': struct(vmstateCrisEnv, { since: 1 }) }),
  },
});
export type CrisCpuState = StateOf<typeof vmstateCrisCpu>;
