// Beside a figure's “download as picture” stands the same as SVG, for print and for drawing
// programs: Plotly draws in layers, which become one picture. Streamlit draws at any time.
addEventListener("DOMContentLoaded", () => {
  const drawing = (box) => {
    const whole = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    whole.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    whole.setAttribute("viewBox", `0 0 ${box.offsetWidth} ${box.offsetHeight}`);
    for (const layer of box.querySelectorAll(".main-svg")) whole.append(layer.cloneNode(true));
    return new XMLSerializer().serializeToString(whole);
  };
  const save = (figure) => {
    const link = document.createElement("a");
    const picture = new Blob([drawing(figure.querySelector(".svg-container"))], { type: "image/svg+xml" });
    link.href = URL.createObjectURL(picture);
    link.download = "figure.svg";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const offer = () => {
    for (const group of document.querySelectorAll(".js-plotly-plot .modebar-group")) {
      if (group.querySelector(".as-drawing")) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "modebar-btn as-drawing";
      button.textContent = "SVG";
      button.onclick = () => save(group.closest(".js-plotly-plot"));
      group.append(button);
    }
  };
  let waiting = 0;
  new MutationObserver(() => {
    waiting ||= setTimeout(() => ((waiting = 0), offer()), 200);
  }).observe(document.body, { childList: true, subtree: true });
});
