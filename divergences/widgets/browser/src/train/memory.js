// Memory for a trainer, allocated once and never freed, so that a step allocates nothing.

/** @typedef {Float32Array | Float64Array} Floats */

/** Thrown where a trainer needs more than it was given. */
export class OutOfSpace extends Error {}

const ALIGNMENT = 64;
const SLACK = 8; // kernels read and write up to the next multiple of four

export class Memory {
  /**
   * @param {ArrayBuffer} buffer
   * @param {number} start  the first byte that may be used: what lies before belongs to the compiled kernels
   * @param {Float32ArrayConstructor | Float64ArrayConstructor} Kind  the numbers that it holds
   */
  constructor(buffer, start = 0, Kind = Float32Array) {
    this.buffer = buffer;
    this.next = start;
    this.Kind = Kind;
  }

  /**
   * @param {number} count
   * @returns {Floats} zeros
   */
  floats(count) {
    const from = Math.ceil(this.next / ALIGNMENT) * ALIGNMENT;
    this.next = from + (count + SLACK) * this.Kind.BYTES_PER_ELEMENT;
    if (this.next > this.buffer.byteLength) throw new OutOfSpace();
    return new this.Kind(this.buffer, from, count);
  }
}
