// A field for a condition: names come up while one types, what is wrong is underlined behind the letters. The page works without it.
const isChinese = char => /[\u2e80-\u9fff\uf900-\ufaff]|[\ud800-\udfff]/.test(char);

// pool: the names there are, each { name, insert, about }. changed: called after each change that is to be looked at. sent: called for Ctrl+Enter.
export const ruleField = ({ field, mirror, list, pool, changed, sent }) => {
  let composing = false, offers = [], active = -1;

  // A place behind the end is a blank.
  const underline = spans => {
    mirror.textContent = "";
    let from = 0;
    for (const [start, length] of spans.filter(([start]) => start >= from)) {
      const mark = document.createElement("mark");
      mark.textContent = field.value.slice(start, start + length) || "\u3000";
      mirror.append(field.value.slice(from, start), mark);
      from = start + length;
    }
    mirror.append(field.value.slice(from));
  };
  // wrong: places as "start-length start-length".
  const say = wrong => {
    underline(wrong.split(" ").filter(Boolean).map(span => span.split("-").map(Number)));
    if (wrong) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
  };

  // Names: the longest end of what stands before the caret that some name holds.
  const found = typed => pool()
    .map(word => ({ ...word, rank: word.name.startsWith(typed) ? 0 : word.name.includes(typed) ? 1 : isChinese(typed[0]) && word.about.includes(typed) ? 2 : 9 }))
    .filter(word => word.rank < 9 && word.name !== typed)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 8);
  const lookUp = () => {
    const before = field.value.slice(Math.max(0, field.selectionStart - 24), field.selectionStart);
    for (let from = 0; from < before.length; from++) {
      const typed = before.slice(from);
      const starts = /[\p{L}_]/u.test(typed[0]) && (from === 0 || isChinese(typed[0]) || !/[a-z]/i.test(before[from - 1]));
      if (!starts || /[^\p{L}\p{N}_（） -]/u.test(typed) || typed !== typed.trimStart()) continue;
      const words = found(typed);
      if (words.length) return { typed, words };
    }
    return { typed: "", words: [] };
  };
  const show = all => {
    const { typed, words } = all ? { typed: "", words: pool().slice(0, 200) } : lookUp();
    offers = words.map(word => ({ ...word, typed }));
    active = -1;
    list.textContent = "";
    for (const [index, word] of offers.entries()) {
      const option = document.createElement("li");
      option.id = `${list.id.replace(/s$/, "")}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const about = document.createElement("span");
      about.textContent = word.about;
      option.append(word.name, about);
      list.append(option);
    }
    list.hidden = !offers.length;
    field.removeAttribute("aria-activedescendant");
  };
  const hide = () => { offers = []; list.hidden = true; active = -1; field.removeAttribute("aria-activedescendant"); };
  const choose = index => {
    active = (index + offers.length) % offers.length;
    for (const [i, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(i === active));
    field.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const fill = index => {
    const { insert, typed } = offers[index];
    const caret = field.selectionStart;
    const start = caret - typed.length;
    const quoted = /["“]/.test(field.value[start - 1] || "") && insert.startsWith('"');
    field.setRangeText(quoted ? insert.slice(1, -1) : insert, start, caret, "end");
    hide();
    field.focus();
    underline([]);
    changed();
  };

  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.addEventListener("compositionstart", () => { composing = true; hide(); });
  field.addEventListener("compositionend", () => { composing = false; show(); changed(); });
  field.addEventListener("input", () => {
    underline([]);
    if (composing) return;
    show();
    changed();
  });
  field.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === " " && event.ctrlKey) { event.preventDefault(); show(true); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && sent) { event.preventDefault(); sent(); return; }
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(active + 1); }
    else if (event.key === "ArrowUp" && active >= 0) { event.preventDefault(); choose(active - 1); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); fill(active); }
    else if (event.key === "Escape") { event.stopPropagation(); hide(); }
  });
  field.addEventListener("blur", () => setTimeout(hide, 150));
  field.addEventListener("scroll", () => { mirror.scrollTop = field.scrollTop; });
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option) fill([...list.children].indexOf(option));
  });
  return { say, clear: () => underline([]) };
};
