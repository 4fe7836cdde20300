// The languages of the catalogue, in its order. Each is called by its own name; a reader switches to the next one.
import common from "../../../../locale/common.json" with { type: "json" };

export const LANGUAGES = Object.keys(common["language.name"]);
export const nameOf = (language) => common["language.name"][language];
export const tagOf = (language) => common["language.tag"][language];
export const nextOf = (language) => LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
export const spoken = (given) => (LANGUAGES.includes(given) ? given : LANGUAGES[0]);
