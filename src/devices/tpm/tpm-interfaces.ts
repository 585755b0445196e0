/**
 * The sections `tpm-tis`, `tpm-crb` and `tpm-spapr`: how a guest reaches a trusted platform module.
 *
 * QEMU: `hw/tpm/tpm_tis_isa.c` and `hw/tpm/tpm_tis_sysbus.c`, `hw/tpm/tpm_crb.c`, `hw/tpm/tpm_spapr.c`; checked on streams
 * of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import {
  alloc,
  array,
  buffer,
  named,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  vbuffer,
  vmstate,
} from '../../vmstate/index.js';
import { vmstateSpaprVio } from '../ppc/spapr-vio.js';

/** Bytes of a command or an answer. */
const TPM_TIS_BUFFER_MAX = 4096;
const TPM_TIS_NUM_LOCALITIES = 5;
/** Words of registers. */
const TPM_CRB_R_MAX = 32;

/** The registers of a locality: who the guest is to the module. */
export const vmstateTpmTisLocality = vmstate({
  name: 'tpm-tis/locty',
  versionId: 0,
  fields: {
    state: uint32(),
    inte: uint32(),
    ints: uint32(),
    access: uint8(),
    sts: uint32(),
    iface_id: uint32(),
  },
});

/** By FIFO, on ISA or without a bus; localities that are none are 0xff. */
export const vmstateTpmTis = vmstate({
  name: 'tpm-tis',
  versionId: 0,
  fields: named('state.', {
    buffer: buffer(TPM_TIS_BUFFER_MAX),
    rw_offset: uint16(),
    active_locty: uint8(),
    aborting_locty: uint8(),
    next_locty: uint8(),
    loc: array(TPM_TIS_NUM_LOCALITIES, struct(vmstateTpmTisLocality)),
  }),
});
export type TpmTisState = StateOf<typeof vmstateTpmTis>;

/** By command and response buffers, which are memory: a block of RAM of their own. */
export const vmstateTpmCrb = vmstate({
  name: 'tpm-crb',
  versionId: 0,
  fields: { regs: array(TPM_CRB_R_MAX, uint32()) },
});
export type TpmCrbState = StateOf<typeof vmstateTpmCrb>;

/** On the virtual bus of pseries; `buffer`: the answer that waits, of `numbytes`. */
export const vmstateTpmSpapr = vmstate({
  name: 'tpm-spapr',
  versionId: 0,
  fields: {
    vdev: struct(vmstateSpaprVio),
    state: uint8(),
    numbytes: uint32(),
    buffer: alloc(vbuffer('numbytes')),
    data: uint32({ name: 'crq.data' }),
  },
});
export type TpmSpaprState = StateOf<typeof vmstateTpmSpapr>;
