/**
 * The section `cpu` of the target lm32, LatticeMico32.
 *
 * QEMU: `target-lm32/machine.c` (2.3), `target/lm32/machine.c` (5.2). The target is gone since 6.1.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/**
 * The registers. `regs`: r0 to r31, of which r26 is gp, r27 fp, r28 sp, r29 ra, r30 ea and r31 ba. `ie`: bit 0
 * interrupts are enabled, 1 and 2 what that was before the exception and the break. `icc`, `dcc`: control of the
 * caches; `cc`: cycle counter. `eba`, `deba`: where the vectors of exceptions and of the debugger are. `dc`: bit 0
 * single step, bit 1 all exceptions to the debugger, then two bits for each watchpoint (1 read, 2 write). `bp`:
 * breakpoints, enabled by bit 0; `wp`: watchpoints. Mask and pending bits of interrupts are in `lm32-pic`.
 */
export const vmstateLm32Env = vmstate({
  name: 'env',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(32, uint32()),
    pc: uint32(),
    ie: uint32(),
    icc: uint32(),
    dcc: uint32(),
    cc: uint32(),
    eba: uint32(),
    dc: uint32(),
    deba: uint32(),
    bp: array(4, uint32()),
    wp: array(4, uint32()),
  },
});

/** Instance: the CPU's index. */
export const vmstateLm32Cpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: { env: struct(vmstateLm32Env, { since: 1 }) },
});
export type Lm32CpuState = StateOf<typeof vmstateLm32Cpu>;
