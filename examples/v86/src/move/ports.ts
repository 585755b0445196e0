/**
 * The first serial port, keyboard and mouse.
 *
 * v86 keeps none of the bytes that wait in these devices: after a move the queues are empty.
 */
import type { V86Ps2State, V86UartState } from '../state/ports.js';
import type { PcState } from './machine.js';

const LSR_DATA_READY = 0x01;
const LSR_EMPTY = 0x60; // holding and shift register
const IER_HOLDING_EMPTY = 0x02;
const IER_MODEM = 0x08;
const IIR_NONE = 0x01;
const IIR_HOLDING_EMPTY = 0x02;
const IIR_MODEM = 0x00;
const IIR_FIFO = 0xc0;
const FCR_KEPT = 0xc9; // trigger level, DMA mode, on; the others are commands
/** Bits of v86's `ints`. */
const INT_MODEM = 1 << 0;
const INT_HOLDING_EMPTY = 1 << 2;

/** Gives the level of the port's interrupt line. */
export function serialToQemu(v86: V86UartState, { state: uart }: PcState['serial']): boolean {
  const fifo = (v86.fifo_control & 1) !== 0;
  const holdingEmpty = (v86.ints & INT_HOLDING_EMPTY) !== 0;
  let reason = IIR_NONE;
  if (holdingEmpty && (v86.ier & IER_HOLDING_EMPTY) !== 0) reason = IIR_HOLDING_EMPTY;
  else if ((v86.ints & INT_MODEM) !== 0 && (v86.ier & IER_MODEM) !== 0) reason = IIR_MODEM;
  Object.assign(uart, {
    divider: v86.baud_rate,
    rbr: 0,
    ier: v86.ier,
    iir: reason | (fifo ? IIR_FIFO : 0),
    lcr: v86.line_control,
    mcr: v86.modem_control,
    lsr: (v86.lsr & ~LSR_DATA_READY) | LSR_EMPTY,
    scr: v86.scratch_register,
    fcr_vmstate: v86.fifo_control & FCR_KEPT,
    thr_ipending: { thr_ipending: Number(holdingEmpty) },
  });
  return reason !== IIR_NONE;
}

/** Gives the bytes that the guest has not read: v86 has to receive them again. */
export function serialFromQemu({ state: uart }: PcState['serial'], v86: V86UartState): Uint8Array {
  const thr = uart.thr_ipending?.thr_ipending ?? Number((uart.iir & 0x06) === IIR_HOLDING_EMPTY);
  Object.assign(v86, {
    ints: thr ? INT_HOLDING_EMPTY : 0,
    baud_rate: uart.divider,
    line_control: uart.lcr,
    lsr: (uart.lsr & ~LSR_DATA_READY) | LSR_EMPTY,
    fifo_control: uart.fcr_vmstate,
    ier: uart.ier,
    iir: thr && (uart.ier & IER_HOLDING_EMPTY) !== 0 ? IIR_HOLDING_EMPTY : IIR_NONE,
    modem_control: uart.mcr,
    scratch_register: uart.scr,
  });
  const fifo = uart.recv_fifo?.recv_fifo;
  if (fifo !== undefined && fifo.num > 0) {
    return Uint8Array.from({ length: fifo.num }, (_, i) => fifo.data[(fifo.head + i) % fifo.data.length] ?? 0);
  }
  return (uart.lsr & LSR_DATA_READY) !== 0 ? Uint8Array.of(uart.rbr) : new Uint8Array(0);
}

const TRANSLATE = 0x40;
const MOUSE_ENABLED = 0x20;
const MOUSE_SCALED = 0x10;

export function keyboardToQemu(v86: V86Ps2State, { ps2kbd, ps2mouse, pckbd }: PcState): void {
  pckbd.kbd.mode = v86.command_register;
  ps2kbd.scan_enabled = Number(v86.enable_keyboard_stream);
  ps2kbd.translate = Number((v86.command_register & TRANSLATE) !== 0);
  ps2kbd.scancode_set = 2;
  ps2mouse.status = (v86.enable_mouse_stream ? MOUSE_ENABLED : 0) | (v86.scaling2 ? MOUSE_SCALED : 0);
  ps2mouse.sample_rate = v86.sample_rate;
  ps2mouse.resolution = Math.max(0, 31 - Math.clz32(v86.resolution));
  ps2mouse.type = v86.mouse_id;
}

export function keyboardFromQemu({ ps2kbd, ps2mouse, pckbd }: PcState, v86: V86Ps2State): void {
  v86.command_register = (pckbd.kbd.mode & ~TRANSLATE) | (ps2kbd.translate ? TRANSLATE : 0);
  v86.enable_keyboard_stream = ps2kbd.scan_enabled !== 0;
  v86.enable_mouse_stream = (ps2mouse.status & MOUSE_ENABLED) !== 0;
  v86.use_mouse = v86.enable_mouse_stream;
  v86.scaling2 = (ps2mouse.status & MOUSE_SCALED) !== 0;
  v86.sample_rate = ps2mouse.sample_rate;
  v86.resolution = 1 << ps2mouse.resolution;
  v86.mouse_id = ps2mouse.type;
  v86.next_is_mouse_command = pckbd.kbd.write_cmd === 0xd4;
}
