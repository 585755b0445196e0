/**
 * The sections `designware-pcie-root` and `designware-pcie-host`: the PCI Express bridge Synopsys DesignWare of i.MX.
 *
 * QEMU: `hw/pci-host/designware.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in
 * the slots it concerns.
 */
import { array, byRelease, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { pcieDevice } from '../pci/pci-device.js';

export const vmstateDesignwarePcieViewport = vmstate({
  name: 'designware-pcie-viewport',
  versionId: 1,
  minimumVersionId: 1,
  fields: { base: uint64(), target: uint64(), limit: uint32(), cr: array(2, uint32()) },
});

export const vmstateDesignwarePcieMsiBank = vmstate({
  name: 'designware-pcie-msi-bank',
  versionId: 1,
  minimumVersionId: 1,
  fields: { enable: uint32(), mask: uint32(), status: uint32() },
});

export const vmstateDesignwarePcieMsi = vmstate({
  name: 'designware-pcie-msi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    base: uint64(),
    intr: byRelease({
      '2.3': struct(vmstateDesignwarePcieMsiBank, { since: 1 }),
      '10.0': array(1, struct(vmstateDesignwarePcieMsiBank), { since: 1 }),
    }),
  },
});

export const vmstateDesignwarePcieRoot = vmstate({
  name: 'designware-pcie-root',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent_obj: pcieDevice(),
    atu_viewport: uint32(),
    viewports: array(8, struct(vmstateDesignwarePcieViewport), { since: 1 }),
    msi: struct(vmstateDesignwarePcieMsi, { since: 1 }),
  },
});
export type DesignwarePcieRootState = StateOf<typeof vmstateDesignwarePcieRoot>;

export const vmstateDesignwarePcieHost = vmstate({
  name: 'designware-pcie-host',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    root: struct(vmstateDesignwarePcieRoot, { since: 1 }),
  },
});
export type DesignwarePcieHostState = StateOf<typeof vmstateDesignwarePcieHost>;
