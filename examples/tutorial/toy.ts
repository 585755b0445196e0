/** A toy: a processor that adds up, a timer that wakes it, a console that it prints on. */
export class Processor {
  accumulator = 0;
  halted = false;
  readonly registers = new Uint32Array(4);

  step(): void {
    if (this.halted) return;
    this.registers[0] = (this.registers[0] ?? 0) + 1;
    this.accumulator = (this.accumulator + (this.registers[0] ?? 0)) >>> 0;
  }
}

export class Timer {
  /** In steps. */
  period = 50;
  private left = 50;
  /** Counts one of so many steps. */
  prescaler = 1;
  private phase = 0;
  onTick = () => {};

  step(): void {
    this.phase = (this.phase + 1) % this.prescaler;
    if (this.phase !== 0 || --this.left > 0) return;
    this.left = this.period;
    this.onTick();
  }
}

export class Console {
  text = '';
  /** The digits of an escape sequence that has begun: `ESC [ 3 1` waits for its `m`. */
  sequence: number[] = [];
  colour = 7;

  print(code: number): void {
    if (code === 27 || this.sequence.length > 0) this.escape(code);
    else this.text += String.fromCharCode(code);
  }

  private escape(code: number): void {
    if (code !== 109) this.sequence.push(code);
    else {
      this.colour = (this.sequence[this.sequence.length - 1] ?? 48) - 48;
      this.sequence = [];
    }
  }
}

export class Toy {
  readonly processor = new Processor();
  readonly timer = new Timer();
  readonly console = new Console();
  readonly memory = new Uint8Array(64 * 1024);

  constructor() {
    this.timer.onTick = () => this.console.print(46);
  }

  run(steps: number): this {
    for (let i = 0; i < steps; i++) {
      this.processor.step();
      this.memory[i % this.memory.length] = this.processor.accumulator & 0xff;
      this.timer.step();
    }
    return this;
  }

  /** What somebody who looks at the toy sees. */
  look(): string {
    return `accumulator ${this.processor.accumulator}, ${JSON.stringify(this.console.text)}, colour ${this.console.colour}`;
  }
}
