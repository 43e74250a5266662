// The room in the browser: joins, sends the own voice and picture, shows those of the others.
const place = document.getElementById('phong-hop');
const { code } = place.dataset;
const tiles = document.getElementById('diem-cau');
const list = document.getElementById('nguoi-du');
const status = document.getElementById('trang-thai');
const RETRY_MS = 500;

let socket;
let sending;
let taking;
let mine;
let screen;
let you = '';
let isChair = false;
let places = {};
let round = 0;
let people = [];
let isOver = false;
/** Whose media this window wants: of all, or of the chair alone, which a poor line bears. */
let view = 'all';
let iceServers = [];
// Whether this room has no echo cancellation, or cuts what is shared: defects to be tried.
let hasEcho = false;
let isCut = false;

const say = (message) =>
  socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));

/** Where there is an address by then, others are done without: a TURN server that is silent holds a window up for 10 s. */
const GATHERS_WITHIN_MS = 1_000;

const gathered = (connection) =>
  new Promise((resolve) => {
    let isLate = false;
    const check = () => {
      const { iceGatheringState, localDescription } = connection;
      const hasOne = localDescription?.sdp.includes('a=candidate:');
      if (iceGatheringState === 'complete' || (isLate && hasOne)) resolve();
    };
    connection.addEventListener('icegatheringstatechange', check);
    connection.addEventListener('icecandidate', check);
    setTimeout(() => {
      isLate = true;
      check();
    }, GATHERS_WITHIN_MS);
    check();
  });

function kindsOf(connection) {
  const kinds = {};
  for (const { mid, sender } of connection.getTransceivers())
    if (mid !== null && sender.track)
      kinds[mid] = screen?.getTracks().includes(sender.track) ? 'screen' : sender.track.kind;
  return kinds;
}

async function publish(again = false) {
  const connection = sending;
  await connection.setLocalDescription();
  await gathered(connection);
  // The line broke meanwhile: what came after it publishes by itself.
  if (connection !== sending) return;
  say({
    type: 'publish',
    sdp: connection.localDescription.sdp,
    kinds: kindsOf(connection),
    watches: view,
    again,
  });
}

let room;

/** A microphone that hears the loudspeaker beside it. */
function loudspeaker(stream) {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  context.createMediaStreamSource(new MediaStream(stream.getAudioTracks())).connect(out);
  room = (track) => context.createMediaStreamSource(new MediaStream([track])).connect(out);
  const [voice] = stream.getAudioTracks();
  stream.removeTrack(voice);
  stream.addTrack(out.stream.getAudioTracks()[0]);
}

/** The left half of what is shared. */
function halved(stream) {
  const [whole] = stream.getVideoTracks();
  const { readable } = new MediaStreamTrackProcessor({ track: whole });
  const half = new MediaStreamTrackGenerator({ kind: 'video' });
  const cut = new TransformStream({
    transform(frame, next) {
      const visibleRect = { x: 0, y: 0, width: frame.codedWidth / 2, height: frame.codedHeight };
      next.enqueue(new VideoFrame(frame, { visibleRect }));
      frame.close();
    },
  });
  void readable.pipeThrough(cut).pipeTo(half.writable);
  return new MediaStream([half]);
}

async function start(again = false) {
  mine ??= await navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: 640, height: 360, frameRate: 15 },
  });
  sending = new RTCPeerConnection({ iceServers });
  if (hasEcho && isChair && !again) loudspeaker(mine);
  for (const track of mine.getTracks())
    sending.addTransceiver(track, { direction: 'sendonly', streams: [mine] });
  for (const track of (again && screen?.getVideoTracks()) || [])
    sending.addTransceiver(track, { direction: 'sendonly', streams: [screen] });
  await publish(again);
}

/** Begins a way of media anew that the server says does not work. */
async function renew(way) {
  if (way === 'sending') {
    sending?.close();
    return start(true);
  }
  taking?.close();
  taking = undefined;
  // What was offered on the old way meanwhile is of no use.
  round += 1;
  say({ type: 'renew' });
}

function tileOf(id) {
  const known = document.getElementById(`o-${id}`);
  if (known) return known;
  const tile = document.createElement('figure');
  tile.id = `o-${id}`;
  tile.append(document.createElement('figcaption'));
  tiles.append(tile);
  return tile;
}

function show({ from, stream }, track) {
  const tile = tileOf(from);
  let video = tile.querySelector(`video[data-stream="${stream}"]`);
  if (!video) {
    video = document.createElement('video');
    video.dataset.stream = stream;
    video.autoplay = true;
    video.playsInline = true;
    tile.prepend(video);
  }
  video.srcObject = new MediaStream([track]);
  if (stream === 'audio') room?.(track);
  video.play().catch(() => {});
  tell();
}

async function take({ sdp, places: now, round: of }) {
  if (of !== round) return;
  places = now;
  if (taking === undefined) {
    taking = new RTCPeerConnection({ iceServers });
    taking.addEventListener('track', ({ transceiver, track }) =>
      show(places[transceiver.mid], track),
    );
  }
  const connection = taking;
  await connection.setRemoteDescription({ type: 'offer', sdp });
  await connection.setLocalDescription();
  await gathered(connection);
  if (connection === taking) say({ type: 'answer', sdp: connection.localDescription.sdp, round });
}

function button(text, label, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'plain';
  made.textContent = text;
  made.setAttribute('aria-label', `${text} ${label}`);
  made.addEventListener('click', act);
  return made;
}

