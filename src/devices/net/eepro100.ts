/**
 * The sections `i82550` to `i82801`: Intel's Ethernet controllers of the EtherExpress Pro/100 family, on PCI.
 *
 * QEMU: `hw/net/eepro100.c`; checked on streams of 2.3. One layout for all; each chip has a section of its own name.
 */
import { array, buffer, named, type StateOf, uint8, uint16, uint32, unused, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

export const EEPRO100_CHIPS = [
  'i82550',
  'i82551',
  'i82557a',
  'i82557b',
  'i82557c',
  'i82558a',
  'i82558b',
  'i82559a',
  'i82559b',
  'i82559c',
  'i82559er',
  'i82562',
  'i82801',
] as const;

/** The controller of a chip. `cu_` and `ru_` are its command and receive units. */
// @__NO_SIDE_EFFECTS__
export const eepro100 = (chip: (typeof EEPRO100_CHIPS)[number]) =>
  vmstate({
    name: chip,
    versionId: 3,
    minimumVersionId: 2,
    fields: {
      dev: pciDevice(),
      reserved_1: unused(32),
      mult: buffer(8),
      mem: buffer(4096),
      scb_stat: uint8(),
      int_stat: uint8(),
      reserved_2: unused(3 * 4),
      macaddr: buffer(6, { name: 'conf.macaddr' }),
      reserved_3: unused(19 * 4),
      mdimem: array(32, uint16()),
      device: uint32(),
      cu_base: uint32(),
      cu_offset: uint32(),
      ru_base: uint32(),
      ru_offset: uint32(),
      statsaddr: uint32(),
      ...named('statistics.', {
        tx_good_frames: uint32(),
        tx_max_collisions: uint32(),
        tx_late_collisions: uint32(),
        tx_underruns: uint32(),
        tx_lost_crs: uint32(),
        tx_deferred: uint32(),
        tx_single_collisions: uint32(),
        tx_multiple_collisions: uint32(),
        tx_total_collisions: uint32(),
        rx_good_frames: uint32(),
        rx_crc_errors: uint32(),
        rx_alignment_errors: uint32(),
        rx_resource_errors: uint32(),
        rx_overrun_errors: uint32(),
        rx_cdt_errors: uint32(),
        rx_short_frame_errors: uint32(),
        fc_xmt_pause: uint32(),
        fc_rcv_pause: uint32(),
        fc_rcv_unsupported: uint32(),
        xmt_tco_frames: uint16(),
        rcv_tco_frames: uint16(),
      }),
      configuration: buffer(22),
    },
  });
export type Eepro100State = StateOf<ReturnType<typeof eepro100>>;
