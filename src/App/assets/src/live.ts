import { all, around, one } from "./dom";

// Live events come on top of the list every two seconds, unless somebody said to wait or looks elsewhere. What is open or in focus stays; who waits is told how many wait with them.
const most = 200;
const atOnce = 100;
const pause = () => one<HTMLButtonElement>("#live-pause");
const waits = () => pause()?.getAttribute("aria-pressed") === "true";
const isPoll = (event: Event) => event.target instanceof Element && event.target.id === "live-poll";

document.addEventListener("htmx:before:request", event => {
  if (isPoll(event) && document.hidden) event.preventDefault();
});

document.addEventListener("htmx:before:swap", event => {
  if (!isPoll(event) || !waits()) return;
  event.preventDefault();
  const text = (event as CustomEvent<{ ctx: { text: string } }>).detail.ctx.text;
  const count = text.split('class="live-item"').length - 1;
  pause()!.textContent = count === 0 ? "Go on" : `Go on (${count >= atOnce ? `${atOnce} or more` : count} ${count === 1 ? "waits" : "wait"})`;
});

document.addEventListener("htmx:after:swap", () => {
  for (const item of all(".live-item").slice(most)) if (!one("details[open]", item) && !item.contains(document.activeElement)) item.remove();
});

document.addEventListener("click", event => {
  if (!around(event, "#live-pause")) return;
  const button = pause()!;
  const wait = !waits();
  button.setAttribute("aria-pressed", String(wait));
  button.textContent = wait ? "Go on" : "Pause";
});
