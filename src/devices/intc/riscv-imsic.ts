/**
 * The section `riscv_imsic`: the incoming controller of message-signalled interrupts, for one mode of a RISC-V hart.
 *
 * QEMU: `hw/intc/riscv_imsic.c` in 7.2, 10.0 and 11.1. One layout; 11.1 has a new version.
 */
import { array, context, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** How large the controller is. Nothing in the stream says so. */
export interface RiscvImsicSize {
  /** Interrupt files: 1, and in supervisor mode one more for each guest. */
  readonly pages: number;
  /** Identities in each file, the unused identity 0 included: one more than the machine's number of them. */
  readonly irqs: number;
}

/** Whether KVM does the work, so that a live save leaves the section out; counts as false when left out. */
export const riscvImsicMachine = context<{ readonly inKernel?: boolean } | undefined>();

/**
 * A controller of a size. For each file whether it delivers, and its threshold; `eistate` of each identity, file by
 * file: 1 pending, 2 enabled.
 */
// @__NO_SIDE_EFFECTS__
export const riscvImsic = ({ pages, irqs }: RiscvImsicSize) =>
  vmstate({
    name: 'riscv_imsic',
    versionId: { '2.3': 1, '11.1': 2 },
    minimumVersionId: { '2.3': 1, '11.1': 2 },
    context: riscvImsicMachine,
    needed: (_state, machine) => machine?.inKernel !== true,
    fields: {
      eidelivery: array(pages, uint32()),
      eithreshold: array(pages, uint32()),
      eistate: array(pages * irqs, uint32()),
    },
  });
export type RiscvImsicState = StateOf<ReturnType<typeof riscvImsic>>;
