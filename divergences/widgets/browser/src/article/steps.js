// A guided tour: each button brings a widget into a state and says in a sentence what is to be seen.

export function takeSteps(find) {
  const said = document.querySelector("#said");
  const buttons = [.../** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-step]"))];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const model = find(button.dataset.of);
      for (const [name, value] of Object.entries(JSON.parse(button.dataset.step))) model.set(name, value);
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      said.innerHTML = button.dataset.said; // written by the page's own builder, with the terms marked
    });
  }
}
