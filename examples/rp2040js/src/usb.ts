/**
 * The USB controller. What only a host uses is a subsection: it is sent when the guest is one, so that the states of
 * devices load in builds that know no host mode.
 *
 * What is plugged in is the host's business: `USBCDC`, which rp2040js has, is a device beside the chip.
 */
import type { USBCDC } from 'rp2040js';
import { array, bind, bool, int16, leaf, type StateOf, struct, uint8, uint16, vmstate } from 'vmstate';
import { chunks, fifo, number } from './fields.js';

/** Packets under way to or from an endpoint; when they arrive is in the clock's list. */
const vmstateEndpoint = vmstate({ name: 'endpoint', versionId: 1, fields: { buffers: chunks() } });

const packet = leaf<Uint8Array | null>({
  type: 'packet',
  write(bytes, to) {
    to.u8(bytes === null ? 0 : 1);
    if (bytes === null) return;
    to.u32(bytes.length);
    to.raw(bytes);
  },
  read: (from) => (from.u8() === 0 ? null : from.take(from.u32()).slice()),
});

/** As the constructor leaves it. */
const noHost = () => ({
  sofEnabled: false,
  devAddrCtrl: 0,
  intEpAddrCtrl: new Array<number>(15).fill(0),
  intEpCtrl: 0,
  nakPoll: 0,
  pendingSetupResponse: null as Uint8Array | null,
  controlDataPid: 1,
  expectingStatusPhase: false,
});
type UsbHost = ReturnType<typeof noHost>;

export const vmstateUsbHost = vmstate({
  name: 'usb/host',
  versionId: 1,
  needed: (host: UsbHost) =>
    Object.entries(noHost()).some(([key, value]) => String(host[key as keyof UsbHost]) !== String(value)),
  fields: {
    sofEnabled: bool(),
    devAddrCtrl: number(),
    intEpAddrCtrl: array(15, number()),
    intEpCtrl: number(),
    nakPoll: number(),
    pendingSetupResponse: packet(),
    controlDataPid: uint8(),
    expectingStatusPhase: bool(),
  },
});

export const vmstateUsb = vmstate({
  name: 'usb',
  versionId: 1,
  preLoad: ({ host }: { host?: UsbHost }) => {
    if (host !== undefined) Object.assign(host, noHost());
  },
  fields: {
    mainCtrl: number(),
    addrEndp: number(),
    hostMode: bool(),
    sieCtrl: number(),
    sieStatus: number(),
    buffStatus: number(),
    sofFrameNumber: uint16(),
    usbPwr: number(),
    epAbort: number(),
    epAbortDone: number(),
    epStallArm: number(),
    epStatusStallNak: number(),
    intRaw: number(),
    intEnable: number(),
    intForce: number(),
    endpointReadAlarms: array(16, struct(vmstateEndpoint)),
    endpointWriteAlarms: array(16, struct(vmstateEndpoint)),
  },
  subsections: { host: vmstateUsbHost },
});

/** `usb` with its host part, which rp2040js keeps in the same object. */
export function bindUsb(usb: object) {
  const host = bind(vmstateUsbHost, usb, {} as never);
  return bind(vmstateUsb, usb, { host: { get: () => host, set: () => {} } } as never);
}

/** The serial port over USB, for those who plug one in. `descriptorsSize` is -1 before the guest has told it. */
export const vmstateCdc = vmstate({
  name: 'usb-cdc',
  versionId: 1,
  fields: {
    txFIFO: fifo(512),
    initialized: bool(),
    descriptorsSize: int16(),
    descriptors: chunks(),
    inEndpoint: int16(),
    outEndpoint: int16(),
  },
});

export function bindCdc(cdc: USBCDC) {
  return bind(vmstateCdc, cdc as unknown as Cdc, {
    descriptorsSize: {
      get: (t) => t.descriptorsSize ?? -1,
      set: (t, size) => {
        t.descriptorsSize = size < 0 ? null : size;
      },
    },
    descriptors: {
      get: (t) => [Uint8Array.from(t.descriptors)],
      set: (t, [bytes = []]) => {
        t.descriptors = [...bytes];
      },
    },
  });
}

/** What USBCDC keeps otherwise than it is sent. */
interface Cdc extends Omit<StateOf<typeof vmstateCdc>, 'descriptors' | 'descriptorsSize'> {
  descriptorsSize: number | null;
  descriptors: number[];
}
