// 规则怎么写: tries while one types. The page works without it by its button.
import { ruleField } from "./rule-field.js";
import { suggestEnterprises } from "./enterprises.js";

const form = document.querySelector("form[data-rule]");
if (form) {
  const field = form.querySelector("textarea");
  const words = form.elements["Form.Words"];
  const enterprise = form.querySelector("[data-rule-enterprise]");
  const known = JSON.parse(form.dataset.words);
  let waiting;

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.dispatchEvent(new CustomEvent("try")), 300);
  };
  const rule = ruleField({
    field, mirror: form.querySelector(".rule-mirror"), list: form.querySelector("[role=listbox]"), pool: () => [...(known[words.value] || []), ...known["*"]], changed: soon, sent: () => form.requestSubmit(),
  });
  const answered = () => {
    const { said, wrong } = document.getElementById("answer").dataset;
    rule.say(wrong);
    document.getElementById("rule-said").textContent = said;
  };
  document.addEventListener("htmx:afterSettle", answered);

  // The sample: only the dictionary of enterprises has one to look for.
  const which = () => { if (enterprise) enterprise.hidden = words.value !== "企业"; };
  words.addEventListener("change", () => { which(); soon(); });
  which();
  if (enterprise) suggestEnterprises(enterprise.querySelector("input"), soon);

  // An example of the guide is put into the field; without script its link opens the page with it.
  document.addEventListener("click", event => {
    const link = event.target.closest("a.try");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    words.value = "";
    which();
    field.value = new URL(link.href).searchParams.get("x");
    rule.clear();
    form.dispatchEvent(new CustomEvent("try"));
    document.getElementById("try").scrollIntoView();
    field.focus({ preventScroll: true });
  });
  answered();
}
