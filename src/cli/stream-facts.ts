/**
 * What is said of a stream as a whole, for people.
 */
import { machineName, type Opened, understandingOf, understandingText } from './open.js';
import { plural, toHex } from './output.js';

/** Pairs of a word and what there is to say. */
export function streamFacts({ file, bytes, stream }: Opened): (readonly [string, string])[] {
  const { release, configuration, pageSize, footers, description, trailing } = stream;
  const { sections, untyped, ...counts } = understandingOf(stream);
  const capabilities = configuration?.capabilities?.capabilities;
  const bits = configuration?.target_page_bits?.target_page_bits;
  const uuid = configuration?.uuid?.uuid;
  const facts: (readonly [string, string | undefined])[] = [
    ['stream', `${file}, ${plural(bytes.length, 'byte')}`],
    ['release', release],
    ['machine', machineName(stream) ?? 'not said: no configuration'],
    ['page size', bits === undefined ? String(pageSize) : `${pageSize}, ${bits} bits`],
    ['capabilities', capabilities?.join(', ')],
    ['uuid', uuid && toHex(uuid)],
    ['footers', footers ? 'yes' : 'no'],
    ['description', description === undefined ? 'none' : `${description.json} text`],
    ['sections', `${plural(sections, 'device')}: ${understandingText({ sections, untyped, ...counts })}`],
    ['not typed', untyped.length === 0 ? undefined : untyped.join(', ')],
    ['behind it', trailing.length === 0 ? undefined : plural(trailing.length, 'byte')],
  ];
  return facts.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}
