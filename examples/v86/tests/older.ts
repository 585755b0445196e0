/**
 * The definitions as they would have been written for v86 0.5.319: the CPU with its last page fault, no VMware mouse, no
 * parallel port.
 */
import { int32, vmstate } from 'vmstate';
import { CPU_HOLES, vmstateV86Cpu } from '../src/state/cpu.js';
import { DEVICES } from '../src/state/machine.js';
import { slots } from '../src/state/slots.js';

const { fields } = vmstateV86Cpu;
const PAGE_FAULT_SLOT = 9;

/** Version 1. */
const vmstateV86CpuOlder = slots(
  vmstate({ name: 'v86/cpu', versionId: 1, fields: { ...fields, page_fault: int32() } }),
  { holes: CPU_HOLES.filter((slot) => slot !== PAGE_FAULT_SLOT) },
);

const { parallel0: _0, parallel1: _1, vmware: _2, ...others } = DEVICES;
export const OLDER_DEVICES = { ...others, cpu: { at: [], def: vmstateV86CpuOlder } } as const;
