// Radio buttons, one for each option, and in a class the number of hands for each, as bars.
import { html, set, write } from "../kit/dom.js";

const MOST_HANDS = 999;

export class ChoiceAnswer {
  constructor(view) {
    this.view = view;
    this.rows = view.model.get("options").map((option, place) => this.createRow(option, place));
    this.element = html("div", {}, ...this.rows.map(({ row }) => row));
  }

  createRow(option, place) {
    const { view } = this;
    const input = html("input", { type: "radio", name: "prediction", value: place });
    const mark = html("b");
    const label = html("label", { class: "option" }, input, html("span", {}, option), mark);
    const bar = html("i", { class: "bar" });
    const count = html("input", { type: "number", min: 0, max: MOST_HANDS, step: 1, inputmode: "numeric" });
    set(count, { "aria-label": view.words.handsFor.replace("{option}", option) });
    const hands = html("div", { class: "hands" }, count, html("span", { class: "room" }, bar));
    input.addEventListener("change", () => view.change({ choice: place }));
    count.addEventListener("input", () => this.count());
    return { row: html("div", { class: "row" }, label, hands), label, input, mark, hands, count, bar };
  }

  count() {
    const valid = ({ count }) => Math.min(MOST_HANDS, Math.max(0, Math.round(Number(count.value)) || 0));
    this.view.change({ hands: this.rows.map(valid) });
  }

  get ready() {
    return this.view.model.get("choice") >= 0;
  }

  get right() {
    return this.view.model.get("choice") === this.view.model.get("_answer");
  }

  get kept() {
    return { choice: this.view.model.get("choice") };
  }

  /** @returns {object | null} the traits that restore it, or null if it fits no longer */
  restored({ choice }) {
    return Number.isInteger(choice) && choice >= 0 && choice < this.rows.length ? { choice } : null;
  }

  get empty() {
    return { choice: -1 };
  }

  said() {
    return "";
  }

  draw({ open, counting }) {
    const { model, words } = this.view;
    const [choice, answer, hands] = ["choice", "_answer", "hands"].map((name) => model.get(name));
    const total = hands.reduce((sum, one) => sum + one, 0);
    this.rows.forEach(({ row, label, input, mark, hands: part, count, bar }, place) => {
      input.checked = place === choice;
      input.disabled = open;
      const name = !open ? null : place === answer ? "answer" : place === choice ? "yours" : null;
      set(row, { "data-mark": name });
      set(label, { "data-mark": name });
      write(mark, name ? `${name === "answer" ? "✓" : "✗"} ${words[name]}` : "");
      part.hidden = !counting;
      const own = hands[place] ?? 0;
      if (Number(count.value) !== own) count.value = own;
      bar.style.width = total ? `${(100 * own) / total}%` : "0";
    });
  }
}