/** Who is there, and what the chair can do with each. */
function tell() {
  list.replaceChildren(
    ...people.map((one) => {
      const row = document.createElement('li');
      const words = [one.name];
      if (one.isChair) words.push('chủ trì');
      if (!one.inside) words.push('đang chờ');
      if (!one.mic) words.push('tắt mic');
      if (!one.camera) words.push('tắt camera');
      if (one.hand !== null) words.push(`giơ tay thứ ${one.hand}`);
      if (one.sharing) words.push('đang chia sẻ màn hình');
      row.append(words.join(' · '));
      if (isChair && one.id !== you) {
        if (!one.inside)
          row.append(
            ' ',
            button('Duyệt vào', one.name, () => say({ type: 'admit', id: one.id })),
          );
        else
          row.append(
            ' ',
            button('Tắt mic', one.name, () => say({ type: 'mute', id: one.id })),
            ' ',
            button('Tắt camera', one.name, () => say({ type: 'dark', id: one.id })),
          );
      }
      return row;
    }),
  );
  for (const tile of tiles.querySelectorAll('figure')) {
    const one = people.find(({ id }) => tile.id === `o-${id}`);
    if (one === undefined && tile.id !== 'o-minh') tile.remove();
    else if (one !== undefined) {
      tile.querySelector('figcaption').textContent = one.name;
      tile.hidden = view === 'chair' && !one.isChair;
    }
  }
  for (const control of document.querySelectorAll('[data-chair]')) control.hidden = !isChair;
}

function control({ mic, camera }) {
  for (const track of mine?.getTracks() ?? [])
    track.enabled = track.kind === 'audio' ? mic : camera;
  const set = (id, on, words) => {
    const button = document.getElementById(id);
    button.textContent = on ? `Tắt ${words}` : `Bật ${words}`;
    button.dataset.on = on ? '1' : '';
  };
  set('mic', mic, 'mic');
  set('camera', camera, 'camera');
}

async function heard(message) {
  if (message.type === 'welcome')
    ({ you, chair: isChair, echo: hasEcho, cut: isCut, iceServers } = message);
  if (message.type === 'lobby') status.textContent = 'Đang ở phòng chờ, đợi chủ trì duyệt vào.';
  if (message.type === 'controlled') {
    status.textContent = 'Đã vào phòng họp.';
    if (sending === undefined) await start();
    control(message);
  }
  if (message.type === 'people') {
    ({ people, chair: isChair } = message);
    fitView();
    tell();
  }
  if (message.type === 'published')
    await sending.setRemoteDescription({ type: 'answer', sdp: message.sdp });
  if (message.type === 'offer') await take(message);
  if (message.type === 'renew') await renew(message.way);
  if (message.type === 'refused') status.textContent = message.reason;
  if (message.type === 'over') {
    isOver = true;
    status.textContent = message.reason;
  }
}

function connect() {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const own = new WebSocket(
    `${scheme}//${location.host}/tin-hieu?phong=${encodeURIComponent(code)}`,
  );
  socket = own;
  let turn = Promise.resolve();
  // What a broken line still brought is no longer of use, and one message that fails holds no other up.
  const isOpen = () => own.readyState === WebSocket.OPEN;
  own.addEventListener('message', ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === 'over') void heard(message);
    else
      turn = turn
        .then(() => isOpen() && heard(message))
        .catch((error) => isOpen() && reportError(error));
  });
  own.addEventListener('close', () => {
    sending?.close();
    taking?.close();
    sending = undefined;
    taking = undefined;
    round = 0;
    if (isOver) return;
    status.textContent = 'Mất kết nối, đang vào lại.';
    tiles.querySelectorAll('figure:not(#o-minh)').forEach((tile) => tile.remove());
    setTimeout(connect, RETRY_MS);
  });
}

const toggle = (id, type) =>
  document.getElementById(id).addEventListener('click', ({ target }) => {
    const on = target.dataset.on !== '1';
    const states = {
      mic: document.getElementById('mic').dataset.on === '1',
      camera: document.getElementById('camera').dataset.on === '1',
    };
    control({ ...states, [type]: on });
    say({ type, on });
  });
toggle('mic', 'mic');
toggle('camera', 'camera');
document.getElementById('gio-tay').addEventListener('click', ({ target }) => {
  const on = target.dataset.on !== '1';
  target.dataset.on = on ? '1' : '';
  target.textContent = on ? 'Hạ tay' : 'Giơ tay';
  say({ type: 'hand', on });
});
const views = document.getElementById('xem');
/** Who leads sees all: alone with oneself nobody would be seen. */
function fitView() {
  views.hidden = isChair;
  if (isChair && view === 'chair') watch('all');
}
function watch(wanted) {
  view = wanted;
  views.textContent = view === 'all' ? 'Chỉ xem chủ trì' : 'Xem tất cả';
  say({ type: 'watch', watches: view });
}
views.addEventListener('click', () => {
  watch(view === 'all' ? 'chair' : 'all');
  tell();
});
async function share() {
  const whole = await navigator.mediaDevices.getDisplayMedia({ video: true });
  screen = isCut ? halved(whole) : whole;
  for (const track of screen.getVideoTracks())
    sending.addTransceiver(track, { direction: 'sendonly', streams: [screen] });
  await publish();
  say({ type: 'share', on: true });
}
document.getElementById('chia-se').addEventListener('click', () => void share());
document
  .getElementById('tat-mic-tat-ca')
  .addEventListener('click', () => say({ type: 'mute-all' }));
document.getElementById('roi-phong').addEventListener('click', () => {
  isOver = true;
  say({ type: 'leave' });
  status.textContent = 'Đã rời phòng họp.';
});

document.title = `${place.dataset.name} – ${document.title}`;
connect();
