// A link in a table leads to a page of the board: Streamlit opens it in a new tab, a reader
// expects it in this one.
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="/"]');
  if (link) link.target = "_self";
}, true);
