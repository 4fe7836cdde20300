// Random numbers that are the same everywhere for the same seed: Chris Doty-Humphrey's sfc32, and Box and Muller's normals.
import { circle, log } from "./functions.js";

/** What a stream is for: two purposes of one seed share no numbers. */
export const PURPOSES = /** @type {const} */ (["critic", "generator", "training", "snapshots", "score", "distance"]);

export class Stream {
  /**
   * @param {number} seed  a whole number of at least 0
   * @param {typeof PURPOSES[number]} purpose
   */
  constructor(seed, purpose) {
    this.a = seed >>> 0;
    this.b = Math.floor(seed / 2 ** 32) >>> 0;
    this.c = PURPOSES.indexOf(purpose) + 1;
    this.counter = 1;
    /** @type {number | null} */
    this.kept = null;
    for (let i = 0; i < 15; i++) this.next();
  }

  /** 32 random bits. */
  next() {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1): 32 bits of it. */
  uniform() {
    return this.next() / 2 ** 32;
  }

  /** Standard normal. */
  normal() {
    if (this.kept !== null) {
      const kept = this.kept;
      this.kept = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * log(1 - this.uniform()));
    const [sine, cosine] = circle(this.uniform());
    this.kept = radius * sine;
    return radius * cosine;
  }
}
