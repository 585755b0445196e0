/**
 * The section `riscv_sifive_plic`: the platform-level interrupt controller of RISC-V machines.
 *
 * QEMU: `hw/intc/sifive_plic.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all; 2.3 does not have it.
 */
import { array, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** How large the controller is. Nothing in the stream says so. */
export interface SifivePlicSize {
  /** Property `num-sources`: interrupt sources, the unused source 0 included where the machine counts it. */
  readonly sources: number;
  /** Contexts, one for each mode of each hart that `hart-config` names (`M,MS`: 3). */
  readonly contexts: number;
}

/**
 * A controller of a size. `source_priority` of each source, `target_priority` the threshold of each context; `pending`
 * and `claimed` a bit for each source, from bit 0 of the first word on; `enable` such words for each context in turn.
 */
// @__NO_SIDE_EFFECTS__
export const sifivePlic = ({ sources, contexts }: SifivePlicSize) => {
  const words = Math.ceil(sources / 32);
  return vmstate({
    name: 'riscv_sifive_plic',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      source_priority: array(sources, uint32()),
      target_priority: array(contexts, uint32()),
      pending: array(words, uint32()),
      claimed: array(words, uint32()),
      enable: array(words * contexts, uint32()),
    },
  });
};
export type SifivePlicState = StateOf<ReturnType<typeof sifivePlic>>;
