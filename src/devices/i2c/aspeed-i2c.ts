/**
 * The section `aspeed.i2c`: the I2C controllers of Aspeed's management controllers.
 *
 * QEMU: `hw/i2c/aspeed_i2c.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the
 * slots it concerns.
 */
import {
  array,
  byRelease,
  releases,
  type StateOf,
  struct,
  uint8,
  uint32,
  uint64,
  vmstate,
} from '../../vmstate/index.js';

export const vmstateAspeedI2cBussesIn5_2 = vmstate({
  name: 'aspeed.i2c',
  versionId: 3,
  minimumVersionId: 3,
  fields: {
    id: uint8(),
    ctrl: uint32(),
    timing: array(2, uint32()),
    intr_ctrl: uint32(),
    intr_status: uint32(),
    cmd: uint32(),
    buf: uint32(),
    pool_ctrl: uint32(),
    dma_addr: uint32(),
    dma_len: uint32(),
  },
});

export const vmstateAspeedI2cBussesIn7_2 = vmstate({
  name: 'aspeed.i2c',
  versionId: 5,
  minimumVersionId: 5,
  fields: { regs: array(22, uint32()) },
});

export const vmstateAspeedI2cBussesIn10_0 = vmstate({
  name: 'aspeed.i2c',
  versionId: 6,
  fields: { regs: array(32, uint32()), pool: array(32, uint8()), dma_dram_offset: uint64() },
});

export const vmstateAspeedI2cBussesIn11_1 = vmstate({
  name: 'aspeed.i2c',
  versionId: 8,
  minimumVersionId: 8,
  fields: {
    regs: array(40, uint32()),
    pending_intr_sts: uint32({ since: 7 }),
    pool: array(64, uint8()),
    dma_dram_offset: uint64(),
  },
});

export const vmstateAspeedI2cBusses = releases({
  '2.3': vmstateAspeedI2cBussesIn5_2,
  '7.2': vmstateAspeedI2cBussesIn7_2,
  '10.0': vmstateAspeedI2cBussesIn10_0,
  '11.1': vmstateAspeedI2cBussesIn11_1,
});

export const vmstateAspeedI2c = vmstate({
  name: 'aspeed.i2c',
  versionId: { '2.3': 2, '10.0': 3, '11.1': 4 },
  minimumVersionId: { '2.3': 2, '10.0': 3, '11.1': 4 },
  fields: {
    intr_status: uint32(),
    busses: byRelease({
      '2.3': array(16, struct(vmstateAspeedI2cBusses), { since: 1 }),
      '10.0': array(16, struct(vmstateAspeedI2cBusses)),
      '11.1': array(16, struct(vmstateAspeedI2cBusses), { since: 1 }),
    }),
    share_pool: byRelease({ '2.3': array(2048, uint8(), { name: 'pool' }), '10.0': array(2048, uint8()) }),
  },
});
export type AspeedI2cState = StateOf<typeof vmstateAspeedI2c>;
