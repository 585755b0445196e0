/**
 * The section `ipmi-bmc-sim`: a simulated management controller.
 *
 * QEMU: `hw/ipmi/ipmi_bmc_sim.c`; checked on streams of 5.2, 7.2 and 11.1.
 */
import { array, bool, byRelease, int64, type StateOf, struct, uint8, uint16, vmstate } from '../../vmstate/index.js';

/** Its network: addresses of its own and of the gateway. */
export const vmstateIpmiBmcSimLan = vmstate({
  name: 'ipmi-bmc-sim-lan',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    channel: uint8(),
    ipaddr: array(4, uint8()),
    ipsrc: uint8(),
    macaddr: array(6, uint8(), { name: 'macaddr.a' }),
    netmask: array(4, uint8()),
    defgw_ipaddr: array(4, uint8()),
    defgw_macaddr: array(6, uint8(), { name: 'defgw_macaddr.a' }),
  },
});

export const vmstateIpmiBmcSim = vmstate({
  name: 'ipmi-bmc-sim',
  versionId: { '2.3': 1, '11.1': 2 },
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
    lan: byRelease({ '11.1': struct(vmstateIpmiBmcSimLan, { since: 2 }) }),
  },
});
export type IpmiBmcSimState = StateOf<typeof vmstateIpmiBmcSim>;
