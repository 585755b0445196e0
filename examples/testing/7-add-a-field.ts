import { type AnyVMState, bool, SaveVM, uint8, uint16, vmstate, when } from 'vmstate';

// What is out there: version 1. Bit 7 of `mode` has always been zero.
const fields = { mode: uint8(), counter: uint16() };
const old = vmstate({ name: 'timer', versionId: 1, minimumVersionId: 1, fields });

// The three ways to send a new property, `oneShot`.
const byVersion = vmstate({
  name: 'timer',
  versionId: 2,
  minimumVersionId: 1,
  fields: { ...fields, oneShot: bool({ since: 2 }) },
});
const byCondition = vmstate({
  name: 'timer',
  versionId: 1,
  minimumVersionId: 1,
  fields: { ...fields, oneShot: when('extended', bool()) },
  conditions: { extended: ({ mode }) => (mode & 0x80) !== 0 },
});
const vmstateOneShot = vmstate({
  name: 'timer/one-shot',
  versionId: 1,
  needed: ({ oneShot }) => oneShot,
  fields: { oneShot: bool() },
});
const bySubsection = vmstate({
  name: 'timer',
  versionId: 1,
  minimumVersionId: 1,
  fields,
  subsections: { vmstateOneShot },
});

/** Saves with one program and loads with another; `oneShot` is what the loading one had before. */
function transfer(from: AnyVMState, to: AnyVMState, inUse: boolean): string {
  const one = { mode: inUse ? 0x81 : 1, counter: 7, oneShot: inUse, vmstateOneShot: { oneShot: inUse } };
  const other = { mode: 0, counter: 0, oneShot: false, vmstateOneShot: { oneShot: false } };
  const stream = machineOf(from, one).save();
  const result = machineOf(to, other).tryLoad(stream);
  if (!result.ok) return `refused: ${result.error.message}`;
  const came = to === bySubsection ? other.vmstateOneShot.oneShot : other.oneShot;
  return to === old ? 'loads' : `loads, oneShot is ${came}`;
}

function machineOf(def: AnyVMState, state: object): SaveVM {
  const vm = new SaveVM({ release: '7.2', machine: 'console' });
  vm.register(def, state);
  return vm;
}

for (const [way, def] of Object.entries({ byVersion, byCondition, bySubsection })) {
  console.log(way);
  console.log(`  old program -> new program:           ${transfer(old, def, false)}`);
  console.log(`  new program -> new program, in use:   ${transfer(def, def, true)}`);
  console.log(`  new program -> old program, not used: ${transfer(def, old, false)}`);
  console.log(`  new program -> old program, in use:   ${transfer(def, old, true)}`);
}
