/** The timer of an imaginary console: counts down at a divided clock, and raises an interrupt at zero. */
export class PulseTimer {
  onInterrupt: () => void = () => {};
  enabled = false;
  /** Reload values of the last four pulses. */
  readonly history = new Uint16Array(4);
  private counter = 0;
  private reload = 0;
  private divider = 1;
  private phase = 0;
  private pending = false;

  constructor(private readonly bus: { raise(line: number): void }) {}

  start(reload: number, divider: number): void {
    this.reload = reload;
    this.counter = reload;
    this.divider = divider;
    this.enabled = true;
  }

  /** What the program reads: whether there was a pulse since it last asked. */
  acknowledge(): boolean {
    const { pending } = this;
    this.pending = false;
    return pending;
  }

  /** One tick of the clock. */
  step(): void {
    if (!this.enabled) return;
    this.phase = (this.phase + 1) % this.divider;
    if (this.phase !== 0) return;
    if (this.counter-- > 0) return;
    this.counter = this.reload;
    this.history.copyWithin(1, 0);
    this.history[0] = this.reload;
    this.pending = true;
    this.bus.raise(3);
    this.onInterrupt();
  }
}
