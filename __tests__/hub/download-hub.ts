import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What this Hub has and whom it knows. */
export interface HubContent {
  readonly model: string;
  /** Text by name; a name that ends with `.safetensors` is stored as LFS does: elsewhere, behind a redirect. */
  readonly files: Readonly<Record<string, string>>;
  /** Of an account that accepted the model's licence. */
  readonly token: string;
  /** Of an account that did not. */
  readonly strangersToken: string;
}

/** One request, as it came. */
export interface HubRequest {
  readonly line: string;
  /** `none`, `token`, `stranger` or `unknown`: who asked, by the header Authorization. */
  readonly who: Who;
  readonly userAgent: string;
}

export type Who = 'none' | 'token' | 'stranger' | 'unknown';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** https://huggingface.co/docs/hub/api and huggingface_hub's utils/_http.py: who is wrong, and who is not allowed. */
const INVALID = refusal(401, '', 'Invalid credentials in Authorization header');
const NOBODY = refusal(401, '', 'Invalid username or password.');
const NOT_FOUND = refusal(404, 'RepoNotFound', 'Repository not found');

/**
 * A Hub on loopback from which `hf download` can download one gated model: model, tree, `resolve` and the store of
 * large files, which is another origin as on the real one. It checks the token as the real one does.
 */
export class DownloadHub {
  readonly requests: HubRequest[] = [];
  readonly #content: HubContent;
  readonly #hub: Server;
  readonly #store: Server;

  private constructor(content: HubContent) {
    this.#content = content;
    this.#hub = createServer((request, response) => this.#take(request, response, this.#answer(request)));
    this.#store = createServer((request, response) =>
      this.#take(request, response, this.#answerStore(request)),
    );
    // Who takes the Hub for a proxy wants to get elsewhere, to the real one perhaps.
    this.#hub.on('connect', (request: IncomingMessage, socket) => {
      this.#note(request);
      socket.destroy();
    });
  }

  static async start(content: HubContent): Promise<DownloadHub> {
    const hub = new DownloadHub(content);
    await Promise.all([listen(hub.#hub), listen(hub.#store)]);
    return hub;
  }

  /** `http://127.0.0.1:PORT`, for HF_ENDPOINT. */
  get endpoint(): string {
    return originOf(this.#hub);
  }

  stop(): void {
    for (const server of [this.#hub, this.#store]) {
      server.close();
      server.closeAllConnections();
    }
  }

  #take(
    request: IncomingMessage,
    response: ServerResponse,
    { status, headers = {}, body = '' }: Answer,
  ): void {
    this.#note(request);
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    response.writeHead(status, { ...length, ...headers }).end(request.method === 'HEAD' ? undefined : body);
  }

  #note(request: IncomingMessage): void {
    this.requests.push({
      line: `${request.method} ${request.url}`,
      who: this.#who(request),
      userAgent: request.headers['user-agent'] ?? '',
    });
  }

  #who({ headers: { authorization } }: IncomingMessage): Who {
    if (authorization === undefined) return 'none';
    if (authorization === `Bearer ${this.#content.token}`) return 'token';
    return authorization === `Bearer ${this.#content.strangersToken}` ? 'stranger' : 'unknown';
  }

  #answer(request: IncomingMessage): Answer {
    const who = this.#who(request);
    const path = new URL(request.url ?? '/', this.endpoint).pathname;
    const { model } = this.#content;
    if (who === 'unknown') return INVALID;
    if (path === '/api/whoami-v2') return who === 'none' ? NOBODY : json(ACCOUNT);
    if (path === `/api/models/${model}/auth-check`) return this.#gate(who) ?? json({});
    if (path.startsWith(`/api/models/${model}/revision/`)) return json(this.#info());
    if (path.startsWith(`/api/models/${model}/tree/`)) return json(this.#tree());
    const file = new RegExp(`^/${model}/resolve/(?:main|${COMMIT})/(.+)$`).exec(path)?.[1];
    const text = this.#content.files[file ?? ''];
    if (file === undefined || text === undefined) return NOT_FOUND;
    return this.#gate(who) ?? this.#file(file, text);
  }

  /** A gated model: its page and its list of files are public, its files are not. */
  #gate(who: Who): Answer | undefined {
    const { model } = this.#content;
    const gated = `Access to model ${model} is restricted`;
    if (who === 'token') return undefined;
    if (who === 'none') {
      return refusal(
        401,
        'GatedRepo',
        `${gated}. You must have access to it and be authenticated to access it. Please log in.`,
      );
    }
    return refusal(
      403,
      'GatedRepo',
      `${gated} and you are not in the authorized list. Visit ${this.endpoint}/${model} to ask for access.`,
    );
  }

  #info(): unknown {
    const siblings = Object.keys(this.#content.files).map(rfilename => ({ rfilename }));
    const { model: id } = this.#content;
    return {
      _id: COMMIT.slice(0, 24),
      id,
      modelId: id,
      sha: COMMIT,
      private: false,
      gated: 'auto',
      siblings,
    };
  }

  #tree(): unknown {
    return Object.entries(this.#content.files).map(([path, text]) => {
      const size = Buffer.byteLength(text);
      const file = { type: 'file', oid: hash('sha1', text), size, path };
      return isLarge(path) ? { ...file, lfs: { oid: hash('sha256', text), size, pointerSize: 128 } } : file;
    });
  }

  #file(name: string, text: string): Answer {
    const commit = { 'x-repo-commit': COMMIT };
    if (!isLarge(name)) {
      return { status: 200, headers: { ...commit, etag: `"${hash('sha1', text)}"` }, body: text };
    }
    const linked = {
      'x-linked-etag': `"${hash('sha256', text)}"`,
      'x-linked-size': String(Buffer.byteLength(text)),
    };
    return { status: 302, headers: { ...commit, ...linked, location: `${originOf(this.#store)}/${name}` } };
  }

  #answerStore(request: IncomingMessage): Answer {
    const text = this.#content.files[(request.url ?? '').slice(1)];
    if (text === undefined) return { status: 404 };
    return { status: 200, headers: { etag: `"${hash('sha256', text)}"` }, body: text };
  }
}

const ACCOUNT = {
  type: 'user',
  name: 'reader',
  orgs: [],
  auth: { type: 'access_token', accessToken: { displayName: 'build', role: 'read' } },
};

function refusal(status: number, code: string, message: string): Answer {
  const named: Record<string, string> = code === '' ? {} : { 'x-error-code': code };
  const headers = { ...named, 'x-error-message': message, 'content-type': 'application/json' };
  return { status, headers, body: JSON.stringify({ error: message }) };
}

function json(value: unknown): Answer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function isLarge(name: string): boolean {
  return name.endsWith('.safetensors');
}

function hash(algorithm: 'sha1' | 'sha256', text: string): string {
  return createHash(algorithm).update(text).digest('hex');
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
