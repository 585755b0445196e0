/**
 * The section `openpic`: the OpenPIC interrupt controller of PowerMac, PReP (Raven) and e500 machines.
 *
 * QEMU: `hw/intc/openpic.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import {
  array,
  bitmap,
  int32,
  type StateOf,
  struct,
  uint32,
  uint32Equal,
  varray,
  vmstate,
} from '../../vmstate/index.js';

/** 256 sources, 4 interprocessor interrupts, 4 timers; in whole words of 64. */
const QUEUE_BITS = 320;

/** A bit for each interrupt in the queue; `next` and `priority` are those of the highest, -1 for none. */
export const vmstateOpenpicIrqQueue = vmstate({
  name: 'openpic_irq_queue',
  versionId: 0,
  minimumVersionId: 0,
  fields: { queue: bitmap(QUEUE_BITS), next: int32(), priority: int32() },
});

/**
 * A CPU: its task priority; how many interrupts hold each of its outputs (interrupt, critical, machine check, debug,
 * reset).
 */
export const vmstateOpenpicIrqdest = vmstate({
  name: 'openpic_irqdest',
  versionId: 0,
  minimumVersionId: 0,
  fields: {
    ctpr: int32(),
    raised: struct(vmstateOpenpicIrqQueue),
    servicing: struct(vmstateOpenpicIrqQueue),
    outputs_active: array(5, uint32()),
  },
});

/** A source: vector and priority, destinations as the guest wrote them and as a mask of CPUs. */
export const vmstateOpenpicIrqsource = vmstate({
  name: 'openpic_irqsource',
  versionId: 0,
  minimumVersionId: 0,
  fields: { ivpr: uint32(), idr: uint32(), destmask: uint32(), last_cpu: int32(), pending: int32() },
});

/** A timer: current and base count. */
export const vmstateOpenpicTimer = vmstate({
  name: 'openpic_timer',
  versionId: 0,
  minimumVersionId: 0,
  fields: { tccr: uint32(), tbcr: uint32() },
});

/** Shared message signalled interrupts: a bit for each that is raised. */
export const vmstateOpenpicMsi = vmstate({
  name: 'openpic_msi',
  versionId: 0,
  minimumVersionId: 0,
  fields: { msir: uint32() },
});

/**
 * `gcr` global configuration, `vir` vendor, `pir` processor initialisation, `spve` spurious vector, `tfrr` frequency of
 * the timers. The number of CPUs must be the same on both sides. The last three are the interrupts at which those of
 * processors, timers and messages begin.
 */
export const vmstateOpenpic = vmstate({
  name: 'openpic',
  versionId: 3,
  minimumVersionId: 3,
  fields: {
    gcr: uint32(),
    vir: uint32(),
    pir: uint32(),
    spve: uint32(),
    tfrr: uint32(),
    max_irq: uint32(),
    src: varray('max_irq', struct(vmstateOpenpicIrqsource)),
    nb_cpus: uint32Equal(),
    dst: varray('nb_cpus', struct(vmstateOpenpicIrqdest)),
    timers: array(4, struct(vmstateOpenpicTimer)),
    msi: array(8, struct(vmstateOpenpicMsi)),
    irq_ipi0: uint32(),
    irq_tim0: uint32(),
    irq_msi: uint32(),
  },
});
export type OpenpicState = StateOf<typeof vmstateOpenpic>;
