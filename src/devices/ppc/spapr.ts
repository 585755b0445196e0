/**
 * The section `spapr`: an sPAPR machine (`pseries`), the guest's timebase and what it agreed upon with the firmware.
 *
 * QEMU: `hw/ppc/spapr.c` and `spapr_caps.c`, `spapr_ovec.c`, `ppc.c` beside it, in 2.3, 5.2, 7.2, 10.0 and 11.1.
 */
import {
  alloc,
  bitmap,
  context,
  int32,
  int64,
  local,
  qtailq,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  uint32,
  uint64,
  unused,
  vbuffer,
  vmstate,
  when,
} from '../../vmstate/index.js';

/** Facts of the machine type. Left out, the presence of what they are about decides. */
export interface SpaprMachine {
  /** There are options that the guest may choose beyond those of pseries-2.7. */
  readonly ov5Cas?: boolean;
  /** The device tree is updated at run time (pseries-3.1 and younger; always in 11.1). */
  readonly updateDeviceTree?: boolean;
}

/** The context of `spapr` and its subsections. */
export const spaprMachine = context<SpaprMachine | undefined>();

/** Bits of an option vector: 256 bytes of options. */
export const OV_MAXBITS = 2048;

/** `fwnmi_machine_check_addr` of a guest that has not registered a handler. */
const NO_HANDLER = 0xffffffffffffffffn;

/** The guest's timebase register, and the host's time of day when it was read, in nanoseconds since 1970. */
export const vmstatePpcTimebase = vmstate({
  name: 'timebase',
  versionId: 1,
  minimumVersionId: 1,
  fields: { guest_timebase: uint64(), time_of_the_day_ns: int64() },
});

/** A vector of options: bit k is bit k mod 8, counted from the most significant, of the byte 1 + k div 8 of PAPR. */
export const vmstateSpaprOptionVector = vmstate({
  name: 'spapr_option_vector',
  versionId: 1,
  minimumVersionId: 1,
  fields: { bitmap: bitmap(OV_MAXBITS, { since: 1 }) },
});

/** The options of vector 5 that guest and machine agreed upon. */
export const vmstateSpaprOv5Cas = vmstate({
  name: 'spapr_option_vector_ov5_cas',
  versionId: 1,
  minimumVersionId: 1,
  context: spaprMachine,
  needed: (_state, machine) => machine?.ov5Cas !== false,
  fields: { ov5_cas: struct(vmstateSpaprOptionVector, { since: 1 }) },
});

/** The process table that the guest has registered; 0 for none. */
export const vmstateSpaprPatbEntry = vmstate({
  name: 'spapr_patb_entry',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.patb_entry !== 0n,
  fields: { patb_entry: uint64() },
});

/** An event in the format of the RTAS error log: its summary word, and what follows it. */
export const vmstateSpaprEventEntry = vmstate({
  name: 'spapr_event_log_entry',
  versionId: 1,
  minimumVersionId: 1,
  fields: { summary: uint32(), extended_length: uint32(), extended_log: alloc(vbuffer('extended_length')) },
});

/** Events that the guest has not fetched. */
export const vmstateSpaprPendingEvents = vmstate({
  name: 'spapr_pending_events',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.pending_events.length > 0,
  fields: { pending_events: qtailq(vmstateSpaprEventEntry, { since: 1 }) },
});

/** Interrupts for messages that are in use; `irq_map_nr`, their number, is the machine's and not sent. */
export const vmstateSpaprIrqMap = vmstate({
  name: 'spapr_irq_map',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.irq_map.some((word) => word !== 0n),
  fields: { irq_map_nr: local<number>(), irq_map: bitmap('irq_map_nr') },
});

/** The flattened device tree, after the changes that the guest made at boot. Sizes in bytes. */
export const vmstateSpaprDtb = vmstate({
  name: 'spapr_dtb',
  versionId: 1,
  minimumVersionId: 1,
  context: spaprMachine,
  needed: (_state, machine) => machine?.updateDeviceTree !== false,
  fields: { fdt_initial_size: uint32(), fdt_size: uint32(), fdt_blob: alloc(vbuffer('fdt_size')) },
});

/** Handlers of a guest for machine checks; the interlock is the CPU that is in one, or -1. */
export const vmstateSpaprFwnmi = vmstate({
  name: 'spapr_fwnmi',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.fwnmi_machine_check_addr !== NO_HANDLER,
  fields: {
    fwnmi_system_reset_addr: uint64(),
    fwnmi_machine_check_addr: uint64(),
    fwnmi_machine_check_interlock: int32(),
  },
});

/**
 * A capability, `index` in hexadecimal. QEMU sends those given by the user that are not the CPU's default: those that
 * are there.
 */
// @__NO_SIDE_EFFECTS__
const capability = (name: string, index: string) =>
  vmstate({
    name: `spapr/cap/${name}`,
    versionId: 1,
    minimumVersionId: 1,
    fields: { value: uint8({ name: `mig.caps[0x${index}]` }) },
  });

/** The guest's timebase; `rtc_offset` was here before `spapr/rtc` was a section of its own. */
export const vmstateSpapr = vmstate({
  name: 'spapr',
  versionId: 3,
  minimumVersionId: 1,
  context: spaprMachine,
  fields: {
    next_irq: when('version_before_3', unused(4)),
    rtc_offset: when('version_before_3', uint64()),
    tb: struct(vmstatePpcTimebase, { since: 2 }),
  },
  conditions: { version_before_3: (_state, version) => version < 3 },
  subsections: {
    ov5_cas: subsectionByRelease({ '5.2': vmstateSpaprOv5Cas }),
    patb_entry: subsectionByRelease({ '5.2': vmstateSpaprPatbEntry }),
    pending_events: subsectionByRelease({ '5.2': vmstateSpaprPendingEvents }),
    cap_htm: subsectionByRelease({ '5.2': capability('htm', '00') }),
    cap_vsx: subsectionByRelease({ '5.2': capability('vsx', '01') }),
    cap_dfp: subsectionByRelease({ '5.2': capability('dfp', '02') }),
    cap_cfpc: subsectionByRelease({ '5.2': capability('cfpc', '03') }),
    cap_sbbc: subsectionByRelease({ '5.2': capability('sbbc', '04') }),
    cap_ibs: subsectionByRelease({ '5.2': capability('ibs', '05') }),
    cap_hpt_maxpagesize: subsectionByRelease({ '5.2': capability('hpt_maxpagesize', '06') }),
    irq_map: subsectionByRelease({ '5.2': vmstateSpaprIrqMap }),
    cap_nested_kvm_hv: subsectionByRelease({ '5.2': capability('nested_kvm_hv', '07') }),
    dtb: subsectionByRelease({ '5.2': vmstateSpaprDtb }),
    cap_large_decr: subsectionByRelease({ '5.2': capability('large_decr', '08') }),
    cap_ccf_assist: subsectionByRelease({ '5.2': capability('ccf_assist', '09') }),
    cap_fwnmi: subsectionByRelease({ '5.2': capability('fwnmi', '0A') }),
    fwnmi: subsectionByRelease({ '5.2': vmstateSpaprFwnmi }),
    cap_rpt_invalidate: subsectionByRelease({ '7.2': capability('rpt_invalidate', '0B') }),
    cap_ail_mode_3: subsectionByRelease({ '10.0': capability('ail_mode_3', '0C') }),
    cap_nested_papr: subsectionByRelease({ '10.0': capability('nested_papr', '0D') }),
    cap_dawr1: subsectionByRelease({ '10.0': capability('dawr1', '0E') }),
  },
});
export type SpaprState = StateOf<typeof vmstateSpapr>;
