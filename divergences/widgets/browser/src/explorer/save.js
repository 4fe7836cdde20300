// The shown pictures as one SVG or PNG that needs no style sheet, and the numbers behind them as CSV.
import { MEASURES } from "../kit/measures.js";
import { download, painted, picture } from "../kit/picture.js";
import { transportAt } from "./optima.js";

export async function save(kind, name, explorer, view) {
  if (kind === "csv") return download(`${name}.csv`, new Blob([table(view)], { type: "text/csv" }));
  const drawn = picture(explorer);
  const svg = new Blob([drawn.text], { type: "image/svg+xml" });
  return download(`${name}.${kind}`, kind === "svg" ? svg : await painted(drawn));
}

// One row for every place of θ's slider, with all digits; ∞ is inf, and a derivative that does not exist nan.
export function table({ state, ranges, measures, tables }) {
  const { min, max, step } = ranges.theta;
  const number = (value) => String(value).replace("Infinity", "inf").replace("NaN", "nan");
  const rows = [
    [
      "family",
      "scale",
      "theta",
      ...MEASURES,
      ...MEASURES.map((curve) => `${curve}_derivative`),
      "independent_coupling_cost",
    ],
  ];
  for (let i = 0; i <= Math.round((max - min) / step); i++) {
    const theta = Number((min + i * step).toFixed(10));
    rows.push([
      state.family,
      number(state.scale),
      number(theta),
      ...MEASURES.map((curve) => number(measures.value(curve, theta))),
      ...MEASURES.map((curve) => number(measures.derivative(curve, theta))),
      number(transportAt(tables, theta, 0).cost),
    ]);
  }
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}
