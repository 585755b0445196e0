/**
 * The section `sb16`: the Sound Blaster 16.
 *
 * QEMU: `hw/audio/sb16.c`; checked on streams of 2.3, 5.2, 7.2 and 11.1. What the board is set to is no longer sent.
 */
import { absent, buffer, byRelease, int32, type StateOf, uint8, uint32, unused, vmstate } from '../../vmstate/index.js';

export const vmstateSb16 = vmstate({
  name: 'sb16',
  versionId: 1,
  minimumVersionId: 1,
  fields: {
    irq: byRelease({ '2.3': uint32(), '10.0': unused(5 * 4) }),
    dma: byRelease({ '2.3': uint32(), '10.0': absent }),
    hdma: byRelease({ '2.3': uint32(), '10.0': absent }),
    port: byRelease({ '2.3': uint32(), '10.0': absent }),
    ver: byRelease({ '2.3': uint32(), '10.0': absent }),
    in_index: int32(),
    out_data_len: int32(),
    fmt_stereo: int32(),
    fmt_signed: int32(),
    fmt_bits: int32(),
    fmt: uint32(),
    dma_auto: int32(),
    block_size: int32(),
    fifo: int32(),
    freq: int32(),
    time_const: int32(),
    speaker: int32(),
    needed_bytes: int32(),
    cmd: int32(),
    use_hdma: int32(),
    highspeed: int32(),
    can_write: int32(),
    v2x6: int32(),
    csp_param_0: uint8({ name: 'csp_param' }),
    csp_value: uint8(),
    csp_mode: uint8(),
    csp_param_1: uint8({ name: 'csp_param' }),
    csp_regs: buffer(256),
    csp_index: uint8(),
    csp_reg83: buffer(4),
    csp_reg83r: int32(),
    csp_reg83w: int32(),
    in2_data: buffer(10),
    out_data: buffer(50),
    test_reg: uint8(),
    last_read_byte: uint8(),
    nzero: int32(),
    left_till_irq: int32(),
    dma_running: int32(),
    bytes_per_second: int32(),
    align: int32(),
    mixer_nreg: int32(),
    mixer_regs: buffer(256),
  },
});
export type Sb16State = StateOf<typeof vmstateSb16>;
