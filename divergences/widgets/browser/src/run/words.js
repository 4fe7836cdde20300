// The words of a run, from the catalogue that Python reads too.
import common from "../../../../locale/common.json";
import gan from "../../../../locale/gan.json";

const catalogue = { ...common, ...gan };

export function speaker(language) {
  return (key, values = {}) => {
    if (!(key in catalogue)) throw new Error(`no text for ${key}`);
    return catalogue[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
}

export const knows = (key) => key in catalogue;
