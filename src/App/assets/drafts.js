// Writing a report together: who else is there, and the names of metrics while typing.
const shown = document.querySelector("[data-presence]");
if (shown) {
  const said = ({ name, paragraph }) => {
    const piece = paragraph && document.getElementById(`p-${paragraph}`);
    return piece ? `${name}正在改${piece.dataset.name}` : `${name}也在看`;
  };
  const ask = async () => {
    if (document.hidden) return;
    const answer = await fetch(shown.dataset.presence, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const people = await answer.json();
    shown.hidden = people.length === 0;
    const text = people.map(said).join("，");
    if (shown.textContent !== text) shown.textContent = text;
  };
  setInterval(ask, 5000);
  document.addEventListener("visibilitychange", ask);
}

const names = document.getElementById("metric-names");
const area = document.querySelector("textarea[data-metrics]");
if (names && area) {
  const metrics = JSON.parse(names.textContent);
  const list = document.createElement("div");
  list.className = "metric-choices";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "指标");
  list.hidden = true;
  area.after(list);

  // What is being typed of a metric: behind {{ or an operator, up to the cursor.
  const typed = () => /\{\{[^}]*?(?:^|[\s={(+*/,-]|\{\{)?([^\s{}|=+*/(),[\].]*)$/u.exec(area.value.slice(0, area.selectionStart))?.[1];
  const close = () => { list.hidden = true; };
  const take = id => {
    const end = area.selectionStart;
    const start = end - (typed() ?? "").length;
    area.setRangeText(id, start, end, "end");
    close();
    area.focus();
  };
  const offer = () => {
    const word = typed();
    const found = word === undefined ? [] : metrics.filter(m => m.id.includes(word) || m.name.includes(word)).slice(0, 8);
    list.replaceChildren(...found.map((m, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("role", "option");
      button.setAttribute("aria-selected", at === 0 ? "true" : "false");
      button.dataset.id = m.id;
      button.textContent = `${m.name}（${m.unit}）　${m.id}`;
      return button;
    }));
    list.hidden = found.length === 0;
  };
  area.addEventListener("input", offer);
  list.addEventListener("click", event => { const chosen = event.target.closest("button"); if (chosen) take(chosen.dataset.id); });
  area.addEventListener("keydown", event => {
    if (list.hidden || event.isComposing) return;
    const options = [...list.children];
    const at = options.findIndex(o => o.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = (at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
      options.forEach((o, i) => o.setAttribute("aria-selected", i === next ? "true" : "false"));
    } else if (event.key === "Tab" || event.key === "Enter") take(options[Math.max(at, 0)].dataset.id);
    else return;
    event.preventDefault();
  });
}
