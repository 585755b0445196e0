/**
 * The emulator in a Worker: loads what the page saved, saves it by a synchronous handle, and loads that.
 */
import { machine } from './machine.js';
import { loadFromFile, saveToFileInWorker } from './storage.js';

addEventListener('message', async ({ data }: MessageEvent<{ readonly from: string; readonly to: string }>) => {
  try {
    const { counter, vm } = machine();
    await loadFromFile(vm, data.from);
    const before = counter.checksum();
    const bytes = await saveToFileInWorker(vm, data.to);
    for (let i = 0; i < 1000; i++) counter.step();
    await loadFromFile(vm, data.to);
    postMessage({ bytes, same: counter.checksum() === before });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
