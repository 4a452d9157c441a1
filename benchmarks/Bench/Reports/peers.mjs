// Fills the same seven pages of 150 fields with docxtemplater and carbone. Arguments: file of the pages (JSON), rounds. A line of JSON for each peer.
import fs from 'node:fs';
import PizZip from 'pizzip';

const [file, rounds] = [process.argv[2], Number(process.argv[3])];
const pages = JSON.parse(fs.readFileSync(file, 'utf8'));
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const run = (text, bold) => `<w:r><w:rPr>${bold ? '<w:b/>' : ''}<w:rFonts w:eastAsia="SimSun"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (text) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr><w:p>${run(text)}</w:p></w:tc>`;
const tagged = (text, tag) => text.replaceAll(/⟦(\d+)⟧/g, (_, i) => tag(i));

function template(tag) {
  const body = pages.blocks.map((block) => {
    if (block.kind === 'table') return `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${block.rows.map((row) => `<w:tr>${row.map((text) => cell(tagged(text, tag))).join('')}</w:tr>`).join('')}</w:tbl>`;
    if (block.kind === 'break') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    return `<w:p>${block.text.split(/(⟦\d+⟧)/).filter(Boolean).map((part) => run(tagged(part, tag), block.kind === 'heading')).join('')}</w:p>`;
  }).join('');
  const zip = new PizZip();
  zip.file('[Content_Types].xml', '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>');
  zip.file('_rels/.rels', '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>');
  zip.file('word/document.xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${word}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

async function measure(name, make) {
  try {
    const fill = await make();
    let made;
    for (let i = 0; i < 10; i++) made = await fill();
    const xml = new PizZip(made).file('word/document.xml').asText();
    const filled = pages.values.filter((value) => xml.includes(value)).length;
    const [cpu, from] = [process.cpuUsage(), performance.now()];
    for (let i = 0; i < rounds; i++) made = await fill();
    const [wall, used] = [performance.now() - from, process.cpuUsage(cpu)];
    console.log(JSON.stringify({ name, milliseconds: wall / rounds, cpu: (used.user + used.system) / 1000 / rounds, bytes: made.length, filled }));
  } catch (error) {
    console.log(JSON.stringify({ name, failed: String(error.message ?? error).slice(0, 200) }));
  }
}

await measure('docxtemplater 3.71.0', async () => {
  const { default: Docxtemplater } = await import('docxtemplater');
  const file = template((i) => `{f${i}}`);
  const data = Object.fromEntries(pages.values.map((value, i) => [`f${i}`, value]));
  return () => { const document = new Docxtemplater(new PizZip(file), { paragraphLoop: true, linebreaks: true }); document.render(data); return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }); };
});
await measure('carbone 3.8.2', async () => {
  const { default: carbone } = await import('carbone');
  const path = `${process.cwd()}/carbone.docx`;
  fs.writeFileSync(path, template((i) => `{d.f${i}}`));
  const data = Object.fromEntries(pages.values.map((value, i) => [`f${i}`, value]));
  return () => new Promise((done, fail) => carbone.render(path, data, (error, made) => (error ? fail(error) : done(made))));
});
process.exit(0);
