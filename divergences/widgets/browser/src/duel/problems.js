// The reasons why the sides of a duel do not train, as sentences; a single one if both sides have the same.
import { kindOf, SILENCE } from "./trainee.js";

/**
 * @param {any} match  or null, where `refusal` says why there is none
 * @param {string} refusal
 * @param {(key: string, values?: Record<string, any>) => string} t
 */
export function problemsInWords(match, refusal, t) {
  const found = match?.sides.map(({ problem, recording }) => problem && sentence(problem, recording.count, t)) ?? [];
  if (refusal) found.push(...Array(2).fill(sentence(refused(refusal), 0, t)));
  const [left, right] = found;
  if (left === right) return left ? t("duel.problem", { side: t("duel.both"), words: left }) : "";
  return [left && ["left", left], right && ["right", right]]
    .filter(Boolean)
    .map(([side, words]) => t("duel.problem", { side: t(`duel.${side}`), words }))
    .join(" ");
}

/** @type {(reason: string) => { kind: string, reason: string }} */
const refused = (reason) => ({ kind: kindOf(reason) === "memory" ? "memory" : "worker", reason });

function sentence({ kind, reason }, count, t) {
  if (kind === "silent") return t("duel.silent", { seconds: SILENCE / 1000 });
  const known = kind === "worker" && !reason ? "blocked" : kind;
  const words = kind === "error" && reason ? reason : t(`duel.reason.${known}`, { message: reason });
  return t(count ? "duel.failed" : "duel.cannotStart", { reason: words });
}
