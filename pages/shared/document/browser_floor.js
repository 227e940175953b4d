/* Classic script, ES5: it must run in browsers that cannot read the board's own scripts.
   It loads Streamlit where the browser has what its scripts need, and else shows a sentence and the
   overview in words. It decides by features, never by the name of the browser. */
(function () {
  function isFit() {
    try {
      new RegExp("[a&&b]", "v"); // the newest syntax that Streamlit's scripts need
    } catch (error) {
      return false;
    }
    return "noModule" in document.createElement("script") && !![].toSorted && !!Object.hasOwn &&
      !!window.ResizeObserver && !!window.WebSocket && !!window.AbortController;
  }

  function load() {
    var script = document.createElement("script");
    script.type = "module";
    script.crossOrigin = "";
    script.src = "{MODULE}";
    document.head.appendChild(script);
  }

  function explain() {
    var words = {OLD_BROWSER};
    var language = /[?&]lang=en(&|$)/.test(location.search) ? "en" : "zh";
    var notice = document.createElement("p");
    notice.id = "old_browser";
    notice.setAttribute("role", "alert");
    notice.style.cssText = "margin:0;padding:1rem;background:#f7e7c8;font:1rem/1.5 sans-serif";
    notice.appendChild(document.createTextNode(words[language]));
    document.body.insertBefore(notice, document.body.firstChild);
    var root = document.getElementById("root");
    var first = document.getElementById("first_look");
    if (first && first.getElementsByTagName("p").length) return;
    if (first) first.parentNode.removeChild(first); // the root is hidden behind it
    var request = new XMLHttpRequest(); // a page that acts has no words of its own
    request.onload = function () {
      var holder = document.createElement("div");
      holder.innerHTML = request.responseText;
      var main = holder.getElementsByTagName("main")[0];
      if (main) root.appendChild(main);
    };
    request.open("GET", language === "en" ? "/?lang=en" : "/");
    request.send();
  }

  if (isFit()) load();
  else explain();
})();
