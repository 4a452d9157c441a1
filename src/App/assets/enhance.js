// Comforts on top of pages that work without any script.

// Browsers keep the clipboard from pages that come without TLS, as an office's own server may send them.
const copied = async text => {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};

const menus = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", event => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;

  const copy = event.target.closest("[data-copy]");
  if (copy) {
    copied(copy.dataset.copy).then(() => {
      const before = copy.textContent;
      copy.textContent = "已复制";
      setTimeout(() => { copy.textContent = before; }, 2000);
    });
  }

  if (event.target.closest("[data-print]")) window.print();
});

const typing = element => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (event.key === "/") {
    const find = document.querySelector("[data-find]");
    if (find) { event.preventDefault(); find.focus(); }
    return;
  }
  // Enter on a focused link or button keeps its own meaning.
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const wanted = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const target = document.querySelector(`[data-key="${CSS.escape(wanted)}"]`);
  if (target) { event.preventDefault(); target.click(); }
});

// A second click must not file the same thing twice.
document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  for (const button of form.querySelectorAll("button:not([type=button])")) button.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});

document.querySelector("[data-error-summary]")?.focus();
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;

// A form marked data-draft keeps what is typed in this tab until it is sent, also over an expired session.
const draftLife = 24 * 3600 * 1000;
const draftKey = form => `draft:${location.pathname}:${form.getAttribute("name") || form.id || form.querySelector("[name=_handler]")?.value || ""}`;
const draftInputs = form => [...form.elements].filter(input => input.name && !input.name.startsWith("_") && !["hidden", "file", "password", "submit"].includes(input.type));
const draftValue = input => ["checkbox", "radio"].includes(input.type) ? input.checked : input.value;

const saveDraft = form => {
  const values = draftInputs(form).map(input => [input.name, input.type === "radio" ? input.value : "", draftValue(input)]);
  sessionStorage.setItem(draftKey(form), JSON.stringify({ at: Date.now(), values }));
};

const restoreDraft = form => {
  const draft = JSON.parse(sessionStorage.getItem(draftKey(form)) || "null");
  if (!draft || Date.now() - draft.at > draftLife) return;
  let changed = false;
  for (const input of draftInputs(form)) {
    const kept = draft.values.find(([name, value]) => name === input.name && value === (input.type === "radio" ? input.value : ""));
    if (!kept || kept[2] === draftValue(input)) continue;
    if (typeof kept[2] === "boolean") input.checked = kept[2]; else input.value = kept[2];
    changed = true;
  }
  if (!changed) return;
  const note = document.createElement("p");
  note.className = "note calm";
  note.setAttribute("role", "status");
  note.textContent = "已恢复上次没有提交的内容，附件需要重新选择。";
  const drop = document.createElement("button");
  drop.type = "button";
  drop.className = "btn-text";
  drop.textContent = "不要了";
  drop.addEventListener("click", () => { sessionStorage.removeItem(draftKey(form)); form.reset(); note.remove(); });
  note.append(drop);
  form.prepend(note);
};

// What was sent and confirmed is no draft any more.
if (document.querySelector("[data-flash]")) sessionStorage.removeItem(sessionStorage.getItem("draft-sent"));
sessionStorage.removeItem("draft-sent");
for (const form of document.querySelectorAll("form[data-draft]")) {
  // After a refusal the server has just given back what was sent.
  if (!document.querySelector("[data-error-summary]")) restoreDraft(form);
  let waiting;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => saveDraft(form), 400); });
  form.addEventListener("submit", () => { clearTimeout(waiting); saveDraft(form); sessionStorage.setItem("draft-sent", draftKey(form)); });
}
