/**
 * The section `spapr_llan`: the virtual Ethernet adapter of sPAPR.
 *
 * QEMU: `hw/net/spapr_llan.c`; checked on streams of 2.3.
 */
import { bool, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstateSpaprVio } from '../ppc/spapr-vio.js';

export const vmstateSpaprLlan = vmstate({
  name: 'spapr_llan',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    sdev: struct(vmstateSpaprVio),
    isopen: bool(),
    buf_list: uint64(),
    add_buf_ptr: uint32(),
    use_buf_ptr: uint32(),
    rx_bufs: uint32(),
    rxq_ptr: uint64(),
  },
});
export type SpaprLlanState = StateOf<typeof vmstateSpaprLlan>;
