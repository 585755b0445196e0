/**
 * The section `cpu` of the target hppa.
 *
 * QEMU: `target/hppa/machine.c` (5.2, 7.2, 10.0, 11.1). 5.2 and 7.2 have the registers of PA-RISC 1.1, of 32 bits; 10.0
 * and 11.1 send 64 bits for all CPUs and put the TLB into a subsection. 2.3 does not have the target yet. Neither layout
 * loads from the other. The parts are in `hppa/`.
 */
import {
  absent,
  array,
  byRelease,
  type StateOf,
  struct,
  subsectionByRelease,
  uint32,
  uint64,
  ulong,
  vmstate,
} from '../../vmstate/index.js';
import { cpuAccelerator, vmstateCpuCommon } from './cpu-common.js';
import { psw } from './hppa/psw.js';
import { HPPA_TLB_ENTRIES, tlbEntry11, vmstateHppaTlb } from './hppa/tlb.js';

export { type HppaPsw, packPsw, unpackPsw } from './hppa/psw.js';
export {
  HPPA_TLB_ENTRIES,
  type HppaTlbEntry,
  type HppaTlbEntry11,
  type HppaTlbRights,
  packTlbRights,
  packTlbRights11,
  unpackTlbRights,
  unpackTlbRights11,
} from './hppa/tlb.js';
export { cpuAccelerator as hppaCpuContext };

/** A register: 32 bits in 5.2 and 7.2, 64 since. */
// @__NO_SIDE_EFFECTS__
const register = () => byRelease({ '2.3': ulong(32), '10.0': ulong(64) });

// @__NO_SIDE_EFFECTS__
const registers = (n: number) => byRelease({ '2.3': array(n, ulong(32)), '10.0': array(n, ulong(64)) });

/**
 * The registers.
 *
 * - `gr`: general registers, 0 is always 0, 2 rp, 27 dp, 30 sp. `fr`: floating-point registers, the bits of a double;
 *   the upper 32 bits of 0 are the status register, whose value for the guest is `fr0_shadow`.
 * - `sr`: space registers, and `iasq_f`, `iasq_b`: the space identifier is in the upper 32 bits, where it stands in a
 *   virtual address.
 * - `cr`: control registers: 0 recovery counter, 8, 9, 12, 13 protection identifiers, 10 coprocessors (CCR), 11 shift
 *   amount, 14 interruption vectors, 15 enabled external interrupts, 16 interval timer (when it fires), 17 and 18 space
 *   and offset of the interrupted instruction, 19 that instruction, 20 and 21 space and offset of its operand, 22 the
 *   psw before the interruption, 23 pending external interrupts, 24 to 31 temporaries. In 6 QEMU keeps the psw's defaults
 *   since 10.0. `cr_back`: 17 and 18 of the instruction after it.
 * - `shadow`: general registers 1, 8, 9, 16, 17, 24, 25 before the interruption.
 * - `psw`: see {@link packPsw}.
 * - `iaoq_f`, `iaoq_b`: offsets of this and the next instruction, the privilege level in the lowest two bits; `iasq_f`,
 *   `iasq_b` their spaces.
 * - `dr`: diagnose registers, since 10.0.
 * - `tlb11` (`tlb` on the wire): the TLB in 5.2 and 7.2, for data and instructions, with `tlb_last`, which entry is
 *   replaced next; `tlb`: since 10.0 both in a subsection, which QEMU always sends.
 */
export const vmstateHppaEnv = vmstate({
  name: 'env',
  versionId: { '2.3': 1, '10.0': 4 },
  minimumVersionId: { '2.3': 1, '10.0': 4 },
  fields: {
    gr: registers(32),
    fr: array(32, uint64()),
    sr: array(8, uint64()),
    cr: registers(32),
    cr_back: registers(2),
    shadow: registers(7),
    psw: byRelease({ '2.3': psw(32), '10.0': psw(64) }),
    iaoq_f: register(),
    iaoq_b: register(),
    iasq_f: uint64(),
    iasq_b: uint64(),
    fr0_shadow: uint32(),
    tlb11: byRelease({ '2.3': array(HPPA_TLB_ENTRIES, tlbEntry11(), { name: 'tlb' }), '10.0': absent }),
    tlb_last: byRelease({ '2.3': uint32(), '10.0': absent }),
    dr: byRelease({ '10.0': array(32, uint64()) }),
  },
  subsections: { tlb: subsectionByRelease({ '10.0': vmstateHppaTlb }) },
});
export type HppaEnvState = StateOf<typeof vmstateHppaEnv>;

/** `cpu_common` is a struct inside, with its subsections; the context is that of it. Instance: counted from 0. */
export const vmstateHppaCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: 1,
  context: cpuAccelerator,
  fields: {
    parent_obj: struct(vmstateCpuCommon),
    env: struct(vmstateHppaEnv, { since: 1 }),
  },
});
export type HppaCpuState = StateOf<typeof vmstateHppaCpu>;
