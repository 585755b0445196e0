/**
 * The section `spapr_llan`: the virtual Ethernet adapter of sPAPR.
 *
 * QEMU: `hw/net/spapr_llan.c`; checked on streams of 7.2.
 */
import { array, bool, int32, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstateSpaprVio } from '../ppc/spapr-vio.js';

export const vmstateSpaprLlanRxBufferPool = vmstate({
  name: 'spapr_llan/rx_buffer_pool',
  versionId: 1,
  minimumVersionId: 1,
  fields: { bufsize: int32(), count: int32(), bds: array(4096, uint64()) },
});

export const vmstateSpaprLlanRxPools = vmstate({
  name: 'spapr_llan/rx_pools',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    rx_pool: array(5, struct(vmstateSpaprLlanRxBufferPool), { since: 1 }),
  },
});

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
  subsections: { rx_pools: vmstateSpaprLlanRxPools },
});
export type SpaprLlanState = StateOf<typeof vmstateSpaprLlan>;
