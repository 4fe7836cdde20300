// Gradient descent on one number, with momentum: v ← μv − η·d/dθ, θ ← θ + v. The derivative is read from a table.

export const STEPS = 120;
// How a run can end for good. "kink": there is no derivative; "left": θ has left the picture.
export const start = (theta) => ({ path: [theta], velocity: 0, slope: null, end: null });

export function step(run, derivative, { step_size: rate, momentum }, { min, max }) {
  if (run.end) return;
  const theta = run.path.at(-1);
  const slope = derivative(theta);
  run.slope = slope;
  if (Number.isNaN(slope)) {
    run.end = "kink";
    return;
  }
  run.velocity = momentum * run.velocity - rate * slope;
  // Rounded to twelve digits, so that 24 steps of 0.05 from 1.2 reach exactly 0 and do not miss it by 1e-17.
  const next = Number((theta + run.velocity).toFixed(12)) + 0;
  run.path.push(next);
  if (next < min || next > max) run.end = "left";
}

// What the last steps look like: a word for the reader.
export function outcome({ path, velocity, slope, end }) {
  if (end) return end === "kink" && path.at(-1) === 0 ? "atKink" : end;
  if (path.length === 1) return "ready";
  if (slope === 0 && velocity === 0) return path.at(-1) === 0 ? "arrived" : "stuck";
  const recent = path.slice(-8);
  const size = Math.max(...recent.map(Math.abs));
  const turns = recent.filter((theta, i) => i > 0 && theta * recent[i - 1] < 0).length;
  if (size < 0.01) return "arrived";
  if (turns >= 2) return "oscillates";
  if (Math.abs(velocity) < 1e-4 && Math.abs(slope) < 1e-3) return "creeps";
  return "moving";
}
