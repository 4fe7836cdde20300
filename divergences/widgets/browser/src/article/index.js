// The host of the widgets on a lesson's page: it takes the kernel's place, and draws a widget when it comes near the
// viewport.
import { unpacked } from "../kit/unpacked.js";
import { makeModels } from "./models.js";
import { foldContents, followSections, keepTheme, lowerIndices, reachWide, stayAtSection } from "./reader.js";
import { takeSteps } from "./steps.js";
import { makeViews } from "./views.js";

const NEAR = "600px";

const read = (id) => document.getElementById(id).textContent;

keepTheme();
foldContents();
const settle = stayAtSection();

// This module runs while the browser still reads what stands behind it: the other widgets' modules and long values.
const parsed = new Promise((done) => {
  if (document.readyState !== "loading") done(true);
  else document.addEventListener("DOMContentLoaded", done);
});
const { models: kept, shared, first } = JSON.parse(read("widgets"));
/** @type {(model: any) => Promise<{el: HTMLElement, remove: () => void}>} */
const createView = makeViews(
  async (key) => (key === first ? { default: globalThis.firstWidget } : imported(key)),
  (name) => find(name),
);
const longValue = (key) => (key in shared ? shared[key] : JSON.parse(read(`value-${key}`)));
const { models, find } = makeModels(kept, longValue, createView);

takeSteps(find);

const drawing = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) draw(target);
  },
  { rootMargin: NEAR },
);

async function imported(key) {
  await parsed;
  return import(URL.createObjectURL(await unpacked(read(`module-${key}`), "text/javascript")));
}

async function draw(place) {
  drawing.unobserve(place);
  if (place.dataset.drawn) return;
  place.dataset.drawn = "begun";
  if (place !== places[0] || !first) await parsed;
  place.append((await createView(models.get(place.dataset.model))).el);
  place.dataset.drawn = "done";
  settle();
}

const places = document.querySelectorAll("[data-model]");
if (places.length) draw(places[0]);
for (const place of places) drawing.observe(place);

lowerIndices();
followSections();
reachWide();

addEventListener("beforeprint", () => {
  places.forEach(draw);
  for (const folded of document.querySelectorAll("article details:not(.code)")) folded.setAttribute("open", "");
});
