/**
 * The section `cpu` of the target moxie.
 *
 * QEMU: `target-moxie/machine.c` (2.3), `target/moxie/machine.c` (5.2). One layout in both. The target is gone since
 * 6.1.
 *
 * Neither release can migrate a guest: the fields are those of the registers, but they are taken from the beginning of
 * the object around them. Their streams hold 1104 bytes of QEMU's own memory under these names, pointers among them,
 * and loading one overwrites the same.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/**
 * `gregs`: $fp, $sp, $r0 to $r13. `sregs`: special registers, 1 the exception handler, 2 the cause, 3 the number of
 * SWI, 5 the return address. `cc_a`, `cc_b`: what was compared last, in place of condition codes. Instance: the CPU's
 * index.
 */
export const vmstateMoxieCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    flags: uint32(),
    gregs: array(16, uint32()),
    sregs: array(256, uint32()),
    pc: uint32(),
    cc_a: uint32(),
    cc_b: uint32(),
  },
});
export type MoxieCpuState = StateOf<typeof vmstateMoxieCpu>;
