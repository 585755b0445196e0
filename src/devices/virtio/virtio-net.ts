/**
 * The section `virtio-net`: the network card of virtio.
 *
 * QEMU: `hw/net/virtio-net.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One
 * layout in all.
 */
import {
  array,
  bool,
  buffer,
  context,
  leaf,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  varray,
  vmstate,
  when,
} from '../../vmstate/index.js';
import type { Transport } from './transports.js';
import { VIRTIO, virtioFields, virtioSection, virtioSubsections } from './virtio.js';

const ETH_ALEN = 6;
const MAX_VLAN = 4096;
/** The feature by which a guest may switch offloads: its bit. */
const VIRTIO_NET_F_CTRL_GUEST_OFFLOADS = 1 << 2;
/** Queues of a card that has one pair, besides that for commands. */
const ONE_PAIR = 3;

/** What a machine says of its card. */
export interface VirtioNetMachine {
  /** More than one pair of queues can be used; if not given, whether there are more now. */
  readonly multiqueue?: boolean;
}

/** The pairs of queues in use, and of each but the first whether a packet waits to be sent. */
const txWaitingOthers = leaf<Uint32Array>({
  type: 'curr_queues',
  write(others, to) {
    to.u16(others.length + 1);
    for (const waiting of others) to.u32(waiting);
  },
  read(from) {
    const pairs = from.u16();
    if (pairs === 0) throw from.bad('bad-count', 'a card has at least one pair of queues', 1, pairs, 2);
    return Uint32Array.from({ length: pairs - 1 }, () => from.u32());
  },
});

/** How packets are spread over the queues. */
export const vmstateVirtioNetRss = vmstate({
  name: 'virtio-net-device/rss',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    enabled: bool({ name: 'rss_data.enabled' }),
    redirect: bool({ name: 'rss_data.redirect' }),
    populate_hash: bool({ name: 'rss_data.populate_hash' }),
    hash_types: uint32({ name: 'rss_data.hash_types' }),
    indirections_len: uint16({ name: 'rss_data.indirections_len' }),
    default_queue: uint16({ name: 'rss_data.default_queue' }),
    key: array(40, uint8(), { name: 'rss_data.key' }),
    indirections_table: varray('indirections_len', uint16(), { name: 'rss_data.indirections_table' }),
  },
});

const vmstateEthernetAddress = vmstate({ name: 'mac', versionId: 1, fields: { address: buffer(ETH_ALEN) } });

/** The subsections of the card itself; its fields stand with those of the device. */
export const vmstateVirtioNetDevice = vmstate({
  name: 'virtio-net-device',
  versionId: 11,
  minimumVersionId: 11,
  fields: {},
  subsections: { rss: vmstateVirtioNetRss },
});

/** `mac_table_macs`: addresses that are let in; `vlans`: a bit for each that is. */
// @__NO_SIDE_EFFECTS__
export const virtioNet = (transport: Transport) =>
  virtioSection(
    'virtio-net',
    11,
    vmstate({
      ...VIRTIO,
      context: context<VirtioNetMachine | undefined>(),
      fields: {
        ...virtioFields(transport),
        mac: buffer(ETH_ALEN),
        tx_waiting: uint32(),
        mergeable_rx_bufs: uint32(),
        link_status: uint16(),
        promisc: uint8(),
        allmulti: uint8(),
        mac_table_in_use: uint32(),
        mac_table_macs: varray('mac_table_in_use', struct(vmstateEthernetAddress)),
        vlans: buffer(MAX_VLAN / 8),
        has_vnet_hdr: uint32(),
        mac_table_multi_overflow: uint8(),
        mac_table_uni_overflow: uint8(),
        alluni: uint8(),
        nomulti: uint8(),
        nouni: uint8(),
        nobcast: uint8(),
        has_ufo: uint8(),
        max_queues: when('max_queues_gt_1', uint16()),
        tx_waiting_others: when('max_queues_gt_1', txWaitingOthers()),
        curr_guest_offloads: when('has_ctrl_guest_offloads', uint64()),
        device: struct(vmstateVirtioNetDevice),
      },
      conditions: {
        max_queues_gt_1: ({ queues }, _version, machine) => machine?.multiqueue ?? queues > ONE_PAIR,
        has_ctrl_guest_offloads: ({ guest_features }) => (guest_features & VIRTIO_NET_F_CTRL_GUEST_OFFLOADS) !== 0,
      },
      subsections: virtioSubsections(transport),
    }),
  );
export type VirtioNetState = StateOf<ReturnType<typeof virtioNet>>;
