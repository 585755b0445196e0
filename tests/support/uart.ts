/**
 * The device that faults are seeded in: a field of most kinds, a condition, two subsections, and states of it.
 */
import {
  type AnyVMState,
  array,
  bitmap,
  bool,
  buffer,
  int64,
  leaf,
  nullable,
  qtailq,
  type Slot,
  struct,
  uint8,
  uint8Equal,
  uint16,
  unused,
  varray,
  vmstate,
  when,
} from '../../src/vmstate/index.js';

export type Fields = Record<string, Slot>;
export type State = Readonly<Record<string, unknown>>;

export const word = (type: string, littleEndian: boolean) =>
  leaf<number>({
    type,
    size: 4,
    put: (value, to, at) => to.setUint32(at, value, littleEndian),
    get: (from, at) => from.getUint32(at, littleEndian),
  });

export const channelFields: Fields = { level: uint8(), time: int64() };
export const channelOf = (fields: Fields, versionId = 1) => vmstate({ name: 'uart-channel', versionId, fields });
export const itemDef = vmstate({ name: 'uart-item', versionId: 1, fields: { byte: uint8() } });
const positionDef = vmstate({ name: 'uart-position', versionId: 1, fields: { x: uint8(), y: uint8() } });

export const subsectionOf = (name: string, fields: Fields, versionId = 1, needed = true) =>
  vmstate({ name, versionId, needed: (state) => ((state as { thr?: number }).thr !== 0) === needed, fields });
const thr = subsectionOf('uart/thr', { thr: uint8() });
export const mode = vmstate({ name: 'uart/mode', versionId: 1, fields: { mode: uint8() } });

export const FIELDS: Fields = {
  divider: uint16(),
  rbr: uint8(),
  ier: uint8(),
  irq: bool(),
  ticks: int64(),
  model: uint8Equal(),
  regs: array(4, uint16()),
  channels: array(2, struct(channelOf(channelFields))),
  position: struct(positionDef),
  fifo_len: uint8(),
  fifo_max: uint8(),
  fifo: varray('fifo_len', uint8()),
  poll: when('polling', uint16()),
  queue: qtailq(itemDef, { since: 1 }),
  links: nullable(2, struct(itemDef)),
  pins: bitmap(64),
  control: word('control', false)(),
  gap: unused(2),
  raw: buffer(4),
  young: uint8({ since: 3 }),
};

export interface Changes {
  readonly name?: string;
  readonly versionId?: number;
  readonly minimumVersionId?: number;
  readonly polling?: (state: { readonly ier: number }) => boolean;
  readonly subsections?: Record<string, AnyVMState>;
  readonly preSave?: (state: { rbr: number }) => void;
}

export function uart(fields: Fields, changes: Changes = {}): AnyVMState {
  const { polling = ({ ier }) => (ier & 0x80) !== 0, ...others } = changes;
  return vmstate({
    name: 'uart',
    versionId: 3,
    minimumVersionId: 2,
    subsections: { thr, mode },
    conditions: { polling },
    ...others,
    fields,
  } as never) as AnyVMState;
}

/** The definition before each fault. */
export const ORIGINAL = uart(FIELDS);

export const idle = {
  divider: 12,
  rbr: 0x41,
  ier: 1,
  irq: false,
  ticks: 1000n,
  model: 3,
  regs: Uint16Array.of(1, 2, 3, 4),
  channels: [
    { level: 1, time: 10n },
    { level: 2, time: 20n },
  ],
  position: { x: 5, y: 6 },
  fifo_len: 2,
  fifo_max: 2,
  fifo: Uint8Array.of(0xaa, 0xbb),
  queue: [{ byte: 7 }],
  links: [null, { byte: 8 }],
  pins: BigUint64Array.of(0xf0n, 0n),
  control: 0x01020304,
  raw: Uint8Array.of(9, 9, 9, 9),
  young: 4,
};

/** The states that the goldens were made of: with and without what is optional. */
export const STATES: Readonly<Record<string, State>> = {
  idle,
  polling: { ...idle, ier: 0x81, poll: 0x1234 },
  transmitting: { ...idle, thr: { thr: 0x55 }, mode: { mode: 1 } },
};

/** What a version that is loaded needs to know: which elements are null. */
export const BASE = idle;
