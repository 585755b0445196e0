/**
 * A program without anything of one runtime: a PC saved in chunks, loaded as it comes, saved again, and looked at by its
 * own description. Prints what it made as one line of JSON.
 */
import { catalogue } from 'vmstate/devices';
import { buildMachine, pcI440fx72 } from 'vmstate/machines';
import { readStream, writeStream } from 'vmstate/stream';

const MEMORY = 4 << 20;
const { vm } = buildMachine(pcI440fx72, { memory: MEMORY });

const stream = new TransformStream<Uint8Array, Uint8Array>();
const saving = vm.saveTo(stream.writable).then(() => stream.writable.close());
const other = buildMachine(pcI440fx72, { memory: MEMORY }).vm;
await other.loadFrom(stream.readable);
await saving;

const bytes = other.save();
const document = readStream(bytes, { catalogue });
const again = writeStream(document);
const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', again as Uint8Array<ArrayBuffer>));
console.log(
  JSON.stringify({
    bytes: again.length,
    sections: vm.sections().length,
    same: again.every((byte, i) => byte === bytes[i]),
    sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  }),
);
