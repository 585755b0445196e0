/**
 * Rows of the catalogue: what sPAPR machines (`pseries`) of ppc64 and ppc64le have besides the sections of every
 * machine.
 */

import { vmstateSpaprVty } from '../char/spapr-vty.js';
import { vmstateIcpServer, vmstateIcs } from '../intc/xics.js';
import { vmstateSpaprNvram } from '../nvram/spapr-nvram.js';
import { vmstateSpapr } from '../ppc/spapr.js';
import { vmstateSpaprTceTable } from '../ppc/spapr-iommu.js';
import { vmstateSpaprPci } from '../ppc/spapr-pci.js';
import { vmstateSpaprRtc } from '../ppc/spapr-rtc.js';
import type { CatalogueEntry } from './entry.js';

/** `spapr_pci` stands here twice: 5.2 and 7.2 send more of it for pseries-2.7 and older. */
export const pseries: readonly CatalogueEntry[] = [
  { def: vmstateSpapr },
  { def: vmstateSpaprRtc },
  { def: vmstateSpaprTceTable },
  { def: vmstateSpaprPci, context: { pre28Migration: false } },
  { def: vmstateSpaprPci, context: { pre28Migration: true } },
  { def: vmstateSpaprVty },
  { def: vmstateSpaprNvram },
  { def: vmstateIcs },
  { def: vmstateIcpServer },
];
