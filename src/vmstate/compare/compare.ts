/**
 * Whether NEW loads what OLD saves: two sets of layouts, device by device, by the rules that QEMU loads by
 * (`vmstate_load_state` of `migration/vmstate.c`).
 */

import type { CompareCode } from './codes.js';
import { type Comparable, type CompareOptions, layoutsOf } from './comparable.js';
import { compareLayouts } from './compare-layout.js';
import { type Comparison, verdict } from './finding.js';
import type { DeviceLayout, Layout, Layouts } from './model.js';
import { otherDeviceName } from './qemu-renames.js';
import { Report } from './report.js';

/**
 * Compares layouts of two programs: definitions, descriptions of streams and dumps in any mix.
 *
 * @returns every finding with severity, path, code and advice; `compatible` is false if one of them is an error. What a
 * source does not know (a dump has no types, a stream no conditions) is not found. Swap the arguments to learn what OLD
 * would do with streams of NEW.
 * @throws {DefinitionError} `bad-release`
 * @example
 * const { compatible, findings } = compare(vmstateTimerV1, vmstateTimerV2);
 */
export function compare(older: Comparable, newer: Comparable, options: CompareOptions = {}): Comparison<CompareCode> {
  const { release = '11.1', olderRelease = release, newerRelease = release } = options;
  const [from, to] = [layoutsOf(older, olderRelease), layoutsOf(newer, newerRelease)];
  const report = new Report(from, to, options.accept ?? []);
  const machines = from.source === to.source && from.machine !== undefined && to.machine !== undefined;
  if (machines && from.machine !== to.machine) {
    report.add('machine-differs', 'machine', `${from.machine} and ${to.machine}`);
  }
  const { device: only } = options;
  const chosen = from.devices.filter(
    ({ name, layout }) => only === undefined || only === name || only === layout?.name,
  );
  const single = from.devices.length === 1 && to.devices.length === 1;
  const directory = new Directory(to);
  const known = new Set(from.devices.map(({ name }) => name));
  let compared = 0;
  for (const device of chosen) {
    const candidates = single ? to.devices : directory.candidates(device, from);
    if (candidates.length === 0) missing(device, directory.renamed(device, known), report);
    else {
      compared++;
      best(device, candidates, report);
    }
  }
  if (compared === 0 && from.devices.length > 0) {
    const what = only === undefined ? 'OLD and NEW have no device in common' : `no device is called ${only} in both`;
    report.add('nothing-compared', only ?? 'devices', what);
  }
  return verdict(report.findings);
}

/** As many devices are tried for one; no machine has as many of one name. */
const MOST_CANDIDATES = 256;

/** The devices of NEW by their names, and by those of their vmsds. */
class Directory {
  private readonly byName = new Map<string, DeviceLayout[]>();
  private readonly byVmsd = new Map<string, DeviceLayout[]>();

  constructor(private readonly to: Layouts) {
    for (const device of [...to.devices, ...to.parts]) {
      put(this.byName, device.name, device);
      if (device.layout !== undefined) put(this.byVmsd, device.layout.name, device);
    }
  }

  /** What a device may be: of the same name, else of the same vmsd. */
  candidates({ name, instanceId, layout }: DeviceLayout, from: Layouts): readonly DeviceLayout[] {
    const named = this.byName.get(name) ?? [];
    if (from.source === this.to.source) {
      if (named.length === 0) return this.byName.get(otherDeviceName(name) ?? '') ?? [];
      const same = named.filter((other) => other.instanceId === instanceId);
      return same.length > 0 ? same : named;
    }
    return this.byVmsd.get(layout?.name ?? '') ?? named;
  }

  /** A device that only NEW has, and that may be this one under a new name. */
  renamed({ layout }: DeviceLayout, known: ReadonlySet<string>): DeviceLayout | undefined {
    const isDefinition = this.to.source === 'definitions';
    const like = isDefinition ? this.to.devices : (this.byVmsd.get(layout?.name ?? '') ?? []);
    return like.find(({ name, layout: other }) => !known.has(name) && (!isDefinition || sameFields(layout, other)));
  }
}

function put(map: Map<string, DeviceLayout[]>, key: string, device: DeviceLayout): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [device]);
  else if (known.length < MOST_CANDIDATES) known.push(device);
}

/** Compares with each candidate, and keeps what the likeliest gives. */
function best(device: DeviceLayout, candidates: readonly DeviceLayout[], report: Report): void {
  let least: Report | undefined;
  for (const candidate of candidates) {
    const attempt = report.attempt();
    compareDevice(device, candidate, attempt);
    if (least === undefined || attempt.weight < least.weight) least = attempt;
    if (least.findings.length === 0) break;
  }
  if (least !== undefined) report.take(least);
}

function compareDevice(older: DeviceLayout, newer: DeviceLayout, report: Report): void {
  const path = pathOf(older);
  const [a, b] = [older.layout, newer.layout];
  if (a === undefined || b === undefined) {
    const [one, other] = [older.bytes, newer.bytes];
    const what = a === b ? `${one} bytes, in NEW ${other}` : `${a === undefined ? 'OLD' : 'NEW'} knows only its bytes`;
    if (a !== b || one !== other) report.add('hand-written', path, what);
    return;
  }
  if (b.unmigratable && !a.unmigratable) report.add('unmigratable', path, 'NEW says that it cannot be migrated');
  if (older.name !== newer.name && report.from.source === 'definitions' && report.to.source === 'definitions') {
    report.add('device-renamed', path, `NEW calls it ${newer.name}`);
  } else if (a.name !== b.name && !report.isRename(older.name, a.name, b.name)) {
    report.add('description-renamed', path, `${a.name}, in NEW ${b.name}`);
  }
  report.versions(path, a, b);
  if (a.versionId < (b.byHandBelow ?? 0)) {
    report.add('hand-written', path, `version ${a.versionId} is read by a loader of its own in NEW`);
    return;
  }
  compareLayouts(a, b, { path: `${path}/`, saveAt: a.versionId, loadAt: a.versionId, nested: false }, report);
}

function missing(device: DeviceLayout, renamed: DeviceLayout | undefined, report: Report): void {
  const path = pathOf(device);
  const { from, to } = report;
  if (from.source !== to.source) {
    report.add('device-unmatched', path, `NEW has nothing called ${device.layout?.name ?? device.name}`);
  } else if (renamed !== undefined) report.add('device-renamed', path, `NEW calls it ${renamed.name}`);
  else report.add('device-removed', path, 'NEW does not have it');
}

/** Whether two vmsds have the same fields, and more than one. */
function sameFields(a: Layout | undefined, b: Layout | undefined): boolean {
  if (a === undefined || b === undefined || a.fields.length < 2 || a.fields.length !== b.fields.length) return false;
  return a.fields.every(({ name, size, type }, i) => {
    const other = b.fields[i];
    return name === other?.name && size === other.size && type === other.type;
  });
}

const pathOf = ({ name, instanceId }: DeviceLayout): string => (instanceId === 0 ? name : `${name} ${instanceId}`);
