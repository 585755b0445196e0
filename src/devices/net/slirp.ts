/**
 * The section `slirp`: the user-mode network behind `-netdev user`.
 *
 * QEMU: `slirp/slirp.c` (2.3), libslirp's `state.c` with `net/slirp.c` (later); checked on streams of 2.3 and 7.2. Written
 * by hand in all.
 */
import { array, buffer, type StateOf, struct, uint16, vmstate } from '../../vmstate/index.js';
import { emptyList } from '../core/empty-list.js';

/** Addresses that the DHCP server has to give away. */
const NB_BOOTP_CLIENTS = 16;

/** Connections of `guestfwd` to a character device; others are never sent: they break. */
const sockets = emptyList('slirp_socket', 'connections of guestfwd');

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
