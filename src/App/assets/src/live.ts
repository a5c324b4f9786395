import { all, around, one } from "./dom";

// Live events come on top of the list every two seconds, unless somebody said to wait or looks elsewhere. What is open or in focus stays.
const most = 200;
const pause = () => one<HTMLButtonElement>("#live-pause");

document.addEventListener("htmx:before:request", event => {
  if (event.target instanceof Element && event.target.id === "live-poll" && (document.hidden || pause()?.getAttribute("aria-pressed") === "true")) event.preventDefault();
});

document.addEventListener("htmx:after:swap", () => {
  for (const item of all(".live-item").slice(most)) if (!one("details[open]", item) && !item.contains(document.activeElement)) item.remove();
});

document.addEventListener("click", event => {
  if (!around(event, "#live-pause")) return;
  const button = pause()!;
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
});
