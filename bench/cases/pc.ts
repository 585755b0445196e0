/**
 * The states that all cases share: the devices of `pc-i440fx-7.2`, and one device of 350 numbers.
 */

import { int32, SaveVM, type SaveVMOptions, uint8, uint16, uint32, uint64, vmstate } from '../../src/index.js';
import { buildMachine, pcI440fx72 } from '../../src/machines/index.js';

type State = Record<string, unknown>;

/** A generator of numbers that gives the same ones each time (xorshift32). */
function numbers(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x >>> 0;
  };
}

/** Gives registers, counters and queues values as in a machine that has run. */
function liven(value: unknown, next: () => number): void {
  if (value instanceof Uint8Array || value instanceof Uint32Array) {
    for (let i = 0; i < value.length; i += 3) value[i] = next();
  } else if (value instanceof BigUint64Array) {
    for (let i = 0; i < value.length; i++) value[i] = (BigInt(next()) << 32n) | BigInt(next());
  } else if (Array.isArray(value)) {
    for (const item of value) liven(item, next);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object') liven(inner, next);
      else if (typeof inner === 'bigint' && inner === 0n) (value as State)[key] = BigInt(next());
    }
  }
}

/** A machine of the PC's devices without memory, and their states. */
export function pc(profile: SaveVMOptions['profile'], seed = 1): { vm: SaveVM; states: State[] } {
  const machine = buildMachine(pcI440fx72, { memory: 1 << 20 });
  const vm = new SaveVM({ release: '7.2', machine: 'pc-i440fx-7.2', ...(profile && { profile }) });
  const next = numbers(seed);
  const states: State[] = [];
  for (const section of pcI440fx72.sections) {
    if (!('def' in section)) continue;
    const { def, path, instanceId, context } = section;
    const { state } = machine.devices.get(instanceId ? `${def.name}/${instanceId}` : def.name) as { state: State };
    if (def.name !== 'globalstate') liven(state, next);
    vm.register(def, state as never, { context, ...(path !== undefined && { path }) });
    states.push(state);
  }
  return { vm, states };
}

/** A machine of one device of 350 numbers, and its state. */
export function scalars(seed = 2): { vm: SaveVM; states: State[] } {
  const kinds = [uint8(), uint16(), uint32(), int32(), uint64()];
  const next = numbers(seed);
  const fields: Record<string, (typeof kinds)[number]> = {};
  const state: State = {};
  for (let i = 0; i < 350; i++) {
    const kind = i % kinds.length;
    fields[`r${i}`] = kinds[kind] as (typeof kinds)[number];
    state[`r${i}`] = [next() & 0xff, next() & 0xffff, next(), next() | 0, BigInt(next())][kind];
  }
  const def = vmstate({ name: 'scalars', versionId: 1, fields: fields as never });
  const vm = new SaveVM({ release: '7.2', profile: { description: false, configuration: false, footers: false } });
  vm.register(def, state as never);
  return { vm, states: [state] };
}
