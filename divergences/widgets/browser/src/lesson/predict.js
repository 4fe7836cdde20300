// A question with radio buttons. Nothing gives the answer away before the reader has committed to a choice.
import { html, set, write } from "../kit/dom.js";
import { isPlain, keepKeys } from "../kit/keys.js";
import { spoken, tagOf } from "../kit/languages.js";
import { styles as shared } from "../kit/styles.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";

const OWN_KEYS = /^(Arrow|Enter$| $)/;
const CHANGES = ["choice", "committed", "language", "theme"].map((name) => `change:${name}`);

const styles = `${shared}
.predict { gap: 10px; border-left: 5px solid var(--p); }
.predict[data-verdict="right"] { border-left-color: var(--em); }
.predict[data-verdict="wrong"] { border-left-color: var(--js); }
.predict legend { font-size: 1.1em; padding-bottom: 8px; text-wrap: pretty; }
.option { display: flex; gap: 10px; align-items: center; min-height: 36px; padding: 4px 10px; border-radius: 8px; cursor: pointer; }
.option:hover, .option:has(:checked) { background: var(--control); }
.option input { flex: none; width: 20px; height: 20px; margin: 0; accent-color: var(--p); cursor: inherit; }
.option:has(:disabled) { cursor: default; }
.option:has(:focus-visible) { outline: 3px solid var(--p); outline-offset: 1px; }
.option b { margin-inline-start: auto; flex: none; color: color-mix(in oklab, var(--js) 75%, var(--ink)); font-weight: 650; }
.option[data-mark="answer"] b { color: color-mix(in oklab, var(--em) 75%, var(--ink)); }
.predict button { justify-self: start; padding-inline: 18px; }
.said { text-wrap: pretty; }
.said:focus { outline: none; }
`;

class PredictView {
  constructor(model, el) {
    this.model = model;
    this.host = html("div", { class: "divergences-predict" });
    el.append(this.host);
    this.section = html("section", { class: "explorer predict" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.words = this.model.get("_words");
    this.rows = this.model.get("options").map((option, place) => {
      const input = html("input", { type: "radio", name: "prediction", value: place });
      const mark = html("b");
      const row = html("label", { class: "option" }, input, html("span", {}, option), mark);
      input.addEventListener("change", () => this.change({ choice: place }));
      return { row, input, mark };
    });
    const legend = html("legend", {}, this.model.get("question"));
    this.button = html("button", { type: "button" }, this.words.commit);
    this.said = html("p", { class: "said", role: "status", tabindex: -1 });
    this.section.append(html("fieldset", {}, legend, ...this.rows.map(({ row }) => row)), this.button, this.said);
    this.button.addEventListener("click", () => {
      this.change({ committed: true });
      this.said.focus(); // the button that had the focus is gone
    });
    this.redraw = () => this.draw();
    for (const name of CHANGES) model.on(name, this.redraw);
    this.unwatchTheme = watchTheme(this.redraw);
    this.releaseKeys = keepKeys(this.host, (event) => OWN_KEYS.test(event.key) && isPlain(event));
    this.draw();
  }

  change(state) {
    for (const [name, value] of Object.entries(state)) this.model.set(name, value);
    this.model.save_changes();
    this.draw();
  }

  draw() {
    const [choice, committed, answer] = ["choice", "committed", "_answer"].map((name) => this.model.get(name));
    const verdict = choice === answer ? "right" : "wrong";
    const chinese = this.model.get("language") === "zh";
    set(this.section, {
      lang: tagOf(spoken(this.model.get("language"))),
      "data-theme": resolveTheme(this.model.get("theme")),
      "data-verdict": committed ? verdict : null,
    });
    this.rows.forEach(({ row, input, mark }, place) => {
      input.checked = place === choice;
      input.disabled = committed;
      const name = !committed ? null : place === answer ? "answer" : place === choice ? "yours" : null;
      set(row, { "data-mark": name });
      write(mark, name ? `${name === "answer" ? "✓" : "✗"} ${this.words[name]}` : "");
    });
    this.button.hidden = committed;
    this.button.disabled = choice < 0;
    write(this.said, committed ? [this.words[verdict], this.model.get("_because")].join(chinese ? "" : " ") : "");
  }

  destroy() {
    for (const name of CHANGES) this.model.off(name, this.redraw);
    this.unwatchTheme();
    this.releaseKeys();
    this.host.remove();
  }
}

function render({ model, el }) {
  const view = new PredictView(model, el);
  return () => view.destroy();
}

export default { render };
