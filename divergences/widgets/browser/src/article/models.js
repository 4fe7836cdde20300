// The models of a page's widgets, as a kernel would keep them: values, listeners, and links between two of them.

const NAMED = "IPY_MODEL_";

/**
 * @param {Record<string, {kind: string, module?: string, state: object, shared: Record<string, string>}>} kept
 * @param {(key: string) => any} longValue the long values, which several models may share, by their keys
 * @param {(model: any) => Promise<{el: HTMLElement, remove: () => void}>} createView
 */
export function makeModels(kept, longValue, createView) {
  const models = new Map();
  const find = (name) => models.get(name.replace(NAMED, ""));
  const manager = { get_model: async (id) => find(id), create_view: createView };
  for (const [id, { kind, module, state, shared: keys }] of Object.entries(kept)) {
    const longValues = new Map(Object.entries(keys));
    const values = new Map(Object.entries(state));
    const read = (name) => {
      if (!values.has(name) && longValues.has(name)) values.set(name, longValue(longValues.get(name)));
      return values.get(name);
    };
    models.set(id, makeModel(read, values, { kind, module, widget_manager: manager }));
  }
  for (const model of models.values()) if (model.kind === "LinkModel") link(model, find);
  return { models, find };
}

function makeModel(read, values, fixed) {
  const listeners = new Map();
  const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
  return {
    ...fixed,
    get: read,
    set(name, value) {
      if (Object.is(read(name), value)) return;
      values.set(name, value);
      for (const event of [`change:${name}`, "change"]) for (const call of [...of(event)]) call();
    },
    on: (event, call) => of(event).add(call),
    off: (event, call) => of(event).delete(call),
    save_changes() {},
    send() {},
  };
}

function link(model, find) {
  const [[from, source], [to, target]] = ["source", "target"].map((name) => model.get(name));
  const [first, second] = [find(from), find(to)];
  first.on(`change:${source}`, () => second.set(target, first.get(source)));
  second.on(`change:${target}`, () => first.set(source, second.get(target)));
  first.set(source, second.get(target)); // a browser had the link do this when Python set the target
}
