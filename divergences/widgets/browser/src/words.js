// Every word comes from the catalogue that Python reads too.
import common from "../../../locale/common.json";
import explorer from "../../../locale/explorer.json";

const catalogue = { ...common, ...explorer };

export function speaker(language) {
  return (key, values = {}) => {
    if (!(key in catalogue)) throw new Error(`no text for ${key}`);
    return catalogue[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
}
