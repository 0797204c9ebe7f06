// Where the parts meet: the first reading, the live events, the drawers of narrow screens, the address.
import { byId, debounce, notice } from './dom.js';
import { drawClock, startClock } from './clock.js';
import { startComposer } from './composer.js';
import { drawEvents, startEvents } from './events.js';
import { startFaults } from './faults.js';
import { startGuide } from './guide.js';
import { reread, rereadSoon } from './messages.js';
import { drawPerson, startPerson } from './person.js';
import { concerns, drawDms, drawPlaces, startPlaces } from './places.js';
import { become, emit, findChannel, on, openChannel, refresh, setNow, store } from './store.js';
import { logRequest, startWire } from './wire.js';

const refreshSoon = debounce(200, async () => {
  try {
    await refresh();
  } catch (problem) {
    notice(problem.message);
  }
});

function drawAll() {
  drawPlaces();
  drawPerson();
  drawClock();
  byId('you-short').textContent = store.viewer?.name ?? 'Nobody';
  rememberAddress();
}

function rememberAddress() {
  const parts = new URLSearchParams();
  if (store.guild) parts.set('guild', store.guild.id);
  if (store.channel) parts.set('channel', store.channel.id);
  if (store.viewer) parts.set('as', store.viewer.id);
  history.replaceState(null, '', `#${parts}`);
}

function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const [key, name] of [['guild', 'guild'], ['channel', 'channel'], ['as', 'viewer']]) {
    if (parts.get(key)) store[name] = { id: parts.get(key) };
  }
}

/** Any event is a hint to look again; none is trusted to be complete. */
function hear(event) {
  const channel = event.channel?.id ?? event.channel_id ?? event.channel;
  switch (event.kind) {
    case 'message': case 'message-update': case 'message-delete':
      if (event.only_for && event.only_for !== store.viewer?.id) break;
      if (!channel || channel === store.channel?.id || isBelow(channel)) rereadSoon();
      if (event.kind === 'message' && channel && channel !== store.channel?.id) markUnread(channel);
      break;
    case 'channel': case 'member': case 'role': case 'guild': case 'commands': case 'event':
      refreshSoon();
      break;
    case 'clock':
      setNow(event.now ?? event.at);
      break;
    case 'interaction-unanswered':
      emit('unanswered', event);
      break;
    case 'request':
      logRequest(event);
      emit('request', event);
      break;
    default:
      break;
  }
}

/** A message in a thread changes the count under the message it hangs on. */
const isBelow = id => findChannel(id)?.parent_id === store.channel?.id;

function markUnread(channel) {
  store.unread.add(channel);
  if (concerns(channel)) {
    drawPlaces();
    drawDms();
  } else {
    refreshSoon();
  }
}

function listen() {
  const source = new EventSource('/sandbox/events');
  let broken = false;
  const status = (words, lost) => {
    byId('live').textContent = words;
    byId('live').classList.toggle('lost', lost);
  };
  source.onopen = () => {
    status('Live', false);
    if (broken) refreshSoon();
    broken = false;
  };
  source.onerror = () => {
    status('Reconnecting…', true);
    broken = true;
  };
  source.onmessage = message => {
    try { hear(JSON.parse(message.data)); } catch { /* a line that is no JSON is no news */ }
  };
}

const narrow = matchMedia('(max-width: 1099px)');
let drawerOpener = null;

function openDrawer(id, opener) {
  drawerOpener = opener;
  document.body.dataset.drawer = id;
  opener.setAttribute('aria-expanded', 'true');
  fitDrawers();
  byId(id).focus();
}

function closeDrawer(refocus = true) {
  if (!document.body.dataset.drawer) return;
  delete document.body.dataset.drawer;
  document.querySelectorAll('[data-opens]').forEach(button => button.setAttribute('aria-expanded', 'false'));
  fitDrawers();
  if (refocus) drawerOpener?.focus();
}

/** What a drawer hides, or what hides it, is out of reach of the keyboard too. */
function fitDrawers() {
  const open = document.body.dataset.drawer;
  const phone = matchMedia('(max-width: 759px)').matches;
  byId('places').inert = phone && open !== 'places';
  byId('side').inert = narrow.matches && open !== 'side';
  byId('middle').inert = Boolean(open) && narrow.matches;
}

function startDrawers() {
  document.querySelectorAll('[data-opens]').forEach(button =>
    button.addEventListener('click', () => openDrawer(button.dataset.opens, button)));
  document.querySelectorAll('[data-closes]').forEach(button => button.addEventListener('click', () => closeDrawer()));
  byId('veil').addEventListener('click', () => closeDrawer());
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) closeDrawer();
  });
  addEventListener('resize', () => {
    if (!narrow.matches) closeDrawer(false);
    fitDrawers();
  });
  fitDrawers();
}

on('state', () => { drawAll(); reread(); });
on('viewer', () => {
  // On a phone the choice closes the drawer it was made in; who one is now stands on the button that opened it.
  const chosenInDrawer = Boolean(document.body.dataset.drawer);
  closeDrawer(false);
  drawAll();
  reread();
  if (chosenInDrawer) byId('open-side').focus();
});
on('channel', () => { closeDrawer(false); drawAll(); reread().then(() => byId('channel-name').focus()); });
on('zone', () => { drawAll(); reread(); });
on('reread', rereadSoon);
on('moved', refreshSoon);
setInterval(drawEvents, 60_000);
on('become', become);

byId('newer').addEventListener('click', () => {
  byId('scroller').scrollTop = byId('scroller').scrollHeight;
  byId('newer').hidden = true;
});
byId('scroller').addEventListener('scroll', () => {
  const { scrollHeight, scrollTop, clientHeight } = byId('scroller');
  if (scrollHeight - scrollTop - clientHeight < 80) byId('newer').hidden = true;
});
addEventListener('hashchange', () => {
  const wanted = new URLSearchParams(location.hash.slice(1)).get('channel');
  if (wanted && wanted !== store.channel?.id) openChannel(wanted);
});

startDrawers();
startPlaces();
startPerson();
startClock();
startComposer();
startWire();
startEvents();
startFaults();
startGuide();
readAddress();
refresh().catch(problem => notice(problem.message)).finally(listen);
