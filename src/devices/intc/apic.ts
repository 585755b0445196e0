/**
 * The section `apic`: the local interrupt controller of an x86 CPU.
 *
 * QEMU: `hw/intc/apic_common.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all; only 2.3 still loads versions 1
 * and 2, and 11.1 sends it before most other sections.
 */
import {
  absent,
  array,
  type ByteReader,
  int32,
  int64,
  type StateOf,
  uint8,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

/** A CPU that waits for its start-up interrupt. The name has no slash. */
export const vmstateApicSipi = vmstate({
  name: 'apic_sipi',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.wait_for_sipi !== 0,
  fields: { sipi_vector: int32(), wait_for_sipi: int32() },
});

/** Times in nanoseconds; `timer_expiry` is -1n when the timer is not pending. Instance: the APIC's id. */
export const vmstateApic = vmstate({
  name: 'apic',
  versionId: 3,
  minimumVersionId: 3,
  priority: { '2.3': 'default', '11.1': 'apic' },
  loadOld: { '2.3': { minimumVersionId: 1, load: loadOld }, '5.2': absent },
  // What the stream leaves out is 0, though a reset value may be 1.
  preLoad: (state) => {
    if (state.apic_sipi !== undefined) state.apic_sipi.wait_for_sipi = 0;
  },
  fields: {
    apicbase: uint32(),
    id: uint8(),
    arb_id: uint8(),
    tpr: uint8(),
    spurious_vec: uint32(),
    log_dest: uint8(),
    dest_mode: uint8(),
    isr: array(8, uint32()),
    tmr: array(8, uint32()),
    irr: array(8, uint32()),
    lvt: array(6, uint32()),
    esr: uint32(),
    icr: array(2, uint32()),
    divide_conf: uint32(),
    count_shift: int32(),
    initial_count: uint32(),
    initial_count_load_time: int64(),
    next_time: int64(),
    timer_expiry: int64(),
  },
  subsections: { apic_sipi: vmstateApicSipi },
});
export type ApicState = StateOf<typeof vmstateApic>;

/** Versions 1 and 2: the three bitmaps are interleaved; 1 has no `timer_expiry`. */
function loadOld(from: ByteReader, version: number) {
  const state = {
    apicbase: from.u32(),
    id: from.u8(),
    arb_id: from.u8(),
    tpr: from.u8(),
    spurious_vec: from.u32(),
    log_dest: from.u8(),
    dest_mode: from.u8(),
    isr: new Uint32Array(8),
    tmr: new Uint32Array(8),
    irr: new Uint32Array(8),
    lvt: new Uint32Array(6),
    icr: new Uint32Array(2),
  };
  for (let i = 0; i < 8; i++) {
    state.isr[i] = from.u32();
    state.tmr[i] = from.u32();
    state.irr[i] = from.u32();
  }
  for (let i = 0; i < 6; i++) state.lvt[i] = from.u32();
  const esr = from.u32();
  for (let i = 0; i < 2; i++) state.icr[i] = from.u32();
  return {
    ...state,
    esr,
    divide_conf: from.u32(),
    count_shift: from.u32() | 0,
    initial_count: from.u32(),
    initial_count_load_time: signed(from),
    next_time: signed(from),
    ...(version >= 2 && { timer_expiry: signed(from) }),
  };
}

function signed(from: ByteReader): bigint {
  return BigInt.asIntN(64, from.u64());
}
