/**
 * The section `arm_gicv3`: ARM's generic interrupt controller, architecture 3 and 4, for 1020 interrupts besides those
 * that live in the guest's memory (LPIs).
 *
 * QEMU: `hw/intc/arm_gicv3_common.c` in 5.2, 7.2, 10.0 and 11.1, `hw/intc/arm_gicv3_hvf.c` (11.1). 2.3 does not have
 * it.
 */
import {
  alloc,
  array,
  array2d,
  bool,
  context,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  uint32,
  uint64,
  vbuffer,
  vmstate,
} from '../../vmstate/index.js';

/** What the controller of a machine has. A fact left out: what is present in the state is sent. */
export interface ArmGicv3Context {
  /** The CPUs can have a hypervisor: they have list registers. */
  readonly virtualization?: boolean;
  /** Property `revision` is 4. */
  readonly gicv4?: boolean;
  /** Property `has-nmi`. */
  readonly nmi?: boolean;
  /** KVM is used where the state is loaded. False if left out. */
  readonly kvm?: boolean;
  /** The controller is that of macOS's Hypervisor framework. */
  readonly hvf?: boolean;
}
export const armGicv3Context = context<ArmGicv3Context | undefined>();

const v1 = { versionId: 1, minimumVersionId: 1, context: armGicv3Context } as const;

const IRQS = 1020;
/** Words with a bit for each interrupt. */
const BITMAP = 32;
/** Interrupts of which each CPU has its own, in its redistributor. */
const INTERNAL = 32;

/** What ICC_SRE_EL1 is if it is not sent: system registers on, no bypass. */
const SRE_EL1_DEFAULT = 0x7n;

/** The hypervisor's registers of a CPU. `ich_apr`: as `icc_apr` of the CPU, its second row is not used. */
export const vmstateArmGicv3CpuVirt = vmstate({
  ...v1,
  name: 'arm_gicv3_cpu/virt',
  needed: (_state, gic) => gic?.virtualization !== false,
  fields: {
    ich_apr: array2d(3, 4, uint64()),
    ich_hcr_el2: uint64(),
    ich_lr_el2: array(16, uint64()),
    ich_vmcr_el2: uint64(),
  },
});

/** ICC_SRE_EL1, when it is not 7. */
export const vmstateArmGicv3CpuSreEl1 = vmstate({
  ...v1,
  name: 'arm_gicv3_cpu/sre_el1',
  needed: (state) => state.icc_sre_el1 !== SRE_EL1_DEFAULT,
  fields: { icc_sre_el1: uint64() },
});

/** GICv4: where the tables of virtual LPIs are, GICR_VPROPBASER and GICR_VPENDBASER. */
export const vmstateArmGicv3CpuGicv4 = vmstate({
  ...v1,
  name: 'arm_gicv3_cpu/gicv4',
  needed: (_state, gic) => gic?.gicv4 !== false,
  fields: { gicr_vpropbaser: uint64(), gicr_vpendbaser: uint64() },
});

/** Which of the CPU's own interrupts cannot be masked. */
export const vmstateArmGicv3CpuNmi = vmstate({
  ...v1,
  name: 'arm_gicv3_cpu/nmi',
  needed: (_state, gic) => gic?.nmi !== false,
  fields: { gicr_inmir0: uint32() },
});

/**
 * What each CPU has: the redistributor (`gicr_`, `level`, `edge_trigger`: a bit for each of interrupts 0 to 31), then
 * the CPU interface (`icc_`).
 *
 * Arrays of 2 are secure, non-secure. Arrays and rows of 3 are group 0, secure group 1, non-secure group 1; `icc_apr`
 * has four words of active priorities in each row.
 */
