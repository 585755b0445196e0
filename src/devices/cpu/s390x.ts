/**
 * The section `cpu` of the target s390x.
 *
 * QEMU: `target-s390x/machine.c` (2.3), `target/s390x/machine.c` (5.2, 7.2, 10.0, 11.1). The parts are in `s390x/`. 2.3
 * has a layout of its own, of version 2; 5.2 and later have one layout in all, and do not load that of 2.3.
 *
 * Emulated interrupts that wait for one CPU alone are not sent; those for any CPU are in `qemu-s390-flic`.
 */
import { array, named, releases, type StateOf, uint8, uint32, uint64, vbuffer, vmstate } from '../../vmstate/index.js';
import { s390CpuContext } from './s390x/context.js';
import {
  vmstateS390Bpbc,
  vmstateS390Diag318,
  vmstateS390Etoken,
  vmstateS390Exval,
  vmstateS390Gscb,
  vmstateS390Riccb,
} from './s390x/facilities.js';
import { fregs, vmstateS390Fpu, vmstateS390Vregs } from './s390x/vectors.js';

export { type S390CpuContext, s390CpuContext } from './s390x/context.js';
export {
  packFpc,
  packPswMask,
  S390_CPU_STATE,
  type S390Fpc,
  type S390PswMask,
  unpackFpc,
  unpackPswMask,
} from './s390x/words.js';

/**
 * General registers; the program status word, `psw_mask` see `unpackPswMask`, `psw_addr` the next instruction; `psa`:
 * the prefix, where the CPU sees the page at 0.
 */
const general = {
  regs: array(16, uint64()),
  psw_mask: uint64({ name: 'psw.mask' }),
  psw_addr: uint64({ name: 'psw.addr' }),
  psa: uint64(),
};

/**
 * - `todpr`: TOD programmable register.
 * - `pfault_token`, `pfault_compare`, `pfault_select`: page faults of the host as agreed upon with diagnose 0x258; the
 *   token is all ones if they are not reported.
 * - `cputm`: CPU timer; `ckc`: clock comparator. Bit 12 of both is a microsecond.
 * - `gbea`: address of the last branch, for breaking-event-address recording.
 * - `pp`: program parameter, what LPP has loaded.
 * - `aregs`, `cregs`: access and control registers.
 */
const control = {
  todpr: uint32(),
  pfault_token: uint64(),
  pfault_compare: uint64(),
  pfault_select: uint64(),
  cputm: uint64(),
  ckc: uint64(),
  gbea: uint64(),
  pp: uint64(),
  aregs: array(16, uint32()),
  cregs: array(16, uint64()),
};

/** `cpu_state`: see `S390_CPU_STATE`; `sigp_order`: the order of a SIGNAL PROCESSOR that is being carried out, or 0. */
const running = { cpu_state: uint8(), sigp_order: uint8() };

/** 2.3: floating-point registers first, and nothing beyond them. */
const vmstateS390Cpu2 = vmstate({
  name: 'cpu',
  versionId: 2,
  minimumVersionId: 2,
  context: s390CpuContext,
  fields: named('env.', { ...fregs, ...general, fpc: uint32(), ...control, ...running }),
});

/**
 * `irqstate`: interrupts that wait for this CPU, KVM only, `irqstate_saved_size` bytes of records of 72 bytes, see
 * `unpackKvmIrqs` of `s390x/kvm-irqs`. A state that loads them needs room: QEMU has room for 32 more than there can be CPUs.
 */
const vmstateS390Cpu4 = vmstate({
  name: 'cpu',
  versionId: 4,
  minimumVersionId: 3,
  context: s390CpuContext,
  fields: {
    ...named('env.', { ...general, ...control, ...running }),
    irqstate_saved_size: uint32({ since: 4 }),
    irqstate: vbuffer('irqstate_saved_size', { since: 4 }),
  },
  subsections: {
    fpu: vmstateS390Fpu,
    vregs: vmstateS390Vregs,
    riccb: vmstateS390Riccb,
    exval: vmstateS390Exval,
    gscb: vmstateS390Gscb,
    bpbc: vmstateS390Bpbc,
    etoken: vmstateS390Etoken,
    diag318: vmstateS390Diag318,
  },
});

/** Instance: the CPU's index. */
export const vmstateS390Cpu = releases({ '2.3': vmstateS390Cpu2, '5.2': vmstateS390Cpu4 });
export type S390CpuState = StateOf<typeof vmstateS390Cpu>;
