// The wire log: each request that crossed between the bot and the local Discord.
import { byId, debounce, h } from './dom.js';

const most = 400;
const requests = [];

// A table this narrow has room for the end of an id, which is the part that differs.
const shorten = path => String(path ?? '').replace(/^\/api(\/v\d+)?/, '')
  .replace(/\d{15,}/g, id => `…${id.slice(-4)}`);

export function logRequest({ method, path, route, status, ms }) {
  requests.push({ method, path: shorten(path ?? route), status, ms });
  if (requests.length > most) requests.shift();
  drawSoon();
}

const drawSoon = debounce(100, draw);

function draw() {
  byId('wire-count').textContent = requests.length === 1 ? '1 request' : `${requests.length} requests`;
  if (!byId('wire').open) return;
  const wanted = byId('wire-filter').value.trim().toLowerCase();
  const shown = requests.filter(each => `${each.method} ${each.path} ${each.status}`.toLowerCase().includes(wanted));
  const box = byId('wire-rows');
  box.replaceChildren(...shown.slice(-150).reverse().map(each => h('tr', { class: each.status >= 400 ? 'failed' : '' },
    h('td', {}, each.method), h('td', { class: 'path' }, each.path), h('td', {}, String(each.status ?? '–')),
    h('td', {}, typeof each.ms === 'number' ? each.ms.toFixed(each.ms < 10 ? 1 : 0) : '–'))));
  byId('wire-empty').hidden = shown.length > 0;
}

export function startWire() {
  byId('wire').addEventListener('toggle', draw);
  byId('wire-filter').addEventListener('input', draw);
  byId('wire-clear').addEventListener('click', () => {
    requests.length = 0;
    draw();
  });
}
