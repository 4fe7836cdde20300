// Mistakes to choose from: pictures that were drawn beforehand, the code, right and wrong, and numbers.
import palette from "../../../../palette.json";
import { html, set } from "../kit/dom.js";
import { isPlain, keepKeys } from "../kit/keys.js";
import { spoken, tagOf } from "../kit/languages.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";
import { unpacked } from "../kit/unpacked.js";
import { styles } from "./styles.js";

const OWN_KEYS = /^(Arrow|Home$|End$|Enter$| $)/;
const VERSIONS = ["wrong", "right"];
const TRAITS = ["chosen", "version", "language", "theme"];

/** A picture of the light palette in the colours of another theme. */
function inTheme(drawn, theme) {
  const names = Object.entries(palette.light);
  return names.reduce((made, [name, given]) => made.replaceAll(`: ${given}`, `: ${palette[theme][name]}`), drawn);
}

class BoardView {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("_words");
    this.host = html("div", { class: "divergences-board" });
    el.append(this.host);
    this.section = html("section", { class: "explorer board" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.build();
    this.redraw = () => this.draw();
    for (const name of TRAITS) model.on(`change:${name}`, this.redraw);
    this.unwatchTheme = watchTheme(this.redraw);
    this.releaseKeys = keepKeys(this.host, (event) => OWN_KEYS.test(event.key) && isPlain(event));
    this.draw();
  }

  build() {
    const { model, words } = this;
    const options = model.get("_entries").map(({ title }, place) => html("option", { value: place }, title));
    this.select = html("select", { name: "mistake" }, ...options);
    this.select.addEventListener("change", () => this.change({ chosen: Number(this.select.value) }));
    this.inputs = VERSIONS.map((version) => {
      const input = html("input", { type: "radio", name: "version", value: version });
      input.addEventListener("change", () => this.change({ version }));
      return input;
    });
    const labels = this.inputs.map((input) => html("label", {}, input, html("span", {}, words[input.value])));
    const choice = html("div", { class: "choice", role: "radiogroup", "aria-label": words.choose }, ...labels);
    this.picture = html("img", { alt: "" });
    this.story = html("div", { class: "story" });
    const head = html("div", { class: "head" }, html("label", {}, html("span", {}, words.choose), this.select), choice);
    this.section.append(head, this.picture, this.story);
  }

  change(state) {
    for (const [name, value] of Object.entries(state)) this.model.set(name, value);
    this.model.save_changes();
    this.draw();
  }

  draw() {
    const { model } = this;
    const entries = model.get("_entries");
    const chosen = Math.min(model.get("chosen"), entries.length - 1);
    const version = model.get("version");
    set(this.section, {
      lang: tagOf(spoken(model.get("language"))),
      "data-theme": resolveTheme(model.get("theme")),
      "data-chosen": chosen,
      "data-version": version,
    });
    this.select.value = String(chosen);
    for (const input of this.inputs) input.checked = input.value === version;
    if (this.story.dataset.chosen !== String(chosen)) this.story.innerHTML = entries[chosen].html;
    this.story.dataset.chosen = String(chosen);
    set(this.picture, { alt: `${entries[chosen].title}: ${entries[chosen].alt}` });
    this.paint(entries[chosen].pictures[version], this.section.dataset.theme);
  }

  async paint(packed, theme) {
    const wanted = `${theme} ${packed}`;
    if (this.wanted === wanted) return;
    this.wanted = wanted;
    const drawn = await (await unpacked(packed, "image/svg+xml")).text();
    if (this.wanted !== wanted) return; // another one was chosen meanwhile
    const address = URL.createObjectURL(new Blob([inTheme(drawn, theme)], { type: "image/svg+xml" }));
    if (this.picture.src) URL.revokeObjectURL(this.picture.src);
    this.picture.src = address;
  }

  destroy() {
    for (const name of TRAITS) this.model.off(`change:${name}`, this.redraw);
    this.unwatchTheme();
    this.releaseKeys();
    if (this.picture.src) URL.revokeObjectURL(this.picture.src);
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new BoardView(model, el);
  return () => view.destroy();
}

export default { render };
