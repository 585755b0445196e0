/**
 * The parts of a chip that tests look at.
 */
import type { RP2040 } from 'rp2040js';
import type { Bench } from './bench.js';

export function nth<T>(list: readonly T[], n: number): T {
  const item = list[n];
  if (item === undefined) throw new RangeError(`there are ${list.length}, so none has the number ${n}`);
  return item;
}

export const chip = ({ simulator }: Bench): RP2040 => simulator.rp2040;
export const core = (bench: Bench): RP2040['core'] => chip(bench).core;
export const peripheral = (address: number) => (bench: Bench) => chip(bench).peripherals[address] as object;
export const machine = (n: number) => (bench: Bench) => nth(nth(chip(bench).pio, 0).machines, n);
export const channel =
  (n: number) =>
  (bench: Bench): RP2040['dma']['channels'][number] =>
    nth(chip(bench).dma.channels, n);
export const slice =
  (n: number) =>
  (bench: Bench): { readonly timer: object } =>
    nth(chip(bench).pwm.channels, n);
export const pin = (n: number) => (bench: Bench) => nth(chip(bench).gpio, n);
export const spi = (bench: Bench): RP2040['spi'][number] => nth(chip(bench).spi, 0);
export const i2c = (bench: Bench): RP2040['i2c'][number] => nth(chip(bench).i2c, 0);
/** What the core runs next. */
export const opcode = (bench: Bench) => chip(bench).readUint16(core(bench).PC);
