// Keeps in window.charts how many charts are drawn now, and when there were so many for the first
// time (ms since the navigation began). Runs in every document before its own scripts; what a chart
// of this peer is, and how many it has, stands in window.expected = {chart: selector, count}.
(() => {
  const shapes = "path, rect, circle, line, polyline, polygon";
  const hasShape = (svg, frame) =>
    [...svg.querySelectorAll(shapes)].some((shape) => {
      const box = shape.getBoundingClientRect();
      const isFrame = box.width > 0.6 * frame.width && box.height > 0.6 * frame.height;
      return box.width > 0 && box.height > 0 && !(shape.tagName === "rect" && isFrame);
    });
  const isPainted = (canvas) => {
    const small = new OffscreenCanvas(24, 24).getContext("2d");
    small.drawImage(canvas, 0, 0, 24, 24);
    return new Set(new Uint32Array(small.getImageData(0, 0, 24, 24).data.buffer)).size > 1;
  };
  const isDrawn = (chart) => {
    const box = chart.getBoundingClientRect();
    if (box.width < 150 || box.height < 80 || !chart.checkVisibility()) return false;
    const parts = chart.matches("svg, canvas") ? [chart] : [...chart.querySelectorAll("svg, canvas")];
    return parts.some((part) =>
      part instanceof HTMLCanvasElement ? isPainted(part) : hasShape(part, box));
  };
  window.charts = { count: 0, at: null };
  let isWaiting = false;
  const look = () => {
    isWaiting = false;
    const found = [...document.querySelectorAll(expected.chart)];
    const isOwn = (chart) => !chart.parentElement.closest(expected.chart); // not a part of one
    charts.count = found.filter((chart) => isOwn(chart) && isDrawn(chart)).length;
    if (charts.count >= expected.count) charts.at ??= performance.now();
    // That a canvas is painted changes nothing in the document, so look again.
    else if (found.some((chart) => chart.matches("canvas"))) soon();
  };
  const soon = () => {
    if (charts.at === null && !isWaiting) isWaiting = Boolean(requestAnimationFrame(look));
  };
  const whole = { subtree: true, childList: true, attributes: true, characterData: true };
  new MutationObserver(soon).observe(document, whole);
})();
