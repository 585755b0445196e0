/**
 * The sections `vt82c686b`, `vt82c686b_pm` and `via-isa`: the south bridges VIA 82C686B and 8231, with their power
 * management.
 *
 * QEMU: `hw/isa/vt82c686.c`; checked on streams of 5.2 and 7.2. One layout in all.
 */
import { int64, named, type StateOf, struct, timer, uint16, vmstate } from '../../vmstate/index.js';
import { vmstateApm } from '../acpi/apm.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateVt82c686b = vmstate({
  name: 'vt82c686b',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice() },
});
export type Vt82c686bState = StateOf<typeof vmstateVt82c686b>;

export const vmstateVt82c686bPm = vmstate({
  name: 'vt82c686b_pm',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    dev: pciDevice(),
    ...named('ar.pm1.', {
      sts: uint16({ name: 'evt.sts' }),
      en: uint16({ name: 'evt.en' }),
      cnt: uint16({ name: 'cnt.cnt' }),
    }),
    apm: struct(vmstateApm),
    timer: timer({ name: 'ar.tmr.timer' }),
    overflow_time: int64({ name: 'ar.tmr.overflow_time' }),
  },
});
export type Vt82c686bPmState = StateOf<typeof vmstateVt82c686bPm>;

export const vmstateViaIsa = vmstate({
  name: 'via-isa',
  versionId: 1,
  minimumVersionId: 1,
  fields: { dev: pciDevice() },
});
export type ViaIsaState = StateOf<typeof vmstateViaIsa>;
