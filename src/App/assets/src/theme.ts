import { all, around, remember } from "./dom";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

const set = (choice: string) => {
  if (choice === "system") delete root.dataset.bsTheme;
  else root.dataset.bsTheme = choice;
  remember("theme", choice === "system" ? null : choice);
  all("[data-theme-choice]").forEach(button => button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice)));
};

export const toggleTheme = () => {
  const now = root.dataset.bsTheme ?? (system.matches ? "dark" : "light");
  set(now === "dark" ? "light" : "dark");
};

document.addEventListener("click", event => {
  const button = around(event, "[data-theme-choice]");
  if (!button) return;
  event.preventDefault();
  set(button.dataset.themeChoice!);
});
