/**
 * The sections `pcie-root-port`, `ioh-3240-express-root-port`, `xio3130-express-upstream-port` and
 * `xio3130-express-downstream-port`: ports of PCI Express, of a root complex and of a switch.
 *
 * QEMU: `hw/pci-bridge/gen_pcie_root_port.c`, `hw/pci-bridge/ioh3420.c`, `hw/pci-bridge/xio3130_upstream.c`,
 * `hw/pci-bridge/xio3130_downstream.c`; checked on streams of 2.3 and 7.2. The log of errors, from `hw/pci/pcie_aer.c`, is
 * nearly always empty.
 */
import {
  array,
  type StateOf,
  struct,
  uint16,
  uint16Equal,
  uint32,
  varray,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { msix } from '../pci/msix.js';
import { pcieDevice } from '../pci/pci-device.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

/** An error that was reported: the header of the packet that was to blame. */
export const vmstatePcieAerError = vmstate({
  ...v1,
  name: 'PCIE_AER_ERROR',
  fields: {
    status: uint32(),
    source_id: uint16(),
    flags: uint16(),
    header: array(4, uint32()),
    prefix: array(4, uint32()),
  },
});

/** Errors that wait until the guest looks at them; `log_max` must be the same on both sides. */
export const vmstatePcieAerErrorLog = vmstate({
  ...v1,
  name: 'PCIE_AER_ERROR_LOG',
  fields: { log_num: uint16(), log_max: uint16Equal(), log: varray('log_num', struct(vmstatePcieAerError)) },
});

const PORT = 'parent_obj.parent_obj.parent_obj';
const AER_LOG = { name: `${PORT}.exp.aer_log` };

/** The generic root port. Machine types before 2.10 do not send the table of interrupts. */
export const vmstatePcieRootPort = vmstate({
  ...v1,
  name: 'pcie-root-port',
  fields: {
    parent_obj: pcieDevice({ name: PORT }),
    aer_log: struct(vmstatePcieAerErrorLog, AER_LOG),
    msix: when('migrate_msix', struct(msix(1), { name: `${PORT}.parent_obj` })),
  },
  conditions: { migrate_msix: () => true },
});
export type PcieRootPortState = StateOf<typeof vmstatePcieRootPort>;

// @__NO_SIDE_EFFECTS__
const port = (name: string) =>
  vmstate({
    ...v1,
    name,
    fields: { parent_obj: pcieDevice({ name: PORT }), aer_log: struct(vmstatePcieAerErrorLog, AER_LOG) },
  });

export const vmstateIoh3420 = port('ioh-3240-express-root-port');
export const vmstateXio3130Upstream = vmstate({
  ...v1,
  name: 'xio3130-express-upstream-port',
  fields: {
    parent_obj: pcieDevice({ name: 'parent_obj.parent_obj' }),
    aer_log: struct(vmstatePcieAerErrorLog, { name: 'parent_obj.parent_obj.exp.aer_log' }),
  },
});
export const vmstateXio3130Downstream = port('xio3130-express-downstream-port');
export type PciePortState = StateOf<typeof vmstateIoh3420>;
