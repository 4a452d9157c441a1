// Runs the peers over rows.csv and rules.json: node peers.mjs FOLDER SECONDS names. A JSON object for each on standard output.
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';

const [folder, stretch, names] = process.argv.slice(2);
const rules = JSON.parse(fs.readFileSync(`${folder}/rules.json`));
const heads = ['id', 'size', 'industry', 'street', 'credit', 'age', 'staff', 'revenue', 'research', 'tax', 'debt', 'patents', 'high_tech'];
const texts = new Set(['size', 'industry', 'street', 'credit']);
const chinese = { size: '企业规模', industry: '所属行业', street: '所在街道', credit: '信用等级', age: '成立年限', staff: '员工人数', revenue: '上年营业收入', research: '上年研发费用', tax: '上年纳税额', debt: '资产负债率', patents: '发明专利数', high_tech: '高新技术企业' };
const wanted = name => names.split(',').includes(name);
const say = line => process.stdout.write(JSON.stringify(line) + '\n');
const version = name => JSON.parse(fs.readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url))).version;

const rows = fs.readFileSync(`${folder}/rows.csv`, 'utf8').trim().split('\n').map(line => {
  const row = {};
  line.split(',').forEach((cell, i) => {
    if (heads[i] !== 'id') row[heads[i]] = cell === '' ? null : texts.has(heads[i]) ? cell : heads[i] === 'high_tech' ? cell === '1' : +cell;
  });
  return row;
});

async function run(name, count, pass, note = '') {
  try {
    let matches = await pass(count), best = 0;
    for (let k = 0; k < 3; k++) {
      const from = performance.now();
      let passes = 0;
      do { matches = await pass(count); passes++; } while (performance.now() - from < stretch * 1000);
      best = Math.max(best, passes * count * rules.length / (performance.now() - from) * 1000);
    }
    say({ name, perSecond: best, matches, rows: count, note });
  } catch (error) {
    say({ name, failed: String(error.message ?? error).slice(0, 300) });
  }
}

async function tryPeer(name, use) {
  if (!wanted(name)) return;
  try { await use(); } catch (error) { say({ name, failed: String(error.message ?? error).slice(0, 300) }); }
}

await tryPeer('duckdb', async () => {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const types = Object.fromEntries(heads.map(h => [h, texts.has(h) ? 'varchar' : ['revenue', 'research', 'tax', 'debt'].includes(h) ? 'double' : 'int']));
  // A pass within seconds: with many rules over the first rows only.
  const few = Math.min(rows.length, Math.floor(6e7 / rules.length));
  await connection.run(`create table ent as select * from read_csv('${folder}/rows.csv', header = false, columns = ${JSON.stringify(types).replaceAll('"', "'")}) limit ${few}`);
  const filters = rules.map(r => r.sql.replaceAll('high_tech = true', 'high_tech = 1'));
  const counts = 'select ' + filters.map((f, i) => `count(*) filter (where ${f}) r${i}`).join(', ') + ' from ent';
  const pairs = 'create or replace temp table hits as ' + filters.map((f, i) => `select ${i} as rule, id from ent where ${f}`).join(' union all ');
  for (const threads of [1, 2]) {
    await connection.run(`set threads = ${threads}`);
    await run(`DuckDB ${version('@duckdb/node-api')}, one statement, counting, ${threads} thread${threads > 1 ? 's' : ''}`, few, async () => (await connection.runAndReadAll(counts)).getRows()[0].reduce((sum, n) => sum + Number(n), 0));
    if (rules.length <= 200) await run(`DuckDB, matches written to a table, ${threads} thread${threads > 1 ? 's' : ''}`, few, async () => {
      await connection.run(pairs);
      return Number((await connection.runAndReadAll('select count(*)::int from hits')).getRows()[0][0]);
    });
  }
});

await tryPeer('zen', async () => {
  const { ZenEngine } = await import('@gorules/zen-engine');
  const expressions = rules.map((r, i) => ({ id: `k${i}`, key: `r${i}`, value: r.zen }));
  const node = (id, type, content) => ({ id, type, name: id, position: { x: 0, y: 0 }, ...(content ? { content } : {}) });
  const decision = new ZenEngine().createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [node('i', 'inputNode'), node('x', 'expressionNode', { expressions, inputField: null, outputPath: null, executionMode: 'single', passThrough: false }), node('o', 'outputNode')],
    edges: [{ id: 'a', type: 'edge', sourceId: 'i', targetId: 'x' }, { id: 'b', type: 'edge', sourceId: 'x', targetId: 'o' }],
  });
  await run(`@gorules/zen-engine ${version('@gorules/zen-engine')}, one graph`, Math.min(1000, rows.length), async count => {
    let matches = 0;
    for (let i = 0; i < count; i++) {
      const { result } = await decision.evaluate(rows[i]);
      for (const key in result) if (result[key] === true) matches++;
    }
    return matches;
  }, 'Latin names; it takes no Chinese ones');
});

await tryPeer('json-rules-engine', async () => {
  const { Engine } = await import('json-rules-engine');
  const engine = new Engine([], { allowUndefinedFacts: true });
  rules.forEach((r, i) => engine.addRule({ conditions: r.json, event: { type: `r${i}` } }));
  const facts = rows.slice(0, 200).map(r => ({ ...r, ratio: r.research === null || r.revenue === null ? null : r.research / r.revenue }));
  await run(`json-rules-engine ${version('json-rules-engine')}`, facts.length, async count => {
    let matches = 0;
    for (let i = 0; i < count; i++) matches += (await engine.run(facts[i])).events.length;
    return matches;
  }, 'the ratio is given to it: it has no arithmetic');
});

await tryPeer('feelin', async () => {
  const { evaluate } = await import('feelin');
  const contexts = rows.slice(0, 50).map(r => Object.fromEntries(Object.entries(r).map(([k, v]) => [chinese[k], v])));
  await run(`feelin ${version('feelin')}`, contexts.length, count => {
    let matches = 0;
    for (let i = 0; i < count; i++) for (const rule of rules) {
      const value = evaluate(rule.feel, contexts[i]);
      if ((value && value.value !== undefined ? value.value : value) === true) matches++;
    }
    return matches;
  }, 'parses at each call');
});

process.exit(0);
