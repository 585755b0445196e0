/**
 * The section `exynos4210.mct`: the multi-core timer of an Exynos 4210, a global counter and a timer for each core.
 *
 * QEMU: `hw/timer/exynos4210_mct.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all. Parts of both timers share names.
 */
import { array, int32, pointer, type StateOf, struct, uint32, uint64, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;

const ptimer = () => pointer(struct(vmstatePtimer, { since: 1 }));

/**
 * The two counts of a core's timer, ticks and interrupts: how they run, what they were set to (`tcntb`, `icntb`) and
 * were at last; `distance`, `progress` and `count` in ticks.
 */
export const vmstateExynos4210MctTickTimer = vmstate({
  ...v1,
  name: 'exynos4210.mct.tick_timer',
  fields: {
    cnt_run: uint32(),
    int_run: uint32(),
    last_icnto: uint32(),
    last_tcnto: uint32(),
    tcntb: uint32(),
    icntb: uint32(),
    distance: uint64(),
    progress: uint64(),
    count: uint64(),
    ptimer_tick: ptimer(),
  },
});

/** Registers of a core's timer: TCNTB, TCNTO, ICNTB, ICNTO, FRCNTB, FRCNTO, then control and interrupts. */
export const vmstateExynos4210MctLocalRegs = vmstate({
  ...v1,
  name: 'exynos4210.mct.lregs',
  fields: { cnt: array(6, uint32()), tcon: uint32(), int_cstat: uint32(), int_enb: uint32(), wstat: uint32() },
});

/** The timer of a core. `ptimer_frc`: its free running count. */
export const vmstateExynos4210MctLocal = vmstate({
  ...v1,
  name: 'exynos4210.mct.lt',
  fields: {
    id: int32(),
    tick_timer: struct(vmstateExynos4210MctTickTimer),
    ptimer_frc: ptimer(),
    reg: struct(vmstateExynos4210MctLocalRegs),
  },
});

/** Registers of the global timer: the count, control, interrupts, four comparators and what is added to each. */
export const vmstateExynos4210MctGlobalRegs = vmstate({
  ...v1,
  name: 'exynos4210.mct.lregs',
  fields: {
    cnt: uint64(),
    cnt_wstat: uint32(),
    tcon: uint32(),
    int_cstat: uint32(),
    int_enb: uint32(),
    wstat: uint32(),
    comp: array(4, uint64()),
    comp_add_incr: array(4, uint32()),
  },
});

/** The global timer. `count`: ticks until the comparator `curr_comp` matches. */
export const vmstateExynos4210MctGlobal = vmstate({
  ...v1,
  name: 'exynos4210.mct.lt',
  fields: {
    reg: struct(vmstateExynos4210MctGlobalRegs),
    count: uint64(),
    curr_comp: int32(),
    ptimer_frc: ptimer(),
  },
});

/** `freq` in Hz, of all of them. */
export const vmstateExynos4210Mct = vmstate({
  ...v1,
  name: 'exynos4210.mct',
  fields: {
    reg_mct_cfg: uint32(),
    l_timer: array(2, struct(vmstateExynos4210MctLocal)),
    g_timer: struct(vmstateExynos4210MctGlobal),
    freq: uint32(),
  },
});
export type Exynos4210MctState = StateOf<typeof vmstateExynos4210Mct>;
