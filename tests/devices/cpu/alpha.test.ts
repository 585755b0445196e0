import { suite } from 'uvu';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/alpha');
checkSections(test, { targets: ['alpha'], names: ['cpu', 'timer'] });
test.run();
