/**
 * The section `iotkit-secctl`: the security controller of ARM's subsystems for embedded.
 *
 * QEMU: `hw/misc/iotkit-secctl.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

export const vmstateIotkitSecctlPpc = vmstate({
  name: 'iotkit-secctl-ppc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ns: uint32(), sp: uint32(), nsp: uint32() },
});

export const vmstateIotkitSecctlMpcintstatus = vmstate({
  name: 'iotkit-secctl-mpcintstatus',
  versionId: 1,
  minimumVersionId: 1,
  fields: { mpcintstatus: uint32() },
});

export const vmstateIotkitSecctlMsc = vmstate({
  name: 'iotkit-secctl/msc',
  versionId: 1,
  minimumVersionId: 1,
  fields: { secmscintstat: uint32(), secmscinten: uint32(), nsmscexp: uint32() },
});

export const vmstateIotkitSecctl = vmstate({
  name: 'iotkit-secctl',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    secppcintstat: uint32(),
    secppcinten: uint32(),
    secrespcfg: uint32(),
    nsccfg: uint32(),
    brginten: uint32(),
    apb: array(2, struct(vmstateIotkitSecctlPpc), { since: 1 }),
    apbexp: array(4, struct(vmstateIotkitSecctlPpc), { since: 1 }),
    ahbexp: array(4, struct(vmstateIotkitSecctlPpc), { since: 1 }),
  },
  subsections: { mpcintstatus: vmstateIotkitSecctlMpcintstatus, msc: vmstateIotkitSecctlMsc },
});
export type IotkitSecctlState = StateOf<typeof vmstateIotkitSecctl>;
