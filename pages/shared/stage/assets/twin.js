// The twin has no server: its slides and plotly.js are inside. A phone scrolls, a PC presents.

const NARROW = 820, LOW = 500; // pixels: a phone, however it is held

async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  if (!("DecompressionStream" in window)) return new TextDecoder().decode(inflate(packed));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).text();
}

// Deflate (RFC 1951), for browsers that cannot do it themselves.
function inflate(source) {
  let at = 0, bits = 0, held = 0, out = new Uint8Array(source.length * 5), length = 0;
  const need = (count) => {
    while (held < count) { bits |= source[at++] << held; held += 8; }
    const value = bits & ((1 << count) - 1);
    bits >>>= count; held -= count;
    return value;
  };
  const tree = (lengths) => {
    const counts = new Uint16Array(16), offsets = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
    for (const size of lengths) counts[size] += 1;
    counts[0] = 0;
    for (let size = 1; size < 16; size += 1) offsets[size] = offsets[size - 1] + counts[size - 1];
    lengths.forEach((size, symbol) => { if (size) symbols[offsets[size]++] = symbol; });
    return { counts, symbols };
  };
  const decode = ({ counts, symbols }) => {
    let code = 0, first = 0, index = 0;
    for (let size = 1; size < 16; size += 1) {
      code |= need(1);
      const count = counts[size];
      if (code - count < first) return symbols[index + (code - first)];
      index += count; first = (first + count) << 1; code <<= 1;
    }
    throw new Error("damaged");
  };
  const room = (count) => {
    if (length + count <= out.length) return;
    const larger = new Uint8Array(Math.max(out.length * 2, length + count));
    larger.set(out.subarray(0, length));
    out = larger;
  };
  const bases = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
  const extras = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
  const farBases = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
  const farExtras = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const fixed = () => {
    const lengths = Array.from({ length: 288 }, (_, n) => n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8);
    return [tree(lengths), tree(new Array(30).fill(5))];
  };
  const described = () => {
    const letters = need(5) + 257, distances = need(5) + 1, codes = need(4) + 4;
    const sizes = new Array(19).fill(0);
    for (let n = 0; n < codes; n += 1) sizes[order[n]] = need(3);
    const code = tree(sizes), lengths = [];
    while (lengths.length < letters + distances) {
      const symbol = decode(code);
      if (symbol < 16) { lengths.push(symbol); continue; }
      const [value, times] = symbol === 16 ? [lengths[lengths.length - 1], 3 + need(2)]
        : symbol === 17 ? [0, 3 + need(3)] : [0, 11 + need(7)];
      for (let n = 0; n < times; n += 1) lengths.push(value);
    }
    return [tree(lengths.slice(0, letters)), tree(lengths.slice(letters))];
  };
  const copy = (count, back) => {
    room(count);
    for (let n = 0; n < count; n += 1) { out[length] = out[length - back]; length += 1; }
  };
  for (let isLast = 0; !isLast;) {
    isLast = need(1);
    const kind = need(2);
    if (kind === 0) {
      bits = held = 0;
      const count = source[at] | (source[at + 1] << 8);
      at += 4; room(count);
      out.set(source.subarray(at, at + count), length);
      at += count; length += count;
      continue;
    }
    const [letters, distances] = kind === 1 ? fixed() : described();
    for (let symbol = decode(letters); symbol !== 256; symbol = decode(letters)) {
      if (symbol < 256) { room(1); out[length++] = symbol; continue; }
      const count = bases[symbol - 257] + need(extras[symbol - 257]), far = decode(distances);
      copy(count, farBases[far] + need(farExtras[far]));
    }
  }
  return out.subarray(0, length);
}

function drawLeaf(place) {
  const { figure } = about.slides[place.dataset.at];
  if (!window.Plotly || place.dataset.wide === String(place.clientWidth)) return;
  place.dataset.wide = place.clientWidth; // a phone that is turned draws it anew
  const layout = { ...figure.layout, width: place.clientWidth };
  Plotly.react(place, figure.data, layout, { displayModeBar: false, responsive: false });
}
const places = [...document.querySelectorAll(".leaf")].flatMap((leaf, at) => {
  const place = leaf.querySelector(".place");
  if (!place) return [];
  place.dataset.at = at;
  place.style.minHeight = `${about.slides[at].figure.layout.height || 300}px`;
  return [place];
});
const near = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => {
  if (isIntersecting) drawLeaf(target);
}), { rootMargin: "600px" });
const isReading = () => document.body.classList.contains("flow");
function read() {
  document.body.classList.add("flow");
  stage.hidden = true;
  for (const place of places) { near.unobserve(place); near.observe(place); }
}
function present() {
  document.body.classList.remove("flow");
  stage.hidden = false;
  scale();
  show();
}
function way(text, act, name) {
  const button = make("button", "way", text);
  button.type = "button";
  if (name) button.setAttribute("aria-label", name);
  button.addEventListener("click", act);
  return button;
}
addEventListener("resize", () => { if (isReading()) read(); });
// Paper takes the leaves, with every figure in them.
let wasPresenting = false;
addEventListener("beforeprint", () => {
  wasPresenting = !isReading();
  read();
  places.forEach(drawLeaf);
});
addEventListener("afterprint", () => { if (wasPresenting) present(); });
async function openTwin() {
  const script = document.createElement("script");
  script.textContent = await unpacked("plotly");
  document.head.append(script);
  Object.assign(now, { slides: about.slides, version: "", told: "", build: about.build,
    locked: about.locked, isHeard: true });
  keys.Escape = () => {
    if (now.blank) turn({ blank: false });
    else if (!document.fullscreenElement) (isReading() ? present : read)();
  };
  foot.append(way("←", () => step(-1), said.back), way("→", () => step(1), said.forth),
    way(said.read, read));
  document.querySelector("#leaves h1").after(way(said.present, present));
  (innerWidth < NARROW || innerHeight < LOW ? read : present)();
}
openTwin();
