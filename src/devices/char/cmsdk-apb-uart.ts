/**
 * The section `cmsdk-apb-uart`: the serial port of ARM's Cortex-M design kit.
 *
 * QEMU: `hw/char/cmsdk-apb-uart.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateCmsdkApbUart = vmstate({
  name: 'cmsdk-apb-uart',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    state: uint32(),
    ctrl: uint32(),
    intstatus: uint32(),
    bauddiv: uint32(),
    txbuf: uint8(),
    rxbuf: uint8(),
  },
});
export type CmsdkApbUartState = StateOf<typeof vmstateCmsdkApbUart>;
