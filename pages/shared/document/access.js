// For readers with a keyboard or a screen reader: a table that scrolls can be reached, a button
// whose words a style has replaced says the new ones, the menu says which page is shown, and the
// document says its language. Streamlit draws at any time, so we watch.
const mendAccess = () => {
  const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN";
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
  for (const box of document.querySelectorAll(".board-table")) {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (scrolls && box.tabIndex !== 0) box.tabIndex = 0;
  }
  const button = "[data-testid=stFileUploader] button [data-testid=stMarkdownContainer]";
  for (const text of document.querySelectorAll(button)) {
    const said = getComputedStyle(text, "::after").content;
    if (said.startsWith('"')) text.closest("button").ariaLabel = said.slice(1, -1);
  }
  for (const link of document.querySelectorAll("[data-testid=stPageLink-NavLink]")) {
    link.ariaCurrent = link.querySelector("strong") ? "page" : null;
  }
};
addEventListener("DOMContentLoaded", () => {
  let waiting = 0;
  const soon = () => {
    waiting ||= requestAnimationFrame(() => ((waiting = 0), mendAccess()));
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener("resize", soon);
});
