/**
 * The sections `pxa2xx-mmci` and, in 2.3, `pxa2xx_mmci`: the SD and MMC controller of Intel PXA2xx.
 *
 * QEMU: `hw/sd/pxa2xx_mmci.c`; checked on streams of 2.3, 5.2 and 7.2. Written by hand in 2.3.
 */
import { ValueError } from '../../errors.js';
import { array, int32, leaf, type StateOf, uint8, uint16, uint32, varray, vmstate } from '../../vmstate/index.js';

/** Words of a response. */
const RESPONSE = 9;

const registers = {
  status: uint32(),
  clkrt: uint32(),
  spi: uint32(),
  cmdat: uint32(),
  resp_tout: uint32(),
  read_tout: uint32(),
  blklen: int32(),
  numblk: int32(),
  intmask: uint32(),
  intreq: uint32(),
  cmd: int32(),
  arg: uint32(),
  cmdreq: int32(),
  active: int32(),
  bytesleft: int32(),
};

export const vmstatePxa2xxMmci = vmstate({
  name: 'pxa2xx-mmci',
  versionId: 2,
  minimumVersionId: 2,
  fields: {
    ...registers,
    tx_start: uint32(),
    tx_len: uint32(),
    rx_start: uint32(),
    rx_len: uint32(),
    resp_len: uint32(),
    tx_fifo: array(64, uint8()),
    rx_fifo: array(32, uint8()),
    resp_fifo: array(9, uint16()),
  },
});
export type Pxa2xxMmciState = StateOf<typeof vmstatePxa2xxMmci>;

/** The words of a response that have not been read yet: the last of the nine, after a byte that says how many are gone. */
const responseLeft = leaf<Uint16Array>({
  type: 'resp_fifo',
  write(words, to) {
    if (words.length > RESPONSE) throw new ValueError('wrong-length', '', { expected: RESPONSE, actual: words.length });
    to.u8(RESPONSE - words.length);
    for (const word of words) to.u16(word);
  },
  read(from) {
    const gone = from.u8();
    if (gone > RESPONSE) throw from.bad('bad-count', 'words of a response', RESPONSE, gone, 1);
    return Uint16Array.from({ length: RESPONSE - gone }, () => from.u16());
  },
});

/** 2.3 alone. The two FIFOs hold what is in them, the oldest first. */
export const vmstatePxa2xxMmciByHand = vmstate({
  name: 'pxa2xx_mmci',
  versionId: 0,
  oldStyle: true,
  fields: {
    ...registers,
    tx_len: uint8(),
    tx_fifo: varray('tx_len', uint8()),
    rx_len: uint8(),
    rx_fifo: varray('rx_len', uint8()),
    resp_fifo: responseLeft(),
  },
});
export type Pxa2xxMmciByHandState = StateOf<typeof vmstatePxa2xxMmciByHand>;
