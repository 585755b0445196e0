/**
 * The sections of the target hexagon: `cpu`, a hardware thread; `hexagon_globalreg` and `hexagon-tlb`, what the
 * threads share.
 *
 * QEMU: `target/hexagon/machine.c`, `hw/hexagon/hexagon_globalreg.c` and `hw/hexagon/hexagon_tlb.c` in 11.1. Older
 * releases have the target for user programs at most. There is no `cpu_common`, and vector registers (HVX), the
 * reservation of a locked load and the floating point status are not sent.
 */
import { alloc, array, bool, named, type StateOf, uint32, uint64, varray, vmstate } from '../../vmstate/index.js';

/** `tlb_lock_state` and `k0_lock_state`. */
export const HEXAGON_LOCK = { unlocked: 0, waiting: 1, owner: 2, queued: 3 } as const;

/**
 * One hardware thread. Instance: counted from 0.
 *
 * - `gpr`: R0 to R31 (29 SP, 30 FP, 31 LR), then control registers: 32 SA0, 33 LC0, 34 SA1, 35 LC1, 36 P3:0, 38 M0, 39
 *   M1, 40 USR, 41 PC, 42 UGP, 43 GP, 44 CS0, 45 CS1, 46 and 47 UPCYCLE, 48 FRAMELIMIT, 49 FRAMEKEY, 50 and 51 PKTCNT,
 *   62 and 63 UTIMER. QEMU counts packets, instructions and vector instructions in the reserved 52 to 54.
 * - `pred`: P0 to P3, 8 bits each.
 * - `t_sreg`: the thread's system registers: 0 SGP0, 1 SGP1, 2 STID, 3 ELR, 4 BADVA0, 5 BADVA1, 6 SSR, 7 CCR, 8 HTID, 9
 *   BADVA, 10 IMASK, 11 GEVB. Those from 16 on are global.
 * - `greg`: guest registers: 0 GELR, 1 GSR, 2 GOSP, 3 GBADVA, from 10 on counters.
 * - `next_PC`: where the packet after this one is; `wait_next_pc`: where the thread goes on after WAIT.
 * - `tlb_lock_state`, `k0_lock_state`: see {@link HEXAGON_LOCK}; `tlb_lock_count`, `k0_lock_count`: how often taken.
 * - `cause_code`: of the exception that is being raised. `t_cycle_count`: cycles of the thread.
 */
export const vmstateHexagonCpu = vmstate({
  name: 'cpu',
  versionId: 1,
  minimumVersionId: 1,
  fields: named('env.', {
    gpr: array(64, uint32()),
    pred: array(4, uint32()),
    t_sreg: array(64, uint32()),
    greg: array(32, uint32()),
    next_PC: uint32(),
    tlb_lock_state: uint32(),
    k0_lock_state: uint32(),
    tlb_lock_count: uint32(),
    k0_lock_count: uint32(),
    threadId: uint32(),
    cause_code: uint32(),
    wait_next_pc: uint32(),
    t_cycle_count: uint64(),
  }),
});
export type HexagonCpuState = StateOf<typeof vmstateHexagonCpu>;

/**
 * System registers of all threads. `regs`: 16 EVB, 17 MODECTL, 18 SYSCFG, 20 IPENDAD, 21 VID, 22 VID1, 23 BESTWAIT, 24
 * IEL, 25 SCHEDCFG, 26 IAHL, 27 CFGBASE, 28 DIAG, 29 REV, 30 and 31 PCYCLE, 32 to 43 debugger, 44 to 58 performance
 * monitor and timer. `g_pcycle_base`: what the cycle counters begin at.
 *
 * From `boot_evb` on: properties of the machine, what EVB, CFGBASE, REV and ISDBEN are after reset.
 */
export const vmstateHexagonGlobalreg = vmstate({
  name: 'hexagon_globalreg',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    regs: array(64, uint32()),
    g_pcycle_base: uint64(),
    boot_evb: uint32(),
    config_table_addr: uint64(),
    dsp_rev: uint32(),
    isdben_etm_enable: bool(),
    isdben_dfd_enable: bool(),
    isdben_trusted: bool(),
    isdben_secure: bool(),
  },
});
export type HexagonGlobalregState = StateOf<typeof vmstateHexagonGlobalreg>;

/**
 * The joint TLB. Bits of an entry: 0 to 23 physical page, the lowest 1 in it gives the size of the page (bit 0: 4 KiB,
 * each further one four times that); 24 to 27 cacheability; 28 user, 29 read, 30 write, 31 execute; 32 to 51 virtual
 * page; 52 to 58 address space; 59 and 60 attributes; 61 the physical address's bit 35; 62 global; 63 valid.
 */
export const vmstateHexagonTlb = vmstate({
  name: 'hexagon-tlb',
  versionId: 0,
  minimumVersionId: 0,
  fields: { num_entries: uint32(), entries: alloc(varray('num_entries', uint64())) },
});
export type HexagonTlbState = StateOf<typeof vmstateHexagonTlb>;
