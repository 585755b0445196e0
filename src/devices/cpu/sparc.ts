/**
 * The section `cpu` of the targets sparc and sparc64.
 *
 * QEMU: `target-sparc/machine.c` (2.3), `target/sparc/machine.c` (5.2, 7.2, 10.0, 11.1). The parts are in `sparc/`.
 * 2.3 writes the section by hand, and loads version 6, which is the same. Later releases load their own version alone.
 *
 * Lost on the way: of sparc the cache control register of a LEON3; of sparc64 pending soft interrupts, the interrupt
 * vector registers, hypervisor scratch registers and the globals of other levels of a CPU of sun4v, in 2.3 also the
 * current window and the interrupt level.
 */
import {
  array,
  byRelease,
  cpuDoubleU,
  int32,
  named,
  pointer,
  type StateOf,
  struct,
  subsectionByRelease,
  uint32,
  uint64,
  ulong,
  unused,
  varrayMultiply,
  vmstate,
} from '../../vmstate/index.js';
import { mmuFields, SPARC64_TRAP_LEVELS, vmstateSparcCpuTimer, vmstateSparcTrapState } from './sparc/v9.js';
import { SPARC_REGBASE_LENGTH, unwrapWindows, windowRegisters, wrapWindows } from './sparc/windows.js';
import { fsr, psr, type SparcLong, xcc } from './sparc/words.js';

export {
  pairMmus,
  type Sparc64Mmus,
  type Sparc64PairedMmus,
  type SparcCpuTimerState,
  type SparcTlbEntryState,
  unpairMmus,
} from './sparc/v9.js';
export {
  SPARC_MAX_NWINDOWS,
  SPARC_REGBASE_LENGTH,
  type SparcWindow,
  type SparcWindows,
  windowOf,
} from './sparc/windows.js';
export {
  packCc,
  packFsr,
  packPsr,
  SPARC_FP_EXCEPTION,
  SPARC_FTT,
  type SparcCc,
  type SparcFsr,
  type SparcPsr,
  unpackCc,
  unpackFsr,
  unpackPsr,
} from './sparc/words.js';

/**
 * What both widths begin with.
 *
 * - `gregs`: %g0 to %g7.
 * - `regbase`: the registers of `nwindows` windows, see `windowOf`. 11.1 sends the whole of QEMU's array, 520
 *   registers, the others what belongs to windows; an array of 520 serves for all. If there is room for them, the outs of
 *   window 0 are behind the windows while the last window is the current one: saving and loading keep both places equal.
 * - `fpr`: two single registers each, %f0 and %f1 first: bits, the even one in the upper half.
 * - `npc`: the next program counter, `y`: high word of products.
 * - `fsr`: before 10.0 as QEMU keeps it, since then put together by the time of saving; the bits are the same.
 * - `tbr`: where the trap table is, on sparc with the trap's type.
 * - `interrupt_index`: the trap of the interrupt that is to be taken; 0 for none. `pil_in`: a bit for each interrupt
 *   level that is asked for.
 */
// @__NO_SIDE_EFFECTS__
const commonFields = (long: SparcLong) => ({
  ...named('env.', {
    gregs: array(8, ulong(long)),
    nwindows: uint32(),
    regbase: byRelease({
      '2.3': windowRegisters(long)(),
      '5.2': varrayMultiply('nwindows', 16, ulong(long)),
      '11.1': array(SPARC_REGBASE_LENGTH, ulong(long)),
    }),
    fpr: array(long === 32 ? 16 : 32, cpuDoubleU()),
    pc: ulong(long),
    npc: ulong(long),
    y: ulong(long),
  }),
  psr: psr(),
  fsr: byRelease({ '2.3': ulong(long, { name: 'env.fsr' }), '10.0': fsr(long) }),
  ...named('env.', { tbr: ulong(long), interrupt_index: int32(), pil_in: uint32() }),
});

/** Bit 13 of the FSR: the floating-point queue is not empty. */
const FSR_QNE = 1n << 13n;

/** The floating-point queue, of one entry: the instruction that trapped, and where it is. */
export const vmstateSparcFq = vmstate({
  name: 'cpu/fq',
  versionId: 1,
  minimumVersionId: 1,
  needed: (_state, _context, cpu) => ((cpu as { readonly fsr: bigint }).fsr & FSR_QNE) !== 0n,
  fields: named('env.fq.s.', { addr: uint32(), insn: uint32() }),
});

/**
 * A CPU of sparc (V8). `psr`: see `unpackPsr`. `wim`: a bit for each invalid window.
 *
 * - `mmuregs`: 0 control (bit 0 enabled, bit 1 no fault), 1 context table, 2 context, 3 fault status, 4 fault address.
 * - `mxccdata`, `mxccregs`: the controller of a SuperSPARC's second-level cache: 0 source and 1 destination of a stream,
 *   3 control, 5 reset, 6 error, 7 status.
 * - `mmubpctrv`, `mmubpctrc`, `mmubpctrs`, `mmubpaction`, `mmubpregs`: breakpoint counters, their control and status,
 *   what a breakpoint does, and its address, mask, control and status.
 *
 * Instance: the CPU's index.
 */
