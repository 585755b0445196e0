/**
 * The section `fw_cfg`: the port through which firmware reads tables and settings.
 *
 * QEMU: `hw/nvram/fw_cfg.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. The two subsections came after 2.3.
 */
import {
  context,
  leaf,
  type StateOf,
  subsectionByRelease,
  uint16,
  uint32,
  uint64,
  vmstate,
  when,
} from '../../vmstate/index.js';

/**
 * What the machine says: `dmaEnabled` and `acpiMrRestore` are the device's properties (on, but not before pc-i440fx-2.5
 * and pc-i440fx-5.0), `hostPageSize` is the host's, 4096 if not given.
 */
export const fwCfgMachine = context<
  { readonly dmaEnabled?: boolean; readonly acpiMrRestore?: boolean; readonly hostPageSize?: bigint } | undefined
>();

/** Version 1 sent the offset in 16 bits. QEMU only ever reads it. */
const uint32AsUint16 = leaf<number>({
  type: 'int32_as_uint16',
  size: 2,
  put: (value, to, at) => to.setUint16(at, value),
  get: (from, at) => from.getUint16(at),
});

/** Address of the DMA descriptor, as far as the guest has written it. */
export const vmstateFwCfgDma = vmstate({
  name: 'fw_cfg/dma',
  versionId: 0,
  context: fwCfgMachine,
  needed: (_state, machine) => machine?.dmaEnabled !== false,
  fields: { dma_addr: uint64() },
});

/** Bytes of the memory regions of the ACPI tables; left out if all three are whole pages of the host. */
export const vmstateFwCfgAcpiMr = vmstate({
  name: 'fw_cfg/acpi_mr',
  versionId: 1,
  minimumVersionId: 1,
  context: fwCfgMachine,
  needed: ({ table_mr_size, linker_mr_size, rsdp_mr_size }, machine) => {
    const page = machine?.hostPageSize ?? 4096n;
    const aligned = table_mr_size % page === 0n && linker_mr_size % page === 0n && rsdp_mr_size % page === 0n;
    return machine?.acpiMrRestore !== false && !aligned;
  },
  fields: { table_mr_size: uint64(), linker_mr_size: uint64(), rsdp_mr_size: uint64() },
});

/** The selected entry and the offset of the next byte in it; `cur_offset_v1` is the offset in version 1. */
export const vmstateFwCfg = vmstate({
  name: 'fw_cfg',
  versionId: 2,
  minimumVersionId: 1,
  context: fwCfgMachine,
  postLoad: (state, version) => {
    if (version === 1) state.cur_offset = state.cur_offset_v1 ?? 0;
  },
  fields: {
    cur_entry: uint16(),
    cur_offset_v1: when('is_version_1', uint32AsUint16({ name: 'cur_offset' })),
    cur_offset: uint32({ since: 2 }),
  },
  conditions: { is_version_1: (_state, version) => version === 1 },
  subsections: {
    dma: subsectionByRelease({ '5.2': vmstateFwCfgDma }),
    acpi_mr: subsectionByRelease({ '5.2': vmstateFwCfgAcpiMr }),
  },
});
export type FwCfgState = StateOf<typeof vmstateFwCfg>;
