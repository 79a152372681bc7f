// Puts a suggestion into its input instead of sending the form at once, and says how many cells were changed.
// Without this script a suggestion's button saves it.
(() => {
  "use strict";

  const form = document.querySelector("[data-corrections]");
  if (!form) return;

  const cells = [...form.querySelectorAll("[data-cell]")].map((cell) => ({
    cell,
    input: cell.querySelector("[data-cell-input]"),
    former: cell.querySelector("[data-cell-former]").value.trim(),
  }));
  const places = form.querySelectorAll("[data-corrections-count]");
  const numbers = new Intl.NumberFormat(document.documentElement.lang);

  const look = () => {
    let count = 0;
    for (const { cell, input, former } of cells) {
      const changed = input.value.trim() !== former;
      cell.classList.toggle("exchange-cell--changed", changed);
      count += changed ? 1 : 0;
    }
    for (const place of places) place.textContent = count ? form.dataset.correctionsChanged.replace("0", numbers.format(count)) : "";
  };

  form.addEventListener("input", look);
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cell-suggestion]");
    if (!button) return;
    event.preventDefault();
    const input = button.closest("[data-cell]").querySelector("[data-cell-input]");
    input.value = button.dataset.cellSuggestion;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.focus();
  });
  look();
})();
