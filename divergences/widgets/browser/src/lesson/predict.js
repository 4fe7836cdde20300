// A question. The answer and what follows are added to the page only once the reader has committed or asked to see
// them.
import { html, set, write } from "../kit/dom.js";
import { isPlain, keepKeys } from "../kit/keys.js";
import { spoken, tagOf } from "../kit/languages.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";
import { ChoiceAnswer } from "./choiceAnswer.js";
import { CurveAnswer } from "./curveAnswer.js";
import { forget, keep, recall } from "./kept.js";
import { NumberAnswer } from "./numberAnswer.js";
import { reveal } from "./reveal.js";
import { styles } from "./styles.js";

const OWN_KEYS = /^(Arrow|Enter$|Home$|End$|Page|Backspace$|Delete$|\d$| $)/;
const TRAITS = ["choice", "guess", "committed", "shown", "hands", "language", "theme"];
const ANSWERS = { choice: ChoiceAnswer, number: NumberAnswer, curve: CurveAnswer };

class PredictView {
  constructor(model, el) {
    this.model = model;
    this.words = model.get("_words");
    this.counting = (model.get("hands") ?? []).length > 0;
    this.host = html("div", { class: "divergences-predict" });
    this.follows = html("div", { class: "divergences-then" });
    el.append(this.host, this.follows);
    this.section = html("section", { class: "explorer predict" });
    this.host.attachShadow({ mode: "open" }).append(html("style", {}, styles), this.section);
    this.answer = new ANSWERS[model.get("kind")](this);
    this.build();
    this.restore();
    this.redraw = () => this.draw();
    this.changes = TRAITS.filter((name) => model.get(name) !== undefined).map((name) => `change:${name}`);
    for (const name of this.changes) model.on(name, this.redraw);
    this.unwatchTheme = watchTheme(this.redraw);
    this.size = new ResizeObserver(this.redraw);
    this.size.observe(this.host);
    this.releaseKeys = keepKeys(this.host, (event) => OWN_KEYS.test(event.key) && isPlain(event));
    this.draw();
  }

  build() {
    const { words } = this;
    const button = (word, kind, work) => {
      const made = html("button", { type: "button", class: kind }, words[word]);
      made.addEventListener("click", work);
      return made;
    };
    this.commit = button("commit", "strong", () => this.close({ committed: true }));
    this.show = button("show", "plain", () => this.close({ shown: true }));
    this.hands = button("hands", "plain", () => {
      this.counting = !this.counting;
      this.draw();
    });
    this.again = button("again", "plain", () => this.ask());
    this.said = html("p", { class: "said", role: "status", tabindex: -1 });
    this.veil = html("p", { class: "veil" }, html("span", {}, words.veiled));
    this.key = html("p", { class: "key" });
    for (const [word, colour] of [
      ["mine", "q"],
      ["truth", "js"],
    ]) {
      this.key.append(html("span", { class: `c-${colour}` }, html("i"), words[word]));
    }
    const field = html("fieldset", {}, html("legend", {}, this.model.get("question")), this.answer.element);
    const acts = html("div", { class: "acts" }, this.commit, this.show, this.hands, this.again);
    this.section.append(field, this.key, acts, this.said, this.veil);
  }

  change(state) {
    for (const [name, value] of Object.entries(state)) this.model.set(name, value);
    this.model.save_changes();
    this.draw();
  }

  // The reader has committed, or asks for the answer without.
  close(state) {
    if (state.committed) keep(this.model.get("topic"), { ...this.answer.kept, right: this.answer.right });
    this.change(state.committed ? { ...this.answer.kept, ...state } : state);
    this.said.focus({ preventScroll: true }); // the button that had the focus is gone
  }

  ask() {
    forget([this.model.get("topic")]);
    this.change({ committed: false, shown: false, ...this.answer.empty });
  }

  restore() {
    const entry = recall()[this.model.get("topic")];
    const restored = entry && !this.model.get("committed") ? this.answer.restored(entry) : null;
    if (restored) this.change({ ...restored, committed: true });
  }

  draw() {
    const { model, words } = this;
    const committed = model.get("committed");
    const open = committed || model.get("shown");
    const kind = model.get("kind");
    set(this.section, {
      lang: tagOf(spoken(model.get("language"))),
      "data-theme": resolveTheme(model.get("theme")),
      "data-verdict": committed ? (this.answer.right ? "right" : "wrong") : null,
    });
    this.answer.draw({ open, counting: this.counting });
    this.commit.hidden = this.show.hidden = open;
    this.commit.disabled = !this.answer.ready;
    this.again.hidden = !open;
    this.hands.hidden = kind !== "choice";
    set(this.hands, { "aria-pressed": this.counting });
    this.key.hidden = kind !== "curve" || !open;
    const then = model.get("_then") ?? [];
    this.veil.hidden = open || then.length === 0;
    const verdict = committed && words[this.answer.right ? "right" : "wrong"];
    const parts = open ? [verdict, this.answer.said(), model.get("_because")] : [];
    write(this.said, parts.filter(Boolean).join(model.get("language") === "zh" ? "" : " "));
    this.unveil(open ? then : []);
  }

  unveil(then) {
    if (Boolean(this.closeThen) === then.length > 0) return;
    this.closeThen?.();
    this.closeThen = then.length > 0 ? reveal(this.model, then, this.follows) : null;
  }

  destroy() {
    for (const name of this.changes) this.model.off(name, this.redraw);
    this.unwatchTheme();
    this.size.disconnect();
    this.releaseKeys();
    this.closeThen?.();
    this.host.remove();
    this.follows.remove();
  }
}

function render({ model, el }) {
  const view = new PredictView(model, el);
  return () => view.destroy();
}

export default { render };
