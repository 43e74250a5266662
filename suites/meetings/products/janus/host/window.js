// What Janus does in the window of a meeting, by its own library and its plugin for video rooms.
import { attempt, buttons, given, gone, hide, INSIDE, list, show, tell } from './page.js';

const { Janus } = globalThis;
const { server, room, id, name, token, secret, iceServers } = given;
const PLUGIN = 'janus.plugin.videoroom';
/** Who shares a screen does it as a second participant. */
const SCREEN = 'man-hinh.';
const RETRY_MS = 500;
const people = new Map([[id, { name, isMuted: false, sound: undefined }]]);
const taken = new Map();
let isOver = false;

const promised = (act) =>
  new Promise((success, error) => act({ success, error: (why) => error(new Error(String(why))) }));
const listed = () => list([...people.values()]);

await promised(({ success }) => Janus.init({ debug: false, callback: success }));
let janus;
await attempt(() =>
  promised(({ success, error }) => {
    janus = new Janus({
      server: server.replace(/^http/, 'ws'),
      iceServers: JSON.parse(iceServers),
      success,
      error: (why) => (error(why), lost()),
    });
  }),
);

/** The server keeps a session for a while after its line broke. */
async function lost() {
  if (isOver) return;
  tell('Mất kết nối, đang vào lại.');
  try {
    await promised((callbacks) => janus.reconnect(callbacks));
    tell(INSIDE);
  } catch {
    setTimeout(() => void lost(), RETRY_MS);
  }
}

const attach = (more) =>
  promised((callbacks) => janus.attach({ plugin: PLUGIN, ...more, ...callbacks }));

/** Sends tracks as a participant of this identity. */
async function publish(as, tracks, heard = () => {}) {
  const joined = Promise.withResolvers();
  const going = Promise.withResolvers();
  const handle = await attach({
    webrtcState: (on) => on && going.resolve(),
    onmessage(message, jsep) {
      if (jsep) handle.handleRemoteJsep({ jsep });
      if (message.videoroom === 'joined') joined.resolve();
      if (message.error) joined.reject(new Error(message.error));
      heard(message);
    },
  });
  const asked = { request: 'join', ptype: 'publisher', room, id: as, display: name, token };
  handle.send({ message: asked });
  await joined.promise;
  const jsep = await promised((callbacks) => handle.createOffer({ tracks, ...callbacks }));
  handle.send({ message: { request: 'configure' }, jsep });
  await going.promise;
  return handle;
}

/** Takes what somebody sends. */
async function take({ id: feed, display, streams }) {
  const isScreen = feed.startsWith(SCREEN);
  const owner = isScreen ? feed.slice(SCREEN.length) : feed;
  if (owner === id || taken.has(feed)) return;
  taken.set(feed, undefined);
  if (!isScreen) {
    const sound = streams.find(({ type }) => type === 'audio')?.mid;
    people.set(feed, { name: display, isMuted: false, sound });
    listed();
  }
  const handle = await attach({
    async onmessage(_message, jsep) {
      if (!jsep) return;
      const answer = await promised((callbacks) => handle.createAnswer({ jsep, ...callbacks }));
      handle.send({ message: { request: 'start' }, jsep: answer });
    },
    onremotetrack(track, _mid, isOn) {
      const stream = isScreen ? 'screen' : track.kind;
      // A track that brings nothing for a moment is muted by the browser, and is the same afterwards.
      if (isOn) show(owner, display, stream, track);
    },
  });
  taken.set(feed, handle);
  const asked = { request: 'join', ptype: 'subscriber', room, streams: [{ feed }] };
  handle.send({ message: asked });
}

function left(feed) {
  taken.get(feed)?.detach();
  taken.delete(feed);
  if (feed.startsWith(SCREEN)) return hide(feed.slice(SCREEN.length), 'screen');
  people.delete(feed);
  gone(feed);
  listed();
}

function heard(message) {
  for (const one of message.publishers ?? []) void take(one);
  for (const feed of [message.leaving, message.unpublished])
    if (feed !== undefined && feed !== 'ok') left(feed);
  if (message.moderation !== undefined && people.has(message.id)) {
    people.get(message.id).isMuted = message.moderation === 'muted';
    listed();
  }
  if (message.videoroom === 'destroyed') {
    isOver = true;
    tell('Cuộc họp đã kết thúc.');
  }
}

let mine;
buttons({
  'tat-mic': async () => {
    for (const [other, { sound: mid }] of people)
      if (other !== id && mid !== undefined)
        await promised(({ success, error }) =>
          mine.send({
            message: { request: 'moderate', room, secret, id: other, mid, mute: true },
            success: (answer) => (answer?.error ? error(answer.error) : success()),
            error,
          }),
        );
  },
  'chia-se': () => publish(SCREEN + id, [{ type: 'screen', capture: true }]),
  roi: () => {
    isOver = true;
    janus.destroy();
    tell('Đã rời phòng.');
  },
});

await attempt(async () => {
  const tracks = ['audio', 'video'].map((type) => ({ type, capture: true, recv: false }));
  mine = await publish(id, tracks, heard);
  listed();
  tell(INSIDE);
});
