import { machineOf } from './machine.js';
import { Toy } from './toy.js';

const toy = new Toy().run(5000);
const stream = machineOf(toy).save();
console.log(`${toy.memory.length} bytes of memory, 5 of 64 pages in use: ${stream.length} bytes`);

// A large guest goes chunk by chunk: to a file, a socket, a WritableStream, and back, in memory that does not grow.
const chunks: Uint8Array[] = [];
await machineOf(toy).saveTo(
  { write: (chunk) => void chunks.push(chunk.slice()) },
  { onProgress: ({ done, total }) => console.log(`memory: ${done} of ${total} bytes`) },
);
const other = new Toy();
await machineOf(other).loadFrom(chunks);
const same = other.memory.every((byte, i) => byte === toy.memory[i]);
console.log(`loaded: ${other.look()}, memory ${same ? 'the same' : 'another'}`);
