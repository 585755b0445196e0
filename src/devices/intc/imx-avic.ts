/**
 * The section `imx.avic`, in 2.3 `imx-avic`: the interrupt controller of i.MX25 and i.MX31, for 64 interrupts.
 *
 * QEMU: `hw/intc/imx_avic.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all, but for the name.
 */
import { array, releases, type StateOf, uint32, uint64, vmstate } from '../../vmstate/index.js';

/**
 * `pending`, `enabled`, `is_fiq`: a bit for each interrupt. `intcntl`, `intmask`: INTCNTL and NIMASK, its priority is
 * the highest that is masked (31 for none). `prio`: four bits for each interrupt, eight in a word.
 */
const layout = {
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    pending: uint64(),
    enabled: uint64(),
    is_fiq: uint64(),
    intcntl: uint32(),
    intmask: uint32(),
    prio: array(8, uint32()),
  },
} as const;

const vmstateImxAvic23 = vmstate({ name: 'imx-avic', ...layout });
const vmstateImxAvic52 = vmstate({ name: 'imx.avic', ...layout });

/** The controller, under the name that each release gives it. */
export const vmstateImxAvic = releases({ '2.3': vmstateImxAvic23, '5.2': vmstateImxAvic52 });
export type ImxAvicState = StateOf<typeof vmstateImxAvic>;
