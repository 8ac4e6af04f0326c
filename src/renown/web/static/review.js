// The letters y, n, l and u press the button that has them as its access key, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(input|select|textarea)$/i.test(event.target.tagName)) return;
  if (/^[ynlu]$/.test(event.key)) document.querySelector(`button[accesskey="${event.key}"]`)?.click();
});
