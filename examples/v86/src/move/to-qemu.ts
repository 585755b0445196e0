/**
 * A guest of v86 as a stream that QEMU resumes.
 */
import { openState, type V86Machine } from '../state/machine.js';
import { dmaToQemu, pciToQemu, rtcToQemu } from './board.js';
import { cpuToQemu } from './cpu.js';
import { buildPc, type Pc } from './machine.js';
import { picsToQemu } from './pic.js';
import { output, pitToQemu } from './pit.js';
import { keyboardToQemu, serialToQemu } from './ports.js';
import { vgaToQemu } from './vga.js';

export interface ToQemuOptions {
  /** The moment of the stop, in ms of the clock v86 runs by (`stopAndSave` gives it). */
  readonly now: number;
  /** QEMU's clock counts instructions; `qemuArguments` must be told the same. */
  readonly icount?: number | undefined;
  /** The machine has a VGA; `qemuArguments` must be told the same. */
  readonly display?: boolean;
  /** The BIOS, for the day when the guest is reset. Without one it would stay dead then. */
  readonly bios?: Uint8Array;
  /** The BIOS of the VGA, for the same day. */
  readonly vgaBios?: Uint8Array;
  /** A last look at the machine before it is saved. */
  readonly adjust?: (pc: Pc) => void;
}

/**
 * Writes the stream for a machine started with `qemuArguments` and `-incoming`.
 *
 * @throws {StreamError} when the file is no state of v86.
 */
export function toQemu(file: Uint8Array, options: ToQemuOptions): Uint8Array<ArrayBuffer> {
  const v86 = openState(file);
  const { icount, display = false, bios, vgaBios, adjust } = options;
  const pc = buildPc({ memory: v86.memory.length, icount, display });
  fill(pc, v86, options);
  pc.memory.set(v86.memory);
  if (pc.state.vga && pc.videoMemory) vgaToQemu(v86, pc.state.vga, pc.videoMemory);
  if (bios !== undefined) pc.bios.set(bios, pc.bios.length - bios.length); // it ends where the address space ends
  if (vgaBios !== undefined) pc.videoBios?.set(vgaBios);
  adjust?.(pc);
  return pc.machine.vm.save() as Uint8Array<ArrayBuffer>;
}

function fill(pc: Pc, v86: V86Machine, { now, icount }: ToQemuOptions): void {
  const { state } = pc;
  const { cpu, pic0, pic1, pit, rtc, dma, pci, uart0, ps2 } = v86.state;
  const [low = 0, high = 0] = cpu.current_tsc;
  const tsc = (BigInt(high) << 32n) | BigInt(low);
  // With the host's clock, QEMU's virtual clock simply goes on from v86's. With -icount there is one clock for the
  // virtual time and for the TSC, and the TSC is what the guest has seen.
  const virtual = icount === undefined ? BigInt(Math.round(now * 1e6)) : tsc;
  state.timer.cpu_clock_offset = virtual;
  state.timer.cpu_ticks_offset = tsc;
  if (state.timer.icount !== undefined) state.timer.icount.qemu_icount_bias = virtual;
  cpuToQemu(cpu, state.cpu, state.cpu_common);
  state.cpu.tsc = tsc;
  const timerDue = pitToQemu(pit, state.i8254, now, virtual);
  const [channel] = state.i8254.channels;
  const timer = channel !== undefined && output(channel, virtual);
  const levels = { timer, timerDue, serial: serialToQemu(uart0, state.serial) };
  picsToQemu(pic0, pic1, state, levels);
  rtcToQemu(rtc, state.mc146818rtc);
  dmaToQemu(dma, state);
  keyboardToQemu(ps2, state);
  pciToQemu(pci, state);
  state.port92.outport = 2; // A20 is open
}
