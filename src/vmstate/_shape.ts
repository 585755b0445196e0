/**
 * The shape of a state: every decision that saving it took, in order.
 *
 * Which conditions held, how many elements there were, which of them were null, which subsections were sent and
 * how long the parts of variable length came out. Plan and shape together determine the description, so it is
 * cached by shape and made from a shape without a look at the state.
 */
export class Shape {
  /** The decisions; `length` of them are valid. */
  data = new Int32Array(64);
  length = 0;

  push(decision: number): void {
    if (this.length === this.data.length) {
      const grown = new Int32Array(this.data.length * 2);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[this.length++] = decision;
  }

  /** Holds a place for a decision that is known later; see {@link set}. */
  hold(): number {
    this.push(0);
    return this.length - 1;
  }

  set(place: number, decision: number): void {
    this.data[place] = decision;
  }

  append(part: Shape): void {
    for (let i = 0; i < part.length; i++) this.push(part.data[i] as number);
  }

  reset(): void {
    this.length = 0;
  }

  equals(other: Shape): boolean {
    if (this.length !== other.length) return false;
    for (let i = 0; i < this.length; i++) if (this.data[i] !== other.data[i]) return false;
    return true;
  }

  copy(): Shape {
    const copy = new Shape();
    copy.data = this.data.slice(0, Math.max(this.length, 1));
    copy.length = this.length;
    return copy;
  }
}
