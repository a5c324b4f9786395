// A choice that needs no button sends its form at once.
document.addEventListener("change", event => {
  if (event.target instanceof HTMLSelectElement) event.target.closest<HTMLFormElement>("form[data-submit-on-change]")?.requestSubmit();
});
