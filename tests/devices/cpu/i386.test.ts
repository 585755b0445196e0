/**
 * The CPUs of i386 and x86_64.
 */
import { suite } from 'uvu';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/i386');

checkSections(test, { targets: ['i386', 'x86_64'], names: ['cpu', 'cpu_common', 'timer', 'apic', 'kvm-tpr-opt'] });

test.run();
