// Which networks are on show: a method on the left, another or none on the right, and the seed of both.
import { html, set, write } from "../kit/dom.js";
import { methodsOf, methodWith, withSeed } from "./names.js";
import { colourOf } from "./state.js";

const SIDES = ["network", "beside"];

export function createChooser(actions) {
  const fields = SIDES.map((name) => createField(name, (value) => choose(name, Number(value))));
  const seed = createField("seed", (value) => chooseSeed(Number(value)));
  const element = html("div", { class: "chooser" }, ...[...fields, seed].map((one) => one.element));
  let methods = [];
  let view = null;

  const seedOf = (number) => view.networks[number]?.seed;
  // An option stands for a method; the seed is kept if the method has it. Choosing the method that the other side shows
  // swaps the two sides.
  function choose(name, number) {
    const method = methodWith(methods, number);
    const chosen = method ? withSeed(method, seedOf(view.network)) : -1;
    const [other] = SIDES.filter((one) => one !== name);
    const swapped = chosen >= 0 && chosen === view[other] ? { [other]: view[name] } : {};
    actions.show({ [name]: chosen, ...swapped });
  }
  function chooseSeed(value) {
    const numbers = SIDES.map((name) => view[name]).map((number) => {
      const method = methodWith(methods, number);
      return method ? withSeed(method, value) : -1;
    });
    actions.show({ network: numbers[0], beside: numbers[1] });
  }

  function draw(now) {
    view = now;
    const { networks, network, beside, t } = now;
    methods = methodsOf(networks, t);
    element.hidden = networks.length < 2;
    set(element, { "data-sides": now.shown.length });
    const options = methods.map((method) => [method.members[0].number, method.words]);
    for (const [i, field] of fields.entries()) {
      const method = methodWith(methods, [network, beside][i]);
      field.element.hidden = methods.length < 2;
      set(field.element, { class: `field${now.shown[i] ? ` c-${colourOf(now.shown[i])}` : ""}` });
      field.draw({
        words: t(`run.${SIDES[i]}`),
        options: i ? [[-1, t("run.beside.none")], ...options] : options,
        chosen: method?.members[0].number ?? -1,
      });
    }
    const seeds = [network, beside].flatMap((one) => methodWith(methods, one)?.members ?? []).map((one) => one.seed);
    const distinct = [...new Set(seeds)];
    seed.element.hidden = distinct.length < 2;
    seed.draw({ words: t("run.seeds"), options: distinct.map((one) => [one, String(one)]), chosen: seedOf(network) });
  }

  return { element, draw };
}

function createField(name, change) {
  const select = html("select", { id: name, name });
  const label = html("label", { for: name });
  select.addEventListener("change", () => change(select.value));
  return {
    element: html("div", { class: "field" }, label, select),
    draw({ words, options, chosen }) {
      write(label, words);
      const key = JSON.stringify(options);
      if (select.dataset.options !== key) {
        select.replaceChildren(...options.map(([value, said]) => html("option", { value }, said)));
        select.dataset.options = key;
      }
      select.value = chosen;
    },
  };
}
