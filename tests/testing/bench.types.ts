/**
 * The types of the bench: states and contexts are those of the definition.
 */
import type * as fc from 'fast-check';
import { arbitrary } from '../../src/testing/arbitrary.js';
import {
  audit,
  expectWire,
  type GoldenFile,
  goldens,
  roundTrip,
  truncations,
  type wire,
} from '../../src/testing/index.js';
import { context, type StateOf, uint8, uint16, varray, vmstate, when } from '../../src/vmstate/index.js';
import { expectType, type Same } from '../support/types.js';

const def = vmstate({
  name: 'dev',
  versionId: 1,
  context: context<{ readonly wide: boolean } | undefined>(),
  fields: { n: uint8(), words: varray('n', uint16()), high: when('wide', uint8()) },
  conditions: { wide: (_state, _version, facts) => facts?.wide === true },
});
type State = StateOf<typeof def>;
const state: State = { n: 1, words: Uint16Array.of(1) };

const states = arbitrary(def, { context: { wide: true }, release: '7.2' });
expectType<Same<typeof states, fc.Arbitrary<State>>>();
// @ts-expect-error the context is the definition's
arbitrary(def, { context: { wide: 1 } });

expectType<Same<ReturnType<typeof wire>, Uint8Array>>();
roundTrip(def, { n: 1, words: [1] }); // plain arrays will do
roundTrip(def, state, { context: { wide: false }, into: () => ({ n: 0, words: new Uint16Array(4) }) });
// @ts-expect-error words are missing
roundTrip(def, { n: 1 });
// @ts-expect-error bytes are text or an array
expectWire(def, state, 5);
truncations(def, state, { base: {} });

declare const file: GoldenFile;
goldens(def, { 'at reset': state }, file, { release: '7.2' });
// @ts-expect-error a release is named, always
goldens(def, { 'at reset': state }, file, {});

class Device {
  count = 1;
  words = new Uint16Array(1);
}
audit(def, new Device(), { bind: { n: 'count' }, ignore: ['cache', /^on/] });
// @ts-expect-error no such property
audit(def, new Device(), { bind: { n: 'counter' } });
