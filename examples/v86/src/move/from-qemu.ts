/**
 * A guest of QEMU as a state that v86 resumes.
 */
import type { Release } from 'vmstate';
import { openState } from '../state/machine.js';
import { dmaFromQemu, pciFromQemu, rtcFromQemu } from './board.js';
import { cpuFromQemu } from './cpu.js';
import { buildPc, type PcState } from './machine.js';
import { picFromQemu } from './pic.js';
import { pitFromQemu } from './pit.js';
import { keyboardFromQemu, serialFromQemu } from './ports.js';
import { vgaFromQemu } from './vga.js';

export interface FromQemuOptions {
  /** A state of the v86 that is to go on, with the same memory, saved when its BIOS had run. */
  readonly template: Uint8Array;
  /** Who wrote the stream; 7.2 if not given. */
  readonly release?: Release;
  /** QEMU's clock counted instructions; the shift it was told. */
  readonly icount?: number | undefined;
  /** The machine had a VGA. */
  readonly display?: boolean;
}

/** Hand it to `restore`. */
export interface MovedState {
  readonly file: Uint8Array<ArrayBuffer>;
  /** Its times count from the moment of restoring. */
  readonly now: 0;
  /** What QEMU's serial port had received and the guest had not read. */
  readonly serialInput: Uint8Array;
}

/**
 * Reads a stream of a machine that was started with `qemuArguments`.
 *
 * @throws {StreamError} when the stream is of another machine, with path and offset.
 */
export function fromQemu(stream: Uint8Array, options: FromQemuOptions): MovedState {
  const { template, release = '7.2', icount, display = false } = options;
  const v86 = openState(template);
  const pc = buildPc({ memory: v86.memory.length, icount, display }, release);
  pc.machine.vm.load(stream);
  const { state, memory } = pc;
  const { timer } = state;
  const virtual = virtualClock(timer, icount);
  const { cpu, pic0, pic1, pit, rtc, dma, pci, uart0, ps2 } = v86.state;
  cpuFromQemu(state.cpu, state.cpu_common, cpu, memory);
  const tsc = BigInt.asUintN(64, icount === undefined ? timer.cpu_ticks_offset : virtual);
  cpu.current_tsc.set([Number(tsc & 0xffffffffn), Number(tsc >> 32n)]);
  const timerDue = pitFromQemu(state.i8254, pit, virtual);
  picFromQemu(state.i8259, pic0);
  if (timerDue) pic0.irr |= 1;
  picFromQemu(state['i8259/1'], pic1);
  rtcFromQemu(state.mc146818rtc, rtc, Date.now());
  dmaFromQemu(state, dma);
  pciFromQemu(state, pci);
  keyboardFromQemu(state, ps2);
  const serialInput = serialFromQemu(state.serial, uart0);
  v86.memory.set(memory);
  if (state.vga && pc.videoMemory) vgaFromQemu(state.vga, pc.videoMemory, v86);
  return { file: v86.toFile(), now: 0, serialInput };
}

/** QEMU's virtual clock in ns, at the moment of the save. */
function virtualClock({ icount, cpu_clock_offset }: PcState['timer'], shift: number | undefined): bigint {
  if (icount === undefined || shift === undefined) return cpu_clock_offset;
  return icount.qemu_icount_bias + (icount.qemu_icount << BigInt(shift));
}
