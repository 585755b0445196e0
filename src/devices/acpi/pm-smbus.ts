/**
 * The SMBus controller of a south bridge, part of `piix4_pm` and `ich9_smb`.
 *
 * QEMU: `hw/i2c/pm_smbus.c` in 5.2, 7.2, 10.0 and 11.1; not migrated in 2.3.
 */
import { array, bool, named, type StateOf, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** The registers, the block buffer of 32 bytes with its index, and the state of the transfer. */
export const vmstatePmSmbus = vmstate({
  name: 'pmsmb',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ...named('smb_', {
      stat: uint8(),
      ctl: uint8(),
      cmd: uint8(),
      addr: uint8(),
      data0: uint8(),
      data1: uint8(),
      index: uint32(),
      data: array(32, uint8()),
      auxctl: uint8(),
      blkdata: uint8(),
    }),
    i2c_enable: bool(),
    op_done: bool(),
    in_i2c_block_read: bool(),
    start_transaction_on_status_read: bool(),
  },
});
export type PmSmbusState = StateOf<typeof vmstatePmSmbus>;
