// The four divergences and distances by their short names, in the order of `MEASURES` in divergences/pairs/pair.py.
export const MEASURES = ["kl", "js", "tv", "em"];
