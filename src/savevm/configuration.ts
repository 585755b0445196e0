/**
 * The configuration section: a VMState without any header, described as version 1 and loaded as version 0.
 *
 * QEMU: `migration/savevm.c`, `vmstate_configuration`. Since 2.4.
 */
import { StreamError, show, ValueError } from '../errors.js';
import { array, varray } from '../vmstate/arrays.js';
import { vbuffer } from '../vmstate/buffers.js';
import { type StateOf, vmstate } from '../vmstate/definition.js';
import { leaf } from '../vmstate/leaf.js';
import { uint8, uint32 } from '../vmstate/scalars.js';
import { alloc } from '../vmstate/slots.js';

/** The name of a migration capability, as a counted string. */
export const capability = /* @__PURE__ */ leaf<string>({
  type: 'capability',
  write: (name, to) => to.counted(name),
  read: (from) => from.counted(),
});

export const vmstateTargetPageBits = /* @__PURE__ */ vmstate({
  name: 'configuration/target-page-bits',
  versionId: 1,
  minimumVersionId: 1,
  fields: { target_page_bits: uint32() },
});

export const vmstateCapabilities = /* @__PURE__ */ vmstate({
  name: 'configuration/capabilities',
  versionId: 1,
  minimumVersionId: 1,
  fields: { caps_count: uint32(), capabilities: alloc(varray('caps_count', capability())) },
});

export const vmstateUuid = /* @__PURE__ */ vmstate({
  name: 'configuration/uuid',
  versionId: 1,
  minimumVersionId: 1,
  fields: { uuid: array(16, uint8(), { name: 'uuid.data' }) },
});

export const vmstateConfiguration = /* @__PURE__ */ vmstate({
  name: 'configuration',
  versionId: 1,
  fields: { len: uint32(), name: alloc(vbuffer('len')) },
  subsections: { target_page_bits: vmstateTargetPageBits, capabilities: vmstateCapabilities, uuid: vmstateUuid },
});
export type ConfigurationState = StateOf<typeof vmstateConfiguration>;

/** What a machine says about itself besides its name. */
export interface MachineFacts {
  readonly machine: string;
  /** log2 of the target page size, where it is variable and larger than the target's minimum. */
  readonly targetPageBits?: number;
  /** The *checked* capabilities that are on, in the order of QEMU's enumeration. */
  readonly capabilities?: readonly string[];
  /** Sixteen bytes in the printed order. */
  readonly uuid?: Uint8Array;
}

/** The capabilities that leave a trace in the configuration. */
export const CHECKED_CAPABILITIES: readonly string[] = ['x-ignore-shared', 'mapped-ram'];

/**
 * Checks the capabilities of a machine that is to be saved and loaded here.
 *
 * @throws {ValueError} `unknown-name`, `unsupported`.
 */
export function checkCapabilities(capabilities: readonly string[]): void {
  for (const name of capabilities) {
    const details = { path: 'capabilities', expected: CHECKED_CAPABILITIES, actual: name };
    if (!CHECKED_CAPABILITIES.includes(name)) {
      throw new ValueError('unknown-name', `${show(name)} is no capability that a stream names`, details);
    }
    if (name === 'mapped-ram') {
      const reason = "mapped RAM has its pages at fixed places of a file; 'vmstate/stream' reads and writes it";
      throw new ValueError('unsupported', reason, details);
    }
  }
}

/** The state of the configuration section of a machine. */
export function configurationState(facts: MachineFacts): ConfigurationState {
  const name = Uint8Array.from(facts.machine, (c) => c.charCodeAt(0));
  const capabilities = [...(facts.capabilities ?? [])];
  return {
    len: name.length,
    name,
    ...(facts.targetPageBits !== undefined && { target_page_bits: { target_page_bits: facts.targetPageBits } }),
    ...(capabilities.length > 0 && { capabilities: { caps_count: capabilities.length, capabilities } }),
    ...(facts.uuid !== undefined && { uuid: { uuid: facts.uuid } }),
  };
}

/**
 * Steps 4 to 8 of `stream.md` 3. Returns a warning if there is a UUID to compare but none here.
 *
 * @throws {StreamError} `unknown-capability`, `uuid-mismatch`, `machine-mismatch`, `page-size-mismatch`,
 * `capability-mismatch`.
 */
export function checkConfiguration(sent: ConfigurationState, local: MachineFacts, offset: number): string | undefined {
  const theirs = sent.capabilities?.capabilities ?? [];
  const unknown = theirs.find((name) => !CHECKED_CAPABILITIES.includes(name));
  if (unknown !== undefined) {
    const reason = `the stream was saved with a capability that is unknown here: ${unknown}`;
    throw new StreamError('unknown-capability', reason, { offset, expected: CHECKED_CAPABILITIES, actual: unknown });
  }
  const uuid = sent.uuid?.uuid;
  if (uuid !== undefined && local.uuid !== undefined && uuid.some((byte, i) => byte !== local.uuid?.[i])) {
    throw new StreamError('uuid-mismatch', 'the stream belongs to a machine with another UUID', {
      offset,
      expected: local.uuid,
      actual: uuid,
    });
  }
  // Compared over the received length only: a prefix of the local name passes, as in QEMU.
  const name = String.fromCharCode(...sent.name.subarray(0, 256));
  if (!local.machine.startsWith(name)) {
    const reason = `the stream is of machine type '${name}', but this is '${local.machine}'`;
    throw new StreamError('machine-mismatch', reason, { offset, expected: local.machine, actual: name });
  }
  const bits = sent.target_page_bits?.target_page_bits;
  if (bits !== local.targetPageBits) {
    const reason = `target page bits differ: ${bits ?? 'the minimum'} in the stream, ${local.targetPageBits ?? 'the minimum'} here`;
    throw new StreamError('page-size-mismatch', reason, { offset, expected: local.targetPageBits, actual: bits });
  }
  const ours = local.capabilities ?? [];
  const differing = CHECKED_CAPABILITIES.filter((cap) => ours.includes(cap) !== theirs.includes(cap));
  if (differing.length > 0) {
    const reason = `capabilities differ: ${differing.map((cap) => `${cap} is ${ours.includes(cap) ? 'on' : 'off'} here`).join(', ')}`;
    throw new StreamError('capability-mismatch', reason, { offset, expected: ours, actual: theirs });
  }
  return uuid !== undefined && local.uuid === undefined
    ? 'the stream has a UUID, but none is set here: it was not compared'
    : undefined;
}
