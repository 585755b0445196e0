/**
 * Waiting interrupts as KVM reports them: a row of records of 72 bytes. They stand in `irqstate` of a CPU, and in the
 * section `s390-flic`.
 *
 * QEMU: `struct kvm_s390_irq` of Linux, in 2.3, 5.2, 7.2, 10.0 and 11.1.
 */
import { ValueError } from '../../errors.js';

/** Bytes of a record. */
export const KVM_S390_IRQ_SIZE = 72;

/** Bytes behind the type. */
const PARAMETERS_SIZE = 64;

/** One interrupt: KVM's number of its kind (0xffff2401 is a service signal), and 64 bytes that depend on it. */
export interface S390KvmIrq {
  type: bigint;
  parameters: Uint8Array;
}

/** Records in a row of bytes; those after the last whole one are left out. */
export function unpackKvmIrqs(bytes: Uint8Array): S390KvmIrq[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const irqs: S390KvmIrq[] = [];
  for (let at = 0; at + KVM_S390_IRQ_SIZE <= bytes.length; at += KVM_S390_IRQ_SIZE) {
    irqs.push({ type: view.getBigUint64(at), parameters: bytes.slice(at + 8, at + KVM_S390_IRQ_SIZE) });
  }
  return irqs;
}

/**
 * The bytes of records; parameters may be shorter than 64 bytes, the rest is 0.
 *
 * @throws {ValueError} `wrong-length` when there are more.
 */
export function packKvmIrqs(irqs: readonly S390KvmIrq[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(irqs.length * KVM_S390_IRQ_SIZE);
  const view = new DataView(bytes.buffer);
  irqs.forEach(({ type, parameters }, i) => {
    if (parameters.length > PARAMETERS_SIZE) {
      throw new ValueError('wrong-length', 'an interrupt has up to 64 bytes of parameters', {
        actual: parameters.length,
        expected: PARAMETERS_SIZE,
      });
    }
    view.setBigUint64(i * KVM_S390_IRQ_SIZE, type);
    bytes.set(parameters, i * KVM_S390_IRQ_SIZE + 8);
  });
  return bytes;
}
