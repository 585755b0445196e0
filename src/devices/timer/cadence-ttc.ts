/**
 * The section `cadence_TTC`: the triple timer counter of Cadence, on Zynq boards.
 *
 * QEMU: `hw/timer/cadence_ttc.c`; checked on streams of 2.3, 5.2, 7.2 and 10.0. One layout in all.
 */
import { array, type StateOf, struct, uint16, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCadenceTimer = vmstate({
  name: 'cadence_timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    reg_clock: uint32(),
    reg_count: uint32(),
    reg_value: uint32(),
    reg_interval: uint16(),
    reg_match: array(3, uint16()),
    reg_intr: uint32(),
    reg_intr_en: uint32(),
    reg_event_ctrl: uint32(),
    reg_event: uint32(),
  },
});

export const vmstateCadenceTTC = vmstate({
  name: 'cadence_TTC',
  versionId: 1,
  minimumVersionId: 1,
  fields: { timer: array(3, struct(vmstateCadenceTimer)) },
});
export type CadenceTTCState = StateOf<typeof vmstateCadenceTTC>;
