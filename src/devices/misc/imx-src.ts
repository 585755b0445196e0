/**
 * The sections `imx6.src` and `imx7.src`: system reset controllers, with which the first core starts the others.
 *
 * QEMU: `hw/misc/imx6_src.c` in 5.2, 7.2, 10.0 and 11.1, `hw/misc/imx7_src.c` in 10.0 and 11.1. One layout each.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** The registers by number of the word: 0 SCR (bits 22 to 24 cores are on, 13 to 16 they are in reset), 8 to 17 GPR1 to 10. */
export const vmstateImx6Src = vmstate({
  name: 'imx6.src',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(18, uint32()) },
});
export type Imx6SrcState = StateOf<typeof vmstateImx6Src>;

/** The registers by number of the word: 1 and 2 reset the cores and switch them on, 29 to 38 GPR1 to 10. */
export const vmstateImx7Src = vmstate({
  name: 'imx7.src',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(39, uint32()) },
});
export type Imx7SrcState = StateOf<typeof vmstateImx7Src>;
