import { all, around } from "./dom";

// <details> menus close on a click elsewhere, on Escape, and when another one opens.
document.addEventListener("click", event => {
  const inside = around(event, "details.menu");
  all<HTMLDetailsElement>("details.menu[open]").forEach(menu => { if (menu !== inside) menu.open = false; });
});
document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const open = all<HTMLDetailsElement>("details.menu[open]").pop();
  if (!open) return;
  open.open = false;
  open.querySelector<HTMLElement>("summary")?.focus();
});
