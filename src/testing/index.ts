/** A bench for device definitions. Works with any test runner: what fails throws a {@link MismatchError}. */
export type { BenchOptions } from './_spans.js';
export { type AuditOptions, audit, type Finding } from './audit.js';
export { type GoldenFile, type GoldenOptions, goldens } from './goldens.js';
export { firstDifference, hex, sameBytes, toHex } from './hex.js';
export { type GoldenChange, MismatchError, type MismatchErrorCode } from './mismatch.js';
export { type Resumable, type ResumeOptions, resume } from './resume.js';
export { type RoundTripOptions, releasesOf, roundTrip } from './round-trip.js';
export { cuts, type TruncationOptions, truncations } from './truncations.js';
export { expectWire, type WireOptions, wire, wireText } from './wire.js';
