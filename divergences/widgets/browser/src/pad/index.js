// A pad to draw points on. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createButton, createLanguageButton } from "../kit/buttons.js";
import { createChoice } from "../kit/choice.js";
import { html, set, write } from "../kit/dom.js";
import { isCommand, keepKeys, worksControl } from "../kit/keys.js";
import { nextOf, spoken, tagOf } from "../kit/languages.js";
import { saveAtOnce } from "../kit/saveAtOnce.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { Area } from "./area.js";
import { styles } from "./styles.js";
import { speaker } from "./words.js";

const TRAITS = ["points", "brush", "language", "theme", "_size", "_start"];
const BRUSHES = ["fine", "broad"];
const SETTLED = 150; // a screen reader hears where a stroke ends
const CROSS_KEYS = /^(Arrow|Backspace$|Delete$)/;
const movesTheCross = (event) => CROSS_KEYS.test(event.key) && !isCommand(event);

class PadView {
  constructor(model, el) {
    this.model = model;
    this.host = html("div", { class: "divergences-pad" });
    el.append(this.host);
    this.section = html("section", { class: "explorer pad" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.past = []; // the points before each stroke
    this.own = false; // whether a change of the points is the pad's own
    this.timer = null;
    this.build();
    this.releaseKeys = keepKeys(this.host, (event) => worksControl(event) || movesTheCross(event));
    this.watching = watch(model, TRAITS, this.host, () => this.draw());
    // What came from elsewhere cannot be taken back here.
    this.forget = () => {
      if (!this.own) this.past.length = 0;
    };
    model.on("change:points", this.forget);
    this.area.element.addEventListener("cross", this.watching.schedule);
  }

  build() {
    const { model } = this;
    const undo = () => this.past.length && this.commit("points", this.past.pop());
    this.title = html("h2");
    this.languageButton = createLanguageButton(() => this.commit("language", nextOf(this.language())));
    this.how = html("p", { class: "line" });
    this.area = new Area({
      begin: () => this.remember(),
      add: (points) => this.add(points),
      end: () => saveAtOnce(model, "points"),
      undo,
    });
    this.brush = createChoice("brush", BRUSHES, "pad.brush", (_, word) => this.commit("brush", word));
    this.undo = createButton("undo", undo);
    this.clear = createButton("clear", () => this.replace([]));
    this.start = createButton("start", () => this.replace(model.get("_start")));
    this.count = html("p", { class: "count" });
    this.status = html("p", { class: "status unseen", role: "status", "aria-live": "polite" });
    this.problem = html("p", { class: "problem", role: "alert", hidden: "" });
    const tools = html("div", { class: "pad-tools" }, this.brush.element, this.undo, this.clear, this.start);
    this.work = html("div", { class: "work" }, this.how, this.area.element, tools, this.count, this.status);
    const buttons = html("div", { class: "buttons" }, this.languageButton.element);
    this.section.append(html("div", { class: "top" }, this.title, buttons), this.problem, this.work);
  }

  language() {
    return spoken(this.model.get("language"));
  }

  change(name, value) {
    this.own = true;
    this.model.set(name, value);
    this.own = false;
  }

  commit(name, value) {
    this.change(name, value);
    saveAtOnce(this.model, name);
  }

  remember() {
    this.past.push(this.model.get("points"));
  }

  replace(points) {
    this.remember();
    this.commit("points", points);
  }

  add(points) {
    const [size, before] = [this.model.get("_size"), this.model.get("points")];
    const inside = points.filter((point) => point.every((one) => Math.abs(one) <= size));
    this.change("points", [...before, ...inside].slice(0, this.model.get("_most")));
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
      const points = this.model.get("points");
      const view = { t, points, size: this.model.get("_size"), brush: this.model.get("brush") };
      this.area.draw(view);
      this.brush.layout({ state: view, t });
      for (const [node, name] of [
        [this.how, "how"],
        [this.undo, "undo"],
        [this.clear, "clear"],
        [this.start, "start"],
      ])
        write(node, t(`pad.${name}`));
      set(this.undo, { disabled: this.past.length ? null : "" });
      set(this.clear, { disabled: points.length ? null : "" });
      write(this.count, this.counted(points.length, t));
      set(this.section, { "data-count": points.length });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => write(this.status, this.area.said(t, points.length)), SETTLED);
      this.problem.hidden = true;
    } catch (error) {
      write(this.problem, t("pad.failed", { reason: error.message }));
      this.problem.hidden = false;
    }
    this.work.hidden = !this.problem.hidden;
  }

  counted(count, t) {
    const least = this.model.get("_least");
    if (count >= this.model.get("_most")) return t("pad.full", { count });
    return t(count < least ? "pad.few" : "pad.count", { count, least });
  }

  destroy() {
    this.watching.stop();
    this.model.off("change:points", this.forget);
    this.releaseKeys();
    clearTimeout(this.timer);
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new PadView(model, el);
  return () => view.destroy();
}

export default { render };
