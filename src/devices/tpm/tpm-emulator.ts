/**
 * The section `tpm-emulator`: what is inside a trusted platform module, as its emulator outside of QEMU packs it.
 *
 * QEMU: `backends/tpm/tpm_emulator.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { alloc, named, type StateOf, uint32, vbuffer, vmstate } from '../../vmstate/index.js';

/** Three parts, each with flags (bit 0: encrypted) and its length in bytes; how they look is the emulator's own affair. */
export const vmstateTpmEmulator = vmstate({
  name: 'tpm-emulator',
  versionId: 0,
  fields: named('state_blobs.', {
    permanent_flags: uint32(),
    permanent_size: uint32({ name: 'permanent.size' }),
    permanent: alloc(vbuffer('permanent_size', { name: 'permanent.buffer' })),
    volatil_flags: uint32(),
    volatil_size: uint32({ name: 'volatil.size' }),
    volatil: alloc(vbuffer('volatil_size', { name: 'volatil.buffer' })),
    savestate_flags: uint32(),
    savestate_size: uint32({ name: 'savestate.size' }),
    savestate: alloc(vbuffer('savestate_size', { name: 'savestate.buffer' })),
  }),
});
export type TpmEmulatorState = StateOf<typeof vmstateTpmEmulator>;
