/**
 * `<dateline-explorer view="#q=truce" height="480">`: a frame with the Dateline site this script lies beside. It needs
 * nothing of the page around it and leaves its address, style and storage alone.
 *
 * Attributes: `view` is a fragment as the site's own links have it; `src` another site; `height` in pixels (480 unless
 * given, or `auto` to follow the content); `label` names the frame for screen readers.
 */
(() => {
  const home = new URL('.', document.currentScript?.src || location.href);
  if (customElements.get('dateline-explorer')) return;

  class DatelineExplorer extends HTMLElement {
    static observedAttributes = ['view', 'src', 'height', 'label'];
    #frame = document.createElement('iframe');

    #listen = (event) => {
      const { dateline, height } = event.data ?? {};
      if (event.source !== this.#frame.contentWindow || dateline !== 'height' || !(height > 0)) return;
      if (this.getAttribute('height') === 'auto') this.#frame.style.height = `${Math.min(height, 20000)}px`;
    };

    connectedCallback() {
      if (!this.shadowRoot) {
        this.style.display ||= 'block';
        this.attachShadow({ mode: 'open' }).append(this.#frame);
        // What a view needs and no more: its script, files to save, copying, and links that open beside the page.
        this.#frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox');
        this.#frame.allow = 'clipboard-write';
        this.#frame.loading = 'lazy';
        this.#frame.style.cssText = 'border:0;inline-size:100%;display:block;height:480px';
      }
      addEventListener('message', this.#listen);
      this.attributeChangedCallback();
    }

    disconnectedCallback() {
      removeEventListener('message', this.#listen);
    }

    attributeChangedCallback() {
      if (!this.isConnected) return;
      const address = new URL(this.getAttribute('src') ?? 'index.html', this.hasAttribute('src') ? document.baseURI : home);
      address.searchParams.set('embed', '1');
      address.hash = this.getAttribute('view') ?? '';
      if (this.#frame.src !== address.href) this.#frame.src = address.href;
      this.#frame.title = this.getAttribute('label') ?? 'Dateline';
      const height = Number(this.getAttribute('height') ?? 480);
      if (height > 0) this.#frame.style.height = `${height}px`;
    }
  }
  customElements.define('dateline-explorer', DatelineExplorer);
})();
