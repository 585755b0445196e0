/**
 * The section `escc`: the Zilog 85C30 serial controller of Macs and SPARCstations, with their keyboard and mouse.
 *
 * QEMU: `hw/char/escc.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, buffer, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateEsccChn = vmstate({
  name: 'escc_chn',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    vmstate_dummy: uint32(),
    reg: uint32(),
    rxint: uint32(),
    txint: uint32(),
    rxint_under_svc: uint32(),
    txint_under_svc: uint32(),
    rx: uint8(),
    tx: uint8(),
    wregs: buffer(16),
    rregs: buffer(16),
  },
});

export const vmstateEscc = vmstate({
  name: 'escc',
  versionId: 2,
  minimumVersionId: 1,
  fields: {
    chn: array(2, struct(vmstateEsccChn), { since: 2 }),
  },
});
export type EsccState = StateOf<typeof vmstateEscc>;
