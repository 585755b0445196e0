/**
 * The section `or-irq`: a gate that brings several interrupt lines together.
 *
 * QEMU: `hw/core/or-irq.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, bool, type StateOf, subArray, vmstate } from '../../vmstate/index.js';

/** Lines that every gate has room for, and that it had when it began to be sent. */
const OLD_LINES = 16;

/** All lines of a gate of 16 or more. */
// @__NO_SIDE_EFFECTS__
const orIrqExtras = (lines: number) =>
  vmstate({
    name: 'or-irq-extras',
    versionId: 1,
    minimumVersionId: 1,
    needed: () => lines >= OLD_LINES,
    fields: { levels: array(lines, bool()) },
  });

/**
 * A gate of `lines` lines (property `num-lines`); nothing in the stream says how many. `levels`: the first 16, whether
 * there are as many or not; `extras` all of them again.
 */
// @__NO_SIDE_EFFECTS__
export const orIrq = (lines: number) =>
  vmstate({
    name: 'or-irq',
    versionId: 1,
    minimumVersionId: 1,
    fields: { levels: subArray(0, OLD_LINES, bool()) },
    subsections: { extras: orIrqExtras(lines) },
  });
export type OrIrqState = StateOf<ReturnType<typeof orIrq>>;
