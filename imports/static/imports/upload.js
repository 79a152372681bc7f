// Says at once, before anything is sent, that a file is too large, and marks the place to drop it.
// Without this script the server says the same after sending.
(() => {
  "use strict";

  const input = document.querySelector("[data-upload-limit]");
  if (!input) return;

  const zone = input.closest("[data-upload-zone]");
  const limit = Number(input.dataset.uploadLimit);
  const files = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
  const chosen = zone.querySelector("[data-upload-chosen]");

  const look = () => {
    const file = input.files[0];
    const tooLarge = Boolean(file) && file.size > limit;
    input.setCustomValidity(tooLarge ? input.dataset.uploadTooLarge : "");
    if (tooLarge) input.reportValidity();
    chosen.textContent = file ? `${file.name} (${files.format(file.size / 1024)} ${input.dataset.uploadUnit})` : "";
  };

  input.addEventListener("change", look);
  for (const type of ["dragenter", "dragover"]) {
    zone.addEventListener(type, () => zone.classList.add("exchange-drop--over"));
  }
  for (const type of ["dragleave", "dragend", "drop"]) {
    zone.addEventListener(type, () => zone.classList.remove("exchange-drop--over"));
  }
})();
