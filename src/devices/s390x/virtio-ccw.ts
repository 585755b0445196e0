/**
 * The transport of a virtio device on a channel: what stands between the two in the section of the device.
 *
 * QEMU: `hw/s390x/virtio-ccw.c`, `hw/s390x/css.c` and `hw/intc/s390_flic.c` in 5.2, 7.2, 10.0 and 11.1. One layout in
 * all; 2.3 writes its own by hand.
 */
import { int32, type StateOf, struct, tmp, uint8, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { s390Machine } from './machine.js';
import { vmstateCcwDev } from './subchannel.js';

/** Where an indicator is in the guest's memory; `len` in bytes, 0 for no indicator. */
export const vmstateIndAddrTmp = vmstate({
  name: 's390_ind_addr_tmp',
  versionId: 0,
  fields: { len: int32(), addr: uint64() },
});

/** An indicator. Both have the same name. */
export const vmstateIndAddr = vmstate({
  name: 's390_ind_addr_tmp',
  versionId: 0,
  fields: { tmp: tmp(vmstateIndAddrTmp) },
});

/** Which bit is the summary indicator. */
export const vmstateAdapterInfoSummaryOffset = vmstate({
  name: 's390_adapter_info/summary_offset',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  needed: (_state, machine) => machine?.cssMigration !== false,
  fields: { summary_offset: uint32() },
});

/** `ind_offset`: the bit of the first queue's indicator. */
export const vmstateAdapterInfo = vmstate({
  name: 's390_adapter_info',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  fields: { ind_offset: uint64() },
  subsections: { summary_offset: vmstateAdapterInfoSummaryOffset },
});

/** How adapter interrupts get to the guest. */
export const vmstateAdapterRoutes = vmstate({
  name: 's390_adapter_routes',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  fields: { adapter: struct(vmstateAdapterInfo, { since: 1 }) },
});

/** The vector of changes of the device's configuration. */
export const vmstateVirtioCcwDevTmp = vmstate({
  name: 's390_virtio_ccw_dev_tmp',
  versionId: 0,
  fields: { config_vector: uint16() },
});

/**
 * `indicators` of queues, `indicators2` of the configuration, `summary_indicator` of adapter interrupts; `thinint_isc`:
 * interruption subclass of these; `revision`: of virtio-ccw that the guest has chosen, -1 for none yet.
 */
export const vmstateVirtioCcwDev = vmstate({
  name: 's390_virtio_ccw_dev',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  fields: {
    parent_obj: struct(vmstateCcwDev, { since: 1 }),
    indicators: struct(vmstateIndAddr, { since: 1 }),
    indicators2: struct(vmstateIndAddr, { since: 1 }),
    summary_indicator: struct(vmstateIndAddr, { since: 1 }),
    tmp: tmp(vmstateVirtioCcwDevTmp),
    routes: struct(vmstateAdapterRoutes, { since: 1 }),
    thinint_isc: uint8(),
    revision: int32(),
  },
});
export type VirtioCcwDevState = StateOf<typeof vmstateVirtioCcwDev>;
