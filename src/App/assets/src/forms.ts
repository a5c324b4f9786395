import { announce, around, one } from "./dom";

// A choice that needs no button sends its form at once.
document.addEventListener("change", event => {
  if (event.target instanceof HTMLSelectElement) event.target.closest<HTMLFormElement>("form[data-submit-on-change]")?.requestSubmit();
});

// Ctrl+Enter sends the form of a text that spans lines.
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement && event.target.hasAttribute("data-submit-keys")) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
});

// A choice that is found is written as a line of a field.
document.addEventListener("click", event => {
  const button = around(event, "[data-add-line]");
  const field = button && one<HTMLTextAreaElement>(button.dataset.addTo!);
  if (!button || !field) return;
  const lines = field.value.split("\n").map(line => line.trim()).filter(line => line);
  if (!lines.includes(button.dataset.addLine!)) lines.push(button.dataset.addLine!);
  field.value = lines.join("\n");
  announce(`${button.textContent?.trim()} is added`);
});

// A slider says its value beside it.
document.addEventListener("input", event => {
  const slider = event.target;
  if (!(slider instanceof HTMLInputElement) || !slider.dataset.out) return;
  const out = one<HTMLOutputElement>("#" + slider.dataset.out);
  if (out) out.value = String(Math.round(slider.valueAsNumber * 100) / 100);
});
