/**
 * The section `armv7m_nvic`: the nested vectored interrupt controller of an M profile core, for all of its exceptions.
 *
 * QEMU: `hw/intc/armv7m_nvic.c` in 2.3, 5.2, 7.2, 10.0 and 11.1. In 2.3 the interrupts are in a section `arm_gic`, and
 * this one is SysTick alone.
 */
import { ValueError } from '../../errors.js';
import {
  absent,
  array,
  bool,
  byRelease,
  context,
  int16,
  int64,
  type StateOf,
  struct,
  subsectionByRelease,
  timer,
  uint8,
  uint32,
  vmstate,
} from '../../vmstate/index.js';

/** What the core has. A fact left out: what is present in the state is sent and loaded. */
export interface Armv7mNvicContext {
  /** The security extension. */
  readonly security?: boolean;
  /** ARMv8-M: the priority of reset is -4, before -3. */
  readonly v8?: boolean;
}
export const armv7mNvicContext = context<Armv7mNvicContext | undefined>();

const v1 = { versionId: 1, minimumVersionId: 1, context: armv7mNvicContext } as const;

/** Exceptions by number; interrupts from outside begin at 16. */
export const ARMV7M_EXCP = {
  reset: 1,
  nmi: 2,
  hard: 3,
  mem: 4,
  bus: 5,
  usage: 6,
  secure: 7,
  svc: 11,
  debug: 12,
  pendsv: 14,
  systick: 15,
} as const;

const VECTORS = 512;
/** Exceptions of which both security states have their own. */
const INTERNAL = 16;

/**
 * An exception. `prio`: 0 is the highest that can be set, less are fixed. `enabled`, `pending`, `active` and `level`, the
 * line as it comes in: 0 or 1. In the array its number is its index.
 */
export const vmstateNvicVector = vmstate({
  ...v1,
  name: 'armv7m_nvic_info',
  fields: { prio: int16(), enabled: uint8(), pending: uint8(), active: uint8(), level: uint8() },
});
type Vector = StateOf<typeof vmstateNvicVector>;

/**
 * `sec_vectors`: the secure half of exceptions that are banked. `prigroup`: where the secure priorities are split.
 * `itns`: whether an exception is non-secure.
 */
export const vmstateNvicSecurity = vmstate({
  ...v1,
  name: 'armv7m_nvic/m-security',
  needed: (_state, nvic) => nvic?.security !== false,
  postLoad: ({ sec_vectors }) => {
    checkPriority(sec_vectors, 'hard', [-1, -3], 'sec_vectors');
    checkPriorities(sec_vectors, 'sec_vectors');
  },
  fields: {
    sec_vectors: array(INTERNAL, struct(vmstateNvicVector), { since: 1 }),
    prigroup: uint32({ name: 'prigroup[M_REG_S]' }),
    itns: array(VECTORS, bool()),
  },
});

/**
 * `vectors`: by number, see {@link ARMV7M_EXCP}; those that are banked are the non-secure ones. `prigroup`: how many low
 * bits of a priority do not preempt, less one (AIRCR.PRIGROUP).
 *
 * Of 2.3 only: `control` and `reload` of SysTick, `tick` when it gets to 0 in ns of the guest's clock, the `timer` for
 * that; -1n when not pending.
 */
export const vmstateArmv7mNvic = vmstate({
  name: 'armv7m_nvic',
  versionId: { '2.3': 1, '5.2': 4 },
  minimumVersionId: { '2.3': 1, '5.2': 4 },
  context: armv7mNvicContext,
  postLoad: ({ vectors }, _version, nvic) => {
    if (vectors === undefined) return;
    checkPriority(vectors, 'reset', nvic?.v8 === undefined ? [-3, -4] : [nvic.v8 ? -4 : -3]);
    checkPriority(vectors, 'nmi', [-2]);
    checkPriority(vectors, 'hard', [-1]);
    checkPriorities(vectors);
  },
  fields: {
    systick_control: byRelease({ '2.3': uint32({ name: 'systick.control' }), '5.2': absent }),
    systick_reload: byRelease({ '2.3': uint32({ name: 'systick.reload' }), '5.2': absent }),
    systick_tick: byRelease({ '2.3': int64({ name: 'systick.tick' }), '5.2': absent }),
    systick_timer: byRelease({ '2.3': timer({ name: 'systick.timer' }), '5.2': absent }),
    vectors: byRelease({ '5.2': array(VECTORS, struct(vmstateNvicVector), { since: 1 }) }),
    prigroup: byRelease({ '5.2': uint32({ name: 'prigroup[M_REG_NS]' }) }),
  },
  subsections: { m_security: subsectionByRelease({ '5.2': vmstateNvicSecurity }) },
});
export type Armv7mNvicState = StateOf<typeof vmstateArmv7mNvic>;

function checkPriority(
  vectors: readonly Vector[],
  which: keyof typeof ARMV7M_EXCP,
  expected: readonly number[],
  path = 'vectors',
): void {
  const n = ARMV7M_EXCP[which];
  const actual = vectors[n]?.prio;
  if (actual !== undefined && expected.includes(actual)) return;
  const reason = `the priority of exception ${n} is ${expected.join(' or ')}, but the stream has ${actual}`;
  throw new ValueError('refused', reason, { path: `${path}[${n}].prio`, expected, actual });
}

/** Priorities that can be set are bytes. */
function checkPriorities(vectors: readonly Vector[], path = 'vectors'): void {
  const n = vectors.findIndex(({ prio }, i) => i >= ARMV7M_EXCP.mem && (prio & ~0xff) !== 0);
  if (n < 0) return;
  const actual = vectors[n]?.prio;
  throw new ValueError('refused', 'a priority is 0 to 255', { path: `${path}[${n}].prio`, actual });
}
