/**
 * Numbers of special-purpose registers: indices of `spr` in the section `cpu` of PowerPC.
 *
 * QEMU: `cpu.h` of `target-ppc` (2.3), of `target/ppc` (5.2, 7.2, 10.0, 11.1).
 */

/**
 * Registers that QEMU keeps elsewhere while it runs, and puts into the array when it saves (LR, CTR, XER, CFAR, SPEFSCR,
 * the BATs; DECR since 10.0, if the CPU is emulated), or that its loader looks at.
 */
export const SPR = {
  XER: 1,
  LR: 8,
  CTR: 9,
  DSISR: 18,
  DAR: 19,
  /** The decrementer. */
  DECR: 22,
  /** Where the hashed page table is. */
  SDR1: 25,
  SRR0: 26,
  SRR1: 27,
  /** Where the last branch came from; 64-bit only. */
  CFAR: 28,
  VRSAVE: 256,
  /** The model of the CPU; releases since 5.2 load only one that matches. */
  PVR: 287,
  /** Logical partitioning control; 64-bit only. */
  LPCR: 318,
  /** Status and control of an SPE's floating point; shares its number with others. */
  SPEFSCR: 512,
  /** Processor stop status and control. */
  PSSCR: 855,
} as const;

/** First of four pairs, upper and lower word in turn: instruction BATs 0 to 3. */
export const IBAT0U = 528;
/** Data BATs 0 to 3. */
export const DBAT0U = 536;
/** Instruction BATs 4 to 7. */
export const IBAT4U = 560;
/** Data BATs 4 to 7. */
export const DBAT4U = 568;

/**
 * Whether a halted CPU of a stream without `rtas_stopped` waits to be started by the firmware, as 11.1 guesses it: its
 * PSSCR[EC] is set, and one of the bits of LPCR by which events wake it. `wakeups` are those bits of the model.
 */
export function isQuiesced(spr: BigUint64Array, halted: boolean, wakeups: bigint): boolean {
  if (!halted) return false;
  return ((spr[SPR.PSSCR] ?? 0n) & PSSCR_EC) !== 0n && ((spr[SPR.LPCR] ?? 0n) & wakeups) !== 0n;
}

const PSSCR_EC = 1n << 20n;
