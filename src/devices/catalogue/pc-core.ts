/**
 * Rows of the catalogue: the heart of the PC, and what is in every machine. CPU, clocks, interrupt controllers, timers,
 * DMA, run state.
 */
import { vmstateAcpiBuild } from '../acpi/acpi-build.js';
import { vmstatePcspk } from '../audio/pcspk.js';
import { vmstateCpuCommon } from '../cpu/cpu-common.js';
import { vmstateTimers } from '../cpu/timers.js';
import { vmstateI8257 } from '../dma/i8257.js';
import { vmstateI2cBus } from '../i2c/i2c-bus.js';
import { vmstateVapic } from '../i386/kvm-tpr-opt.js';
import { vmstatePort92 } from '../i386/port92.js';
import { vmstateVmmouse } from '../i386/vmmouse.js';
import { vmstateApic } from '../intc/apic.js';
import { vmstateI8259 } from '../intc/i8259.js';
import { vmstateIoapic } from '../intc/ioapic.js';
import { vmstateRtc } from '../rtc/mc146818rtc.js';
import { vmstateGlobalState } from '../system/globalstate.js';
import { vmstateHpet } from '../timer/hpet.js';
import { vmstatePit } from '../timer/i8254.js';
import type { CatalogueEntry } from './entry.js';

/** None of them needs facts from outside to be decoded. */
export const pcCore: readonly CatalogueEntry[] = [
  { def: vmstateTimers },
  { def: vmstateCpuCommon },
  { def: vmstateVapic },
  { def: vmstateApic },
  { def: vmstateIoapic },
  { def: vmstateI8259 },
  { def: vmstateHpet },
  { def: vmstateRtc },
  { def: vmstatePit },
  { def: vmstatePcspk },
  { def: vmstatePort92 },
  { def: vmstateI8257 },
  { def: vmstateVmmouse },
  { def: vmstateI2cBus },
  { def: vmstateAcpiBuild },
  { def: vmstateGlobalState },
];
