/**
 * Memory protection units of R and M profile cores in the section `cpu` of ARM.
 *
 * QEMU: `target/arm/machine.c` (5.2, 7.2, 10.0, 11.1). How many regions there are is a property of the model and is not
 * sent, so these are made for a model.
 */
import { array, named, subsectionByRelease, uint32, vmstate } from '../../../vmstate/index.js';
import { type ArmRegions, armCpuContext } from './context.js';

/** Region number register of an M profile core. */
export const vmstateArmPmsav7Rnr = vmstate({
  name: 'cpu/pmsav7-rnr',
  versionId: 1,
  minimumVersionId: 1,
  context: armCpuContext,
  needed: (_state, cpu) => cpu?.m !== false,
  fields: { rnr: uint32({ name: 'env.pmsav7.rnr[M_REG_NS]' }) },
});

/** Base, size and access of each region. QEMU also checks here that the region number, sent before, is one of them. */
// @__NO_SIDE_EFFECTS__
export const armPmsav7 = ({ mpu = 8 }: ArmRegions) =>
  vmstate({
    name: 'cpu/pmsav7',
    versionId: 1,
    minimumVersionId: 1,
    context: armCpuContext,
    needed: (_state, cpu) => cpu?.pmsav7 !== false,
    fields: named('env.pmsav7.', {
      drbar: array(mpu, uint32()),
      drsr: array(mpu, uint32()),
      dracr: array(mpu, uint32()),
    }),
  });

/** Base and limit of each region of EL2. */
// @__NO_SIDE_EFFECTS__
const armPmsav8r = ({ el2 = 16 }: ArmRegions) =>
  vmstate({
    name: 'cpu/pmsav8/pmsav8r',
    versionId: 1,
    minimumVersionId: 1,
    context: armCpuContext,
    needed: (_state, cpu) => cpu?.pmsav8 !== false && cpu?.m !== true,
    fields: named('env.pmsav8.', { hprbar: array(el2, uint32()), hprlar: array(el2, uint32()) }),
  });

/** Base and limit of each region (of the non-secure bank), and the memory attributes. */
// @__NO_SIDE_EFFECTS__
export const armPmsav8 = (regions: ArmRegions) =>
  vmstate({
    name: 'cpu/pmsav8',
    versionId: 1,
    minimumVersionId: 1,
    context: armCpuContext,
    needed: (_state, cpu) => cpu?.pmsav8 !== false,
    fields: named('env.pmsav8.', {
      rbar: array(regions.mpu ?? 8, uint32(), { name: 'rbar[M_REG_NS]' }),
      rlar: array(regions.mpu ?? 8, uint32(), { name: 'rlar[M_REG_NS]' }),
      mair0: uint32({ name: 'mair0[M_REG_NS]' }),
      mair1: uint32({ name: 'mair1[M_REG_NS]' }),
    }),
    subsections: { pmsav8r: subsectionByRelease({ '10.0': armPmsav8r(regions) }) },
  });
