/* The table of people: j and k walk, x ticks, Enter opens, a click with Shift ticks all between. Without it every
   tick and button works as it stands. */
(() => {
  "use strict";
  const form = () => document.getElementById("table");
  const boxes = () => [...form().querySelectorAll('input[name="person"]')];
  let last = null;

  const count = () => {
    const line = form()?.querySelector("[data-chosen]");
    if (!line) return;
    const all = form().querySelector('input[name="all"]').checked, ticked = boxes().filter((box) => box.checked).length;
    line.dataset.idle ??= line.textContent;
    line.textContent = all || !ticked ? line.dataset.idle : line.dataset.chosen.replace("%s", ticked);
    form().classList.toggle("choosing", all || ticked > 0);
    for (const box of boxes()) box.closest("tr").classList.toggle("ticked", box.checked || all);
  };

  document.addEventListener("click", (event) => {
    const box = event.target.closest?.('#table input[name="person"]');
    if (!box) return;
    const some = boxes(), from = some.indexOf(last), to = some.indexOf(box);
    if (event.shiftKey && from >= 0) for (const one of some.slice(Math.min(from, to), Math.max(from, to) + 1)) one.checked = box.checked;
    last = box;
    count();
  });
  document.addEventListener("change", (event) => { if (event.target.closest?.("#table")) count(); });
  document.addEventListener("htmx:afterSettle", () => {
    // Who saves a view, or chooses columns, means what is asked now.
    const back = form()?.querySelector('input[name="back"]')?.value;
    if (back !== undefined) for (const field of document.querySelectorAll('main form:not(#table) input[name="back"]')) field.value = back;
    last = null;
    count();
  });

  const walk = (by) => {
    const some = boxes(), at = some.findIndex((box) => box.closest("tr").contains(document.activeElement));
    const next = some[at < 0 ? (by > 0 ? 0 : some.length - 1) : Math.min(Math.max(at + by, 0), some.length - 1)];
    next?.focus();
    next?.closest("tr").scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (document.documentElement.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey || !form()) return;
    const box = event.target.closest?.("#table tr")?.querySelector('input[name="person"]');
    const typing = event.target.closest?.("textarea, select, dialog, input:not([name=person])");
    if (typing) return;
    if (event.key === "j" || event.key === "k") walk(event.key === "j" ? 1 : -1);
    else if (event.key === "x" && box) box.click();
    else if (event.key === "Enter" && event.target === box) box.closest("tr").querySelector("a.who").click();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
})();
