import "htmx.org/dist/htmx.esm.min.js";
import "./charts";
import "./editor";
import "./filter";
import "./forms";
import "./keys";
import "./list";
import "./live";
import "./menus";
import "./palette";
import "./passkeys";
import "./rail";
import "./scatter";
import "./theme";
import "./toasts";
import "./why";

document.documentElement.classList.add("js");
