/**
 * The command line: which commands there are, what they take, and the exit code. Nothing here or below ends the
 * process, so tests can call it.
 */
import { Command, CommanderError } from 'commander';
import type { Io } from './io.js';
import { printJson } from './output.js';
import { type ExitCode, errorFacts, GOOD, Problem, WRONG } from './problems.js';

/** Runs one command; the world it needs is handed in. Returns the exit code and never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = GOOD;
  const done = (code: ExitCode): void => {
    exitCode = code;
  };
  try {
    await program(io, done).parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return GOOD; // help and version
      return failed(io, argv, new Problem(error.message.replace(/^error: /, '')), true);
    }
    return failed(io, argv, error, false);
  }
}

/** Says what went wrong; commander has said it on stderr already. */
function failed(io: Io, argv: readonly string[], error: unknown, said: boolean): ExitCode {
  const facts = errorFacts(error);
  if (!said) io.err(`vmstate: ${facts.message}\n`);
  if (argv.includes('--json')) printJson(io, { error: facts });
  return error instanceof Problem ? error.exitCode : WRONG;
}

const repeated = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function program(io: Io, done: (code: ExitCode) => void): Command {
  const vmstate = new Command('vmstate')
    .description("QEMU's migration streams: look at them, compare them, write them.")
    .version(io.version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, getOutHelpWidth: () => io.columns })
    .addHelpText(
      'after',
      '\nFILE may be gzip; - is standard input.\nExit code: 0 good, 1 the answer is no, 2 wrong use or unreadable input.',
    );

  // Each command brings its own modules, so that help does not wait for the catalogue.
  vmstate
    .command('analyze')
    .description('the sections of a stream and their values')
    .argument('<FILE>', 'the stream')
    .option('--device <NAME>', 'only sections of this name (of the section or of its vmsd)')
    .option('--release <R>', 'the release that wrote it, if it should not be found out')
    .option('--json', 'one JSON object, all values in full')
    .action(async (file, options) => {
      const { analyze } = await import('./analyze.js');
      done(await analyze(io, file, options));
    });
  vmstate
    .command('describe')
    .description('the description at the end of a stream')
    .argument('<FILE>', 'the stream')
    .option('--raw', 'as recorded')
    .option('--json', 'one JSON object on one line')
    .action(async (file, options) => {
      const { describe } = await import('./describe.js');
      done(await describe(io, file, options));
    });
  vmstate
    .command('roundtrip')
    .description('stream to values to stream: do the same bytes come out?')
    .argument('<FILE...>', 'the streams')
    .option('-o, --output <OUT>', 'write what came out')
    .option('--release <R>', 'the release that wrote them, if it should not be found out')
    .option('--json', 'one JSON object')
    .action(async (files, options) => {
      const { roundtrip } = await import('./roundtrip.js');
      done(await roundtrip(io, files, options));
    });
  vmstate
    .command('reference')
    .description('write a complete stream of a known machine at reset')
    .argument('[MACHINE]', 'the machine type')
    .option('--list', 'show the machines that are known')
    .option('--release <R>', 'the release that would save it; the oldest known if not given')
    .option('--target <T>', 'the target; the first that has a machine of this name if not given')
    .option('-o, --output <FILE>', 'where to; standard output if not given')
    .option('--set <section.field=value>', 'a value, by property or name on the wire; repeatable', repeated)
    .option('--ram <NAME=FILE>', 'the contents of a block of memory, from its start; repeatable', repeated)
    .option('-m, --memory <SIZE>', 'guest memory: 256, 256M, 2G')
    .option('--json', 'say what was written as one JSON object')
    .action(async (machine, options) => {
      const { reference } = await import('./reference.js');
      done(await reference(io, machine, options));
    });
  vmstate
    .command('diff')
    .description('what differs between two streams')
    .argument('<A>', 'the one')
    .argument('<B>', 'the other')
    .option('--json', 'one JSON object')
    .action(async (a, b, options) => {
      const { diff } = await import('./diff.js');
      done(await diff(io, a, b, options));
    });
  vmstate
    .command('check')
    .description('can NEW load what OLD saves?')
    .argument('<OLD>', 'a stream, a description, a dump, a module that exports definitions (.js, .mjs), or `catalogue`')
    .argument('<NEW>', 'the same; any mix')
    .option('--qemu', "the verdicts of QEMU's own checker on two dumps, its faults included")
    .option('--both', 'say also what OLD does with what NEW saves')
    .option('--device <NAME>', 'only the device of this name (its own, or that of its vmsd)')
    .option('--release <R>', 'the release in which definitions are taken; the youngest if not given')
    .option('--old-release <R>', 'the same, for OLD')
    .option('--new-release <R>', 'the same, for NEW')
    .option('--accept <FINDING>', 'CODE, PATH or CODE@PATH: a finding that is meant to be so; repeatable', repeated)
    .option('--json', 'one JSON object')
    .action(async (older, newer, options) => {
      const { check } = await import('./check.js');
      done(await check(io, older, newer, options));
    });
  vmstate
    .command('generate')
    .description('the TypeScript definition of a device, from streams, dumps of -dump-vmstate, or both')
    .argument('<FILE...>', 'streams and dumps; those of several releases become ladders')
    .requiredOption('--device <NAME>', 'of the section, of its vmsd, or of the device type in a dump')
    .option('-o, --output <OUT>', 'where to; standard output if not given')
    .option('--release <R>', 'the release that wrote the streams, if it should not be found out')
    .option('--import <MODULE>', "the module to import from; 'vmstate' if not given")
    .action(async (files, options) => {
      const { generateFile } = await import('./generate.js');
      done(await generateFile(io, files, options));
    });
  vmstate
    .command('report')
    .description('one page, without anything from the network, to look at a stream')
    .argument('<FILE>', 'the stream')
    .requiredOption('-o, --output <OUT>', 'the page, such as stream.html')
    .option('--release <R>', 'the release that wrote it, if it should not be found out')
    .action(async (file, options) => {
      const { report } = await import('./report.js');
      done(await report(io, file, options));
    });
  return vmstate;
}
