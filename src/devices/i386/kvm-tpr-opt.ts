/**
 * The section `kvm-tpr-opt` (device `kvmvapic`): patched accesses to the task priority register of old guests.
 *
 * QEMU: `hw/i386/kvmvapic.c` (2.3, 5.2, 7.2), `hw/i386/vapic.c` (10.0, 11.1). One layout in all.
 */
import { array, type StateOf, struct, uint32, unused, vmstate } from '../../vmstate/index.js';

/** Values of `state`. */
export const VAPIC_INACTIVE = 0;
export const VAPIC_ACTIVE = 1;
export const VAPIC_STANDBY = 2;

/** Guest addresses of the routines that replace an access; `get_tpr` one for each register. */
export const vmstateVapicHandlers = vmstate({
  name: 'kvmvapic-handlers',
  versionId: 1,
  minimumVersionId: 1,
  fields: { set_tpr: uint32(), set_tpr_eax: uint32(), get_tpr: array(8, uint32()), get_tpr_stack: uint32() },
});

/** The header of the option ROM, as the guest has it in memory; its signature is not sent. */
export const vmstateVapicGuestRom = vmstate({
  name: 'kvmvapic-guest-rom',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    signature: unused(8),
    vaddr: uint32(),
    fixup_start: uint32(),
    fixup_end: uint32(),
    vapic_vaddr: uint32(),
    vapic_size: uint32(),
    vcpu_shift: uint32(),
    real_tpr_addr: uint32(),
    up: struct(vmstateVapicHandlers),
    mp: struct(vmstateVapicHandlers),
  },
});

/** `up` and `mp` are the handlers for one and for several CPUs. */
export const vmstateVapic = vmstate({
  name: 'kvm-tpr-opt',
  versionId: 1,
  minimumVersionId: 1,
  // The first implementation, in qemu-kvm, knew no standby.
  postLoad: (vapic) => {
    if (vapic.state === VAPIC_INACTIVE && vapic.rom_state_paddr !== 0) vapic.state = VAPIC_STANDBY;
  },
  fields: {
    rom_state: struct(vmstateVapicGuestRom),
    state: uint32(),
    real_tpr_addr: uint32(),
    rom_state_vaddr: uint32(),
    vapic_paddr: uint32(),
    rom_state_paddr: uint32(),
  },
});
export type VapicState = StateOf<typeof vmstateVapic>;
