/**
 * The section `ipmi-bmc-sim`: a simulated management controller.
 *
 * QEMU: `hw/ipmi/ipmi_bmc_sim.c`; checked on streams of 5.2 and 7.2.
 */
import { array, bool, byRelease, int64, type StateOf, uint8, uint16, vmstate } from '../../vmstate/index.js';

export const vmstateIpmiBmcSim = vmstate({
  name: 'ipmi-bmc-sim',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    bmc_global_enables: uint8(),
    msg_flags: uint8(),
    watchdog_initialized: bool(),
    watchdog_use: uint8(),
    watchdog_action: uint8(),
    watchdog_pretimeout: uint8(),
    watchdog_expired: byRelease({ '2.3': bool(), '7.2': uint8() }),
    watchdog_timeout: uint16(),
    watchdog_running: bool(),
    watchdog_preaction_ran: bool(),
    watchdog_expiry: int64(),
    evtbuf: array(16, uint8()),
    status: uint8({ name: 'sensors[0].status' }),
    reading: uint8({ name: 'sensors[0].reading' }),
    states: uint16({ name: 'sensors[0].states' }),
    assert_states: uint16({ name: 'sensors[0].assert_states' }),
    deassert_states: uint16({ name: 'sensors[0].deassert_states' }),
    assert_enable: uint16({ name: 'sensors[0].assert_enable' }),
  },
});
export type IpmiBmcSimState = StateOf<typeof vmstateIpmiBmcSim>;
