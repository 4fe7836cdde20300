// A pad to draw points on. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createLanguageButton } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { isControlKey, keepKeys } from "../kit/keys.js";
import { nextOf, spoken, tagOf } from "../kit/languages.js";
import { sendAtOnce } from "../kit/sendAtOnce.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { movesTheCross, Pad } from "./pad.js";
import { styles } from "./styles.js";
import { speaker } from "./words.js";

const TRAITS = ["points", "brush", "language", "theme", "_size", "_start"];

class PadView {
  constructor(model, el) {
    this.model = model;
    this.host = html("div", { class: "divergences-pad" });
    el.append(this.host);
    this.section = html("section", { class: "explorer pad" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.own = false; // whether a change of the points is the pad's own
    this.build();
    this.releaseKeys = keepKeys(this.host, (event) => isControlKey(event) || movesTheCross(event));
    this.watching = watch(model, TRAITS, this.host, () => this.draw());
    this.forget = () => {
      if (!this.own) this.pad.forget();
    };
    model.on("change:points", this.forget);
    this.pad.area.element.addEventListener("cross", this.watching.schedule);
  }

  build() {
    const { model } = this;
    this.title = html("h2");
    this.languageButton = createLanguageButton(() => {
      this.change("language", nextOf(this.language()));
      sendAtOnce(model, "language");
    });
    this.pad = new Pad({
      get: (name) => model.get(name),
      change: (name, value) => this.change(name, value),
      settle: (name) => sendAtOnce(model, name),
    });
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    const buttons = html("div", { class: "buttons" }, this.languageButton.element);
    this.section.append(html("div", { class: "top" }, this.title, buttons), this.problem, this.pad.element);
  }

  language() {
    return spoken(this.model.get("language"));
  }

  change(name, value) {
    this.own = true;
    this.model.set(name, value);
    this.own = false;
  }

  draw() {
    const t = speaker(this.language());
    set(this.section, {
      lang: tagOf(this.language()),
      "aria-label": t("pad.title"),
      "data-theme": resolveTheme(this.model.get("theme")),
    });
    write(this.title, t("pad.title"));
    this.languageButton.layout(this.language());
    try {
      this.pad.draw(t);
      set(this.section, { "data-count": this.model.get("points").length });
      this.problem.hidden = true;
    } catch (error) {
      write(this.problem, t("pad.failed", { reason: error.message }));
      this.problem.hidden = false;
    }
    this.pad.element.hidden = !this.problem.hidden;
  }

  destroy() {
    this.watching.stop();
    this.model.off("change:points", this.forget);
    this.releaseKeys();
    this.pad.close();
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new PadView(model, el);
  return () => view.destroy();
}

export default { render };
