// The first look goes when the page behind it has drawn, or has something to say (a dialog).
// A chart that never comes must not keep the page from its reader.
{
  const LONGEST = 10000; // milliseconds that a page which has run is hidden for want of its chart
  let ran = 0;
  const isDrawn = () => {
    if (document.querySelector("[role=dialog]")) return true;
    const app = document.querySelector("[data-testid=stApp]");
    const hasRun = app?.dataset.testScriptState === "notRunning" &&
      app.querySelector("[data-testid=stMain] [data-testid=stElementContainer]");
    if (!hasRun) return false;
    ran ||= performance.now();
    const chart = app.querySelector("[data-testid=stPlotlyChart]");
    const isWaiting = app.querySelector("[data-testid=stSkeleton]") || // for a script of its own
      (chart && !chart.querySelector(".main-svg"));
    return !isWaiting || performance.now() - ran > LONGEST;
  };
  const look = () => {
    const first = document.getElementById("first_look");
    if (first && !isDrawn()) return;
    if (!first && document.readyState === "loading") return; // it is not there yet
    first?.remove();
    clearInterval(watch);
  };
  const watch = setInterval(look, 50);
}
