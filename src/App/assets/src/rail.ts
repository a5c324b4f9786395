import { around, remember } from "./dom";

const root = document.documentElement;
const wide = matchMedia("(min-width: 1200px)");

export const toggleRail = () => {
  const open = root.dataset.rail ? root.dataset.rail === "open" : wide.matches;
  root.dataset.rail = open ? "closed" : "open";
  remember("rail", root.dataset.rail);
};

document.addEventListener("click", event => { if (around(event, "[data-rail-toggle]")) toggleRail(); });
