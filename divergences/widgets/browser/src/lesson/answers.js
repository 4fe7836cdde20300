// A summary of a reader's predictions: how many were right, and which topics to look at again.
import { html, set, write } from "../kit/dom.js";
import { spoken, tagOf } from "../kit/languages.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";
import { forget, onKept, recall } from "./kept.js";
import { styles } from "./styles.js";

class AnswersView {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("_words");
    this.host = html("div", { class: "divergences-answers" });
    el.append(this.host);
    this.section = html("section", { class: "explorer answers" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.score = html("p", { role: "status" });
    this.lists = ["again", "open"].map((word) => {
      const list = html("ul");
      return { word, list, part: html("div", {}, html("p", {}, this.words[word]), list) };
    });
    this.forget = html("button", { type: "button" }, this.words.forget);
    this.forget.addEventListener("click", () => forget(model.get("_topics").map(([topic]) => topic)));
    const kept = html("p", { class: "kept" }, this.words.kept);
    this.section.append(html("h3", {}, this.words.title), this.score, ...this.lists.map(({ part }) => part));
    this.section.append(html("div", { class: "acts" }, this.forget), kept);
    this.redraw = () => this.draw();
    this.unlisten = onKept(this.redraw);
    this.unwatchTheme = watchTheme(this.redraw);
    for (const name of ["change:language", "change:theme"]) model.on(name, this.redraw);
    this.draw();
  }

  draw() {
    const { model, words } = this;
    const topics = model.get("_topics");
    const kept = recall();
    const right = topics.filter(([topic]) => kept[topic]?.right === true);
    const lists = {
      again: topics.filter(([topic]) => kept[topic]?.right === false),
      open: topics.filter(([topic]) => !kept[topic]),
    };
    set(this.section, {
      lang: tagOf(spoken(model.get("language"))),
      "data-theme": resolveTheme(model.get("theme")),
    });
    write(this.score, words.score.replace("{right}", right.length).replace("{count}", topics.length));
    for (const { word, list, part } of this.lists) {
      part.hidden = lists[word].length === 0;
      list.replaceChildren(...lists[word].map(([, name]) => html("li", {}, name)));
    }
    this.forget.hidden = lists.open.length === topics.length;
  }

  destroy() {
    for (const name of ["change:language", "change:theme"]) this.model.off(name, this.redraw);
    this.unlisten();
    this.unwatchTheme();
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new AnswersView(model, el);
  return () => view.destroy();
}

export default { render };
