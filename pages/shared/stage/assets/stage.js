// One deck on one screen. The server says where the show stands; while it cannot be heard, the
// screen goes on by itself, and catches up when it is back.
"use strict";

const about = JSON.parse(document.getElementById("about").textContent);
const said = about.words;
const stage = document.getElementById("stage");
const blank = document.getElementById("blank");
const SILENCE = 6000; // milliseconds without a sign of life after which the connection counts as lost
const BESIDE = 490; // pixels of the stage that the numbers beside a listing take
const AGAIN = 1500; // milliseconds after which a screen tries again

const now = {
  slides: [], version: null, at: 0, blank: false, live: false, build: null, pace: 0,
  turn: -1, sent: 0, isHeard: false, isAhead: false, leftAt: 0, isRunning: true, isOver: false,
  told: null, missing: null,
};

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
function make(tag, kind, text) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  if (text !== undefined) element.textContent = text;
  return element;
}
function query() {
  const chosen = new URLSearchParams();
  if (about.key) chosen.set("key", about.key);
  if (about.look) chosen.set("look", about.look); // a hall's screen, which nobody signed in on
  if (about.language !== "zh") chosen.set("lang", about.language);
  if (about.redUp) chosen.set("red_up", "true");
  return String(chosen) && `?${chosen}`;
}
const address = (what) => `/show/${about.deck}/${what}${query()}`;

// Drawing

// On a phone held upright nothing is scaled: a slide is as wide as the phone, and scrolls.
const root = document.documentElement;
const isUpright = () => root.clientWidth < 700 && root.clientHeight > root.clientWidth;
function scale() {
  if (document.body.classList.contains("flow")) return; // the twin, which is read
  const share = Math.min(root.clientWidth / 1920, root.clientHeight / 1080);
  stage.style.transform = isUpright() ? "none" : `scale(${share}) translate(-50%, -50%)`;
  if (document.body.classList.toggle("upright", isUpright()) === scale.was) return;
  scale.was = isUpright();
  undraw();
  if (now.slides.length) show();
}
function undraw() {
  for (const slide of now.slides) if (slide.box) {
    const plot = slide.box.querySelector(".plot");
    if (plot) Plotly.purge(plot);
    slide.box.remove();
    slide.box = null;
  }
}
function drawCards(cards) {
  const list = make("div", "cards");
  for (const card of cards) {
    const box = make("div", `card ${card.verdict}`);
    box.append(make("div", "label", card.label), make("div", "value", card.value),
      make("div", "said", card.said));
    list.append(box);
  }
  if (!isUpright()) for (const box of list.children) fit(box.querySelector(".value"), 420, 40);
  return list;
}
// Letters as large as they may be without a second line.
function fit(element, wide, least) {
  const letters = [...element.textContent].reduce((sum, c) => sum + (c > "⺀" ? 1 : 0.56), 0);
  const size = Math.max(least, Math.min(76, wide / Math.max(letters, 1)));
  element.style.fontSize = `${size}px`;
}
// A number stays with what it counts: 第 3 / 11, 9 位.
function together(text) {
  return text.replace(/(\d) (?=[^\d\sA-Za-z])/g, "$1\u00a0")
    .replace(/([^\sA-Za-z;,]) (?=\d)/g, "$1\u00a0");
}
function drawTable(lines) {
  const table = make("table");
  lines.forEach((line, number) => {
    const row = table.insertRow();
    for (const text of line) row.append(make(number ? "td" : "th", "", text));
  });
  return table;
}
// Columns and rows that a room cannot read are left to the board; how many, is said.
function fitTable(body, table, more, slide) {
  const beside = body.querySelector(".cards") ? BESIDE : 0;
  const wide = body.clientWidth - beside, high = body.clientHeight - 40;
  let size = 32, columns = 0, rows = 0;
  const isOver = () => table.offsetWidth > wide + 1 || table.offsetHeight > high;
  table.style.fontSize = `${size}px`;
  table.style.width = `${wide}px`;
  while (isOver() && size > 27) table.style.fontSize = `${(size -= 1)}px`;
  while (isOver() && table.rows[0].cells.length > 4) {
    for (const row of table.rows) row.deleteCell(-1);
    columns += 1;
  }
  while (table.offsetHeight > high && table.rows.length > 3) {
    table.deleteRow(-1);
    rows += 1;
  }
  const texts = [leftOut(slide.shown - rows, slide.rows)];
  if (columns) texts.push(fill(said.columns, { count: columns }));
  more.textContent = texts.filter(Boolean).join(" · ");
}
const leftOut = (shown, rows) => shown < rows ? fill(said.first, { shown, rows }) : "";

