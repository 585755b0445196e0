import { array, bool, uint8, uint16, vmstate } from 'vmstate';
import { audit } from 'vmstate/testing';
import { accessors } from './definition.js';
import { PulseTimer } from './pulse-timer.js';

const firstAttempt = vmstate({
  name: 'pulse-timer',
  versionId: 1,
  fields: { enabled: bool(), counter: uint16(), reload: uint16(), divider: uint8(), history: array(4, uint16()) },
});
const timer = new PulseTimer({ raise: () => {} });
const { counter, reload, divider } = accessors;

for (const { message } of audit(firstAttempt, timer, { bind: { counter, reload, divider }, ignore: ['bus'] })) {
  console.log(message);
}
