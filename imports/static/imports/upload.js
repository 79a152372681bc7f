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
    const size = file ? `${files.format(file.size / 1024)} ${input.dataset.uploadUnit}` : "";
    zone.classList.toggle("exchange-drop--error", tooLarge);
    chosen.textContent = tooLarge ? `${file.name}: ${input.dataset.uploadTooLarge}` : file ? `${file.name} (${size})` : "";
    return !tooLarge;
  };

  input.addEventListener("change", look);
  input.form.addEventListener("submit", (event) => {
    if (!look()) event.preventDefault();
  });
  for (const type of ["dragenter", "dragover"]) {
    zone.addEventListener(type, () => zone.classList.add("exchange-drop--over"));
  }
  for (const type of ["dragleave", "dragend", "drop"]) {
    zone.addEventListener(type, () => zone.classList.remove("exchange-drop--over"));
  }
})();
