// 设立指标: every change is tried, mistakes are underlined in the field they are in, what another way of counting needs is out of sight. The page works without it by its button.
import { ruleField } from "./rule-field.js";

const form = document.querySelector("form[data-metric]");
if (form) {
  const { way, "Form.Words": words } = form.elements;
  const known = JSON.parse(form.dataset.metric);
  let waiting;

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.dispatchEvent(new CustomEvent("try")), 300);
  };
  const rules = [...form.querySelectorAll(".rule-box")].map(box => {
    const { part, names } = box.dataset;
    const pool = () => names ? known[names] : [...(known[words.value] || []), ...known["*"]];
    return { part, rule: ruleField({ field: box.querySelector("textarea"), mirror: box.querySelector(".rule-mirror"), list: box.parentElement.querySelector("[role=listbox]"), pool, changed: soon }) };
  });
  const answered = () => {
    const answer = document.getElementById("answer");
    for (const { part, rule } of rules) rule.say(answer.getAttribute(`data-wrong-${part}`) || "");
    document.getElementById("rule-said").textContent = answer.dataset.said;
  };
  document.addEventListener("htmx:afterSettle", answered);

  const which = () => {
    for (const part of form.querySelectorAll("[data-ways]")) part.hidden = !part.dataset.ways.split(" ").includes(way.value);
    for (const option of form.querySelector("datalist[data-dates]").options) option.disabled = option.dataset.of !== words.value;
  };
  form.addEventListener("input", event => { if (!event.target.closest(".rule-box") && !event.isComposing) soon(); });
  form.addEventListener("change", which);
  which();
  answered();
}
