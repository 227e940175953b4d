// When this reader looked last: kept in the browser, told to the board by a cookie, sent nowhere else.
try {
  if (!sessionStorage.getItem("looking")) {
    const before = localStorage.getItem("looked");
    if (before) document.cookie = `looked=${before}; path=/; SameSite=Strict`;
    sessionStorage.setItem("looking", "1");
  }
  addEventListener("pagehide", () => localStorage.setItem("looked", new Date().toISOString()));
} catch {} // a browser that keeps nothing shows the news of the last upload
