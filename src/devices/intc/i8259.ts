/**
 * The section `i8259`: one of the two interrupt controllers of the PC, also found on Alpha, MIPS, PowerPC and HPPA.
 *
 * QEMU: `hw/intc/i8259_common.c` in 2.3, 5.2, 7.2, 10.0 and 11.1.
 */
import { type StateOf, subsectionByRelease, uint8, vmstate } from '../../vmstate/index.js';

/** Level triggered mode for all inputs (bit 3 of the first initialisation word). */
export const vmstateI8259Ltim = vmstate({
  name: 'i8259/ltim',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.ltim !== 0,
  fields: { ltim: uint8() },
});

/** One bit for each input in `irr`, `imr`, `isr`, `last_irr` and `elcr`. Instances: 0 master, 1 slave. */
export const vmstateI8259 = vmstate({
  name: 'i8259',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    last_irr: uint8(),
    irr: uint8(),
    imr: uint8(),
    isr: uint8(),
    priority_add: uint8(),
    irq_base: uint8(),
    read_reg_select: uint8(),
    poll: uint8(),
    special_mask: uint8(),
    init_state: uint8(),
    auto_eoi: uint8(),
    rotate_on_auto_eoi: uint8(),
    special_fully_nested_mode: uint8(),
    init4: uint8(),
    single_mode: uint8(),
    elcr: uint8(),
  },
  subsections: { ltim: subsectionByRelease({ '10.0': vmstateI8259Ltim }) },
});
export type I8259State = StateOf<typeof vmstateI8259>;
