/**
 * The section `ipl`: from what the machine is started, and started again.
 *
 * QEMU: `hw/s390x/ipl.c` in 2.3, 5.2, 7.2, 10.0 and 11.1.
 */
import {
  array,
  bool,
  byRelease,
  type StateOf,
  struct,
  subsectionByRelease,
  uint8,
  uint16,
  uint64,
  vmstate,
} from '../../vmstate/index.js';
import { s390Machine } from './machine.js';

/** The block beyond its first 200 bytes. */
export const vmstateIplbExtended = vmstate({
  name: 'ipl/iplb_extended',
  versionId: 0,
  context: s390Machine,
  needed: (_state, machine) => machine?.iplbExtended !== false,
  fields: { reserved_ext: array(4096 - 200, uint8()) },
});

/**
 * The parameter block of diagnose 0x308, as it lies in the guest's memory: bytes 0 to 109, two of the device number of a
 * CCW device, 112 to 199. Saved on a little-endian host, the bytes of `devno` stand the other way round.
 */
export const vmstateIplb = vmstate({
  name: 'ipl/iplb',
  versionId: 0,
  context: s390Machine,
  fields: { reserved1: array(110, uint8()), devno: uint16(), reserved2: array(88, uint8()) },
  subsections: { iplb_extended: subsectionByRelease({ '5.2': vmstateIplbExtended }) },
});

/**
 * `start_addr`, `bios_start_addr`: where kernel and firmware begin; since 5.2 no more than what is sent for older
 * releases. `iplb_valid`: the guest has set a block. The device: channel subsystem, subchannel set, number.
 */
export const vmstateIpl = vmstate({
  name: 'ipl',
  versionId: 0,
  context: s390Machine,
  fields: {
    start_addr: byRelease({ '2.3': uint64(), '5.2': uint64({ name: 'compat_start_addr' }) }),
    bios_start_addr: byRelease({ '2.3': uint64(), '5.2': uint64({ name: 'compat_bios_start_addr' }) }),
    iplb: struct(vmstateIplb),
    iplb_valid: bool(),
    cssid: uint8(),
    ssid: uint8(),
    devno: uint16(),
  },
});
export type IplState = StateOf<typeof vmstateIpl>;
