/**
 * Sections: units of IBM POWER's chips on their XSCOM bus.
 *
 * QEMU: `hw/ppc/pnv_adu.c`, `hw/ppc/pnv_lpc.c`, `hw/ppc/pnv_psi.c`, `hw/ppc/pnv_i2c.c`, `hw/ssi/pnv_spi.c`; checked
 * on streams of 11.1.
 */
import { array, bool, type StateOf, uint8, uint32, uint64, vmstate } from '../../vmstate/index.js';

export const vmstatePnvAdu = vmstate({
  name: 'pnv-adu',
  versionId: 1,
  fields: { lpc_cmd_reg: uint64(), lpc_data_reg: uint64() },
});
export type PnvAduState = StateOf<typeof vmstatePnvAdu>;

export const vmstatePnvLpc = vmstate({
  name: 'pnv-lpc',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    eccb_stat_reg: uint64(),
    eccb_data_reg: uint32(),
    opb_irq_route0: uint32(),
    opb_irq_route1: uint32(),
    opb_irq_stat: uint32(),
    opb_irq_mask: uint32(),
    opb_irq_pol: uint32(),
    opb_irq_input: uint32(),
    lpc_hc_irq_inputs: uint32(),
    lpc_hc_fw_seg_idsel: uint32(),
    lpc_hc_irqser_ctrl: uint32(),
    lpc_hc_irqmask: uint32(),
    lpc_hc_irqstat: uint32(),
    lpc_hc_error_addr: uint32(),
    lpc_hc_fw_rd_acc_size: uint32(),
  },
});
export type PnvLpcState = StateOf<typeof vmstatePnvLpc>;

export const vmstatePnvPsi = vmstate({
  name: 'pnv-psi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { regs: array(32, uint64()) },
});
export type PnvPsiState = StateOf<typeof vmstatePnvPsi>;

export const vmstatePnvI2c = vmstate({
  name: 'pnv-i2c',
  versionId: 1,
  fields: { regs: array(32, uint64()) },
});
export type PnvI2cState = StateOf<typeof vmstatePnvI2c>;

export const vmstatePnvSpi = vmstate({
  name: 'pnv-spi',
  versionId: 1,
  fields: {
    fail_count: uint8(),
    transfer_len: uint8(),
    responder_select: uint8(),
    shift_n1_done: bool(),
    loop_counter_1: uint8(),
    loop_counter_2: uint8(),
    N1_bits: uint8(),
    N2_bits: uint8(),
    N1_bytes: uint8(),
    N2_bytes: uint8(),
    N1_tx: uint8(),
    N2_tx: uint8(),
    N1_rx: uint8(),
    N2_rx: uint8(),
    regs: array(7, uint64()),
    seq_op: array(8, uint8()),
    status: uint64(),
  },
});
export type PnvSpiState = StateOf<typeof vmstatePnvSpi>;
