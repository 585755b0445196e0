/**
 * The sections `loongson_ipi` and `loongarch_ipi`: with which the CPUs of LoongArch and of Loongson 3 (MIPS) interrupt
 * each other and pass words.
 *
 * QEMU: `hw/intc/loongarch_ipi.c` (7.2), `hw/intc/loongson_ipi_common.c` (10.0, 11.1).
 */
import { array, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';

/**
 * The registers of a CPU. `status`: a bit for each of 32 interrupts that wait, `en`: which of them are let through, `set`
 * and `clear`: what was written last. `buf`: four mailboxes of 64 bits, each the lower half first.
 */
export const vmstateIpiSingle = vmstate({
  name: 'ipi-single',
  versionId: { '2.3': 0, '10.0': 2 },
  minimumVersionId: { '2.3': 0, '10.0': 2 },
  fields: { status: uint32(), en: uint32(), set: uint32(), clear: uint32(), buf: array(8, uint32()) },
});

/** Of 7.2: always four CPUs. */
export const vmstateLoongarchIpi = vmstate({
  name: 'loongarch_ipi',
  versionId: 0,
  minimumVersionId: 0,
  fields: { ipi_core: array(4, struct(vmstateIpiSingle)) },
});
export type LoongarchIpiState = StateOf<typeof vmstateLoongarchIpi>;

/** Of 10.0 and 11.1, for `cpus` CPUs: as many as the machine can have. Nothing in the stream says how many. */
// @__NO_SIDE_EFFECTS__
export const loongsonIpi = (cpus: number) =>
  vmstate({
    name: 'loongson_ipi',
    versionId: 2,
    minimumVersionId: 2,
    fields: { cpu: array(cpus, struct(vmstateIpiSingle)) },
  });
export type LoongsonIpiState = StateOf<ReturnType<typeof loongsonIpi>>;
