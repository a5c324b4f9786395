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

// The accounts that this browser opened last, by their ids; the server says which of them may still be seen.
const Kept = "perennial-recent", MostKept = 8;
const recent = (): string[] => { try { return JSON.parse(localStorage.getItem(Kept) ?? "[]") as string[]; } catch { return []; } };
const opened = /^\/accounts\/([^/]+)$/.exec(location.pathname)?.[1];
if (opened && !["edit", "new", "columns"].includes(opened)) {
  const id = decodeURIComponent(opened);
  try { localStorage.setItem(Kept, JSON.stringify([id, ...recent().filter(other => other !== id)].slice(0, MostKept))); } catch { /* nothing is kept then */ }
}

export const openPalette = () => {
  const box = dialog();
  if (!box || box.open) return;
  one("#palette-recent")!.replaceChildren(...recent().map(id => Object.assign(document.createElement("input"), { type: "hidden", name: "recent", value: id })));
  box.showModal();
  input()!.value = "";
  input()!.dispatchEvent(new Event("opened"));
};

document.addEventListener("click", event => {
  const press = around(event, "[data-press]");
  if (press?.dataset.press) { event.preventDefault(); dialog()?.close(); document.dispatchEvent(new KeyboardEvent("keydown", { key: press.dataset.press, bubbles: true })); }
  else if (around(event, "[data-palette]")) { event.preventDefault(); openPalette(); }
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
