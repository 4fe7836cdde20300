// The host of the widgets on a lesson's page: it takes the kernel's place, and draws a widget when it comes near the
// viewport.
import { makeModels } from "./models.js";
import { foldContents, followSections, keepTheme, lowerIndices, reachWide, stayAtSection } from "./reader.js";
import { takeSteps } from "./steps.js";
import { makeViews } from "./views.js";

const NEAR = "600px";

const read = (id) => document.getElementById(id).textContent;

keepTheme();
lowerIndices();
foldContents();
followSections();
reachWide();
const settle = stayAtSection();

const { models: kept, shared } = JSON.parse(read("widgets"));
/** @type {(model: any) => Promise<{el: HTMLElement, remove: () => void}>} */
const createView = makeViews(
  (key) => read(`module-${key}`),
  (name) => find(name),
);
const { models, find } = makeModels(kept, shared, createView);

takeSteps(find);

const drawing = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) draw(target);
  },
  { rootMargin: NEAR },
);

async function draw(place) {
  drawing.unobserve(place);
  if (place.dataset.drawn) return;
  place.dataset.drawn = "begun";
  place.append((await createView(models.get(place.dataset.model))).el);
  place.dataset.drawn = "done";
  settle();
}

const places = document.querySelectorAll("[data-model]");
for (const place of places) drawing.observe(place);
addEventListener("beforeprint", () => {
  places.forEach(draw);
  for (const folded of document.querySelectorAll("article details:not(.code)")) folded.setAttribute("open", "");
});
