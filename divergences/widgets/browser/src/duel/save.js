// What a duel can be saved as: its pictures, its curves, what each side has learned, and a film of the run.
import { download, painted, picture } from "../kit/picture.js";
import { canFilm, film } from "./film.js";

/** The kinds that this browser can make, in their order. */
export const FILES = ["png", "svg", "csv", "npzLeft", "npzRight", ...(canFilm() ? ["webm"] : [])];

/** Saves, and returns the kind in words. @param {string} kind @param {any} view  the DuelView @returns {Promise<string>} */
export async function save(kind, view) {
  const name = `duel-${view.model.get("left")}-${view.model.get("right")}`;
  const { match } = view;
  if (kind === "csv") download(`${name}.csv`, new Blob([table(match.sides)], { type: "text/csv" }));
  else if (kind === "npzLeft") download(`${name}-left.npz`, match.sides[0].file());
  else if (kind === "npzRight") download(`${name}-right.npz`, match.sides[1].file());
  else if (kind === "webm") download(`${name}.webm`, await film(view));
  else {
    const drawn = picture(view.section);
    const blob = kind === "svg" ? new Blob([drawn.text], { type: "image/svg+xml" }) : await painted(drawn);
    download(`${name}.${kind}`, blob);
  }
  return kind.replace(/Left|Right/, "").toUpperCase();
}

const COLUMNS = ["step", "seconds", "pull", "slope", "estimate", "critic_loss", "generator_loss", "distance"];

/** One row for each frame of each side, with all digits; an empty cell where there is no score. @param {any[]} sides */
export function table(sides) {
  const head = [...["side", "objective", "penalty", "wrong_sign", "data", "width", "n_critic", "seed"], ...COLUMNS];
  const rows = [[...head, "noise_floor", "modes", "within_3sd"]];
  sides.forEach(({ recording }, i) => {
    const { task, scores, about } = recording;
    const network = recording.network();
    for (let index = 0; index < (network?.count ?? 0); index++)
      rows.push([
        ["left", "right"][i],
        task.switchAt >= 0 && network.value("step", index) > task.switchAt ? "non-saturating" : task.config.objective,
        task.config.penalty,
        Boolean(task.wrongSign),
        ...["data", "width", "n_critic"].map((one) => task.config[one]),
        task.seed,
        ...COLUMNS.map((column) => plain(network.value(column, index))),
        about.floor,
        scores[index]?.recovered ?? "",
        scores[index]?.within_3sd ?? "",
      ]);
  });
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}

/** @type {(value: number) => string} */
const plain = (value) => String(value).replace("Infinity", "inf").replace("NaN", "nan");
