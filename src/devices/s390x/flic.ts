/**
 * The floating interrupt controller: interrupts that any CPU may take. The section is `qemu-s390-flic` where it is
 * emulated, `s390-flic` under KVM.
 *
 * QEMU: `hw/intc/s390_flic.c` and `hw/intc/s390_flic_kvm.c` in 5.2, 7.2, 10.0 and 11.1. 2.3 has the second alone, and
 * writes it by hand.
 */
import { StreamError, ValueError } from '../../errors.js';
import {
  type ByteReader,
  type ByteWriter,
  leaf,
  qlist,
  releases,
  type StateOf,
  subsectionByRelease,
  tmp,
  uint8,
  uint16,
  uint32,
  vmstate,
  when,
} from '../../vmstate/index.js';
import { KVM_S390_IRQ_SIZE } from './kvm-irqs.js';
import { s390Machine } from './machine.js';

/**
 * Modes of adapter interrupts, a bit for each interruption subclass, 0x80 for subclass 0. `simm`: single-interruption
 * mode; `nimm`: no interrupts, which is what becomes of the first when one has come.
 */
const modes = { simm: uint8(), nimm: uint8() };

/** An I/O interrupt: subchannel id (`id` its left half, `nr` its number), interruption parameter, identification word. */
export const vmstateS390FlicIo = vmstate({
  name: 'qemu-s390-flic-io',
  versionId: 1,
  minimumVersionId: 1,
  fields: { id: uint16(), nr: uint16(), parm: uint32(), word: uint32() },
});

/** Bits of `pending`; those of I/O are 0x80 >> subclass. */
export const S390_FLIC_PENDING = { io: 0xff, service: 0x100, machineCheckCrw: 0x200 } as const;

const io = (isc: number) => qlist(vmstateS390FlicIo, { name: `io[${isc}]`, since: 1 });

/** Interrupts that wait. `pending`: see {@link S390_FLIC_PENDING}; `io0` to `io7`: those of I/O by subclass. */
export const vmstateS390FlicFull = vmstate({
  name: 'qemu-s390-flic-full',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  needed: (_state, machine) => machine?.flicAllState !== false,
  fields: {
    pending: uint32(),
    service_param: uint32(),
    io0: io(0),
    io1: io(1),
    io2: io(2),
    io3: io(3),
    io4: io(4),
    io5: io(5),
    io6: io(6),
    io7: io(7),
  },
});

const v1 = { name: 'qemu-s390-flic', versionId: 1, minimumVersionId: 1, context: s390Machine } as const;

/** 5.2 and 7.2: waiting interrupts are lost. */
const vmstateS390FlicModes = vmstate({ ...v1, needed: (_state, machine) => machine?.ais !== false, fields: modes });

const vmstateS390FlicAll = vmstate({
  ...v1,
  needed: (_state, machine) => machine?.ais !== false || machine.flicAllState !== false,
  fields: { simm: when('ais_needed', modes.simm), nimm: when('ais_needed', modes.nimm) },
  conditions: { ais_needed: (_state, _version, machine) => machine?.ais !== false },
  subsections: { full: vmstateS390FlicFull },
});

/** The emulated controller. The name of its subsection has no slash. */
export const vmstateQemuS390Flic = releases({ '5.2': vmstateS390FlicModes, '10.0': vmstateS390FlicAll });
export type QemuS390FlicState = StateOf<typeof vmstateQemuS390Flic>;

/** What stands for the count when KVM could not be asked. */
const FAILED = 0xffffffffffffffffn;

/** `irqs`: a count, then as many records of 72 bytes. The value is the bytes of the records, see `unpackKvmIrqs`. */
export const flicIrqs = leaf<Uint8Array>({
  type: 'irqs',
  write: (irqs: Uint8Array, to: ByteWriter) => {
    if (irqs.length % KVM_S390_IRQ_SIZE !== 0) {
      throw new ValueError('wrong-length', 'interrupts are records of 72 bytes', { actual: irqs.length });
    }
    to.u64(BigInt(irqs.length / KVM_S390_IRQ_SIZE));
    to.raw(irqs);
  },
  read: (from: ByteReader) => {
    const { offset } = from;
    const count = from.u64();
    if (count === FAILED) {
      throw new StreamError('bad-value', 'the source could not get the interrupts from KVM', { offset, actual: count });
    }
    return from.take(Number(count) * KVM_S390_IRQ_SIZE).slice();
  },
});

/** The modes as KVM reports them. */
export const vmstateS390FlicAisTmp = vmstate({ name: 's390-flic-ais-tmp', versionId: 0, fields: modes });

/** Modes of adapter interrupts. */
export const vmstateS390FlicAis = vmstate({
  name: 's390-flic/ais',
  versionId: 1,
  minimumVersionId: 1,
  context: s390Machine,
  needed: (_state, machine) => machine?.ais !== false,
  fields: { tmp: tmp(vmstateS390FlicAisTmp) },
});

/** The controller of KVM. */
export const vmstateKvmS390Flic = vmstate({
  name: 's390-flic',
  versionId: 1,
  minimumVersionId: 1,
  oldStyle: { '2.3': true, '5.2': false },
  context: s390Machine,
  fields: { irqs: flicIrqs() },
  subsections: { ais: subsectionByRelease({ '5.2': vmstateS390FlicAis }) },
});
export type KvmS390FlicState = StateOf<typeof vmstateKvmS390Flic>;
