// The key / goes to the search at the top of the page, as elsewhere on the web.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector(".st-key-find input");
  if (box) (event.preventDefault(), box.focus());
});
