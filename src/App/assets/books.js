// 台账: conditions are checked while one writes a declaration; what is known of an enterprise is filled in as soon as it is named. Both pages have a button that does the same without script.
import { ruleField } from "./rule-field.js";
import { suggestEnterprises } from "./enterprises.js";

// The page as it would be after pressing the button of that value.
const asked = async (form, what, signal) => {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  for (const field of form.querySelectorAll("[data-filled]")) body.set(field.name, "");
  body.set("do", what);
  const answer = await fetch(form.action, { method: "POST", body, signal });
  return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};
const latest = work => {
  let running, waiting;
  return pause => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      running?.abort();
      running = new AbortController();
      try { await work(running.signal); } catch (error) { if (error.name !== "AbortError") throw error; }
    }, pause);
  };
};

const declaration = document.querySelector("form[data-declare]");
if (declaration) {
  const rules = new Map();
  const check = latest(async signal => {
    const page = await asked(declaration, "check", signal);
    for (const [part, rule] of page ? rules : []) {
      const answered = page.getElementById(part.id);
      if (!answered || answered.querySelector("textarea").value !== part.querySelector("textarea").value) continue;
      part.querySelector(".rule-said").replaceChildren(...answered.querySelector(".rule-said").childNodes);
      part.dataset.wrong = answered.dataset.wrong;
      rule.say(part.dataset.wrong);
    }
  });
  // The names are those of the fields as they stand in the table above.
  const common = JSON.parse(declaration.dataset.words);
  const pool = () => {
    const names = [];
    for (let i = 0; declaration.elements[`field${i}.name`]; i++) {
      const of = cell => declaration.elements[`field${i}.${cell}`].value.trim();
      const name = of("name");
      if (!name) continue;
      names.push({ name, insert: name, about: [of("type"), of("unit")].filter(Boolean).join("，") });
      if (of("type") === "选项") names.push(...of("choices").split(/[、,，;；]/).map(choice => choice.trim()).filter(Boolean).map(choice => ({ name: choice, insert: `"${choice}"`, about: `${name}的选项` })));
    }
    return [...names, ...common];
  };
  for (const part of declaration.querySelectorAll("[data-rule-part]")) {
    const rule = ruleField({ field: part.querySelector("textarea"), mirror: part.querySelector(".rule-mirror"), list: part.querySelector("[role=listbox]"), pool, changed: () => check(350) });
    rules.set(part, rule);
    rule.say(part.dataset.wrong);
  }
  declaration.addEventListener("change", event => { if (/^(field|figure)/.test(event.target.name)) check(50); });
}

const entry = document.querySelector("form[data-entry]");
if (entry) {
  const fill = latest(async signal => {
    const page = await asked(entry, "fill", signal);
    for (const answered of page ? page.querySelectorAll("[data-known]") : []) {
      const field = document.getElementById(answered.id);
      // What somebody typed is not typed over; what was filled in for another enterprise is.
      if (!field || (field.value && !field.dataset.filled) || field.value === answered.value) continue;
      field.value = answered.value;
      field.dataset.filled = "1";
      const help = document.getElementById(`${field.id}-help`);
      const says = page.getElementById(`${field.id}-help`);
      if (help && says) help.textContent = says.textContent;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  for (const field of entry.querySelectorAll("[data-known]")) field.addEventListener("input", event => { if (event.isTrusted) delete field.dataset.filled; });
  for (const input of entry.querySelectorAll("[data-enterprise]")) suggestEnterprises(input, () => fill(100));
}
