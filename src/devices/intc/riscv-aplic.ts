/**
 * The section `riscv_aplic`: an interrupt domain of the advanced platform-level interrupt controller of RISC-V.
 *
 * QEMU: `hw/intc/riscv_aplic.c` in 7.2, 10.0 and 11.1. 10.0 added the address registers of KVM; 11.1 has the same
 * layout as 10.0 under a new version.
 */
import { array, byRelease, context, type StateOf, uint32, vmstate } from '../../vmstate/index.js';

/** How large the domain is. Nothing in the stream says so. */
export interface RiscvAplicSize {
  /** Sources, the unused source 0 included: one more than the machine's number of them. */
  readonly irqs: number;
  /** Harts it delivers to; 0 where it sends messages to IMSICs instead. */
  readonly harts: number;
}

/** Whether KVM does the work of this domain, so that a live save leaves it out; counts as false when left out. */
export const riscvAplicMachine = context<{ readonly inKernel?: boolean } | undefined>();

/**
 * A domain of a size. `domaincfg`: 0x100 enabled, 0x4 messages. `mmsicfgaddr`, `smsicfgaddr` (and their upper halves):
 * where messages of machine and supervisor mode go; `genmsi`: a message on demand. For each source `sourcecfg` (mode
 * or child domain), `state` (1 pending, 2 enabled, 0x100 input), `target` (hart, and priority or message). For each
 * hart whether it gets interrupts (`idelivery`), whether one is forced, and the threshold.
 */
// @__NO_SIDE_EFFECTS__
export const riscvAplic = ({ irqs, harts }: RiscvAplicSize) =>
  vmstate({
    name: 'riscv_aplic',
    versionId: { '2.3': 1, '10.0': 2, '11.1': 3 },
    minimumVersionId: { '2.3': 1, '10.0': 2, '11.1': 3 },
    context: riscvAplicMachine,
    needed: (_state, machine) => machine?.inKernel !== true,
    fields: {
      domaincfg: uint32(),
      mmsicfgaddr: uint32(),
      mmsicfgaddrH: uint32(),
      smsicfgaddr: uint32(),
      smsicfgaddrH: uint32(),
      genmsi: uint32(),
      kvm_msicfgaddr: byRelease({ '10.0': uint32() }),
      kvm_msicfgaddrH: byRelease({ '10.0': uint32() }),
      sourcecfg: array(irqs, uint32()),
      state: array(irqs, uint32()),
      target: array(irqs, uint32()),
      idelivery: array(harts, uint32()),
      iforce: array(harts, uint32()),
      ithreshold: array(harts, uint32()),
    },
  });
export type RiscvAplicState = StateOf<ReturnType<typeof riscvAplic>>;
