/**
 * Status words of an s390x CPU, the mask of the PSW and the floating-point control register, and states by name.
 *
 * Names and bits as in the Principles of Operation, which count bits from the left; here they are counted from the right.
 */

/** `cpu_state`: what the CPU is doing. */
export const S390_CPU_STATE = { uninitialized: 0, stopped: 1, checkStop: 2, operating: 3, load: 4 } as const;

/** The left half of the program status word. */
export interface S390PswMask {
  /** Bit 62: program event recording. */
  per: boolean;
  /** Bit 58: dynamic address translation. */
  dat: boolean;
  /** Bit 57: I/O interrupts are taken. */
  io: boolean;
  /** Bit 56: external interrupts are taken. */
  ext: boolean;
  /** Bits 52 to 55: the storage access key. */
  key: number;
  /** Bit 51: the word is in short form (ESA). */
  short: boolean;
  /** Bit 50: machine checks are taken. */
  mcheck: boolean;
  /** Bit 49: wait state. */
  wait: boolean;
  /** Bit 48: problem state. */
  problem: boolean;
  /** Bits 46 and 47: address space: 0 primary, 1 access registers, 2 secondary, 3 home. */
  asc: number;
  /** Bits 44 and 45: condition code. */
  cc: number;
  /** Bits 40 to 43: program mask: fixed-point overflow, decimal overflow, HFP underflow, HFP significance. */
  programMask: number;
  /** Bit 39: runtime instrumentation. */
  ri: boolean;
  /** Bit 32: with `ba`, addresses of 64 bits. */
  ea: boolean;
  /** Bit 31: addresses of 31 bits, without it 24. */
  ba: boolean;
}

const PSW_FLAGS = {
  per: 62,
  dat: 58,
  io: 57,
  ext: 56,
  short: 51,
  mcheck: 50,
  wait: 49,
  problem: 48,
  ri: 39,
  ea: 32,
  ba: 31,
} as const;
const PSW_FLAG_NAMES = ['per', 'dat', 'io', 'ext', 'short', 'mcheck', 'wait', 'problem', 'ri', 'ea', 'ba'] as const;

/** The mask of a PSW; what is left out is 0. */
export function packPswMask(psw: Partial<S390PswMask>): bigint {
  let mask = 0n;
  for (const name of PSW_FLAG_NAMES) if (psw[name]) mask |= 1n << BigInt(PSW_FLAGS[name]);
  mask |= BigInt((psw.key ?? 0) & 15) << 52n;
  mask |= BigInt((psw.asc ?? 0) & 3) << 46n;
  mask |= BigInt((psw.cc ?? 0) & 3) << 44n;
  mask |= BigInt((psw.programMask ?? 0) & 15) << 40n;
  return mask;
}

/** The fields of the mask of a PSW. */
export function unpackPswMask(mask: bigint): S390PswMask {
  const bits = (low: number, width: number) => Number((mask >> BigInt(low)) & ((1n << BigInt(width)) - 1n));
  const flag = (name: keyof typeof PSW_FLAGS) => bits(PSW_FLAGS[name], 1) === 1;
  return {
    per: flag('per'),
    dat: flag('dat'),
    io: flag('io'),
    ext: flag('ext'),
    key: bits(52, 4),
    short: flag('short'),
    mcheck: flag('mcheck'),
    wait: flag('wait'),
    problem: flag('problem'),
    asc: bits(46, 2),
    cc: bits(44, 2),
    programMask: bits(40, 4),
    ri: flag('ri'),
    ea: flag('ea'),
    ba: flag('ba'),
  };
}

/**
 * The floating-point control register. Sets of IEEE exceptions have bit 5 invalid, 4 division by zero, 3 overflow, 2
 * underflow, 1 inexact, 0 quantum (decimal).
 */
export interface S390Fpc {
  /** Bits 26 to 31: exceptions that interrupt. */
  masks: number;
  /** Bits 18 to 23: exceptions that have been. */
  flags: number;
  /** Bits 8 to 15: data exception code, why the last one came. */
  dxc: number;
  /** Bits 4 to 6: rounding of decimal numbers. */
  drm: number;
  /** Bits 0 to 2: rounding of binary numbers: 0 to nearest, 1 to zero, 2 up, 3 down, 7 to prepare for shorter precision. */
  brm: number;
}

/** The word of a floating-point control register; what is left out is 0. */
export function packFpc({ masks = 0, flags = 0, dxc = 0, drm = 0, brm = 0 }: Partial<S390Fpc>): number {
  return (((masks & 63) << 26) | ((flags & 63) << 18) | ((dxc & 255) << 8) | ((drm & 7) << 4) | (brm & 7)) >>> 0;
}

/** The fields of a floating-point control register. */
export function unpackFpc(fpc: number): S390Fpc {
  return { masks: fpc >>> 26, flags: (fpc >>> 18) & 63, dxc: (fpc >>> 8) & 255, drm: (fpc >>> 4) & 7, brm: fpc & 7 };
}
