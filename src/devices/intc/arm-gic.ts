/**
 * The section `arm_gic`: ARM's generic interrupt controller, architecture 1 and 2 and that of ARM11 MPCore, for up to
 * 8 CPUs and 1020 interrupts: 0 to 15 from software, 16 to 31 private to each CPU, then the shared ones.
 *
 * QEMU: `hw/intc/arm_gic_common.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. All of it is sent, whatever the machine has. 2.3
 * has no groups and keeps lists of active interrupts where the others have the active priorities.
 */
import {
  absent,
  array,
  array2d,
  bool,
  byRelease,
  context,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  uint16,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

/** What the controller of a machine has. */
export interface ArmGicContext {
  /** Property `has-virtualization-extensions`. Left out: as the state says. */
  readonly virtualization?: boolean;
}
export const armGicContext = context<ArmGicContext | undefined>();

const CPUS = 8;
const IRQS = 1020;
/** Interrupts of which each CPU has its own. */
const INTERNAL = 32;
const SGIS = 16;
/** Words with a bit for each of 128 priorities of preemption. */
const APRS = 4;
const LIST_REGISTERS = 64;

/**
 * One interrupt. `enabled`, `pending`, `active`, `level` and `group` have a bit for each CPU; those of a shared
 * interrupt are set for all CPUs, or for those to which it goes. `group`: 1 is the non-secure group. `model`: false N
 * to N, true 1 to N.
 */
export const vmstateArmGicIrqState = vmstate({
  name: 'arm_gic_irq_state',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    enabled: uint8(),
    pending: uint8(),
    active: uint8(),
    level: uint8(),
    model: bool(),
    edge_trigger: bool(),
    group: byRelease({ '5.2': uint8() }),
  },
});

/**
 * The interface of a hypervisor and the CPU interfaces of its guests; one element for each CPU. `h_lr`: list registers,
 * GICH_LRn of CPU c at n * 8 + c. What is in QEMU the upper half of `cpu_ctlr`, `priority_mask`, `running_priority`,
 * `current_pending`, `bpr` and `abpr` has its own arrays here.
 */
export const vmstateArmGicVirtState = vmstate({
  name: 'arm_gic_virt_state',
  versionId: 1,
  minimumVersionId: 1,
  context: armGicContext,
  needed: (_state, gic) => gic?.virtualization !== false,
  fields: {
    h_hcr: array(CPUS, uint32()),
    h_misr: array(CPUS, uint32()),
    h_lr: array2d(LIST_REGISTERS, CPUS, uint32()),
    h_apr: array(CPUS, uint32()),
    cpu_ctlr: array(CPUS, uint32()),
    priority_mask: array(CPUS, uint16()),
    running_priority: array(CPUS, uint16()),
    current_pending: array(CPUS, uint16()),
    bpr: array(CPUS, uint8()),
    abpr: array(CPUS, uint8()),
  },
});

/**
 * The distributor, then the CPU interfaces, one element for each CPU. Of tables with a row for each interrupt, priority
 * word or software interrupt n and a column for each CPU c, the element is n * 8 + c.
 *
 * `ctlr`, `cpu_ctlr`: GICD_CTLR and GICC_CTLR as a secure CPU sees them; in 2.3 no more than `enabled` and
 * `cpu_enabled`. `priority1` and `priority2`: priorities of interrupts below 32 and from 32 on. `sgi_pending`: a bit
 * for each CPU that asks. `running_irq`, `current_pending`: 1023 for none. `last_active`: which interrupt was active
 * before this one, 1023 at the end. `abpr`: binary point of group 1; `apr`, `nsapr`: active priorities of both groups
 * and of group 1.
 */
export const vmstateArmGic = vmstate({
  name: 'arm_gic',
  versionId: { '2.3': 7, '5.2': 12 },
  minimumVersionId: { '2.3': 7, '5.2': 12 },
  context: armGicContext,
  fields: {
    enabled: byRelease({ '2.3': bool(), '5.2': absent }),
    cpu_enabled: byRelease({ '2.3': array(CPUS, bool()), '5.2': absent }),
    ctlr: byRelease({ '5.2': uint32() }),
    cpu_ctlr: byRelease({ '5.2': array(CPUS, uint32()) }),
    irq_state: array(IRQS, struct(vmstateArmGicIrqState), { since: 1 }),
    irq_target: array(IRQS, uint8()),
    priority1: array2d(INTERNAL, CPUS, uint8()),
    priority2: array(IRQS - INTERNAL, uint8()),
    last_active: byRelease({ '2.3': array2d(IRQS, CPUS, uint16()), '5.2': absent }),
    sgi_pending: array2d(SGIS, CPUS, uint8()),
    priority_mask: array(CPUS, uint16()),
    running_irq: byRelease({ '2.3': array(CPUS, uint16()), '5.2': absent }),
    running_priority: array(CPUS, uint16()),
    current_pending: array(CPUS, uint16()),
    bpr: array(CPUS, uint8()),
    abpr: array(CPUS, uint8()),
    apr: array2d(APRS, CPUS, uint32()),
    nsapr: byRelease({ '5.2': array2d(APRS, CPUS, uint32()) }),
  },
  subsections: { virt_state: subsectionByRelease({ '5.2': vmstateArmGicVirtState }) },
});
export type ArmGicState = StateOf<typeof vmstateArmGic>;
