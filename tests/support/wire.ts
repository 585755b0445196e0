/**
 * Wire tests come in threes: object to exact bytes, bytes to object, every truncation to the right error. All are those of
 * the bench, under shorter names.
 */
export { cuts as truncations, expectWire as wire } from '../../src/testing/index.js';
