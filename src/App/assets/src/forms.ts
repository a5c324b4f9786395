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
