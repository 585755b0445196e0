/** Renders `bench/README.md` from the results. */

const micro = (n) => (n < 10 ? n.toFixed(2) : n.toFixed(0));

/** The text of the README. */
export function render({ machine, node, load, versions, rows }) {
  const cases = [...new Set(rows.map((row) => row.case))];
  const tables = cases.map((name) => {
    const lines = rows.filter((row) => row.case === name).sort((a, b) => a.median - b.median);
    const first = rows.find((row) => row.case === name && row.name.startsWith('vmstate')).median;
    const body = lines.map(({ name: who, median, lower, upper, bytes }) => {
      const ratio = (median / first).toFixed(2);
      return `| ${who} | ${micro(median)} | ${micro(lower)} to ${micro(upper)} | ${ratio} | ${bytes ?? ''} |`;
    });
    return `## ${name[0].toUpperCase()}${name.slice(1)}\n\n| | µs | half of the rounds | to vmstate | bytes |\n|---|---|---|---|---|\n${body.join('\n')}\n`;
  });
  const who = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `# Benchmarks

Rendered from \`results/latest.json\` by \`npm run bench\`; no number here was typed.

${machine}; Node ${node}; load at the start ${load.toFixed(2)}; ${who.join(', ')}. Each contender has a process of its own.
Median of 401 short rounds after a warm-up, of the quietest of five turns; microseconds for one call. Every contender's
round trip is verified before it is timed.

The values are the same for all: the 30 devices of \`pc-i440fx-7.2\`, with registers and queues filled as in a machine that
has run, and one device of 350 numbers. \`vmstate\` loads into live objects, all or nothing, the others make new ones:
the first row loads what is there already, the other two streams in turn, a quarter of whose bytes differ.
typed-binary has no 64-bit integers; it gets each as two numbers.

${tables.join('\n')}`;
}
