/**
 * Serial and parallel ports, keyboard and mouse (`src/{uart,parallel,ps2,vmware}.js`, 0.5.462).
 */
import { bool, int32, type StateOf, uint8, uint16, vmstate } from 'vmstate';
import { double, maybeInt32 } from './fields.js';
import { slots } from './slots.js';

/** A 16550A. In `ints` bit n is a reason for an interrupt: 2 holding register empty, 4 and 12 data. */
export const vmstateV86Uart = vmstate({
  name: 'v86/uart',
  versionId: 1,
  fields: {
    ints: int32(),
    baud_rate: uint16(),
    line_control: uint8(),
    lsr: int32(),
    fifo_control: uint8(),
    ier: uint8(),
    iir: uint8(),
    modem_control: uint8(),
    modem_status: uint8(),
    scratch_register: uint8(),
    irq: uint8(),
  },
});
export type V86UartState = StateOf<typeof vmstateV86Uart>;

/** A parallel port; since 0.5.462. */
export const vmstateV86Parallel = vmstate({
  name: 'v86/parallel',
  versionId: 1,
  fields: { data: uint8(), status: uint8(), control: uint8(), status_latched: maybeInt32() },
});

/** The i8042 with keyboard and mouse behind it. Their queues are not kept. */
export const vmstateV86Ps2 = slots(
  vmstate({
    name: 'v86/ps2',
    versionId: 1,
    fields: {
      enable_mouse_stream: bool(),
      use_mouse: bool(),
      have_mouse: bool(),
      mouse_delta_x: double(),
      mouse_delta_y: double(),
      mouse_clicks: int32(),
      have_keyboard: bool(),
      enable_keyboard_stream: bool(),
      next_is_mouse_command: bool(),
      next_read_sample: bool(),
      next_read_led: bool(),
      next_handle_scan_code_set: bool(),
      next_read_rate: bool(),
      next_read_resolution: bool(),
      last_port60_byte: int32(),
      sample_rate: int32(),
      resolution: int32(),
      scaling2: bool(),
      command_register: uint8(),
      read_output_register: bool(),
      read_command_register: bool(),
      controller_output_port: int32(),
      read_controller_output_port: bool(),
      mouse_id: int32(),
      mouse_detect_state: int32(),
      mouse_reset_workaround: bool(),
    },
  }),
  { holes: [14, 19] },
);
export type V86Ps2State = StateOf<typeof vmstateV86Ps2>;

/** VMware's mouse; since 0.5.419. */
export const vmstateV86Vmware = vmstate({
  name: 'v86/vmware',
  versionId: 1,
  fields: { enabled: bool(), absolute: bool() },
});
