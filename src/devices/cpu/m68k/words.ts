/**
 * Status words of an m68k CPU: the status register, the condition codes as QEMU keeps them, extended floats.
 */

/** The system byte of the status register. */
export interface M68kSr {
  /** Bits 14 and 15: trace: 0 off, 2 every instruction, 1 changes of flow (68020 and later). */
  t: number;
  /** Bit 13: supervisor. */
  s: boolean;
  /** Bit 12: of the supervisor's stacks the master's (68020 to 68040). */
  m: boolean;
  /** Bits 8 to 10: interrupts up to this level are masked. */
  i: number;
}

/** The word of a status register without condition codes; what is left out is 0. */
export function packSr({ t = 0, s = false, m = false, i = 0 }: Partial<M68kSr>): number {
  return ((t & 3) << 14) | (s ? 0x2000 : 0) | (m ? 0x1000 : 0) | ((i & 7) << 8);
}

/** The fields of the system byte. */
export function unpackSr(sr: number): M68kSr {
  return { t: (sr >> 14) & 3, s: (sr & 0x2000) !== 0, m: (sr & 0x1000) !== 0, i: (sr >> 8) & 7 };
}

/** The condition codes: extend, negative, zero, overflow, carry; bits 4 to 0 of the status register. */
export interface M68kCcr {
  x: boolean;
  n: boolean;
  z: boolean;
  v: boolean;
  c: boolean;
}

/** The condition codes as they are sent. */
export interface M68kFlags {
  cc_op: number;
  cc_x: number;
  cc_n: number;
  cc_v: number;
  cc_c: number;
  cc_z: number;
}

/** `cc_op` when each flag is in its own word. With others, flags are derived from operands and result. */
export const M68K_CC_OP_FLAGS = 1;

/** The words of condition codes, all computed. */
export function packCcr({ x = false, n = false, z = false, v = false, c = false }: Partial<M68kCcr>): M68kFlags {
  const sign = (flag: boolean) => (flag ? 0xffffffff : 0);
  return {
    cc_op: M68K_CC_OP_FLAGS,
    cc_x: x ? 1 : 0,
    cc_n: sign(n),
    cc_v: sign(v),
    cc_c: c ? 1 : 0,
    cc_z: z ? 0 : 1,
  };
}

/** The condition codes in the words; undefined unless `cc_op` is {@link M68K_CC_OP_FLAGS}. */
export function unpackCcr({ cc_op, cc_x, cc_n, cc_v, cc_c, cc_z }: M68kFlags): M68kCcr | undefined {
  if (cc_op !== M68K_CC_OP_FLAGS) return undefined;
  return { x: cc_x !== 0, n: cc_n >>> 31 === 1, z: cc_z === 0, v: cc_v >>> 31 === 1, c: cc_c !== 0 };
}

/** A floating-point register as it is sent: the mantissa with its integer bit, then sign (bit 15) and exponent. */
export interface M68kFreg {
  tmp: { tmp_mant: bigint; tmp_exp: number };
}

/** A register with the 80 bits of an extended float; sign and exponent are the upper 16. */
export function packFreg(bits: bigint): M68kFreg {
  return { tmp: { tmp_mant: BigInt.asUintN(64, bits), tmp_exp: Number(BigInt.asUintN(16, bits >> 64n)) } };
}

/** The 80 bits of a register. */
export function unpackFreg({ tmp }: M68kFreg): bigint {
  return (BigInt(tmp.tmp_exp) << 64n) | tmp.tmp_mant;
}
