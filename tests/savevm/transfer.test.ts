/**
 * `saveTo` and `loadFrom`: the same as `save` and `load`, but piece by piece, and with a bound on memory.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { StreamError } from '../../src/errors.js';
import { type Progress, SaveVM, type Sink } from '../../src/savevm/index.js';
import { array, bool, struct, uint8, uint8Equal, vmstate } from '../../src/vmstate/index.js';
import { concat, hex, sameBytes } from '../support/bytes.js';
import { ALL_RELEASES, twoDevices } from './machines.js';
import { BEGIN, EOF, section } from './pieces.js';

const test = suite('transfer');

/** Collects copies of the chunks. */
function collector() {
  const chunks: Uint8Array[] = [];
  const sink: Sink = { write: (chunk) => void chunks.push(chunk.slice()) };
  return { sink, chunks, bytes: () => new Uint8Array(Buffer.concat(chunks)) };
}

/** Pieces of `size` bytes, the last one shorter. */
function* cut(bytes: Uint8Array, size: number | (() => number)): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + (typeof size === 'number' ? size : size());
    yield bytes.slice(at, end);
    at = end;
  }
}

/** Two megabytes, a third of the pages zero, beside two devices. */
function larger() {
  const machine = twoDevices({ release: '11.1' });
  const ram = new Uint8Array(2 << 20);
  for (let page = 0; page < ram.length / 256; page++)
    if (page % 3 !== 0) ram.fill(page | 1, page * 256, page * 256 + 256);
  machine.vm.registerRam('large', ram);
  return { ...machine, large: ram };
}

test('saveTo writes the bytes of save, in every release, and says how many', async () => {
  for (const release of ALL_RELEASES) {
    const { vm } = twoDevices({ release });
    const { sink, bytes } = collector();
    const total = await vm.saveTo(sink);
    sameBytes(bytes(), vm.save(), release);
    assert.is(total, bytes().length);
  }
});

test('saveTo cuts a long stream into chunks of moderate size', async () => {
  const { vm } = larger();
  const { sink, chunks, bytes } = collector();
  await vm.saveTo(sink);
  sameBytes(bytes(), vm.save());
  assert.ok(chunks.length >= 5 && chunks.every(({ length }) => length > 0 && length < 512 * 1024));
});

test('a slow sink has one chunk at a time, and may lose it once it is done', async () => {
  const { vm } = larger();
  const copies: Uint8Array[] = [];
  const buffers = new Set<ArrayBufferLike>();
  let inFlight = 0;
  await vm.saveTo({
    async write(chunk) {
      assert.is(++inFlight, 1, 'the chunk before is not done yet');
      buffers.add(chunk.buffer);
      const before = chunk.slice();
      await new Promise((resolve) => setTimeout(resolve, 2));
      sameBytes(chunk, before, 'changed while it was in flight');
      copies.push(before);
      chunk.fill(0xff);
      inFlight--;
    },
  });
  sameBytes(new Uint8Array(Buffer.concat(copies)), vm.save());
  assert.is(buffers.size, 1, 'one buffer serves all chunks');
});

test('an error of the sink ends the save, and the next one is whole', async () => {
  const { vm } = larger();
  let left = 2;
  const refuse = {
    async write() {
      if (left-- === 0) throw new Error('disk full');
    },
  };
  assert.is(await vm.saveTo(refuse).catch((error: Error) => error.message), 'disk full');
  const { sink, bytes } = collector();
  await vm.saveTo(sink);
  sameBytes(bytes(), vm.save());
});

test('a WritableStream gets chunks of its own, and its lock back', async () => {
  const { vm } = larger();
  const chunks: Uint8Array[] = [];
  const stream = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) }, { highWaterMark: 3 });
  await vm.saveTo(stream);
  sameBytes(new Uint8Array(Buffer.concat(chunks)), vm.save());
  assert.not(stream.locked);
});

test('one machine into another through a pipe of streams', async () => {
  const from = larger();
  const to = larger();
  to.large.fill(0x55);
  to.counter.value = 0;
  const pipe = new TransformStream<Uint8Array, Uint8Array>();
  const saved = from.vm.saveTo(pipe.writable).then(() => pipe.writable.close());
  const [report] = await Promise.all([to.vm.loadFrom(pipe.readable), saved]);
  assert.equal(report.loaded, ['ram', 'counter', 'fdc']);
  sameBytes(to.large, from.large);
  assert.equal(to.counter, from.counter);
});

test('progress goes up and ends with all of the memory, both ways', async () => {
  const { vm } = larger();
  const total = 512 + (2 << 20);
  const { sink, chunks } = collector();
  const ways: ((onProgress: (progress: Progress) => void) => Promise<unknown>)[] = [
    (onProgress) => vm.saveTo(sink, { onProgress }),
    (onProgress) => vm.loadFrom(chunks, { onProgress }),
  ];
  for (const way of ways) {
    const seen: Progress[] = [];
    await way((progress) => seen.push(progress));
    assert.ok(seen.length >= 2);
    assert.equal(seen.at(-1), { done: total, total });
    seen.forEach((one, i) => {
      assert.ok(one.done >= (seen[i - 1]?.done ?? 0) && one.done <= total && one.total <= total);
    });
  }
});

test('loadFrom gives the state of load, however the stream is cut', async () => {
  let seed = 12345;
  const random = () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return 1 + (seed % 900);
  };
  for (const release of ALL_RELEASES) {
    const stream = twoDevices({ release }).vm.save();
    for (const size of [1, 7, 256, 257, 4096, random]) {
      const { vm, ram, counter, fdc } = twoDevices({ release });
      ram.fill(0x11);
      Object.assign(counter, { value: 0, step: 0 });
      Object.assign(fdc, { msr: 0, fifo: new Uint8Array(3) });
      const report = await vm.loadFrom(cut(stream, size));
      assert.equal(report, { loaded: ['ram', 'counter', 'fdc'], missing: [], warnings: [] });
      sameBytes(vm.save(), stream, `${release} in pieces of ${size}`);
    }
  }
});