export const vmstateArmGicv3Cpu = vmstate({
  ...v1,
  name: 'arm_gicv3_cpu',
  preLoad: (state) => {
    if (state.sre_el1 !== undefined) state.sre_el1.icc_sre_el1 = SRE_EL1_DEFAULT;
  },
  fields: {
    level: uint32(),
    gicr_ctlr: uint32(),
    gicr_statusr: array(2, uint32()),
    gicr_waker: uint32(),
    gicr_propbaser: uint64(),
    gicr_pendbaser: uint64(),
    gicr_igroupr0: uint32(),
    gicr_ienabler0: uint32(),
    gicr_ipendr0: uint32(),
    gicr_iactiver0: uint32(),
    edge_trigger: uint32(),
    gicr_igrpmodr0: uint32(),
    gicr_nsacr: uint32(),
    gicr_ipriorityr: array(INTERNAL, uint8()),
    icc_ctlr_el1: array(2, uint64()),
    icc_pmr_el1: uint64(),
    icc_bpr: array(3, uint64()),
    icc_apr: array2d(3, 4, uint64()),
    icc_igrpen: array(3, uint64()),
    icc_ctlr_el3: uint64(),
  },
  subsections: {
    virt: vmstateArmGicv3CpuVirt,
    sre_el1: vmstateArmGicv3CpuSreEl1,
    gicv4: subsectionByRelease({ '7.2': vmstateArmGicv3CpuGicv4 }),
    nmi: subsectionByRelease({ '10.0': vmstateArmGicv3CpuNmi }),
  },
});
export type ArmGicv3CpuState = StateOf<typeof vmstateArmGicv3Cpu>;

/** Says that the bitmaps begin where they should; always sent, always true. */
export const vmstateArmGicv3NoMigrationShiftBug = vmstate({
  ...v1,
  name: 'arm_gicv3/gicd_no_migration_shift_bug',
  fields: { gicd_no_migration_shift_bug: bool() },
});

/** Which of the shared interrupts cannot be masked, a bit for each. */
export const vmstateArmGicv3DistNmi = vmstate({
  ...v1,
  name: 'arm_gicv3/gicd_nmi',
  needed: (_state, gic) => gic?.nmi !== false,
  fields: { nmi: array(BITMAP, uint32()) },
});

/** What macOS says of its controller, opaque; `size` is its length. */
export const vmstateArmGicv3Hvf = vmstate({
  ...v1,
  name: 'arm_gicv3/hvf_gic_state',
  needed: (_state, gic) => gic?.hvf !== false,
  preSave: (hvf) => {
    hvf.size = hvf.state.length;
  },
  fields: { size: uint32(), state: alloc(vbuffer('size')) },
});

/**
 * The distributor and `cpus` CPUs; nothing in the stream says how many.
 *
 * `group` to `edge_trigger`: a bit for each interrupt, from bit 0 of the first word on; those below 32 are not used.
 * `gicd_ipriority`: a byte, `gicd_irouter`: the affinity of a CPU or bit 31 for any, both by interrupt; `gicd_nsacr`:
 * two bits for each interrupt. Sent before all other devices.
 *
 * Releases before those of here, with KVM, send the bitmaps one word too far up, and no `gicd_no_migration_shift_bug`.
 * Those of a stream without it are moved down where KVM is used.
 */
// @__NO_SIDE_EFFECTS__
export const armGicv3 = (cpus: number) =>
  vmstate({
    ...v1,
    name: 'arm_gicv3',
    priority: 'gicv3',
    preLoad: (state, gic) => {
      if (gic?.kvm) state.gicd_no_migration_shift_bug = { gicd_no_migration_shift_bug: false };
    },
    postLoad: (state) => {
      const flag = state.gicd_no_migration_shift_bug;
      if (flag === undefined || flag.gicd_no_migration_shift_bug) return;
      const { group, grpmod, enabled, pending, active, edge_trigger } = state;
      for (const words of [group, grpmod, enabled, pending, active, edge_trigger]) words.copyWithin(0, 1);
      flag.gicd_no_migration_shift_bug = true;
    },
    fields: {
      gicd_ctlr: uint32(),
      gicd_statusr: array(2, uint32()),
      group: array(BITMAP, uint32()),
      grpmod: array(BITMAP, uint32()),
      enabled: array(BITMAP, uint32()),
      pending: array(BITMAP, uint32()),
      active: array(BITMAP, uint32()),
      level: array(BITMAP, uint32()),
      edge_trigger: array(BITMAP, uint32()),
      gicd_ipriority: array(IRQS, uint8()),
      gicd_irouter: array(IRQS, uint64()),
      gicd_nsacr: array(Math.ceil(IRQS / 16), uint32()),
      cpu: array(cpus, struct(vmstateArmGicv3Cpu)),
    },
    subsections: {
      gicd_no_migration_shift_bug: vmstateArmGicv3NoMigrationShiftBug,
      gicd_nmi: subsectionByRelease({ '10.0': vmstateArmGicv3DistNmi }),
      hvf: subsectionByRelease({ '11.1': vmstateArmGicv3Hvf }),
    },
  });
export type ArmGicv3State = StateOf<ReturnType<typeof armGicv3>>;
