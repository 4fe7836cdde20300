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
  async (key) => (key === first ? { default: globalThis.firstWidget } : lateModule(key)),
  (name) => find(name),
);
const values = new Map(Object.entries(shared));
const longValue = (key) => {
  if (!values.has(key)) values.set(key, lateValue(key));
  return values.get(key);
};
const { models, find } = makeModels(kept, longValue, createView);

takeSteps(find);

const whenNear = (show) =>
  new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) show(target);
    },
    { rootMargin: NEAR },
  );
const drawing = whenNear(draw);
// A browser's own lazy loading begins thousands of pixels away, and the figures delayed the first widget.
const pictures = /** @type {NodeListOf<HTMLImageElement>} */ (document.querySelectorAll("img[data-src]"));
const loading = whenNear(load);

function load(picture) {
  loading.unobserve(picture);
  picture.src = picture.dataset.src;
}

async function late(id, type) {
  await parsed;
  return unpacked(read(id), type);
}

async function lateValue(key) {
  return JSON.parse(await (await late(`value-${key}`, "application/json")).text());
}

async function lateModule(key) {
  return import(URL.createObjectURL(await late(`module-${key}`, "text/javascript")));
}

async function draw(place) {
  drawing.unobserve(place);
  if (place.dataset.drawn) return;
  place.dataset.drawn = "begun";
  try {
    place.append((await createView(models.get(place.dataset.model))).el);
    place.dataset.drawn = "done";
  } catch (error) {
    console.error(error);
    place.textContent = `${document.querySelector("main").dataset.failed} (${error.message})`;
    place.dataset.drawn = "failed";
  }
  settle();
}

const places = document.querySelectorAll("[data-model]");
if (places.length) draw(places[0]);
for (const place of places) drawing.observe(place);
for (const picture of pictures) loading.observe(picture);

lowerIndices();
followSections();
reachWide();

addEventListener("beforeprint", () => {
  places.forEach(draw);
  pictures.forEach(load);
  for (const folded of document.querySelectorAll("article details:not(.code)")) folded.setAttribute("open", "");
});
