// The host of a widget on a page of its own: the same `model` that a notebook gives it, its state kept in the address.

const read = (/** @type {string} */ id) => document.getElementById(id).textContent;
const { shared, languages, ...start } = JSON.parse(read("state"));
// What the address may say: whatever a reader can change.
const kept = Object.keys(start);
const listeners = new Map();
const listenersOf = (event) => listeners.get(event) ?? listeners.set(event, new Set()).get(event);
const [own] = navigator.language.split("-");
const state = { ...shared, ...start, language: Object.hasOwn(languages, own) ? own : start.language };
const home = { ...state };
let waiting = null;

const model = {
  get: (name) => state[name],
  set(name, value) {
    if (Object.is(state[name], value)) return;
    state[name] = value;
    for (const call of [...listenersOf(`change:${name}`)]) call();
  },
  on: (event, call) => listenersOf(event).add(call),
  off: (event, call) => listenersOf(event).delete(call),
  // Browsers refuse an address that changes with every step of a drag.
  save_changes() {
    clearTimeout(waiting);
    waiting = setTimeout(keepAddress, 250);
  },
  link: () => `${location.href.split("#")[0]}#${fragment()}`,
};

// A frame without an address of its own keeps none.
function keepAddress() {
  if (location.protocol !== "about:") history.replaceState(null, "", `#${fragment()}`);
}

// Only what differs from the start; the language always, because the start depends on the reader.
function fragment() {
  const changed = kept.filter((name) => name === "language" || String(state[name]) !== String(home[name]));
  return changed.map((name) => `${name}=${encodeURIComponent(state[name]).replaceAll("%2C", ",")}`).join("&");
}

// The module itself says what it cannot draw: here words only become numbers, lists and flags.
function restore() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const name of kept) {
    if (!said.has(name)) model.set(name, home[name]);
    else if (String(state[name]) !== said.get(name)) model.set(name, parsed(said.get(name), home[name]));
  }
}

function parsed(words, like) {
  if (Array.isArray(like)) return words === "" ? [] : words.split(",");
  // What is no number stays what was said, so that the module can quote it.
  if (typeof like === "number") return words.trim() === "" || Number.isNaN(Number(words)) ? words : Number(words);
  return typeof like === "boolean" && /^(true|false)$/.test(words) ? words === "true" : words;
}

/** @type {[string, HTMLAnchorElement][]} */
const links = Object.keys(languages.en.links).map((to) => [to, document.createElement("a")]);
document.querySelector("nav").append(...links.map(([, link]) => link));

// The ground around the explorer goes with its colours.
function paint() {
  document.documentElement.style.colorScheme = { light: "light", dark: "dark", contrast: "dark" }[state.theme] ?? "";
}

// What stands above the widget is as large as what is presented.
function enlarge() {
  document.body.toggleAttribute("data-presenter", state.presenter === true);
}

function speak() {
  // `in` would find what every object inherits, "constructor" for example.
  const language = Object.hasOwn(languages, state.language) ? state.language : "en";
  document.title = document.querySelector("h1").textContent = languages[language].title;
  document.documentElement.lang = languages[language].tag;
  for (const [to, link] of links) {
    link.textContent = languages[language].links[to];
    link.href = to.includes("/") ? to : `${to}#language=${language}`; // what lies in a folder is no page like this
  }
}

restore();
speak();
paint();
enlarge();
model.on("change:theme", paint);
model.on("change:presenter", enlarge);
model.on("change:language", speak);
addEventListener("hashchange", restore);
const address = URL.createObjectURL(new Blob([read("module")], { type: "text/javascript" }));
const { default: widget } = await import(address);
widget.render({ model, el: document.querySelector("main") });
// A widget that stands under a first heading of its own needs none of the page's.
const heading = document.querySelector("main").lastElementChild?.shadowRoot?.querySelector("h1");
document.querySelector("header h1").toggleAttribute("hidden", Boolean(heading));

export {};
