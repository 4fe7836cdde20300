// What the page itself does: its theme, the mark at the visible section, the link to that section in the other
// language.

const STORE = "divergences.theme";
const THEMES = ["light", "dark"];

export function keepTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let theme = remembered();
  let printing = false; // paper is light
  const paint = () => {
    const wanted = printing ? "light" : theme;
    document.documentElement.style.colorScheme = wanted ?? "";
    document.documentElement.dataset.theme = wanted ?? (dark.matches ? "dark" : "light");
    // The widgets follow JupyterLab's mark where there is one.
    if (wanted) document.body.dataset.jpThemeLight = String(wanted === "light");
    else delete document.body.dataset.jpThemeLight;
  };
  for (const event of ["beforeprint", "afterprint"]) {
    addEventListener(event, () => {
      printing = event === "beforeprint";
      paint();
    });
  }
  dark.addEventListener("change", paint);
  document.querySelector("#theme").addEventListener("click", () => {
    theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(STORE, theme);
    } catch {} // a page from a file may not be allowed to: the theme lasts as long as the page
    paint();
  });
  paint();
}

function remembered() {
  try {
    const kept = localStorage.getItem(STORE);
    return THEMES.includes(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function followSections() {
  const heads = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("h2[id]"))];
  const entries = new Map(
    [.../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".contents a"))].map((a) => [
      a.hash,
      a,
    ]),
  );
  const current = () => heads.findLast((head) => head.getBoundingClientRect().top < innerHeight * 0.4)?.id;
  let waiting = false;
  const mark = () => {
    waiting = false;
    const id = current();
    for (const [hash, entry] of entries)
      hash === `#${id}` ? entry.setAttribute("aria-current", "true") : entry.removeAttribute("aria-current");
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener("scroll", soon, { passive: true });
  mark();
  for (const other of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"))) {
    other.addEventListener("click", () => {
      other.hash = current() ?? "";
    });
  }
}

// Narrow screens have the contents folded; a chosen section closes them again.
export function foldContents() {
  const contents = /** @type {HTMLDetailsElement} */ (document.querySelector(".contents details"));
  if (!contents) return;
  const wide = matchMedia("(min-width: 1200px)");
  const fold = () => {
    contents.open = wide.matches;
  };
  wide.addEventListener("change", fold);
  contents.addEventListener("click", (event) => {
    if (!wide.matches && /** @type {HTMLElement} */ (event.target).closest("a")) contents.open = false;
  });
  fold();
}

// Elements that are wider than their container can be scrolled with the keyboard too.
export function reachWide() {
  const article = document.querySelector("main");
  let waiting = false;
  const reach = () => {
    waiting = false;
    const all = [...article.querySelectorAll(":is(pre, table, math[display=block])")];
    // All are read before one is written: a layout for all instead of one for each.
    const wide = all.map((one) => one.scrollWidth > one.clientWidth);
    for (const [at, one] of all.entries()) {
      if (wide[at]) one.setAttribute("tabindex", "0");
      else one.removeAttribute("tabindex");
    }
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(() => setTimeout(reach)); // behind the frame
    waiting = true;
  };
  addEventListener("resize", soon);
  document.addEventListener("toggle", soon, { capture: true }); // folded code has no width
  new MutationObserver(soon).observe(article, { childList: true, subtree: true }); // what follows a question comes later
  soon();
}

// A browser without a mathematical font sets the index of a letter beside it instead of below.
export function lowerIndices() {
  const probe = document.createElement("div");
  probe.style.cssText = "position: absolute; visibility: hidden; font-size: 100px";
  probe.innerHTML = "<math><msub><mi>x</mi><mi>x</mi></msub></math>";
  document.body.append(probe);
  const [letter, index] = [...probe.querySelectorAll("mi")].map((one) => one.getBoundingClientRect().bottom);
  probe.remove();
  if (index - letter < 5) document.documentElement.dataset.indices = "beside";
}

// Widgets that are drawn above a linked section push it down: the page scrolls back to it until the reader scrolls.
export function stayAtSection() {
  let moved = false;
  const move = () => {
    moved = true;
  };
  for (const event of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(event, move, { once: true, passive: true });
  }
  return () => {
    if (!moved && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  };
}
