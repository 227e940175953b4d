// A screen whose account was signed out, or whose key has run out, keeps nothing of what it showed.
"use strict";

// Asks once more at `address`, the events that were broken off; leaves when they are refused.
async function isShutOut(address) {
  const look = new AbortController();
  const answer = await fetch(address, { signal: look.signal, cache: "no-store" }).catch(() => null);
  look.abort();
  if (answer?.status !== 401) return false;
  document.body.replaceChildren();
  const here = location.pathname + location.search;
  location.replace(`/sign-in?to=${encodeURIComponent(here)}`);
  return true;
}
