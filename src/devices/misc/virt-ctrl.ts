/**
 * The section `virt-ctrl`: the power switch of m68k `virt`.
 *
 * QEMU: `hw/misc/virt_ctrl.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateVirtCtrl = vmstate({
  name: 'virt-ctrl',
  versionId: 1,
  minimumVersionId: 1,
  fields: { irq_enabled: uint32() },
});
export type VirtCtrlState = StateOf<typeof vmstateVirtCtrl>;
