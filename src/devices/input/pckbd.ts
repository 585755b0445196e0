/**
 * The sections `pckbd` and `pckbd-mmio`: the i8042 keyboard controller, on the ISA bus and memory-mapped.
 *
 * QEMU: `hw/input/pckbd.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. The device on the ISA bus and the controller in it are both
 * called `pckbd`. Memory-mapped it is the bare controller until 5.2, and `pckbd-mmio` since 7.2.
 */
import {
  byRelease,
  context,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

const KBD_STAT_OBF = 0x01; // a byte of the keyboard can be read
const KBD_STAT_MOUSE_OBF = 0x20; // a byte of the mouse can be read
const KBD_OUT_RESET = 0x01;
const KBD_OUT_A20 = 0x02;
const KBD_OUT_OBF = 0x10;
const KBD_OUT_MOUSE_OBF = 0x20;
const KBD_OUT_ONES = 0xcc; // bits that systems leave at 1

/** `extendedState` is the device's property `extended-state` (7.2+), on unless the machine type is older than 6.1. */
export const pckbdMachine = context<{ readonly extendedState?: boolean } | undefined>();

/** The output port, if it is not what follows from the status register. */
export const vmstatePckbdOutport = vmstate({
  name: 'pckbd_outport',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state, _context, kbd) => state.outport !== outportDefault((kbd as { readonly status: number }).status),
  fields: { outport: uint8() },
});

/** The output port as it stands when the guest has not written to it: A20 open, no reset, lines of the two ports. */
export function outportDefault(status: number): number {
  const obf = (status & KBD_STAT_OBF) !== 0 ? KBD_OUT_OBF : 0;
  const mouseObf = (status & KBD_STAT_MOUSE_OBF) !== 0 ? KBD_OUT_MOUSE_OBF : 0;
  return KBD_OUT_RESET | KBD_OUT_A20 | KBD_OUT_ONES | obf | mouseObf;
}

/** The byte in the output buffer, where it came from, and the controller's own byte that waits. */
export const vmstatePckbdExtendedState = vmstate({
  name: 'pckbd/extended_state',
  versionId: 0,
  context: pckbdMachine,
  needed: (_state, machine) => machine?.extendedState !== false,
  fields: {
    migration_flags: uint32(),
    obsrc: uint32(),
    obdata: uint8(),
    cbdata: uint8(),
  },
});

/**
 * The controller. `pending`: 0x01 a byte of the keyboard, 0x02 of the mouse. With the extended state 0x10 and 0x20 stand
 * for them, and 0x04 and 0x08 for the controller's own byte on either port.
 */
export const vmstatePckbdController = vmstate({
  name: 'pckbd',
  versionId: 3,
  minimumVersionId: 3,
  context: pckbdMachine,
  fields: {
    write_cmd: uint8(),
    status: uint8(),
    mode: uint8(),
    pending: byRelease({ '2.3': uint8(), '7.2': uint8({ name: 'pending_tmp' }) }),
  },
  subsections: {
    outport: vmstatePckbdOutport,
    extended_state: subsectionByRelease({ '7.2': vmstatePckbdExtendedState }),
  },
});
export type PckbdControllerState = StateOf<typeof vmstatePckbdController>;

/** `i8042`: the keyboard controller of a PC. */
export const vmstatePckbd = vmstate({
  name: 'pckbd',
  versionId: 3,
  minimumVersionId: 3,
  context: pckbdMachine,
  fields: { kbd: struct(vmstatePckbdController) },
});
export type PckbdState = StateOf<typeof vmstatePckbd>;

/** `i8042-mmio`, since 7.2. */
export const vmstatePckbdMmio = vmstate({
  name: 'pckbd-mmio',
  versionId: 1,
  minimumVersionId: 1,
  context: pckbdMachine,
  fields: { kbd: struct(vmstatePckbdController) },
});
export type PckbdMmioState = StateOf<typeof vmstatePckbdMmio>;
