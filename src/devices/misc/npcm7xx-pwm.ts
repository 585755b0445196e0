/**
 * The sections `npcm7xx-pwm-module` and `npcm7xx-mft-module`: fans of Nuvoton NPCM7xx: their drive and their
 * tachometers.
 *
 * QEMU: `hw/misc/npcm7xx_pwm.c`, `hw/misc/npcm7xx_mft.c`; checked on streams of 7.2, 10.0 and 11.1. One layout in
 * all.
 */
import { array, bool, type StateOf, struct, uint8, uint16, uint32, vmstate } from '../../vmstate/index.js';
import { vmstateClock } from '../core/clock.js';

export const vmstateNpcm7xxPwm = vmstate({
  name: 'npcm7xx-pwm',
  versionId: 0,
  fields: {
    running: bool(),
    inverted: bool(),
    index: uint8(),
    cnr: uint32(),
    cmr: uint32(),
    pdr: uint32(),
    pwdr: uint32(),
    freq: uint32(),
    duty: uint32(),
  },
});

export const vmstateNpcm7xxPwmModule = vmstate({
  name: 'npcm7xx-pwm-module',
  versionId: 0,
  fields: {
    clock: struct(vmstateClock),
    pwm: array(4, struct(vmstateNpcm7xxPwm)),
    ppr: uint32(),
    csr: uint32(),
    pcr: uint32(),
    pier: uint32(),
    piir: uint32(),
  },
});
export type Npcm7xxPwmModuleState = StateOf<typeof vmstateNpcm7xxPwmModule>;

export const vmstateNpcm7xxMftModule = vmstate({
  name: 'npcm7xx-mft-module',
  versionId: 0,
  fields: {
    clock_in: struct(vmstateClock),
    clock_1: struct(vmstateClock),
    clock_2: struct(vmstateClock),
    regs: array(16, uint16()),
    max_rpm: array(4, uint32()),
    duty: array(4, uint32()),
  },
});
export type Npcm7xxMftModuleState = StateOf<typeof vmstateNpcm7xxMftModule>;
