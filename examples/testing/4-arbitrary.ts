import * as fc from 'fast-check';
import { roundTrip } from 'vmstate/testing';
import { arbitrary } from 'vmstate/testing/arbitrary';
import { type PulseTimerState, vmstatePulseTimer } from './definition.js';

const states = arbitrary(vmstatePulseTimer);
fc.assert(
  fc.property(states, (state) => {
    roundTrip(vmstatePulseTimer, state);
  }),
);
console.log('100 states survive the round trip');

// A law of our own, which does not hold: fast-check looks for the smallest state that breaks it.
const sane = ({ divider, phase }: PulseTimerState) => phase < divider;
const { counterexample } = fc.check(fc.property(states, sane), { seed: 1 });
console.log('the smallest state that a stream may bring and step() never makes:', counterexample?.[0]);
