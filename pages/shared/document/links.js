// A link to a page of the board is followed as those of the menu are, without loading the board
// anew, so that what the reader has chosen goes along. Streamlit offers no way to say so; but it
// reads the address when the history moves. The word in the query tells the board that this was a
// link and not a step back (see visit.py); it is taken off as soon as Streamlit has read it.
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="/"]');
  if (!link) return;
  link.target = "_self"; // Streamlit opens links of a text in a new tab, a reader expects this one
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.href), app = document.querySelector("[data-testid=stApp]");
  if (!{PAGES}.includes(to.pathname) || app?.dataset.testConnectionState !== "CONNECTED") return;
  event.preventDefault();
  const shown = to.pathname + to.search;
  to.searchParams.set("{FOLLOWED}", "1");
  history.pushState({}, "", to.pathname + to.search);
  dispatchEvent(new PopStateEvent("popstate"));
  history.replaceState({}, "", shown);
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
}, true);
