/**
 * The section `ctucan_pci`: a PCI card with two CAN FD controllers CTU CAN FD.
 *
 * QEMU: `hw/net/can/ctucan_core.c` and `ctucan_pci.c`, since 5.2; checked on streams of 5.2, 7.2 and 11.1. One layout in
 * all.
 */
import { array, buffer, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';
import { pciDevice } from '../pci/pci-device.js';

const v1 = { versionId: 1, minimumVersionId: 1 } as const;
const CTUCAN_RCV_BUF_LEN = 0x2000;
/** Messages that may wait to be sent, and the bytes of each. */
const CTUCAN_CORE_TXBUF_NUM = 4;
const CTUCAN_CORE_MSG_MAX_LEN = 80;

export const vmstateQemuCtucanTxBuffer = vmstate({
  ...v1,
  name: 'qemu_ctucan_tx_buffer',
  fields: { data: array(CTUCAN_CORE_MSG_MAX_LEN, uint8()) },
});

/** A register, by the name that it has with its bits. */
const register = (name: string) => uint32({ name: `${name}.u32` });

/** A controller: its registers, messages to be sent, and bytes that came. */
export const vmstateCtucan = vmstate({
  ...v1,
  name: 'ctucan',
  fields: {
    mode_settings: register('mode_settings'),
    status: register('status'),
    int_stat: register('int_stat'),
    int_ena: register('int_ena'),
    int_mask: register('int_mask'),
    brt: register('brt'),
    brt_fd: register('brt_fd'),
    ewl_erp_fault_state: register('ewl_erp_fault_state'),
    rec_tec: register('rec_tec'),
    err_norm_err_fd: register('err_norm_err_fd'),
    ctr_pres: register('ctr_pres'),
    filter_a_mask: register('filter_a_mask'),
    filter_a_val: register('filter_a_val'),
    filter_b_mask: register('filter_b_mask'),
    filter_b_val: register('filter_b_val'),
    filter_c_mask: register('filter_c_mask'),
    filter_c_val: register('filter_c_val'),
    filter_ran_low: register('filter_ran_low'),
    filter_ran_high: register('filter_ran_high'),
    filter_control_filter_status: register('filter_control_filter_status'),
    rx_mem_info: register('rx_mem_info'),
    rx_pointers: register('rx_pointers'),
    rx_status_rx_settings: register('rx_status_rx_settings'),
    tx_status: register('tx_status'),
    tx_priority: register('tx_priority'),
    err_capt_alc: register('err_capt_alc'),
    trv_delay_ssp_cfg: register('trv_delay_ssp_cfg'),
    rx_fr_ctr: register('rx_fr_ctr'),
    tx_fr_ctr: register('tx_fr_ctr'),
    debug_register: register('debug_register'),
    yolo_reg: register('yolo_reg'),
    timestamp_low: register('timestamp_low'),
    timestamp_high: register('timestamp_high'),
    tx_buffer: array(CTUCAN_CORE_TXBUF_NUM, struct(vmstateQemuCtucanTxBuffer)),
    rx_buff: buffer(CTUCAN_RCV_BUF_LEN),
    rx_tail_pos: uint32(),
    rx_cnt: uint32(),
    rx_frame_rem: uint32(),
  },
});

export const vmstateCtucanPci = vmstate({
  ...v1,
  name: 'ctucan_pci',
  fields: {
    dev: pciDevice(),
    ctucan_state_0: struct(vmstateCtucan, { name: 'ctucan_state[0]' }),
    ctucan_state_1: struct(vmstateCtucan, { name: 'ctucan_state[1]' }),
  },
});
export type CtucanPciState = StateOf<typeof vmstateCtucanPci>;
