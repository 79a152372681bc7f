// Offers only the values of the chosen column.
// Without this script all values are offered, and the server says when one belongs to another column.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";

  const column = document.getElementById("id_column");
  const value = document.getElementById("id_value");
  if (!column || !value) return;

  const narrow = () => {
    for (const group of value.querySelectorAll("optgroup")) {
      const fits = group.querySelector("option").value.startsWith(`${column.value}.`);
      group.hidden = group.disabled = !fits;
    }
    if (value.selectedOptions[0]?.parentElement.disabled) value.value = "";
  };

  column.addEventListener("change", narrow);
  narrow();
});