test('chunks from an async generator, empty ones among them, that use one buffer again', async () => {
  const from = larger();
  const stream = from.vm.save();
  const to = larger();
  to.large.fill(0);
  async function* chunks() {
    const buffer = new Uint8Array(1000);
    for (const piece of cut(stream, 1000)) {
      buffer.set(piece);
      yield buffer.subarray(0, piece.length);
      yield new Uint8Array(0);
      buffer.fill(0xee);
    }
  }
  // A chunk has to stay as it is until the next is asked for; so the empty one ends its life.
  const report = await to.vm.loadFrom(chunks());
  assert.is(report.missing.length, 0);
  sameBytes(to.large, from.large);
});

test('loadFrom comes back at the end of the stream, though the pipe stays open', async () => {
  const { vm } = twoDevices({ release: '7.2' });
  const stream = vm.save();
  let closed = false;
  async function* open() {
    try {
      yield stream;
      await new Promise(() => {}); // never another chunk
    } finally {
      closed = true;
    }
  }
  await vm.loadFrom(open());
  assert.ok(closed);
});

test('a stream that ends too early is truncated at its end', async () => {
  const { vm } = twoDevices({ release: '7.2' });
  const stream = vm.save();
  for (let length = 0; length < stream.length; length += 13) {
    const cutOff = stream.slice(0, length);
    const error = await vm.loadFrom(cut(cutOff, 100)).catch((thrown: unknown) => thrown);
    const same = vm.tryLoad(cutOff);
    if (same.ok) assert.not.instance(error, Error);
    else {
      assert.instance(error, StreamError);
      const { code, path, offset } = error as StreamError;
      assert.equal([code, path, offset], [same.error.code, same.error.path, same.error.offset], `cut at ${length}`);
    }
  }
});

test('an error has the same place as in load, though only a part of the stream was there', async () => {
  const { vm } = twoDevices({ release: '7.2' });
  const stream = vm.save();
  for (let at = 8; at < stream.length; at += 5) {
    const damaged = stream.slice();
    damaged[at] = (damaged[at] as number) ^ 0xff;
    const same = vm.tryLoad(damaged);
    const error = await vm.loadFrom(cut(damaged, 64)).catch((thrown: unknown) => thrown);
    if (same.ok) assert.not.instance(error, Error);
    else {
      const { code, path, offset } = error as StreamError;
      assert.equal([code, path, offset], [same.error.code, same.error.path, same.error.offset], `byte ${at}`);
    }
  }
});

test('half of a subsection is not taken for data', async () => {
  // Behind the struct stands a byte that has to be 7. A chunk that ends within the subsection's header must not make
  // its first byte that one.
  const more = vmstate({ name: 'inner/more', versionId: 1, fields: { y: uint8() } });
  const inner = vmstate({ name: 'inner', versionId: 1, fields: { x: uint8() }, subsections: { more } });
  const outer = vmstate({
    name: 'outer',
    versionId: 1,
    fields: { items: array(2, struct(inner)), seven: uint8Equal(), last: bool() },
  });
  const bytes = concat(
    BEGIN,
    section({ name: 'outer' }, hex`01  02 05 0a /* inner/more */ 696e6e65722f6d6f7265 00000001 03  07 01`),
    EOF,
  );
  for (let size = 1; size < bytes.length; size++) {
    const vm = new SaveVM({ release: '7.2', profile: { configuration: false, description: false } });
    const state = { items: [{ x: 0 }, { x: 0, more: { y: 0 } }], seven: 7, last: false };
    vm.register(outer, state);
    await vm.loadFrom(cut(bytes, size));
    assert.equal(state, { items: [{ x: 1 }, { x: 2, more: { y: 3 } }], seven: 7, last: true }, `pieces of ${size}`);
  }
});

test('a section of many kilobytes in chunks of one byte', async () => {
  const big = vmstate({ name: 'vram', versionId: 1, fields: { data: array(60_000, uint8()) } });
  const make = (fill: number) => {
    const vm = new SaveVM({ release: '7.2' });
    const state = { data: new Uint8Array(60_000).fill(fill) };
    vm.register(big, state);
    return { vm, state };
  };
  const from = make(5);
  const to = make(0);
  const begin = performance.now();
  await to.vm.loadFrom(cut(from.vm.save(), 1));
  sameBytes(to.state.data, from.state.data);
  assert.ok(performance.now() - begin < 2000, 'chunks are not put together one by one');
});

test('a device that registers while a sink is slow is not in that stream', async () => {
  const { vm } = larger();
  const before = vm.save();
  const late = vmstate({ name: 'late', versionId: 1, fields: { x: uint8() } });
  const { sink, bytes } = collector();
  let registered = false;
  await vm.saveTo({
    write(chunk) {
      if (!registered) vm.register(late, { x: 1 });
      registered = true;
      return sink.write(chunk);
    },
  });
  sameBytes(bytes(), before);
});

test('a save during a slow one does not mix up their descriptions', async () => {
  const { vm, fdc } = larger();
  const before = vm.save();
  const { sink, bytes } = collector();
  await vm.saveTo({
    write(chunk) {
      sink.write(chunk);
      fdc.drives[1] = { track: 9, rate: { rate: 5 } }; // another shape
      vm.save();
      fdc.drives[1] = { track: 9 };
    },
  });
  sameBytes(bytes(), before);
});

test.run();
