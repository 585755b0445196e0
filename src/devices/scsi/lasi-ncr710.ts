/**
 * The section `lasi-ncr710`: the SCSI controller NCR 53C710 behind the Lasi chip of HP PA-RISC machines.
 *
 * QEMU: `hw/scsi/lasi_ncr710.c`, `hw/scsi/ncr53c710.c`; checked on streams of 11.1, which is the first to have it.
 */
import { array, bool, int32, type StateOf, struct, uint8, uint32, vmstate } from '../../vmstate/index.js';

/** Bytes on their way, with the parity of each. */
export const vmstateNcr710ScsiFifo = vmstate({
  name: 'ncr710_scsi_fifo',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    data: array(8, uint8()),
    parity: array(8, uint8()),
    count: int32(),
  },
});

/** The controller: its registers, and where its script is. */
export const vmstateNcr710 = vmstate({
  name: 'ncr710',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    scntl0: uint8(),
    scntl1: uint8(),
    sdid: uint8(),
    sien0: uint8(),
    scid: uint8(),
    sxfer: uint8(),
    sodl: uint8(),
    socl: uint8(),
    sfbr: uint8(),
    sidl: uint8(),
    sbdl: uint8(),
    sbcl: uint8(),
    dstat: uint8(),
    sstat0: uint8(),
    sstat1: uint8(),
    sstat2: uint8(),
    ctest0: uint8(),
    ctest1: uint8(),
    ctest2: uint8(),
    ctest3: uint8(),
    ctest4: uint8(),
    ctest5: uint8(),
    ctest6: uint8(),
    ctest7: uint8(),
    ctest8: uint8(),
    temp: uint32(),
    dfifo: uint8(),
    istat: uint8(),
    lcrc: uint8(),
    dcmd: uint8(),
    dmode: uint8(),
    dien: uint8(),
    dwt: uint8(),
    dcntl: uint8(),
    dsa: uint32(),
    dbc: uint32(),
    dnad: uint32(),
    dsp: uint32(),
    dsps: uint32(),
    scratch: uint32(),
    adder: uint32(),
    scsi_fifo: struct(vmstateNcr710ScsiFifo),
    status: uint8(),
    msg: array(8, uint8()),
    msg_len: uint8(),
    msg_action: uint8(),
    carry: int32(),
    script_active: bool(),
    waiting: int32(),
    command_complete: uint8(),
    select_tag: uint32(),
    current_lun: uint8(),
  },
});

export const vmstateLasiNcr710 = vmstate({
  name: 'lasi-ncr710',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    hw_type: uint32(),
    sversion: uint32(),
    hversion: uint32(),
    ncr710: struct(vmstateNcr710),
  },
});
export type LasiNcr710State = StateOf<typeof vmstateLasiNcr710>;
