/* The palette: one field for people, pages, actions and notes. Loaded when it is first wanted. */
const here = new URL(import.meta.url);
let dialog, field, list, status, known, asked = 0, waiting = 0;

const make = (tag, values = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...inside);
  return element;
};
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function dressed() {
  const sheet = make("link", { rel: "stylesheet", href: here.href.replace("palette.js", "palette.css") });
  return new Promise((ready) => { sheet.onload = sheet.onerror = ready; document.head.append(sheet); });
}

async function build() {
  const [answer] = await Promise.all([fetch(document.querySelector("[data-palette]").dataset.palette), dressed()]);
  if (!answer.ok) { location.reload(); return; } // the session is over: the page says how to come in
  known = await answer.json();
  field = make("input", { type: "text", enterKeyHint: "go", autocomplete: "off", spellcheck: false, maxLength: 200, id: "palette-field" });
  list = make("ul", { id: "palette-list" });
  status = make("p", { className: "hidden" });
  status.setAttribute("role", "status");
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "true"], ["aria-controls", "palette-list"],
    ["aria-autocomplete", "list"], ["aria-label", known.words.field], ["placeholder", known.words.field]]) field.setAttribute(name, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", known.words.found);
  dialog = make("dialog", { className: "palette" }, field, list, status, make("p", { className: "palette-foot" }, known.words.keys));
  dialog.setAttribute("aria-label", known.words.title);
  document.body.append(dialog);
  field.addEventListener("input", () => { clearTimeout(waiting); show([]); waiting = setTimeout(ask, 80); });
  field.addEventListener("keydown", steer);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  list.addEventListener("click", (event) => { const option = event.target.closest("li"); if (option) go(option); });
}

async function ask() {
  const number = ++asked, text = field.value.trim();
  const answer = await fetch(`${known.search}?q=${encodeURIComponent(text)}`).catch(() => null);
  const found = answer?.ok ? (await answer.json()).found : [];
  if (number === asked) show(found);
}

function show(found) {
  const text = field.value.trim(), words = plain(text).split(/\s+/).filter(Boolean);
  const fits = (entry) => words.every((word) => plain(`${entry.title} ${entry.more || ""}`).includes(word));
  const typed = text ? known.typed.map((entry) => ({ ...entry, title: entry.title.replace("…", text), url: entry.url + encodeURIComponent(text) })) : [];
  const entries = [
    ...known.entries.filter((entry) => text && plain(entry.title).startsWith(plain(text))),
    ...found.map((one) => ({ title: one.name || one.words, sub: one.kind === "note" && one.name ? one.words : one.sub, sort: known.words[one.kind] || "", url: one.url })),
    ...known.entries.filter((entry) => fits(entry) && !(text && plain(entry.title).startsWith(plain(text)))).slice(0, text ? 8 : 12),
    ...typed,
  ];
  list.replaceChildren(...entries.map((entry, i) => {
    const option = make("li", { id: `palette-${i}` }, make("bdi", { textContent: entry.title, className: "who-name" }));
    option.setAttribute("role", "option");
    option.dataset.url = entry.url;
    if (entry.sub) option.append(make("bdi", { textContent: entry.sub, className: "who-sub" }));
    option.append(make("span", { textContent: entry.sort, className: "tag" }));
    return option;
  }));
  choose(0);
  status.textContent = known.words.count.replace("%s", entries.length);
}

function choose(at) {
  const options = [...list.children];
  const chosen = options[(at + options.length) % options.length];
  for (const option of options) option.setAttribute("aria-selected", option === chosen);
  field.setAttribute("aria-activedescendant", chosen ? chosen.id : "");
  chosen?.scrollIntoView({ block: "nearest" });
}

function steer(event) {
  const at = [...list.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.isComposing) return;
  if (event.key === "ArrowDown") choose(at + 1);
  else if (event.key === "ArrowUp") choose(at - 1);
  else if (event.key === "Enter") { if (list.children[at]) go(list.children[at]); }
  else return;
  event.preventDefault();
}

function go(option) {
  const url = new URL(option.dataset.url, location.href);
  dialog.close();
  // A place on the page one is on already does not load it again.
  if (url.origin === location.origin) location.assign(url.href);
}

export async function open(typed) {
  if (!dialog) await build();
  if (!dialog || dialog.open) return;
  dialog.showModal();
  field.focus();
  field.value = typed();
  show([]);
  ask();
}

export async function keys() {
  if (!dialog) await build();
  if (!dialog || document.querySelector("dialog[open]")) return;
  const label = (element) => (element.getAttribute("aria-label") || element.textContent).trim().replace(/\s+/g, " ");
  const own = [...document.querySelectorAll("main [data-key]")].filter((element) => element.checkVisibility?.() !== false);
  const rows = [
    ...known.keys,
    ...[...document.querySelectorAll(".side [data-go]")].map((link) => [`g ${link.dataset.go}`, label(link)]),
    ...new Map(own.reverse().map((element) => [element.dataset.key, label(element)])),
  ];
  const close = make("button", { className: "quiet", textContent: known.words.close, type: "button" });
  const table = make("dl", {}, ...rows.map(([key, words]) => make("div", {}, make("dt", {}, make("kbd", { textContent: key })), make("dd", { textContent: words }))));
  const shown = make("dialog", { className: "palette keys" }, make("h2", { textContent: known.words.list }), table, close);
  shown.setAttribute("aria-label", known.words.list);
  shown.addEventListener("close", () => shown.remove());
  shown.addEventListener("click", (event) => { if (event.target === shown || event.target === close) shown.close(); });
  document.body.append(shown);
  shown.showModal();
}