export const vmstateSparcCpu = vmstate({
  name: 'cpu',
  versionId: { '2.3': 7, '11.1': 8 },
  minimumVersionId: { '2.3': 6, '5.2': 7, '11.1': 8 },
  oldStyle: { '2.3': true, '5.2': false },
  preSave: unwrapWindows,
  postLoad: wrapWindows,
  fields: {
    ...commonFields(32),
    ...named('env.', {
      wim: uint32(),
      mmuregs: array(32, uint32()),
      mxccdata: array(4, uint64()),
      mxccregs: array(8, uint64()),
      mmubpctrv: uint32(),
      mmubpctrc: uint32(),
      mmubpctrs: uint32(),
      mmubpaction: uint64(),
      mmubpregs: array(4, uint64()),
    }),
  },
  subsections: { fq: subsectionByRelease({ '10.0': vmstateSparcFq }) },
});
export type SparcCpuState = StateOf<typeof vmstateSparcCpu>;

/**
 * A CPU of sparc64 (V9). `psr` and `xcc`: the condition codes of 32 and of 64 bits, see `unpackCc`.
 *
 * - `ts`: what traps saved, entry n for trap level n. `tl`: the trap level, 0 outside of traps.
 * - `asi`: the address space that is the default for alternate accesses.
 * - `pstate`: bit 1 interrupts, 2 privileged, 3 addresses of 32 bits, 4 floating point, 5 RED state, 8 and 9 little
 *   endian in traps and now; 0, 10 and 11 say that alternate, MMU or interrupt globals are in use.
 * - `cansave`, `canrestore`, `otherwin`, `wstate`, `cleanwin`: window management. `cwp`: the current window.
 * - `agregs`, `igregs`, `mgregs`: the sets of globals for traps, interrupts and the MMU; `bgregs`: the normal ones.
 *   The set in use is in `gregs`, its own place is stale.
 * - `fprs`: bit 0 lower and 1 upper registers are dirty, bit 2 enabled. `gsr`: graphics status. `gl`: level of globals.
 * - `tick_cmpr`, `stick_cmpr`, `hstick_cmpr`: compare registers.
 * - `hpstate` to `ssr`: hyperprivileged registers (UltraSPARC Architecture 2005); `htstate` is stacked like `ts`.
 * - `psrpil`: interrupts up to this level are masked.
 *
 * Instance: the CPU's index.
 */
export const vmstateSparc64Cpu = vmstate({
  name: 'cpu',
  versionId: { '2.3': 7, '5.2': 9, '11.1': 10 },
  minimumVersionId: { '2.3': 6, '5.2': 9, '11.1': 10 },
  oldStyle: { '2.3': true, '5.2': false },
  preSave: unwrapWindows,
  postLoad: wrapWindows,
  fields: {
    ...commonFields(64),
    ...mmuFields,
    ts: array(SPARC64_TRAP_LEVELS, struct(vmstateSparcTrapState), { name: 'env.ts' }),
    xcc: byRelease({ '2.3': uint32({ name: 'env.xcc' }), '10.0': xcc() }),
    ...named('env.', {
      asi: uint32(),
      pstate: uint32(),
      tl: uint32(),
      cansave: uint32(),
      canrestore: uint32(),
      otherwin: uint32(),
      wstate: uint32(),
      cleanwin: uint32(),
      agregs: array(8, uint64()),
      bgregs: array(8, uint64()),
      igregs: array(8, uint64()),
      mgregs: array(8, uint64()),
    }),
    fprs_high: byRelease({ '10.0': unused(4) }),
    ...named('env.', {
      fprs: byRelease({ '2.3': uint64(), '10.0': ulong(32) }),
      tick_cmpr: uint64(),
      stick_cmpr: uint64(),
      tick: pointer(struct(vmstateSparcCpuTimer)),
      stick: pointer(struct(vmstateSparcCpuTimer)),
      gsr: uint64(),
      gl: uint32(),
      hpstate: uint64(),
      htstate: array(SPARC64_TRAP_LEVELS, uint64()),
      hintp: uint64(),
      htba: uint64(),
      hver: uint64(),
      hstick_cmpr: uint64(),
      ssr: uint64(),
      hstick: pointer(struct(vmstateSparcCpuTimer)),
      psrpil: byRelease({ '5.2': uint32() }),
      cwp: byRelease({ '5.2': uint32() }),
    }),
  },
});
export type Sparc64CpuState = StateOf<typeof vmstateSparc64Cpu>;
