// A figure as a picture, for print and for drawing programs. Only the browser has it: the buttons
// behind a figure's ⋯ name the figure and the kind, and Plotly's layers become one drawing.
const drawing = (box) => {
  const whole = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  whole.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  whole.setAttribute("width", box.offsetWidth);
  whole.setAttribute("height", box.offsetHeight);
  whole.setAttribute("viewBox", `0 0 ${box.offsetWidth} ${box.offsetHeight}`);
  for (const layer of box.querySelectorAll(".main-svg")) whole.append(layer.cloneNode(true));
  return new Blob([new XMLSerializer().serializeToString(whole)], { type: "image/svg+xml" });
};
const saved = (picture, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
// Twice as fine as the screen, on paper's colour: an office program shows no transparency.
const painted = async (svg, box) => {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(await svg.text())}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [2 * box.offsetWidth, 2 * box.offsetHeight];
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};
addEventListener("click", async (event) => {
  const button = event.target.closest?.("button.picture");
  if (!button) return;
  const name = button.dataset.of.replace(/[^a-zA-Z0-9_-]/g, "-");
  const box = document.querySelector(`.st-key-${name}_plot .svg-container`);
  if (!box) return;
  const svg = drawing(box);
  const isDrawing = button.dataset.as === "svg";
  saved(isDrawing ? svg : await painted(svg, box), `${name}.${button.dataset.as}`);
});
