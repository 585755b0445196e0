/**
 * What is used of v86's programming interface, and how a state is put into a running v86 without losing what its own
 * `restore_state` loses.
 *
 * v86 itself is not bundled: who starts it hands it over.
 */

/** The part of v86's `CPU` that no public interface reaches. Its names are not mangled in `libv86.mjs`. */
interface V86Cpu {
  readonly devices: { readonly pit: { readonly counter_start_time: Float64Array } };
  last_result: Int32Array;
  fpu_status_word: Uint16Array;
  mxcsr: Int32Array;
  get_eflags(): number;
}

/** The interface of `V86` as far as it is used here. */
export interface Emulator {
  readonly v86: { readonly cpu: V86Cpu };
  run(): Promise<void>;
  stop(): Promise<void>;
  save_state(): Promise<ArrayBuffer>;
  restore_state(state: ArrayBuffer): Promise<void>;
  serial0_send(text: string): void;
  serial_send_bytes(serial: number, data: Uint8Array): void;
  keyboard_send_scancodes(codes: readonly number[], delay?: number): Promise<void>;
  add_listener(event: 'emulator-ready' | 'emulator-started', listener: () => void): void;
  add_listener(event: 'serial0-output-byte', listener: (byte: number) => void): void;
  destroy(): Promise<void>;
}

/** A v86 that was stopped: its state file, and the moment in ms of `performance.now()` to which its times refer. */
export interface StoppedV86 {
  readonly file: Uint8Array;
  readonly now: number;
}

/** Stops v86 and saves it. The clock is read right after the stop: the state itself does not hold it. */
export async function stopAndSave(emulator: Emulator): Promise<StoppedV86> {
  await emulator.stop();
  const now = performance.now();
  return { file: new Uint8Array(await emulator.save_state()), now };
}

/**
 * Registers that `restore_state` replaces by arrays of their own instead of writing them into the machine's memory: the
 * guest would have what it had before, and the next save what was restored.
 */
const LOST = ['last_result', 'fpu_status_word', 'mxcsr'] as const;

/** A state to go on from: what `stopAndSave` and `fromQemu` give. */
export interface RestorableState {
  readonly file: Uint8Array;
  /** The moment to which its times refer; they are moved to now. Without it they are left alone, as v86 does. */
  readonly now?: number;
  /** What the serial line had received and the guest had not read. */
  readonly serialInput?: Uint8Array;
}

/** Restores a stopped v86, whole; it stays stopped. */
export async function restore(emulator: Emulator, { file, now, serialInput }: RestorableState): Promise<void> {
  const { buffer, byteOffset, length } = file;
  const { cpu } = emulator.v86;
  const views = LOST.map((name) => [name, cpu[name]] as const);
  await emulator.restore_state(buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer);
  for (const [name, view] of views) {
    view.set(cpu[name]);
    cpu[name] = view as never;
  }
  if (now !== undefined) {
    const passed = performance.now() - now;
    cpu.devices.pit.counter_start_time.forEach((time, channel, times) => {
      times[channel] = time + passed;
    });
  }
  if (serialInput?.length) emulator.serial_send_bytes(0, serialInput);
}
