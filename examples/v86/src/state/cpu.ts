/**
 * The CPU as v86 keeps it: the slots of `CPU.get_state` that are no devices and no memory (`src/cpu.js`, 0.5.462).
 *
 * Version 1 is what 0.5.319 has, with the last page fault; later releases leave it out (version 2).
 */
import { array, buffer, int32, type StateOf, uint8, uint16, uint32, uint32Equal, vmstate, when } from 'vmstate';
import { slots } from './slots.js';

/** Slots of the state that are not the CPU's: unused, devices, memory. */
export const CPU_HOLES: readonly number[] = [
  ...[9, 12, 14, 15, 20, 21, 29, 31, 32, 33, 34, 35, 36], // unused
  ...[44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63], // devices
  ...[65, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85], // memory, devices
];

/**
 * Segments stand in the order ES CS SS DS FS GS TR LDTR. `segment_state` is 8 marks "is null" and 8 access bytes.
 * `instruction_pointer` is linear: EIP and the base of CS. The arithmetic bits of `flags` hold only where
 * `flags_changed` has no bit; the others follow from the last operation.
 */
export const vmstateV86Cpu = slots(
  vmstate({
    name: 'v86/cpu',
    versionId: 2,
    minimumVersionId: 1,
    fields: {
      memory_size: uint32Equal(),
      segment_state: buffer(16),
      segment_offsets: array(8, int32()),
      segment_limits: array(8, uint32()),
      protected_mode: uint8(),
      idtr_offset: int32(),
      idtr_size: int32(),
      gdtr_offset: int32(),
      gdtr_size: int32(),
      page_fault: when('version_is_1', int32()),
      cr: array(8, int32()),
      cpl: uint8(),
      is_32: uint8(),
      stack_size_32: uint8(),
      in_hlt: uint8(),
      last_virt_eip: int32(),
      eip_phys: int32(),
      sysenter_cs: int32(),
      sysenter_eip: int32(),
      sysenter_esp: int32(),
      prefixes: uint8(),
      flags: int32(),
      flags_changed: int32(),
      last_op1: int32(),
      last_op_size: int32(),
      instruction_pointer: int32(),
      previous_ip: int32(),
      reg32: array(8, int32()),
      sreg: array(8, uint16()),
      dreg: array(8, int32()),
      reg_pdpte: array(8, int32()),
      current_tsc: array(2, uint32()),
      tss_size_32: uint8(),
      reg_xmm32s: array(32, int32()),
      fpu_st: array(32, int32()),
      fpu_stack_empty: int32(),
      fpu_stack_ptr: int32(),
      fpu_control_word: int32(),
      fpu_ip: int32(),
      fpu_ip_selector: int32(),
      fpu_dp: int32(),
      fpu_dp_selector: int32(),
      fpu_opcode: int32(),
      last_result: array(1, int32()),
      fpu_status_word: array(1, uint16()),
      mxcsr: array(1, int32()),
    },
    conditions: { version_is_1: (_state, version) => version === 1 },
  }),
  { holes: CPU_HOLES },
);
export type V86CpuState = StateOf<typeof vmstateV86Cpu>;
