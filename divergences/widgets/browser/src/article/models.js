// The models of a page's widgets, as a kernel would keep them: values, listeners, and links between two of them.

const NAMED = "IPY_MODEL_";

/**
 * @param {Record<string, {kind: string, module?: string, state: object, shared: Record<string, string>}>} kept
 * @param {(key: string) => Promise<any>} longValue a long value, which several models may share, by its key
 * @param {(model: any) => Promise<{el: HTMLElement, remove: () => void}>} createView
 */
export function makeModels(kept, longValue, createView) {
  const models = new Map();
  const find = (name) => models.get(name.replace(NAMED, ""));
  const manager = {
    async get_model(id) {
      await find(id).ready();
      return find(id);
    },
    create_view: createView,
  };
  for (const [id, { kind, module, state, shared: keys }] of Object.entries(kept)) {
    models.set(id, makeModel({ ...state }, keys, longValue, { kind, module, widget_manager: manager }));
  }
  for (const model of models.values()) if (model.kind === "LinkModel") link(model, find);
  return { models, find };
}

function makeModel(values, keys, longValue, fixed) {
  const listeners = new Map();
  const of = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
  return {
    ...fixed,
    // To be awaited before a long value is read.
    async ready() {
      for (const [name, key] of Object.entries(keys)) {
        const value = await longValue(key);
        if (!(name in values)) values[name] = value; // it may have been set meanwhile
      }
    },
    get: (name) => values[name],
    set(name, value) {
      if (Object.is(values[name], value)) return;
      values[name] = value;
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
  // A browser had the link do this when Python set the target; a long value is not read yet, and was the same in both.
  if (second.get(target) !== undefined) first.set(source, second.get(target));
}
