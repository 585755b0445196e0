/**
 * The section `nrf51_soc.nvm`: the flash controller of Nordic nRF51.
 *
 * QEMU: `hw/nvram/nrf51_nvm.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateNrf51SocNvm = vmstate({
  name: 'nrf51_soc.nvm',
  versionId: 1,
  minimumVersionId: 1,
  fields: { uicr_content: array(0x100 / 4, uint32()), config: uint32() },
});
export type Nrf51SocNvmState = StateOf<typeof vmstateNrf51SocNvm>;
