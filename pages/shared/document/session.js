// Blanks the page as soon as its session has ended: figures do not stay for whoever comes next.
(() => {
  const LOOK = 5000; // ms
  let isAsked = true;
  const look = async () => {
    const lang = new URLSearchParams(location.search).get("lang") === "en" ? "?lang=en" : "";
    const answer = await fetch(`/signed-in${lang}`, { cache: "no-store" }).catch(() => null);
    if (answer?.status === 204) isAsked = false; // a local board has no sessions
    if (answer?.status === 401) {
      document.documentElement.replaceChildren();
      const here = location.pathname + location.search;
      location.replace(`/sign-in?to=${encodeURIComponent(here)}`);
      isAsked = false;
    }
    const app = document.querySelector("[data-testid=stApp]");
    if (answer?.status === 200 && app?.dataset.testConnectionState !== "CONNECTED") {
      const { refused } = await answer.json();
      if (refused) {
        const said = document.createElement("p");
        said.textContent = refused;
        said.setAttribute("role", "alert");
        said.style.cssText = "margin:20vh auto 0;max-width:34rem;padding:0 1.5rem;font-size:1.25rem";
        document.body.replaceChildren(said);
        isAsked = false;
      }
    }
    if (isAsked) setTimeout(look, LOOK);
  };
  setTimeout(look, LOOK);
})();
