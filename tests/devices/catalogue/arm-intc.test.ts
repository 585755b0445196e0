/**
 * Interrupt controllers, timers and control blocks around ARM cores, other than the GIC and the NVIC.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { armControllers } from '../../../src/devices/catalogue/arm-intc.js';
import { armMCpus } from '../../../src/devices/catalogue/cpu-arm-m.js';
import { vmstateAllwinnerA10Pic } from '../../../src/devices/intc/allwinner-a10-pic.js';
import { vmstateAspeedVic } from '../../../src/devices/intc/aspeed-vic.js';
import { vmstateBcm2835Ic } from '../../../src/devices/intc/bcm2835-ic.js';
import { type Bcm2836ControlState, vmstateBcm2836Control } from '../../../src/devices/intc/bcm2836-control.js';
import { exynos4210IrqGate, vmstateExynos4210Combiner } from '../../../src/devices/intc/exynos4210-combiner.js';
import { vmstateGoldfishPic } from '../../../src/devices/intc/goldfish-pic.js';
import { vmstateImxAvic } from '../../../src/devices/intc/imx-avic.js';
import { vmstateImxGpcv2 } from '../../../src/devices/intc/imx-gpcv2.js';
import { vmstateIntegratorPic } from '../../../src/devices/intc/integrator-pic.js';
import { vmstateMv88w8618Pic } from '../../../src/devices/intc/mv88w8618-pic.js';
import { vmstatePl190 } from '../../../src/devices/intc/pl190.js';
import { vmstatePxa2xxPic } from '../../../src/devices/intc/pxa2xx-pic.js';
import { vmstateStrongarmPic } from '../../../src/devices/intc/strongarm-pic.js';
import { vmstateVersatileSic } from '../../../src/devices/intc/versatile-sic.js';
import { vmstateXlnxPmuIoIntc } from '../../../src/devices/intc/xlnx-pmu-io-intc.js';
import { vmstateXlnxZynqmpIpi } from '../../../src/devices/intc/xlnx-zynqmp-ipi.js';
import { vmstateQ800Glue } from '../../../src/devices/m68k/q800-glue.js';
import { vmstateA9Scu } from '../../../src/devices/misc/a9scu.js';
import { vmstateAllwinnerCpucfg } from '../../../src/devices/misc/allwinner-cpucfg.js';
import { vmstateL2x0 } from '../../../src/devices/misc/arm-l2x0.js';
import { vmstateArmsseCpuPwrctrl } from '../../../src/devices/misc/armsse-cpu-pwrctrl.js';
import { vmstateArmsseMhu } from '../../../src/devices/misc/armsse-mhu.js';
import { vmstateImx6Src, vmstateImx7Src } from '../../../src/devices/misc/imx-src.js';
import { vmstateRiscvCpc, vmstateRiscvGcr } from '../../../src/devices/misc/riscv-cps.js';
import { vmstateStm32f4xxExti, vmstateStm32l4x5Exti } from '../../../src/devices/misc/stm32-exti.js';
import { vmstateXlnxZynqmpApuCtrl } from '../../../src/devices/misc/xlnx-zynqmp-apu-ctrl.js';
import { vmstateAllwinnerA10Pit } from '../../../src/devices/timer/allwinner-a10-pit.js';
import { vmstateArmTimer, vmstateSp804 } from '../../../src/devices/timer/arm-timer.js';
import { vmstateCmsdkApbDualtimer } from '../../../src/devices/timer/cmsdk-apb-dualtimer.js';
import { vmstateCmsdkApbTimer } from '../../../src/devices/timer/cmsdk-apb-timer.js';
import { vmstateExynos4210Mct } from '../../../src/devices/timer/exynos4210-mct.js';
import { vmstatePxa2xxTimer } from '../../../src/devices/timer/pxa2xx-timer.js';
import { vmstateSseCounter, vmstateSseTimer } from '../../../src/devices/timer/sse-timer.js';
import { StreamError } from '../../../src/errors.js';
import { expectWire, hex, sameBytes } from '../../../src/testing/index.js';
import { blank, decode, describe, encode, load, measure } from '../../../src/vmstate/index.js';
import { throwsError } from '../../support/errors.js';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/catalogue/arm-intc');

const targets = ['arm', 'aarch64'];
const layouts = ['imx-avic', 'imx.avic'];
const names = [...armControllers, ...armMCpus].map(({ def }) => def.name);
checkSections(test, { targets, names: [...new Set([...names, ...layouts])] });
checkSections(test, { targets: ['m68k'], names: ['goldfish_pic'] });
checkSections(test, { targets: ['microblaze', 'microblazeel'], names: ['xlnx.pmu_io_intc', 'xlnx.zynqmp_ipi'] });

test('words in a row', () => {
  expectWire(vmstateIntegratorPic, { level: 1, irq_enabled: 2, fiq_enabled: 3 }, hex`00000001 00000002 00000003`);
  expectWire(vmstateMv88w8618Pic, { level: 1, enabled: 0xffffffff }, hex`00000001 ffffffff`);
  expectWire(vmstateGoldfishPic, { pending: 1, enabled: 0xffffffff }, hex`00000001 ffffffff`);
  expectWire(vmstateVersatileSic, { level: 1, mask: 2, pic_enable: 3 }, hex`00000001 00000002 00000003`);
  expectWire(vmstateA9Scu, { control: 1, status: 0x03030000 }, hex`00000001 03030000`);
  expectWire(vmstateArmsseCpuPwrctrl, { cpupwrcfg: 5 }, hex`00000005`);
  expectWire(vmstateAllwinnerCpucfg, { gen_ctrl: 1, super_standby: 2, entry_addr: 3 }, hex`00000001 00000002 00000003`);
  const strongarm = { pending: 1, enabled: 2, is_fiq: 3, int_idle: 4 };
  expectWire(vmstateStrongarmPic, strongarm, hex`00000001 00000002 00000003 00000004`);
  const irq = { gpu_irq_level: 1n, gpu_irq_enable: 2n ** 63n, arm_irq_level: 0x80, arm_irq_enable: 1 };
  const bytes = hex`0000000000000001 8000000000000000 80 01 /* FIQ: on, 64 */ 01 40`;
  expectWire(vmstateBcm2835Ic, { ...irq, fiq_enable: true, fiq_select: 64 }, bytes);
  const vic = { level: 1n, raw: 2n, select: 3n, enable: 4n, trigger: 5n, sense: 6n, dual_edge: 7n, event: 8n };
  const words = hex`0000000000000001 0000000000000002 0000000000000003 0000000000000004
    0000000000000005 0000000000000006 0000000000000007 0000000000000008`;
  expectWire(vmstateAspeedVic, vic, words);
});

test('controllers with arrays: sizes, and where each array begins', () => {
  const a10 = blank(vmstateAllwinnerA10Pic, { nmi: 1, irq_pending: [2], mask: [0, 0, 3] });
  const a10Bytes = encode(vmstateAllwinnerA10Pic, a10);
  assert.is(a10Bytes.length, 16 + 15 * 4);
  sameBytes(a10Bytes.subarray(12, 20), hex`/* nmi */ 00000001 /* irq_pending */ 00000002`);
  sameBytes(a10Bytes.subarray(-4), hex`/* mask */ 00000003`);
  const pxa = encode(vmstatePxa2xxPic, blank(vmstatePxa2xxPic, { int_idle: 1, priority: [0x80000005] }));
  assert.is(pxa.length, 28 + 160);
  sameBytes(pxa.subarray(24, 32), hex`/* int_idle */ 00000001 /* priority */ 80000005`);
  const pl190 = blank(vmstatePl190, { vect_control: [0x21], priority: 17, prev_prio: [-1] });
  const pl190Bytes = encode(vmstatePl190, pl190);
  assert.is(pl190Bytes.length, 16 + 16 + 17 * 4 + 18 * 4 + 8 + 17 * 4);
  sameBytes(pl190Bytes.subarray(16, 17), hex`/* on, interrupt 1 */ 21`);
  sameBytes(pl190Bytes.subarray(-72, -64), hex`/* priority */ 00000011 /* prev_prio */ ffffffff`);
  assert.equal(decode(vmstatePl190, pl190Bytes), pl190);
  const combiner = blank(vmstateExynos4210Combiner, { group: [{ src_mask: 1, src_pending: 2 }], external: 1 });
  const combinerBytes = encode(vmstateExynos4210Combiner, combiner);
  assert.is(combinerBytes.length, 128 + 65 * 4 + 8 + 4);
  sameBytes(combinerBytes.subarray(0, 2), hex`01 02`);
  sameBytes(combinerBytes.subarray(-4), hex`/* external */ 00000001`);
  expectWire(exynos4210IrqGate(), { level: hex`00 01` }, hex`00 01`);
});

test('register files, and what stands beside', () => {
  assert.is(encode(vmstateImxGpcv2, blank(vmstateImxGpcv2)).length, 0xe00);
  assert.is(encode(vmstateXlnxPmuIoIntc, blank(vmstateXlnxPmuIoIntc)).length, 121 * 4);
  const files = [vmstateImx6Src, vmstateImx7Src, vmstateXlnxZynqmpApuCtrl, vmstateXlnxZynqmpIpi];
  assert.equal(
    files.map((def) => measure(def, blank<typeof vmstateImx6Src>(def))),
    [72, 156, 152, 32],
  );
  expectWire(vmstateArmsseMhu, { cpu0intr: 1, cpu1intr: 2 }, hex`00000001 00000002`);
  expectWire(vmstateRiscvGcr, { cpc_base: 0x1fb88001n }, hex`000000001fb88001`);
  expectWire(vmstateRiscvCpc, { vps_running_mask: 2n ** 64n - 1n }, hex`ffffffffffffffff`);
  const exti = { exti_imr: 1, exti_emr: 2, exti_rtsr: 3, exti_ftsr: 4, exti_swier: 5, exti_pr: 6 };
  expectWire(vmstateStm32f4xxExti, exti, hex`00000001 00000002 00000003 00000004 00000005 00000006`);
  const two = encode(vmstateStm32l4x5Exti, blank(vmstateStm32l4x5Exti, { imr: [1, 2], irq_levels: [3, 4] }));
  assert.is(two.length, 56);
  sameBytes(two.subarray(-8), hex`/* irq_levels */ 00000003 00000004`);
  const l2x0 = { ctrl: 1, aux_ctrl: 2, data_ctrl: 3, tag_ctrl: 4, filter_start: 5, filter_end: 6 };
  expectWire(vmstateL2x0, l2x0, hex`00000001 00000002 00000003 00000004 00000005 00000006`);
  expectWire(vmstateQ800Glue, { ipr: 0x81, auxmode: 1, nmi_release: -1n }, hex`81 01 ffffffffffffffff`);
});

test('timers of chips: sizes, and where each part begins', () => {
  const pit = encode(vmstateAllwinnerA10Pit, blank(vmstateAllwinnerA10Pit, { count_ctl: 2, timer: [ptimer] }));
  assert.is(pit.length, 8 + 3 * 24 + 20 + 6 * 53);
  sameBytes(pit.subarray(96, 100), hex`/* count_ctl */ 00000002`);
  sameBytes(pit.subarray(100, 153), ptimerBytes);
  const mct = blank(vmstateExynos4210Mct, { l_timer: [{}, { id: 1 }], g_timer: { curr_comp: -1 }, freq: 24000000 });
  const bytes = encode(vmstateExynos4210Mct, mct);
  assert.is(bytes.length, 4 + 2 * 198 + 141 + 4);
  sameBytes(bytes.subarray(202, 206), hex`/* id */ 00000001`);
  sameBytes(bytes.subarray(-61, -57), hex`/* curr_comp */ ffffffff`);
  assert.equal(decode(vmstateExynos4210Mct, bytes), mct);
});

test('pxa2xx_timer: eight timers more if the chip has them', () => {
  const state = blank(vmstatePxa2xxTimer, { timer: [{ value: 5 }], snapshot: 7 }, { context: { tm4: false } });
  const bytes = encode(vmstatePxa2xxTimer, state, { context: { tm4: false } });
  assert.is(bytes.length, 16 + 16 + 16);
  sameBytes(bytes.subarray(16, 20), hex`/* OSMR0 */ 00000005`);
  const context = { tm4: true };
  const more = blank(vmstatePxa2xxTimer, { tm4: [{ tm: { value: 9 } }] }, { context });
  const longer = encode(vmstatePxa2xxTimer, more, { context });
  assert.is(longer.length, bytes.length + 8 * 28);
  sameBytes(longer.subarray(48, 52), hex`/* OSMR4 */ 00000009`);
  assert.equal(decode(vmstatePxa2xxTimer, longer, { context }), more);
});

test('avic: 2.3 writes its name with a dash', () => {
  const state = blank(vmstateImxAvic, { pending: 1n, prio: [0xf] }, { release: '2.3' });
  assert.match(describe(vmstateImxAvic, state, { release: '2.3' }), '"imx-avic"');
  assert.match(describe(vmstateImxAvic, state, { release: '7.2' }), '"imx.avic"');
  const bytes = encode(vmstateImxAvic, state, { release: '2.3' });
  assert.is(bytes.length, 24 + 8 + 32);
  sameBytes(encode(vmstateImxAvic, state, { release: '11.1' }), bytes);
});

test('bcm2836-control: version 1 is without the local timer', () => {
  const values = { mailboxes: [1], timercontrol: [0, 0, 0, 2], timer: 5n, local_timer_control: 6, route_localtimer: 7 };
  for (const release of ['5.2', '7.2', '10.0', '11.1'] as const) {
    const state = blank(vmstateBcm2836Control, values, { release });
    const whole = encode(vmstateBcm2836Control, state, { release });
    assert.is(whole.length, 64 + 2 + 32 + 13);
    sameBytes(whole.subarray(-13), hex`/* timer */ 0000000000000005 /* control */ 00000006 /* route */ 07`);
    assert.equal(decode(vmstateBcm2836Control, whole, { release }), state);
    const old = whole.subarray(0, 64 + 2 + 32);
    const live: Bcm2836ControlState = blank(vmstateBcm2836Control, { timer: 9n }, { release });
    load(vmstateBcm2836Control, live, old, { release, version: 1 });
    assert.is(live.mailboxes[0], 1);
    assert.is(live.timercontrol[3], 2);
    assert.is(live.timer, 9n, 'what an old stream lacks stays');
    throwsError(() => load(vmstateBcm2836Control, live, old, { release, version: 0 }), StreamError, {
      code: 'too-old',
    });
  }
});

const ptimer = {
  enabled: 1,
  limit: 2n,
  delta: 3n,
  period_frac: 4,
  period: 5n,
  last_event: 6n,
  next_event: 7n,
  timer: 8n,
};
const ptimerBytes = hex`01 0000000000000002 0000000000000003 00000004 0000000000000005 0000000000000006
  0000000000000007 0000000000000008`;

test('sp804: its timers are sections of their own', () => {
  const timer = { control: 0x20, limit: 0xffff, int_level: 1, timer: ptimer };
  expectWire(vmstateArmTimer, timer, new Uint8Array([...hex`00000020 0000ffff 00000001`, ...ptimerBytes]));
  expectWire(vmstateSp804, { level: new Int32Array([0, 1]) }, hex`00000000 00000001`);
});

test('timers of the design kit: clocks since 7.2', () => {
  const registers = { ctrl: 9, value: 0, reload: 1, intstatus: 1 };
  const tail = hex`00000009 00000000 00000001 00000001`;
  const old = new Uint8Array([...ptimerBytes, ...tail]);
  expectWire(vmstateCmsdkApbTimer, { timer: ptimer, ...registers }, old, { release: '5.2' });
  const now = new Uint8Array([...ptimerBytes, ...hex`/* pclk */ 0000000000000005`, ...tail]);
  const dual = { load: 1, value: 2, control: 3, intstatus: 0 };
  for (const release of ['7.2', '10.0', '11.1'] as const) {
    const state = { timer: ptimer, pclk: { period: 5n }, ...registers };
    sameBytes(encode(vmstateCmsdkApbTimer, state, { release }), now);
    assert.equal(decode(vmstateCmsdkApbTimer, now, { release }), state);
    const tooOld = { code: 'too-old' };
    throwsError(() => decode(vmstateCmsdkApbTimer, old, { release, version: 1 }), StreamError, tooOld);
    const both = { timclk: { period: 5n }, timermod: [dual, dual].map((half) => ({ timer: ptimer, ...half })) };
    const bytes = encode(vmstateCmsdkApbDualtimer, { ...both, timeritcr: 1, timeritop: 3 }, { release });
    assert.is(bytes.length, 8 + 2 * 69 + 8);
    sameBytes(bytes.subarray(-8), hex`00000001 00000003`);
  }
  const both = { timermod: [dual, dual].map((half) => ({ timer: ptimer, ...half })), timeritcr: 0, timeritop: 0 };
  assert.is(encode(vmstateCmsdkApbDualtimer, both, { release: '5.2' }).length, 2 * 69 + 8);
});

test('timers of the SSE-300', () => {
  const state = { timer: -1n, cntfrq: 1, cntp_ctl: 2, cntp_cval: 3n, cntp_aival: 4n };
  const bytes = hex`ffffffffffffffff 00000001 00000002 0000000000000003 0000000000000004 00000005 00000006`;
  expectWire(vmstateSseTimer, { ...state, cntp_aival_ctl: 5, cntp_aival_reload: 6 }, bytes);
  expectWire(vmstateSseCounter, { clk: { period: 7n } }, hex`0000000000000007`);
});

test.run();
