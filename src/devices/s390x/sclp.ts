/**
 * The service-call logical processor: the event facility with its masks, and the devices whose events go through it.
 *
 * QEMU: `hw/s390x/event-facility.c`, `hw/s390x/sclpquiesce.c`, `hw/char/sclpconsole.c`, `hw/char/sclpconsole-lm.c` in
 * 2.3, 5.2, 7.2, 10.0 and 11.1; `hw/s390x/sclpcpi.c` in 11.1.
 */
import {
  array,
  bool,
  byRelease,
  type StateOf,
  subsectionByRelease,
  uint8,
  uint16,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { s390Machine } from './machine.js';

/** Right half of the receive mask: events 33 to 64. */
export const vmstateEventFacilityMask64 = vmstate({
  name: 'vmstate-event-facility/mask64',
  versionId: 0,
  needed: (state) => state.receive_mask_lower !== 0,
  fields: { receive_mask_lower: uint32({ name: 'receive_mask_pieces[0]' }) },
});

/** Bytes of the masks that the guest uses. */
export const vmstateEventFacilityMaskLength = vmstate({
  name: 'vmstate-event-facility/mask_length',
  versionId: 0,
  context: s390Machine,
  needed: (_state, machine) => machine?.allMaskSizes !== false,
  fields: { mask_length: uint16() },
});

/**
 * The section `vmstate-event-facility`: events that the guest wants to hear of, event n is bit 32 - n. The names are
 * those of a little-endian host; on a big-endian one 0 and 1 are exchanged.
 */
export const vmstateEventFacility = vmstate({
  name: 'vmstate-event-facility',
  versionId: 0,
  context: s390Machine,
  fields: {
    receive_mask: byRelease({ '2.3': uint32(), '5.2': uint32({ name: 'receive_mask_pieces[1]' }) }),
  },
  subsections: {
    mask64: subsectionByRelease({ '5.2': vmstateEventFacilityMask64 }),
    mask_length: subsectionByRelease({ '5.2': vmstateEventFacilityMaskLength }),
  },
});
export type EventFacilityState = StateOf<typeof vmstateEventFacility>;

/** The section `sclpquiesce`: whether the guest is still to be told to shut down. */
export const vmstateSclpQuiesce = vmstate({ name: 'sclpquiesce', versionId: 0, fields: { event_pending: bool() } });
export type SclpQuiesceState = StateOf<typeof vmstateSclpQuiesce>;

/** Bytes of input that the full-screen console holds. */
export const SIZE_BUFFER_VT220 = 4080;

/**
 * The section `sclpconsole`: the full-screen console (VT220). `iov`: input; `iov_sclp`, `iov_bs`: where the guest reads
 * and the terminal writes; `iov_data_len`: bytes in it; `iov_sclp_rest`: bytes that the guest has not read.
 */
export const vmstateSclpConsole = vmstate({
  name: 'sclpconsole',
  versionId: 0,
  fields: {
    event_pending: bool({ name: 'event.event_pending' }),
    iov: array(SIZE_BUFFER_VT220, uint8()),
    iov_sclp: uint32(),
    iov_bs: uint32(),
    iov_data_len: uint32(),
    iov_sclp_rest: uint32(),
  },
});
export type SclpConsoleState = StateOf<typeof vmstateSclpConsole>;

/** Bytes of input that the line-mode console holds. */
export const SIZE_CONSOLE_BUFFER = 4066;

/** The section `sclplmconsole`: the line-mode console. `length`: bytes of the line that is being typed. */
export const vmstateSclpLmConsole = vmstate({
  name: 'sclplmconsole',
  versionId: 0,
  fields: {
    event_pending: bool({ name: 'event.event_pending' }),
    write_errors: uint32(),
    length: uint32(),
    buf: array(SIZE_CONSOLE_BUFFER, uint8()),
  },
});
export type SclpLmConsoleState = StateOf<typeof vmstateSclpLmConsole>;

/**
 * The section `s390_control_program_id`: what the guest says it is. Names are ASCII of 8 characters, filled up with
 * spaces. `timestamp`: when it said so, in ns since 1970.
 */
export const vmstateSclpCpi = vmstate({
  name: 's390_control_program_id',
  versionId: 0,
  fields: {
    system_type: array(8, uint8()),
    system_name: array(8, uint8()),
    system_level: uint64(),
    sysplex_name: array(8, uint8()),
    timestamp: uint64(),
  },
});
export type SclpCpiState = StateOf<typeof vmstateSclpCpi>;
