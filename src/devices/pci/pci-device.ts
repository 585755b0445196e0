/**
 * What every PCI device embeds: `PCIDevice`, and `PCIEDevice` of 2.3.
 *
 * QEMU: `hw/pci/pci.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. In 2.3 a conventional device (256 bytes of configuration
 * space) and an Express device (4096) have a definition each. Since then there is one, which has the space twice under
 * one name with opposite conditions. Most devices are one or the other for good, so here the three cases are apart:
 * {@link pciDevice}, {@link pcieDevice} and {@link anyPciDevice}.
 */
import { StreamError, ValueError } from '../../errors.js';
import {
  absent,
  type ByteReader,
  buffer,
  byRelease,
  context,
  type Field,
  type FieldOptions,
  int32Le,
  leaf,
  releases,
  type StateOf,
  struct,
  vmstate,
  when,
} from '../../vmstate/index.js';

const CONFIG_SPACE_SIZE = 0x100;
const EXPRESS_CONFIG_SPACE_SIZE = 0x1000;
const PINS = 4;

/**
 * The info `pci config`: a configuration space as raw bytes. QEMU also refuses a stream whose space differs from the
 * local one in a bit that the guest cannot write; which bits those are only the device knows.
 */
// @__NO_SIDE_EFFECTS__
export function pciConfig(size: 0x100 | 0x1000, options?: FieldOptions): Field<Uint8Array> {
  return Object.freeze({ ...buffer(size, options), type: 'pci config' });
}

/** The info `pci irq state`: bit n of the number is the level of pin n (INTA# is 0); a `u32` of 0 or 1 each. */
export const pciIrqState = leaf<number>({
  type: 'pci irq state',
  size: 4 * PINS,
  put: (levels, to, at) => {
    if (!Number.isInteger(levels) || levels < 0 || levels >= 1 << PINS) {
      throw new ValueError('out-of-range', 'the levels of four pins are a whole number from 0 to 15', {
        actual: levels,
      });
    }
    for (let pin = 0; pin < PINS; pin++) to.setUint32(at + 4 * pin, (levels >> pin) & 1);
  },
  get: (from, at) => {
    let levels = 0;
    for (let pin = 0; pin < PINS; pin++) {
      const level = from.getUint32(at + 4 * pin);
      if (level > 1) {
        throw new StreamError('bad-value', `the level of pin ${pin} is 0 or 1`, { expected: [0, 1], actual: level });
      }
      levels |= level << pin;
    }
    return levels;
  },
});

/** A slot with a condition that the kind of device settles for good, so that its property is not optional. */
// @__NO_SIDE_EFFECTS__
function settled<F>(label: string, of: Field<Uint8Array>): F {
  return when(label, of) as unknown as F;
}

const common = { versionId: 2, minimumVersionId: 1 } as const;
const always = () => true;
const never = () => false;

/** A device with 256 bytes of configuration space. `version_id` is 2: the definition's own version, sent once more. */
export const vmstatePciDevice = vmstate({
  ...common,
  name: 'PCIDevice',
  fields: {
    version_id: int32Le(),
    config: byRelease({
      '2.3': pciConfig(CONFIG_SPACE_SIZE),
      '5.2': settled<Field<Uint8Array>>('migrate_is_not_pcie', pciConfig(CONFIG_SPACE_SIZE)),
    }),
    // Never sent; it is what makes the other `config[0]`.
    pcie_config: byRelease({
      '2.3': absent,
      '5.2': settled<typeof absent>('migrate_is_pcie', pciConfig(EXPRESS_CONFIG_SPACE_SIZE, { name: 'config' })),
    }),
    irq_state: pciIrqState({ since: 2 }),
  },
  conditions: { migrate_is_not_pcie: always, migrate_is_pcie: never },
});
export type PciDeviceState = StateOf<typeof vmstatePciDevice>;

/** A device with 4096 bytes of configuration space. */
export const vmstatePcieDevice = releases({
  '2.3': vmstate({
    ...common,
    name: 'PCIEDevice',
    fields: {
      version_id: int32Le(),
      config: pciConfig(EXPRESS_CONFIG_SPACE_SIZE),
      irq_state: pciIrqState({ since: 2 }),
    },
  }),
  '5.2': vmstate({
    ...common,
    name: 'PCIDevice',
    fields: {
      version_id: int32Le(),
      // Never sent; it is what makes the other `config[1]`.
      conventional_config: settled<typeof absent>(
        'migrate_is_not_pcie',
        pciConfig(CONFIG_SPACE_SIZE, { name: 'config' }),
      ),
      config: settled<Field<Uint8Array>>('migrate_is_pcie', pciConfig(EXPRESS_CONFIG_SPACE_SIZE)),
      irq_state: pciIrqState({ since: 2 }),
    },
    conditions: { migrate_is_not_pcie: never, migrate_is_pcie: always },
  }),
});
export type PcieDeviceState = StateOf<typeof vmstatePcieDevice>;

/** `pcie`: the device stands on a PCI Express bus. A device that embeds {@link anyPciDevice} hands this on. */
export const pciBusKind = context<{ readonly pcie?: boolean } | undefined>();

/** A device that is Express or conventional by the bus it stands on (5.2+; 2.3 has conventional ones of this kind). */
export const vmstateAnyPciDevice = vmstate({
  ...common,
  name: 'PCIDevice',
  context: pciBusKind,
  fields: {
    version_id: int32Le(),
    config: byRelease({
      '2.3': pciConfig(CONFIG_SPACE_SIZE),
      '5.2': when('migrate_is_not_pcie', pciConfig(CONFIG_SPACE_SIZE)),
    }),
    pcie_config: byRelease({
      '2.3': absent,
      '5.2': when('migrate_is_pcie', pciConfig(EXPRESS_CONFIG_SPACE_SIZE, { name: 'config' })),
    }),
    irq_state: pciIrqState({ since: 2 }),
  },
  conditions: {
    migrate_is_not_pcie: (_state, _version, bus) => bus?.pcie !== true,
    migrate_is_pcie: (_state, _version, bus) => bus?.pcie === true,
  },
});
export type AnyPciDeviceState = StateOf<typeof vmstateAnyPciDevice>;

/** VMSTATE_PCI_DEVICE in a conventional device. */
// @__NO_SIDE_EFFECTS__
export const pciDevice = (options?: FieldOptions) => struct(vmstatePciDevice, options);
/** VMSTATE_PCI_DEVICE in an Express device; VMSTATE_PCIE_DEVICE in 2.3. */
// @__NO_SIDE_EFFECTS__
export const pcieDevice = (options?: FieldOptions) => struct(vmstatePcieDevice, options);
/** VMSTATE_PCI_DEVICE in a device that is either; its context says which. */
// @__NO_SIDE_EFFECTS__
export const anyPciDevice = (options?: FieldOptions) => struct(vmstateAnyPciDevice, options);

/** A conventional device as hand-written loaders of old versions meet it (`pci_device_load`): at version 2. */
export function loadPciDevice(from: ByteReader): PciDeviceState {
  const version_id = from.u32() | 0;
  const config = from.take(CONFIG_SPACE_SIZE).slice();
  let irq_state = 0;
  for (let pin = 0; pin < PINS; pin++) irq_state |= (from.u32() & 1) << pin;
  return { version_id, config, irq_state };
}
