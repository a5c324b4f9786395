import { all, around, one } from "./dom";

const dialog = () => one<HTMLDialogElement>("#palette");
const input = () => one<HTMLInputElement>("#palette .palette-input");
const items = () => all<HTMLAnchorElement>("#palette-list a");

const choose = (at: number) => {
  const links = items();
  links.forEach((link, index) => link.setAttribute("aria-selected", String(index === at)));
  links[at]?.scrollIntoView({ block: "nearest" });
  if (links[at]) input()?.setAttribute("aria-activedescendant", links[at].id);
  else input()?.removeAttribute("aria-activedescendant");
};

export const openPalette = () => {
  const box = dialog();
  if (!box || box.open) return;
  box.showModal();
  input()!.value = "";
  input()!.dispatchEvent(new Event("opened"));
};

document.addEventListener("click", event => {
  if (around(event, "[data-palette]")) { event.preventDefault(); openPalette(); }
  else if (event.target === dialog()) dialog()?.close();
});
document.addEventListener("htmx:after:swap", () => { if (dialog()?.open) choose(0); });
document.addEventListener("keydown", event => {
  if (!dialog()?.open) return;
  const links = items(), at = links.findIndex(link => link.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown") { event.preventDefault(); choose(Math.min(links.length - 1, at + 1)); }
  else if (event.key === "ArrowUp") { event.preventDefault(); choose(Math.max(0, at - 1)); }
  else if (event.key === "Enter") { event.preventDefault(); links[at]?.click(); }
});
