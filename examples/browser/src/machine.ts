/**
 * The emulator of this example: a class with private state, and guest memory. Its program draws a line of dots.
 */
import { array, bind, int64, SaveVM, uint8, uint16, uint32, vmstate } from 'vmstate';

/** A machine that counts, and writes into its memory while it runs. */
export class Counter {
  #ticks = 0n;
  readonly #registers = new Uint32Array(8);
  position = 0;
  readonly memory: Uint8Array;

  constructor(bytes = 4 << 20) {
    this.memory = new Uint8Array(bytes);
  }

  get ticks(): bigint {
    return this.#ticks;
  }

  /** One step: a register, a byte of memory. */
  step(): void {
    this.#ticks++;
    const i = this.position % this.#registers.length;
    this.#registers[i] = ((this.#registers[i] ?? 0) * 1664525 + 1013904223) >>> 0;
    this.memory[(this.position * 257) % this.memory.length] = (this.#registers[i] ?? 0) & 0xff;
    this.position = (this.position + 1) & 0xffff;
  }

  /** A number that all of the state goes into. */
  checksum(): number {
    let sum = Number(this.#ticks & 0xffffffffn) ^ this.position;
    for (const register of this.#registers) sum = (Math.imul(sum, 31) + register) >>> 0;
    for (let i = 0; i < this.memory.length; i++) sum = (Math.imul(sum, 31) + (this.memory[i] as number)) >>> 0;
    return sum;
  }

  /** The state as the definition has it: private members are handed over once. */
  state() {
    return bind(vmstateCounter, this as Counter, {
      ticks: { get: () => this.#ticks, set: (_, value) => (this.#ticks = value) },
      registers: { get: () => this.#registers, set: () => {} },
    });
  }
}

export const vmstateCounter = vmstate({
  name: 'counter',
  versionId: 2,
  minimumVersionId: 1,
  fields: { ticks: int64(), registers: array(8, uint32()), position: uint16(), speed: uint8({ since: 2 }) },
});

/** A counter with everything that a stream of it has. */
export function machine(): { readonly counter: Counter; readonly vm: SaveVM } {
  const counter = Object.assign(new Counter(), { speed: 1 });
  const vm = new SaveVM({ release: '11.1', machine: 'counter-1.0' });
  vm.registerRam('counter.ram', counter.memory);
  vm.register(vmstateCounter, counter.state());
  return { counter, vm };
}
