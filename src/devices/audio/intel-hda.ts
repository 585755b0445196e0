/**
 * The section `intel-hda`: the sound controller Intel HD Audio.
 *
 * QEMU: `hw/audio/intel-hda.c`; checked on streams of 2.3.
 */
import { array, int64, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const vmstateIntelHdaStream = vmstate({
  name: 'intel-hda-stream',
  versionId: 1,
  fields: {
    ctl: uint32(),
    lpib: uint32(),
    cbl: uint32(),
    lvi: uint32(),
    fmt: uint32(),
    bdlp_lbase: uint32(),
    bdlp_ubase: uint32(),
  },
});

export const vmstateIntelHda = vmstate({
  name: 'intel-hda',
  versionId: 1,
  fields: {
    pci: pciDevice(),
    g_ctl: uint32(),
    wake_en: uint32(),
    state_sts: uint32(),
    int_ctl: uint32(),
    int_sts: uint32(),
    wall_clk: uint32(),
    corb_lbase: uint32(),
    corb_ubase: uint32(),
    corb_rp: uint32(),
    corb_wp: uint32(),
    corb_ctl: uint32(),
    corb_sts: uint32(),
    corb_size: uint32(),
    rirb_lbase: uint32(),
    rirb_ubase: uint32(),
    rirb_wp: uint32(),
    rirb_cnt: uint32(),
    rirb_ctl: uint32(),
    rirb_sts: uint32(),
    rirb_size: uint32(),
    dp_lbase: uint32(),
    dp_ubase: uint32(),
    icw: uint32(),
    irr: uint32(),
    ics: uint32(),
    st: array(8, struct(vmstateIntelHdaStream)),
    rirb_count: uint32(),
    wall_base_ns: int64(),
  },
});
export type IntelHdaState = StateOf<typeof vmstateIntelHda>;
