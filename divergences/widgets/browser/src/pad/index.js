// A pad to draw points on. A host gives a model with get, set, save_changes, on and off, and an element to draw in.
import { createButton, createLanguageButton } from "../kit/buttons.js";
import { html, set, write } from "../kit/dom.js";
import { keepKeys, worksControl } from "../kit/keys.js";
import { nextOf, spoken, tagOf } from "../kit/languages.js";
import { saveAtOnce } from "../kit/saving.js";
import { resolveTheme } from "../kit/theme.js";
import { watch } from "../kit/watch.js";
import { createArea } from "./area.js";
import { styles } from "./styles.js";
import { speaker } from "./words.js";

const TRAITS = ["points", "brush", "language", "theme", "_size", "_start"];
const BRUSHES = ["fine", "broad"];
const SETTLED = 150; // a screen reader hears where a stroke ends
const MOVES_THE_CROSS = /^(Arrow|Backspace$|Delete$)/;

function render({ model, el }) {
  const host = html("div", { class: "divergences-pad" });
  el.append(host);
  const section = html("section", { class: "explorer pad" });
  host.attachShadow({ mode: "open" }).append(html("style", {}, styles), section);

  const past = []; // the points before each stroke
  let own = false;
  const change = (name, value) => {
    own = true;
    model.set(name, value);
    own = false;
  };
  const commit = (name, value) => {
    change(name, value);
    saveAtOnce(model, name);
  };
  const remember = () => past.push(model.get("points"));
  const actions = {
    begin: remember,
    add(points) {
      const [size, before] = [model.get("_size"), model.get("points")];
      const inside = points.filter((point) => point.every((one) => Math.abs(one) <= size));
      change("points", [...before, ...inside].slice(0, model.get("_most")));
    },
    end: () => saveAtOnce(model, "points"),
    undo: () => past.length && commit("points", past.pop()),
  };
  const replace = (points) => {
    remember();
    commit("points", points);
  };

  const tongue = () => spoken(model.get("language"));
  const title = html("h2");
  const language = createLanguageButton(() => commit("language", nextOf(tongue())));
  const how = html("p", { class: "line" });
  const area = createArea(actions);
  const brush = createBrush((word) => commit("brush", word));
  const undo = createButton("undo", actions.undo);
  const clear = createButton("clear", () => replace([]));
  const start = createButton("start", () => replace(model.get("_start")));
  const count = html("p", { class: "count" });
  const status = html("p", { class: "status unseen", role: "status", "aria-live": "polite" });
  const problem = html("p", { class: "problem", role: "alert", hidden: "" });
  const tools = html("div", { class: "pad-tools" }, brush.element, undo, clear, start);
  const work = html("div", { class: "work" }, how, area.element, tools, count, status);
  section.append(html("div", { class: "top" }, title, html("div", { class: "buttons" }, language.element)), problem, work);
  const releaseKeys = keepKeys(
    host,
    (event) => worksControl(event) || (MOVES_THE_CROSS.test(event.key) && !(event.ctrlKey || event.metaKey || event.altKey)),
  );

  let timer = null;

  function draw() {
    const t = speaker(tongue());
    set(section, { lang: tagOf(tongue()), "aria-label": t("pad.title"), "data-theme": resolveTheme(model.get("theme")) });
    write(title, t("pad.title"));
    language.layout(tongue());
    try {
      const points = model.get("points");
      const view = { t, points, size: model.get("_size"), brush: model.get("brush") };
      area.draw(view);
      brush.draw(view);
      for (const [node, name] of [[how, "how"], [undo, "undo"], [clear, "clear"], [start, "start"]]) write(node, t(`pad.${name}`));
      set(undo, { disabled: past.length ? null : "" });
      set(clear, { disabled: points.length ? null : "" });
      write(count, counted(points.length, t));
      set(section, { "data-count": points.length });
      clearTimeout(timer);
      timer = setTimeout(() => write(status, area.said(t, points.length)), SETTLED);
      problem.hidden = true;
    } catch (error) {
      write(problem, t("pad.failed", { reason: error.message }));
      problem.hidden = false;
    }
    work.hidden = !problem.hidden;
  }

  function counted(count_, t) {
    const least = model.get("_least");
    if (count_ >= model.get("_most")) return t("pad.full", { count: count_ });
    return t(count_ < least ? "pad.few" : "pad.count", { count: count_, least });
  }

  // What came from elsewhere cannot be taken back here.
  const forget = () => {
    if (!own) past.length = 0;
  };
  const watching = watch(model, TRAITS, host, draw);
  model.on("change:points", forget);
  area.element.addEventListener("cross", watching.schedule);

  return () => {
    watching.stop();
    model.off("change:points", forget);
    releaseKeys();
    clearTimeout(timer);
    host.remove();
  };
}

function createBrush(choose) {
  const group = html("div", { class: "choice", role: "radiogroup" });
  const options = BRUSHES.map((word) => {
    const input = html("input", { type: "radio", name: "brush", value: word });
    const words = html("span");
    input.addEventListener("change", () => choose(word));
    group.append(html("label", {}, input, words));
    return { word, input, words };
  });
  return {
    element: group,
    draw({ brush, t }) {
      set(group, { "aria-label": t("pad.brush") });
      for (const { word, input, words } of options) {
        input.checked = brush === word;
        write(words, t(`pad.brush.${word}`));
      }
    },
  };
}

export default { render };
