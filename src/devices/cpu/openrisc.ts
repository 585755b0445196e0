/**
 * The section `cpu` of the targets or32 (2.3) and or1k (since): OpenRISC 1000.
 *
 * QEMU: `target-openrisc/machine.c` (2.3), `target/openrisc/machine.c` (5.2, 7.2, 10.0, 11.1). `cpu_common` is in it.
 * What is lost on the way: that an instruction is in a delay slot, whether the timer counts; in 2.3 also the
 * TLBs, the timer, the interrupt controller and all other special registers. On a host with pages of 4 KiB 7.2 loads
 * the machine, but dies when it saves it, as with an Alpha.
 */
import {
  array,
  array2d,
  pointer,
  releases,
  type StateOf,
  struct,
  timer,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { cpuAccelerator, vmstateCpuCommon } from './cpu-common.js';
import { OPENRISC_SR_FO, sr } from './openrisc/words.js';

export {
  OPENRISC_ROUNDING,
  OPENRISC_TIMER,
  type OpenriscFpcsr,
  type OpenriscSr,
  type OpenriscTtmr,
  packFpcsr,
  packSr,
  packTtmr,
  unpackFpcsr,
  unpackSr,
  unpackTtmr,
} from './openrisc/words.js';

const GPRS = 32;
/** Sets of general registers; set 0 is in use. */
const SHADOW_SETS = 16;
/** Entries of each TLB. A model may use fewer. */
const TLB_SIZE = 128;

/**
 * An entry of a TLB. `mr`: bit 0 valid, 1 page of level 1, 2 to 5 context, 6 and 7 age, 13 to 31 virtual page. `tr`: bits
 * 0 to 3 cache attributes, 4 accessed, 5 dirty, 13 to 31 physical page; of data 6 user reads, 7 user writes, 8
 * supervisor reads, 9 supervisor writes; of instructions 6 supervisor, 7 user executes.
 */
export const vmstateOpenriscTlbEntry = vmstate({
  name: 'tlb_entry',
  versionId: 1,
  minimumVersionId: 1,
  fields: { mr: uint32(), tr: uint32() },
});

/** Both TLBs, one way each. */
export const vmstateOpenriscTlb = vmstate({
  name: 'cpu_tlb',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    itlb: array(TLB_SIZE, struct(vmstateOpenriscTlbEntry)),
    dtlb: array(TLB_SIZE, struct(vmstateOpenriscTlbEntry)),
  },
});

/** Of 2.3. `npc` is the next instruction's address, `ppc` that of the one before. */
const vmstateOpenriscEnv23 = vmstate({
  name: 'env',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    gpr: array(GPRS, uint32()),
    sr: uint32(),
    epcr: uint32(),
    eear: uint32(),
    esr: uint32(),
    fpcsr: uint32(),
    pc: uint32(),
    npc: uint32(),
    ppc: uint32(),
  },
});

/**
 * - `shadow_gpr`: r0 to r31 of set s at s * 32; set 0 is in use.
 * - `pc`, `ppc`: this instruction, the one before. `jmp_pc`: where the branch goes in whose delay slot `pc` is.
 * - `lock_addr`, `lock_value`: the reservation of l.lwa, its address all ones for none.
 * - `epcr`, `eear`, `esr`: what an exception saved: the address to go on at, that of the access, SR.
 * - `sr`, `fpcsr`, `ttmr`: see `unpackSr`, `unpackFpcsr`, `unpackTtmr`.
 * - `vr`, `upr`, `cpucfgr`, `dmmucfgr`, `immucfgr`: what the model is and has; sent although the model says so.
 * - `evbar`: where exception vectors are. `pmr`: power management.
 * - `mac`: MACHI in the upper half, MACLO in the lower.
 * - `timer`: when the count will match, in ns of the guest's clock; -1n when not pending.
 * - `picmr`, `picsr`: which of 32 interrupts are let through, which are asserted.
 */
const vmstateOpenriscEnv52 = vmstate({
  name: 'env',
  versionId: 6,
  minimumVersionId: 6,
  postLoad: (env) => {
    env.sr = (env.sr | OPENRISC_SR_FO) >>> 0;
  },
  fields: {
    shadow_gpr: array2d(SHADOW_SETS, GPRS, uint32()),
    pc: uint32(),
    ppc: uint32(),
    jmp_pc: uint32(),
    lock_addr: uint32(),
    lock_value: uint32(),
    epcr: uint32(),
    eear: uint32(),
    sr: sr(),
    vr: uint32(),
    upr: uint32(),
    cpucfgr: uint32(),
    dmmucfgr: uint32(),
    immucfgr: uint32(),
    evbar: uint32(),
    pmr: uint32(),
    esr: uint32(),
    fpcsr: uint32(),
    mac: uint64(),
    tlb: struct(vmstateOpenriscTlb, { since: 1 }),
    timer: pointer(timer()),
    ttmr: uint32(),
    picmr: uint32(),
    picsr: uint32(),
  },
});
export type OpenriscEnvState = StateOf<typeof vmstateOpenriscEnv52>;

/** Registers: those of 2.3, and those of later releases. */
export const vmstateOpenriscEnv = releases({ '2.3': vmstateOpenriscEnv23, '5.2': vmstateOpenriscEnv52 });

/** `parent_obj` is what other targets have in a section `cpu_common`; the context is that of `cpu_common`. */
export const vmstateOpenriscCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: 1,
  context: cpuAccelerator,
  fields: { parent_obj: struct(vmstateCpuCommon), env: struct(vmstateOpenriscEnv, { since: 1 }) },
});
export type OpenriscCpuState = StateOf<typeof vmstateOpenriscCpu>;
