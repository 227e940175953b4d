// Keeps in window.charts how many charts are drawn, and when that number last changed (ms since
// the navigation began). Runs in every document before its own scripts.
(() => {
  const drawn = new WeakSet();
  const shapes = "path, rect, circle, line, polyline, polygon";
  const isLarge = (box) => box.width >= 150 && box.height >= 80;
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
  const isDrawn = (element, box) => {
    if (!drawn.has(element)) {
      const look = element instanceof HTMLCanvasElement ? isPainted : hasShape;
      if (look(element, box)) drawn.add(element);
    }
    return drawn.has(element);
  };
  window.charts = { count: 0, at: 0 };
  const look = () => {
    const places = new Set(); // a chart of several layers stands in one place
    for (const element of document.querySelectorAll("svg, canvas")) {
      const box = element.getBoundingClientRect();
      if (isLarge(box) && element.checkVisibility() && isDrawn(element, box))
        places.add(`${Math.round(box.left)} ${Math.round(box.top + scrollY)}`);
    }
    if (places.size !== charts.count) window.charts = { count: places.size, at: performance.now() };
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
