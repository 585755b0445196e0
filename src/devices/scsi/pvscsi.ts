/**
 * The section `pvscsi`: VMware's paravirtual SCSI controller, on PCI.
 *
 * QEMU: `hw/scsi/vmw_pvscsi.c`; checked on streams of 2.3 and 7.2. Since 2.4 it may be an Express device, which is sent
 * as a subsection.
 */
import {
  absent,
  array,
  byRelease,
  named,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  uint32,
  uint64,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { pciBusKind, vmstatePciDevice, vmstatePcieDevice } from '../pci/pci-device.js';

/** Pages that a ring may have. */
const PVSCSI_MAX_NUM_PAGES_REQ_RING = 32;
/** Words of the longest command: what describes the rings. */
const CMD_DATA = 132;

const vmstatePvscsiPcieDevice = vmstate({
  name: 'pvscsi/pcie',
  versionId: 0,
  context: pciBusKind,
  needed: (_state, bus) => bus?.pcie === true,
  fields: { parent_obj: struct(vmstatePcieDevice) },
});

/** `curr_cmd`, `curr_cmd_data`: the command that is being written, and as many of its words as have come. */
export const vmstatePvscsi = vmstate({
  name: 'pvscsi',
  versionId: 0,
  context: pciBusKind,
  fields: {
    parent_obj: byRelease({
      '2.3': struct(vmstatePciDevice),
      '5.2': when('vmstate_test_pci_device', struct(vmstatePciDevice)),
      '11.1': absent,
    }),
    msi_used: uint8(),
    resetting: uint32(),
    reg_interrupt_status: uint64(),
    reg_interrupt_enabled: uint64(),
    reg_command_status: uint64(),
    curr_cmd: uint64(),
    curr_cmd_data_cntr: uint32(),
    curr_cmd_data: array(CMD_DATA, uint32()),
    rings_info_valid: uint8(),
    msg_ring_info_valid: uint8(),
    use_msg: uint8(),
    ...named('rings.', {
      rs_pa: uint64(),
      txr_len_mask: uint32(),
      rxr_len_mask: uint32(),
      req_ring_pages_pa: array(PVSCSI_MAX_NUM_PAGES_REQ_RING, uint64()),
      cmp_ring_pages_pa: array(PVSCSI_MAX_NUM_PAGES_REQ_RING, uint64()),
      consumed_ptr: uint64(),
      filled_cmp_ptr: uint64(),
    }),
  },
  conditions: { vmstate_test_pci_device: (_state, _version, bus) => bus?.pcie !== true },
  subsections: { pcie: subsectionByRelease({ '5.2': vmstatePvscsiPcieDevice }) },
});
export type PvscsiState = StateOf<typeof vmstatePvscsi>;
