/**
 * The section `virtio-console`: the serial ports and consoles of virtio.
 *
 * QEMU: `hw/char/virtio-serial-bus.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One
 * layout in all.
 */
import {
  buffer,
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

/** Bytes of a `VirtQueueElement` as 64-bit hosts have it in memory: three words, addresses, and pointers of the host. */
const VIRTQUEUE_ELEMENT = 16 + 1024 * (8 + 8 + 16 + 16);
const MOST_PORTS = 511;

/** A bit for each port that there may be, in words of 32. How many that are is in `max_nr_ports`, in the guest's byte order. */
const portsMap = leaf<Uint32Array>({
  type: 'ports_map',
  write(words, to) {
    for (const word of words) to.u32(word);
  },
  read(from, { state }) {
    const { max_nr_ports } = state as { max_nr_ports: number };
    const swapped = new DataView(Uint32Array.of(max_nr_ports).buffer);
    const ports = Math.min(swapped.getUint32(0), swapped.getUint32(0, true));
    if (ports > MOST_PORTS) throw from.bad('bad-count', 'ports of a device', MOST_PORTS, ports, 4);
    return Uint32Array.from({ length: Math.ceil(ports / 32) }, () => from.u32());
  },
});

/** A port. `elem_popped`: part of a buffer has been written; the rest is in `elem`, from `iov_offset` of piece `iov_idx` on. */
export const vmstateVirtioSerialPort = vmstate({
  name: 'port',
  versionId: 1,
  fields: {
    id: uint32(),
    guest_connected: uint8(),
    host_connected: uint8(),
    elem_popped: uint32(),
    iov_idx: when('popped', uint32()),
    iov_offset: when('popped', uint64()),
    elem: when('popped', buffer(VIRTQUEUE_ELEMENT)),
  },
  conditions: { popped: ({ elem_popped }) => elem_popped !== 0 },
});

/** `cols`, `rows`: the size of the first console in characters. */
// @__NO_SIDE_EFFECTS__
export const virtioSerial = (transport: Transport) =>
  virtioSection(
    'virtio-console',
    3,
    vmstate({
      ...VIRTIO,
      fields: {
        ...virtioFields(transport),
        cols: uint16(),
        rows: uint16(),
        max_nr_ports: uint32(),
        ports_map: portsMap(),
        nr_active_ports: uint32(),
        ports: varray('nr_active_ports', struct(vmstateVirtioSerialPort)),
      },
      subsections: virtioSubsections(transport),
    }),
  );
export type VirtioSerialState = StateOf<ReturnType<typeof virtioSerial>>;
