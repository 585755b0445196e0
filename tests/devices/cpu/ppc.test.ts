/**
 * The CPUs of ppc, ppcemb, ppc64 and ppc64le.
 */
import { suite } from 'uvu';
import { checkSections } from '../recorded-sections.js';

const test = suite('devices/cpu/ppc');

checkSections(test, {
  targets: ['ppc', 'ppcemb', 'ppc64', 'ppc64le'],
  names: [
    'cpu',
    'cpu_common',
    'timer',
    'spapr_cpu',
    'icp/server',
    'xive-tctx',
    'xive-source',
    'spapr-xive',
    'openpic',
    'heathrow_pic',
    'ppc-uic',
    'powernv-cpu-core',
    'powernv-cpu-quad',
    'pnv-chiptod',
  ],
});

test.run();