function drawSlide(slide) {
  const box = make("section", "slide");
  const title = make("h1", "", slide.missing ? "" : together(slide.title));
  box.append(title, make("p", "subject", slide.subject));
  const body = make("div", "body");
  box.append(body);
  stage.prepend(box);
  if (title.scrollHeight > 160) title.classList.add("small"); // three lines
  const subject = box.querySelector(".subject");
  if (subject.scrollWidth > subject.clientWidth) subject.classList.add("small");
  if (title.offsetHeight > 100) box.classList.add("long");
  if (slide.missing) {
    body.append(make("div", "missing", slide.missing));
    return box;
  }
  const more = make("div", "more", leftOut(slide.shown, slide.rows));
  if (slide.cards.length) body.append(drawCards(slide.cards));
  if (slide.table) {
    const table = drawTable(slide.table);
    if (slide.cards.length && slide.table[0].length > 3) body.querySelector(".cards").remove();
    body.append(table, more);
    if (isUpright()) body.prepend(around(table));
    else fitTable(body, table, more, slide);
  } else if (isUpright()) {
    const plot = make("div", "plot");
    body.prepend(plot);
    Plotly.newPlot(plot, slide.figure.data, { ...slide.figure.layout, width: plot.clientWidth },
      { displayModeBar: false, staticPlot: true });
  } else {
    const plot = make("div", "plot");
    plot.style.transform = `scale(${slide.zoom})`;
    body.append(plot, more);
    const layout = { ...slide.figure.layout, ...slide.staged };
    const room = body.clientHeight - (more.textContent ? 34 : 0);
    layout.height = Math.min(layout.height, room / slide.zoom);
    Plotly.newPlot(plot, slide.figure.data, layout, { displayModeBar: false, displaylogo: false });
  }
  return box;
}
// What is wider than a phone is scrolled by itself.
function around(table) {
  const wide = make("div", "wide");
  wide.tabIndex = 0;
  wide.append(table);
  return wide;
}
// Slides are drawn once; the next one is drawn ahead, while the speaker talks.
function drawn(at) {
  const slide = now.slides[at];
  if (!slide) return null;
  slide.box ??= drawSlide(slide);
  return slide.box;
}
// The end of the show: known at once, with what was decided as soon as that is read.
const over = make("section");
over.id = "over";
over.hidden = true;
over.setAttribute("role", "status");
document.body.append(over);
function drawOver(closing) {
  over.replaceChildren(make("h1", "", closing?.title ?? said.ended), make("p", "name", about.name));
  if (!closing) return;
  if (closing.decided.length) over.append(make("h2", "", closing.head));
  const list = make("ul");
  for (const [what, who] of closing.decided) {
    const row = make("li", "", what);
    row.append(make("span", "", who));
    list.append(row);
  }
  over.append(closing.decided.length ? list : make("p", "none", closing.none));
  const place = make("p", "where", closing.where);
  if (closing.address) {
    const link = make("a", "", decodeURIComponent(location.origin + closing.address));
    link.href = closing.address;
    place.append(link);
  }
  over.append(place);
}
function show() {
  over.hidden = !now.isOver;
  stage.hidden = now.isOver;
  document.body.classList.toggle("over", now.isOver);
  const count = now.slides.length;
  now.at = Math.max(0, Math.min(now.at, count - 1));
  const box = drawn(now.at);
  for (const other of stage.querySelectorAll(".slide")) other.classList.toggle("on", other === box);
  blank.hidden = !now.blank || now.isOver;
  if (show.box !== box) scrollTo(0, 0);
  show.box = box;
  document.body.dataset.at = now.at + 1;
  drawFoot();
  ahead();
}
// The neighbours first, then all others, one at a time while nothing else is to be done.
function ahead() {
  clearTimeout(ahead.timer);
  const order = [now.at + 1, now.at - 1, ...now.slides.keys()];
  const next = order.find((at) => now.slides[at] && !now.slides[at].box);
  if (next === undefined) return;
  ahead.timer = setTimeout(() => { drawn(next); ahead(); }, next === now.at + 1 ? 50 : 250);
}

