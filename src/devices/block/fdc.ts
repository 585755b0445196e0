/**
 * The section `fdc`: the floppy disk controller, on the ISA bus and on system buses.
 *
 * QEMU: `hw/block/fdc.c`, since 7.2 also `fdc-isa.c` and `fdc-sysbus.c`, in 2.3, 5.2, 7.2, 10.0 and 11.1. The device
 * (`isa-fdc`, `sysbus-fdc`, `SUNW,fdtwo`) and the controller in it are both called `fdc`.
 */
import {
  array,
  context,
  int32,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint8,
  uint8Equal,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

const FD_SECTOR_LEN = 512;
const MAX_FD = 2;

const FD_MSR_NONDMA = 0x20; // execution phase without DMA
const FD_MSR_DIO = 0x40; // direction: 1 is towards the guest
const FD_MSR_RQM = 0x80; // ready for a byte

/** Phases of a command. */
export const FD_PHASE_COMMAND = 1;
export const FD_PHASE_EXECUTION = 2;
export const FD_PHASE_RESULT = 3;

/** `checkMediaRate` is the controller's property `check_media_rate`, on unless the machine type is older than 1.1. */
export const fdcMachine = context<{ readonly checkMediaRate?: boolean } | undefined>();

/** Whether the medium has been changed. Only for a drive that has a block device, and if it is not 1. */
export const vmstateFdriveMediaChanged = vmstate({
  name: 'fdrive/media_changed',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.media_changed !== 1,
  fields: { media_changed: uint8() },
});

/** The data rate of the medium. */
export const vmstateFdriveMediaRate = vmstate({
  name: 'fdrive/media_rate',
  versionId: 1,
  minimumVersionId: 1,
  context: fdcMachine,
  needed: (_state, machine) => machine?.checkMediaRate !== false,
  fields: { media_rate: uint8() },
});

/** The bits of the PERPENDICULAR MODE command. */
export const vmstateFdrivePerpendicular = vmstate({
  name: 'fdrive/perpendicular',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.perpendicular !== 0,
  fields: { perpendicular: uint8() },
});

/** One drive: where its head stands. */
export const vmstateFdrive = vmstate({
  name: 'fdrive',
  versionId: 1,
  minimumVersionId: 1,
  context: fdcMachine,
  fields: { head: uint8(), track: uint8(), sect: uint8() },
  subsections: {
    media_changed: vmstateFdriveMediaChanged,
    media_rate: vmstateFdriveMediaRate,
    perpendicular: vmstateFdrivePerpendicular,
  },
});
export type FdriveState = StateOf<typeof vmstateFdrive>;

/** How many of the four SENSE INTERRUPT STATUS answers after a reset are still due. */
export const vmstateFdcResetSensei = vmstate({
  name: 'fdc/reset_sensei',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.reset_sensei !== 0,
  fields: { reset_sensei: int32() },
});

/** When the result of a READ ID comes; ns of the virtual clock. */
export const vmstateFdcResultTimer = vmstate({
  name: 'fdc/result_timer',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.result_timer !== -1n,
  fields: { result_timer: timer() },
});

/** The phase of the command, if it is not the one that 2.3 would conclude from the main status register. */
export const vmstateFdcPhase = vmstate({
  name: 'fdc/phase',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state, _context, fdc) => state.phase !== reconstructPhase((fdc as { readonly msr: number }).msr),
  fields: { phase: uint8() },
});

/** The phase that a controller is in when the subsection `fdc/phase` did not come. */
export function reconstructPhase(msr: number): number {
  if ((msr & FD_MSR_NONDMA) !== 0) return FD_PHASE_EXECUTION;
  if ((msr & FD_MSR_RQM) === 0) return FD_PHASE_EXECUTION; // 2.3 is not ready during DMA only
  return (msr & FD_MSR_DIO) !== 0 ? FD_PHASE_RESULT : FD_PHASE_COMMAND;
}

/** The controller. `dor_vmstate` is the digital output register with the number of the selected drive. */
export const vmstateFdcController = vmstate({
  name: 'fdc',
  versionId: 2,
  minimumVersionId: 2,
  context: fdcMachine,
  fields: {
    sra: uint8(),
    srb: uint8(),
    dor_vmstate: uint8(),
    tdr: uint8(),
    dsr: uint8(),
    msr: uint8(),
    status0: uint8(),
    status1: uint8(),
    status2: uint8(),
    // QEMU counts it by a member that always holds the length of a sector.
    fifo: array(FD_SECTOR_LEN, uint8()),
    data_pos: uint32(),
    data_len: uint32(),
    data_state: uint8(),
    data_dir: uint8(),
    eot: uint8(),
    timer0: uint8(),
    timer1: uint8(),
    precomp_trk: uint8(),
    config: uint8(),
    lock: uint8(),
    pwrd: uint8(),
    num_floppies: uint8Equal(),
    drives: array(MAX_FD, struct(vmstateFdrive), { since: 1 }),
  },
  subsections: {
    reset_sensei: vmstateFdcResetSensei,
    result_timer: vmstateFdcResultTimer,
    phase: subsectionByRelease({ '5.2': vmstateFdcPhase }),
  },
});
export type FdcControllerState = StateOf<typeof vmstateFdcController>;

/** The device around the controller: `isa-fdc`, `sysbus-fdc` and `SUNW,fdtwo` alike. */
export const vmstateFdc = vmstate({
  name: 'fdc',
  versionId: 2,
  minimumVersionId: 2,
  context: fdcMachine,
  fields: { state: struct(vmstateFdcController) },
});
export type FdcState = StateOf<typeof vmstateFdc>;
