// speakerOf(catalogue)(language)(key, values): a text of the catalogue that Python reads too, its {names} filled in.
export const speakerOf =
  (catalogue) =>
  (language) =>
  (key, values = {}) => {
    if (!(key in catalogue)) throw new Error(`no text for ${key}`);
    return catalogue[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
