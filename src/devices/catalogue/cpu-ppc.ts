/**
 * Rows of the catalogue: the CPUs of ppc, ppcemb, ppc64 and ppc64le, and the interrupt controllers around them.
 */

import type { PpcCpuContext } from '../cpu/ppc/context.js';
import { vmstatePpc64Cpu, vmstatePpc64EmbeddedCpu, vmstatePpcCpu, vmstatePpcEmbeddedCpu } from '../cpu/ppc.js';
import { vmstateHeathrowPic } from '../intc/heathrow-pic.js';
import { vmstateOpenpic } from '../intc/openpic.js';
import { vmstatePpcUic } from '../intc/ppc-uic.js';
import { spaprXive } from '../intc/spapr-xive.js';
import { vmstateXiveSource, vmstateXiveTctx } from '../intc/xive.js';
import { vmstatePnvChiptod } from '../ppc/pnv-chiptod.js';
import { vmstatePnvCore, vmstatePnvQuad } from '../ppc/pnv-core.js';
import { vmstateSpaprCpu } from '../ppc/spapr-cpu.js';
import type { CpuEntry } from './entry.js';

const pseries30: PpcCpuContext = { pre28Migration: false, pre30Migration: false };
const pseries28: PpcCpuContext = { pre28Migration: false, pre30Migration: true };
const pseries21: PpcCpuContext = { pre28Migration: true, pre30Migration: true };

const ppc32 = ['ppc', 'ppcemb'];
const ppc64 = ['ppc64', 'ppc64le'];
const all = [...ppc32, ...ppc64];

/** Servers of pseries machines: one for each CPU, or eight for each core; the likely ones first. */
const servers = [1, 8, 2, 4, 16, 3, 5, 6, 7, 12, 24, 32, 40, 48, 56, 64, 128, 256];

/**
 * 5.2 and 7.2 send more fields for old machine types: the first rows are those of pseries-3.0 and younger (and of all
 * that are no pseries), of 2.8 to 2.12, and of 2.1 to 2.7.
 */
export const ppcCpus: readonly CpuEntry[] = [
  { def: vmstatePpc64Cpu, context: pseries30, targets: ppc64 },
  { def: vmstatePpc64Cpu, context: pseries28, targets: ppc64 },
  { def: vmstatePpc64Cpu, context: pseries21, targets: ppc64 },
  { def: vmstatePpc64EmbeddedCpu, context: pseries30, targets: ppc64 },
  { def: vmstatePpcCpu, context: pseries30, targets: ppc32 },
  { def: vmstatePpcEmbeddedCpu, context: pseries30, targets: ppc32 },
  { def: vmstateSpaprCpu, targets: ppc64 },
  { def: vmstatePnvCore, targets: ppc64 },
  { def: vmstatePnvQuad, targets: ppc64 },
  { def: vmstatePnvChiptod, targets: ppc64 },
  { def: vmstateXiveTctx, targets: ppc64 },
  { def: vmstateXiveSource, targets: ppc64 },
  ...servers.map((n) => ({ def: spaprXive(n), targets: ppc64 })),
  { def: vmstateOpenpic, targets: ['ppc', 'ppc64', 'ppc64le'] },
  { def: vmstateHeathrowPic, targets: ['ppc', 'ppc64', 'ppc64le'] },
  { def: vmstatePpcUic, targets: all },
];
