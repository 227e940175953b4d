// The phone that turns the show: it knows nothing by itself and asks the server for everything.
"use strict";

const about = JSON.parse(document.getElementById("about").textContent);
const said = about.words;
const SILENCE = 6000; // milliseconds without a sign of life after which the connection counts as lost
const AGAIN = 1500;
const $ = (id) => document.getElementById(id);
let slides = [], closing = null, state = null, version = null;
let isHeard = false, isForeign = false; // isForeign: another show has begun, with another key

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const query = new URLSearchParams({ key: about.key });
if (about.language !== "zh") query.set("lang", about.language);
const address = (what) => `/show/${about.deck}/${what}?${query}`;

function draw() {
  const at = state ? slides.findIndex((known) => known.id === state.slide) : -1;
  const slide = slides[at];
  const connection = isHeard ? said.connected : said.offline;
  const figures = !state ? "" : state.live ? said.live : fill(said.locked, { build: state.locked || fill(said.build, { number: state.build }) });
  const isOver = isForeign || Boolean(state && !state.running);
  const over = state?.ended ? said.ended : said.idle;
  $("state").textContent = isOver ? over : [connection, isHeard && figures].filter(Boolean).join(" · ");
  document.querySelector("header").classList.toggle("lost", !isHeard || (isOver && !state?.ended));
  drawQuestion(state?.change, isOver);
  drawOver(isOver);
  $("page").textContent = slides.length && !isOver ? fill(said.page, { at: at + 1, count: slides.length }) : "";
  $("title").textContent = isOver ? over : slide ? slide.title : said.loading;
  $("cards").textContent = isOver ? about.name : (slide?.cards ?? []).map((c) => `${c.label} ${c.value}　${c.said}`).join("；");
  $("notes-head").textContent = said.notes;
  $("notes").textContent = slide?.notes || said.noNotes;
  $("notes").classList.toggle("none", !slide?.notes);
  const after = slide && slides[at + 1];
  $("after").textContent = after ? fill(said.then, { title: after.title }) : "";
  $("jump-head").textContent = said.jump;
  [...$("jump").querySelectorAll("button")].forEach((button, place) =>
    button.setAttribute("aria-current", place === at));
  $("previous").textContent = `‹ ${said.previous}`;
  $("next").textContent = `${said.next} ›`;
  $("blank").textContent = state?.blank ? said.unblank : said.blank;
  $("blank").setAttribute("aria-pressed", Boolean(state?.blank));
  $("live").textContent = state?.live ? said.lock : said.goLive;
  $("end").textContent = said.end;
  const isDead = !state || !isHeard || isOver;
  for (const button of document.querySelectorAll("button")) button.disabled = isDead;
  if (state && !isDead) {
    $("previous").disabled = state.at === 0;
    $("next").disabled = state.at >= slides.length - 1;
  }
}
// The screens keep their slides until this is answered.
function drawQuestion(change, isOver) {
  $("ask").hidden = !change || isOver;
  if (!change) return;
  const text = change.is_gone ? said.gone : change.added || change.removed ? said.counts : said.reordered;
  $("ask-head").textContent = said.changed;
  $("ask-text").textContent = fill(text, change);
  $("take").textContent = said.take;
  $("keep").textContent = said.keep;
}
function make(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
function drawOver(isOver) {
  for (const id of ["said", "after", "all"]) $(id).hidden = isOver;
  document.querySelector("footer").hidden = isOver;
  $("over").hidden = !isOver || !closing || isForeign;
  if ($("over").hidden) return;
  const rows = closing.decided.map(([what, who]) => {
    const row = make("li", what);
    row.append(make("span", who));
    return row;
  });
  const list = make("ul", ""), link = make("a", closing.address && location.origin + closing.address);
  list.append(...rows);
  if (closing.address) link.href = closing.address;
  link.textContent = decodeURIComponent(link.textContent);
  const decided = rows.length ? [make("h2", closing.head), list] : [make("p", closing.none)];
  $("over").replaceChildren(...decided, make("h2", closing.where), link);
}
function list() {
  $("jump").replaceChildren(...slides.map((slide, at) => {
    const row = document.createElement("li"), button = document.createElement("button");
    button.textContent = `${at + 1}　${slide.title}`;
    button.addEventListener("click", () => turn({ at }));
    row.append(button);
    return row;
  }));
}
async function load(wanted) {
  try {
    const answer = await fetch(address("slides"));
    if (answer.status === 403) { isForeign = true; draw(); return; }
    if (!answer.ok) throw new Error(answer.status);
    const deck = await answer.json();
    if (wanted !== hear.asked) return; // newer slides were asked for meanwhile
    isForeign = false;
    slides = deck.slides;
    closing = deck.closing ?? null;
    version = wanted;
    list();
    draw();
  } catch {
    setTimeout(() => hear.asked === wanted && load(wanted), AGAIN);
  }
}
function hear(told) {
  if (state && told.running && told.turn < state.turn) return;
  state = told;
  const wanted = told.version + told.notes; // what is written about a slide is read here alone
  if (wanted !== version && wanted !== hear.asked) load(hear.asked = wanted);
  draw();
}
async function turn(change) {
  const given = new AbortController(), late = setTimeout(() => given.abort(), SILENCE);
  try {
    const answer = await fetch(`/show/${about.deck}/turn`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: about.key, ...change }),
      signal: given.signal,
    });
    const told = await answer.json();
    if (answer.ok) hear(told);
    else if (answer.status === 403 && !state?.ended) { isForeign = true; draw(); }
  } catch {
    lost();
  } finally {
    clearTimeout(late);
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
  silence = setTimeout(() => { lost(); listen(); }, SILENCE);
  if (!isHeard) { isHeard = true; draw(); }
}
function lost() {
  isHeard = false;
  draw();
}
addEventListener("offline", lost);
addEventListener("online", listen);
document.addEventListener("visibilitychange", () => { if (!document.hidden) listen(); });

// One press after the other: a quick second one counts from where the first has led.
let last = Promise.resolve();
function step(by) {
  last = last.then(() => turn({ at: Math.max(0, Math.min(slides.length - 1, state.at + by)) }));
}
$("next").addEventListener("click", () => step(1));
$("previous").addEventListener("click", () => step(-1));
$("blank").addEventListener("click", () => turn({ blank: !state.blank }));
$("take").addEventListener("click", () => turn({ take: true }));
$("keep").addEventListener("click", () => turn({ take: false }));
$("end").addEventListener("click", () => { if (confirm(said.sure)) turn({ end: true }); });
$("live").addEventListener("click", () => turn({ live: !state.live }));
draw();
listen();
