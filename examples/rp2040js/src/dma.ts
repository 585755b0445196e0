/**
 * The DMA controller: twelve channels and the requests of the peripherals.
 */
import { array, leaf, local, struct, uint8, uint16, vmstate } from 'vmstate';
import { number } from './fields.js';

const REQUESTS = 40;
const BSWAP = 1 << 22;

/** Bit n is request n. rp2040js's array has holes for what nobody has requested yet. */
const requests = leaf<boolean[]>({
  type: 'requests',
  size: REQUESTS / 8,
  put(dreq, to, at) {
    for (let byte = 0; byte < REQUESTS / 8; byte++) {
      let bits = 0;
      for (let bit = 0; bit < 8; bit++) if (dreq[byte * 8 + bit]) bits |= 1 << bit;
      to.setUint8(at + byte, bits);
    }
  },
  get: (from, at) => Array.from({ length: REQUESTS }, (_, n) => ((from.getUint8(at + (n >> 3)) >> (n & 7)) & 1) === 1),
});

type Transfer = () => void;

/** What moves an element is a closure of the channel, chosen by CTRL. */
const vmstateDmaChannel = vmstate({
  name: 'dma channel',
  versionId: 1,
  postLoad: (channel) => {
    const swap = (channel.ctrl & BSWAP) !== 0;
    if (channel.dataSize === 4) channel.transferFn = swap ? channel.transferSwap32 : channel.transfer32;
    else if (channel.dataSize === 2) channel.transferFn = swap ? channel.transferSwap16 : channel.transfer16;
    else channel.transferFn = channel.transfer8;
  },
  fields: {
    ctrl: number(),
    readAddr: number(),
    writeAddr: number(),
    transCount: number(),
    transCountReload: number(),
    dreqCounter: number(),
    treqValue: uint8(),
    dataSize: uint8(),
    chainTo: uint8(),
    ringMask: uint16(),
    transferFn: local<Transfer>(),
    transfer8: local<Transfer>(),
    transfer16: local<Transfer>(),
    transferSwap16: local<Transfer>(),
    transfer32: local<Transfer>(),
    transferSwap32: local<Transfer>(),
  },
});

export const vmstateDma = vmstate({
  name: 'dma',
  versionId: 1,
  fields: {
    channels: array(12, struct(vmstateDmaChannel)),
    dreq: requests(),
    intRaw: number(),
    intEnable0: uint16(),
    intForce0: uint16(),
    intEnable1: uint16(),
    intForce1: uint16(),
    timer0: number(),
    timer1: number(),
    timer2: number(),
    timer3: number(),
  },
});
