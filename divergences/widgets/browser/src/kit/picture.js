// Export the shown pictures as one SVG that needs no style sheet, or as PNG, and start the download.
const DRAWN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "font-size",
  "font-weight",
  "text-anchor",
];
const GAP = 24;

// There are as many columns as pictures stand side by side in the view. `title` stands above them, the rows of
// `under(figure)` below each, those of `after` below all; a row is words, with the sample of a line before them if it
// has one.
export function picture(section, { title = "", under = (_) => [], after = [] } = {}) {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const plain = (colour) => plainColour(canvas, colour);
  const figures = [...section.querySelectorAll("figure")].filter(
    (figure) => figure.querySelector("svg").getBoundingClientRect().width,
  );
  const tops = [...new Set(figures.map((figure) => figure.offsetTop))].sort((a, b) => a - b);
  const style = getComputedStyle(section);
  const font = style.fontFamily.replaceAll('"', "'");
  const ground = plain(style.backgroundColor).colour;
  const ink = plain(style.color).colour;
  const parts = [];
  const base = parseFloat(style.fontSize);
  let [width, y] = [0, GAP];
  const write = (rows, x, top, wide, size) => {
    const made = paragraph(rows, { x, top, wide, size, ink, font, canvas, plain });
    parts.push(...made.parts);
    return made.height;
  };
  if (title) {
    parts.push(heading(title, GAP, y + base, 1.2 * base, ink));
    y += 2.2 * base;
  }
  for (const top of tops) {
    let [x, deepest] = [GAP, 0];
    for (const figure of figures.filter((one) => one.offsetTop === top)) {
      const svg = figure.querySelector("svg");
      const size = parseFloat(svg.style.fontSize);
      const copy = inlined(svg, plain);
      copy.setAttribute("x", x);
      copy.setAttribute("y", y + 2.2 * size);
      copy.setAttribute("overflow", "visible");
      parts.push(heading(figure.querySelector("h3").textContent, x, y + size, size, ink));
      parts.push(new XMLSerializer().serializeToString(copy));
      const drawn = svg.clientHeight + 2.2 * size;
      const said = write(under(figure), x, y + drawn + 0.4 * size, svg.clientWidth, 0.9 * size);
      deepest = Math.max(deepest, drawn + said);
      x += svg.clientWidth + GAP;
    }
    width = Math.max(width, x);
    y += deepest + GAP;
  }
  y += write(after, GAP, y - 0.4 * GAP, width - 2 * GAP, base);
  const [wide, high] = [Math.ceil(width), Math.ceil(y)];
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="${font}"><rect width="${wide}" height="${high}" fill="${ground}"/>${parts.join("")}</svg>`;
  return { text, width: wide, height: high, ground };
}

const heading = (words, x, y, size, ink) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="650" fill="${ink}">${escaped(words)}</text>`;

// Rows of words, broken where the width ends: between words, and between Chinese characters.
function paragraph(rows, { x, top, wide, size, ink, font, canvas, plain }) {
  const parts = [];
  let y = top;
  canvas.font = `${size}px ${font}`;
  const line = (words, left) =>
    parts.push(`<text x="${left}" y="${y}" font-size="${size}" fill="${ink}">${escaped(words.trim())}</text>`);
  for (const { words, sample } of rows) {
    const left = x + (sample ? 2.2 * size : 0);
    y += 1.45 * size;
    if (sample) {
      const copy = inlined(sample, plain);
      for (const [name, value] of Object.entries({ x, y: y - 0.6 * size, width: 1.8 * size, height: 0.48 * size }))
        copy.setAttribute(name, value);
      parts.push(new XMLSerializer().serializeToString(copy));
    }
    let said = "";
    for (const piece of words.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
      if (said && canvas.measureText(said + piece.trimEnd()).width > wide - (left - x)) {
        line(said, left);
        said = "";
        y += 1.35 * size;
      }
      said += piece;
    }
    line(said, left);
  }
  return { parts, height: y - top };
}

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

// A copy that carries its computed look; what is not displayed is left out.
function inlined(node, plain) {
  const copy = node.cloneNode(false);
  copy.removeAttribute("style");
  const style = getComputedStyle(node);
  if (node.tagName === "stop") {
    const { colour } = plain(style.stopColor);
    copy.setAttribute("stop-color", colour);
    copy.setAttribute("stop-opacity", style.stopOpacity);
  } else if (node.tagName !== "svg") {
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      if ((name !== "fill" && name !== "stroke") || value === "none" || value.startsWith("url"))
        copy.setAttribute(name, value.replaceAll('"', "'"));
      else {
        const { colour, alpha } = plain(value);
        copy.setAttribute(name, alpha === 0 ? "none" : colour);
      }
    }
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    else if (getComputedStyle(child).display !== "none" || child.closest("defs")) copy.append(inlined(child, plain));
  }
  return copy;
}

// Any CSS colour as #rrggbb: few programs that open an SVG know color-mix or oklab.
function plainColour(canvas, colour) {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
  return { colour: `#${[r, g, b].map((part) => part.toString(16).padStart(2, "0")).join("")}`, alpha: a };
}

/** The picture as an image that can be painted. */
export async function imageOf({ text }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  return image;
}

/** The picture as a PNG of twice its size. */
export async function painted({ text, width, height, ground }) {
  const image = await imageOf({ text });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * width, 2 * height];
  const pen = canvas.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("PNG"))), "image/png"),
  );
}

// A sandboxed frame may forbid downloads, which a browser reports on its console only; its origin is "null".
export const maySave = () => window.parent === window || self.origin !== "null" || location.protocol === "file:";

export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
