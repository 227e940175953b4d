// Which of the theme's Chinese fonts this machine has: told to the board by a cookie, for its self-check.
(async () => {
  const KNOWN = {FONTS};
  let found = "none";
  for (const name of KNOWN) {
    const probe = new FontFace("probe", `local("${name}")`);
    if (await probe.load().then(() => true, () => false)) {
      found = name;
      break;
    }
  }
  document.cookie = `fonts=${encodeURIComponent(found)}; path=/; SameSite=Strict`;
})();
