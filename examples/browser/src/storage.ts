/**
 * Where a page keeps saves: the origin's private file system, IndexedDB, a server.
 */
import type { SaveVM } from 'vmstate';

/** Writes a file of the origin's private file system, chunk by chunk. Returns its bytes. */
export async function saveToFile(vm: SaveVM, name: string): Promise<number> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(name, { create: true });
  const writable = await file.createWritable();
  const bytes = await vm.saveTo(writable);
  await writable.close();
  return bytes;
}

/** Reads a file of the origin's private file system as it comes. */
export async function loadFromFile(vm: SaveVM, name: string): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  const file = await (await folder.getFileHandle(name)).getFile();
  await vm.loadFrom(file.stream());
}

/** In a Worker: a handle that is written and read without promises. */
export async function saveToFileInWorker(vm: SaveVM, name: string): Promise<number> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle(name, { create: true });
  const handle = await (file as FileSystemFileHandle & SyncAccess).createSyncAccessHandle();
  try {
    handle.truncate(0);
    return await vm.saveTo({ write: (chunk) => handle.write(chunk) });
  } finally {
    handle.close();
  }
}

/** What only Workers have; the types of pages do not know it. */
interface SyncAccess {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array): number;
    truncate(size: number): void;
    close(): void;
  }>;
}

/** Puts a save into IndexedDB, where it is one value. */
export async function saveToDatabase(vm: SaveVM, name: string): Promise<number> {
  const bytes = vm.save();
  await transact('readwrite', (saves) => saves.put(bytes, name));
  return bytes.length;
}

/** Loads a save out of IndexedDB: checked as a whole before anything is written. */
export async function loadFromDatabase(vm: SaveVM, name: string): Promise<void> {
  vm.load((await transact('readonly', (saves) => saves.get(name))) as Uint8Array);
}

/** Sends a save to a server. Returns its bytes. */
export async function saveToServer(vm: SaveVM, url: string): Promise<number> {
  const body = vm.save() as Uint8Array<ArrayBuffer>;
  const answer = await fetch(url, { method: 'PUT', body });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return body.length;
}

/** Loads a save while it comes from a server. */
export async function loadFromServer(vm: SaveVM, url: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok || answer.body === null) throw new Error(`${url}: ${answer.status}`);
  await vm.loadFrom(answer.body);
}

function transact(mode: IDBTransactionMode, work: (saves: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('saves', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('saves');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const database = open.result;
      const transaction = database.transaction('saves', mode);
      const request = work(transaction.objectStore('saves'));
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
      transaction.onabort = () => reject(transaction.error);
    };
  });
}
