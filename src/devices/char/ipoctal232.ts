/**
 * The section `ipoctal232`: an IndustryPack module with eight serial ports, GE IP-Octal 232.
 *
 * QEMU: `hw/char/ipoctal232.c` and `hw/ipack/ipack.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in
 * all.
 */
import { array, bool, int32, type StateOf, struct, uint8, vmstate } from '../../vmstate/index.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;
const N_CHANNELS = 8;
/** Each of two channels. */
const N_BLOCKS = 4;

/** Which slot of its carrier a module is in. */
export const vmstateIpackDevice = vmstate({ ...v1, name: 'ipack_device', fields: { slot: int32() } });

/** A port: `mr` mode, `sr` status, `rhr` bytes that came, of which `rx_pending` wait. */
export const vmstateScc2698Channel = vmstate({
  ...v1,
  name: 'scc2698_channel',
  fields: {
    rx_enabled: bool(),
    mr: array(2, uint8()),
    mr_idx: uint8(),
    sr: uint8(),
    rhr: array(3, uint8()),
    rhr_idx: uint8(),
    rx_pending: uint8(),
  },
});

/** Interrupts of two ports: which are let through, and which there are. */
export const vmstateScc2698Block = vmstate({ ...v1, name: 'scc2698_block', fields: { imr: uint8(), isr: uint8() } });

export const vmstateIpoctal = vmstate({
  ...v1,
  name: 'ipoctal232',
  fields: {
    parent_obj: struct(vmstateIpackDevice),
    ch: array(N_CHANNELS, struct(vmstateScc2698Channel), { since: 1 }),
    blk: array(N_BLOCKS, struct(vmstateScc2698Block), { since: 1 }),
    irq_vector: uint8(),
  },
});
export type IpoctalState = StateOf<typeof vmstateIpoctal>;
