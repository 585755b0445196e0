/**
 * The section `spapr-xive`: the tables of the XIVE interrupt controller of an sPAPR machine (`pseries`).
 *
 * QEMU: `hw/intc/spapr_xive.c` in 5.2, 7.2, 10.0 and 11.1. One layout in all. 2.3 does not have it.
 */
import {
  array,
  pointer,
  type StateOf,
  struct,
  uint32,
  uint32Equal,
  uint64,
  varray,
  vmstate,
} from '../../vmstate/index.js';

/**
 * An event assignment: bit 63 valid, 56 to 59 block, 32 to 55 queue, bit 31 masked, 0 to 30 data for the queue. The
 * guest's memory is big-endian and QEMU sends the word as it lies there: saved on a little-endian host its bytes are
 * reversed.
 */
export const vmstateSpaprXiveEas = vmstate({
  name: 'spapr-xive/eas',
  versionId: 1,
  minimumVersionId: 1,
  fields: { w: uint64() },
});

/**
 * An event notification descriptor, one for each CPU and priority: the queue in guest memory, and whom to notify. Words in the
 * same order of bytes.
 */
export const vmstateSpaprXiveEnd = vmstate({
  name: 'spapr-xive/end',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    w0: uint32(),
    w1: uint32(),
    w2: uint32(),
    w3: uint32(),
    w4: uint32(),
    w5: uint32(),
    w6: uint32(),
    w7: uint32(),
  },
});

const PRIORITIES = 8;

/**
 * The tables of a machine with `servers` servers, which is not sent: CPUs at most, times 8 for each core of fewer than 8
 * threads in machine types up to pseries-4.1. The number of interrupts must be the same on both sides.
 */
// @__NO_SIDE_EFFECTS__
export const spaprXive = (servers: number) =>
  vmstate({
    name: 'spapr-xive',
    versionId: 1,
    minimumVersionId: 1,
    fields: {
      nr_irqs: uint32Equal(),
      eat: pointer(varray('nr_irqs', struct(vmstateSpaprXiveEas))),
      endt: pointer(array(servers * PRIORITIES, struct(vmstateSpaprXiveEnd))),
    },
  });
export type SpaprXiveState = StateOf<ReturnType<typeof spaprXive>>;
