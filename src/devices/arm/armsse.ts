/**
 * The section `iotkit`: a subsystem for embedded of ARM (IoTKit, SSE-200, SSE-300), as a whole.
 *
 * QEMU: `hw/arm/armsse.c`; checked on streams of 5.2, 7.2, 10.0 and 11.1. What differs between them is in the slots
 * it concerns.
 */
import { absent, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateIotkit = vmstate({
  name: 'iotkit',
  versionId: { '2.3': 1, '7.2': 2 },
  minimumVersionId: { '2.3': 1, '7.2': 2 },
  fields: {
    mainclk: byRelease({ '2.3': absent, '7.2': struct(vmstateClock) }),
    s32kclk: byRelease({ '2.3': absent, '7.2': struct(vmstateClock) }),
    nsccfg: uint32(),
  },
});
export type IotkitState = StateOf<typeof vmstateIotkit>;
