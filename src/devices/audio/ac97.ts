/**
 * The section `ac97`: the sound controller Intel 82801AA AC97.
 *
 * QEMU: `hw/audio/ac97.c`; checked on streams of 2.3.
 */
import {
  array,
  buffer,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  unused,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateAc97BmRegs = vmstate({
  name: 'ac97_bm_regs',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    bdbar: uint32(),
    civ: uint8(),
    lvi: uint8(),
    sr: uint16(),
    picb: uint16(),
    piv: uint8(),
    cr: uint8(),
    bd_valid: uint32(),
    addr: uint32({ name: 'bd.addr' }),
    ctl_len: uint32({ name: 'bd.ctl_len' }),
  },
});

export const vmstateAc97 = vmstate({
  name: 'ac97',
  versionId: 3,
  minimumVersionId: 2,
  fields: {
    dev: pciDevice(),
    glob_cnt: uint32(),
    glob_sta: uint32(),
    cas: uint32(),
    bm_regs: array(3, struct(vmstateAc97BmRegs), { since: 1 }),
    mixer_data: buffer(256),
    unused: when('is_version_2', unused(3)),
  },
  conditions: { is_version_2: (_state, version) => version === 2 },
});
export type Ac97State = StateOf<typeof vmstateAc97>;
