// A link to the explorer's page, which comes along as text: it is there whether or not anybody built the site.

function render({ model, el }) {
  const words = model.get("_words");
  const address = URL.createObjectURL(new Blob([model.get("_page")], { type: "text/html;charset=utf-8" }));
  const link = document.createElement("a");
  const [line, note, file] = ["p", "small", "code"].map((tag) => document.createElement(tag));
  const [before, after] = words.file.split("{file}");
  line.lang = words.tag;
  line.style.cssText =
    "margin: 4px 0; line-height: 1.5; overflow-wrap: anywhere; color: var(--jp-content-font-color1, inherit)";
  link.style.color = "var(--jp-content-link-color, LinkText)";
  link.textContent = words.open;
  link.target = "_blank";
  note.append(before.replaceAll("`", ""), file, after);
  line.append(link, document.createElement("br"), note);
  el.append(line);

  function draw() {
    link.href = `${address}#${model.get("fragment")}`;
    file.textContent = `site/explorer.html#${model.get("fragment")}`;
  }
  model.on("change:fragment", draw);
  draw();
  // The address lives on: a tab that was opened from it may be loaded anew.
  return () => {
    model.off("change:fragment", draw);
    line.remove();
  };
}

export default { render };
