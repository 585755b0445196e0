/**
 * The section `fsl-imx8m-pcie-phy`: the PCI Express PHY of i.MX8M.
 *
 * QEMU: `hw/pci-host/fsl_imx8m_phy.c`; checked on streams of 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, uint8, vmstate } from '../../vmstate/index.js';

export const vmstateFslImx8mPciePhy = vmstate({
  name: 'fsl-imx8m-pcie-phy',
  versionId: 1,
  minimumVersionId: 1,
  fields: { data: array(2048, uint8()) },
});
export type FslImx8mPciePhyState = StateOf<typeof vmstateFslImx8mPciePhy>;
