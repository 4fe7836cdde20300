// The exact Earth-Mover distance of two samples of one size: an optimal assignment, by shortest augmenting paths.

/** @typedef {import("./memory.js").Floats} Floats */

/** W₁ between samples of `count` points; solves faster where the points have moved little since it solved last. */
export class Assignment {
  /** @param {number} count */
  constructor(count) {
    this.count = count;
    this.costs = new Float64Array(count * count);
    /** The potential of each target, kept from one solution to the next: every choice of them is feasible to start from. */
    this.target = new Float64Array(count);
    this.source = new Float64Array(count);
    this.sourceOf = new Int32Array(count);
    this.targetOf = new Int32Array(count);
    this.reach = new Float64Array(count);
    this.from = new Int32Array(count);
    this.columns = new Int32Array(count);
  }

  /**
   * The mean distance in the best assignment.
   * @param {Floats} a  (count, 2)
   * @param {Floats} b  (count, 2)
   */
  distance(a, b) {
    const { count, costs, targetOf } = this;
    for (let i = 0, at = 0; i < count; i++)
      for (let j = 0; j < count; j++, at++) {
        const [dx, dy] = [a[2 * i] - b[2 * j], a[2 * i + 1] - b[2 * j + 1]];
        costs[at] = Math.sqrt(dx * dx + dy * dy);
      }
    this.matchNearest();
    for (let i = 0; i < count; i++) if (targetOf[i] < 0) this.augment(i);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += costs[i * count + targetOf[i]];
    return sum / count;
  }

  /** Gives each source the largest feasible potential, and assigns it to the target that attains it if that target is
   * free. */
  matchNearest() {
    const { count, costs, source, target, sourceOf, targetOf } = this;
    sourceOf.fill(-1);
    targetOf.fill(-1);
    for (let i = 0; i < count; i++) {
      let [least, nearest] = [Infinity, -1];
      for (let j = 0; j < count; j++) {
        const reduced = costs[i * count + j] - target[j];
        if (reduced < least) [least, nearest] = [reduced, j];
      }
      source[i] = least;
      if (sourceOf[nearest] < 0) [sourceOf[nearest], targetOf[i]] = [i, nearest];
    }
  }

  /**
   * Dijkstra's algorithm over reduced costs from a source that has no target to the nearest free one.
   * `columns` holds, from the left: targets that are done; those at the least distance; the rest.
   * @param {number} start
   */
  augment(start) {
    const { count, costs, source, target, sourceOf, reach, from, columns } = this;
    for (let j = 0; j < count; j++) {
      columns[j] = j;
      reach[j] = costs[start * count + j] - target[j] - source[start];
      from[j] = start;
    }
    let [done, level, least, end] = [0, 0, 0, -1];
    while (end < 0) {
      if (done === level) {
        least = Infinity;
        for (let k = level; k < count; k++) {
          const far = reach[columns[k]];
          if (far > least) continue;
          if (far < least) [least, level] = [far, done];
          [columns[k], columns[level]] = [columns[level], columns[k]];
          level++;
        }
        for (let k = done; k < level && end < 0; k++) if (sourceOf[columns[k]] < 0) end = columns[k];
        if (end >= 0) break;
      }
      const column = columns[done++];
      const i = sourceOf[column];
      const offset = least - (costs[i * count + column] - target[column] - source[i]);
      for (let k = level; k < count; k++) {
        const j = columns[k];
        const far = offset + costs[i * count + j] - target[j] - source[i];
        if (!(far < reach[j])) continue;
        [reach[j], from[j]] = [far, i];
        if (far > least) continue;
        if (sourceOf[j] < 0) {
          end = j;
          break;
        }
        [columns[k], columns[level]] = [columns[level], columns[k]];
        level++;
      }
    }
    this.takePath(start, end, least, done);
  }

  /** Moves the potentials along what was reached, and the assignment along the path. */
  takePath(start, end, least, done) {
    const { source, target, sourceOf, targetOf, reach, from, columns } = this;
    source[start] += least;
    for (let k = 0; k < done; k++) {
      const j = columns[k];
      const moved = least - reach[j];
      target[j] -= moved;
      source[sourceOf[j]] += moved;
    }
    for (let j = end; j >= 0; ) {
      const i = from[j];
      sourceOf[j] = i;
      [targetOf[i], j] = [j, targetOf[i]];
    }
  }
}
