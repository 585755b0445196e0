/**
 * Floppy and IDE (`src/{floppy,ide}.js`, 0.5.462).
 */
import { array, bool, int32, struct, uint8, uint32, vmstate } from 'vmstate';
import { bytes, disk, maybeBool, text } from './fields.js';
import { before, slots } from './slots.js';

export const vmstateV86FloppyDrive = vmstate({
  name: 'v86/floppy drive',
  versionId: 1,
  fields: {
    drive_type: int32(),
    max_track: int32(),
    max_head: int32(),
    max_sect: int32(),
    curr_track: int32(),
    curr_head: int32(),
    curr_sect: int32(),
    perpendicular: int32(),
    read_only: bool(),
    media_changed: bool(),
    buffer: disk(),
  },
});

const FIRST_SLOT = 19; // 0.5.142 had the controller in another form, in the slots before it

/** The 82078, with both drives and what is in them. */
export const vmstateV86Fdc = slots(
  vmstate({
    name: 'v86/fdc',
    versionId: 2,
    minimumVersionId: 2,
    fields: {
      sra: uint8(),
      srb: uint8(),
      dor: uint8(),
      tdr: uint8(),
      msr: uint8(),
      dsr: uint8(),
      cmd_phase: int32(),
      cmd_code: int32(),
      cmd_flags: int32(),
      cmd_buffer: array(17, uint8()),
      cmd_cursor: int32(),
      cmd_remaining: int32(),
      response_data: array(15, uint8()),
      response_cursor: int32(),
      response_length: int32(),
      status0: int32(),
      status1: int32(),
      curr_drive_no: int32(),
      reset_sense_int_count: int32(),
      locked: bool(),
      step_rate_interval: int32(),
      head_load_time: int32(),
      fdc_config: int32(),
      precomp_trk: int32(),
      eot: int32(),
      drive0: struct(vmstateV86FloppyDrive),
      drive1: struct(vmstateV86FloppyDrive),
    },
  }),
  { holes: before(FIRST_SLOT) },
);

/** One of the two drives of a channel. */
export const vmstateV86IdeInterface = slots(
  vmstate({
    name: 'v86/ide interface',
    versionId: 1,
    fields: {
      sector_count_reg: int32(),
      cylinder_count: int32(),
      lba_high_reg: int32(),
      lba_mid_reg: int32(),
      data_pointer: int32(),
      device_reg: int32(),
      error_reg: int32(),
      head: int32(),
      head_count: int32(),
      is_atapi: maybeBool(),
      is_lba: int32(),
      features_reg: int32(),
      data: bytes(),
      data_length: int32(),
      lba_low_reg: int32(),
      sector_count: int32(),
      sector_size: int32(),
      sectors_per_drq: int32(),
      sectors_per_track: int32(),
      status_reg: int32(),
      write_dest: int32(),
      current_command: int32(),
      data_end: int32(),
      current_atapi_command: int32(),
      buffer: disk(),
    },
  }),
  { holes: [5, 6, 7, 8] },
);

/** A channel. Instances: 0 primary, 1 secondary. */
export const vmstateV86IdeChannel = slots(
  vmstate({
    name: 'v86/ide',
    versionId: 1,
    fields: {
      master: struct(vmstateV86IdeInterface),
      slave: struct(vmstateV86IdeInterface),
      command_base: int32(),
      irq: int32(),
      control_base: int32(),
      name: text(),
      device_control_reg: int32(),
      prdt_addr: uint32(),
      dma_status: int32(),
      master_is_current: bool(),
      dma_command: int32(),
    },
  }),
  { holes: [4, 6] },
);
