// Presenter mode: two pictures over the whole screen in large type, a key for each action, and the keys listed on screen.
import { html, write } from "./dom.js";
import { isControlKey, isPlain, keepKeys } from "./keys.js";
import { nextOf } from "./languages.js";
import { THEMES } from "./theme.js";

// The number of pictures that fill the screen in presenter mode.
export const ON_STAGE = 2;

// The actions on a view of several pictures. `read` returns the state as it is drawn, `change` sets one trait; `all` lists
// the pictures in their order, `available` returns those that can be shown now.
export function createStage(model, { host, section, read, change, all, available = () => all }) {
  const current = (name) => read()[name];
  let before = null;
  return {
    toggle(panel) {
      const shown = current("panels");
      if (shown.includes(panel))
        return change(
          "panels",
          shown.filter((one) => one !== panel),
        );
      // In presenter mode the left picture stays, and the right one is replaced.
      if (current("presenter")) return change("panels", [...shown.slice(0, ON_STAGE - 1), panel]);
      const place = shown.findIndex((one) => all.indexOf(one) > all.indexOf(panel));
      return change("panels", shown.toSpliced(place < 0 ? shown.length : place, 0, panel));
    },
    // Replaces the right picture by the next, or the previous, of those that are not shown.
    turn(direction) {
      const shown = current("panels");
      const others = available().filter((one) => !shown.slice(0, ON_STAGE - 1).includes(one));
      if (!others.length) return;
      const place = others.indexOf(shown[ON_STAGE - 1]) + (shown.length < ON_STAGE && direction < 0 ? 0 : direction);
      change("panels", [...shown.slice(0, ON_STAGE - 1), others.at(place % others.length)]);
    },
    switchLanguage: () => change("language", nextOf(current("language"))),
    switchTheme() {
      const themes = THEMES.filter((theme) => theme !== "auto");
      change("theme", themes[(themes.indexOf(current("theme")) + 1) % themes.length]);
    },
    present() {
      const on = !current("presenter");
      if (on) before = model.get("panels");
      else if (before) model.set("panels", before);
      change("presenter", on);
      section.focus({ preventScroll: true });
      // Some hosts forbid full screen; then only the type is large.
      if (on) host.requestFullscreen?.().catch(() => {});
      else if (document.fullscreenElement) document.exitFullscreen();
    },
  };
}

// Whether the view takes the whole window: in presenter mode, on a page of its own or in full screen, where large type has
// room for two pictures side by side.
export const fills = (model, host, { presenter }, width) =>
  presenter && width >= 1000 && (Boolean(model.link) || host.matches(":fullscreen"));

// In presenter mode the view handles every key without a modifier, otherwise those that operate a control. Leaving full
// screen ends presenter mode. `keys` returns the second argument of `pressed`; `others` tells which keys the view
// keeps from its host outside presenter mode too.
export function listenToKeys({ host, section, actions, presenting, keys, others = isControlKey }) {
  section.addEventListener("keydown", (event) => {
    if (isPlain(event) && presenting() && pressed(event, keys(), actions)) event.preventDefault();
  });
  const releaseKeys = keepKeys(host, (event) => others(event) || (isPlain(event) && presenting()));
  const leftFullScreen = () => {
    if (!document.fullscreenElement && presenting()) actions.present();
  };
  document.addEventListener("fullscreenchange", leftFullScreen);
  return () => {
    releaseKeys();
    document.removeEventListener("fullscreenchange", leftFullScreen);
  };
}

// Runs the action of the key and returns whether there is one: digits show and hide `panels`, `own` has the
// keys of this view alone. Keys that the focused control needs are left to it.
function pressed(event, { panels, playable, own }, actions) {
  const target = event.composedPath()[0];
  if (target.type === "number" && event.key !== "Escape") return false;
  // The pad's cross, which the arrow keys move, has the role "application".
  const crossed = target.role === "application";
  const typing = crossed || target.matches?.("input[type=range], input[type=radio], select");
  const arrows = { ArrowLeft: -1, ArrowRight: 1 };
  if (event.key in arrows) {
    if (typing) return false;
    actions.move(arrows[event.key]);
  } else if (/^[1-9]$/.test(event.key) && panels[event.key - 1]) actions.toggle(panels[event.key - 1]);
  else if (event.key === "PageDown" || event.key === "PageUp") {
    if (typing) return false;
    actions.turn(event.key === "PageDown" ? 1 : -1);
  } else if (event.key === " ") {
    if (crossed || target.matches?.("input, select, button, summary") || !playable) return false;
    actions.play();
  } else if (event.key === "Escape" || event.key === "p") actions.present();
  else if (event.key === "l") actions.switchLanguage();
  else if (event.key === "t") actions.switchTheme();
  else if (Object.hasOwn(own, event.key)) own[event.key]();
  else return false;
  return true;
}

const EVERYWHERE = ["numbers", "pages", "language", "theme", "end"];

// Keys that all views share are described under "view" in the catalogue, the others under the view's name.
export function createKeyHelp(view, listed, last) {
  const items = listed.map((name) => [name, html("kbd"), html("span")]);
  const element = html("p", { class: "keys" }, ...items.map(([, key, words]) => html("span", {}, key, " ", words)));
  return {
    element,
    layout({ state, t, idle = [] }) {
      element.hidden = !state.presenter;
      for (const [name, key, words] of items) {
        key.parentElement.hidden = idle.includes(name);
        write(key, t(`view.key.${name}`, { last }));
        write(words, t(`${EVERYWHERE.includes(name) ? "view" : view}.keyDoes.${name}`));
      }
    },
  };
}
