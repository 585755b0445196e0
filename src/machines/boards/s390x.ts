/**
 * `s390-ccw-virtio-7.2` with QEMU's own CPU model, after its firmware was loaded.
 */
import { packPswMask, S390_CPU_STATE, type S390CpuState, vmstateS390Cpu } from '../../devices/cpu/s390x.js';
import { onlyImage, type S390CssState, VIRTUAL_CSSID, vmstateS390Css } from '../../devices/s390x/css.js';
import type { LiveHandler } from '../../savevm/index.js';
import { readLiveBody, writeLiveBody } from '../../savevm/stream/live-bodies.js';
import type { ByteWriter, Values } from '../../vmstate/index.js';
import { at, board } from './board.js';
import { recorded } from './data/s390x-ccw-virtio.js';

const reset: Values<S390CpuState> = {
  psw_mask: packPswMask({ ea: true, ba: true }),
  psw_addr: 0xe003e8n, // where the firmware begins
  pfault_token: 0xffff_ffff_ffff_ffffn, // page faults are not reported
  gbea: 1n,
  cregs: at({ 0: 0xe0n, 14: 0xc2000000n }),
  cpu_state: S390_CPU_STATE.operating,
  fpu: {},
  vregs: {},
};

/** Only the image for virtual devices, without paths; the next channel report raises a machine check. */
const css: Values<S390CssState> = {
  do_crw_mchk: true,
  css: onlyImage({}) as never, // null elements are no values
  default_cssid: VIRTUAL_CSSID,
};

const STORAGE_ATTRIBUTES = 's390-storage_attributes';

/** The storage attributes of a guest that has none: each phase says that it ends, the last that all is done. */
function noStorageAttributes(): LiveHandler {
  const [END, DONE] = [1n, 8n];
  const write = (to: ByteWriter, ...words: readonly bigint[]) =>
    writeLiveBody({ kind: 'storage-attributes', words: words.map((word) => ({ word, data: undefined })) }, to);
  return {
    versionId: 0,
    setup: (to) => write(to, END),
    *iterate(to) {
      write(to, END);
      yield;
    },
    complete(to) {
      write(to, DONE, END);
      return undefined;
    },
    load(from) {
      readLiveBody(STORAGE_ATTRIBUTES, from, false);
      return true;
    },
  };
}

export const s390xCcwVirtio = board(recorded, {
  cpu: { def: vmstateS390Cpu, reset: () => reset },
  s390_css: { def: vmstateS390Css, reset: () => css },
  [STORAGE_ATTRIBUTES]: { handler: noStorageAttributes },
});
