/**
 * The configuration section: a VMState without any header, described as version 1 and loaded as version 0.
 *
 * QEMU: `migration/savevm.c`, `vmstate_configuration`. Since 2.4.
 */
import { StreamError, type StreamErrorCode, ValueError } from '../errors.js';
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
  for (const actual of capabilities) {
    const mapped = actual === 'mapped-ram';
    if (!mapped && CHECKED_CAPABILITIES.includes(actual)) continue;
    throw new ValueError(
      mapped ? 'unsupported' : 'unknown-name',
      mapped ? "its pages have places in the file; 'vmstate/stream' reads and writes it" : 'no stream names it',
      {
        path: 'capabilities',
        expected: CHECKED_CAPABILITIES,
        actual,
      },
    );
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
  const check = (bad: boolean, code: StreamErrorCode, reason: string, expected: unknown, actual: unknown) => {
    if (bad) throw new StreamError(code, reason, { offset, expected, actual });
  };
  const theirs = sent.capabilities?.capabilities ?? [];
  const unknown = theirs.find((name) => !CHECKED_CAPABILITIES.includes(name));
  check(unknown !== undefined, 'unknown-capability', 'no program here knows it', CHECKED_CAPABILITIES, unknown);
  const uuid = sent.uuid?.uuid;
  const other = uuid?.some((byte, i) => local.uuid !== undefined && byte !== local.uuid[i]) ?? false;
  check(other, 'uuid-mismatch', 'the stream is of another machine', local.uuid, uuid);
  // Compared over the received length only: a prefix of the local name passes, as in QEMU.
  const name = String.fromCharCode(...sent.name.subarray(0, 256));
  check(
    !local.machine.startsWith(name),
    'machine-mismatch',
    'the stream is of another machine type',
    local.machine,
    name,
  );
  const bits = sent.target_page_bits?.target_page_bits;
  check(
    bits !== local.targetPageBits,
    'page-size-mismatch',
    'bits of the target page, none for the least',
    local.targetPageBits,
    bits,
  );
  const ours = local.capabilities ?? [];
  const differing = CHECKED_CAPABILITIES.some((cap) => ours.includes(cap) !== theirs.includes(cap));
  check(differing, 'capability-mismatch', 'switch the same ones on', ours, theirs);
  return uuid !== undefined && local.uuid === undefined
    ? 'the stream has a UUID to compare, but none is set here'
    : undefined;
}
