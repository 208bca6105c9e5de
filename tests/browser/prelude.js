/**
 * What runs before the page's own scripts in a flow: it notes what the console and the policy say, takes
 * parts of the browser away, and can put source behind a worker's own.
 */

/**
 * @typedef {object} PreludeOptions
 * @property {string[]} [without] globals to remove, to stand for a browser without them
 * @property {string} [workerSource] runs inside each worker, after its own source
 */

/**
 * Self-contained: it is sent to the page as text.
 * @param {PreludeOptions & {console: boolean}} options
 */
function prelude({ without = [], workerSource = '', console: notesConsole }) {
  const scope = /** @type {any} */ (globalThis);
  /** @type {string[]} */
  const noted = (scope.__noted = []);
  document.addEventListener('securitypolicyviolation', (event) => {
    noted.push(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
  });
  if (notesConsole) {
    for (const level of /** @type {const} */ (['error', 'warn', 'info', 'log', 'debug'])) {
      const original = console[level].bind(console);
      console[level] = (...words) => {
        noted.push(`${level}: ${words.join(' ')}`);
        original(...words);
      };
    }
    addEventListener('error', (event) => noted.push(`error: ${event.message ?? 'a resource did not load'}`), true);
    addEventListener('unhandledrejection', (event) => noted.push(`error: ${event.reason}`));
  }
  for (const name of without) Reflect.deleteProperty(scope, name);
  // Counts workers, and listens for what the added source has to say.
  const { Worker, Blob } = scope;
  if (!Worker) return;
  scope.__workers = 0;
  scope.__workerList = [];
  scope.__said = [];
  scope.Worker = class extends Worker {
    /** @param {any} address */
    constructor(address) {
      super(address);
      scope.__workers += 1;
      scope.__workerList.push(this);
      /** @type {any} */ (this).addEventListener('message', (/** @type {MessageEvent} */ { data }) => {
        if (data?.said) scope.__said.push(data.said);
      });
    }
  };
  if (!workerSource) return;
  scope.Blob = class extends Blob {
    /** @param {any[]} parts @param {BlobPropertyBag} bag */
    constructor(parts, bag) {
      super(bag?.type === 'text/javascript' ? [...parts, ';\n', workerSource] : parts, bag);
    }
  };
}

/**
 * @param {PreludeOptions & {console: boolean}} options
 * @returns {string} source of a classic script
 */
export const preludeSource = (options) => `(${prelude})(${JSON.stringify(options)})`;
