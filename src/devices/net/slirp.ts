/**
 * The section `slirp`: the user-mode network behind `-netdev user`.
 *
 * QEMU: `slirp/slirp.c` (2.3), libslirp's `state.c` with `net/slirp.c` (later); checked on streams of 2.3 and 7.2. Written
 * by hand in all.
 */
import { StreamError, ValueError } from '../../errors.js';
import { array, buffer, leaf, type StateOf, struct, uint16, vmstate } from '../../vmstate/index.js';

/** Addresses that the DHCP server has to give away. */
const NB_BOOTP_CLIENTS = 16;

/**
 * Connections of `guestfwd` to a character device, each after a mark, and a 0 behind them. Other connections are never
 * sent: they break. Where there are any, the section is not read here.
 */
const sockets = leaf<readonly never[]>({
  type: 'slirp_socket',
  size: 1,
  put(connections: readonly unknown[], to, at) {
    if (connections.length > 0) throw new ValueError('unsupported', 'no connections of guestfwd can be open');
    to.setUint8(at, 0);
  },
  get(from, at) {
    const mark = from.getUint8(at);
    if (mark !== 0) throw new StreamError('unsupported', 'connections are open', { expected: 0, actual: mark });
    return [];
  },
});

/** One address: whether it is given away, and to whom. */
export const vmstateBootpClient = vmstate({
  name: 'bootp_client',
  versionId: 1,
  fields: { allocated: uint16(), macaddr: buffer(6) },
});

/** `ip_id`: the identification of the next packet. */
export const vmstateSlirp = vmstate({
  name: 'slirp',
  versionId: { '2.3': 3, '5.2': 4 },
  oldStyle: true,
  fields: {
    sockets: sockets(),
    ip_id: uint16({ since: 2 }),
    bootp_clients: array(NB_BOOTP_CLIENTS, struct(vmstateBootpClient, { since: 3 })),
  },
});
export type SlirpState = StateOf<typeof vmstateSlirp>;
