import { all, around } from "./dom";

// A toast goes by itself after ten seconds, unless somebody is on it.
const watch = () => all(".toast:not([data-watched])").forEach(toast => {
  toast.dataset.watched = "1";
  setTimeout(function leave() {
    if (toast.matches(":hover, :focus-within")) setTimeout(leave, 2000);
    else toast.remove();
  }, 10_000);
});

document.addEventListener("click", event => { if (around(event, "[data-toast-close]")) around(event, ".toast")?.remove(); });
document.addEventListener("htmx:after:swap", watch);
watch();
