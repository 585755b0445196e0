/**
 * The whole catalogue, for programs that read any stream. Emulators import the devices they have, each from its own
 * file: `import { vmstatePit } from 'vmstate/devices/timer/i8254'`.
 */
import { adcDevices } from './catalogue/adc.js';
import { armDevices } from './catalogue/arm.js';
import { audioDevices } from './catalogue/audio.js';
import { charDevices } from './catalogue/char.js';
import { cpus } from './catalogue/cpus.js';
import { displayDevices } from './catalogue/display.js';
import { dmaDevices } from './catalogue/dma.js';
import type { CatalogueEntry } from './catalogue/entry.js';
import { glue } from './catalogue/glue.js';
import { gpioDevices } from './catalogue/gpio.js';
import { i2cDevices } from './catalogue/i2c.js';
import { ideDevices } from './catalogue/ide.js';
import { inputDevices } from './catalogue/input.js';
import { isaDevices } from './catalogue/isa.js';
import { miscDevices } from './catalogue/misc.js';
import { netDevices } from './catalogue/net.js';
import { nvramDevices } from './catalogue/nvram.js';
import { otherDevices } from './catalogue/other.js';
import { pcCore } from './catalogue/pc-core.js';
import { pcDevices } from './catalogue/pc-devices.js';
import { pciHostDevices } from './catalogue/pci-host.js';
import { ppcDevices } from './catalogue/ppc.js';
import { pseries } from './catalogue/pseries.js';
import { rtcDevices } from './catalogue/rtc.js';
import { scsiDevices } from './catalogue/scsi.js';
import { sdDevices } from './catalogue/sd.js';
import { sensorDevices } from './catalogue/sensor.js';
import { ssiDevices } from './catalogue/ssi.js';
import { timerDevices } from './catalogue/timer.js';
import { usbDevices } from './catalogue/usb.js';
import { virtioDevices } from './catalogue/virtio.js';
import { watchdogDevices } from './catalogue/watchdog.js';

export type { CatalogueEntry, CpuEntry } from './catalogue/entry.js';
export { cpus };

/** Every definition, with a context for those whose conditions need one. */
export const catalogue: readonly CatalogueEntry[] = [
  ...pcCore,
  ...pcDevices,
  ...pseries,
  ...cpus,
  ...glue,
  ...adcDevices,
  ...armDevices,
  ...audioDevices,
  ...charDevices,
  ...displayDevices,
  ...dmaDevices,
  ...gpioDevices,
  ...i2cDevices,
  ...ideDevices,
  ...inputDevices,
  ...isaDevices,
  ...miscDevices,
  ...netDevices,
  ...nvramDevices,
  ...otherDevices,
  ...pciHostDevices,
  ...ppcDevices,
  ...rtcDevices,
  ...scsiDevices,
  ...sdDevices,
  ...sensorDevices,
  ...ssiDevices,
  ...timerDevices,
  ...usbDevices,
  ...virtioDevices,
  ...watchdogDevices,
];
