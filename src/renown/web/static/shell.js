/* What every page does besides showing: the zone of the browser, menus that close, the keys. */
(() => {
  "use strict";
  const root = document.documentElement, single = root.dataset.keys !== "off";

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
  const told = `renown_zone=${encodeURIComponent(zone)}`;
  if (zone && !document.cookie.includes(told)) {
    document.cookie = `${told}; path=/; samesite=strict; max-age=31536000`;
    // Until somebody named a zone the first page shows the machine's; it is shown again if the browser's is another.
    if (root.dataset.zone && root.dataset.zone !== zone && document.cookie.includes(told)) location.reload();
  }

  document.querySelector(".chips-nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  const opened = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (event) => {
    for (const menu of opened()) if (!menu.contains(event.target)) menu.open = false;
  });

  // The palette is loaded when somebody wants it; what they type meanwhile is kept for it.
  const source = document.currentScript.src.replace("shell.js", "palette.js");
  let early = null;
  const taken = () => { const typed = early || ""; early = null; return typed; };
  const palette = (what) => {
    early = "";
    import(source).then((module) => module[what](taken)).finally(taken);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-palette]") && !event.ctrlKey && !event.metaKey) { event.preventDefault(); palette("open"); }
  });

  let going = 0;
  const typing = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of opened()) { menu.open = false; menu.querySelector("summary").focus(); }
      return;
    }
    if (early !== null && !event.ctrlKey && !event.metaKey) {
      if (event.key.length === 1) early += event.key;
      event.preventDefault();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      palette("open");
      return;
    }
    if (event.key === "Enter" && event.ctrlKey && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit(event.target.form.querySelector("button:not([type=button])"));
      return;
    }
    if (!single || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const link = Date.now() - going < 1500 && document.querySelector(`.side [data-go="${CSS.escape(event.key)}"]`);
    going = event.key === "g" && !link ? Date.now() : 0;
    const search = event.key === "/" && document.querySelector("main input[type=search]");
    // A key that is only told there (a table walks by j and k itself, a link opens by Enter) is nothing to press here.
    const own = document.querySelector(`main :is(a, button, summary)[data-key="${CSS.escape(event.key)}"]`);
    if (link) link.click();
    else if (own) { own.focus(); own.click(); }
    else if (search) { search.focus(); search.select(); }
    else if (event.key === "/") palette("open");
    else if (event.key === "?") palette("keys");
    else return;
    event.preventDefault();
  });

  // After a part of a page was put anew, who used the keyboard goes on where they were, or at what is new.
  let before = null;
  document.addEventListener("htmx:beforeSwap", () => {
    const at = document.activeElement;
    before = at && at !== document.body ? { id: at.id, in: at.closest("[id]")?.id } : null;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!before || document.activeElement !== document.body) return;
    const next = (before.id && document.getElementById(before.id)) || event.target.querySelector("[data-next], a, button")
      || document.getElementById(before.in || "") || document.getElementById("main");
    next?.focus();
    before = null;
  });
})();
