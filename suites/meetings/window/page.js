// What a window of a meeting shows, whatever carries its media: a module of each product does the rest.
const find = (id) => document.getElementById(id);

/** What the window's address brought with it. */
export const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

/** What the window tells its user. */
export function tell(words) {
  find('trang-thai').textContent = words;
}
export const INSIDE = 'Đã vào phòng họp.';

/** The lines of the list of who is there. */
export function list(people) {
  find('nguoi-du').replaceChildren(
    ...people.map(({ name, isMuted }) => {
      const row = document.createElement('li');
      row.textContent = isMuted ? `${name} · tắt mic` : name;
      return row;
    }),
  );
}

/** Shows a track of somebody; `stream` is `audio`, `video` or `screen`. */
export function show(id, name, stream, track) {
  let tile = find(`o-${id}`);
  if (tile === null) {
    tile = document.createElement('figure');
    tile.id = `o-${id}`;
    tile.append(document.createElement('figcaption'));
    find('nguoi-khac').append(tile);
  }
  tile.querySelector('figcaption').textContent = name;
  hide(id, stream);
  const video = document.createElement('video');
  video.dataset.stream = stream;
  video.autoplay = true;
  video.srcObject = new MediaStream([track]);
  tile.prepend(video);
  video.play().catch(() => {});
}

export function hide(id, stream) {
  find(`o-${id}`)?.querySelector(`video[data-stream="${stream}"]`)?.remove();
}

export function gone(id) {
  find(`o-${id}`)?.remove();
}

/** What the buttons do. What fails is told. */
export function buttons(acts) {
  for (const [id, act] of Object.entries(acts))
    find(id).addEventListener('click', () => void attempt(act));
}

/** Does something and tells what fails. */
export async function attempt(act) {
  try {
    await act();
  } catch (error) {
    tell(`Không làm được: ${error.message}`);
  }
}
