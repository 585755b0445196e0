/**
 * The sections `serial`: the 16550A UART, alone, on the ISA bus and memory-mapped.
 *
 * QEMU: `hw/char/serial.c`, `hw/char/serial-isa.c` and, since 10.0, `hw/char/serial-mm.c` in 2.3, 5.2, 7.2, 10.0 and
 * 11.1. All three are called `serial`. The memory-mapped one of 2.3 is the bare UART; later it holds it as `serial`.
 */
import { byRelease, int32, type StateOf, struct, timer, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { fifo8 } from '../core/fifo8.js';

const UART_FIFO_LENGTH = 16; // bytes of either FIFO
const UART_IER_THRI = 0x02; // transmitter holding register interrupt enabled
const UART_IIR_ID = 0x06; // mask of the pending interrupt
const UART_IIR_THRI = 0x02; // transmitter holding register empty

/** Whether the interrupt of an empty holding register is pending, if the registers do not say so by themselves. */
export const vmstateSerialThrIpending = vmstate({
  name: 'serial/thr_ipending',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state, _context, serial) => {
    const { ier, iir } = serial as { readonly ier: number; readonly iir: number };
    const expected = (iir & UART_IIR_ID) === UART_IIR_THRI ? 1 : 0;
    return (ier & UART_IER_THRI) !== 0 && state.thr_ipending !== expected;
  },
  fields: { thr_ipending: int32() },
});

/** The byte that could not be sent yet, and how often it has been tried. */
export const vmstateSerialTsr = vmstate({
  name: 'serial/tsr',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.tsr_retry !== 0,
  fields: {
    tsr_retry: byRelease({ '2.3': int32(), '5.2': uint32() }),
    thr: uint8(),
    tsr: uint8(),
  },
});

/** Bytes that the guest has not read. */
export const vmstateSerialRecvFifo = vmstate({
  name: 'serial/recv_fifo',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.recv_fifo.num !== 0,
  fields: { recv_fifo: struct(fifo8(UART_FIFO_LENGTH), { since: 1 }) },
});

/** Bytes that the guest has written and that were not sent. */
export const vmstateSerialXmitFifo = vmstate({
  name: 'serial/xmit_fifo',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.xmit_fifo.num !== 0,
  fields: { xmit_fifo: struct(fifo8(UART_FIFO_LENGTH), { since: 1 }) },
});

/** When unread bytes below the trigger level raise an interrupt; ns of the virtual clock. */
export const vmstateSerialFifoTimeoutTimer = vmstate({
  name: 'serial/fifo_timeout_timer',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.fifo_timeout_timer !== -1n,
  fields: { fifo_timeout_timer: timer() },
});

/** Whether that interrupt is pending. */
export const vmstateSerialTimeoutIpending = vmstate({
  name: 'serial/timeout_ipending',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.timeout_ipending !== 0,
  fields: { timeout_ipending: int32() },
});

/** The polling of the host's modem lines: -1 there are none, 0 not wanted, 1 every 10 ms; and its next time. */
export const vmstateSerialPoll = vmstate({
  name: 'serial/poll',
  versionId: 1,
  minimumVersionId: 1,
  needed: (state) => state.poll_msl >= 0,
  fields: { poll_msl: int32(), modem_status_poll: timer() },
});

/** The UART. `fcr_vmstate` is the FIFO control register, which the guest cannot read back. */
export const vmstateSerial = vmstate({
  name: 'serial',
  versionId: 3,
  minimumVersionId: 2,
  postLoad: (state, version) => {
    if (version < 3) state.fcr_vmstate = 0;
  },
  fields: {
    divider: uint16({ since: 2 }),
    rbr: uint8(),
    ier: uint8(),
    iir: uint8(),
    lcr: uint8(),
    mcr: uint8(),
    lsr: uint8(),
    msr: uint8(),
    scr: uint8(),
    fcr_vmstate: uint8({ since: 3 }),
  },
  subsections: {
    thr_ipending: vmstateSerialThrIpending,
    tsr: vmstateSerialTsr,
    recv_fifo: vmstateSerialRecvFifo,
    xmit_fifo: vmstateSerialXmitFifo,
    fifo_timeout_timer: vmstateSerialFifoTimeoutTimer,
    timeout_ipending: vmstateSerialTimeoutIpending,
    poll: vmstateSerialPoll,
  },
});
export type SerialState = StateOf<typeof vmstateSerial>;

/** `isa-serial`: the COM port of a PC. */
export const vmstateSerialIsa = vmstate({
  name: 'serial',
  versionId: 3,
  minimumVersionId: 2,
  fields: { state: struct(vmstateSerial) },
});
export type SerialIsaState = StateOf<typeof vmstateSerialIsa>;

/** `serial-mm`: the memory-mapped UART of boards, since 5.2. */
export const vmstateSerialMm = vmstate({
  name: 'serial',
  versionId: 3,
  minimumVersionId: 2,
  fields: { serial: struct(vmstateSerial) },
});
export type SerialMmState = StateOf<typeof vmstateSerialMm>;
