/**
 * Subsections of the section `cpu` of s390x for facilities that not every model has, and for an instruction under way.
 *
 * QEMU: `target/s390x/machine.c` (5.2, 7.2, 10.0, 11.1).
 */
import { array, bool, named, uint8, uint64, vmstate } from '../../../vmstate/index.js';
import { s390CpuContext } from './context.js';

const v1 = { versionId: 1, minimumVersionId: 1, context: s390CpuContext } as const;

/** The control block of runtime instrumentation, 64 bytes as LRIC has loaded them. */
export const vmstateS390Riccb = vmstate({
  ...v1,
  name: 'cpu/riccb',
  needed: (_state, cpu) => cpu?.runtimeInstrumentation !== false,
  fields: named('env.', { riccb: array(64, uint8()) }),
});

/**
 * The target of an EXECUTE under way: the instruction from bit 63 on, its length in bytes in bits 0 to 3. 0 for none.
 */
export const vmstateS390Exval = vmstate({
  ...v1,
  name: 'cpu/exval',
  needed: (state) => state.ex_value !== 0n,
  fields: named('env.', { ex_value: uint64() }),
});

/** Guarded storage: a reserved word, GSD (designation), GSSM (section mask), the parameter list's address. */
export const vmstateS390Gscb = vmstate({
  ...v1,
  name: 'cpu/gscb',
  needed: (_state, cpu) => cpu?.guardedStorage !== false,
  fields: named('env.', { gscb: array(4, uint64()) }),
});

/** Whether branch prediction is blocked. */
export const vmstateS390Bpbc = vmstate({
  ...v1,
  name: 'cpu/bpbc',
  needed: (_state, cpu) => cpu?.branchPredictionBlocking !== false,
  fields: named('env.', { bpbc: bool() }),
});

/** The token by which a guest tells hosts apart: it goes with the guest until the host changes it. */
export const vmstateS390Etoken = vmstate({
  ...v1,
  name: 'cpu/etoken',
  needed: (_state, cpu) => cpu?.etoken !== false,
  fields: named('env.', { etoken: uint64(), etoken_extension: uint64() }),
});

/** What the guest has said with diagnose 0x318: bits 56 to 63 name its system, the others its version. */
export const vmstateS390Diag318 = vmstate({
  ...v1,
  name: 'cpu/diag318',
  needed: (_state, cpu) => cpu?.diag318 !== false,
  fields: named('env.', { diag318_info: uint64() }),
});
