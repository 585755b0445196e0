/**
 * A PIO block: four state machines and the instructions they share.
 */
import { array, bool, local, struct, uint8, uint16, uint32, vmstate } from 'vmstate';
import { fifo, number } from './fields.js';

/** `waitIndex` is a pin, an IRQ, or the word that waits for room in the FIFO. */
const vmstateStateMachine = vmstate({
  name: 'state machine',
  versionId: 1,
  fields: {
    enabled: bool(),
    x: number(),
    y: number(),
    pc: uint8(),
    inputShiftReg: number(),
    inputShiftCount: uint8(),
    outputShiftReg: number(),
    outputShiftCount: uint8(),
    cycles: number(),
    execOpcode: number(),
    execValid: bool(),
    updatePC: bool(),
    clockDivInt: uint16(),
    clockDivFrac: uint8(),
    execCtrl: number(),
    shiftCtrl: number(),
    pinCtrl: number(),
    rxFIFO: fifo(4),
    txFIFO: fifo(4),
    outPinValues: number(),
    outPinDirection: number(),
    waiting: bool(),
    waitType: uint8(),
    waitIndex: number(),
    waitPolarity: bool(),
    waitDelay: number(),
  },
});

/** rp2040js runs a PIO by a timer of the host, a thousand steps at a time. One that was running goes on. */
export const vmstatePio = vmstate({
  name: 'pio',
  versionId: 1,
  postLoad: (pio) => {
    clearTimeout(pio.runTimer ?? undefined);
    pio.runTimer = pio.stopped ? null : setTimeout(() => pio.run(), 0);
  },
  fields: {
    instructions: array(32, uint32()),
    machines: array(4, struct(vmstateStateMachine)),
    stopped: bool(),
    fdebug: number(),
    txStall: number(),
    rxStall: number(),
    inputSyncBypass: number(),
    irq: number(),
    pinValues: number(),
    pinDirections: number(),
    oldPinValues: number(),
    oldPinDirections: number(),
    irq0IntEnable: uint16(),
    irq0IntForce: uint16(),
    irq1IntEnable: uint16(),
    irq1IntForce: uint16(),
    runTimer: local<ReturnType<typeof setTimeout> | null>(),
    run: local<() => void>(),
  },
});
