// In the field for a note Enter keeps it, as long as it is one line; with Shift, or in a longer note, it begins a line.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.id !== "line" || event.isComposing || event.defaultPrevented) return;
  if (event.shiftKey || (event.target.value.includes("\n") && !event.ctrlKey && !event.metaKey)) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});
