/**
 * The sections `imx.gpt` and `imx25.gpt`: the general purpose timer of i.MX; each of its names is a layout of its
 * time.
 *
 * QEMU: `hw/timer/imx_gpt.c`; checked on streams of 2.3, 5.2, 7.2, 10.0 and 11.1. One layout in all.
 */
import { type StateOf, struct, uint32, vmstate } from '../../vmstate/index.js';
import { vmstatePtimer } from './ptimer.js';

const v3 = { versionId: 3, minimumVersionId: 3 } as const;

const registers = {
  cr: uint32(),
  pr: uint32(),
  sr: uint32(),
  ir: uint32(),
  ocr1: uint32(),
  ocr2: uint32(),
  ocr3: uint32(),
  icr1: uint32(),
  icr2: uint32(),
  cnt: uint32(),
  next_timeout: uint32(),
  next_int: uint32(),
  freq: uint32(),
};

export const vmstateImxGpt = vmstate({
  ...v3,
  name: 'imx.gpt',
  fields: { ...registers, timer: struct(vmstatePtimer) },
});
export type ImxGptState = StateOf<typeof vmstateImxGpt>;

export const vmstateImx25Gpt = vmstate({
  ...v3,
  name: 'imx25.gpt',
  fields: { ...registers, timer: struct(vmstatePtimer, { since: 1 }) },
});
export type Imx25GptState = StateOf<typeof vmstateImx25Gpt>;
