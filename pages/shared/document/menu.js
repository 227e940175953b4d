// The key / goes to the search at the top of the page, as elsewhere on the web.
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const box = document.querySelector(".st-key-find input");
  if (box) (event.preventDefault(), box.focus());
});
// The words of the choices open them: on a narrow screen as a sheet from below, at a desk below the
// words. A touch outside closes them. What a choice opens is drawn elsewhere in the document, and is inside.
addEventListener("click", (event) => {
  const at = event.target;
  if (at.closest?.(".summary")) document.body.classList.toggle("choosing");
  else if (!at.closest?.(".st-key-choices, [role=listbox], [role=dialog], [data-baseweb=popover]"))
    document.body.classList.remove("choosing");
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.remove("choosing");
});