const foot = make("footer");
foot.id = "foot";
const parts = {};
for (const name of ["demo", "state", "said", "next", "offline", "page", "clock"]) {
  parts[name] = make("span", { demo: "mark", state: "mark plain", offline: "mark" }[name] ?? name);
  foot.append(parts[name]);
}
const wait = make("div", "", said.loading);
wait.id = "wait";
stage.append(foot, wait);

function drawFoot() {
  const slide = now.slides[now.at];
  parts.demo.textContent = said.demo;
  parts.demo.hidden = !slide?.is_demo;
  parts.state.textContent = !now.isRunning ? said.idle : now.live ? said.live
    : fill(said.locked, { build: now.locked || fill(said.build, { number: now.build }) });
  parts.state.hidden = now.build === null;
  parts.said.textContent = (slide?.stamp ?? []).filter((line) => line !== said.demo).join(" · ");
  parts.offline.textContent = said.offline;
  parts.offline.hidden = now.isHeard;
  parts.page.textContent = now.slides.length
    ? fill(said.page, { at: now.at + 1, count: now.slides.length }) : "";
  wait.hidden = now.slides.length > 0;
  wait.style.display = now.slides.length ? "none" : "flex";
  if (!now.slides.length && now.version !== null)
    wait.textContent = now.version === now.told ? said.empty : said.loading;
}
function tick() {
  const at = new Date();
  parts.clock.textContent =
    `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  const isLast = now.at >= now.slides.length - 1;
  const isCounting = now.pace > 0 && !now.blank && !isLast && !now.isOver && now.slides.length > 0;
  parts.next.hidden = !isCounting;
  if (!isCounting) { now.leftAt = 0; return; }
  now.leftAt ||= Date.now() + now.pace * 1000;
  const left = Math.ceil((now.leftAt - Date.now()) / 1000);
  parts.next.textContent = fill(said.next, { seconds: Math.max(left, 0) });
  if (left <= 0) turn({ at: now.at + 1 });
}

// Following and turning

async function load(version) {
  try {
    const answer = await fetch(address("slides"));
    if (answer.status === 403) about.key = ""; // another show has begun: this screen follows it
    if (!answer.ok) throw new Error(answer.status);
    const deck = await answer.json();
    if (version !== now.asked) return; // newer slides were asked for meanwhile
    const held = now.missing ?? now.slides[now.at]?.id;
    undraw();
    now.slides = deck.slides;
    now.version = deck.version;
    drawOver(deck.closing);
    const place = now.slides.findIndex((slide) => slide.id === held);
    if (place >= 0) now.at = place; // slides may have been put in another order
    now.missing = null;
    show();
  } catch {
    wait.textContent = said.failed;
    setTimeout(() => { if (now.asked === version) load(version); }, AGAIN);
  }
}
function hear(state) {
  if (state.running && state.turn < now.turn) return;
  now.told = state.version;
  now.isRunning = state.running;
  now.isOver = state.ended;
  if (now.isAhead && state.turn === now.turn && about.key) { // alone meanwhile: tell where we are
    now.isAhead = false;
    turn({ at: now.at });
    return;
  }
  const isTurned = state.turn !== now.turn;
  if (now.sent) now.missed = state; // somebody else may have turned while we did
  else {
    if (state.turn !== now.turn && state.running) {
      now.isAhead = false;
      const place = now.slides.findIndex((slide) => slide.id === state.slide);
      if (place >= 0) now.at = place; // else it comes with the slides that are loaded
      now.missing = place >= 0 ? null : state.slide;
      now.blank = state.blank;
    }
    if (isTurned) now.leftAt = 0;
    now.turn = state.turn;
    now.pace = state.pace;
  }
  now.live = state.live;
  now.build = state.build;
  now.locked = state.locked;
  if (state.version !== now.version && state.version !== now.asked) {
    now.asked = state.version;
    load(state.version);
  }
  if (now.slides.length || now.isOver) show();
}
// One request at a time, in the order of the keys; what is pressed meanwhile goes in the next.
async function turn(change) {
  if (now.isOver) return;
  now.leftAt = 0;
  if (change.at !== undefined) {
    now.at = Math.max(0, Math.min(change.at, now.slides.length - 1));
    change = { ...change, at: now.at };
  }
  if (change.blank !== undefined) now.blank = change.blank;
  if (change.pace !== undefined) now.pace = change.pace;
  show();
  if (!about.key) return;
  turn.waiting = { ...turn.waiting, ...change };
  if (now.sent) return;
  now.sent = 1;
  while (turn.waiting) {
    const asked = turn.waiting;
    turn.waiting = null;
    now.isAhead = !(await tell(asked));
  }
  now.sent = 0;
  if (now.missed) hear(now.missed);
  now.missed = null;
}
async function tell(change) {
  try {
    const answer = await fetch(`/show/${about.deck}/turn`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: about.key, ...change }),
    });
    if (!answer.ok) return false;
    now.turn = Math.max(now.turn, (await answer.json()).turn);
    return true;
  } catch {
    return false;
  }
}
let source = null, silence = null;
function listen() {
  source?.close();
  source = new EventSource(address("events"));
  source.onopen = alive;
  source.onmessage = (event) => { alive(); hear(JSON.parse(event.data)); };
  source.addEventListener("alive", alive);
  source.onerror = async () => {
    if (source.readyState !== EventSource.CLOSED) return;
    if (!await isShutOut(address("events"))) setTimeout(listen, AGAIN);
  };
}
function alive() {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENCE);
  if (!now.isHeard) { now.isHeard = true; drawFoot(); }
}
function lost() {
  now.isHeard = false;
  drawFoot();
  setTimeout(listen, AGAIN);
  silence = setTimeout(lost, SILENCE);
}
if (about.deck) { // its static twin has no server
  addEventListener("offline", () => { now.isHeard = false; drawFoot(); });
  addEventListener("online", listen);
}

// Keys

const step = (by) => turn({ at: now.at + by });
const keys = {
  ArrowRight: () => step(1), PageDown: () => step(1), " ": () => step(1), Enter: () => step(1),
  ArrowLeft: () => step(-1), PageUp: () => step(-1), Backspace: () => step(-1),
  Home: () => turn({ at: 0 }), End: () => turn({ at: now.slides.length - 1 }),
  b: () => turn({ blank: !now.blank }), ".": () => turn({ blank: !now.blank }),
  a: () => turn({ pace: now.pace ? 0 : about.pace || 20 }),
  f: () => document.fullscreenElement ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.(),
  Escape: () => {
    if (now.blank) turn({ blank: false });
    else if (!document.fullscreenElement) location.href = `/decks?${new URLSearchParams({ deck: about.name })}`;
  },
};
// The twin scrolls by the same keys while it is read, and a button is pressed by them.
const isLeftAlone = ({ key, target }) => (key !== "Escape" && document.body.classList.contains("flow"))
  || (["Enter", " "].includes(key) && target.closest("button, summary, a"));
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || isLeftAlone(event)) return;
  event.preventDefault();
  act();
});

let touched = 0;
addEventListener("touchstart", (event) => {
  touched = event.target.closest(".wide") ? null : event.changedTouches[0].clientX;
}, { passive: true });
addEventListener("touchend", (event) => {
  const moved = touched === null ? 0 : event.changedTouches[0].clientX - touched;
  if (Math.abs(moved) > 60 && !document.body.classList.contains("flow")) step(moved < 0 ? 1 : -1);
});

scale();
addEventListener("resize", scale);
tick();
setInterval(tick, 250);
drawFoot();
if (about.deck) listen(); // its static twin has no server
