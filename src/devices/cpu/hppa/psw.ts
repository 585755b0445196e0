/**
 * The processor status word of the section `cpu` of hppa.
 *
 * QEMU: `target/hppa/machine.c`, `target/hppa/helper.c` (5.2, 7.2, 10.0, 11.1). 4 bytes in 5.2 and 7.2, 8 since 10.0.
 */
import { type FieldOptions, retyped, ulong } from '../../../vmstate/index.js';
import { packBits, unpackBits } from '../_bits.js';

/** The processor status word. Bits are counted from the lowest, not as in HP's manuals. */
export interface HppaPsw {
  /** Bit 0: external interrupts are enabled. */
  i: boolean;
  /** Bit 1: data addresses are translated. */
  d: boolean;
  /** Bit 2: protection identifiers are checked. */
  p: boolean;
  /** Bit 3: an interruption collects its state. */
  q: boolean;
  /** Bit 4: the recovery counter counts. */
  r: boolean;
  /** Bit 5: interrupts of the performance monitor are enabled. */
  f: boolean;
  /** Bit 6: debug traps are enabled; PA-RISC 1.x. */
  g: boolean;
  /** Bit 7: loads and stores are strongly ordered; PA-RISC 2.0. */
  o: boolean;
  /**
   * Carry or borrow out of each digit of 4 bits, the lowest digit in bit 0: bits 8 to 15 of the word for the lower
   * half of a register, bits 32 to 39 for the upper half (PA-RISC 2.0).
   */
  cb: number;
  /** Bit 16: high-priority machine checks are masked. */
  m: boolean;
  /** Bit 17: divide step correction. */
  v: boolean;
  /** Bit 18: instruction addresses are translated. */
  c: boolean;
  /** Bit 19: the instruction before was a taken branch. */
  b: boolean;
  /** Bit 20: data memory break traps are off for one instruction. */
  x: boolean;
  /** Bit 21: the next instruction is nullified. */
  n: boolean;
  /** Bit 22: branches to less privilege trap. */
  l: boolean;
  /** Bit 23: branches to more privilege trap. */
  h: boolean;
  /** Bit 24: taken branches trap. */
  t: boolean;
  /** Bit 25: the interval timer is read in the most privileged level only. */
  s: boolean;
  /** Bit 26: little endian. QEMU has none. */
  e: boolean;
  /** Bit 27: addresses are 64 bits wide; PA-RISC 2.0. */
  w: boolean;
  /** Bit 30: instruction debug traps are off; PA-RISC 1.x. */
  z: boolean;
  /** Bit 31: data debug traps are off; PA-RISC 1.x. */
  y: boolean;
}

const FLAGS = {
  i: 0,
  d: 1,
  p: 2,
  q: 3,
  r: 4,
  f: 5,
  g: 6,
  o: 7,
  m: 16,
  v: 17,
  c: 18,
  b: 19,
  x: 20,
  n: 21,
  l: 22,
  h: 23,
  t: 24,
  s: 25,
  e: 26,
  w: 27,
  z: 30,
  y: 31,
} as const;
const CB_LOW = 8n;
const CB_HIGH = 32n;

/** The word; flags left out are 0. 5.2 and 7.2 have no room for the upper eight bits of `cb`. */
export function packPsw(psw: Partial<HppaPsw>): bigint {
  const cb = BigInt(psw.cb ?? 0);
  return packBits(FLAGS, psw) | ((cb & 0xffn) << CB_LOW) | (((cb >> 8n) & 0xffn) << CB_HIGH);
}

/** The flags in the word. */
export function unpackPsw(word: bigint): HppaPsw {
  const cb = Number(((word >> CB_LOW) & 0xffn) | (((word >> CB_HIGH) & 0xffn) << 8n));
  return { ...unpackBits(FLAGS, word), cb };
}

/** `psw`: the word as the guest reads it, see {@link packPsw}. `long`: width of a register. */
// @__NO_SIDE_EFFECTS__
export const psw = (long: 32 | 64, options?: FieldOptions) => retyped('psw', ulong(long, options));
