// One slide of the list is chosen: by a click, or by the arrow keys. It is moved by dragging (a finger
// drags it by its grip, for elsewhere it scrolls the page), or by Alt and an arrow key. The server
// keeps the order; the list is drawn as the server says it is.
const EDGE = 96; // pixels from the top and the bottom of the window where a drag scrolls the page
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
function make(tag, kind, text) {
  const element = document.createElement(tag);
  element.className = kind;
  if (text) element.textContent = text;
  return element;
}
function picture(slide) {
  const box = make("div", "thumb");
  if (slide.picture) box.innerHTML = slide.picture; // our own drawing, which holds no text
  else box.append(make("b", "", slide.title));
  return box;
}
export default function ({ parentElement, data, setTriggerValue }) {
  const { slides, chosen, done, words, fixed } = data;
  const rail = parentElement.querySelector(".rail") ?? make("div", "rail");
  const hadFocus = rail.contains(document.activeElement);
  const place = (id) => slides.findIndex((slide) => slide.id === id);
  rail.setAttribute("role", "radiogroup");
  rail.setAttribute("aria-label", words.list);
  rail.replaceChildren(...slides.map((slide, at) => {
    const row = make("div", "slide"), said = make("div", "said");
    row.setAttribute("role", "radio");
    row.setAttribute("aria-checked", slide.id === chosen);
    row.setAttribute("aria-label",
      fill(words.slide, { number: at + 1, count: slides.length, title: slide.title }));
    if (!fixed) row.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
    row.tabIndex = slide.id === chosen ? 0 : -1;
    row.draggable = !fixed;
    row.dataset.id = slide.id;
    said.append(make("strong", "", slide.title), make("small", "", slide.subject));
    const grip = make("span", "grip", "⠿");
    grip.setAttribute("aria-hidden", "true"); // the keys do the same
    row.append(make("span", "number", String(at + 1)), picture(slide), said, grip);
    return row;
  }));
  const spoken = parentElement.querySelector("[role=status]") ?? make("p", "spoken");
  spoken.setAttribute("role", "status");
  if (spoken.textContent !== done) spoken.textContent = done;
  if (!rail.isConnected) parentElement.append(rail, spoken);
  if (hadFocus) rail.querySelector("[aria-checked=true]")?.focus();

  const rowAt = (event) => event.target.closest(".slide");
  const choose = (id) => id && id !== chosen && setTriggerValue("chosen", id);
  const move = (id, to) => {
    if (!fixed && to >= 0 && to < slides.length && to !== place(id)) setTriggerValue("moved", { slide: id, to });
  };
  rail.onclick = (event) => event.target.closest(".grip") || choose(rowAt(event)?.dataset.id);
  rail.onkeydown = (event) => {
    const step = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    const id = rowAt(event)?.dataset.id;
    if (event.key === " " && id) (event.preventDefault(), choose(id));
    if (!step || !id || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) move(id, place(id) + step);
    else choose(slides[place(id) + step]?.id);
  };

  // Dragging: a line shows where the slide will stand.
  let dragged = null;
  const unmark = () => rail.querySelectorAll("[data-drop]").forEach((row) => delete row.dataset.drop);
  const isBelow = (event, row) => {
    const box = row.getBoundingClientRect();
    return event.clientY > box.top + box.height / 2;
  };
  const mark = (event, row) => {
    unmark();
    row.dataset.drop = isBelow(event, row) ? "below" : "above";
  };
  const drop = (event, row, id) => {
    const to = place(row.dataset.id) + (isBelow(event, row) ? 1 : 0);
    move(id, to > place(id) ? to - 1 : to);
  };
  rail.ondragstart = (event) => {
    dragged = rowAt(event)?.dataset.id;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged);
  };
  rail.ondragover = (event) => {
    const row = rowAt(event);
    if (!dragged || !row) return;
    event.preventDefault();
    mark(event, row);
  };
  rail.ondrop = (event) => {
    const row = rowAt(event);
    if (!dragged || !row) return;
    event.preventDefault();
    drop(event, row, dragged);
  };
  rail.ondragend = () => { dragged = null; unmark(); };

  // A finger: the grip keeps it, wherever it goes.
  let held = null;
  const nearest = (event) => [...rail.children].find((row) => event.clientY < row.getBoundingClientRect().bottom)
    ?? rail.lastElementChild;
  const release = () => { held = null; unmark(); };
  rail.onpointerdown = (event) => {
    if (event.pointerType === "mouse" || !event.target.closest(".grip")) return;
    event.preventDefault();
    held = rowAt(event).dataset.id;
    event.target.setPointerCapture(event.pointerId);
  };
  rail.onpointermove = (event) => {
    if (!held) return;
    mark(event, nearest(event));
    const below = event.clientY - (innerHeight - EDGE), above = EDGE - event.clientY;
    if (below > 0 || above > 0) rail.closest("[data-testid=stMain]")?.scrollBy(0, below > 0 ? 12 : -12);
  };
  rail.onpointerup = (event) => {
    if (held) drop(event, nearest(event), held);
    release();
  };
  rail.onpointercancel = release;
}
