// A text with its {placeholders} filled in.
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// speakerOf(catalogue)(language)(key, values) returns a text of the catalogue, which Python reads too.
export const speakerOf =
  (catalogue) =>
  (language) =>
  (key, values = {}) => {
    if (!(key in catalogue)) throw new Error(`no text for ${key}`);
    return fill(catalogue[key][language], values);
  };
