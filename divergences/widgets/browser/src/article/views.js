// What draws a model: the module that came with it, or one of the few standard widgets that lessons use.

const sources = new Map();

export function makeViews(modules, find) {
  async function createView(model) {
    const el = document.createElement("div");
    await model.ready();
    const close = model.module ? await fromModule(model, el) : STANDARD[model.kind]?.(model, el, drawChild);
    return {
      el,
      remove() {
        close?.();
        el.remove();
      },
    };
  }

  async function drawChild(name, place) {
    place.append((await createView(find(name))).el);
  }

  async function fromModule(model, el) {
    if (!sources.has(model.module)) {
      sources.set(model.module, modules(model.module));
    }
    const widget = (await sources.get(model.module)).default;
    return (typeof widget === "function" ? await widget() : widget).render({ model, el });
  }

  return createView;
}

const STANDARD = {
  FloatSliderModel: (model, el) => slider(model, el, (value) => value.toFixed(2)),
  IntSliderModel: (model, el) => slider(model, el, String),
  HTMLModel(model, el) {
    el.className = "html";
    const show = () => {
      el.innerHTML = model.get("value");
    };
    model.on("change:value", show);
    show();
    return () => model.off("change:value", show);
  },
  VBoxModel: (model, el, drawChild) => box(model, el, drawChild, "column"),
  HBoxModel: (model, el, drawChild) => box(model, el, drawChild, "row"),
};

function box(model, el, drawChild, direction) {
  el.className = `box ${direction}`;
  for (const child of model.get("children")) {
    const place = document.createElement("div");
    el.append(place);
    drawChild(child, place);
  }
}

function slider(model, el, written) {
  const [label, name, input, value] = ["label", "span", "input", "output"].map((tag) => document.createElement(tag));
  const range = /** @type {HTMLInputElement} */ (input);
  el.className = "slider";
  Object.assign(range, { type: "range", min: model.get("min"), max: model.get("max"), step: model.get("step") });
  const show = () => {
    range.value = model.get("value");
    value.textContent = written(model.get("value"));
  };
  range.addEventListener("input", () => model.set("value", Number(range.value)));
  model.on("change:value", show);
  show();
  name.textContent = model.get("description");
  label.append(name, range);
  el.append(label, value);
  return () => model.off("change:value", show);
}
