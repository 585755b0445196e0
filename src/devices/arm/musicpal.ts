/**
 * Sections: timers, flash configuration, GPIO, display and keys of the Freecom MusicPal.
 *
 * QEMU: `hw/arm/musicpal.c`; checked on streams of 2.3, 5.2 and 7.2. One layout in all.
 */
import { absent, array, buffer, byRelease, type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from '../timer/ptimer.js';

export const vmstateTimer = vmstate({
  name: 'timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    ptimer: struct(vmstatePtimer, { since: 1 }),
    limit: uint32(),
  },
});

export const vmstateMv88w8618Pit = vmstate({
  name: 'mv88w8618_pit',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    timer: array(4, struct(vmstateTimer), { since: 1 }),
  },
});
export type Mv88w8618PitState = StateOf<typeof vmstateMv88w8618Pit>;

export const vmstateMv88w8618Flashcfg = vmstate({
  name: 'mv88w8618_flashcfg',
  versionId: 1,
  minimumVersionId: 1,
  fields: { cfgr0: uint32() },
});
export type Mv88w8618FlashcfgState = StateOf<typeof vmstateMv88w8618Flashcfg>;

export const vmstateMusicpalGpio = vmstate({
  name: 'musicpal_gpio',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    lcd_brightness: uint32(),
    out_state: uint32(),
    in_state: uint32(),
    ier: uint32(),
    imr: uint32(),
    isr: uint32(),
  },
});
export type MusicpalGpioState = StateOf<typeof vmstateMusicpalGpio>;

export const vmstateMusicpalLcd = vmstate({
  name: 'musicpal_lcd',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    brightness: uint32(),
    mode: uint32(),
    irqctrl: uint32(),
    page: uint32(),
    page_off: uint32(),
    video_ram: buffer(1024),
  },
});
export type MusicpalLcdState = StateOf<typeof vmstateMusicpalLcd>;

export const vmstateMusicpalKey = vmstate({
  name: 'musicpal_key',
  versionId: { '2.3': 1, '10.0': 2 },
  minimumVersionId: { '2.3': 1, '10.0': 2 },
  fields: { kbd_extended: byRelease({ '2.3': uint32(), '10.0': absent }), pressed_keys: uint32() },
});
export type MusicpalKeyState = StateOf<typeof vmstateMusicpalKey>;
