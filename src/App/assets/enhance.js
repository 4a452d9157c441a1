// Comforts on top of pages that work without any script.

const menus = () => document.querySelectorAll("details[data-menu][open]");

document.addEventListener("click", event => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;

  const copy = event.target.closest("[data-copy]");
  if (copy && navigator.clipboard) {
    navigator.clipboard.writeText(copy.dataset.copy).then(() => {
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
