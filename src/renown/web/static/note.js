// The field for a note. Enter keeps it, as long as it is one line; with Shift, or in a longer note, it begins a line.
// What it would be understood as is told while it is written. Behind an @ the names of people are offered; without this
// script they are read all the same.
const field = document.getElementById("line");
const MENTION = /(^|[\s(])@([^@\n]{1,40})$/u;
let list, asked = 0, waiting = 0, told = 0, telling = 0;

const open = () => list && !list.hidden;
const close = () => { if (list) { list.hidden = true; field.removeAttribute("aria-activedescendant"); } };
const typed = () => MENTION.exec(field.value.slice(0, field.selectionStart));

function build() {
  list = document.createElement("ul");
  Object.assign(list, { id: "line-names", className: "mentions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.people);
  field.closest("label").after(list);
  for (const [name, value] of [["aria-controls", "line-names"], ["aria-autocomplete", "list"], ["aria-haspopup", "listbox"]]) field.setAttribute(name, value);
  list.addEventListener("mousedown", (event) => { event.preventDefault(); const option = event.target.closest("li"); if (option) take(option); });
}

async function ask() {
  const found = typed(), number = ++asked;
  if (!found) return close();
  const answer = await fetch(`${field.dataset.search}?q=${encodeURIComponent(found[2])}`).catch(() => null);
  const people = answer?.ok ? (await answer.json()).found.filter((one) => one.kind === "person").slice(0, 6) : [];
  if (number !== asked) return;
  if (!list) build();
  list.replaceChildren(...people.map((one, at) => {
    const option = Object.assign(document.createElement("li"), { id: `line-name-${at}` });
    option.setAttribute("role", "option");
    option.dataset.name = one.name;
    option.append(Object.assign(document.createElement("bdi"), { textContent: one.name, className: "who-name" }), Object.assign(document.createElement("span"), { textContent: one.sub, className: "who-sub" }));
    return option;
  }));
  list.hidden = !people.length;
  if (people.length) choose(list.firstElementChild);
}

function choose(option) {
  for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
  field.setAttribute("aria-activedescendant", option.id);
}

function take(option) {
  const at = field.selectionStart, begin = at - typed()[2].length;
  field.setRangeText(`${option.dataset.name} `, begin, at, "end");
  close();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function tell() {
  const number = ++told;
  const answer = await fetch(field.form.dataset.understood, { method: "POST", body: new FormData(field.form) }).catch(() => null);
  const words = answer?.ok ? await answer.text().catch(() => "") : "";
  if (number === told) field.form.querySelector(".understood").innerHTML = words;
}

field?.addEventListener("input", () => {
  clearTimeout(waiting);
  clearTimeout(telling);
  waiting = setTimeout(ask, 120);
  telling = setTimeout(tell, 350);
});
field?.addEventListener("blur", close);
field?.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (open()) {
    const now = list.querySelector("[aria-selected=true]");
    const step = { ArrowDown: now.nextElementSibling || list.firstElementChild, ArrowUp: now.previousElementSibling || list.lastElementChild }[event.key];
    if (step) { event.preventDefault(); return choose(step); }
    if (event.key === "Escape") { event.preventDefault(); return close(); }
    if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); return take(now); }
  }
  if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || field.value.includes("\n")) return;
  event.preventDefault();
  field.form.requestSubmit();
});
