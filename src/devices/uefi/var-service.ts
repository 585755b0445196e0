/**
 * The section `uefi-vars-sysbus`: the variables of UEFI, kept outside of the guest.
 *
 * QEMU: `hw/uefi/var-service-core.c`, `var-service-vars.c`, `var-service-policy.c` and `var-service-sysbus.c`, since 10.0;
 * checked on streams of 10.0 and 11.1. One layout in both.
 */
import {
  alloc,
  array,
  bool,
  qtailq,
  type StateOf,
  struct,
  uint8,
  uint16,
  uint32,
  uint64,
  vbuffer,
  vmstate,
} from '../../vmstate/index.js';

export const vmstateUefiTime = vmstate({
  name: 'uefi-time',
  versionId: 0,
  fields: {
    year: uint16(),
    month: uint8(),
    day: uint8(),
    hour: uint8(),
    minute: uint8(),
    second: uint8(),
    nanosecond: uint32(),
  },
});

/** What an authenticated variable was last signed with. */
export const vmstateUefiVariableDigest = vmstate({
  name: 'uefi-variable-digest',
  versionId: 0,
  fields: { digest_size: uint32(), digest: alloc(vbuffer('digest_size')) },
});

/** A variable: `name` in UTF-16, little endian, with its zero. */
export const vmstateUefiVariable = vmstate({
  name: 'uefi-variable',
  versionId: 0,
  fields: {
    guid: array(16, uint8(), { name: 'guid.data' }),
    name_size: uint32(),
    data_size: uint32(),
    attributes: uint32(),
    name: alloc(vbuffer('name_size')),
    data: alloc(vbuffer('data_size')),
    time: struct(vmstateUefiTime),
  },
  subsections: { digest: vmstateUefiVariableDigest },
});

/** A rule about variables, as EDK2 writes it down. */
export const vmstateUefiVarPolicy = vmstate({
  name: 'uefi-var-policy',
  versionId: 0,
  fields: { entry_size: uint32(), entry: alloc(vbuffer('entry_size')) },
});

/** `buf_size`: bytes of the guest's buffer for calls; `used_storage`: bytes of what is not volatile. */
export const vmstateUefiVars = vmstate({
  name: 'uefi-vars',
  versionId: 0,
  fields: {
    sts: uint16(),
    buf_size: uint32(),
    buf_addr_lo: uint32(),
    buf_addr_hi: uint32(),
    pio_xfer_offset: uint32(),
    pio_xfer_buffer: alloc(vbuffer('buf_size')),
    end_of_dxe: bool(),
    ready_to_boot: bool(),
    exit_boot_service: bool(),
    policy_locked: bool(),
    used_storage: uint64(),
    variables: qtailq(vmstateUefiVariable, { since: 0 }),
    var_policies: qtailq(vmstateUefiVarPolicy, { since: 0 }),
  },
});

export const vmstateUefiVarsSysbus = vmstate({
  name: 'uefi-vars-sysbus',
  versionId: 0,
  fields: { state: struct(vmstateUefiVars) },
});
export type UefiVarsSysbusState = StateOf<typeof vmstateUefiVarsSysbus>;
