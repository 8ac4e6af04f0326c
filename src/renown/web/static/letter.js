// The mail and the copy hold the words as they stand in the field, also before they have been kept.
(() => {
  const longest = 2000;
  const field = document.querySelector("textarea.letter");
  const at = (id) => document.getElementById(id);
  const mail = () => {
    const link = at("mail"), to = link.getAttribute("href").split("?")[0];
    const subject = `${to}?subject=${encodeURIComponent(field.dataset.subject)}`;
    const whole = `${subject}&body=${encodeURIComponent(field.value.trim().replace(/\r?\n/g, "\r\n"))}`;
    const fits = whole.length <= longest;
    if (to) link.setAttribute("href", fits ? whole : subject);
    at("too-long").hidden = fits;
  };
  const ready = () => { at("copy").hidden = false; mail(); };
  const copied = () => { at("copy").textContent = at("copy").dataset.done; };
  document.addEventListener("click", (event) => {
    if (event.target.id !== "copy") return;
    const byHand = () => { field.select(); document.execCommand("copy"); copied(); };
    navigator.clipboard ? navigator.clipboard.writeText(field.value).then(copied, byHand) : byHand();
  });
  field.addEventListener("input", mail);
  document.addEventListener("htmx:afterSettle", ready);
  ready();
})();
