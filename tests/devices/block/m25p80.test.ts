/**
 * Flash and cards: subsections that are sent when there is something to say.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { vmstateM25p80 } from '../../../src/devices/block/m25p80.js';
import { vmstateSdCard } from '../../../src/devices/sd/sd-card.js';
import { vmstateSdhciPendingInsert } from '../../../src/devices/sd/sdhci.js';
import { blank, save } from '../../../src/vmstate/index.js';

const test = suite('devices/block/m25p80');

const flash = (values: object) => save(vmstateM25p80, blank(vmstateM25p80, values as never)).length;

test('m25p80: a chip that is not protected sends nothing about it', () => {
  const idle = flash({ write_protect: { wp_level: true, status_register_write_disabled: false } });
  const low = flash({ write_protect: { wp_level: false, status_register_write_disabled: false } });
  const disabled = flash({ write_protect: { wp_level: true, status_register_write_disabled: true } });
  assert.is(idle, flash({}));
  assert.is(low, idle + 1 + 1 + 'm25p80/write_protect'.length + 4 + 2);
  assert.is(disabled, low);
  assert.is(flash({ data_read_loop: { data_read_loop: false } }), idle);
  assert.ok(flash({ data_read_loop: { data_read_loop: true } }) > idle);
  assert.ok(flash({ block_protect: { block_protect2: true } }) > idle);
});

test('sd-card: the operation conditions are sent until the card is powered up', () => {
  const card = (ocr: number) =>
    save(vmstateSdCard, blank(vmstateSdCard, { ocr_state: { ocr, ocr_power_timer: -1n } } as never)).length;
  assert.is(card(0x00ffff00) - card(0x80ffff00), 1 + 1 + 'sd-card/ocr-state'.length + 4 + 4 + 8);
});

test('sdhci: a card that was put in while the event was off', () => {
  assert.is(vmstateSdhciPendingInsert.hooks.needed?.({ pending_insert_state: false }, undefined, undefined), false);
});

test.run();
