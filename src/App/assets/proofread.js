// 停用一条规则: its findings fold away at once, and the reason goes into the field that the next proofreading takes.
document.addEventListener("click", event => {
  const button = event.target.closest("[data-off-rule]");
  if (!button) return;
  const group = button.closest("[data-rule]");
  const input = group.querySelector("[data-off-reason]");
  const reason = input.value.trim();
  input.setAttribute("aria-invalid", reason ? "false" : "true");
  if (!reason) { input.focus(); return; }
  const rule = button.dataset.offRule;
  const off = document.querySelector("[data-rules-off]");
  const kept = off.value.split("\n").filter(line => line.trim() && !line.startsWith(`${rule}=`));
  off.value = [...kept, `${rule}=${reason}`].join("\n");
  const note = document.createElement("p");
  note.className = "soft";
  note.setAttribute("role", "status");
  note.textContent = `已停用 ${rule}：${reason}`;
  group.replaceChildren(note);
  for (const other of document.querySelectorAll(`[data-rule="${CSS.escape(rule)}"]`)) if (other !== group) other.remove();
});
