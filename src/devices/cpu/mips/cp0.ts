/**
 * Registers of coprocessor 0 in the section `cpu` of MIPS.
 *
 * QEMU: `target-mips/machine.c` (2.3), `target/mips/machine.c` (5.2), `target/mips/sysemu/machine.c` (7.2),
 * `target/mips/system/machine.c` (10.0, 11.1).
 */
import { array, byRelease, int32, named, uint32, uint64, ulong, unused, vmstate } from '../../../vmstate/index.js';
import type { MipsLong } from './context.js';

/**
 * Control of all virtual processors of a core (MT extension).
 *
 * `CP0_MVPControl`: bit 0 they run, bit 1 configuration may be written, bit 2 the TLB is shared. `CP0_MVPConf0`:
 * bits 25 to 16 TLB entries, 13 to 10 virtual processors less 1, 7 to 0 thread contexts less 1. `CP0_MVPConf1`:
 * coprocessors.
 */
export const vmstateMipsMvp = vmstate({
  name: 'cpu/mvp',
  versionId: 1,
  minimumVersionId: 1,
  fields: { CP0_MVPControl: int32(), CP0_MVPConf0: int32(), CP0_MVPConf1: int32() },
});

/**
 * The registers by their names in the manuals. Words of `Status`, `Cause`, `Config1` to `Config5` and `EntryLo0`,
 * `EntryLo1` are taken apart by helpers.
 *
 * - `CP0_Index` to `CP0_PageMask`, `CP0_EntryHi`: what the TLB instructions read and write. `CP0_Random` is what it was
 *   at reset: QEMU makes a new number for each read. `CP0_VP…`, `CP0_YQMask`: virtual processors (MT).
 *   `CP0_GlobalNumber`: number of the virtual processor.
 * - `CP0_SegCtl0` to `2`, `CP0_PW…`: segments, and the walker of page tables.
 * - `CP0_SRS…`: shadow sets of registers. `CP0_HWREna`: what RDHWR may read in user mode.
 * - `CP0_Count`: while it counts, minus what the clock gives, so that the register reads as the sum modulo 2 ** 32; the
 *   value itself while `DC` of Cause is set. `CP0_Compare`: when it interrupts.
 * - `CP0_SAARI`, `CP0_SAAR`: where the inter-thread communication unit is; only 5.2 and 7.2.
 * - `CP0_EBase`: base of the exception vectors, in the lowest ten bits the CPU's number.
 * - `CP0_CMGCRBase`: physical address of `mips-gcr`, shifted right by 4.
 * - `CP0_LLAddr`: physical address of the last load-linked. `lladdr`: its virtual address; all ones or 1 for none.
 * - `CP0_MAAR`, `CP0_MAARI`: pairs of memory accessibility attributes, and which is seen.
 * - `CP0_ErrorEPC`, `CP0_EPC`, `CP0_DEPC`: where errors, exceptions and debug exceptions return to.
 */
// @__NO_SIDE_EFFECTS__
export const cp0Fields = (long: MipsLong) =>
  named('env.', {
    CP0_Index: int32(),
    CP0_VPControl: byRelease({ '7.2': int32() }),
    CP0_Random: int32(),
    CP0_VPEControl: int32(),
    CP0_VPEConf0: int32(),
    CP0_VPEConf1: int32(),
    CP0_YQMask: ulong(long),
    CP0_VPESchedule: ulong(long),
    CP0_VPEScheFBack: ulong(long),
    CP0_VPEOpt: int32(),
    CP0_EntryLo0: byRelease({ '2.3': ulong(long), '5.2': uint64() }),
    CP0_EntryLo1: byRelease({ '2.3': ulong(long), '5.2': uint64() }),
    CP0_GlobalNumber: byRelease({ '7.2': int32() }),
    CP0_Context: ulong(long),
    CP0_MemoryMapID: byRelease({ '5.2': int32() }),
    CP0_PageMask: int32(),
    CP0_PageGrain: int32(),
    CP0_SegCtl0: byRelease({ '5.2': ulong(long) }),
    CP0_SegCtl1: byRelease({ '5.2': ulong(long) }),
    CP0_SegCtl2: byRelease({ '5.2': ulong(long) }),
    CP0_PWBase: byRelease({ '5.2': ulong(long) }),
    CP0_PWField: byRelease({ '5.2': ulong(long) }),
    CP0_PWSize: byRelease({ '5.2': ulong(long) }),
    CP0_Wired: int32(),
    CP0_PWCtl: byRelease({ '5.2': int32() }),
    CP0_SRSConf0: int32(),
    CP0_SRSConf1: int32(),
    CP0_SRSConf2: int32(),
    CP0_SRSConf3: int32(),
    CP0_SRSConf4: int32(),
    CP0_HWREna: int32(),
    CP0_BadVAddr: ulong(long),
    CP0_BadInstr: uint32(),
    CP0_BadInstrP: uint32(),
    CP0_BadInstrX: byRelease({ '5.2': uint32() }),
    CP0_Count: int32(),
    CP0_SAARI: byRelease({ '5.2': uint32(), '10.0': unused(4) }),
    CP0_SAAR: byRelease({ '5.2': array(2, uint64()), '10.0': unused(16) }),
    CP0_EntryHi: ulong(long),
    CP0_Compare: int32(),
    CP0_Status: int32(),
    CP0_IntCtl: int32(),
    CP0_SRSCtl: int32(),
    CP0_SRSMap: int32(),
    CP0_Cause: int32(),
    CP0_EPC: ulong(long),
    CP0_PRid: int32(),
    CP0_EBase: byRelease({ '2.3': int32(), '5.2': ulong(long) }),
    CP0_CMGCRBase: byRelease({ '7.2': ulong(long) }),
    CP0_Config0: int32(),
    CP0_Config1: int32(),
    CP0_Config2: int32(),
    CP0_Config3: int32(),
    CP0_Config4: byRelease({ '5.2': int32() }),
    CP0_Config5: byRelease({ '5.2': int32() }),
    CP0_Config6: int32(),
    CP0_Config7: int32(),
    CP0_LLAddr: byRelease({ '5.2': uint64() }),
    CP0_MAAR: byRelease({ '5.2': array(16, uint64()) }),
    CP0_MAARI: byRelease({ '5.2': int32() }),
    lladdr: ulong(long),
    CP0_WatchLo: array(8, ulong(long)),
    CP0_WatchHi: byRelease({ '2.3': array(8, int32()), '5.2': array(8, uint64()) }),
    CP0_XContext: ulong(long),
    CP0_Framemask: int32(),
    CP0_Debug: int32(),
    CP0_DEPC: ulong(long),
    CP0_Performance0: int32(),
    CP0_ErrCtl: byRelease({ '7.2': int32() }),
    CP0_TagLo: byRelease({ '2.3': int32(), '5.2': uint64() }),
    CP0_DataLo: int32(),
    CP0_TagHi: int32(),
    CP0_DataHi: int32(),
    CP0_ErrorEPC: ulong(long),
    CP0_DESAVE: int32(),
    CP0_KScratch: array(6, ulong(long)),
  });
