/**
 * The section `iotkit-sysctl`: system control of ARM's subsystems for embedded.
 *
 * QEMU: `hw/misc/iotkit-sysctl.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateIotkitSysctlSse200 = vmstate({
  name: 'iotkit-sysctl/sse-200',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    scsecctrl: uint32(),
    fclk_div: uint32(),
    sysclk_div: uint32(),
    clock_force: uint32(),
    initsvtor1: uint32(),
    nmi_enable: uint32(),
    pdcm_pd_sys_sense: uint32(),
    pdcm_pd_sram0_sense: uint32(),
    pdcm_pd_sram1_sense: uint32(),
    pdcm_pd_sram2_sense: uint32(),
    pdcm_pd_sram3_sense: uint32(),
  },
});
export const vmstateIotkitSysctlSse300 = vmstate({
  name: 'iotkit-sysctl/sse-300',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    pwrctrl: uint32(),
    pdcm_pd_cpu0_sense: uint32(),
    pdcm_pd_vmr0_sense: uint32(),
    pdcm_pd_vmr1_sense: uint32(),
  },
});

export const vmstateIotkitSysctl = vmstate({
  name: 'iotkit-sysctl',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    secure_debug: uint32(),
    reset_syndrome: uint32(),
    reset_mask: uint32(),
    gretreg: uint32(),
    initsvtor0: uint32(),
    cpuwait: uint32(),
    wicctrl: uint32(),
  },
  subsections: { sse_200: vmstateIotkitSysctlSse200, sse_300: vmstateIotkitSysctlSse300 },
});
export type IotkitSysctlState = StateOf<typeof vmstateIotkitSysctl>;
