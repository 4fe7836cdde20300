// speakerOf(catalogue)(language)(key, values) returns a text of the catalogue, which Python reads too, with its
// {placeholders} filled in.
export const speakerOf =
  (catalogue) =>
  (language) =>
  (key, values = {}) => {
    if (!(key in catalogue)) throw new Error(`no text for ${key}`);
    return catalogue[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };
