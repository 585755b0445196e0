/**
 * Rows of the catalogue: the CPUs of microblaze and microblazeel, and the interrupt controllers of one that is part of a Zynq UltraScale+.
 */
import { vmstateMicroblazeCpu } from '../cpu/microblaze.js';
import { vmstateXlnxPmuIoIntc } from '../intc/xlnx-pmu-io-intc.js';
import { vmstateXlnxZynqmpIpi } from '../intc/xlnx-zynqmp-ipi.js';
import type { CpuEntry } from './entry.js';

/** None needs facts from outside to be decoded. */
export const microblazeCpus: readonly CpuEntry[] = [
  { def: vmstateMicroblazeCpu, targets: ['microblaze', 'microblazeel'] },
  { def: vmstateXlnxZynqmpIpi, targets: ['aarch64', 'microblaze', 'microblazeel'] },
  { def: vmstateXlnxPmuIoIntc, targets: ['microblaze', 'microblazeel'] },
];
