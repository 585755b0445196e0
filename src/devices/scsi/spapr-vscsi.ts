/**
 * The section `spapr_vscsi`: the virtual SCSI adapter of sPAPR.
 *
 * QEMU: `hw/scsi/spapr_vscsi.c`; checked on streams of 2.3.
 */
import { type StateOf, struct, vmstate } from '../../vmstate/index.js';
import { vmstateSpaprVio } from '../ppc/spapr-vio.js';

export const vmstateSpaprVscsi = vmstate({
  name: 'spapr_vscsi',
  versionId: 1,
  minimumVersionId: 1,
  fields: { vdev: struct(vmstateSpaprVio) },
});
export type SpaprVscsiState = StateOf<typeof vmstateSpaprVscsi>;
