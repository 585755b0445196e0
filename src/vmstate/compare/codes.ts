/**
 * What {@link compare} can find, how bad it is, and what to do about it: the one table that the messages and
 * `docs/compatibility.md` go by.
 */
import type { Severity } from './finding.js';

interface Rule {
  readonly severity: Severity;
  /** What to do. */
  readonly advice: string;
}

/** By code. `error`: streams of OLD do not load, or load as something else. */
export const RULES = {
  'nothing-compared': { severity: 'error', advice: 'name files that have a device in common' },
  'machine-differs': { severity: 'warning', advice: 'compare one machine type in both' },
  'device-removed': { severity: 'error', advice: 'keep the device, or its definition, as long as streams have it' },
  'device-renamed': { severity: 'error', advice: 'keep the name: it stands in the stream' },
  'device-unmatched': { severity: 'warning', advice: 'name the file that has it, if it is to be compared' },
  unmigratable: { severity: 'error', advice: 'such a device blocks loading: leave it out of the machine' },
  'hand-written': { severity: 'warning', advice: 'compare its bytes by hand' },

  'version-lowered': { severity: 'error', advice: 'a version only ever grows' },
  'version-raised': { severity: 'note', advice: 'OLD refuses what NEW saves; a subsection would spare it' },
  'minimum-raised': {
    severity: 'error',
    advice: 'lower minimumVersionId again, or say that such streams are given up',
  },
  'minimum-narrowed': { severity: 'warning', advice: 'streams below it are given up' },
  'nested-version': {
    severity: 'error',
    advice: 'a nested definition has no version in the stream: use a condition or a subsection',
  },
  'bad-nested-version': {
    severity: 'error',
    advice: 'make `since` of the field a version that the nested one accepts',
  },

  'field-removed': { severity: 'error', advice: 'put unused() of the same size in its place' },
  'field-added': {
    severity: 'error',
    advice: 'raise versionId and give it `since`, give it a condition, or put it into a subsection',
  },
  'conditional-field-added': { severity: 'warning', advice: 'its condition has to be false for every stream of OLD' },
  'field-moved': { severity: 'error', advice: 'the order of the fields is that of the wire: put it back' },
  'field-renamed': { severity: 'error', advice: 'the bytes are alike; accept it if they mean the same' },
  'since-raised': { severity: 'error', advice: 'a field keeps its `since`; streams of this version have it' },
  'since-lowered': { severity: 'error', advice: 'a field keeps its `since`; streams of this version do not have it' },
  'since-changed': { severity: 'warning', advice: 'streams between the two versions are read otherwise than before' },
  'never-sent': { severity: 'warning', advice: 'raise versionId to its `since`, or it never is' },

  'size-changed': { severity: 'error', advice: 'add another field, or raise versionId and keep both by `since`' },
  'host-size-changed': { severity: 'error', advice: 'a dump does not know bytes on the wire: look at the type' },
  'type-changed': { severity: 'warning', advice: 'as many bytes, read otherwise: see that old values mean the same' },
  'kind-changed': { severity: 'error', advice: 'another kind of field is another wire format: add a field instead' },
  'count-changed': { severity: 'error', advice: 'keep the length, and send what is more in a field of its own' },
  'count-source-changed': { severity: 'warning', advice: 'see that both always give the same number' },
  'start-changed': { severity: 'warning', advice: 'see that the same elements are meant' },
  'null-marks-changed': { severity: 'error', advice: 'null elements are marked otherwise: keep the kind of array' },
  'check-added': { severity: 'warning', advice: 'streams with another value than the one that is there are refused' },
  'validation-added': { severity: 'warning', advice: 'see that the test holds for every stream of OLD' },

  'condition-added': { severity: 'error', advice: 'OLD always sends it: the condition has to hold for its streams' },
  'condition-removed': { severity: 'error', advice: 'OLD does not always send it: keep the condition' },
  'condition-changed': { severity: 'warning', advice: 'see that both hold for the same streams' },

  'unused-size': { severity: 'error', advice: 'unused space has to be as long as what it stands for' },
  'unused-unsure': { severity: 'warning', advice: 'the length of an array is not known here: look at it' },
  'replaced-by-unused': { severity: 'note', advice: 'its value is dropped, and OLD is sent zeros' },
  'unused-reused': { severity: 'warning', advice: 'streams of OLD have zeros there: see that zero means "as before"' },
  restructured: { severity: 'note', advice: 'the bytes are the same' },
  'description-renamed': { severity: 'error', advice: 'accept it if the layout is meant to be the same' },
  'description-missing': { severity: 'error', advice: 'keep the struct, or open it field by field' },

  'subsection-removed': {
    severity: 'error',
    advice: 'keep it, and ignore what it brings: an unknown one ends the load',
  },
  'subsection-renamed': { severity: 'error', advice: 'keep the name: it stands in the stream' },
  'subsection-misnamed': {
    severity: 'error',
    advice: 'let its name begin with that of its parent, or it is not found',
  },
  'subsection-always-sent': { severity: 'warning', advice: 'give it `needed`, so that OLD loads streams without it' },
  'needed-changed': { severity: 'note', advice: 'see that OLD is still sent what it needs' },
} as const satisfies Readonly<Record<string, Rule>>;

export type CompareCode = keyof typeof RULES;
