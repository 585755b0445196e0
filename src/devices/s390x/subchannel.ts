/**
 * Subchannels and what they consist of. There is no section of this name: a device on a channel holds its subchannel,
 * see `virtio-ccw.ts`.
 *
 * QEMU: `hw/s390x/css.c` and `hw/s390x/ccw-device.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all. Names of registers
 * and bits as in the Principles of Operation.
 */
import {
  array,
  bool,
  pointer,
  type StateOf,
  struct,
  uint8,
  uint8Equal,
  uint16,
  uint16Equal,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { s390Machine } from './machine.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** Subchannel status word; `cpa`: address of the channel program, `dstat` and `cstat`: device and subchannel status. */
export const vmstateScsw = vmstate({
  ...v1,
  name: 's390_scsw',
  fields: { flags: uint16(), ctrl: uint16(), cpa: uint32(), dstat: uint8(), cstat: uint8(), count: uint16() },
});

/** Path management control word; `lpm` to `pam`: masks of paths, `mbi`: index of the measurement block. */
export const vmstatePmcw = vmstate({
  ...v1,
  name: 's390_pmcw',
  fields: {
    intparm: uint32(),
    flags: uint16(),
    devno: uint16(),
    lpm: uint8(),
    pnom: uint8(),
    lpum: uint8(),
    pim: uint8(),
    mbi: uint16(),
    pom: uint8(),
    pam: uint8(),
    chpid: array(8, uint8()),
    chars: uint32(),
  },
});

/** Subchannel information block; `mba`: address of the measurement block, `mda`: model-dependent area. */
export const vmstateSchib = vmstate({
  ...v1,
  name: 's390_schib',
  fields: { pmcw: struct(vmstatePmcw), scsw: struct(vmstateScsw), mba: uint64(), mda: array(4, uint8()) },
});

/** Channel command word of format 1; `cda`: address of the data. */
export const vmstateCcw1 = vmstate({
  ...v1,
  name: 's390_ccw1',
  fields: { cmd_code: uint8(), flags: uint8(), count: uint16(), cda: uint32() },
});

/** Command information word: a command that the device knows. */
export const vmstateCiw = vmstate({
  ...v1,
  name: 's390_ciw',
  fields: { type: uint8(), command: uint8(), count: uint16() },
});

/** What SENSE ID returns. */
export const vmstateSenseId = vmstate({
  ...v1,
  name: 's390_sense_id',
  fields: {
    reserved: uint8(),
    cu_type: uint16(),
    cu_model: uint8(),
    dev_type: uint16(),
    dev_model: uint8(),
    unused: uint8(),
    ciw: array(62, struct(vmstateCiw)),
  },
});

/** Operation request block, the operand of START SUBCHANNEL. */
export const vmstateOrb = vmstate({
  ...v1,
  name: 's390_orb',
  fields: { intparm: uint32(), ctrl0: uint16(), lpm: uint8(), ctrl1: uint8(), cpa: uint32() },
});

/** The request that is being carried out. */
export const vmstateSubchDevOrb = vmstate({
  ...v1,
  name: 's390_subch_dev/orb',
  context: s390Machine,
  needed: (_state, machine) => machine?.cssMigration !== false,
  fields: { orb: struct(vmstateOrb, { since: 1 }) },
});

/**
 * A subchannel with its device. `schid`: its number in the set, which may be another one in the loading machine: it
 * then moves. `thinint_active`: the device uses adapter interrupts. `channel_prog`: address of the program, `ccw_fmt_1`
 * its format; `ccw_no_data_cnt`: commands without data in a row.
 */
export const vmstateSubchDev = vmstate({
  ...v1,
  name: 's390_subch_dev',
  context: s390Machine,
  fields: {
    cssid: uint8Equal(),
    ssid: uint8Equal(),
    schid: uint16({ name: 'migrated_schid' }),
    devno: uint16Equal(),
    thinint_active: bool(),
    curr_status: struct(vmstateSchib),
    sense_data: array(32, uint8()),
    channel_prog: uint64(),
    last_cmd: struct(vmstateCcw1),
    last_cmd_valid: bool(),
    id: struct(vmstateSenseId),
    ccw_fmt_1: bool(),
    ccw_no_data_cnt: uint8(),
  },
  subsections: { orb: vmstateSubchDevOrb },
});
export type SubchDevState = StateOf<typeof vmstateSubchDev>;

/** A device on a channel. */
export const vmstateCcwDev = vmstate({
  ...v1,
  name: 's390_ccw_dev',
  context: s390Machine,
  fields: { sch: pointer(struct(vmstateSubchDev)) },
});
export type CcwDevState = StateOf<typeof vmstateCcwDev>;
