export const one = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document) => root.querySelector<E>(selector);
export const all = <E extends Element = HTMLElement>(selector: string, root: ParentNode = document) => [...root.querySelectorAll<E>(selector)];

/** The element itself or the nearest one around it. */
export const around = (event: Event, selector: string) => event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

/** A preference that the server reads before it draws the page. */
export const remember = (name: string, value: string | null) => {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `${name}=${value ?? ""};path=/;max-age=${value === null ? 0 : 31536000};samesite=lax${secure}`;
};

export const announce = (text: string) => {
  const place = one("#announcer") ?? document.body.appendChild(Object.assign(document.createElement("div"), { id: "announcer", className: "visually-hidden" }));
  place.setAttribute("aria-live", "polite");
  place.textContent = text;
};
