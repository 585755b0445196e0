/**
 * Rows of the catalogue: what sPAPR machines (`pseries`) of ppc64 and ppc64le have besides the sections of every
 * machine.
 */
import type { CatalogueEntry } from './catalogue-entry.js';
import { vmstateSpaprVty } from './char/spapr-vty.js';
import { vmstatePpc64Cpu } from './cpu/ppc.js';
import type { PpcCpuContext } from './cpu/ppc-context.js';
import { vmstateIcpServer, vmstateIcs } from './intc/xics.js';
import { vmstateSpaprNvram } from './nvram/spapr-nvram.js';
import { vmstateSpapr } from './ppc/spapr.js';
import { vmstateSpaprTceTable } from './ppc/spapr-iommu.js';
import { vmstateSpaprPci } from './ppc/spapr-pci.js';
import { vmstateSpaprRtc } from './ppc/spapr-rtc.js';

const pseries30: PpcCpuContext = { pre28Migration: false, pre30Migration: false };
const pseries28: PpcCpuContext = { pre28Migration: false, pre30Migration: true };
const pseries21: PpcCpuContext = { pre28Migration: true, pre30Migration: true };

/**
 * Two definitions stand here several times: 5.2 and 7.2 send more fields for old machine types. The rows are those of
 * pseries-3.0 and younger, of 2.8 to 2.12, and of 2.1 to 2.7.
 */
export const pseries: readonly CatalogueEntry[] = [
  { def: vmstatePpc64Cpu, context: pseries30 },
  { def: vmstatePpc64Cpu, context: pseries28 },
  { def: vmstatePpc64Cpu, context: pseries21 },
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
