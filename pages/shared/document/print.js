// Before printing, figures get a viewBox, so that print.css can shrink them to the paper; Plotly
// draws in pixels of the screen, and there is no time to draw anew.
addEventListener("beforeprint", () => {
  for (const box of document.querySelectorAll(".js-plotly-plot .svg-container")) {
    const [width, height] = [box.offsetWidth, box.offsetHeight];
    box.style.setProperty("--drawn-width", `${width}px`);
    box.style.setProperty("--drawn-ratio", `${width} / ${height}`);
    for (const picture of box.querySelectorAll(".main-svg"))
      picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  }
});
addEventListener("afterprint", () => {
  for (const picture of document.querySelectorAll(".js-plotly-plot .main-svg"))
    picture.removeAttribute("viewBox");
});
