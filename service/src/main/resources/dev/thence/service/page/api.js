// Questions to the service.

/** What the service said of a question it did not answer. */
export class Trouble extends Error {
  constructor(status, problem) {
    super(problem.detail ?? 'the service did not say why');
    this.status = status;
    this.title = problem.title ?? 'No answer';
    this.closest = problem.closest ?? [];
    this.type = (problem.type ?? '').split(':').pop();
  }
}

const PATIENCE = 20;

const pause = (milliseconds, signal) => new Promise((resolve, reject) => {
  const timer = setTimeout(resolve, milliseconds);
  signal?.addEventListener('abort', () => {
    clearTimeout(timer);
    reject(signal.reason);
  });
});

/**
 * An answer. Asks again where the service is busy and says when to come back.
 *
 * @param parts the segments of the path, not escaped
 * @param query pairs of names and values
 */
export async function get(parts, query = [], signal = undefined) {
  const search = new URLSearchParams(query).toString();
  const url = '/' + parts.map(encodeURIComponent).join('/') + (search ? '?' + search : '');
  for (let asked = 1; ; asked++) {
    let response;
    try {
      response = await fetch(url, {signal, headers: {Accept: 'application/json'}});
    } catch (error) {
      if (error.name === 'AbortError') {
        throw error;
      }
      throw new Trouble(0, {title: 'The service cannot be reached',
        detail: 'It may have been stopped, or the network is down.'});
    }
    if (response.ok) {
      return response.json();
    }
    const wait = Number(response.headers.get('Retry-After'));
    if (response.status === 503 && wait > 0 && asked < PATIENCE) {
      await pause(1000 * wait, signal);
    } else {
      throw new Trouble(response.status, await response.json().catch(() => ({})));
    }
  }
}
