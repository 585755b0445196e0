/**
 * Subsections of the section `cpu` of m68k: floating point, and the registers of ColdFire and 68040.
 *
 * QEMU: `target/m68k/cpu.c` in 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, bool, named, struct, tmp, uint16, uint32, uint64, vmstate } from '../../../vmstate/index.js';
import { m68kCpuContext } from './context.js';

const v1 = { versionId: 1, minimumVersionId: 1, context: m68kCpuContext } as const;

/** The parts of an extended float. */
export const vmstateM68kFregTmp = vmstate({
  name: 'freg_tmp',
  versionId: 0,
  fields: { tmp_mant: uint64(), tmp_exp: uint16() },
});

/** A floating-point register, see `packFreg`. */
export const vmstateM68kFreg = vmstate({ name: 'freg', versionId: 0, fields: { tmp: tmp(vmstateM68kFregTmp) } });

/**
 * - `fpcr`: bits 4 and 5 rounding (to nearest, to zero, down, up), 6 and 7 precision (extended, single, double), 8 to 15
 *   exceptions that trap.
 * - `fpsr`: bits 3 to 7 accrued exceptions (inexact, division by zero, underflow, overflow, invalid), 8 to 15 those of
 *   the last instruction, 16 to 23 quotient, 24 to 27 condition codes (NaN, infinity, zero, negative). 7.2 sends it
 *   without accrued exceptions that its arithmetic still holds.
 * - `fp_result`: the last result, from which comparisons are made.
 */
export const vmstateM68kFpu = vmstate({
  ...v1,
  name: 'cpu/fpu',
  needed: (_state, cpu) => cpu?.fpu !== false,
  fields: named('env.', {
    fpcr: uint32(),
    fpsr: uint32(),
    fregs: array(8, struct(vmstateM68kFreg)),
    fp_result: struct(vmstateM68kFreg),
  }),
});

/**
 * ColdFire. `macc`: accumulators of the MAC unit, 48 bits; `macsr`: its status (bits 8 to 11 overflow of each accumulator,
 * 7 saturate, 6 unsigned, 5 fractional, 4 round, 3 to 0 N, Z, V, EV); `mac_mask`: its address mask. `rambar0`, `mbar`:
 * where internal memory and peripherals are.
 */
export const vmstateM68kCfSpregs = vmstate({
  ...v1,
  name: 'cpu/cf_spregs',
  needed: (_state, cpu) => cpu?.coldFire !== false,
  fields: named('env.', {
    macc: array(4, uint64()),
    macsr: uint32(),
    mac_mask: uint32(),
    rambar0: uint32(),
    mbar: uint32(),
  }),
});

/**
 * The MMU of the 68040. `ar`, `ssw`: address and special status word of a fault; `tcr`: translation control, bit 15
 * enabled, bit 14 pages of 8 KiB; `urp`, `srp`: root pointers of user and supervisor; `fault`: a fault is being
 * handled; `ttr`: DTT0, DTT1, ITT0, ITT1; `mmusr`: what PTEST has found.
 */
export const vmstateM68k68040Mmu = vmstate({
  ...v1,
  name: 'cpu/68040_mmu',
  needed: (_state, cpu) => cpu?.m68040 !== false,
  fields: named('env.', {
    ar: uint32({ name: 'mmu.ar' }),
    ssw: uint32({ name: 'mmu.ssw' }),
    tcr: uint16({ name: 'mmu.tcr' }),
    urp: uint32({ name: 'mmu.urp' }),
    srp: uint32({ name: 'mmu.srp' }),
    fault: bool({ name: 'mmu.fault' }),
    ttr: array(4, uint32(), { name: 'mmu.ttr' }),
    mmusr: uint32({ name: 'mmu.mmusr' }),
  }),
});

/** Control registers: vector base, cache control, source and destination function code. */
export const vmstateM68k68040Spregs = vmstate({
  ...v1,
  name: 'cpu/68040_spregs',
  needed: (_state, cpu) => cpu?.m68040 !== false,
  fields: named('env.', { vbr: uint32(), cacr: uint32(), sfc: uint32(), dfc: uint32() }),
});
