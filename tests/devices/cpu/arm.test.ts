/**
 * The CPUs of arm and aarch64.
 */
import { suite } from 'uvu';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/arm');

checkSections(test, { targets: ['arm', 'aarch64'], names: ['cpu', 'cpu_common', 'timer'] });

test.run();
