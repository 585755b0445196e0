/**
 * The page: the emulator runs, and its state is saved and loaded in each of the ways.
 */
import { machine } from './machine.js';
import { loadFromDatabase, loadFromFile, loadFromServer, saveToDatabase, saveToFile, saveToServer } from './storage.js';

const { counter, vm } = machine();
const [screen, report] = ['screen', 'report'].map((id) => document.getElementById(id) as HTMLElement);
let running = true;

function frame(): void {
  if (running) for (let i = 0; i < 1000; i++) counter.step();
  if (screen) screen.textContent = `${counter.ticks} ticks, position ${counter.position}`;
  requestAnimationFrame(frame);
}
frame();

/** Runs one way of saving and loading; `undefined` is a save that did not come back. */
async function roundTrip(way: string): Promise<{ readonly bytes: number; readonly same: boolean }> {
  running = false;
  const [save, load] = ways[way] as Way;
  const before = counter.checksum();
  const bytes = await save();
  for (let i = 0; i < 5000; i++) counter.step();
  if (counter.checksum() === before) throw new Error('the machine did not run');
  await load();
  const same = counter.checksum() === before;
  running = true;
  return { bytes, same };
}

/** Saves and gives the bytes; loads. */
type Way = readonly [save: () => Promise<number>, load: () => Promise<void>];
const ways: Readonly<Record<string, Way>> = {
  'file system': [() => saveToFile(vm, 'counter.mig'), () => loadFromFile(vm, 'counter.mig')],
  IndexedDB: [() => saveToDatabase(vm, 'counter'), () => loadFromDatabase(vm, 'counter')],
  server: [() => saveToServer(vm, '/saves/counter'), () => loadFromServer(vm, '/saves/counter')],
  worker: [
    async () => {
      const { bytes, same } = await inWorker();
      if (!same) throw new Error('the Worker came back to another state');
      return bytes;
    },
    () => loadFromFile(vm, 'counter-page.mig'),
  ],
};

/** The same in a Worker, which leaves a copy of this page's own machine untouched. */
async function inWorker(): Promise<{ readonly bytes: number; readonly same: boolean }> {
  await saveToFile(vm, 'counter-page.mig');
  const worker = new Worker('worker.js', { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => ('error' in data ? reject(new Error(data.error)) : resolve(data));
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ from: 'counter-page.mig', to: 'counter-worker.mig' });
    });
  } finally {
    worker.terminate();
  }
}

async function show(way: string): Promise<void> {
  const line = document.createElement('li');
  line.dataset.way = way;
  try {
    const { bytes, same } = await roundTrip(way);
    const size = `${bytes.toLocaleString('en')} bytes`;
    line.textContent = `${way}: ${same ? 'the same state came back' : 'ANOTHER STATE CAME BACK'}, ${size}`;
    line.className = same ? 'good' : 'bad';
  } catch (error) {
    running = true;
    line.textContent = `${way}: ${error}`;
    line.className = 'bad';
  }
  report?.append(line);
}

for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', () => void show(button.value));
}
