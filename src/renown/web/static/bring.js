// Files and folders, chosen or dropped, are sent in pieces with the folders they lie in, and then brought in at once.
// Without this script the form sends the files that were chosen, and a path on this machine stands for a folder.
"use strict";

(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const place = form.querySelector("[data-drop]"), says = form.querySelector("[data-upload-says]");
  const single = form.querySelector("input[name=file]"), folder = form.querySelector("[data-folder] input");
  const FILES = 40, BYTES = 64 << 20;
  let chosen = [];

  for (const part of form.querySelectorAll("[data-folder], [data-drop-hint]")) part.hidden = false;

  const tell = (which, done) =>
    (says.textContent = says.dataset[which].replace("{done}", done).replace("{all}", chosen.length));
  const choose = (found) => {
    chosen = found;
    if (chosen.length) tell("chosen", 0);
  };
  const picked = (input) => [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));

  single.addEventListener("change", () => choose(picked(single)));
  folder.addEventListener("change", () => choose(picked(folder)));

  // What a dropped thing holds: a file, or all files of a folder however deep.
  async function inside(entry, path) {
    if (entry.isFile) return [{ file: await new Promise((yes, no) => entry.file(yes, no)), path: path + entry.name }];
    const reader = entry.createReader(), found = [];
    for (;;) {
      const some = await new Promise((yes, no) => reader.readEntries(yes, no));
      if (!some.length) return found;
      for (const one of some) found.push(...(await inside(one, `${path}${entry.name}/`)));
    }
  }

  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", async (event) => {
    event.preventDefault();
    place.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    const found = (await Promise.all(entries.map((entry) => inside(entry, "")))).flat();
    choose(found.length ? found : [...event.dataTransfer.files].map((file) => ({ file, path: file.name })));
    if (chosen.length) form.requestSubmit();
  });

  function* pieces(files) {
    let piece = [], size = 0;
    for (const one of files) {
      if (piece.length && (piece.length === FILES || size + one.file.size > BYTES)) {
        yield piece;
        [piece, size] = [[], 0];
      }
      piece.push(one);
      size += one.file.size;
    }
    if (piece.length) yield piece;
  }

  async function send(piece, batch) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.csrfmiddlewaretoken.value);
    body.append("batch", batch);
    body.append("paths", JSON.stringify(piece.map((one) => one.path)));
    for (const one of piece) body.append("file", one.file, one.file.name);
    const answer = await fetch(form.dataset.upload, { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()).batch;
  }

  form.addEventListener("submit", async (event) => {
    if (!chosen.length) return;
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    let batch = "", done = 0;
    try {
      for (const piece of pieces(chosen)) {
        tell("says", done);
        batch = await send(piece, batch);
        done += piece.length;
      }
    } catch {
      tell("failed", done);
      button.disabled = false;
      return;
    }
    const told = Object.assign(document.createElement("input"), { type: "hidden", name: "batch", value: batch });
    single.disabled = folder.disabled = true;
    form.append(told);
    form.submit();
  });
})();
