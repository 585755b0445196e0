import { mkdirSync, writeFileSync } from 'node:fs';
import { processIo } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';
import { machineOf } from './machine.js';
import { Toy } from './toy.js';

mkdirSync('build', { recursive: true });
writeFileSync('build/toy.mig', machineOf(new Toy().run(5000)).save());

// On a command line: npx vmstate analyze build/toy.mig
process.exitCode = await run(['analyze', 'build/toy.mig'], { ...processIo('0'), colours: false, columns: 100 });
