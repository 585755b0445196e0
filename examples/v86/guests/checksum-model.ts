/**
 * What guest B (`checksum.s`) must write: the same computation in TypeScript, line by line.
 */

const ROUNDS = 1000;
const BUFFER_WORDS = 1024;
const EIGHT = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The guest's registers and memory. */
class Machine {
  eax = 0x01234567;
  ebx = 0x89abcdef;
  ecx = 0xdeadbeef;
  edx = 0x0badcafe;
  esi = 0x13579bdf;
  edi = 0x2468ace0;
  carry = 0;
  readonly buffer = new Uint32Array(BUFFER_WORDS);
  /** The x87 registers as they lie in the unit, and which of them is ST(0). */
  readonly x87 = [
    0x3123456789abcdefn,
    0x2fedcba987654321n,
    0x1111111111111111n,
    0x2222222222222223n,
    0x3333333333333335n,
    0x0aaaaaaaaaaaaaabn,
    0x3bbbbbbbbbbbbbbdn,
    0x2cccccccccccccc9n,
  ];
  top = 0;
  readonly xmm = EIGHT.map((n) => {
    if (n < 6) return Uint32Array.of(0x9e3779b9, 0x7f4a7c15, 0xf39cc060, 0x5cedc834).map((word) => word * (n + 1));
    return new Uint32Array(Float32Array.of(1, 2, 3, 4).buffer);
  }) as Uint32Array[];

  adc(a: number, b: number): number {
    const sum = a + b + this.carry;
    this.carry = sum > 0xffffffff ? 1 : 0;
    return sum >>> 0;
  }

  rcl7(value: number): number {
    const wide = (BigInt(this.carry) << 32n) | BigInt(value);
    const rotated = ((wide << 7n) | (wide >> 26n)) & 0x1_ffff_ffffn;
    this.carry = Number(rotated >> 32n);
    return Number(rotated & 0xffffffffn);
  }

  round(): void {
    this.eax = this.adc(this.eax, this.ebx);
    this.ebx = this.rcl7(this.ebx);
    this.ecx = this.adc(this.ecx, this.edx);
    this.esi = this.eax & (4 * BUFFER_WORDS - 4);
    this.edx = this.adc(this.edx, this.buffer[this.esi / 4] as number);
    this.buffer[this.esi / 4] = this.ecx;
    this.edi = (this.edi + Math.imul(this.edx, 4) + 1) >>> 0;
    this.top = (this.top + 1) & 7;
    this.x87[this.top] = (this.x87[this.top] as bigint) + BigInt(this.eax & 0x7fffffff);
    const [x0, x1, x2, x3, x4, x5, x6, x7] = this.xmm as Vectors;
    const turned = [x2[1], x2[2], x2[3], x2[0]] as number[];
    const turnedBack = [x4[3], x4[0], x4[1], x4[2]] as number[];
    const floats = new Float32Array(x6.buffer);
    const steps = new Float32Array(x7.buffer);
    for (let i = 0; i < 4; i++) {
      x0[i] = (x0[i] as number) + (x1[i] as number);
      x1[i] = (x1[i] as number) ^ (x2[i] as number);
      x2[i] = (turned[i] as number) + (x0[i] as number);
      x3[i] = ((x3[i] as number) >>> 1) ^ (x0[i] as number);
      x4[i] = (turnedBack[i] as number) - (x3[i] as number);
      x5[i] = (x5[i] as number) ^ (x4[i] as number);
      floats[i] = (floats[i] as number) + (steps[i] as number);
    }
  }

  /** Everything that the guest hashes, in its order. */
  image(line: number): Uint8Array {
    const bytes: number[] = [];
    const u16 = (n: number) => bytes.push(n & 0xff, (n >> 8) & 0xff);
    const u32 = (n: number) => bytes.push(n & 0xff, (n >>> 8) & 0xff, (n >>> 16) & 0xff, n >>> 24);
    const flags = 0x3246 | this.carry; // IOPL 3, IF, ZF and PF of the last decrement
    for (const n of [this.eax, this.ecx, this.edx, this.ebx, 0x7000, 0, this.esi, this.edi, flags]) u32(n);
    for (const selector of [0x23, 0x1b, 0x23, 0x23, 0x33, 0x23]) u16(selector);
    u32(line);
    u16(0x037f);
    u16(this.top << 11);
    bytes.push(0xff); // all eight in use
    u32(0x3f80);
    for (const i of EIGHT) {
      const value = this.x87[(this.top + i) & 7] as bigint;
      const log = value.toString(2).length - 1;
      const mantissa = value << BigInt(63 - log);
      u32(Number(mantissa & 0xffffffffn));
      u32(Number(mantissa >> 32n));
      u16(16383 + log);
    }
    for (const vector of this.xmm) for (const word of vector) u32(word);
    for (const word of this.buffer) u32(word);
    return Uint8Array.from(bytes);
  }
}

type Vectors = [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];

function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  return hash;
}

const hex = (n: number): string => (n >>> 0).toString(16).toUpperCase().padStart(8, '0');

/** The guest's lines from the first on, without end. */
export function* checksumLines(): Generator<string, never> {
  const machine = new Machine();
  for (let line = 1; ; line++) {
    for (let n = 0; n < ROUNDS; n++) machine.round();
    yield `B ${hex(line)} ${hex(fnv1a(machine.image(line)))}`;
    (machine.xmm[6] as Uint32Array).set(new Uint32Array(Float32Array.of(1, 2, 3, 4).buffer));
  }
}
