// Says at once which required fields no column has yet, and which field two columns have.
// Without this script the server says the same after sending.
(() => {
  "use strict";

  const form = document.querySelector("[data-mapping-twice]");

  for (const sheet of document.querySelectorAll("[data-mapping-sheet]")) {
    const selects = [...sheet.querySelectorAll("[data-mapping-field]")];
    const needs = [...sheet.querySelectorAll("[data-mapping-needs]")];
    const heading = sheet.querySelector("[data-mapping-heading]");

    const look = () => {
      const chosen = selects.map((select) => select.value).filter(Boolean);
      for (const need of needs) {
        need.hidden = need.dataset.mappingNeeds.split(" ").some((field) => chosen.includes(field));
      }
      for (const select of selects) {
        const twice = Boolean(select.value) && chosen.filter((field) => field === select.value).length > 1;
        const error = select.parentElement.querySelector("[data-mapping-error]");
        error.hidden = !twice;
        if (twice) {
          error.textContent = form.dataset.mappingTwice;
          select.setAttribute("aria-invalid", "true");
          select.setAttribute("aria-describedby", error.id);
        } else {
          select.removeAttribute("aria-invalid");
        }
      }
    };

    for (const select of selects) select.addEventListener("change", look);
    if (selects.length && !sheet.querySelector("[aria-invalid]")) look();

    heading?.addEventListener("change", () => {
      heading.querySelector("[data-mapping-stale]").hidden = false;
    });
  }
})();
