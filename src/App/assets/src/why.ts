import { one } from "./dom";

// A figure's link asks for its panel through htmx; when it has come, the panel opens. Without a script the link is a page.
const dialog = () => one<HTMLDialogElement>("#why");

document.addEventListener("htmx:after:swap", () => {
  const box = dialog();
  if (box && !box.open && box.querySelector(".why-head")) { box.showModal(); box.scrollTop = 0; }
});
document.addEventListener("click", event => {
  const box = dialog();
  if (!box?.open) return;
  if (event.target === box || (event.target as Element).closest("[data-why-close]")) { event.preventDefault(); box.close(); }
});
dialog()?.addEventListener("close", () => one("#why-content")?.replaceChildren());
