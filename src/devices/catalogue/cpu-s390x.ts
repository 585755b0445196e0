/**
 * Rows of the catalogue: the CPU of s390x, and what belongs to all CPUs of a machine: interrupts, clock, storage keys,
 * channels, service processor.
 */
import { vmstateS390Cpu } from '../cpu/s390x.js';
import { vmstateS390Css } from '../s390x/css.js';
import { vmstateKvmS390Flic, vmstateQemuS390Flic } from '../s390x/flic.js';
import { vmstateIpl } from '../s390x/ipl.js';
import type { S390Machine } from '../s390x/machine.js';
import {
  vmstateEventFacility,
  vmstateSclpConsole,
  vmstateSclpCpi,
  vmstateSclpLmConsole,
  vmstateSclpQuiesce,
} from '../s390x/sclp.js';
import { vmstateS390Skeys } from '../s390x/skeys.js';
import { vmstateS390Tod } from '../s390x/tod.js';
import type { CpuEntry } from './entry.js';

const targets = ['s390x'];
const ais: S390Machine = { ais: true };
const noAis: S390Machine = { ais: false };

/**
 * The FLIC of 10.0 and 11.1 has two fields less if the model has no adapter interruption suppression. Which
 * images `s390_css` has, the stream's description says.
 */
export const s390xCpus: readonly CpuEntry[] = [
  { def: vmstateS390Cpu, targets },
  { def: vmstateQemuS390Flic, context: ais, targets },
  { def: vmstateQemuS390Flic, context: noAis, targets },
  { def: vmstateKvmS390Flic, targets },
  { def: vmstateS390Tod, targets },
  { def: vmstateS390Skeys, targets },
  { def: vmstateS390Css, targets },
  { def: vmstateIpl, targets },
  { def: vmstateEventFacility, targets },
  { def: vmstateSclpConsole, targets },
  { def: vmstateSclpLmConsole, targets },
  { def: vmstateSclpQuiesce, targets },
  { def: vmstateSclpCpi, targets },
];
