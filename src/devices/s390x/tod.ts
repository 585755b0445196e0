/**
 * The section `todclock`: the time-of-day clock of the machine.
 *
 * QEMU: `hw/s390x/s390-virtio.c` (2.3), `hw/s390x/tod.c` (5.2, 7.2, 10.0, 11.1). Written by hand in all.
 */
import { type StateOf, uint8, uint64, vmstate, when } from '../../vmstate/index.js';

/** Nanoseconds from 1900, where the clock begins, to 1970. */
export const TOD_UNIX_EPOCH_NS = 2208988800000000000n;

/** Nanoseconds since 1970 that the clock shows, rounded down: 4096 of its units are a microsecond. */
export function todToUnixNs({ high, low }: { readonly high: number; readonly low: bigint }): bigint {
  return ((((BigInt(high) << 64n) | low) * 1000n) >> 12n) - TOD_UNIX_EPOCH_NS;
}

/** The clock at a time in nanoseconds since 1970, rounded down. */
export function unixNsToTod(ns: bigint): { high: number; low: bigint } {
  const units = ((ns + TOD_UNIX_EPOCH_NS) << 12n) / 1000n;
  return { high: Number(units >> 64n) & 0xff, low: BigInt.asUintN(64, units) };
}

/**
 * `present`: 1, or 0 if KVM could not be asked for the time: then nothing follows. `high`: epoch index, 0 until 2042;
 * `low`: the clock as STCK stores it, bit 12 is a microsecond. See {@link todToUnixNs}.
 */
export const vmstateS390Tod = vmstate({
  name: 'todclock',
  versionId: 1,
  oldStyle: true,
  fields: { present: uint8(), high: when('present', uint8()), low: when('present', uint64()) },
  conditions: { present: (state) => state.present !== 0 },
});
export type S390TodState = StateOf<typeof vmstateS390Tod>;
