// Draws a masked card as a picture in the browser: no copy of it lies on the server.
const width = 720, pad = 40, face = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const looks = {
  title: { font: `600 28px ${face}`, height: 40, color: "#1d2733", gap: 14 },
  line: { font: `20px ${face}`, height: 32, color: "#1d2733", gap: 2 },
  said: { font: `20px ${face}`, height: 32, color: "#3c4856", gap: 20 },
  foot: { font: `16px ${face}`, height: 26, color: "#5b6772", gap: 20 },
};

const wrap = (context, text) => {
  const lines = [""];
  for (const char of text) {
    if (context.measureText(lines.at(-1) + char).width > width - 2 * pad) lines.push("");
    lines[lines.length - 1] += char;
  }
  return lines;
};

const draw = card => {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  let y = pad;
  const rows = [];
  for (const element of card.querySelectorAll("[data-card-line]")) {
    const look = looks[element.dataset.cardLine];
    context.font = look.font;
    if (rows.length) y += look.gap;
    for (const text of wrap(context, element.textContent.trim())) {
      y += look.height;
      rows.push({ text, look, y: y - look.height * 0.25 });
    }
  }
  canvas.width = width;
  canvas.height = y + pad;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const { text, look, y: at } of rows) {
    context.font = look.font;
    context.fillStyle = look.color;
    context.fillText(text, pad, at);
  }
  return canvas;
};

document.addEventListener("click", event => {
  const button = event.target.closest("[data-card-image]");
  if (!button) return;
  draw(document.getElementById(button.dataset.cardImage)).toBlob(blob => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, "image/png");
});
