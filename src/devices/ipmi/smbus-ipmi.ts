/**
 * The section `smbus-ipmi`: the interface to a management controller on an SMBus.
 *
 * QEMU: `hw/ipmi/smbus_ipmi.c`; checked on streams of 5.2, 7.2 and 11.1. One layout in all.
 */
import { array, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateSmbusDevice } from '../i2c/smbus-device.js';

/** Bytes of a message, and of a block on the bus with its length. */
const MAX_SSIF_IPMI_MSG_SIZE = 255;
const MAX_SSIF_IPMI_MSG_CHUNK = 32;

/** What the guest writes comes in `inmsg`, the answer stands in `outmsg` and goes out by blocks: `outbuf`. */
export const vmstateSmbusIpmi = vmstate({
  name: 'smbus-ipmi',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    parent: struct(vmstateSmbusDevice),
    waiting_rsp: uint8(),
    outlen: uint32(),
    currblk: uint32(),
    outmsg: array(MAX_SSIF_IPMI_MSG_SIZE, uint8()),
    outpos: uint32(),
    outbuf: array(MAX_SSIF_IPMI_MSG_CHUNK + 1, uint8()),
    inlen: uint32(),
    inmsg: array(MAX_SSIF_IPMI_MSG_SIZE, uint8()),
  },
});
export type SmbusIpmiState = StateOf<typeof vmstateSmbusIpmi>;
