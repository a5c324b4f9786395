import { all, around, one } from "./dom";
import { clearPicks, editPicked, pick } from "./list";
import { openPalette } from "./palette";
import { toggleRail } from "./rail";
import { toggleTheme } from "./theme";

const rows = () => all<HTMLTableRowElement>("main tr[data-href]").filter(row => row.offsetParent);
const chosen = () => one<HTMLTableRowElement>("main tr[data-href][aria-selected=true]");

const choose = (step: number) => {
  const list = rows();
  if (!list.length) return;
  const was = chosen(), at = was ? list.indexOf(was) + step : step > 0 ? 0 : list.length - 1;
  const row = list[Math.max(0, Math.min(list.length - 1, at))];
  was?.removeAttribute("aria-selected");
  row.setAttribute("aria-selected", "true");
  row.querySelector<HTMLAnchorElement>("a[href]")?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};

const find = () => {
  const field = one<HTMLInputElement>("#filter-input, main input[type=search]");
  if (field) field.focus();
  else openPalette();
};

const open = (row: HTMLElement | null) => { if (row) location.assign(row.dataset.href!); };
const shortcuts = () => one<HTMLDialogElement>("#shortcuts")?.showModal();

const actions: Record<string, () => void> = {
  j: () => choose(1), k: () => choose(-1), x: () => pick(false), X: () => pick(true), e: editPicked, c: () => one<HTMLAnchorElement>("main [data-create]")?.click(), "/": find, z: () => one<HTMLButtonElement>(".toast form [type=submit]")?.click(), l: () => one<HTMLAnchorElement>("[data-log]")?.click(), t: toggleTheme, "[": toggleRail, "?": shortcuts,
};

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); openPalette(); return; }
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input:not([type=checkbox]),select,textarea,[contenteditable]") || one("dialog[open]")) return;
  if (event.key === "Enter" && target === document.body) { open(chosen()); return; }
  if (event.key === "Escape" && clearPicks()) return;
  const action = actions[event.key], link = one<HTMLElement>(`main [data-key="${CSS.escape(event.key)}"]`);
  if (link) { event.preventDefault(); link.click(); }
  else if (action) { event.preventDefault(); action(); }
});

document.addEventListener("click", event => {
  if (around(event, "[data-shortcuts]")) { shortcuts(); return; }
  const row = around(event, "tr[data-href]");
  if (row && !around(event, "a,button,input,label,summary") && !getSelection()?.toString()) open(row);
});
