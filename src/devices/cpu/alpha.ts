/**
 * The section `cpu` of the target alpha.
 *
 * QEMU: `target-alpha/machine.c` (2.3), `target/alpha/machine.c` (5.2, 7.2, 10.0, 11.1). 2.3 has the parts of `flags`
 * as bytes of their own, and while PALcode runs the shadow registers in `ir`: neither layout loads from the other.
 *
 * On a host with pages of 4 KiB 7.2 loads the machine, but dies when it saves it: a division by zero where it saves RAM,
 * whose pages are of 8 KiB here.
 *
 * Lost on the way: QEMU's alarm (when it fires), the code of the exception that is being taken, bits 46 to 0 of the
 * FPCR; in 2.3 its integer overflow as well.
 */
import { absent, array, byRelease, type StateOf, struct, uint8, uint32, ulong, vmstate } from '../../vmstate/index.js';
import { fpcr } from './alpha/words.js';
import { cpuAccelerator, vmstateCpuCommon } from './cpu-common.js';

export {
  ALPHA_FP_ROUND,
  type AlphaFlags,
  type AlphaFpcr,
  packFlags,
  packFpcr,
  unpackFlags,
  unpackFpcr,
} from './alpha/words.js';
export { cpuAccelerator as alphaCpuContext };

/**
 * The registers.
 *
 * - `ir`: $0 to $30, 26 ra, 27 pv, 29 gp, 30 sp; $31 is always 0. `fir`: $f0 to $f30, the bits of a double.
 * - `fpcr`: see {@link packFpcr}.
 * - `unique`: the process's pointer (RDUNIQ). `lock_addr`, `lock_value`: address (all ones for none) and value of the
 *   last load-locked.
 * - `ps`, `intr_flag`, `pal_mode`, `fen`: in 2.3, the parts of what is `flags` since, see {@link packFlags}.
 * - `pcc_ofs`: upper half of the cycle counter, which the operating system sets.
 * - `trap_arg0` to `2`: what the PALcode hands to the operating system: for a fault of memory the address, why, and 0
 *   read, 1 write, all ones execute.
 * - The rest is what QEMU's PALcode (OSF/1) has as internal registers: `exc_addr` where the exception returns to, bit 0
 *   set if into PALcode; `palbr` base of the PALcode; `ptbr` physical address of the page table; `vptptr` virtual one;
 *   `sysval`, `usp` values of the operating system and the user's stack pointer.
 * - `shadow`: $8 to $14 and $25 of the PALcode. In 2.3 they change places with those in `ir` while it runs.
 * - `scratch`: temporaries of the PALcode: entry points, the process control block …
 */
export const vmstateAlphaEnv = vmstate({
  name: 'env',
  versionId: { '2.3': 1, '5.2': 3 },
  minimumVersionId: { '2.3': 1, '5.2': 3 },
  fields: {
    ir: array(31, ulong(64)),
    fir: array(31, ulong(64)),
    fpcr: fpcr(),
    pc: ulong(64),
    unique: ulong(64),
    lock_addr: ulong(64),
    lock_value: ulong(64),
    ps: byRelease({ '2.3': uint8(), '5.2': absent }),
    intr_flag: byRelease({ '2.3': uint8(), '5.2': absent }),
    pal_mode: byRelease({ '2.3': uint8(), '5.2': absent }),
    fen: byRelease({ '2.3': uint8(), '5.2': absent }),
    flags: byRelease({ '5.2': uint32() }),
    pcc_ofs: uint32(),
    trap_arg0: ulong(64),
    trap_arg1: ulong(64),
    trap_arg2: ulong(64),
    exc_addr: ulong(64),
    palbr: ulong(64),
    ptbr: ulong(64),
    vptptr: ulong(64),
    sysval: ulong(64),
    usp: ulong(64),
    shadow: array(8, ulong(64)),
    scratch: array(24, ulong(64)),
  },
});
export type AlphaEnvState = StateOf<typeof vmstateAlphaEnv>;

/** `cpu_common` is a struct inside, with its subsections; the context is that of it. Instance: counted from 0. */
export const vmstateAlphaCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: 1,
  context: cpuAccelerator,
  fields: {
    parent_obj: struct(vmstateCpuCommon),
    env: struct(vmstateAlphaEnv, { since: 1 }),
  },
});
export type AlphaCpuState = StateOf<typeof vmstateAlphaCpu>;
