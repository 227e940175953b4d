// The phone that turns the show: it knows nothing by itself and asks the server for everything.
"use strict";

const about = JSON.parse(document.getElementById("about").textContent);
const said = about.words;
const SILENCE = 6000; // milliseconds without a sign of life after which the connection counts as lost
const AGAIN = 1500;
const $ = (id) => document.getElementById(id);
let slides = [], state = null, version = null, isHeard = false;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const query = new URLSearchParams({ key: about.key });
if (about.language !== "zh") query.set("lang", about.language);
const address = (what) => `/show/${about.deck}/${what}?${query}`;

function draw() {
  const slide = state && slides[state.at];
  const connection = isHeard ? said.connected : said.offline;
  const figures = !state ? "" : state.live ? said.live : fill(said.locked, { build: state.locked || fill(said.build, { number: state.build }) });
  const isOver = state && !state.running;
  $("state").textContent = isOver ? said.ended : [connection, isHeard && figures].filter(Boolean).join(" · ");
  document.querySelector("header").classList.toggle("lost", !isHeard || isOver);
  $("page").textContent = slides.length ? fill(said.page, { at: state.at + 1, count: slides.length }) : "";
  $("title").textContent = slide ? slide.title : said.loading;
  $("cards").textContent = (slide?.cards ?? []).map((c) => `${c.label} ${c.value}　${c.said}`).join("；");
  $("notes-head").textContent = said.notes;
  $("notes").textContent = slide?.notes || said.noNotes;
  $("notes").classList.toggle("none", !slide?.notes);
  const after = slide && slides[state.at + 1];
  $("after").textContent = after ? fill(said.then, { title: after.title }) : "";
  $("jump-head").textContent = said.jump;
  [...$("jump").querySelectorAll("button")].forEach((button, at) =>
    button.setAttribute("aria-current", at === state?.at));
  $("previous").textContent = `‹ ${said.previous}`;
  $("next").textContent = `${said.next} ›`;
  $("blank").textContent = state?.blank ? said.unblank : said.blank;
  $("blank").setAttribute("aria-pressed", Boolean(state?.blank));
  $("live").textContent = state?.live ? said.lock : said.goLive;
  const isDead = !state || !isHeard || isOver;
  for (const button of document.querySelectorAll("button")) button.disabled = isDead;
  if (state && !isDead) {
    $("previous").disabled = state.at === 0;
    $("next").disabled = state.at >= slides.length - 1;
  }
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
    if (!answer.ok) throw new Error(answer.status);
    const deck = await answer.json();
    slides = deck.slides;
    version = deck.version;
    list();
    draw();
  } catch {
    setTimeout(() => version !== wanted && load(wanted), AGAIN);
  }
}
function hear(told) {
  if (state && told.turn < state.turn) return;
  state = told;
  if (told.version !== version && told.version !== hear.asked) load(hear.asked = told.version);
  draw();
}
async function turn(change) {
  try {
    const answer = await fetch(`/show/${about.deck}/turn`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: about.key, ...change }),
    });
    const told = await answer.json();
    if (answer.ok) hear(told);
    else if (answer.status === 403) { state = { ...state, running: false }; draw(); }
  } catch {
    lost();
  }
}
let source = null, silence = null;
function listen() {
  source?.close();
  source = new EventSource(address("events"));
  source.onopen = alive;
  source.onmessage = (event) => { alive(); hear(JSON.parse(event.data)); };
  source.addEventListener("alive", alive);
  source.onerror = () => { if (source.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN); };
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

$("next").addEventListener("click", () => turn({ at: state.at + 1 }));
$("previous").addEventListener("click", () => turn({ at: state.at - 1 }));
$("blank").addEventListener("click", () => turn({ blank: !state.blank }));
$("live").addEventListener("click", () => turn({ live: !state.live }));
draw();
listen();
