/**
 * Rows of the catalogue: the CPUs of riscv32 and riscv64, and what belongs to their harts: interrupt controllers and
 * timers.
 */
import { vmstateRiscv32Cpu, vmstateRiscv64Cpu } from '../cpu/riscv.js';
import { riscvMtimer, riscvSparseMtimer } from '../intc/riscv-aclint.js';
import { riscvAplic } from '../intc/riscv-aplic.js';
import { riscvImsic } from '../intc/riscv-imsic.js';
import { sifivePlic } from '../intc/sifive-plic.js';
import { vmstateRiscvCpc, vmstateRiscvGcr } from '../misc/riscv-cps.js';
import { vmstateIbexTimer } from '../timer/ibex-timer.js';
import type { CpuEntry } from './entry.js';

const targets = ['riscv32', 'riscv64'];

const upTo8 = [1, 2, 3, 4, 5, 6, 7, 8];

/** Sources of the PLICs of 5.2 to 11.1, and the contexts that they can have. */
const plics: readonly { readonly sources: number; readonly contexts: readonly number[] }[] = [
  { sources: 28, contexts: [2] }, // shakti_c
  { sources: 53, contexts: [1] }, // sifive_e
  { sources: 54, contexts: [1, 3, 5, 7, 9] }, // sifive_u
  { sources: 96, contexts: [...upTo8, 10, 12, 14, 16] }, // virt
  { sources: 127, contexts: [...upTo8, 10, 12, 14, 16] }, // virt and sifive_e of 5.2 and 7.2
  { sources: 180, contexts: [1] }, // opentitan
  { sources: 185, contexts: [3, 5, 7, 9] }, // microchip-icicle-kit of 5.2 and 7.2
  { sources: 187, contexts: [3, 5, 7, 9] }, // microchip-icicle-kit
  { sources: 208, contexts: [2] }, // k230
];

/** Sources of APLICs with the unused source 0, and the harts that they can have; 0 harts with IMSICs. */
const aplics: readonly { readonly irqs: number; readonly harts: readonly number[] }[] = [
  { irqs: 54, harts: [64] }, // boston-aia
  { irqs: 97, harts: [0, ...upTo8] }, // virt, xiangshan-kunminghu
  { irqs: 129, harts: [0, ...upTo8] }, // tt-atlantis
];

/**
 * Nothing in the stream says how large a controller is: a row for each size that machines have with few harts. On
 * boston-aia there are hart ids without a hart, so without a timer; its description says which.
 */
export const riscvCpus: readonly CpuEntry[] = [
  { def: vmstateRiscv32Cpu, targets: ['riscv32'] },
  { def: vmstateRiscv64Cpu, targets: ['riscv64'] },
  ...[...upTo8, 16].map((harts) => ({ def: riscvMtimer(harts), targets })),
  { def: riscvSparseMtimer(64), targets: ['riscv64'] },
  ...plics.flatMap(({ sources, contexts }) =>
    contexts.map((n) => ({ def: sifivePlic({ sources, contexts: n }), targets })),
  ),
  ...aplics.flatMap(({ irqs, harts }) => harts.map((n) => ({ def: riscvAplic({ irqs, harts: n }), targets }))),
  ...upTo8.map((pages) => ({ def: riscvImsic({ pages, irqs: 256 }), targets })),
  { def: vmstateIbexTimer, targets: ['riscv32'] },
  { def: vmstateRiscvGcr, targets: ['riscv64'] },
  { def: vmstateRiscvCpc, targets: ['riscv64'] },
];
