/**
 * The section `cpu` of the target avr.
 *
 * QEMU: `target/avr/machine.c` (5.2, 7.2, 10.0, 11.1). 2.3 does not have the target. One layout in all, of version 0 in
 * 5.2 and 1 since. 5.2 also sends `cpu_common`; the others do not, so whether the CPU sleeps is lost on the way. Which
 * interrupts wait for it is never sent.
 */
import { array, type FieldOptions, named, retyped, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** The status register. */
export interface AvrSreg {
  /** Bit 0: carry. */
  c: boolean;
  /** Bit 1: zero. */
  z: boolean;
  /** Bit 2: negative. */
  n: boolean;
  /** Bit 3: overflow of two's complement. */
  v: boolean;
  /** Bit 4: sign, N xor V. */
  s: boolean;
  /** Bit 5: half carry. */
  h: boolean;
  /** Bit 6: the bit that BST and BLD copy. */
  t: boolean;
  /** Bit 7: interrupts are enabled. */
  i: boolean;
}

const SREG_FLAGS = ['c', 'z', 'n', 'v', 's', 'h', 't', 'i'] as const;

/** The byte of a status register; flags left out are 0. */
export function packSreg(sreg: Partial<AvrSreg>): number {
  return SREG_FLAGS.reduce((byte, flag, bit) => (sreg[flag] ? byte | (1 << bit) : byte), 0);
}

/** The flags in the byte. */
export function unpackSreg(byte: number): AvrSreg {
  const flag = (bit: number) => ((byte >> bit) & 1) === 1;
  return { c: flag(0), z: flag(1), n: flag(2), v: flag(3), s: flag(4), h: flag(5), t: flag(6), i: flag(7) };
}

/** `sreg`: the status register, see {@link packSreg}. */
// @__NO_SIDE_EFFECTS__
export const sreg = (options?: FieldOptions) => retyped('sreg', uint8(options));

/** `rampD` to `eind`: the register's byte. QEMU holds it in bits 16 to 23, where addresses have it. */
// @__NO_SIDE_EFFECTS__
export const segment = (type: 'rampD' | 'rampX' | 'rampY' | 'rampZ' | 'eind') => retyped(type, uint8());

/**
 * `pc_w` counts words of two bytes, 22 bits. `skip` is not 0 between a skipping instruction and what it skips. `r`: the
 * 32 general registers, 8 bits each; X, Y, Z are r[26] to r[31]. `rampD` extends the address of LDS and STS, `rampX`,
 * `rampY`, `rampZ` those in X, Y, Z, `eind` the target of EICALL and EIJMP. Instance: counted from 0.
 */
export const vmstateAvrCpu = vmstate({
  name: 'cpu',
  versionId: { '5.2': 0, '7.2': 1 },
  minimumVersionId: { '5.2': 0, '7.2': 1 },
  fields: {
    ...named('env.', { pc_w: uint32(), sp: uint32(), skip: uint32(), r: array(32, uint32()) }),
    sreg: sreg({ name: 'env' }),
    ...named('env.', {
      rampD: segment('rampD'),
      rampX: segment('rampX'),
      rampY: segment('rampY'),
      rampZ: segment('rampZ'),
      eind: segment('eind'),
    }),
  },
});
export type AvrCpuState = StateOf<typeof vmstateAvrCpu>;
