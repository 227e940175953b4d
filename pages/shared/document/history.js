// One entry in the browser's history for each thing that a reader does. Streamlit makes one for
// each message that changes the address: when a page has named its defaults, and twice when it
// leads to another page.
(() => {
  let hasActed = false, isNew = true; // isNew: the page has not yet named all that it shows
  for (const kind of ["pointerdown", "keydown", "click"]) {
    addEventListener(kind, () => { hasActed = true; }, true);
  }
  addEventListener("popstate", () => { hasActed = false; isNew = true; }, true);

  const push = history.pushState.bind(history), replace = history.replaceState.bind(history);
  history.pushState = (state, title, url) => {
    const next = new URL(url ?? "", location.href);
    const isSamePage = next.pathname === location.pathname;
    const isCompleted = isNew && isSamePage && completes(next.searchParams);
    isNew = !isSamePage;
    if (!hasActed || isCompleted) return replace(state, title, url);
    hasActed = false;
    return push(state, title, url);
  };

  const completes = (query) => [...new URLSearchParams(location.search)].every(
    ([name, value]) => query.getAll(name).includes(value),
  );
})();
