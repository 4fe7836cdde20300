// The shown pictures as one SVG or PNG that needs no style sheet, and the numbers behind them as CSV.
import { MEASURES } from "../kit/measures.js";
import { download, maySave, painted, picture } from "../kit/picture.js";
import { transportAt } from "./optima.js";
import { headingOf } from "./verdicts.js";

export async function save(kind, name, explorer, view) {
  if (!maySave()) throw new Error(view.t("view.framed"));
  if (kind === "csv") return download(`${name}.csv`, new Blob([table(view)], { type: "text/csv" }));
  const drawn = picture(explorer, said(explorer, view));
  const svg = new Blob([drawn.text], { type: "image/svg+xml" });
  return download(`${name}.${kind}`, kind === "svg" ? svg : await painted(drawn));
}

// What stands around the pictures goes with them: heading, sliders, values, the legend with its lines, the sentences.
function said(explorer, { state, t }) {
  const seen = (root, selector) => [...root.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const words = (nodes) =>
    nodes
      .map((node) => node.textContent.trim())
      .filter(Boolean)
      .join(" ");
  const row = (node, parts) => ({ words: words(seen(node, parts)), sample: node.querySelector(".sample svg") });
  const sliders = (root) => seen(root, ".slider").map((one) => words(seen(one, "label, output")));
  const family = `${t("explorer.family")}: ${t(`explorer.${state.family}`)}`;
  return {
    title: headingOf({ state, t }),
    under: (figure) => [
      ...(figure.dataset.panel === "pair" ? [] : seen(figure, ".head .line")).map((line) => ({
        words: line.textContent,
      })),
      ...seen(figure, ".racer").map((one) => row(one, "b, .where, .ending")),
      {
        words: [...sliders(figure), ...seen(figure, ".numbers > div").map((one) => words([...one.children]))].join(
          " · ",
        ),
      },
      ...seen(figure, ".below .line").map((line) => ({ words: line.textContent })),
    ],
    after: [
      { words: [family, ...sliders(explorer.querySelector(".controls"))].join(" · ") },
      ...seen(explorer, ".chip:has(:checked)").map((chip) => row(chip, ".name, .amount > *")),
      ...seen(explorer, ".lesson").map((lesson) => ({ words: lesson.textContent })),
    ].filter((one) => one.words),
  };
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
