"""Which run of the script a page waits for, as the messages between it and the server say.

A page that has asked for a run looks for some milliseconds as if nothing were to come: Streamlit
marks it as running only when the server's first answer is there. A test that reads it meanwhile
reads the page before.
"""

# `window.isRunAwaited` is true from an act of the reader's until the page has sent what follows
# from it, and from each request for a run until that run has ended. A step in the history always
# asks for one, unless it is a step to a place in the page. What asks in vain is given up in time.
WATCHED = """
(() => {
  const RERUN = 11, NEW_SESSION = 4, FINISHED = 6;  // fields of Streamlit's messages
  const FOR_RERUN = 2;  // another run follows at once
  const STEP = 5000, REQUEST = 20000;  // milliseconds after which nothing is awaited any more
  let acts = 0, asked = 0, hasBegun = false, ending;

  const show = () => { window.isRunAwaited = acts > 0 || asked > 0; };
  const end = () => { clearTimeout(ending); asked = 0; show(); };
  const ask = (longest) => {
    asked += 1;
    hasBegun = false;
    clearTimeout(ending);
    ending = setTimeout(end, longest);
    show();
  };
  // The page sends what was chosen a turn after the click, or two; a frame later it has.
  const act = () => {
    acts += 1;
    show();
    const turn = (left) => {
      if (left) setTimeout(turn, 0, left - 1);
      else { acts -= 1; show(); }
    };
    turn(4);
  };
  for (const kind of ['click', 'change', 'keydown', 'keyup', 'pointerdown', 'pointerup', 'input'])
    addEventListener(kind, act, true);
  addEventListener('focusout', act, true);
  addEventListener('popstate', () => { if (!location.hash) ask(STEP); });

  // The first field that says what a message is, and its number or length; what stands before it
  // are its hash and how it is to be shown.
  const kindOf = (bytes) => {
    let at = 0;
    const number = () => {
      let sum = 0, weight = 1, byte;
      do { byte = bytes[at++]; sum += (byte & 127) * weight; weight *= 128; } while (byte > 127);
      return sum;
    };
    while (at < bytes.length) {
      const field = number() >> 3, value = number();
      if (field > 2) return [field, value];
      at += value;
    }
    return [0, 0];
  };
  const hear = ({data}) => {
    const [field, value] = kindOf(new Uint8Array(data));
    if (field === NEW_SESSION) hasBegun = true;
    if (field !== FINISHED || value === FOR_RERUN || !hasBegun) return;
    const last = asked;  // two frames later the page shows that the run has ended
    requestAnimationFrame(() => requestAnimationFrame(() => { if (asked === last) end(); }));
  };
  const known = new WeakSet(), send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    if (ArrayBuffer.isView(message) && kindOf(message)[0] === RERUN) {
      if (!known.has(this)) {
        known.add(this);
        this.addEventListener('message', hear);
        this.addEventListener('close', end);
      }
      ask(REQUEST);
    }
    return send.call(this, message);
  };
  show();
})()
"""
