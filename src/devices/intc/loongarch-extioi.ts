/**
 * The section `loongarch.extioi`: the controller that brings 256 interrupts to the CPUs of a LoongArch machine.
 *
 * QEMU: `hw/intc/loongarch_extioi.c` (7.2), `hw/intc/loongarch_extioi_common.c` (10.0, 11.1).
 */
import {
  absent,
  array,
  array2d,
  byRelease,
  type StateOf,
  struct,
  uint8,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

const IRQS = 256;
/** Words with a bit for each interrupt. */
const GROUPS = IRQS / 32;
/** CPUs that 7.2 has room for. */
const CPUS_72 = 4;

/** What each CPU has: a bit for each interrupt that it has to see to. */
export const vmstateExtioiCore = vmstate({
  name: 'extioi-core',
  versionId: 1,
  minimumVersionId: 1,
  fields: { coreisr: array(GROUPS, uint32()) },
});

/**
 * The controller of a machine that can have `cpus` CPUs; nothing in the stream says how many.
 *
 * - `bounce`, `enable`, `isr`: a bit for each interrupt: goes to each of its CPUs in turn, is let through, waits.
 * - `nodetype`: 16 sets of nodes, two in a word. `ipmap`: for each group of 32 interrupts a byte, to which pin of the CPU
 *   it goes. `coremap`: a byte for each interrupt, to which CPU.
 * - `coreisr` of 7.2: the words of CPU c at c * 8. `sw_ipmap`, `sw_coremap` of 7.2: the same as `ipmap` and `coremap`,
 *   as numbers.
 * - `features`: bit 0 virtual extensions; `status`: bit 0 the controller is on, bit 1 numbers of CPUs are encoded.
 */
// @__NO_SIDE_EFFECTS__
export const loongarchExtioi = (cpus: number) =>
  vmstate({
    name: 'loongarch.extioi',
    versionId: { '2.3': 1, '10.0': 3 },
    minimumVersionId: { '2.3': 1, '10.0': 3 },
    fields: {
      bounce: array(GROUPS, uint32()),
      coreisr: byRelease({ '2.3': array2d(CPUS_72, GROUPS, uint32()), '10.0': absent }),
      nodetype: array(8, uint32()),
      enable: array(GROUPS, uint32()),
      isr: array(GROUPS, uint32()),
      ipmap: array(2, uint32()),
      coremap: array(IRQS / 4, uint32()),
      sw_ipmap: byRelease({ '2.3': array(GROUPS, uint8()), '10.0': absent }),
      sw_coremap: byRelease({ '2.3': array(IRQS, uint8()), '10.0': absent }),
      cpu: byRelease({ '10.0': array(cpus, struct(vmstateExtioiCore)) }),
      features: byRelease({ '10.0': uint32() }),
      status: byRelease({ '10.0': uint32() }),
    },
  });
export type LoongarchExtioiState = StateOf<ReturnType<typeof loongarchExtioi>>;
