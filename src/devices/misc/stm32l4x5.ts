/**
 * The sections `stm32l4x5-rcc`, `stm32l4x5-rcc-pll`, `stm32l4x5-rcc-clock-mux` and `stm32l4x5-syscfg`: reset and
 * clock control with its parts, and system configuration of STM32L4x5.
 *
 * QEMU: `hw/misc/stm32l4x5_rcc.c`, `hw/misc/stm32l4x5_syscfg.c`; checked on streams of 10.0 and 11.1. One layout in
 * all.
 */
import { array, bool, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateStm32l4x5Rcc = vmstate({
  name: 'stm32l4x5-rcc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    cr: uint32(),
    icscr: uint32(),
    cfgr: uint32(),
    pllcfgr: uint32(),
    pllsai1cfgr: uint32(),
    pllsai2cfgr: uint32(),
    cier: uint32(),
    cifr: uint32(),
    ahb1rstr: uint32(),
    ahb2rstr: uint32(),
    ahb3rstr: uint32(),
    apb1rstr1: uint32(),
    apb1rstr2: uint32(),
    apb2rstr: uint32(),
    ahb1enr: uint32(),
    ahb2enr: uint32(),
    ahb3enr: uint32(),
    apb1enr1: uint32(),
    apb1enr2: uint32(),
    apb2enr: uint32(),
    ahb1smenr: uint32(),
    ahb2smenr: uint32(),
    ahb3smenr: uint32(),
    apb1smenr1: uint32(),
    apb1smenr2: uint32(),
    apb2smenr: uint32(),
    ccipr: uint32(),
    bdcr: uint32(),
    csr: uint32(),
    hsi16_rc: struct(vmstateClock),
    msi_rc: struct(vmstateClock),
    hse: struct(vmstateClock),
    lsi_rc: struct(vmstateClock),
    lse_crystal: struct(vmstateClock),
    sai1_extclk: struct(vmstateClock),
    sai2_extclk: struct(vmstateClock),
  },
});
export type Stm32l4x5RccState = StateOf<typeof vmstateStm32l4x5Rcc>;

export const vmstateStm32l4x5RccPll = vmstate({
  name: 'stm32l4x5-rcc-pll',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    id: uint32(),
    in: struct(vmstateClock),
    channels: array(3, struct(vmstateClock)),
    enabled: bool(),
    vco_multiplier: uint32(),
    channel_enabled: array(3, bool()),
    channel_exists: array(3, bool()),
    channel_divider: array(3, uint32()),
  },
});
export type Stm32l4x5RccPllState = StateOf<typeof vmstateStm32l4x5RccPll>;

export const vmstateStm32l4x5RccClockMux = vmstate({
  name: 'stm32l4x5-rcc-clock-mux',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    id: uint32(),
    srcs: array(7, struct(vmstateClock)),
    enabled: bool(),
    src: uint32(),
    multiplier: uint32(),
    divider: uint32(),
  },
});
export type Stm32l4x5RccClockMuxState = StateOf<typeof vmstateStm32l4x5RccClockMux>;

export const vmstateStm32l4x5Syscfg = vmstate({
  name: 'stm32l4x5-syscfg',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    memrmp: uint32(),
    cfgr1: uint32(),
    exticr: array(4, uint32()),
    scsr: uint32(),
    cfgr2: uint32(),
    swpr: uint32(),
    skr: uint32(),
    swpr2: uint32(),
    clk: struct(vmstateClock),
  },
});
export type Stm32l4x5SyscfgState = StateOf<typeof vmstateStm32l4x5Syscfg>;
