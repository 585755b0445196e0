/**
 * The section `cpu` of the target m68k.
 *
 * QEMU: `target-m68k/cpu.c` (2.3), `target/m68k/cpu.c` (5.2, 7.2, 10.0, 11.1). The parts are in `m68k/`. 2.3 and 5.2
 * cannot migrate a CPU; the others have one layout, and no `cpu_common`, so whether the CPU is stopped is lost on the way.
 */
import { array, int32, named, type StateOf, subsectionByRelease, uint32, vmstate } from '../../vmstate/index.js';
import { m68kCpuContext } from './m68k/context.js';
import {
  vmstateM68k68040Mmu,
  vmstateM68k68040Spregs,
  vmstateM68kCfSpregs,
  vmstateM68kFpu,
} from './m68k/subsections.js';

export { type M68kCpuContext, m68kCpuContext } from './m68k/context.js';
export {
  M68K_CC_OP_FLAGS,
  type M68kCcr,
  type M68kFlags,
  type M68kFreg,
  type M68kSr,
  packCcr,
  packFreg,
  packSr,
  unpackCcr,
  unpackFreg,
  unpackSr,
} from './m68k/words.js';

/** Indices of `sp`, and values of `current_sp`. */
export const M68K_STACK = { supervisor: 0, user: 1, interrupt: 2 } as const;

/**
 * - `dregs`, `aregs`: D0 to D7, A0 to A7.
 * - `sr`: the system byte, see `unpackSr`; condition codes are in `cc_op` to `cc_z`, see `unpackCcr`.
 * - `sp`: the stack pointers, see {@link M68K_STACK}. The one in use, `current_sp`, is in A7, its word in `sp` is stale.
 * - `pending_vector`, `pending_level`: the interrupt that is asked for; level 0 for none.
 *
 * Instance: counted from 0.
 */
export const vmstateM68kCpu = vmstate({
  name: 'cpu',
  versionId: { '2.3': 0, '7.2': 1 },
  minimumVersionId: { '2.3': 0, '7.2': 1 },
  unmigratable: { '2.3': true, '7.2': false },
  context: m68kCpuContext,
  fields: named('env.', {
    dregs: array(8, uint32()),
    aregs: array(8, uint32()),
    pc: uint32(),
    sr: uint32(),
    current_sp: int32(),
    sp: array(3, uint32()),
    cc_op: uint32(),
    cc_x: uint32(),
    cc_n: uint32(),
    cc_v: uint32(),
    cc_c: uint32(),
    cc_z: uint32(),
    pending_vector: int32(),
    pending_level: int32(),
  }),
  subsections: {
    fpu: subsectionByRelease({ '7.2': vmstateM68kFpu }),
    cf_spregs: subsectionByRelease({ '7.2': vmstateM68kCfSpregs }),
    mmu: subsectionByRelease({ '7.2': vmstateM68k68040Mmu }),
    spregs: subsectionByRelease({ '7.2': vmstateM68k68040Spregs }),
  },
});
export type M68kCpuState = StateOf<typeof vmstateM68kCpu>;
