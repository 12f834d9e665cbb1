(() => {
  // Sorts, filters, searches and unfolds; whatever needs it is hidden or plain text until it runs.
  const all = (selector, node = document) => [...node.querySelectorAll(selector)];
  const english = document.getElementById("en");
  const bodies = all("tbody[data-v]");
  const remaining = document.getElementById("remaining");
  const tell = () => {
    document.documentElement.lang = english.checked ? "en" : "zh-CN";
    if (!remaining) return;
    const shown = bodies.filter((body) => !body.hidden).length;
    remaining.textContent = english.checked ? `${shown} of ${bodies.length} rows` : `显示 ${shown} / ${bodies.length} 行`;
  };
  all("[name=language]").forEach((input) => input.addEventListener("change", tell));
  tell();
  if (!remaining) return;

  all(".controls").forEach((controls) => { controls.hidden = false; });
  const search = document.getElementById("search");
  const passes = { a: () => true, x: (v) => v.includes("x"), o: (v) => /[on]/.test(v), m: (v) => v === "mmm" };
  const filter = () => {
    const text = search.value.trim().toLowerCase();
    const verdict = document.querySelector("[name=verdict]:checked").value;
    for (const body of bodies) {
      const isNamed = body.rows[0].cells[0].textContent.toLowerCase().includes(text);
      const fold = body.querySelector("details");
      let found = isNamed;
      for (const row of fold ? all("tbody tr", fold) : []) {
        const matches = row.cells[0].textContent.toLowerCase().includes(text);
        row.hidden = !isNamed && !matches;
        found ||= matches;
      }
      if (fold && text && !isNamed && found) fold.open = true;
      body.hidden = !found || !passes[verdict](body.dataset.v);
    }
    tell();
  };
  search.addEventListener("input", filter);
  all("[name=verdict]").forEach((input) => input.addEventListener("change", filter));

  const unfold = document.getElementById("unfold");
  unfold?.addEventListener("click", () => {
    const folds = bodies.filter((body) => !body.hidden).flatMap((body) => all("details", body));
    const open = folds.some((fold) => !fold.open);
    folds.forEach((fold) => { fold.open = open; });
  });

  for (const table of all("table.rows")) {
    [...table.tHead.rows[0].cells].forEach((head, column, heads) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const up = head.ariaSort === "ascending" ? -1 : 1;
        heads.forEach((other) => other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", up === 1 ? "ascending" : "descending");
        const value = (body) => Number(body.dataset.s.split(",")[column]);
        // Who has no rate stands at the end in both directions.
        const key = (body) => (value(body) < 0 ? Infinity : up * value(body));
        all("tbody[data-v]", table).sort((a, b) => key(a) - key(b) || 0).forEach((body) => table.append(body));
      });
    });
  }
  filter();
})();
