/**
 * `virt` with a 3A5000, at reset. QEMU wants 1 GiB of memory at least.
 */
import { type LoongarchCpuState, packCrmd, vmstateLoongarchCpu } from '../../devices/cpu/loongarch.js';
import type { Values } from '../../vmstate/index.js';
import { board } from './board.js';
import { recorded } from './data/loongarch64-virt.js';

/** Memory types under direct addresses: coherent cached. */
const CACHED = 1;

const reset: Values<LoongarchCpuState> = {
  pc: 0x1c000000n,
  CSR_CRMD: packCrmd({ DA: true, DATF: CACHED, DATM: CACHED }),
  CSR_ASID: 10n << 16n, // identifiers of 10 bits
  CSR_PRCFG3: 0x8073f2n, // the TLB: 8 sets of 256, and 64 entries for any size of page
};

export const loongarch64Virt = board(recorded, { cpu: { def: vmstateLoongarchCpu, reset: () => reset } });
