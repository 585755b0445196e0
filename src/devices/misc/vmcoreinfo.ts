/**
 * The section `vmcoreinfo`: where the guest has put what a reader of its memory needs to know.
 *
 * QEMU: `hw/misc/vmcoreinfo.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { bool, named, type StateOf, uint16, uint32, uint64, vmstate } from '../../vmstate/index.js';

/** `paddr`: its address in the guest's memory; `size` in bytes. */
export const vmstateVmcoreinfo = vmstate({
  name: 'vmcoreinfo',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    has_vmcoreinfo: bool(),
    ...named('vmcoreinfo.', { host_format: uint16(), guest_format: uint16(), size: uint32(), paddr: uint64() }),
  },
});
export type VmcoreinfoState = StateOf<typeof vmstateVmcoreinfo>;
