import { roundTrip, truncations } from 'vmstate/testing';
import { stateOf, vmstatePulseTimer } from './definition.js';
import { PulseTimer } from './pulse-timer.js';

const create = () => new PulseTimer({ raise: () => {} });
const timer = create();
timer.start(5, 1);
for (let i = 0; i < 14; i++) timer.step();

const bytes = roundTrip(vmstatePulseTimer, stateOf(timer), { into: () => stateOf(create()) });
const whole = truncations(vmstatePulseTimer, stateOf(timer));
console.log(`${bytes.length} bytes come back; cut short, they load at ${whole.length} of ${bytes.length} lengths`);
