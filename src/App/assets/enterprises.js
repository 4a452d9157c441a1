// Enterprises of the district come up while one types a name or a code; the input names a datalist.
export const suggestEnterprises = (input, picked) => {
  const list = document.getElementById(input.getAttribute("list"));
  input.addEventListener("input", async event => {
    const typed = input.value.trim();
    if (event.isComposing || typed.length < 2) return;
    const known = [...list.options].some(option => option.value === typed);
    if (known) { picked(); return; }
    const answer = await fetch(`/enterprises/suggest?q=${encodeURIComponent(typed)}`);
    if (!answer.ok) return;
    const names = await answer.json();
    if (typed !== input.value.trim()) return;
    list.replaceChildren(...names.map(({ name, creditCode }) => new Option(creditCode, name)));
    if (names.some(({ name, creditCode }) => name === typed || creditCode === typed)) picked();
  });
};
