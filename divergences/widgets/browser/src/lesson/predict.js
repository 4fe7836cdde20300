// A question with radio buttons. Nothing gives the answer away before the reader has committed to a choice.
import { html, set, write } from "../kit/dom.js";
import { keepKeys } from "../kit/keys.js";
import { spoken, tagOf } from "../kit/languages.js";
import { styles as shared } from "../kit/styles.js";
import { resolveTheme, watchTheme } from "../kit/theme.js";

const OWN_KEYS = /^(Arrow|Enter$| $)/;

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

function render({ model, el }) {
  const host = html("div", { class: "divergences-predict" });
  el.append(host);
  const section = html("section", { class: "explorer predict" });
  host.attachShadow({ mode: "open" }).append(html("style", {}, styles), section);
  const words = model.get("_words");

  const rows = model.get("options").map((option, place) => {
    const input = html("input", { type: "radio", name: "prediction", value: place });
    const mark = html("b");
    const row = html("label", { class: "option" }, input, html("span", {}, option), mark);
    input.addEventListener("change", () => change({ choice: place }));
    return { row, input, mark };
  });
  const legend = html("legend", {}, model.get("question"));
  const button = html("button", { type: "button" }, words.commit);
  const said = html("p", { class: "said", role: "status", tabindex: -1 });
  section.append(html("fieldset", {}, legend, ...rows.map(({ row }) => row)), button, said);
  button.addEventListener("click", () => {
    change({ committed: true });
    said.focus(); // the button that had the focus is gone
  });

  function change(state) {
    for (const [name, value] of Object.entries(state)) model.set(name, value);
    model.save_changes();
    draw();
  }

  function draw() {
    const [choice, committed, answer] = ["choice", "committed", "_answer"].map((name) => model.get(name));
    const verdict = choice === answer ? "right" : "wrong";
    const chinese = model.get("language") === "zh";
    set(section, {
      lang: tagOf(spoken(model.get("language"))),
      "data-theme": resolveTheme(model.get("theme")),
      "data-verdict": committed ? verdict : null,
    });
    rows.forEach(({ row, input, mark }, place) => {
      input.checked = place === choice;
      input.disabled = committed;
      const name = !committed ? null : place === answer ? "answer" : place === choice ? "yours" : null;
      set(row, { "data-mark": name });
      write(mark, name ? `${name === "answer" ? "✓" : "✗"} ${words[name]}` : "");
    });
    button.hidden = committed;
    button.disabled = choice < 0;
    write(said, committed ? [words[verdict], model.get("_because")].join(chinese ? "" : " ") : "");
  }

  const changes = ["choice", "committed", "language", "theme"].map((name) => `change:${name}`);
  for (const name of changes) model.on(name, draw);
  const unwatchTheme = watchTheme(draw);
  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const releaseKeys = keepKeys(host, (event) => OWN_KEYS.test(event.key) && plain(event));
  draw();
  return () => {
    for (const name of changes) model.off(name, draw);
    unwatchTheme();
    releaseKeys();
    host.remove();
  };
}

export default { render };
