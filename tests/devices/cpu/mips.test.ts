import { suite } from 'uvu';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/mips');

checkSections(test, {
  targets: ['mips', 'mipsel', 'mips64', 'mips64el'],
  names: ['cpu', 'cpu_common', 'timer', 'mips-gcr', 'mips-cpc'],
});
checkSections(test, { targets: ['riscv64'], names: ['xmips-cpc'] });

test.run();
