import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE_node_http_b674be28__ from "node:http";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

/* unused reexport */ __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


__webpack_unused_export__ = httpOverHttp;
__webpack_unused_export__ = httpsOverHttp;
__webpack_unused_export__ = httpOverHttps;
__webpack_unused_export__ = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(406);
// EXTERNAL MODULE: ./build/src/tool/processes.js
var processes = __nccwpck_require__(793);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./build/src/entry/process.js



const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];
function onEndingSignal(end) {
    for (const signal of ENDING)
        process.on(signal, () => end(signal));
}
function onUncaught(take) {
    for (const event of ['uncaughtException', 'unhandledRejection'])
        process.on(event, take);
}
function besideEntry(name) {
    return join(dirname(dirname(realpathSync(process.argv[1] ?? ''))), name, 'index.js');
}
function cancelled() {
    return new errors/* ActionError */.lZ({
        code: 'CANCELLED',
        message: 'The build was cancelled.',
        hint: 'The secret files were removed; nothing else was kept.',
    });
}

;// CONCATENATED MODULE: ./build/src/entry/stopper.js

const LEAVE_AFTER_MS = 4000;
const HURRY_MS = 700;
class Stopper {
    #stop;
    #isStopping = false;
    constructor(stop) {
        this.#stop = stop;
    }
    stop(reason) {
        if (this.#stop.cancel.signal.aborted) {
            (0,processes/* killDescendants */.He)();
            this.#leaveAfter(HURRY_MS);
        }
        else
            this.unexpected(reason);
    }
    unexpected(reason) {
        if (!this.#isStopping)
            this.#leaveAfter(LEAVE_AFTER_MS);
        this.#isStopping = true;
        this.#stop.cancel.abort(reason);
    }
    #leaveAfter(ms) {
        setTimeout(this.#stop.leave, ms).unref();
    }
}

;// CONCATENATED MODULE: ./build/src/entry/step.js




const FAILED = 1;
async function runStep(parts) {
    return new Step(parts).run();
}
class Step {
    #parts;
    #cancel = new AbortController();
    #stopper = new Stopper({ cancel: this.#cancel, leave: () => this.#leave() });
    #isOver = false;
    constructor(parts) {
        this.#parts = parts;
        onEndingSignal(() => this.#stopper.stop(cancelled()));
        onUncaught(thrown => this.#unexpected((0,errors/* asActionError */.z6)(thrown)));
        process.once('beforeExit', () => {
            if (this.#isOver)
                return;
            this.#cancel.abort((0,errors/* asActionError */.z6)('the step stopped before its end'));
            this.#leave();
        });
        process.stdout.on('error', () => {
            process.exitCode = FAILED;
            this.#stopper.unexpected(cancelled());
        });
    }
    async run() {
        await this.#workAndFinish().catch((thrown) => this.#fail((0,errors/* asActionError */.z6)(thrown)));
        if (this.#cancel.signal.aborted || process.exitCode === FAILED)
            (0,processes/* killDescendants */.He)();
        process.exit();
    }
    async #workAndFinish() {
        let results = this.#parts.nothing;
        try {
            const made = await this.#parts.work(this.#cancel.signal);
            this.#cancel.signal.throwIfAborted();
            results = made;
        }
        catch (thrown) {
            this.#fail(this.#reasonOf(thrown));
        }
        this.#isOver = true;
        this.#parts.finish(results);
    }
    #reasonOf(thrown) {
        const { aborted, reason } = this.#cancel.signal;
        return (0,errors/* asActionError */.z6)(aborted && !(thrown instanceof errors/* ActionError */.lZ) ? reason : thrown);
    }
    #unexpected(error) {
        process.exitCode = FAILED;
        if (this.#isOver)
            this.#fail(error);
        this.#stopper.unexpected(error);
    }
    #fail(error) {
        process.exitCode = FAILED;
        this.#parts.tell(error);
    }
    #leave() {
        const { cleanUp, finish, nothing } = this.#parts;
        const last = [
            processes/* killDescendants */.He,
            ...cleanUp,
            () => this.#fail(this.#reasonOf(undefined)),
            () => this.#isOver || finish(nothing),
        ];
        for (const act of last) {
            try {
                act();
            }
            catch {
            }
        }
        process.exit(FAILED);
    }
}


/***/ }),

/***/ 406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UQ: () => (/* binding */ errnoOf),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError),
/* harmony export */   z6: () => (/* binding */ asActionError)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(975);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(997);


class ActionError extends Error {
    parts;
    code;
    hint;
    place;
    isLeak;
    released;
    constructor(parts) {
        super((0,_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r)(parts.message, _wording_js__WEBPACK_IMPORTED_MODULE_1__/* .WORKFLOW */ .E), parts.cause === undefined ? undefined : { cause: parts.cause });
        this.name = 'ActionError';
        this.parts = parts;
        this.code = parts.code;
        this.hint = (0,_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r)(parts.hint, _wording_js__WEBPACK_IMPORTED_MODULE_1__/* .WORKFLOW */ .E);
        this.place = parts.place;
        this.isLeak = parts.isLeak === true;
        this.released = parts.released;
    }
}
function asActionError(thrown) {
    if (thrown instanceof ActionError)
        return thrown;
    const storage = /^(ENOSPC|EDQUOT|EROFS)$/.test(errnoOf(thrown));
    if (storage)
        return noStorage(thrown);
    return new ActionError({
        code: 'INTERNAL',
        message: `Unexpected failure: ${messageOf(thrown)}`,
        hint: 'Nothing was kept. Please report this with its log.',
        cause: thrown,
    });
}
function noStorage(thrown) {
    return new ActionError({
        code: 'STORAGE',
        message: `A file cannot be written: ${messageOf(thrown)}.`,
        hint: say => `Free space on its disk and on that of ${say.temp}, and let this user write there.`,
        cause: thrown,
    });
}
function messageOf(thrown) {
    try {
        return String(node_util__WEBPACK_IMPORTED_MODULE_0__.types.isNativeError(thrown) ? thrown.message : thrown);
    }
    catch {
        return 'something without a text was thrown';
    }
}
function errnoOf(thrown) {
    try {
        const code = node_util__WEBPACK_IMPORTED_MODULE_0__.types.isNativeError(thrown) && 'code' in thrown ? thrown.code : '';
        return typeof code === 'string' ? code : '';
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 77:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(381);
/* harmony import */ var _entry_step_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(852);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(406);
/* harmony import */ var _merge_merge_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(228);
/* harmony import */ var _runner_annotations_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(458);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(86);
/* harmony import */ var _runner_masks_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(573);
/* harmony import */ var _runner_merge_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(290);
/* harmony import */ var _scan_needles_token_shape_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(205);
/* harmony import */ var _secret_token_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(691);
/* harmony import */ var _secret_value_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(947);











const INPUTS = ['tags', 'path', 'digests', 'platforms', 'annotations', 'builder'];
const masks = new _runner_masks_js__WEBPACK_IMPORTED_MODULE_6__/* .Masks */ .O();
const annotations = new _runner_annotations_js__WEBPACK_IMPORTED_MODULE_4__/* .Annotations */ .r(masks.redact);
async function main(cancel) {
    const tokens = Object.values(process.env).flatMap(value => (0,_secret_token_js__WEBPACK_IMPORTED_MODULE_9__/* .tokensIn */ .gF)(value ?? ''));
    masks.add(tokens);
    refuseTokens();
    const request = (0,_runner_merge_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .readMergeRequest */ .a)();
    const digest = await (0,_merge_merge_js__WEBPACK_IMPORTED_MODULE_3__/* .mergeDigests */ .E)(request, {
        env: process.env,
        tokens: tokens.map(token => new _secret_value_js__WEBPACK_IMPORTED_MODULE_10__/* .SecretValue */ .i(token)),
        redact: masks.redact,
        cancel,
        log: _runner_log_js__WEBPACK_IMPORTED_MODULE_5__/* .logLine */ .B,
        isRunnerLog: true,
        drained: _runner_log_js__WEBPACK_IMPORTED_MODULE_5__/* .logDrained */ .G,
    });
    cancel.throwIfAborted();
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`Digest: ${digest}`);
    return digest;
}
function refuseTokens() {
    const [input] = INPUTS.filter(name => (0,_scan_needles_token_shape_js__WEBPACK_IMPORTED_MODULE_8__/* .holdsTokenShape */ .H)(_actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name)));
    if (input === undefined)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
        code: 'BAD_INPUT',
        message: `Input '${input}' holds what looks like a token of the Hub.`,
        hint: 'It would be in the registry for everybody to read. A merge needs no token: take it out, and rotate it.',
    });
}
await (0,_entry_step_js__WEBPACK_IMPORTED_MODULE_1__/* .runStep */ .e)({
    work: main,
    nothing: '',
    cleanUp: [],
    tell: error => annotations.end(error),
    finish: digest => _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH('digest', digest),
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ mergeDigests)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(474);
;// CONCATENATED MODULE: ./build/src/cancel.js

async function untilCancelled(work, cancel) {
    cancel.throwIfAborted();
    const over = new AbortController();
    work.catch(() => { });
    try {
        return await Promise.race([
            work,
            (0,external_node_events_.once)(cancel, 'abort', { signal: over.signal }).then(() => Promise.reject(cancel.reason)),
        ]);
    }
    finally {
        over.abort();
    }
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./build/src/tool/ask.js

const PATIENCE_MS = 60_000;
const MAX_ANSWER = 32 * 1024 * 1024;
function ask(args, { tool, env, cancel, limitMs = PATIENCE_MS }) {
    const options = { env, signal: cancel, timeout: limitMs, maxBuffer: MAX_ANSWER };
    return new Promise(resolve => {
        try {
            const child = (0,external_node_child_process_namespaceObject.execFile)(tool.command, [...tool.prefix, ...args], options, (error, stdout, stderr) => {
                const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
                resolve({ code, stdout, stderr });
            });
            child.stdin?.end();
        }
        catch {
            resolve({ code: -1, stdout: '', stderr: '' });
        }
    });
}
function askNow(args, { tool, env, limitMs }) {
    return execFileSync(tool.command, [...tool.prefix, ...args], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
        timeout: limitMs,
    });
}

// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(701);
;// CONCATENATED MODULE: ./build/src/tool/find.js

async function find_find(programs) {
    for (const program of programs) {
        const command = await (0,io/* which */.K7)(program);
        if (command !== '')
            return { command, prefix: [] };
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(406);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __nccwpck_require__(175);
;// CONCATENATED MODULE: ./build/src/text/csv.js


function csv_csvFields(text) {
    try {
        const records = parse(text, { relax_quotes: true, relax_column_count: true, trim: true });
        return records.flat();
    }
    catch (error) {
        throw new ActionError({
            code: 'BAD_INPUT',
            message: say => `An entry of \`${say.name('outputs')}\`, \`${say.name('attests')}\`, \`${say.name('provenance')}\` or \`${say.name('sbom')}\` has a quotation mark that is not closed.`,
            hint: 'Write attributes as key=value,"key=value, with a comma".',
            cause: error,
        });
    }
}
function csv_csvAttributes(text) {
    return csv_csvFields(text).map(field => {
        const cut = field.indexOf('=');
        if (cut === -1)
            return { key: field.trim().toLowerCase(), value: '' };
        return { key: field.slice(0, cut).trim().toLowerCase(), value: field.slice(cut + 1).trim() };
    });
}
function csv_csvField(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

;// CONCATENATED MODULE: ./build/src/engine/outputs.js

function outputs_isExporter(output, type) {
    const attributes = csvAttributes(output);
    const [first] = attributes;
    if (attributes.length === 1 && first !== undefined && first.key !== 'type')
        return type === 'local';
    return attributes.some(({ key, value }) => key === 'type' && value === type);
}
function outputs_isPushed(output) {
    if (outputs_isExporter(output, 'registry'))
        return true;
    if (!outputs_isExporter(output, 'image'))
        return false;
    return csvAttributes(output).some(({ key, value }) => key === 'push' && /^(1|t|true)$/i.test(value));
}
function outputs_pushes({ push, outputs }) {
    return push || outputs.some(outputs_isPushed);
}
function outputs_pushedReferences(build) {
    const named = build.outputs.filter(outputs_isPushed).flatMap(output => {
        const names = csvAttributes(output).filter(({ key }) => key === 'name');
        return names.flatMap(({ value }) => value.split(','));
    });
    return [...new Set([...named, ...build.tags])];
}
function wantedReferences(build) {
    return { pushed: outputs_pushes(build) ? outputs_pushedReferences(build) : [], loaded: build.load ? build.tags : [] };
}
function outputName(output) {
    const attributes = csvAttributes(output);
    const place = ['dest', 'name', 'type'].flatMap(name => attributes.find(({ key }) => key === name)?.value ?? []);
    return `the output ${place[0] ?? output}`;
}

;// CONCATENATED MODULE: ./build/src/engine/plan.js

function plan_secretArgument(mount) {
    if ('env' in mount)
        return `id=${mount.id},env=${mount.env}`;
    return `id=${mount.id},${csvField(`src=${mount.src}`)}`;
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/attestations.js


function defaultProvenance(build, run, noDefaultAttestations) {
    if (noDefaultAttestations || build.provenance !== '')
        return 'none';
    if (build.attests.some(attest => isAttestation(attest, 'provenance')))
        return 'none';
    if (build.load || build.outputs.some(output => isExporter(output, 'docker')))
        return 'none';
    return run.isPrivate ? 'min' : 'max';
}
function attestations_attestArguments(build, run, byDefault) {
    const args = [];
    if (build.provenance !== '') {
        args.push(`type=provenance,${switched(provenanceAttributes(build.provenance, run))}`);
    }
    else if (byDefault === 'max') {
        args.push(`type=provenance,${withBuilderId('mode=max', run)}`);
    }
    else if (byDefault === 'min') {
        args.push(`type=provenance,${withBuilderId('mode=min,inline-only=true', run)}`);
    }
    if (build.sbom !== '')
        args.push(`type=sbom,${switched(build.sbom)}`);
    for (const attest of build.attests) {
        if (isAttestation(attest, 'provenance')) {
            if (build.provenance === '')
                args.push(withBuilderId(attest, run));
        }
        else if (isAttestation(attest, 'sbom')) {
            if (build.sbom === '')
                args.push(attest);
        }
        else {
            args.push(switched(attest));
        }
    }
    return args.flatMap(value => ['--attest', value]);
}
function isAttestation(attest, type) {
    return csvAttributes(attest).some(({ key, value }) => key === 'type' && value === type);
}
function provenanceAttributes(provenance, run) {
    if (/^(true|True|TRUE)$/.test(provenance))
        return run.runId === '' ? 'true' : `builder-id=${runUrl(run)}`;
    if (/^(false|False|FALSE)$/.test(provenance))
        return 'false';
    return withBuilderId(provenance, run);
}
function withBuilderId(attributes, run) {
    if (run.runId === '')
        return attributes;
    if (csvAttributes(attributes).some(({ key }) => key === 'builder-id'))
        return attributes;
    return `${attributes},builder-id=${runUrl(run)}`;
}
function runUrl(run) {
    return `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}`;
}
function switched(attributes) {
    return csvFields(attributes)
        .map(field => {
        if (/^(1|t|T|true|TRUE|True)$/.test(field))
            return 'disabled=false';
        if (/^(0|f|F|false|FALSE|False)$/.test(field))
            return 'disabled=true';
        return csvField(field);
    })
        .join(',');
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/arguments.js





function buildArguments(plan) {
    const { build } = plan;
    return [
        'build',
        ...each('--add-host', build.addHosts),
        ...each('--allow', build.allow),
        ...each('--annotation', build.annotations),
        ...each('--build-arg', build.buildArgs),
        ...each('--build-context', plan.buildContexts),
        ...each('--cache-from', build.cacheFrom),
        ...each('--cache-to', build.cacheTo),
        ...one('--call', build.call),
        ...one('--cgroup-parent', build.cgroupParent),
        ...plan.mounts.flatMap(mount => ('env' in mount ? ['--secret', secretArgument(mount)] : [])),
        ...one('--file', build.file),
        ...(writesImageId(build) ? ['--iidfile', plan.imageIdFile] : []),
        ...each('--label', build.labels),
        ...each('--no-cache-filter', build.noCacheFilters),
        ...each('--output', build.outputs),
        ...one('--platform', build.platforms.join(',')),
        ...attestArguments(build, plan.run, plan.provenance),
        ...plan.mounts.flatMap(mount => ('src' in mount ? ['--secret', secretArgument(mount)] : [])),
        ...one('--shm-size', build.shmSize),
        ...each('--ssh', build.ssh),
        ...each('--tag', build.tags),
        ...one('--target', build.target),
        ...each('--ulimit', build.ulimit),
        ...one('--builder', build.builder),
        ...(build.load ? ['--load'] : []),
        '--metadata-file',
        plan.metadataFile,
        ...one('--network', build.network),
        ...(build.noCache ? ['--no-cache'] : []),
        ...(build.pull ? ['--pull'] : []),
        ...(build.push ? ['--push'] : []),
        plan.context,
    ];
}
const SINCE = { annotations: '0.12.0', call: '0.15.0', gitQuery: '0.29.0' };
function dependsOnVersion(build, switches) {
    return switches.gitQuery || build.call !== '' || build.annotations.length > 0;
}
function usesActionsCache({ cacheFrom, cacheTo }) {
    return [...cacheFrom, ...cacheTo].some(entry => csvAttributes(entry).some(({ key, value }) => key === 'type' && value === 'gha'));
}
function requireFlags(build, version) {
    if (build.annotations.length > 0)
        requireVersion('annotations', version, SINCE.annotations);
    if (build.call !== '')
        requireVersion('call', version, SINCE.call);
}
function usesGitQuery(switches, version) {
    return switches.gitQuery && isAtLeast(version, SINCE.gitQuery);
}
function parseBuildxVersion(text) {
    const version = /\sv?(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1] ?? '';
    return version === '0.0.0' ? '' : version;
}
function requireVersion(input, version, since) {
    if (isAtLeast(version, since))
        return;
    throw new ActionError({
        code: 'BUILDX_TOO_OLD',
        message: say => `${say.input(input)} needs buildx ${since} or newer; this is ${version}.`,
        hint: say => say.updateBuildx,
    });
}
function isAtLeast(version, since) {
    if (version === '')
        return true;
    return version.localeCompare(since, 'en', { numeric: true }) >= 0;
}
function writesImageId(build) {
    return !build.outputs.some(output => isExporter(output, 'local') || isExporter(output, 'tar'));
}
function each(flag, values) {
    return values.flatMap(value => [flag, value]);
}
function one(flag, value) {
    return value === '' ? [] : [flag, value];
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/find.js




const STANDALONE = ['buildx', 'docker-buildx'];
async function findBuildx() {
    const docker = await find_find(['docker']);
    if (docker !== undefined)
        return { ...docker, prefix: ['buildx'] };
    const standalone = await find_find(STANDALONE);
    if (standalone !== undefined)
        return standalone;
    throw new errors/* ActionError */.lZ({
        code: 'NO_DOCKER',
        message: say => `Neither docker nor buildx is on the PATH of ${say.host}.`,
        hint: say => say.installDocker,
    });
}
async function findDocker({ command, prefix }) {
    return prefix.length > 0 ? { command, prefix: [] } : find(['docker']);
}
async function resolveBuildx(needsVersion, around) {
    const tool = await findBuildx();
    if (!needsVersion)
        return { tool, version: '' };
    const known = (await askVersion(tool, around)) ?? (await askVersion(await find_find(STANDALONE), around));
    if (known === undefined)
        throw find_noBuildx();
    return known;
}
async function askVersion(tool, around) {
    if (tool === undefined)
        return undefined;
    const { code, stdout } = await ask(['version'], { ...around, tool });
    return code === 0 ? { tool, version: parseBuildxVersion(stdout) } : undefined;
}
function find_noBuildx() {
    return new errors/* ActionError */.lZ({
        code: 'NO_BUILDX',
        message: 'This docker has no buildx plugin.',
        hint: say => say.installBuildx,
    });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/refusals.js
const refusals_MAX_ERROR_LENGTH = 1000;
const NO_BUILDX = /^See 'docker --help'|^(docker|ERROR): (unknown command: docker buildx|'buildx' is not a docker command)/;
function saysNoBuildx(line) {
    return NO_BUILDX.test(line);
}
function refusals_lacksBuildx(exit) {
    return wasRefused(exit, NO_BUILDX);
}
function refusesAttestations(exit) {
    return wasRefused(exit, /^ERROR: (failed to build: )?Attestations? (is|are) not supported/i);
}
function refusesLayout(exit) {
    return wasRefused(exit, /^ERROR: (failed to build: )?OCI exporter is not supported/i);
}
function refusesNodes(exit) {
    return wasRefused(exit, /^ERROR: (failed to build: )?oci for multi-node builds currently not supported/i);
}
function refusesLayoutPush(exit) {
    return wasRefused(exit, /^ERROR: failed to parse source "?oci-layout|^(ERROR: )?unknown (flag: --(prefer-index|progress|tag)|command)/);
}
function lacksBlob(exit) {
    return exit.code !== 0 && /blob sha\d+:\w+ expected at .*: blob not found/.test(refusals_lastError(exit));
}
function isOutOfSpace(exit) {
    return exit.code !== 0 && /no space left on device/.test(refusals_lastError(exit));
}
function isBlockedExport(exit) {
    return exit.code !== 0 && /ref \S+ locked for \S+ .*unavailable/.test(refusals_lastError(exit));
}
function isUnpackFailure(exit) {
    return (exit.hasBegun &&
        /failed to prepare extraction snapshot .*parent snapshot \S+ does not exist/.test(refusals_lastError(exit)));
}
function wasRefused(exit, refusal) {
    return exit.code !== 0 && !exit.hasBegun && exit.errorLines.some(line => refusal.test(line));
}
const REFUSED = /denied|unauthori[sz]ed|forbidden|authentication required|insufficient_scope|40[13]\b/i;
const ON_ITS_WAY = /failed to push|failed to copy|pushing|unexpected status|failed to do request|connection re|EOF|time-?out|too ?many ?requests/i;
function isPushFailure(exit) {
    return !REFUSED.test(refusals_lastError(exit)) && ON_ITS_WAY.test(refusals_lastError(exit));
}
function endedAtRegistry(exit) {
    return exit.hasBegun && (REFUSED.test(refusals_lastError(exit)) || ON_ITS_WAY.test(refusals_lastError(exit)));
}
function refusals_lastError(exit) {
    const lines = exit.errorLines.map(line => line.trim()).filter(line => line !== '' && !/^#\d+ /.test(line));
    const start = lines.findLastIndex(line => /^(ERROR|unknown flag): /.test(line));
    const words = start === -1 ? (lines.at(-1) ?? `exit code ${exit.code}`) : lines.slice(start).join(' ');
    return words.slice(0, refusals_MAX_ERROR_LENGTH);
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/ask.js




async function askBuildx(args, asking) {
    const answer = await ask(args, asking);
    if (answer.code === 0 || !answer.stderr.split('\n').some(saysNoBuildx))
        return answer;
    const standalone = await find_find(STANDALONE);
    return standalone === undefined ? answer : ask(args, { ...asking, tool: standalone });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/explain.js



const MAX_STEP_LENGTH = 120;
const NO_DAEMON = /cannot connect to the docker daemon|error during connect|is the docker daemon running|permission denied while trying to connect/i;
const DAEMON_GONE = /failed to receive status|code = Unavailable|transport is closing|error reading from server/i;
function pushFailed(exit, { what = 'The image', rest = '' } = {}) {
    return new errors/* ActionError */.lZ({
        code: 'PUSH_FAILED',
        message: `${what} was searched, but could not be pushed: ${refusals_lastError(exit).replace(/\.$/, '')}. ${rest}`.trim(),
        hint: say => `Is the registry reachable, and ${say.login('docker')} with the right to push there? Run ${say.step} again: what is there already is not uploaded twice.`,
    });
}
function explainFailure(exit, { call, dockerfile }) {
    if (lacksBuildx(exit))
        return noBuildx();
    if (/^(check|lint)\b/.test(call) && /^check complete|warning/i.test(exit.firstLine))
        return checkFailed(exit.firstLine);
    const line = lastError(exit);
    const unknownFlag = /^(?:ERROR: )?unknown flag: (--\S+)/.exec(line)?.[1];
    if (unknownFlag !== undefined)
        return tooOld(unknownFlag);
    if (!exit.hasBegun && NO_DAEMON.test(line))
        return noDaemon(line);
    if (isDaemonGone(line))
        return daemonGone(line);
    if (exit.code === -1)
        return killed();
    const place = placeOf(exit.failed, dockerfile);
    return new ActionError({
        code: 'BUILD_FAILED',
        ...(exit.failed?.hub === undefined ? generic(exit, line) : refusedByHub(exit.failed, exit.failed.hub)),
        ...(place === undefined ? {} : { place }),
    });
}
function generic({ hasBegun }, line) {
    return {
        message: `docker buildx build failed: ${line}`,
        hint: hasBegun
            ? 'The log above shows the step that failed.'
            : say => `Nothing was built: check the ${say.parameter} that this names.`,
    };
}
function refusedByHub({ name }, { error, text }) {
    return {
        message: `The step \`${shortened(name, MAX_STEP_LENGTH)}\` failed: ${shortened(text.trim(), MAX_ERROR_LENGTH)}`,
        hint: error.hint,
    };
}
function placeOf(failed, dockerfile) {
    if (failed === undefined || dockerfile === undefined)
        return undefined;
    const { file } = dockerfile;
    if (failed.line > 0 && failed.line <= dockerfile.dockerfile.split('\n').length)
        return { file, line: failed.line };
    return undefined;
}
function shortened(text, length) {
    return text.length > length ? `${text.slice(0, length)}…` : text;
}
function checkFailed(summary) {
    return new ActionError({
        code: 'BUILD_FAILED',
        message: summary,
        hint: 'The log above lists the warnings with their lines of the Dockerfile.',
    });
}
function tooOld(flag) {
    return new ActionError({
        code: 'BUILDX_TOO_OLD',
        message: `This buildx does not know ${flag}.`,
        hint: say => say.updateBuildx,
    });
}
function isDaemonGone(line) {
    return !line.includes('process "') && (NO_DAEMON.test(line) || DAEMON_GONE.test(line));
}
function daemonGone(line) {
    return new ActionError({
        code: 'NO_DAEMON',
        message: `The Docker daemon or builder went away while it built: ${line}`,
        hint: say => `Was it restarted, or out of memory or disk? See its own log; then run ${say.step} again.`,
    });
}
function killed() {
    return new ActionError({
        code: 'BUILD_FAILED',
        message: 'docker buildx was killed by a signal from outside.',
        hint: say => `Was this machine out of memory? Otherwise look for who ends processes there, and run ${say.step} again.`,
    });
}
function noDaemon(line) {
    return new ActionError({
        code: 'NO_DAEMON',
        message: `The Docker daemon does not answer: ${line}`,
        hint: say => `Start Docker on ${say.host}, add its user to the docker group, or point DOCKER_HOST or \`${say.name('builder')}\` elsewhere.`,
    });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/imagetools.js
function createArguments(create) {
    return [
        'imagetools',
        'create',
        ...(create.builder === '' ? [] : ['--builder', create.builder]),
        ...create.annotations.flatMap(annotation => ['--annotation', annotation]),
        ...create.tags.flatMap(tag => ['--tag', tag]),
        ...create.sources,
    ];
}
function configArguments(reference, builder) {
    const format = ['--format', '{{json .Image}}'];
    return ['imagetools', 'inspect', ...(builder === '' ? [] : ['--builder', builder]), ...format, reference];
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/rehearsal-inputs.js


const PLACE = /^(type|name|dest|tar|push|push-by-digest|name-canonical|registry\.insecure|unpack|store|context|dangling-name-prefix|danglingprefix|nydus|src|platform-split|mode)$/;
const CACHE_CONTENT = /^(compression|compression-level|force-compression|oci-mediatypes|image-manifest)$/;
function layoutInputs(build, directory) {
    const place = csvField(`dest=${directory}`);
    return {
        ...build,
        outputs: [['type=oci', 'tar=false', place, ...contentAttributes(build)].join(',')],
        push: false,
        load: false,
        cacheTo: [...build.cacheTo.filter(rehearsal_inputs_isInline), ...localCache(build.cacheTo, place)],
    };
}
function rehearsal_inputs_cacheInputs(build) {
    return {
        ...build,
        outputs: ['type=cacheonly'],
        annotations: [],
        push: false,
        load: false,
        cacheTo: build.cacheTo.filter(rehearsal_inputs_isInline),
    };
}
function platformsOf({ platforms }) {
    return platforms.flatMap(entry => entry.split(',')).map(platform => platform.trim());
}
function storeInputs(build) {
    return {
        ...build,
        outputs: [],
        push: false,
        load: true,
        tags: [],
        cacheTo: build.cacheTo.filter(rehearsal_inputs_isInline),
    };
}
function streamInputs(build) {
    const outputs = [['type=oci', 'dest=-', ...contentAttributes(build)].join(',')];
    return { ...build, outputs, push: false, load: false, cacheTo: build.cacheTo.filter(rehearsal_inputs_isInline) };
}
function contentAttributes({ outputs }) {
    const images = outputs.filter(isImage);
    const chosen = images.find(isPushed) ?? images[0];
    if (chosen === undefined)
        return [];
    return csvAttributes(chosen)
        .filter(({ key }) => !PLACE.test(key))
        .map(({ key, value }) => csvField(`${key}=${value}`));
}
function localCache(cacheTo, place) {
    const remote = cacheTo.filter(entry => !rehearsal_inputs_isInline(entry));
    const [first] = remote;
    if (first === undefined)
        return [];
    const mode = remote.map(cacheMode).includes('max') ? 'max' : 'min';
    return [['type=local', place, `mode=${mode}`, ...cacheContent(first)].join(',')];
}
function isLayoutCache(entry, cacheTo) {
    const [made = ''] = localCache(cacheTo, '');
    return made === localCache([entry], '')[0];
}
function cacheMode(entry) {
    return csvAttributes(entry).some(({ key, value }) => key === 'mode' && value === 'max') ? 'max' : 'min';
}
function cacheContent(entry) {
    return csvAttributes(entry)
        .filter(({ key }) => CACHE_CONTENT.test(key))
        .map(({ key, value }) => `${key}=${value}`);
}
function isImage(output) {
    return ['image', 'registry', 'oci', 'docker'].some(type => isExporter(output, type));
}
function rehearsal_inputs_isInline(entry) {
    return csvAttributes(entry).some(({ key, value }) => key === 'type' && value === 'inline');
}
function decidesMediaTypes({ annotations, outputs }) {
    if (annotations.length > 0)
        return true;
    return outputs
        .flatMap(csvAttributes)
        .some(({ key }) => key === 'oci-mediatypes' || key.startsWith('annotation'));
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/release-inputs.js



const LAYOUT_PUSH = /^(type|name|push|compression|compression-level|force-compression|oci-mediatypes|rewrite-timestamp|annotation.*)$/;
function layoutReferences(build) {
    const pushed = build.outputs.filter(isPushed).map(csvAttributes);
    const [output] = pushed;
    if (output === undefined)
        return build.push && build.outputs.length === 0 ? atLeastOne(build.tags) : undefined;
    if (pushed.length > 1 || build.outputs.length > 1)
        return undefined;
    if (!output.every(({ key }) => LAYOUT_PUSH.test(key)))
        return undefined;
    const names = output.filter(({ key }) => key === 'name').flatMap(({ value }) => value.split(','));
    return atLeastOne(names.length > 0 ? names : build.tags);
}
function exportInputs(build, caches) {
    const outputs = build.outputs.filter(output => !isSent(output, build));
    const hasImage = outputs.length > 0 || build.load || !pushes(build);
    if (!hasImage && caches.length === 0)
        return undefined;
    const cached = { ...fromSearched(build), cacheFrom: caches.length > 0 ? build.cacheFrom : [] };
    const cacheTo = [...build.cacheTo.filter(isInline), ...caches];
    return { ...(hasImage ? { ...cached, outputs } : cacheInputs(cached)), push: false, cacheTo };
}
function pushInputs(build) {
    const outputs = build.outputs.filter(output => isSent(output, build));
    return { ...fromSearched(build), outputs, load: false, cacheTo: build.cacheTo.filter(isInline) };
}
function fromSearched(build) {
    return { ...build, noCache: false, noCacheFilters: [], pull: false, cacheFrom: [] };
}
function isSent(output, { push }) {
    return isPushed(output) || (push && isExporter(output, 'image'));
}
function pushArguments(push) {
    return [
        'imagetools',
        'create',
        ...(push.builder === '' ? [] : ['--builder', push.builder]),
        '--prefer-index=false',
        '--progress=plain',
        ...push.references.flatMap(reference => ['--tag', reference]),
        `oci-layout://${push.directory}@${push.digest}`,
    ];
}
function inspectArguments(reference, builder) {
    return ['imagetools', 'inspect', ...(builder === '' ? [] : ['--builder', builder]), '--raw', reference];
}
function atLeastOne(references) {
    return references.length === 0 ? undefined : references;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(500);
;// CONCATENATED MODULE: ./build/src/engine/retries.js


const RETRY_MS = 1000;
async function withRetries(attempt, { tools, pushRetries, isRetried }) {
    for (let tries = 0;; tries++) {
        const exit = await attempt();
        tools.cancel.throwIfAborted();
        if (exit.code === 0 || tries >= pushRetries || !isRetried(exit))
            return exit;
        const wait = RETRY_MS * 2 ** tries;
        const what = isUnpackFailure(exit) ? 'The engine lost what it was unpacking' : 'The push failed';
        tools.log(`${what}; trying again in ${wait / 1000} s (${tries + 1} of ${pushRetries}).`);
        await (0,promises_.setTimeout)(wait, undefined, { signal: tools.cancel }).catch(() => tools.cancel.throwIfAborted());
    }
}

;// CONCATENATED MODULE: ./build/src/scan/match/hit-groups.js
class HitGroups {
    #groups = new Map();
    #longestGroup;
    #count = 0;
    constructor(longestGroup) {
        this.#longestGroup = longestGroup;
    }
    get isEmpty() {
        return this.#count === 0;
    }
    add(hit) {
        const groups = this.#groupsOf(hit.needle.secret);
        let group = { from: hit.offset, to: hit.end, best: hit };
        for (let last = groups.at(-1); last !== undefined && last.to > hit.offset; last = groups.at(-1)) {
            if (group.to - Math.min(last.from, group.from) > this.#longestGroup)
                break;
            groups.pop();
            this.#count--;
            const best = weight(last.best) >= weight(group.best) ? last.best : group.best;
            group = { from: Math.min(last.from, group.from), to: Math.max(last.to, group.to), best };
        }
        groups.push(group);
        this.#count++;
    }
    settled(before) {
        const settled = [];
        for (const groups of this.#groups.values()) {
            const open = groups.findIndex(({ to }) => to > before);
            settled.push(...groups.splice(0, open === -1 ? groups.length : open));
        }
        this.#count -= settled.length;
        return settled.sort((one, other) => one.to - other.to).map(({ best }) => best);
    }
    #groupsOf(secret) {
        const known = this.#groups.get(secret);
        if (known !== undefined)
            return known;
        const groups = [];
        this.#groups.set(secret, groups);
        return groups;
    }
}
function foundIn(bytes, matcher) {
    const hits = matcher.hitsIn(bytes);
    if (hits.length === 0)
        return hits;
    const groups = new HitGroups(4 * matcher.longest);
    for (const hit of hits)
        groups.add(hit);
    return groups.settled(Number.POSITIVE_INFINITY);
}
const WEIGHTS = { strand: 0, fragment: 2 ** 20, whole: 2 ** 21 };
function weight({ needle }) {
    return needle.bytes.length + WEIGHTS[needle.kind];
}

;// CONCATENATED MODULE: ./build/src/scan/match/matcher-pieces.js
const GAP = 48;
const MISSING = 4;
const SHARED = 2;
const SURE = 11;
const REST = 3;
function reachOf({ bytes, piece }) {
    return piece === undefined ? bytes.length : bytes.length + (Math.ceil(bytes.length / piece) + 2) * GAP;
}
function piecesAt(data, { needle: { bytes, piece = 0 }, at, offset }) {
    const [middle, first] = [at + 1, offset + 1];
    const seed = extended(data, bytes, { from: middle, to: middle, first, last: first });
    const isPiece = seed.to - seed.from >= piece;
    if (!isPiece && piece >= SURE)
        return undefined;
    const strand = { bytes, piece };
    const [before, after] = [pieceBefore(data, strand, seed), pieceAfter(data, strand, seed)];
    const isPair = (before !== undefined &&
        (isPiece || after !== undefined || pieceBefore(data, strand, before) !== undefined)) ||
        (after !== undefined && (isPiece || pieceAfter(data, strand, after) !== undefined));
    return isPair ? allAround(data, { bytes, piece: REST }, seed) : undefined;
}
function allAround(data, strand, seed) {
    let { from, to } = seed;
    for (let one = pieceBefore(data, strand, seed); one; one = pieceBefore(data, strand, one))
        from = one.from;
    for (let one = pieceAfter(data, strand, seed); one; one = pieceAfter(data, strand, one))
        to = one.to;
    return { from, to };
}
function extended(data, bytes, { from, to, first, last }) {
    while (from > 0 && first > 0 && data[from - 1] === bytes[first - 1]) {
        from--;
        first--;
    }
    while (to < data.length && last < bytes.length && data[to] === bytes[last]) {
        to++;
        last++;
    }
    return { from, to, first, last };
}
function pieceAfter(data, { bytes, piece }, { to, last }) {
    for (let from = to; from <= to + GAP && from + piece <= data.length; from++) {
        for (let first = Math.max(0, last - SHARED); first <= last + MISSING; first++) {
            if (first + piece > bytes.length)
                break;
            if (data[from] !== bytes[first] || data.compare(bytes, first, first + piece, from, from + piece) !== 0)
                continue;
            return extended(data, bytes, { from, to: from, first, last: first });
        }
    }
    return undefined;
}
function pieceBefore(data, { bytes, piece }, { from, first }) {
    for (let to = from; to >= from - GAP && to >= piece; to--) {
        for (let last = Math.min(bytes.length, first + SHARED); last >= first - MISSING; last--) {
            if (last < piece)
                break;
            if (data[to - 1] !== bytes[last - 1] || data.compare(bytes, last - piece, last, to - piece, to) !== 0)
                continue;
            return extended(data, bytes, { from: to, to, first: last, last });
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/scan/match/matcher-scan.js

const WORD_STRIDE = 8;
const STEP = WORD_STRIDE / 4;
const HALF_STRIDE = 4;
const FILTER_WORDS = 1 << 15;
const FILTER_SHIFT = 32 - 15;
const HASH_FACTOR = 0x9e3779b1 | 0;
const BLOCK = 256 * 1024;
const FEW = 512;
const { imul } = Math;
const ARE_WORDS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
function hashOf(sample) {
    return imul(sample, HASH_FACTOR);
}
function filterWord(hash) {
    return hash >>> FILTER_SHIFT;
}
function scan(tables, region) {
    const { data } = region;
    if (tables.stride === 0)
        return;
    const state = { tables, region, data, pending: [] };
    if (data.length < FEW || tables.stride % HALF_STRIDE !== 0 || !ARE_WORDS_LITTLE)
        sampleBytes(state);
    else
        sampleWords(state);
    if (state.pending.length > 0)
        release(state, data.length);
}
function sampleBytes(state) {
    const { data } = state;
    const { filter, stride } = state.tables;
    for (let at = 0; at + 4 <= data.length; at += stride) {
        const low = data[at] | (data[at + 1] << 8);
        const hash = hashOf(low | (data[at + 2] << 16) | (data[at + 3] << 24));
        if (((filter[filterWord(hash)] >>> hash) & 1) !== 0)
            compare(state, { at, hash });
        if (state.pending.length > 0 && at % BLOCK < stride)
            release(state, at);
    }
}
function sampleWords(state) {
    const { data } = state;
    const { filter, stride } = state.tables;
    const turns = WORD_STRIDE / stride;
    const before = -data.byteOffset & 3;
    const words = new Int32Array(data.buffer, data.byteOffset + before, (data.length - before) >>> 2);
    for (let from = 0; from < words.length; from += BLOCK / 4) {
        const to = Math.min(from + BLOCK / 4, words.length);
        for (let first = from; first < from + turns; first++) {
            for (let at = nextKnown(words, filter, first, to); at < to; at = nextKnown(words, filter, at + STEP, to)) {
                compare(state, { at: before + 4 * at, hash: hashOf(words[at]) });
            }
        }
        if (state.pending.length > 0)
            release(state, before + 4 * to);
    }
}
function nextKnown(words, filter, from, to) {
    let at = from;
    for (const last = to - 7 * STEP; at < last; at += 8 * STEP) {
        const a = imul(words[at], HASH_FACTOR);
        const b = imul(words[at + STEP], HASH_FACTOR);
        const c = imul(words[at + 2 * STEP], HASH_FACTOR);
        const d = imul(words[at + 3 * STEP], HASH_FACTOR);
        const e = imul(words[at + 4 * STEP], HASH_FACTOR);
        const f = imul(words[at + 5 * STEP], HASH_FACTOR);
        const g = imul(words[at + 6 * STEP], HASH_FACTOR);
        const h = imul(words[at + 7 * STEP], HASH_FACTOR);
        const known = (filter[a >>> FILTER_SHIFT] >>> a) |
            (filter[b >>> FILTER_SHIFT] >>> b) |
            (filter[c >>> FILTER_SHIFT] >>> c) |
            (filter[d >>> FILTER_SHIFT] >>> d) |
            (filter[e >>> FILTER_SHIFT] >>> e) |
            (filter[f >>> FILTER_SHIFT] >>> f) |
            (filter[g >>> FILTER_SHIFT] >>> g) |
            (filter[h >>> FILTER_SHIFT] >>> h);
        if ((known & 1) !== 0)
            break;
    }
    for (; at < to; at += STEP) {
        const hash = imul(words[at], HASH_FACTOR);
        if (((filter[hash >>> FILTER_SHIFT] >>> hash) & 1) !== 0)
            return at;
    }
    return at;
}
function compare({ tables, region, data, pending }, { at, hash }) {
    const { needles, first: lists, next, needleOf, offsetOf, listShift } = tables;
    for (let entry = lists[hash >>> listShift]; entry >= 0; entry = next[entry]) {
        const needle = needles[needleOf[entry]];
        if (needle === undefined)
            continue;
        const offset = offsetOf[entry];
        const first = needle.piece === undefined ? 0 : offset + 1;
        const last = needle.piece === undefined ? needle.bytes.length - 1 : offset + 2;
        const start = at - offset;
        if (data[start + first] !== needle.bytes[first] || data[start + last] !== needle.bytes[last])
            continue;
        const found = needle.kind === 'strand'
            ? piecesAt(data, { needle, at, offset })
            : wholeAt(data, { needle, at, offset });
        if (found === undefined || found.to <= region.known)
            continue;
        pending.push({ needle, offset: region.base + found.from, end: region.base + found.to });
    }
}
function wholeAt(data, { needle: { bytes }, at, offset }) {
    const start = at - offset;
    if (start < 0 || start + bytes.length > data.length)
        return undefined;
    for (let at = 0; at < bytes.length; at++)
        if (data[start + at] !== bytes[at])
            return undefined;
    return { from: start, to: start + bytes.length };
}
function release(state, end) {
    const { base, onHit } = state.region;
    const sorted = state.pending.sort((one, other) => one.end - other.end || one.offset - other.offset);
    const ready = sorted.filter(hit => hit.end <= base + end);
    state.pending = sorted.slice(ready.length);
    for (const hit of ready)
        onHit(hit);
}

;// CONCATENATED MODULE: ./build/src/scan/match/matcher-tables.js

const SAMPLE = 4;
function compile(needles) {
    const stride = strideFor(needles);
    const samples = needles.flatMap((needle, index) => [...samplesOf(needle, stride), ...bordersOf(needle, stride)].map(sample => ({ ...sample, index })));
    const count = samples.length;
    const listBits = Math.max(6, Math.ceil(Math.log2(2 * count + 1)));
    const tables = {
        needles,
        stride,
        filter: new Int32Array(FILTER_WORDS),
        first: new Int32Array(2 ** listBits).fill(-1),
        next: new Int32Array(count),
        listShift: 32 - listBits,
        needleOf: new Int32Array(count),
        offsetOf: new Int32Array(count),
    };
    for (const [entry, sample] of samples.entries())
        addSample(tables, { ...sample, entry });
    return tables;
}
function strideFor(needles) {
    if (needles.length === 0)
        return 0;
    const shortest = needles
        .filter(({ kind }) => kind !== 'strand')
        .reduce((least, { bytes }) => Math.min(least, bytes.length), Infinity);
    if (shortest < SAMPLE)
        throw new RangeError(`a needle has fewer than ${SAMPLE} bytes`);
    const longest = shortest - SAMPLE + 1;
    return [WORD_STRIDE, HALF_STRIDE].find(stride => stride <= longest) ?? longest;
}
function addSample(tables, { index, offset, entry, word: sample }) {
    const { filter, first, next, listShift } = tables;
    const hash = hashOf(sample);
    const word = filterWord(hash);
    filter[word] = (filter[word] ?? 0) | (1 << (hash & 31));
    const list = hash >>> listShift;
    next[entry] = first[list] ?? -1;
    first[list] = entry;
    tables.needleOf[entry] = index;
    tables.offsetOf[entry] = offset;
}
function samplesOf({ bytes, piece }, stride) {
    const from = rarestSamples(bytes, stride);
    const offsets = piece === undefined
        ? Array.from({ length: stride }, (_, place) => from + place)
        : strandSamples(bytes, { piece, stride });
    return offsets.map(offset => ({ word: bytes.readInt32LE(offset), offset }));
}
const BORDERS = [0x09, 0x0a, 0x20];
function bordersOf({ bytes, piece = Number.POSITIVE_INFINITY }, stride) {
    if (piece >= stride + SAMPLE - 1)
        return [];
    const threes = Array.from({ length: bytes.length - SAMPLE + 2 }, (_, at) => at);
    return BORDERS.flatMap(border => threes.flatMap(at => {
        const three = bytes.readUIntLE(at, 3);
        return [
            { word: (three << 8) | border, offset: at - 1 },
            { word: three | (border << 24), offset: at },
        ];
    }));
}
function strandSamples(bytes, { piece, stride }) {
    const known = new Set(Array.from({ length: bytes.length - SAMPLE + 1 }, (_, offset) => offset));
    const byCommonness = [...known].sort((one, other) => commonness(bytes, other) - commonness(bytes, one));
    for (const offset of byCommonness)
        if (isSpare(known, { offset, piece, stride }))
            known.delete(offset);
    return [...known];
}
function isSpare(known, { offset, piece, stride }) {
    const reach = piece - SAMPLE + 1;
    let [before, after] = [offset - stride, offset + stride];
    while (before >= 0 && !known.has(before))
        before -= stride;
    while (after - before <= reach && !known.has(after))
        after += stride;
    return before >= 0 && known.has(after) && after - before <= reach;
}
function rarestSamples(bytes, stride) {
    const last = bytes.length - SAMPLE + 1 - stride;
    let cost = 0;
    for (let place = 0; place < stride; place++)
        cost += commonness(bytes, place);
    let [best, least] = [0, cost];
    for (let from = 1; from <= last; from++) {
        cost += commonness(bytes, from + stride - 1) - commonness(bytes, from - 1);
        if (cost <= least)
            [best, least] = [from, cost];
    }
    return best;
}
function commonness(bytes, offset) {
    let product = 1;
    for (let at = offset; at < offset + SAMPLE; at++)
        product *= frequency(bytes[at] ?? 0);
    return product;
}
function frequency(byte) {
    if (byte === 0)
        return 16;
    if (byte === 0xff || byte === 0x20)
        return 6;
    if ((byte >= 0x61 && byte <= 0x7a) || byte < 0x10)
        return 3;
    if (byte >= 0x30 && byte <= 0x39)
        return 2;
    return 1;
}

;// CONCATENATED MODULE: ./build/src/scan/match/matcher.js



class Matcher {
    longest;
    #tables;
    constructor(needles) {
        this.#tables = compile(needles);
        this.longest = needles.reduce((most, needle) => Math.max(most, reachOf(needle)), 0);
    }
    get needleCount() {
        return this.#tables.needles.length;
    }
    search(onHit) {
        return new StreamSearch({ tables: this.#tables, reach: Math.max(0, this.longest - 1), onHit });
    }
    hitsIn(bytes) {
        const hits = [];
        scan(this.#tables, { data: bytes, base: 0, known: 0, onHit: hit => hits.push(hit) });
        return hits;
    }
}
class StreamSearch {
    #parts;
    #searched = 0;
    #held;
    #length = 0;
    #known = 0;
    constructor(parts) {
        this.#parts = parts;
    }
    get searched() {
        return this.#searched;
    }
    push(chunk) {
        const { reach } = this.#parts;
        if (this.#length + chunk.length > 2 * reach) {
            this.end();
            this.#keepLast(reach);
        }
        if (this.#length + chunk.length > 2 * reach)
            this.#searchInPlace(chunk);
        else
            this.#gather(chunk);
    }
    end() {
        if (this.#known === this.#length || this.#held === undefined)
            return;
        this.#scan(this.#held.subarray(0, this.#length), this.#known);
        this.#known = this.#length;
    }
    #gather(chunk) {
        this.#hold(chunk);
        this.#searched += chunk.length;
    }
    #searchInPlace(chunk) {
        const { reach } = this.#parts;
        const border = this.#length === 0 ? 0 : Math.min(reach, chunk.length);
        this.#gather(chunk.subarray(0, border));
        this.end();
        this.#searched += chunk.length - border;
        this.#scan(chunk, border);
        this.#length = 0;
        this.#hold(chunk.subarray(Math.max(0, chunk.length - reach)));
        this.#known = this.#length;
    }
    #hold(bytes) {
        this.#held ??= Buffer.allocUnsafe(2 * this.#parts.reach);
        this.#length += bytes.copy(this.#held, this.#length);
    }
    #keepLast(count) {
        const from = Math.max(0, this.#length - count);
        this.#held?.copyWithin(0, from, this.#length);
        this.#length -= from;
        this.#known = this.#length;
    }
    #scan(data, known) {
        const { tables, onHit } = this.#parts;
        scan(tables, { data, base: this.#searched - data.length, known, onHit });
    }
}

;// CONCATENATED MODULE: ./build/src/text/visible.js
const SGR = String.raw `\x1b\[[\d;:]*m`;
const STRING = /\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)/g;
const OTHER_SEQUENCE = new RegExp(String.raw `(?!${SGR})(?:\x1b\[[0-?]*[ -/]*[@-~]|\x1b(?!\[)[ -/]*[0-~]?|\x1b\[)`, 'g');
const OVERSTRUCK = /(.)\x08(?=\1)/gu;
const LINE_MOVES = /[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/g;
const INVISIBLE = /(?![\t\v\x1b])[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const GAPS = new RegExp(String.raw `((?:${SGR}|\v)+)`);
const SPECIAL = /[^\t\x20-\x7e]/;
function visibleLine(line) {
    if (!SPECIAL.test(line))
        return { parts: [line], unseen: [] };
    const unseen = line.includes('\x1b') ? (line.match(STRING) ?? []) : [];
    const text = line
        .replace(STRING, '')
        .replace(OTHER_SEQUENCE, '')
        .replace(OVERSTRUCK, '')
        .replace(LINE_MOVES, '\v')
        .replace(INVISIBLE, '');
    return { parts: text.split(GAPS), unseen: unseen.map(one => one.slice(2)) };
}
function lettersOf({ parts }) {
    return parts.length === 1 ? (parts[0] ?? '') : parts.filter((_, index) => index % 2 === 0).join('');
}
function shownGap(gap) {
    return gap.replaceAll('\v', ' ');
}

;// CONCATENATED MODULE: ./build/src/log/spaced-letters.js
const EVIDENCE = 14;
const BEGINNING = 6;
const MAX_BETWEEN = 24;
const MAX_SINGLES = 6;
const WORD = /[A-Za-z0-9]+/g;
class SpacedLetters {
    #texts;
    #groups = new Map();
    constructor(texts) {
        this.#texts = texts.map(text => text.replace(/[^A-Za-z0-9]/g, ''));
        for (const [index, text] of this.#texts.entries())
            this.#addGroups(text, index);
    }
    isPossible(line) {
        return this.#groups.size > 0 && (line.match(WORD) ?? []).some(word => this.#groups.has(word));
    }
    find(lines) {
        const copies = [];
        let chains = [];
        for (const { 0: letters, index: from } of lines.matchAll(WORD)) {
            const word = { letters, from };
            chains = chains.filter(isAlive);
            for (const chain of chains)
                this.#goOn(chain, word);
            chains.push(...this.#begun(word, chains));
            copies.push(...chains.filter(chain => isEvident(chain) && !copies.includes(chain)));
        }
        const since = chains.filter(isAlive).reduce((least, { from }) => Math.min(least, from), lines.length);
        return { copies, open: chains.filter(chain => this.#isOpen(chain)), since };
    }
    #isOpen({ text, next, letters }) {
        const left = (this.#texts[text]?.length ?? 0) - next;
        return letters >= BEGINNING && letters < EVIDENCE && letters + left >= EVIDENCE;
    }
    #addGroups(text, index) {
        for (let from = 0; from < text.length; from++) {
            for (let next = from + 1; next <= text.length; next++) {
                const group = text.slice(from, next);
                this.#groups.set(group, [...(this.#groups.get(group) ?? []), { text: index, next }]);
            }
        }
    }
    #goOn(chain, { letters, from }) {
        if (!this.#texts[chain.text]?.startsWith(letters, chain.next)) {
            chain.words++;
            if (letters.length === 1)
                chain.singles++;
            return;
        }
        if (chain.letters < EVIDENCE)
            chain.evident = from + letters.length;
        chain.to = from + letters.length;
        chain.next += letters.length;
        chain.letters += letters.length;
        chain.groups++;
        chain.words = 0;
        chain.singles = 0;
    }
    #begun({ letters, from }, chains) {
        const to = from + letters.length;
        const places = this.#groups.get(letters) ?? [];
        const isNew = ({ text, next }) => {
            const known = chains.filter(chain => chain.text === text && chain.next === next);
            for (const chain of known) {
                chain.singles--;
                chain.to = to;
            }
            return known.length === 0;
        };
        return places.filter(isNew).map(({ text, next }) => ({
            text,
            from,
            to,
            evident: to,
            next,
            letters: letters.length,
            groups: 1,
            words: 0,
            singles: 0,
        }));
    }
}
function isEvident({ letters, groups }) {
    return letters >= EVIDENCE && groups > 1;
}
function isAlive({ words, singles }) {
    return words <= MAX_BETWEEN && singles <= MAX_SINGLES;
}

;// CONCATENATED MODULE: ./build/src/log/log-secrets.js




const NOTHING = { spans: [], copies: [] };
const NOTHING_SPACED = { ...NOTHING, open: [], since: 0 };
const CUT_BYTES = 1024;
const MIN_FRAGMENT = 12;
const MIN_WHOLE = 8;
const MIN_BEGINNING = 6;
const BEGINNING_PART = 6;
class LogSecrets {
    needles;
    #redact;
    #compiled;
    constructor(needles, redact) {
        this.needles = needles;
        this.#redact = redact;
    }
    get longest() {
        return this.#forms.matcher.longest;
    }
    get #forms() {
        this.#compiled ??= compiled(logNeedles(this.needles));
        return this.#compiled;
    }
    find(text) {
        const bytes = Buffer.from(text);
        const hits = this.#forms.matcher.hitsIn(bytes);
        if (hits.length === 0)
            return NOTHING;
        const at = (offset) => bytes.length === text.length ? offset : bytes.subarray(0, offset).toString().length;
        const spans = hits.map(({ needle, offset, end }) => ({
            from: at(offset),
            to: at(end),
            isPiece: needle.kind !== 'whole' || needle.bytes.length >= CUT_BYTES,
        }));
        const copies = this.#copies(hits).map(({ needle, end }) => ({
            secret: needle.secret,
            form: needle.form,
            to: at(end),
        }));
        return { spans, copies };
    }
    findSpaced(lines) {
        const { spaced, spacedOf } = this.#forms;
        const text = lines.join('\n');
        const { copies, open, since } = spaced.find(text);
        const at = (offset) => offset - (text.slice(0, offset).match(/\n/g)?.length ?? 0);
        const spanOf = ({ from, to }) => ({ from: at(from), to: at(to), isPiece: true });
        return {
            spans: copies.map(spanOf),
            copies: copies.flatMap(({ text: index, evident }) => spacedOf
                .slice(index, index + 1)
                .map(({ secret }) => ({ secret, form: 'spaced letters', to: at(evident) }))),
            open: open.map(one => ({ ...spanOf(one), groups: one.groups })),
            since: at(since),
        };
    }
    maySpace(line) {
        return this.#forms.spaced.isPossible(line);
    }
    beginningIn(text) {
        const { mayBegin, longest } = this.#forms;
        for (let at = Math.max(0, text.length - longest); at + MIN_BEGINNING <= text.length; at++) {
            if (mayBegin[twoAt(text, at)] === 1 && this.#begins(text.slice(at)))
                return at;
        }
        return text.length;
    }
    hide = (text) => {
        const letters = text.split('\n').map(line => lettersOf(visibleLine(line)).trim());
        const isClean = this.#isClean(text) && this.#isClean(letters.join(''));
        return this.#redact(isClean ? text : this.#hideWords(text));
    };
    redactShort(text) {
        return this.#redact(text);
    }
    #hideWords(text) {
        const isClean = (part) => this.#isClean(lettersOf(visibleLine(part)));
        const shown = text.split(/(\s+)/).map(word => (isClean(word) ? word : '***'));
        const hidden = shown.join('');
        return isClean(hidden) ? hidden : '***';
    }
    #isClean(text) {
        return this.find(text).spans.length === 0 && this.findSpaced([text]).spans.length === 0;
    }
    #copies(hits) {
        const groups = new HitGroups(4 * this.longest);
        for (const hit of hits)
            groups.add(hit);
        return groups.settled(Number.POSITIVE_INFINITY);
    }
    #begins(rest) {
        const forms = this.#forms.beginnings.get(rest.slice(0, MIN_BEGINNING)) ?? [];
        return forms.some(form => rest.length >= form.length / BEGINNING_PART && rest.length < form.length && form.startsWith(rest));
    }
}
function compiled(needles) {
    const beginnings = new Map();
    const mayBegin = new Uint8Array(1 << 16);
    let longest = 0;
    for (const { bytes } of needles.filter(({ kind }) => kind !== 'strand')) {
        const form = bytes.toString();
        longest = Math.max(longest, form.length);
        const start = form.slice(0, MIN_BEGINNING);
        beginnings.set(start, [...(beginnings.get(start) ?? []), form]);
        mayBegin[twoAt(form, 0)] = 1;
    }
    const spacedOf = needles.filter(({ form }) => form === 'plain in pieces');
    const spaced = new SpacedLetters(spacedOf.map(({ bytes }) => bytes.toString()));
    return { matcher: new Matcher(needles), beginnings, mayBegin, longest, spaced, spacedOf };
}
function twoAt(text, at) {
    return ((text.charCodeAt(at) & 0xff) << 8) | (text.charCodeAt(at + 1) & 0xff);
}
function logNeedles(needles) {
    const printed = new Map();
    for (const needle of needles) {
        const text = printedForm(needle.bytes);
        const least = needle.kind === 'fragment' && text.length < needle.bytes.length ? MIN_FRAGMENT : MIN_WHOLE;
        const isOther = needle.kind !== 'strand' || text.length === needle.bytes.length;
        const key = needle.kind === 'strand' ? `strand ${text}` : text;
        if (text.length < least || text.includes('\ufffd') || printed.has(key) || !isOther)
            continue;
        printed.set(key, { ...needle, bytes: Buffer.from(text) });
    }
    return [...printed.values()];
}
function printedForm(bytes) {
    const text = bytes.toString().replace(/^\ufffd+|\ufffd+$/g, '');
    const lines = text.split(/\r\n|\n|\r/).map((line, index) => (index === 0 ? line.trimEnd() : line.trim()));
    return lettersOf(visibleLine(lines.join('')));
}

// EXTERNAL MODULE: ./build/src/secret/forms.js + 6 modules
var secret_forms = __nccwpck_require__(910);
;// CONCATENATED MODULE: ./build/src/secret/environment.js

const MIN_PART_LENGTH = 8;
const CACHE_CREDENTIALS = ['ACTIONS_RUNTIME_TOKEN'];
const JOB_CREDENTIALS = ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_URL'];
function childEnvironment(env, scrub) {
    const dropped = new Set(scrub.usesActionsCache ? JOB_CREDENTIALS : [...JOB_CREDENTIALS, ...CACHE_CREDENTIALS]);
    const tokens = scrub.tokens.map(token => token.reveal());
    const forms = scrub.tokens.flatMap(secret_forms/* textForms */.f).filter(form => form.length >= MIN_PART_LENGTH);
    const kept = {};
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined || dropped.has(name) || /^(INPUT|STATE)_/.test(name))
            continue;
        if (tokens.includes(value) || forms.some(form => value.includes(form)))
            continue;
        kept[name] = value;
    }
    return { ...kept, BUILDKIT_PROGRESS: 'plain', BUILDX_METADATA_WARNINGS: 'true' };
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/src/text/defuse.js

const OLD_SYNTAX = /##(?=(?:\x1b\[[\d;:]*m)*\[)/g;
const NEW_SYNTAX = /^((?:[\s\x85]|\x1b\[[\d;:]*m)*):(?=(?:\x1b\[[\d;:]*m)*:)/;
function defused(line) {
    if (!line.includes('::') && !line.includes('##') && !line.includes('\x1b'))
        return line;
    return line.replace(OLD_SYNTAX, '## ').replace(NEW_SYNTAX, '$1: ');
}
function harmless(text) {
    return defused(visibleLine(text).parts.map(shownGap).join(''));
}

;// CONCATENATED MODULE: ./build/src/log/guard.js

const MAX_HELD = 20;
class LogGuard {
    #options;
    #held = [];
    #isOpen = false;
    #group = '';
    constructor(options) {
        this.#options = options;
    }
    line(line) {
        const safe = { ...line, text: defused(line.text) };
        if (this.#held === undefined) {
            this.#print(safe);
            return;
        }
        this.#held.push(safe);
        if (line.isProgress || this.#held.length >= MAX_HELD)
            this.release();
    }
    release() {
        const lines = this.#held ?? [];
        this.#held = undefined;
        for (const line of lines)
            this.#print(line);
    }
    drop() {
        this.#held = [];
    }
    close() {
        this.#resume();
        this.#endGroup();
    }
    #print({ text, group = this.#group }) {
        if (group !== this.#group) {
            this.#resume();
            this.#endGroup();
            if (group !== '')
                this.#command(`::group::${group}`);
            this.#group = group;
        }
        if (!this.#isOpen)
            this.#command(`::stop-commands::${this.#options.resumeToken}`);
        this.#isOpen = true;
        this.#options.write(text);
    }
    #resume() {
        if (this.#isOpen)
            this.#command(`::${this.#options.resumeToken}::`);
        this.#isOpen = false;
    }
    #endGroup() {
        if (this.#group !== '')
            this.#command('::endgroup::');
        this.#group = '';
    }
    #command(line) {
        if (this.#options.isRunnerLog)
            this.#options.write(line);
    }
}

;// CONCATENATED MODULE: external "node:string_decoder"
const external_node_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");
;// CONCATENATED MODULE: ./build/src/log/lines.js

const MAX_LINE_LENGTH = 1 << 20;
class LineSplitter {
    #decoder = new external_node_string_decoder_namespaceObject.StringDecoder('utf8');
    #onLine;
    #pieces = [];
    #length = 0;
    #isContinued = false;
    #endedWithReturn = false;
    constructor(onLine) {
        this.#onLine = onLine;
    }
    push(chunk) {
        const text = this.#decoder.write(chunk);
        if (text === '')
            return;
        const isRest = this.#endedWithReturn && text.startsWith('\n');
        if (isRest)
            this.#isContinued = false;
        this.#endedWithReturn = text.endsWith('\r');
        const segments = (isRest ? text.slice(1) : text).split('\n');
        const rest = segments.pop() ?? '';
        for (const segment of segments) {
            this.#returns(segment.endsWith('\r') ? segment.slice(0, -1) : segment);
            this.#finish(false);
        }
        this.#returns(rest);
    }
    end() {
        this.#keep(this.#decoder.end());
        if (this.#length > 0)
            this.#finish(false);
    }
    #returns(text) {
        const lines = text.includes('\r') ? text.split('\r') : [text];
        const rest = lines.pop() ?? '';
        for (const line of lines) {
            this.#keep(line);
            this.#finish(true);
        }
        this.#keep(rest);
    }
    #keep(piece) {
        const room = MAX_LINE_LENGTH - this.#length;
        if (room <= 0 || piece === '')
            return;
        this.#pieces.push(piece.slice(0, room));
        this.#length += Math.min(piece.length, room);
    }
    #finish(isReturn) {
        const line = this.#pieces.join('');
        const isContinued = this.#isContinued;
        this.#pieces = [];
        this.#length = 0;
        this.#isContinued = isReturn;
        this.#onLine(line, isContinued);
    }
}

;// CONCATENATED MODULE: ./build/src/log/hidden-spans.js

const COLORS_OFF = '\x1b[0m';
function withoutSpans(parts, spans) {
    if (spans.length === 0)
        return parts.length === 1 ? (parts[0] ?? '') : parts.map(shownPart).join('');
    const stretches = merged(spans);
    let shown = '';
    let at = 0;
    let isColorLost = false;
    for (const [index, part] of parts.entries()) {
        if (index % 2 === 0) {
            shown += withoutStretches(part, { at, stretches });
            at += part.length;
        }
        else if (stretches.some(({ from, to }) => from < at && at < to))
            isColorLost ||= part.includes('\x1b');
        else
            shown += shownGap(part);
    }
    return isColorLost ? shown + COLORS_OFF : shown;
}
function shownPart(part, index) {
    return index % 2 === 0 ? part : shownGap(part);
}
function merged(spans) {
    const stretches = [];
    for (const span of [...spans].sort((one, other) => one.from - other.from)) {
        const last = stretches.at(-1);
        if (last === undefined || span.from >= last.to)
            stretches.push(span);
        else
            stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    }
    return stretches;
}
function withoutStretches(part, { at, stretches }) {
    let shown = '';
    let done = at;
    for (const { from, to } of stretches) {
        if (to <= at || from >= at + part.length)
            continue;
        if (from > done)
            shown += part.slice(done - at, from - at);
        if (from >= at || at === 0)
            shown += '***';
        done = Math.min(at + part.length, to);
    }
    return shown + part.slice(done - at);
}

;// CONCATENATED MODULE: ./build/src/log/log-search.js




const SHOWN_OF_CUT_LINE = MAX_LINE_LENGTH / 2;
const STEP_ENDS = /^#\d+ (DONE|ERROR|CANCELED|CACHED)/;
const DUMP_LINE = /^[0-9a-f]{6,16}[: ]/i;
const MAX_TAILS = 256;
const log_search_MAX_HELD = 64;
class LogSearch {
    #secrets;
    #listener;
    #tails = new Map();
    constructor(secrets, listener) {
        this.#secrets = secrets;
        this.#listener = listener;
    }
    take(line) {
        const piece = pieceOf(line);
        for (const text of piece.visible.unseen)
            this.#report(this.#secrets.find(text), { line, known: 0 });
        if (line.kind !== 'step') {
            this.#join(piece, this.#tail(line.step));
            return;
        }
        if (STEP_ENDS.test(line.text))
            this.#flush(this.#tails.get(line.step));
        const found = both(this.#secrets.find(piece.text), this.#secrets.findSpaced([piece.text]));
        this.#report(found, { line, known: 0 });
        this.#show(piece, found.spans);
    }
    end() {
        for (const tail of this.#tails.values())
            this.#flush(tail, 'hide');
        this.#tails.clear();
    }
    #join(piece, tail) {
        const before = tail.shown + tail.held.map(({ text }) => text).join('');
        const joined = before + piece.text;
        tail.held.push(piece);
        const spaced = this.#spacedIn(tail, joined.length);
        const found = both(this.#secrets.find(joined), spaced);
        this.#report(found, { line: piece.line, known: before.length });
        const isFull = tail.held.length > log_search_MAX_HELD || before.length > 4 * this.#secrets.longest;
        const until = isFull
            ? joined.length
            : Math.min(this.#secrets.beginningIn(joined), ...spaced.open.map(({ from }) => from));
        this.#giveOut(tail, { joined, until, spans: found.spans });
    }
    #giveOut(tail, { joined, until, spans }) {
        let at = tail.shown.length;
        for (let piece = tail.held[0]; piece !== undefined; piece = tail.held[0]) {
            const start = at;
            if (start + piece.text.length > until)
                break;
            at += piece.text.length;
            tail.held.shift();
            tail.lines = [...tail.lines.slice(1 - log_search_MAX_HELD), piece.text];
            const own = spans.map(span => ({ ...span, from: span.from - start, to: span.to - start }));
            this.#show(piece, withDump(own, { piece, tail }));
        }
        tail.shown = joined.slice(Math.max(0, at - this.#secrets.longest), at);
    }
    #spacedIn(tail, length) {
        const { lines, held } = tail;
        const last = held.at(-1);
        if (held.length === 1 && last !== undefined && !this.#secrets.maySpace(last.text))
            return NOTHING_SPACED;
        const all = [...lines, ...held.map(({ text }) => text)];
        const { spans, copies, open, since } = this.#secrets.findSpaced(all);
        const shift = length - all.reduce((total, line) => total + line.length, 0);
        for (let end = lines[0]?.length ?? 0; tail.lines.length > 0 && end <= since; end += tail.lines[0]?.length ?? 0)
            tail.lines = tail.lines.slice(1);
        const shifted = (span) => ({
            ...span,
            from: span.from + shift,
            to: span.to + shift,
        });
        return {
            spans: spans.map(shifted),
            copies: copies.map(copy => ({ ...copy, to: copy.to + shift })),
            open: open.map(shifted),
            since: since + shift,
        };
    }
    #flush(tail, beginning = 'show') {
        if (tail === undefined || tail.held.length === 0)
            return;
        const joined = tail.shown + tail.held.map(({ text }) => text).join('');
        const until = joined.length;
        const spaced = this.#spacedIn(tail, joined.length);
        const spans = [...this.#secrets.find(joined).spans, ...spaced.spans];
        if (beginning === 'hide') {
            spans.push({ from: this.#secrets.beginningIn(joined), to: until, isPiece: false }, ...spaced.open.filter(({ groups }) => groups > 1));
        }
        this.#giveOut(tail, { joined, until, spans });
    }
    #report({ copies }, { line, known }) {
        for (const { secret, form, to } of copies) {
            if (to > known)
                this.#listener.onFinding({ secret, form, line });
        }
    }
    #show({ line, visible, text, indent }, spans) {
        const here = spans.filter(span => isIn(span, text));
        const own = here
            .map(span => (span.isPiece && !here.some(other => isOver(other, span)) ? withRest(span, text) : span))
            .map(({ from, to }) => ({ from: from + indent, to: to + indent }));
        const shown = withoutSpans(visible.parts, own);
        const safe = this.#secrets.redactShort(line.prefix + shown);
        this.#listener.onLine(line, line.isCut ? `${safe.slice(0, SHOWN_OF_CUT_LINE)} … (line cut)` : safe);
    }
    #tail(step) {
        const known = this.#tails.get(step);
        const tail = known ?? { shown: '', lines: [], held: [], isDump: false };
        if (known === undefined && this.#tails.size >= MAX_TAILS)
            this.#forgetOldest();
        this.#tails.delete(step);
        this.#tails.set(step, tail);
        return tail;
    }
    #forgetOldest() {
        for (const [step, tail] of this.#tails) {
            this.#flush(tail);
            this.#tails.delete(step);
            return;
        }
    }
}
function pieceOf(line) {
    const visible = visibleLine(line.text);
    const letters = lettersOf(visible);
    const text = letters.trimStart();
    return { line, visible, text: text.trimEnd(), indent: letters.length - text.length };
}
function both(one, other) {
    const copies = one.copies.length > 0 ? one.copies : other.copies;
    return { spans: [...one.spans, ...other.spans], copies };
}
function isIn({ from, to }, text) {
    return from < text.length && to > 0;
}
function withDump(spans, { piece: { text }, tail }) {
    const isDump = DUMP_LINE.test(text);
    const hasSecret = isDump && spans.some(span => isIn(span, text));
    const isHidden = hasSecret || (isDump && tail.isDump);
    tail.isDump = hasSecret;
    return isHidden ? [{ from: 0, to: text.length, isPiece: false }] : spans;
}
function isOver(whole, piece) {
    return !whole.isPiece && whole.from < piece.to && piece.from < whole.to;
}
function withRest({ from, to }, text) {
    const own = text.slice(Math.max(0, from), to);
    if (/[\s,]/.test(own))
        return { from: 0, to: text.length };
    const before = /\S*$/.exec(text.slice(0, Math.max(0, from)))?.[0].length ?? 0;
    const after = /^\S*/.exec(text.slice(to))?.[0].length ?? 0;
    return { from: from - before, to: to + after };
}

;// CONCATENATED MODULE: ./build/src/log/progress.js

const LINE = /^(?:#(\d{1,9}) )?(\d+\.\d+(?: |$))?/;
class ProgressReader {
    #last = new Map();
    read(stream, { line, isContinued }) {
        const last = this.#last.get(stream);
        const found = isContinued && last !== undefined ? continued(last, line) : parsed(stream, line);
        const read = { ...found, isCut: line.length >= MAX_LINE_LENGTH, isContinued };
        this.#last.set(stream, { ...read, text: '' });
        return read;
    }
}
function continued(last, text) {
    return last.kind === 'step' ? { ...last, kind: 'other', step: '', prefix: '', text } : { ...last, text };
}
function parsed(stream, line) {
    const [prefix = '', step = '', time] = LINE.exec(line) ?? [];
    if (step !== '' && time === undefined)
        return { stream, kind: 'step', step, prefix: '', text: line };
    return { stream, kind: step === '' ? 'other' : 'log', step, prefix, text: line.slice(prefix.length) };
}

;// CONCATENATED MODULE: ./build/src/log/stages.js
const PREPARATION = /^#\d+ (\[(internal|auth)\b|\[[^\]]*\] FROM |resolve )/;
const IN_STAGE = /^#\d+ \[(?:([^\]]*?) ?)?\d+\/\d+\] /;
const TRANSFER = /^#\d+ (exporting|importing|pushing) /;
const PLAIN = /^[\w./, -]{1,100}$/;
function groupOf({ kind, text, prefix, isContinued }) {
    if (prefix !== '' || isContinued)
        return undefined;
    if (/^(#\d+ ERROR|-{6}$|ERROR: )/.test(text))
        return '';
    if (kind !== 'step' || PREPARATION.test(text))
        return undefined;
    if (TRANSFER.test(text))
        return 'Export and import';
    const stage = IN_STAGE.exec(text);
    if (stage === null)
        return undefined;
    const name = stage[1] ?? '';
    return name !== '' && PLAIN.test(name) ? `Stage ${name}` : 'Steps';
}
const PREPARING = 'Preparation';

;// CONCATENATED MODULE: ./build/src/log/step-times.js
const MAX_STEPS = 2000;
const MAX_NAME = 300;
const step_times_LINE = /^#\d+ (?:(CACHED|DONE|CANCELED|ERROR)\b(?: (\d+(?:\.\d+)?)s$)?|(.+))/;
const ENDS = { CACHED: 'cached', DONE: 'ran', CANCELED: 'cancelled', ERROR: 'failed' };
const PODMAN_STEP = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)(\/\d+): (.*)$/;
class StepTimes {
    #entries = new Map();
    #podmanStep = 0;
    line({ step, text }, now) {
        const [, end, duration = '', name] = step_times_LINE.exec(text) ?? [];
        if (name !== undefined)
            this.#name(step, name, now);
        else if (end !== undefined)
            this.#end(step, { end: ENDS[end], duration, now });
    }
    podmanLine(text, now) {
        const [, stage, number, total = '', instruction = ''] = PODMAN_STEP.exec(text) ?? [];
        const current = String(this.#podmanStep);
        if (/^--> Using cache /.test(text))
            this.#end(current, { end: 'cached', duration: '', now });
        if (number === undefined && !/^COMMIT\b/.test(text))
            return;
        if (this.#entries.get(current)?.done === undefined)
            this.#end(current, { end: 'ran', duration: '', now });
        if (number === undefined)
            return;
        const prefix = stage === undefined ? '' : `stage-${Number(stage) - 1} `;
        this.#name(String(++this.#podmanStep), `[${prefix}${number}${total}] ${instruction}`, now);
    }
    steps(now) {
        return [...this.#entries.values()].map(({ name, seen, done }) => ({
            name,
            ...(done ?? { end: 'open', start: seen, seconds: (now - seen) / 1000 }),
        }));
    }
    #name(step, name, now) {
        if (this.#entries.has(step) || this.#entries.size >= MAX_STEPS)
            return;
        this.#entries.set(step, { name: name.replace(/\s+/g, ' ').slice(0, MAX_NAME), seen: now });
    }
    #end(step, { end, duration, now, }) {
        const entry = this.#entries.get(step);
        if (entry === undefined)
            return;
        const told = duration === '' ? (now - entry.seen) / 1000 : Number(duration);
        const seconds = end === 'cached' ? 0 : told;
        if (entry.done !== undefined && end === 'ran' && entry.done.seconds >= seconds)
            return;
        entry.done = { end, start: Math.max(0, now - seconds * 1000), seconds };
    }
}

;// CONCATENATED MODULE: ./build/src/log/hub-errors.js
const TOKENS = 'https://huggingface.co/settings/tokens';
const MOUNT = 'RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true';
const HUB_ERRORS = [
    row(["Illegal header value b'Bearer", 'return character(s) in header value'], `The step read a token with a line break in it, and the client printed the whole header: rotate the token at ${TOKENS}. The token itself is mounted without a line break; strip the file that it reads (tr -d '\\r\\n').`),
    row(['Please enable access to public gated repositories'], `The token is fine-grained and may not read gated repositories: edit it at ${TOKENS} and enable "Read access to contents of all public gated repos you can access".`),
    row(['awaiting a review from the repo authors'], "The request for access is pending: the repository's authors have to accept it first."),
    row(["has been rejected by the repo's authors", 'has been reset by'], "The repository's authors rejected or withdrew the access of the token's account: ask them, and request it again on the repository's page."),
    row(['you are not in the authorized list'], "Accept the licence on the repository's page, signed in as the account that the token belongs to."),
    row(['be authenticated to access it'], say => `The token did not reach this RUN: write ${MOUNT}, with the id that ${say.name('secret-id')} names, or pass the content of /run/secrets/hf_token to the client.`),
    row(['Invalid credentials in Authorization header', 'Invalid user token.'], say => `The token is wrong, expired or revoked: see ${TOKENS} and ${say.updateToken}.`),
    row(['organization token policy', 'revoked by the organization administrator'], "The organisation's policy does not let this token in: ask its administrator, or use a token of the kind that it demands."),
    row(['Cannot access gated repo for url', 'You are trying to access a gated repo.'], "The repository is gated: accept its licence on its page with the token's account, and pass the token to this RUN."),
    {
        any: [{ texts: ['Access denied.', 'requires approval.'] }],
        hint: say => `The repository is gated: request access on its page with the token's account, and make sure that the token is valid and reaches this RUN. List it in ${say.name('models')} or ${say.name('datasets')} to check it before the build.`,
    },
    row([
        'Repository Not Found for url',
        'is not a valid model identifier',
        'If the repo is private, make sure you are authenticated',
        'Revision not found in model',
    ], "The repository's name has a typo, or it is private: does the token reach this RUN, and may its account read it?"),
    row(['Not logged in', 'Token is required', 'You need to authenticate to this hub'], say => `This RUN has no token: write ${MOUNT}, with the id that ${say.name('secret-id')} names.`),
    row(['is a gated dataset on the Hub'], "The dataset is gated: accept its conditions on its page with the token's account, and pass the token to this RUN."),
    row(['It might be because the pipeline is private or gated'], 'A pipeline loads other repositories: accept the conditions of each of them, not only of the pipeline.'),
    row([
        "We couldn't connect to 'https://huggingface.co'",
        'An error happened while trying to locate the file on the Hub',
    ], 'Often a refused access that the client hides: check licence and token first, then whether the builder reaches the Hub.'),
    {
        any: [{ texts: ['Forbidden:', 'Make sure your token has the correct permissions'] }],
        hint: `The token lacks the scope for this: edit it at ${TOKENS}.`,
    },
    row(['429 Too Many Requests', 'We had to rate limit your IP'], 'The Hub limits requests, without a token far earlier: pass the token to this RUN, and run the build again later.'),
    row([
        'Password authentication in git is no longer supported',
        "could not read Username for 'https://huggingface.co'",
        "Authentication failed for 'https://huggingface.co",
    ], 'git has no token: use hf download, or give git the token from the mount by a credential helper, never in the URL.'),
    row(['batch response: Authentication required'], 'git-lfs has no token: use hf download, or give git the token from the mount by a credential helper.'),
    {
        any: [{ texts: ['curl: (22)'], line: /\b40[13]\b/ }],
        hint: 'curl was refused: send the token from the mount as a header out of a file (curl -H @file), and accept the licence of a gated repository.',
    },
    row(['HTTP error 401 while getting'], 'pip was refused: give it the token from the mount by a netrc or a pip.conf that is a secret mount itself.'),
    row(['HTTP status client error (401 Unauthorized)'], `The client has no valid token: write ${MOUNT}, and see ${TOKENS}.`),
    row(['HeaderTooLarge', "invalid load key, 'v'"], 'The file is a Git LFS pointer or an error page instead of weights: download it by hf download, with the token.'),
    row(['huggingface-cli: not found', 'huggingface-cli: command not found'], 'huggingface-cli is gone: install huggingface_hub and use hf download.', { texts: ['huggingface-cli', 'no longer works'] }),
    row(['OIDC Exchange failed'], say => say.exchangeRefused),
    row([
        '401 Client Error',
        '403 Client Error',
        "Client error '401 Unauthorized'",
        "Client error '403 Forbidden'",
        'Access Denied',
    ], `The Hub refused the request: is the token valid (${TOKENS}), does it reach this RUN (--mount=type=secret), and is the licence of the repository accepted?`),
    {
        any: [
            { texts: ['secret ', ': not found'], line: /^secret [\w.-]+: not found/ },
            { texts: ['/run/secrets/'], line: /\/run\/secrets\/[\w.-]+['"]?: no such file or directory/i },
            {
                texts: ['/run/secrets/'],
                line: /can(?:'|no)t open ['"]?\/run\/secrets\/[\w.-]+['"]?: no such file/i,
            },
            { texts: ['/run/secrets/'], line: /\/run\/secrets\/[\w.-]+['"]? is empty/i },
        ],
        hint: say => `The step has no secret under this id: the mount's id and ${say.name('secret-id')} have to be the same, and ${say.needsToken}.`,
    },
    row(['Revision Not Found for url', 'EntryNotFoundError: 404 Client Error'], 'The repository is there and may be read, but it has no such revision or file: check the name of the file and --revision.'),
];
function row(texts, hint, ...more) {
    return { any: [...texts.map(text => ({ texts: [text] })), ...more], hint };
}

;// CONCATENATED MODULE: ./build/src/log/hub-watch.js



const MAX_LINE = 2000;
const hub_watch_MAX_STEPS = 256;
const TEXTS = [...new Set(HUB_ERRORS.flatMap(({ any }) => any.flatMap(({ texts }) => texts)))];
class HubWatch {
    #matcher = new Matcher(TEXTS.map(text => ({ bytes: Buffer.from(text), form: text, secret: '', kind: 'whole' })));
    #steps = new Map();
    line({ step, text }) {
        const hits = this.#matcher.hitsIn(Buffer.from(text));
        if (hits.length === 0)
            return;
        const seen = this.#seen(step);
        for (const { needle } of hits)
            seen.texts.add(needle.form);
        const row = HUB_ERRORS.findIndex(error => isSaid(error, { seen: seen.texts, line: text }));
        if (row === -1 || row >= seen.row)
            return;
        seen.row = row;
        seen.text = lettersOf(visibleLine(text)).slice(0, MAX_LINE);
    }
    worstOf(step) {
        const seen = this.#steps.get(step);
        const error = seen === undefined ? undefined : HUB_ERRORS[seen.row];
        return seen === undefined || error === undefined ? undefined : { error, text: seen.text };
    }
    forget(step) {
        this.#steps.delete(step);
    }
    #seen(step) {
        const known = this.#steps.get(step);
        if (known !== undefined)
            return known;
        const seen = { texts: new Set(), row: HUB_ERRORS.length, text: '' };
        if (this.#steps.size < hub_watch_MAX_STEPS)
            this.#steps.set(step, seen);
        return seen;
    }
}
function isSaid({ any }, { seen, line }) {
    return any.some(({ texts, line: pattern }) => texts.every(text => seen.has(text)) && (pattern?.test(line) ?? true));
}

;// CONCATENATED MODULE: ./build/src/log/steps.js

const steps_STEP = /^#\d+ (\[[^\]]*\] \S.*)$/;
const OWN = /^\[(?:[^\]]* )?(?:internal|auth|context (?! *\d+\/\d+\])[^\]]*)\] /;
const FROM = /^\[[^\]]*\] FROM /;
const END = /^#\d+ (CACHED|DONE|CANCELED|ERROR)(?::? (.*))?$/;
const steps_PLACE = /^\S.*:(\d+)$/;
const RULE = /^-{20}$/;
const steps_MAX_STEPS = 2000;
const steps_MAX_NAME = 300;
class StepWatch {
    #names = new Map();
    #hub = new HubWatch();
    #ran = [];
    #onRun;
    #failed;
    #place = 0;
    constructor(onRun = () => { }) {
        this.#onRun = onRun;
    }
    line(line) {
        if (line.kind === 'step')
            this.#progress(line);
        else if (line.kind === 'log' && this.nameOf(line.step) !== '')
            this.#log(line);
        else if (line.prefix === '' && !line.isContinued)
            this.#other(line.text);
    }
    nameOf(step) {
        return this.#names.get(step) ?? '';
    }
    get ran() {
        return this.#ran;
    }
    get failed() {
        return this.#failed;
    }
    #progress(line) {
        const name = steps_STEP.exec(line.text)?.[1]?.slice(0, steps_MAX_NAME);
        if (name !== undefined &&
            !OWN.test(name) &&
            (this.#names.has(line.step) || this.#names.size < steps_MAX_STEPS)) {
            this.#names.set(line.step, name);
        }
        const [, how, text = ''] = END.exec(line.text) ?? [];
        const ended = this.nameOf(line.step);
        if (how === undefined || ended === '')
            return;
        if (how === 'DONE' && !FROM.test(ended))
            this.#run(ended);
        if (how === 'ERROR')
            this.#fail(ended, { ...line, text });
        this.#hub.forget(line.step);
    }
    #run(name) {
        if (this.#ran.length < steps_MAX_STEPS)
            this.#ran.push(name);
        this.#onRun(name);
    }
    #log(line) {
        const name = this.nameOf(line.step);
        if (!name.includes('] RUN '))
            return;
        this.#onRun(name);
        this.#hub.line(line);
    }
    #fail(name, line) {
        if (name.includes('] RUN '))
            this.#hub.line(line);
        this.#failed = { name, line: 0, hub: this.#hub.worstOf(line.step) };
    }
    #other(text) {
        if (this.#failed === undefined)
            return;
        if (RULE.test(text) && this.#place > 0 && this.#failed.line === 0) {
            this.#failed = { ...this.#failed, line: this.#place };
        }
        this.#place = Number(steps_PLACE.exec(text)?.[1] ?? 0);
    }
}

;// CONCATENATED MODULE: ./build/src/log/log-reader.js







const SOLVING = /^#\d+ \[(?!internal\] booting buildkit)/;
const KEPT_LINES = 50;
class LogReader {
    out = this.#splitter('out');
    err = this.#splitter('err');
    #tools;
    #since = Date.now();
    #progress = new ProgressReader();
    #steps;
    #times = new StepTimes();
    #search;
    #hasBegun = false;
    #hasProgress = false;
    #errorLines = [];
    #firstLine = '';
    #begun = '';
    constructor(tools) {
        this.#tools = tools;
        this.#steps = new StepWatch(step => tools.onStep?.(this.#clean(step)));
        this.#search = new LogSearch(tools.secrets, {
            onLine: (line, safe) => this.#show(line, safe),
            onFinding: finding => this.#tell(finding),
        });
    }
    end() {
        this.out.end();
        this.err.end();
        this.#search.end();
        const failed = this.#steps.failed;
        return {
            hasBegun: this.#hasBegun,
            errorLines: this.#errorLines,
            firstLine: this.#firstLine,
            ranSteps: this.#steps.ran.map(step => this.#clean(step)),
            failed: failed && {
                ...failed,
                name: this.#clean(failed.name),
                hub: failed.hub && { ...failed.hub, text: this.#clean(failed.hub.text) },
            },
            steps: this.#times.steps(this.#now()).map(step => ({ ...step, name: this.#clean(step.name) })),
        };
    }
    #splitter(stream) {
        return new LineSplitter((line, isContinued) => this.#take(stream, { line, isContinued }));
    }
    #take(stream, raw) {
        if (raw.isContinued && raw.line === '')
            return;
        const line = this.#progress.read(stream, raw);
        if (stream === 'err') {
            this.#hasBegun ||= line.kind === 'step' && SOLVING.test(line.text);
            this.#steps.line(line);
            if (line.kind === 'step')
                this.#times.line(line, this.#now());
        }
        else if (this.#tools.begun !== undefined)
            this.#takeOther(line.text, this.#tools.begun);
        this.#search.take(line);
    }
    #takeOther(text, begun) {
        this.#times.podmanLine(text, this.#now());
        if (!begun.test(text))
            return;
        this.#hasBegun = true;
        this.#begun = text;
    }
    #now() {
        return Date.now() - this.#since;
    }
    #show(line, safe) {
        if (line.stream === 'out')
            this.#firstLine ||= defused(safe).trim();
        else {
            this.#errorLines.push(defused(safe));
            if (this.#errorLines.length > KEPT_LINES)
                this.#errorLines.shift();
        }
        const isProgress = line.stream === 'err' && line.step !== '';
        const group = groupOf(line) ?? (isProgress && !this.#hasProgress ? PREPARING : undefined);
        this.#hasProgress ||= isProgress;
        this.#tools.guard.line({ text: safe, group, isProgress });
    }
    #tell({ secret, form, line }) {
        const stepName = this.#clean(this.#steps.nameOf(line.step) || this.#begun);
        this.#tools.onFinding({ secret, form, step: line.step, stepName, since: this.#since });
    }
    #clean(text) {
        return harmless(this.#tools.secrets.hide(text));
    }
}

// EXTERNAL MODULE: ./build/src/tool/processes.js
var processes = __nccwpck_require__(793);
;// CONCATENATED MODULE: ./build/src/tool/follow.js





const KILL_AFTER_MS = 2000;
const DRAIN_MS = 1500;
async function follow(job) {
    const child = start(job);
    const log = new LogReader(job);
    const taken = job.takeOutput?.(child.stdout);
    if (taken === undefined)
        readInto(child.stdout, log.out, job);
    readInto(child.stderr, log.err, job);
    const [code] = await Promise.all([ended(child, job), taken]).catch(error => {
        child.kill('SIGKILL');
        throw error;
    });
    return { code, ...log.end() };
}
function readInto(stream, lines, { drained }) {
    stream.on('data', (chunk) => {
        lines.push(chunk);
        const wait = drained?.();
        if (wait === undefined)
            return;
        stream.pause();
        const goOn = () => void stream.resume();
        wait.then(goOn, goOn);
    });
}
function start({ tool, args, env }) {
    try {
        return (0,external_node_child_process_namespaceObject.spawn)(tool.command, [...tool.prefix, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    }
    catch (error) {
        throw notStarted(tool, error);
    }
}
async function ended(child, { tool, cancel, takeOutput }) {
    const drain = letGoWhenSilent(child, takeOutput === undefined ? [child.stdout, child.stderr] : [child.stderr]);
    let killer;
    const stop = () => {
        if (child.exitCode !== null || child.signalCode !== null)
            drain.now();
        child.kill('SIGTERM');
        killer = setTimeout(() => {
            (0,processes/* killDescendants */.He)();
            child.kill('SIGKILL');
            drain.now();
        }, KILL_AFTER_MS);
    };
    if (cancel.aborted)
        stop();
    cancel.addEventListener('abort', stop, { once: true });
    try {
        const [code] = (await (0,external_node_events_.once)(child, 'close'));
        return code ?? -1;
    }
    catch (error) {
        throw notStarted(tool, error);
    }
    finally {
        cancel.removeEventListener('abort', stop);
        clearTimeout(killer);
        drain.stop();
    }
}
function letGoWhenSilent(child, outputs) {
    let chunks = 0;
    let timer;
    let isOver = false;
    const now = () => {
        for (const stream of outputs)
            stream.destroy();
    };
    const wait = () => {
        if (isOver)
            return;
        const seen = chunks;
        const isSilent = () => chunks === seen && !outputs.some(stream => stream.isPaused());
        timer = setTimeout(() => setImmediate(() => (isSilent() ? now() : wait())), DRAIN_MS);
    };
    for (const stream of outputs)
        stream.on('data', () => chunks++);
    child.once('exit', wait);
    return {
        now,
        stop: () => {
            isOver = true;
            clearTimeout(timer);
        },
    };
}
function notStarted(tool, cause) {
    return new errors/* ActionError */.lZ({
        code: 'BUILD_FAILED',
        message: `${tool.command} cannot be started: ${(0,errors/* messageOf */.bD)(cause)}.`,
        hint: say => `Check that it is an executable file for this machine, and that no ${say.parameter} is unreasonably long.`,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/src/tool/run.js



async function run(args, tools, { kind, isAnswered, begun, takeOutput, isHidden = false }) {
    const guard = guardOf(tools, isHidden);
    if (isAnswered === undefined)
        guard.release();
    const start = Date.now();
    const onFinding = tools.onFinding ?? (() => { });
    try {
        const exit = await follow({ ...tools, args, guard, onFinding, begun, takeOutput });
        tools.onRun?.({ kind, start, end: Date.now(), code: exit.code, steps: exit.steps });
        if (isAnswered?.(exit))
            guard.drop();
        guard.release();
        return exit;
    }
    finally {
        guard.close();
    }
}
function guardOf({ log, isRunnerLog }, isHidden) {
    return isHidden
        ? new LogGuard({ resumeToken: '', isRunnerLog: false, write: () => { } })
        : new LogGuard({ resumeToken: (0,external_node_crypto_namespaceObject.randomUUID)(), isRunnerLog, write: log });
}

// EXTERNAL MODULE: ./build/src/text/image-names.js
var image_names = __nccwpck_require__(629);
;// CONCATENATED MODULE: ./build/src/merge/bad-record.js


function badRecord(from, why, cause) {
    return new errors/* ActionError */.lZ({
        code: 'BAD_RECORD',
        message: `${harmless(from)} cannot be merged: ${why}.`,
        hint: 'Pass what this action gave as digest-file or digest-record, unchanged, and nothing else: let download-artifact take only those artifacts.',
        ...(cause === undefined ? {} : { cause }),
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./build/src/text/platform.js
var text_platform = __nccwpck_require__(962);
;// CONCATENATED MODULE: ./build/src/merge/record.js




const RECORD_VERSION = 1;
const MAX_RECORD = 64 * 1024;
const MAX_ENTRIES = 100;
function recordOf({ build, outcome, report }) {
    const names = pushedReferences(build).map(reference => splitTag(reference).name);
    const images = [...new Set(names)].filter(name => repositoryOf(name) !== undefined);
    const isAway = pushes(build);
    if (!isAway || images.length === 0 || !isDigest(outcome.digest) || report === undefined)
        return undefined;
    const { verdict, reason, image: searched } = report;
    const platforms = record_platformsOf(build.platforms);
    return { images, digest: outcome.digest, platforms, verdict, reason, searched, toolVersion: VERSION };
}
function record_platformsOf(asked) {
    const platforms = asked.map(normalPlatform);
    return platforms.includes(undefined) ? [] : [...new Set(platforms.map(String))];
}
function recordText({ toolVersion, ...facts }) {
    return JSON.stringify({ version: RECORD_VERSION, tool: 'hf-secret-build', toolVersion, ...facts });
}
function recordName({ digest }) {
    return `${digest.replace(':', '-')}.json`;
}
function parseRecord(text) {
    const value = parseObject(text);
    if (value['tool'] !== 'hf-secret-build')
        throw new Error('it is no record of hf-secret-build');
    if (value['version'] !== RECORD_VERSION)
        throw new Error('its version is one that this action does not know');
    const record = {
        images: entriesAt(value, 'images', name => (0,image_names/* repositoryOf */._M)(name) !== undefined),
        digest: textAt(value, 'digest', image_names/* isDigest */.Bc),
        platforms: entriesAt(value, 'platforms', platform => (0,text_platform/* normalPlatform */.J)(platform) === platform),
        verdict: verdictAt(value),
        reason: textAt(value, 'reason', reason => reason.length <= MAX_REASON),
        searched: textAt(value, 'searched', digest => digest === '' || (0,image_names/* isDigest */.Bc)(digest)),
        toolVersion: textAt(value, 'toolVersion', version => /^[\w.+-]{1,40}$/.test(version)),
    };
    if (record.images.length === 0)
        throw new Error("its 'images' is empty");
    if (record.verdict === 'clean' && record.reason !== '')
        throw new Error('it says clean of an image that was not searched');
    return record;
}
const MAX_REASON = 200;
function parseObject(text) {
    if (text.length > MAX_RECORD)
        throw new Error('it is too large for a record');
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw new Error('it is no JSON');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Error('it is no record');
    return value;
}
function textAt(value, key, isFine) {
    const text = value[key];
    if (typeof text !== 'string' || !isFine(text))
        throw new Error(`its '${key}' is not what a build writes`);
    return text;
}
function entriesAt(value, key, isFine) {
    const entries = value[key];
    const isList = Array.isArray(entries) && entries.length <= MAX_ENTRIES;
    const texts = isList ? entries.filter(entry => typeof entry === 'string' && isFine(entry)) : [];
    if (!isList || texts.length !== entries.length)
        throw new Error(`its '${key}' is not what a build writes`);
    return texts;
}
const VERDICTS = ['clean', 'leak', 'unverified', 'skipped'];
function verdictAt(value) {
    const verdict = VERDICTS.find(word => word === value['verdict']);
    if (verdict === undefined)
        throw new Error("its 'verdict' is not what a build writes");
    return verdict;
}

;// CONCATENATED MODULE: ./build/src/merge/folder.js





const MAX_FILES = 100;
const MAX_DEPTH = 3;
const FILE_NAME = /^(sha256)-([0-9a-f]{64})\.json$/;
function readFolder(folder) {
    const files = [];
    const visit = (below, depth) => {
        for (const entry of entriesOf(folder, below)) {
            const name = (0,external_node_path_.join)(below, entry.name);
            if (entry.isDirectory() && depth < MAX_DEPTH)
                visit(name, depth + 1);
            else
                files.push(readRecordFile(folder, name, entry));
            if (files.length > MAX_FILES)
                throw badRecord(folder, `more than ${MAX_FILES} files are in it`);
        }
    };
    visit('', 1);
    return files;
}
function entriesOf(folder, below) {
    try {
        const directory = (0,external_node_fs_.opendirSync)((0,external_node_path_.join)(folder, below));
        try {
            return firstEntries(() => directory.readSync());
        }
        finally {
            directory.closeSync();
        }
    }
    catch (error) {
        throw noFolder(folder, error);
    }
}
function firstEntries(next) {
    const entries = [];
    for (let entry = next(); entry !== null && entries.length <= MAX_FILES; entry = next())
        entries.push(entry);
    return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}
function readRecordFile(folder, name, entry) {
    const [, algorithm, hex] = FILE_NAME.exec(entry.name) ?? [];
    if (algorithm === undefined || hex === undefined)
        throw badRecord(name, 'it is no digest-file');
    if (!entry.isFile())
        throw badRecord(name, 'it is no regular file');
    try {
        return { name, digest: `${algorithm}:${hex}`, text: readSmall((0,external_node_path_.join)(folder, name)) };
    }
    catch (error) {
        throw badRecord(name, (0,errors/* messageOf */.bD)(error), error);
    }
}
function readSmall(path) {
    const fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    try {
        if (!(0,external_node_fs_.fstatSync)(fd).isFile())
            throw new Error('it is no regular file');
        const bytes = Buffer.alloc(MAX_RECORD + 1);
        let length = 0;
        for (let read = 1; read > 0 && length < bytes.length; length += read)
            read = (0,external_node_fs_.readSync)(fd, bytes, length, bytes.length - length, null);
        if (length > MAX_RECORD)
            throw new Error('it is too large for a record');
        return bytes.toString('utf8', 0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function noFolder(folder, cause) {
    return new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: `The folder of input 'path' cannot be read (${(0,errors/* errnoOf */.UQ)(cause) || (0,errors/* messageOf */.bD)(cause)}): ${folder}.`,
        hint: 'Put actions/download-artifact with the same path before this step. It makes no folder when no artifact fits its pattern.',
        cause,
    });
}

;// CONCATENATED MODULE: ./build/src/merge/given.js






const MAX_DIGESTS = 100;
function readGiven({ folder, digests }) {
    const files = folder === '' ? [] : readFolder(folder);
    const given = [
        ...files.map(({ name, text, digest }) => fromFile(name, { text, digest })),
        ...digests.map((line, index) => fromLine(line, `entry ${index + 1} of digests`)),
    ];
    if (given.length > MAX_DIGESTS)
        throw badRecord('the list', `it has more than ${MAX_DIGESTS} digests`);
    if (given.length > 0)
        return given;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_RECORD',
        message: `There is no digest in ${harmless(folder)}.`,
        hint: 'Did the builds push, and was their digest-file uploaded and downloaded again? The pattern of download-artifact has to fit the names of upload-artifact.',
    });
}
function fromFile(name, { text, digest }) {
    const record = given_parsed(text, name);
    if (record.digest !== digest)
        throw badRecord(name, 'its name is that of another digest');
    return { from: name, record };
}
function fromLine(line, from) {
    if (line.startsWith('{'))
        return { from, record: given_parsed(line, from) };
    const [name = '', digest = '', ...more] = line.split('@');
    if (more.length > 0 || (0,image_names/* repositoryOf */._M)(name) === undefined || !(0,image_names/* isDigest */.Bc)(digest))
        throw badRecord(from, 'it is neither a record nor name@sha256:…');
    return { from, record: { ...UNKNOWN, images: [name], digest } };
}
const UNKNOWN = {
    platforms: [],
    verdict: 'skipped',
    reason: 'it was given without a record',
    searched: '',
    toolVersion: '',
};
function given_parsed(text, from) {
    try {
        return parseRecord(text.trim());
    }
    catch (error) {
        throw badRecord(from, (0,errors/* messageOf */.bD)(error), error);
    }
}

;// CONCATENATED MODULE: ./build/src/merge/judge.js




function admit(given, request) {
    requireVerdicts(given, request);
    const wanted = new Set(request.tags.map(tag => (0,image_names/* repositoryOf */._M)((0,image_names/* splitTag */.RK)(tag).name)));
    return given.map(one => {
        const name = one.record.images.find(image => wanted.has((0,image_names/* repositoryOf */._M)(image)));
        if (name !== undefined)
            return { ...one, reference: `${name}@${one.record.digest}` };
        throw badRecord(one.from, `it is a digest of ${one.record.images[0]}, which none of the tags names`);
    });
}
function requireVerdicts(given, { allowSkipped }) {
    const having = (verdict) => given.find(({ record }) => record.verdict === verdict);
    const leak = having('leak');
    if (leak !== undefined)
        throw refused('LEAK', leak, 'holds a secret', LEAKED);
    const unverified = having('unverified');
    if (unverified !== undefined)
        throw refused('UNVERIFIED', unverified, 'could not be searched as a whole', UNSEARCHED);
    const skipped = having('skipped');
    if (skipped === undefined || allowSkipped)
        return;
    const why = harmless(skipped.record.reason || 'no reason is given');
    throw refused('UNVERIFIED', skipped, `was not searched (${why})`, SKIPPED);
}
const LEAKED = 'Its build ran with verify: report, which pushes what it finds. Delete that digest from the registry, rotate the token, and let the build keep the gate (verify: gate).';
const UNSEARCHED = "See its build's log for what could not be read. What cannot be searched is not clean: let the build keep the gate (verify: gate).";
const SKIPPED = 'Build it with its secret and verify: gate, or, where nothing secret was mounted, allow that here: allow-skipped: true.';
function refused(code, { from, record }, what, hint) {
    return new errors/* ActionError */.lZ({
        code,
        message: `${record.images[0]}@${record.digest} ${what}, its build says (${harmless(from)}). Nothing was tagged.`,
        hint,
    });
}

;// CONCATENATED MODULE: ./build/src/merge/manifest.js
function readManifest(text) {
    const value = asObject(manifest_parsed(text));
    if (value === undefined)
        return undefined;
    const entries = value['manifests'];
    if (entries === undefined)
        return asObject(value['config']) === undefined ? undefined : { children: [] };
    const children = Array.isArray(entries) ? entries.map(childOf) : [];
    const known = children.filter(child => child !== undefined);
    return known.length === 0 || known.length !== children.length ? undefined : { children: known };
}
function imagesOf({ children }) {
    return children.filter(({ isAttestation }) => !isAttestation);
}
function childOf(entry) {
    const { digest, mediaType, platform, annotations } = asObject(entry) ?? {};
    const isIndex = /\.(image\.index|manifest\.list)\./.test(String(mediaType));
    if (typeof digest !== 'string' || isIndex)
        return undefined;
    const { os, architecture, variant } = asObject(platform) ?? {};
    const kind = asObject(annotations)?.['vnd.docker.reference.type'];
    return {
        digest,
        platform: [os, architecture, variant].filter(Boolean).join('/'),
        isAttestation: kind === 'attestation-manifest',
    };
}
function asObject(value) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ...value } : undefined;
}
function manifest_parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/merge/platforms.js


function requirePlatforms(sources, expected) {
    const found = new Map();
    for (const source of sources) {
        for (const platform of source.platforms) {
            const other = found.get(platform);
            if (other !== undefined)
                throw twice(platform, [other, source]);
            found.set(platform, source);
        }
    }
    if (expected.length === 0)
        return;
    const missing = expected.filter(platform => !found.has(platform));
    if (missing.length > 0)
        throw wrongPlatforms(`No digest is for ${missing.join(', ')}`, platforms_MISSING);
    const strange = [...found.keys()].filter(platform => !expected.includes(platform));
    if (strange.length > 0)
        throw wrongPlatforms(`A digest is for ${strange.join(', ')}, which input 'platforms' does not name`, STRANGE);
}
const platforms_MISSING = 'Did the job of that platform fail, or was its digest-file not uploaded?';
const STRANGE = 'Name that platform too, or leave its digest out.';
function twice(platform, sources) {
    const where = sources.map(({ from }) => harmless(from)).join(' and ');
    return wrongPlatforms(`Two digests are for ${platform}: ${where}`, 'One of them is of another build: download the artifacts of one image and one run alone.');
}
function wrongPlatforms(message, hint) {
    return new errors/* ActionError */.lZ({ code: 'PLATFORMS', message: `${message}. Nothing was tagged.`, hint });
}

;// CONCATENATED MODULE: ./build/src/merge/source.js









async function lookAt(admitted, tools) {
    const { reference, from, record } = admitted;
    const raw = answered(await askBuildx(inspectArguments(reference, tools.builder), tools), admitted);
    if (digestOf(raw) !== record.digest)
        throw badRecord(from, 'the registry answers with something else than what has this digest');
    const manifest = readManifest(raw);
    if (manifest === undefined)
        throw badRecord(from, 'its digest is neither that of an image nor of an index');
    const platforms = await platformsIn(manifest, admitted, tools);
    if (record.platforms.length > 0 && !isSameSet(record.platforms, platforms))
        throw badRecord(from, `it speaks of ${record.platforms.join(', ')}, and the image is for ${platforms.join(', ')}`);
    const { children } = manifest;
    const manifests = children.length === 0 ? [record.digest] : children.map(({ digest }) => digest);
    return { ...admitted, platforms, manifests };
}
function digestOf(text) {
    return `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(text).digest('hex')}`;
}
async function platformsIn(manifest, admitted, tools) {
    const named = manifest.children.length === 0
        ? [await platformOfConfig(admitted, tools)]
        : imagesOf(manifest).map(({ platform }) => (0,text_platform/* normalPlatform */.J)(platform));
    const platforms = named.filter(platform => platform !== undefined);
    if (platforms.length === named.length && platforms.length > 0)
        return platforms;
    throw badRecord(admitted.from, 'an image in its digest says nothing of its platform');
}
async function platformOfConfig(admitted, tools) {
    const answer = await askBuildx(configArguments(admitted.reference, tools.builder), tools);
    const { os, architecture, variant } = source_asObject(answered(answer, admitted));
    return (0,text_platform/* normalPlatform */.J)([os, architecture, variant].filter(Boolean).join('/'));
}
function source_asObject(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? { ...value } : {};
    }
    catch {
        return {};
    }
}
function answered({ code, stdout, stderr }, { reference }) {
    if (code === 0)
        return stdout;
    const words = harmless(stderr.trim().split('\n').at(-1) ?? '').slice(0, 500);
    throw new errors/* ActionError */.lZ({
        code: 'NO_DIGEST',
        message: `The registry does not give ${reference}: ${words || 'buildx did not answer'}.`,
        hint: 'Was it pushed there by its build, and not removed since? Is docker/login-action before this step, with the right to read there?',
    });
}
function isSameSet(some, others) {
    return new Set([...some, ...others]).size === new Set(some).size && some.length === others.length;
}

;// CONCATENATED MODULE: ./build/src/merge/merge.js

















const GROUP = 8;
async function mergeDigests(request, around) {
    const admitted = admit(readGiven(request), request);
    const tools = await toolsFor(request, around);
    const sources = inOrder(await inGroups(admitted, tools, one => lookAt(one, tools)), request.platforms);
    requirePlatforms(sources, request.platforms);
    for (const { platforms, record } of sources)
        around.log(`${platforms.join(', ')}: ${record.digest}, ${record.verdict}`);
    await create(sources, request, tools);
    return requireTagged(sources, request, tools);
}
async function inGroups(all, { cancel }, ask) {
    const answers = [];
    for (let start = 0; start < all.length; start += GROUP) {
        const group = Promise.all(all.slice(start, start + GROUP).map(ask));
        answers.push(...(await untilCancelled(group, cancel)));
    }
    return answers;
}
async function toolsFor({ builder, pushRetries }, { env: all, tokens, redact, ...around }) {
    const env = childEnvironment(all, { tokens, usesActionsCache: false });
    const { cancel } = around;
    const { tool } = await untilCancelled(resolveBuildx(true, { env, cancel }), cancel);
    return { ...around, builder, pushRetries, tool, env, redact, secrets: new LogSecrets([], redact) };
}
function inOrder(sources, platforms) {
    const rank = ({ platforms: own }) => platforms.indexOf(own[0] ?? '');
    const name = ({ platforms: own }) => own[0] ?? '';
    return [...sources].sort((one, other) => rank(one) - rank(other) || (name(one) < name(other) ? -1 : 1));
}
async function create(sources, { tags, annotations, builder, pushRetries }, tools) {
    const references = sources.map(({ reference }) => reference);
    const args = createArguments({ builder, tags, annotations, sources: references });
    const exit = await withRetries(() => run(args, tools, { kind: 'push' }), {
        ...{ tools, pushRetries },
        isRetried: isPushFailure,
    });
    if (exit.code === 0)
        return;
    throw refusals_lacksBuildx(exit) ? find_noBuildx() : pushFailed(exit, { rest: 'Some of the tags may be there already.' });
}
async function requireTagged(sources, { tags }, tools) {
    const expected = [...new Set(sources.flatMap(({ manifests }) => manifests))].sort();
    const indexes = await inGroups(tags, tools, tag => indexOf(tag, tools));
    const [digest = ''] = indexes.map(digestOf);
    const isAsked = indexes.every(index => {
        const found = readManifest(index)?.children.map(child => child.digest) ?? [];
        return digestOf(index) === digest && String([...new Set(found)].sort()) === String(expected);
    });
    if (isAsked)
        return digest;
    throw new errors/* ActionError */.lZ({
        code: 'PUSH_DIFFERS',
        message: `${tags.join(', ')}: the registry has not, or not everywhere, what was merged.`,
        hint: 'Does another job write the same tags at the same time? Run the merge again.',
    });
}
async function indexOf(tag, tools) {
    const { code, stdout } = await askBuildx(inspectArguments(tag, tools.builder), tools);
    return code === 0 ? stdout : '';
}


/***/ }),

/***/ 458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  r: () => (/* binding */ Annotations)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __nccwpck_require__(381);
;// CONCATENATED MODULE: ./build/src/request.js
const request_NO_OUTCOME = { imageid: '', digest: '', metadata: '' };
const NO_RECORD = { digestFile: '', digestRecord: '' };

// EXTERNAL MODULE: ./build/src/wording.js
var wording = __nccwpck_require__(997);
;// CONCATENATED MODULE: ./build/src/report/journal.js


function told({ level, code, message, hint, place }, words) {
    return {
        level,
        code,
        message: (0,wording/* inWords */.r)(message, words),
        hint: (0,wording/* inWords */.r)(hint, words),
        ...(place === undefined ? {} : { place }),
    };
}
function toldError({ parts }, words) {
    return told({ ...parts, level: 'error' }, words);
}
const NOTHING = { digest: '', pushed: [], loaded: [], others: [] };
class Journal {
    #words;
    #show;
    #told = [];
    #runs = [];
    #hub = [];
    #checked = [];
    #wanted = { pushed: [], loaded: [] };
    #report;
    #conclusion = { tokenSource: 'none', verdict: 'unverified', report: '', sarif: '' };
    #outcome = NO_OUTCOME;
    #searchEnd = 0;
    constructor(words, show) {
        this.#words = words;
        this.#show = show;
    }
    asked(wanted) {
        this.#wanted = wanted;
    }
    foundToken(tokenSource) {
        this.#conclusion = { ...this.#conclusion, tokenSource };
    }
    checked(problems, hub) {
        this.#checked = problems.map(problem => told(problem, this.#words));
        this.#hub = hub;
    }
    ran = (run) => {
        this.#runs.push(run);
    };
    tell = (telling) => {
        const problem = told(telling, this.#words);
        this.#told.push(problem);
        this.#show.problem(problem);
    };
    concluded(report, files) {
        this.#report = report;
        this.#conclusion = { ...this.#conclusion, ...files, verdict: report.verdict };
        this.#searchEnd = report.searched.blobs === 0 ? 0 : Date.now();
        this.#show.report(report);
    }
    delivered(outcome) {
        this.#outcome = outcome;
    }
    get problems() {
        return this.#checked;
    }
    get report() {
        return this.#report;
    }
    get outcome() {
        return this.#outcome;
    }
    get conclusion() {
        return this.#conclusion;
    }
    story(end) {
        const { failure, digest, unannotated } = end;
        return {
            ...this.#wanted,
            report: this.#report,
            released: failure?.released ?? NOTHING,
            failure: failure && toldError(failure, this.#words),
            unannotated,
            told: this.#told,
            hub: this.#hub,
            digest,
            runs: this.#runs,
            searchEnd: this.#searchEnd,
        };
    }
}

;// CONCATENATED MODULE: ./build/src/runner/annotations.js



const MAX_ANNOTATIONS = 10;
class Annotations {
    #redact;
    #shown = { error: 0, warning: 0, notice: 0 };
    #unshown = 0;
    constructor(redact) {
        this.#redact = redact;
    }
    get unshown() {
        return this.#unshown;
    }
    tell = (problem) => {
        const { level, code, message, hint, place } = told(problem, wording/* WORKFLOW */.E);
        const text = this.#redact(`${message} ${hint}`.trim());
        const limit = level === 'error' ? MAX_ANNOTATIONS - 1 : MAX_ANNOTATIONS;
        if (this.#shown[level]++ < limit)
            this.#write(level, { code, text, place });
        else {
            this.#unshown++;
            core/* info */.pq(`${level}: ${place === undefined ? '' : `${this.#redact(place.file)}:${place.line}: `}${text}`);
        }
    };
    end(error) {
        const { code, message, hint, place } = toldError(error, wording/* WORKFLOW */.E);
        this.#write('error', { code, text: this.#redact(`${message} ${hint}`.trim()), place });
        if (code === 'INTERNAL')
            core/* debug */.Yz(this.#redact(String(error.stack)));
    }
    #write(level, { code, text, place }) {
        const write = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm }[level];
        write(text, { title: `hf-secret-build: ${code}`, ...at(place, this.#redact) });
    }
}
function at(place, redact) {
    if (place === undefined)
        return {};
    return { file: redact(place.file), ...(place.line === 0 ? {} : { startLine: place.line }) };
}


/***/ }),

/***/ 86:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ logLine),
/* harmony export */   G: () => (/* binding */ logDrained)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(474);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(381);


let isCorked = false;
function logLine(line) {
    if (!isCorked) {
        isCorked = true;
        process.stdout.cork();
        queueMicrotask(() => {
            isCorked = false;
            process.stdout.uncork();
        });
    }
    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(line);
}
function logDrained() {
    return process.stdout.writableNeedDrain ? (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(process.stdout, 'drain') : undefined;
}


/***/ }),

/***/ 573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ Masks)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __nccwpck_require__(381);
// EXTERNAL MODULE: ./build/src/secret/forms.js + 6 modules
var secret_forms = __nccwpck_require__(910);
;// CONCATENATED MODULE: ./build/src/secret/redact.js
const MAX_ALTERNATIVES = 200;
const MAX_PATTERN_LENGTH = 16_384;
function redactor(forms) {
    if (forms.length === 0)
        return text => text;
    const isClean = quickTest(forms);
    const width = Math.min(...forms.map(form => form.length));
    const byStart = new Map();
    for (const form of forms) {
        const start = form.slice(0, width);
        byStart.set(start, [...(byStart.get(start) ?? []), form]);
    }
    return text => (isClean(text) ? text : redactSpans(text, width, byStart));
}
function redactSpans(text, width, byStart) {
    let shown = '';
    let end = 0;
    for (let at = 0; at + width <= text.length; at++) {
        for (const form of byStart.get(text.slice(at, at + width)) ?? []) {
            if (!text.startsWith(form, at))
                continue;
            if (at >= end)
                shown += `${text.slice(end, at)}***`;
            end = Math.max(end, at + form.length);
        }
    }
    return shown + text.slice(end);
}
function quickTest(forms) {
    const length = forms.reduce((sum, form) => sum + form.length, 0);
    if (forms.length > MAX_ALTERNATIVES || length > MAX_PATTERN_LENGTH)
        return () => false;
    const pattern = new RegExp(forms.map(form => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'));
    return text => !pattern.test(text);
}

// EXTERNAL MODULE: ./build/src/secret/value.js
var value = __nccwpck_require__(947);
;// CONCATENATED MODULE: ./build/src/runner/masks.js




class Masks {
    #forms = new Set();
    #redact = redactor([]);
    add(secrets) {
        this.addSecret(...secrets.map(text => new value/* SecretValue */.i(text)));
    }
    addSecret(...secrets) {
        for (const form of secrets.flatMap(secret_forms/* textForms */.f)) {
            if (this.#forms.has(form))
                continue;
            this.#forms.add(form);
            core/* setSecret */.Pq(form);
        }
        this.#redact = redactor([...this.#forms]);
    }
    redact = (text) => this.#redact(text);
}


/***/ }),

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ readMergeRequest)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var lib_core = __nccwpck_require__(381);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(406);
// EXTERNAL MODULE: ./build/src/text/image-names.js
var image_names = __nccwpck_require__(629);
// EXTERNAL MODULE: ./build/src/text/platform.js
var platform = __nccwpck_require__(962);
// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __nccwpck_require__(175);
;// CONCATENATED MODULE: ./build/src/runner/list.js

const LINES_AND_COMMAS = { commas: 'split', quotes: 'csv', whiteSpace: 'trim' };
const LINES = { commas: 'keep', quotes: 'csv', whiteSpace: 'trim' };
function parseList(text, grammar) {
    const records = (0,sync/* parse */.qg)(text, {
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
        record_delimiter: ['\r\n', '\n', '\r'],
        quote: grammar.quotes === 'csv' ? '"' : false,
    });
    return records
        .flatMap(fields => entriesOf(fields, grammar))
        .filter(entry => entry.trim() !== '')
        .map(entry => (grammar.whiteSpace === 'trim' ? entry.trim() : entry));
}
function entriesOf(fields, grammar) {
    if (grammar.commas === 'keep')
        return [fields.join(',')];
    return fields.length === 1 ? (fields[0] ?? '').split(',') : fields;
}

;// CONCATENATED MODULE: ./build/src/runner/fields.js



function list(name, grammar) {
    const text = lib_core/* getInput */.V4(name, { trimWhitespace: grammar.whiteSpace === 'trim' });
    try {
        return parseList(text, grammar);
    }
    catch {
        throw new errors/* ActionError */.lZ({
            code: 'BAD_INPUT',
            message: `Input '${name}' cannot be read as a list: a quotation mark is not closed.`,
            hint: 'One entry a line; an entry that holds commas, quotes or line breaks is wrapped in "…" with inner quotes doubled.',
        });
    }
}
function flag(name) {
    if (process.env[`INPUT_${name.toUpperCase()}`] === undefined)
        return false;
    try {
        return lib_core/* getBooleanInput */.Vt(name);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ({
            code: 'BAD_INPUT',
            message: `Input '${name}' is neither true nor false.`,
            hint: `Write ${name}: true or ${name}: false. An expression that gives an empty text is no boolean.`,
            cause: error,
        });
    }
}
function choice(name, words) {
    const text = core.getInput(name) || words[0];
    const word = words.find(word => word === text);
    if (word !== undefined)
        return word;
    throw new ActionError({
        code: 'BAD_INPUT',
        message: `Input '${name}' is none of ${words.join(', ')}.`,
        hint: `Leave it out for ${name}: ${words[0]}.`,
    });
}
function retries(name) {
    const text = lib_core/* getInput */.V4(name) || '2';
    if (/^\d{1,2}$/.test(text))
        return Number(text);
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: `Input '${name}' is no number from 0 to 99.`,
        hint: `Write ${name}: 2, or 0 to fail at once.`,
    });
}

;// CONCATENATED MODULE: ./build/src/runner/merge-inputs.js






const RECORD_LINES = { commas: 'keep', quotes: 'none', whiteSpace: 'trim' };
const ANNOTATION = /^(?:(?<kind>[a-z-]+)(?:\[(?<platform>[\w/.-]+)\])?:)?[^\s=:]+=/;
const KINDS = ['index', 'manifest-descriptor', undefined];
function readMergeRequest() {
    const folder = lib_core/* getInput */.V4('path');
    const digests = list('digests', RECORD_LINES);
    if (folder === '' && digests.length === 0)
        throw badInput("Neither 'path' nor 'digests' is given", 'Name the folder that download-artifact filled.');
    return {
        tags: readTags(),
        folder,
        digests,
        platforms: readPlatforms(),
        annotations: list('annotations', LINES).map(readAnnotation),
        allowSkipped: flag('allow-skipped'),
        builder: lib_core/* getInput */.V4('builder'),
        pushRetries: retries('push-retries'),
    };
}
function readTags() {
    const tags = [...new Set(list('tags', LINES_AND_COMMAS))];
    if (tags.length > 0 && tags.every(image_names/* isTaggedName */.Gp))
        return tags;
    throw badInput(tags.length === 0 ? "Input 'tags' is empty" : "An entry of 'tags' is no name with a tag", 'One a line, as registry/namespace/name:tag in small letters.');
}
function readPlatforms() {
    const platforms = list('platforms', LINES_AND_COMMAS).map(platform/* normalPlatform */.J);
    const known = platforms.filter(platform => platform !== undefined);
    if (known.length === platforms.length && new Set(known).size === known.length)
        return known;
    throw badInput("An entry of 'platforms' is no platform, or is there twice", 'Write linux/amd64, linux/arm64 and the like.');
}
function readAnnotation(text) {
    const groups = ANNOTATION.exec(text)?.groups;
    if (groups === undefined || !KINDS.includes(groups['kind']))
        throw badInput("An entry of 'annotations' is not one of an index", 'Write key=value, index:key=value or manifest-descriptor[platform]:key=value; those of a manifest are for the build. docker/metadata-action writes them so with DOCKER_METADATA_ANNOTATIONS_LEVELS: index.');
    return groups['kind'] === undefined ? `index:${text}` : text;
}
function badInput(message, hint) {
    return new errors/* ActionError */.lZ({ code: 'BAD_INPUT', message: `${message}.`, hint });
}


/***/ }),

/***/ 569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ looksRandom),
/* harmony export */   dp: () => (/* binding */ profileOf),
/* harmony export */   mn: () => (/* binding */ readsLikeWords),
/* harmony export */   qO: () => (/* binding */ isNoPattern)
/* harmony export */ });
/* unused harmony exports isRandomInToken, isRandomInValue */
const SEQUENCES = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const ENGLISH = 'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ' +
    'ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so ' +
    'rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ke od ey ok';
const NEIGHBOURS = new Set(SEQUENCES.flatMap(row => [...pairsOf(row), ...pairsOf([...row].reverse().join(''))]));
const WORD_PAIRS = new Set(ENGLISH.split(' '));
const SHORT_WORDS = new Set('am an as at be by do go he hf hi id if in io is it me my no of ok on or so to up us we'.split(' '));
const LOOKALIKES = {
    '0': 'o',
    '1': 'l',
    '3': 'e',
    '4': 'a',
    '5': 's',
    '@': 'a',
    $: 's',
    '!': 'i',
};
function profileOf(text) {
    const lower = text.toLowerCase();
    const places = [...text].map((one, index) => ({ one, before: text[index - 1] ?? '', index }));
    return {
        text,
        ordinary: places.map(({ one, before, index }) => Number(index > 0 && (isOrdinary(before, one) || comesTwice(lower, index)))),
        changes: places.map(({ one, before, index }) => Number(isChange(text[index - 2] ?? '', before, one))),
        irregular: places.map(({ index }) => Number(isIrregular(text.slice(Math.max(0, index - 2), index + 1)))),
    };
}
function isRandomInToken(profile, slice) {
    const { ordinary, changes, irregular, distinct } = sums(profile, slice);
    const isMixed = (changes >= 1 && irregular >= 1) || ordinary <= slice.size * 0.25;
    return isMixed && ordinary <= slice.size * 0.62 && distinct >= slice.size * 0.5;
}
function isRandomInValue(profile, slice) {
    const { ordinary, changes, distinct } = sums(profile, slice);
    return changes >= slice.size * 0.23 && ordinary <= slice.size * 0.5 && distinct >= slice.size * 0.55;
}
const MIN_RANDOM_LENGTH = 16;
function looksRandom(text) {
    if (text.length < MIN_RANDOM_LENGTH || !/^[\x21-\x7e]+$/.test(text))
        return false;
    const start = text.slice(0, 256);
    const { ordinary, changes, distinct } = sums(profileOf(start), { start: 0, size: start.length });
    const hasClasses = /[0-9]/.test(text) ? /[A-Za-z]/.test(text) : /[a-z]/.test(text) && /[A-Z]/.test(text);
    return (hasClasses &&
        distinct >= 8 &&
        changes >= 4 &&
        changes >= start.length * 0.15 &&
        ordinary <= start.length * 0.42 &&
        !isEncodedText(start));
}
const WORD_PART = 0.33;
function readsLikeWords(text) {
    const { ordinary } = sums(profileOf(text), { start: 0, size: text.length });
    return ordinary >= (text.length - 1) * WORD_PART;
}
function isEncodedText(text) {
    const encoding = /^[0-9a-f]+$/i.test(text) ? 'hex' : /^[\w+/-]+=*$/.test(text) ? 'base64' : undefined;
    if (encoding === undefined)
        return false;
    return /^[\s\x20-\x7e]*$/.test(Buffer.from(text, encoding).subarray(0, -1).toString('latin1'));
}
const MIN_SURPRISES = 8;
function isNoPattern(text) {
    const surprises = [...text].filter((_, index) => index > 0 && !isExpected(text, index));
    return text.length >= MIN_RANDOM_LENGTH && surprises.length >= MIN_SURPRISES;
}
function isExpected(text, index) {
    const pair = text.slice(index - 1, index + 1);
    if (pair[0] === pair[1] || comesTwice(text, index))
        return true;
    return /^(?:[a-z0-9]{2}|[A-Z]{2})$/.test(pair) && NEIGHBOURS.has(pair.toLowerCase());
}
function sums({ text, ordinary, changes, irregular }, { start, size }) {
    const sum = (values, from) => values.slice(start + from, start + size).reduce((total, value) => total + value, 0);
    return {
        ordinary: sum(ordinary, 1),
        changes: sum(changes, 1),
        irregular: sum(irregular, 2),
        distinct: new Set(text.slice(start, start + size)).size,
    };
}
function isOrdinary(one, two) {
    const pair = (one + two).toLowerCase();
    if (pair[0] === pair[1] || NEIGHBOURS.has(pair))
        return true;
    const startsWord = /[a-z]/.test(one) && /[A-Z]/.test(two);
    return !startsWord && WORD_PAIRS.has([...pair].map(letter => LOOKALIKES[letter] ?? letter).join(''));
}
function comesTwice(text, index) {
    if (index < 2)
        return false;
    const three = text.slice(index - 2, index + 1);
    return text.indexOf(three) !== index - 2 || text.indexOf(three, index - 1) >= 0;
}
function isChange(first, one, two) {
    const [before, now] = [classOf(one), classOf(two)];
    if (before === undefined || now === undefined || before === now)
        return false;
    return !(before === 'upper' && now === 'lower' && classOf(first) !== 'upper');
}
function isIrregular(three) {
    if (/[A-Z][A-Z]$/.test(three))
        return true;
    return /^[A-Z][a-z][A-Z]$/.test(three) && !SHORT_WORDS.has(three.slice(0, 2).toLowerCase());
}
function classOf(one) {
    if (/[a-z]/.test(one))
        return 'lower';
    if (/[A-Z]/.test(one))
        return 'upper';
    return /[0-9]/.test(one) ? 'digit' : undefined;
}
function pairsOf(row) {
    return [...row].slice(1).map((letter, index) => (row[index] ?? '') + letter);
}


/***/ }),

/***/ 205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ holdsTokenShape)
/* harmony export */ });
/* unused harmony export tokenShapesIn */
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(569);

const CANDIDATE = /(?:(?<![a-z0-9])|(?<=%[0-9a-f]{2})|(?<=\\[a-z]))(?:hf_(?:oauth|jwt)_([\w.-]{19,}\w)|(?:hf|api_org)_([a-z0-9]{30,}))/gi;
const WORDS = new RegExp('example sample dummy token secret replace change insert redact holder testing'
    .split(' ')
    .flatMap(word => [word, word.toUpperCase(), `${word[0]?.toUpperCase()}${word.slice(1)}`])
    .join('|'));
const RUN = /(.)\1{4}/i;
const JUDGED = 64;
const MAX_DEPTH = 3;
const ESCAPE = /(?:%|\\x|\\u00)([0-9a-f]{2})/i;
const ALL_ESCAPES = new RegExp(ESCAPE, 'gi');
const ENCODINGS = [
    {
        form: 'escaped',
        pattern: /\S+/g,
        decode: text => ESCAPE.test(text) ? [text.replace(ALL_ESCAPES, (_, hex) => characterOf(hex))] : [],
    },
    {
        form: 'hex',
        pattern: /[0-9a-f]{66,}/gi,
        decode: text => shifted(text, 2).map(one => bytesOf(one, 'hex')),
    },
    {
        form: 'base64',
        pattern: /[\w+/-]{20,}(?:\\?\r?\n[ \t]*[\w+/-]{4,})*/g,
        decode: text => {
            const joined = text.replace(/[^\w+/-]/g, '');
            return joined.length < 44 ? [] : shifted(joined, 4).map(one => bytesOf(one, 'base64'));
        },
    },
];
function tokenShapesIn(text) {
    return shapesIn(text, 0).sort((one, other) => one.offset - other.offset);
}
function holdsTokenShape(text) {
    return tokenShapesIn(text).length > 0;
}
function shapesIn(text, depth) {
    const plain = [];
    const others = text.replace(CANDIDATE, (found, long, short, offset = 0) => {
        if (!isDrawn(long ?? short ?? ''))
            return found;
        plain.push({ form: 'plain', offset });
        return ' '.repeat(found.length);
    });
    return depth === MAX_DEPTH ? plain : [...plain, ...encodedShapes(others, depth + 1)];
}
function encodedShapes(text, depth) {
    return ENCODINGS.flatMap(({ form, pattern, decode }) => [...text.matchAll(pattern)]
        .filter(({ 0: found }) => decode(found).some(decoded => shapesIn(decoded, depth).length > 0))
        .map(({ index }) => ({ form, offset: index })));
}
function isDrawn(body) {
    const text = body.replace(/[^a-z0-9]/gi, '').slice(-JUDGED);
    if (!/[g-z]/i.test(text) || RUN.test(text) || WORDS.test(body) || !(0,_random_js__WEBPACK_IMPORTED_MODULE_0__/* .isNoPattern */ .qO)(text))
        return false;
    const profile = (0,_random_js__WEBPACK_IMPORTED_MODULE_0__/* .profileOf */ .dp)(text);
    const letters = text.replace(/\d/g, '');
    if (shareOf((0,_random_js__WEBPACK_IMPORTED_MODULE_0__/* .profileOf */ .dp)(letters), 'ordinary') > 0.8)
        return false;
    const ordinary = shareOf(profile, 'ordinary');
    const isMixed = /[a-z]/.test(text) && /[A-Z]/.test(text);
    if (!isMixed)
        return ordinary <= 0.56;
    return ordinary <= 0.45 || (ordinary <= 0.62 && shareOf(profile, 'irregular') >= 0.08);
}
function shareOf(profile, of) {
    return profile[of].reduce((sum, one) => sum + one, 0) / profile.text.length;
}
function characterOf(hex) {
    return String.fromCharCode(Number.parseInt(hex, 16));
}
function shifted(text, group) {
    return Array.from({ length: group }, (_, start) => text.slice(start));
}
function bytesOf(text, encoding) {
    return Buffer.from(text, encoding).toString('latin1').replaceAll('\0', '');
}


/***/ }),

/***/ 910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  f: () => (/* binding */ textForms)
});

// EXTERNAL MODULE: ./build/src/scan/needles/random.js
var random = __nccwpck_require__(569);
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/src/secret/decode.js

const MAX_UNPACKED = 1024 * 1024;
const RUN = /(?:[A-Za-z0-9+/]{11,}|[A-Za-z0-9_-]{11,})={0,2}/g;
const WRAPPED = /(?<![\w+/-])(?:[\w+/-]{32,128}[ \t]{0,8}\r?\n[ \t]{0,64}){1,16384}[\w+/-]{0,128}={0,2}/g;
const JWT = /\beyJ[\w-]*(?:\.[\w-]*){2,4}/g;
function unpacked(bytes) {
    if (bytes.length < 8)
        return undefined;
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
    const isZlib = bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0;
    if (!isGzip && !isZlib)
        return undefined;
    try {
        return (isGzip ? external_node_zlib_namespaceObject.gunzipSync : external_node_zlib_namespaceObject.inflateSync)(bytes, { maxOutputLength: MAX_UNPACKED });
    }
    catch {
        return undefined;
    }
}
function decodedIn(text) {
    const rest = text.replace(JWT, ' ');
    const runs = [WRAPPED, RUN].flatMap(pattern => [...rest.matchAll(pattern)].map(([run]) => run));
    return [...new Set(runs)].flatMap(run => {
        const bytes = decoded(run);
        return bytes === undefined ? [] : [{ bytes, level: 1 }];
    });
}
function decoded(text) {
    const digits = text.replace(/\s+/g, '').replace(/=+$/, '');
    return [ofHex(digits), ofBase64(digits)].find(bytes => bytes !== undefined && isMeant(bytes));
}
function ofHex(digits) {
    return /^(?:[0-9a-f]{2}){8,}$/i.test(digits) ? Buffer.from(digits, 'hex') : undefined;
}
function ofBase64(digits) {
    if (!/^(?:[A-Za-z0-9+/]{11,}|[\w-]{11,})$/.test(digits))
        return undefined;
    const bytes = Buffer.from(digits, 'base64');
    const again = bytes.toString('base64').replace(/=+$/, '');
    return again === digits.replaceAll('-', '+').replaceAll('_', '/') ? bytes : undefined;
}
function isMeant(bytes) {
    return isText(bytes.toString()) || utf16Text(bytes) !== undefined || unpacked(bytes) !== undefined;
}
function textIn(bytes) {
    const utf16 = utf16Text(bytes);
    if (utf16 !== undefined)
        return utf16;
    const utf8 = bytes.toString();
    const text = utf8.includes('\ufffd') ? bytes.toString('latin1') : utf8;
    return text.replace(/^\ufeff/, '');
}
function isText(text) {
    return !/[^\P{Cc}\t\r\n]|\ufffd/u.test(text);
}
function utf16Text(bytes) {
    if (bytes.length < 8 || bytes.length % 2 !== 0)
        return undefined;
    const mark = bytes.readUInt16BE(0);
    const isLittle = mark === 0xfffe || isZeroAt(bytes, 1);
    if (!isLittle && mark !== 0xfeff && !isZeroAt(bytes, 0))
        return undefined;
    const units = isLittle ? bytes : Buffer.from(bytes).swap16();
    const text = units.toString('utf16le').replace(/^\ufeff/, '');
    return isText(text) ? text : undefined;
}
function isZeroAt(bytes, first) {
    let zeros = 0;
    for (let at = first; at < bytes.length; at += 2)
        zeros += Number(bytes[at] === 0);
    return zeros >= 0.45 * bytes.length;
}

;// CONCATENATED MODULE: ./build/src/secret/names.js
const STRONG = /^(?:pass|pat|psk|\w*(?:password|passwd|passwort|passphrase|pwd|token|secret|credentials?|creds?|apikey|authkey|accesskey|secretkey|privatekey|accountkey|sharedkey))$/;
const WEAK = /^(?:auth|authorization|key)$/;
const ABOUT = /^(?:ids?|uuid|sha\d*|digest|hash|checksum|fingerprint|cert|certificate|version|ur[il]|dsn|email|file|path|dir|directory|name|type|kind|method|mode|policy|ttl|time|at|expir\w+|lifetime|age|length|len|size|count|limit|prompt|hint|label|title|description|format|alg|algorithm|headers?|prefix|suffix|enabled|required|endpoint|host|server|port|scopes?|field|column|env|ref|provider|issuer|audience|class|user|username|login|region|store|helpers?|status|source)$/;
function kindOfName(name) {
    const words = name
        .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .map(word => word.replace(/\d+$/, ''))
        .filter(word => word !== '');
    if (words.includes('public') || words.includes('pub') || ABOUT.test(words.at(-1) ?? ''))
        return 'other';
    if (words.some(word => STRONG.test(word)))
        return 'strong';
    return words.some(word => WEAK.test(word)) ? 'weak' : 'other';
}

;// CONCATENATED MODULE: ./build/src/secret/no-secret.js

const SWITCH = /^(?:true|false|yes|no|on|off|null|nil|none|undefined|enabled?|disabled?|required|optional|auto|default|basic|bearer|anonymous|n\/a|\d{1,3})$/i;
const FILLER = /^(?:x-access-token|x-oauth-basic|x-token-auth|oauth2?(?:accesstoken)?|__token__|_json_key(?:_base64)?|gitlab-ci-token|00000000-0000-0000-0000-000000000000)$/i;
const REFERENCE = /^(?:\$\{?\{?[^}]*\}?\}?|\$\([^)]*\)|\{\{.*\}\}|\{%.*%\}|<[^>]*>|\{\.[^}]*\}|\[[^\]]*\]|%\w+%|%\(\w+\)s|@\w+@|!(?:vault|ref|sub|secret)\b.*|(?:env|file|op|ref|arn|ssm|vault|secretref):.*)$/is;
const FILLED = /^(?:[*x.•_\-#?]+|(.)\1+)$/i;
const PLACEHOLDER = /^(?:your[-_ ].*|(?:change|replace|fill|put|insert|enter|add|set|use|paste)[-_ ]?.{0,3}(?:me|this|it|in|here|your|a|the).*|(?:your|my|some|the|an?|test|example|sample|dummy|fake|default|super)?[-_ ]?(?:secure|strong|api|access|hf|secret)?[-_ ]?(?:pass|passw[o0]rd|passwd|passphrase|pwd|token|secret|key|value|username|credentials?)[-_ ]?(?:here|goes[-_ ]here|value|string|text|key|token)?[-_ ]?\d{0,4}[!.]?|placeholder|notasecret|not-a-secret|todo|tbd|redacted|removed|unset|unknown|localhost|administrator|postgres(?:ql)?\d{0,2}|rootroot|adminadmin|changeit)$/i;
const PATH = /^(?:~|\.{1,2})?(?:\/[\w.@ -]+)+\/?$|^[A-Za-z]:\\/;
const URL_ALONE = /^[a-z][a-z0-9+.-]*:\/\/[^@]*$/i;
function isNoSecret(text) {
    const isPath = PATH.test(text) && text.split('/').length > 2;
    return isPath || [SWITCH, FILLER, REFERENCE, FILLED, URL_ALONE].some(pattern => pattern.test(text));
}
const MAX_WORD_LENGTH = 11;
const PROSE = /^[A-Za-z ,.;:'"()-]* (?:the|a|an|is|are|was|be|see|for|to|of|your|from|in|and|or|this|that|with|it|if|not|on|by|as|at) [A-Za-z ,.;:'"()-]*$/i;
function isEverywhere(text) {
    if (/^[\d.,:+/ -]{1,15}$/.test(text) || PLACEHOLDER.test(text) || PROSE.test(` ${text} `))
        return true;
    const isWord = text.length <= MAX_WORD_LENGTH && /^(?:[A-Za-z]?[a-z]+|[A-Z]+)$/.test(text);
    return isWord && (0,random/* readsLikeWords */.mn)(text);
}
function isMixed(text) {
    if (/^[a-z][a-z\d]*(?:[-_.][a-z\d]+)+$/.test(text))
        return false;
    if (/^[A-Z]?[a-z]+(?:[A-Z][a-z]+)*$/.test(text) && (0,random/* readsLikeWords */.mn)(text))
        return false;
    const rest = text.replace(/(?<![A-Za-z])[A-Z](?=[a-z])/g, 'a');
    return [/[a-z]/, /[A-Z]/, /\d/, /[^\w.\s-]/].filter(some => some.test(rest)).length > 1;
}

;// CONCATENATED MODULE: ./build/src/secret/fields.js



const MAX_FIELDS = 64;
const MAX_VALUE = 8192;
const MAX_CUT = 512;
const ASSIGNED = /([\w.-]{1,64})["']?[ \t]{0,8}(?:=>|:=|[=:])[ \t]{0,8}/g;
const PAIR = /\b(?:name|key)["']?\s{0,8}[:=]\s{0,8}["']?([\w.-]{1,64})["']?,?\s{1,64}["']?value["']?\s{0,8}[:=]\s{0,8}/gi;
const ELEMENT = /<([\w.-]{1,64})>([^<]{1,4096})<\/\1>/g;
const NETRC = /(?:^|\s)(?:machine\s+\S|default\s)/;
const NETRC_PASSWORD = /\spassword\s{1,64}("(?:[^"\\\r\n]|\\.){1,4096}"|\S{1,4096})/g;
const PGPASS = /^(?:[^:#\s]+):(?:\d{1,5}|\*):[^:\s]+:[^:\s]+:(.{1,4096})$/gm;
const CURL_USER = /(?:^|\s)(?:-u|--user|user)[ \t]{0,8}[= \t][ \t]{0,8}["']?[^\s"':]{1,256}:([^\s"']{1,4096})/gm;
const USER_INFO = /\/\/([^\s/?#"'<>]{1,1024})@/g;
const PARAMETER = /[?&]([\w.-]{1,64})=([^&#\s"'<>]{1,4096})/g;
function fieldsIn(text) {
    const fields = [
        ...behindNames(text, ASSIGNED),
        ...behindNames(text, PAIR),
        ...[...text.matchAll(ELEMENT)].flatMap(([, name = '', value = '']) => named(name, [value, ofXml(value)])),
        ...(NETRC.test(text) ? passwords(text, NETRC_PASSWORD) : []),
        ...passwords(text, PGPASS),
        ...passwords(text, CURL_USER),
        ...[...text.matchAll(USER_INFO)].flatMap(([, userInfo = '']) => ofUserInfo(userInfo)),
        ...[...text.matchAll(PARAMETER)].flatMap(([, name = '', value = '']) => named(name, [value, percentDecoded(value)])),
    ];
    return fields.slice(0, MAX_FIELDS);
}
function passwordOf(text) {
    const [, user = '', password = ''] = /^([^\s:"'(){}<>,[\]]{0,256}):(?!\/\/)(\S[^\r\n]*)$/.exec(text) ?? [];
    return password === '' ? [] : credentials(user, password);
}
function passwords(text, pattern) {
    return [...text.matchAll(pattern)].flatMap(([, value = '']) => named('password', [...quoted(value), value]));
}
function behindNames(text, pattern) {
    const found = [];
    for (const { 0: whole, 1: name = '', index } of text.matchAll(pattern)) {
        if (found.length === MAX_FIELDS)
            break;
        if (kindOfName(name) === 'other')
            continue;
        const start = index + whole.length;
        found.push(...named(name, readingsAt(text.slice(start, start + MAX_VALUE))));
    }
    return found;
}
function named(name, readings) {
    const kind = kindOfName(name);
    const some = [...new Set(readings)].filter(reading => reading !== '');
    return kind === 'other' || some.length === 0 ? [] : [{ name, kind, readings: some }];
}
function readingsAt(text) {
    const inQuotes = quoted(text);
    if (inQuotes.length > 0)
        return inQuotes;
    const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').trim();
    if (/^[{[]/.test(line))
        return [];
    const bare = line.replace(/^(?:basic|bearer|token)[ \t]+/i, '').replace(/^([^"']*)["']$/, '$1');
    if (bare.length > MAX_CUT)
        return [bare];
    const beforeNext = /^.*?(?=[\s;,&]{1,8}["']?[\w.-]{1,64}["']?\s?[=:]|[\s;,]*$)/.exec(bare)?.[0] ?? '';
    if (isNoSecret(beforeNext))
        return [];
    return [bare, bare.replace(/\s#.*$/, ''), beforeNext].flatMap(reading => [
        reading,
        reading.replace(/["',;)}\]\s]+$/, ''),
    ]);
}
function quoted(text) {
    const [, double, single] = /^(?:"((?:[^"\\\r\n]|\\.)*)"|'((?:[^'\r\n]|'')*)')/.exec(text) ?? [];
    if (double !== undefined)
        return isJson(double) ? [unescaped(double)] : [unescaped(double), double];
    return single === undefined ? [] : [single, single.replaceAll("''", "'")];
}
function isJson(text) {
    return JSON.stringify(unescaped(text)) === `"${text}"`;
}
const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
function unescaped(text) {
    return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code, one) => code === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16)));
}
function ofUserInfo(userInfo) {
    const cut = userInfo.indexOf(':');
    if (cut !== -1)
        return credentials(userInfo.slice(0, cut), userInfo.slice(cut + 1));
    return (0,random/* looksRandom */.EZ)(userInfo) ? named('token', [userInfo, percentDecoded(userInfo)]) : [];
}
function credentials(user, password) {
    const isUserSecret = password === '' || isNoSecret(password) || (0,random/* looksRandom */.EZ)(user);
    return [
        ...named('password', [password, percentDecoded(password)]),
        ...(isUserSecret && (0,random/* looksRandom */.EZ)(user) ? named('token', [user, percentDecoded(user)]) : []),
    ];
}
function percentDecoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function ofXml(text) {
    return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name] ?? '');
}

// EXTERNAL MODULE: ./build/src/secret/token.js
var token = __nccwpck_require__(691);
;// CONCATENATED MODULE: ./build/src/secret/contents.js





const MAX_LEVELS = 3;
const MAX_READ_BYTES = 64 * 1024;
const MAX_VALUES = 48;
const MAX_LOOKS = 256;
const MAX_LOOKED = 2 * 1024 * 1024;
const MIN_VALUE_BYTES = 8;
const MIN_HIDDEN = 6;
const MIN_ENCODED = 16;
const BETWEEN_QUOTES = /(?:[^"\\]|\\.)+/gs;
function contentsOf(secret) {
    const found = new Found(secret);
    look({ bytes: secret, level: 0, as: 'top' }, found);
    return found.contents();
}
function hiddenIn(secret) {
    const { tokens, values, hidden } = contentsOf(secret);
    return [...tokens, ...values, ...hidden].map(String);
}
class Found {
    looks = 0;
    looked = 0;
    tokens = new Map();
    values = new Map();
    texts = new Map();
    hidden = new Map();
    unsearched = new Set();
    #readings = new Map();
    #whole;
    constructor(whole) {
        this.#whole = whole;
    }
    add(kind, bytes) {
        const all = this[kind];
        if (all.size >= MAX_VALUES || (kind !== 'tokens' && bytes.equals(this.#whole)))
            return;
        all.set(bytes.toString('latin1'), bytes);
    }
    addReading(bytes) {
        if (!trimmed(this.#whole).equals(bytes))
            this.#readings.set(bytes.toString('latin1'), bytes);
    }
    contents() {
        const [tokens, values] = [[...this.tokens.values()], [...this.values.values()]];
        const isInner = (value) => ![...tokens, ...values].some(other => value.includes(other) && other !== value);
        return {
            tokens,
            values: [...values.filter(isInner), ...this.#readings.values()],
            texts: [...this.texts.values()],
            unsearched: [...this.unsearched].map(name => this.#shown(name)),
            hidden: [...this.hidden.values()],
        };
    }
    #shown(name) {
        const held = [...this.tokens.values(), ...this.values.values(), ...this.hidden.values()];
        const isName = /^[\w.-]{1,40}$/.test(name) && !(0,random/* looksRandom */.EZ)(name);
        return isName && !held.some(one => name.includes(one.toString())) ? name : 'a field';
    }
}
function trimmed(bytes) {
    return Buffer.from(bytes.toString('latin1').replace(/^[\t-\r ]+|[\t-\r ]+$/g, ''), 'latin1');
}
function look(at, found) {
    found.looks += 1;
    found.looked += at.bytes.length;
    if (found.looks > MAX_LOOKS || found.looked > MAX_LOOKED || at.level > MAX_LEVELS)
        return false;
    const inner = unpacked(at.bytes);
    if (inner !== undefined)
        return look({ ...inside(at), bytes: inner }, found);
    const text = textIn(at.bytes);
    const isFound = [tokens(text, found), fields(text, at, found), encoded(text, at, found)].some(Boolean);
    if (!isFound && at.as === 'top')
        addReadings(text, found);
    else if (!isFound && at.as !== 'rest')
        return addValue(at.bytes, text, found);
    else if (at.as !== 'field')
        found.add('texts', Buffer.from(text));
    return isFound;
}
function inside({ level, as }) {
    return { level: level + 1, as: as === 'rest' ? 'rest' : 'secret' };
}
function tokens(text, found) {
    const all = (0,token/* tokensIn */.gF)(text);
    for (const token of all)
        found.add('tokens', Buffer.from(token));
    return all.length > 0;
}
function fields(all, { level, as }, found) {
    const text = all.slice(0, MAX_READ_BYTES);
    const pair = as === 'top' || as === 'secret' ? passwordOf(text.trim()) : [];
    const isFound = [...fieldsIn(text), ...pair].map(field => addField(field, level, found)).some(Boolean);
    return isFound || (as !== 'top' && pair.length > 0);
}
function addField({ name, kind, readings }, level, found) {
    const isWanted = (value) => !isNoSecret(value) && (kind === 'strong' || isMixed(value));
    const wanted = readings.map(reading => reading.trim()).filter(isWanted);
    const long = wanted.filter(value => Buffer.byteLength(value) >= MIN_VALUE_BYTES && !isEverywhere(value));
    if (long.length === 0 && wanted.length > 0) {
        found.unsearched.add(name);
        for (const value of wanted.filter(isHideable))
            found.add('hidden', Buffer.from(value));
    }
    return long.map(value => look({ bytes: Buffer.from(value), level, as: 'field' }, found)).some(Boolean);
}
function isHideable(value) {
    return value.length >= MIN_HIDDEN && isMixed(value);
}
function encoded(all, at, found) {
    const whole = all.trim();
    const bytes = decoded(whole);
    if (bytes !== undefined) {
        const isFound = look({ ...inside(at), bytes }, found);
        return isFound && whole.length >= MIN_ENCODED;
    }
    const text = all.slice(0, MAX_READ_BYTES);
    const escaped = (text.match(BETWEEN_QUOTES) ?? []).filter(one => one.includes('\\'));
    const parts = [...decodedIn(text), ...escaped.filter(one => one !== text).map(unquoted)];
    return parts
        .map(({ bytes, level }) => look({ bytes, level: at.level + level, as: 'rest' }, found))
        .some(Boolean);
}
function unquoted(text) {
    return { bytes: Buffer.from(unescaped(text)), level: 0 };
}
function addValue(bytes, text, found) {
    const value = text.trim();
    const all = isText(text) ? writings(value) : [bytes];
    const long = all.filter(one => one.length >= MIN_VALUE_BYTES);
    if (isNoSecret(value) || isEverywhere(value))
        return false;
    for (const one of long)
        found.add('values', one);
    return long.length > 0;
}
function addReadings(text, found) {
    if (!isText(text) || text.trim() === '')
        return;
    for (const one of writings(text.trim()))
        found.addReading(one);
}
function writings(text) {
    if (/^[\0-\x7f]*$/.test(text))
        return [Buffer.from(text)];
    const composed = text.normalize('NFC');
    const latin1 = /^[\0-\xff]*$/.test(composed) ? [Buffer.from(composed, 'latin1')] : [];
    return [Buffer.from(text), Buffer.from(composed), Buffer.from(text.normalize('NFD')), ...latin1];
}

;// CONCATENATED MODULE: ./build/src/secret/forms.js


const MIN_ENCODED_BYTES = 8;
const MIN_TEXT_LENGTH = 4;
const MIN_LINE_LENGTH = 6;
const COMMON = /^(true|false|null|none)$/i;
const MAX_ENCODED_BYTES = 4096;
const MAX_COPIED_LINES = 50;
function textForms(secret) {
    const text = secret.reveal();
    const whole = linesOf(text);
    const held = hiddenIn(Buffer.from(text)).map(linesOf);
    const lines = [whole, ...held].flat().flatMap(withAndWithoutPrefix);
    const copied = [whole, ...held]
        .filter(some => some.length <= MAX_COPIED_LINES)
        .flat()
        .flatMap(withAndWithoutPrefix);
    const forms = [
        ...lines,
        ...lines.map(asJson),
        ...copied.filter(line => line.length >= MIN_ENCODED_BYTES).map(reversed),
        ...[text, text.trim(), ...copied].flatMap(one => encodedForms(Buffer.from(one))),
    ];
    return [...new Set(forms)];
}
function linesOf(text) {
    const lines = text.trim().split(/[\r\n]+/);
    const least = lines.length === 1 ? MIN_TEXT_LENGTH : MIN_LINE_LENGTH;
    return lines.map(line => line.trim()).filter(line => line.length >= least && !COMMON.test(line));
}
function withAndWithoutPrefix(text) {
    return [text, (0,token/* withoutHubPrefix */.oI)(text)];
}
function reversed(line) {
    return [...line].reverse().join('');
}
function asJson(line) {
    return JSON.stringify(line).slice(1, -1);
}
function encodedForms(bytes) {
    if (bytes.length < MIN_ENCODED_BYTES || bytes.length > MAX_ENCODED_BYTES)
        return [];
    const cores = [base64Core(bytes, 0), base64Core(bytes, 1), base64Core(bytes, 2)];
    const hex = bytes.toString('hex');
    return [...cores, ...cores.map(forUrls), hex, hex.toUpperCase()];
}
function forUrls(base64) {
    return base64.replaceAll('+', '-').replaceAll('/', '_');
}
function base64Core(bytes, phase) {
    const encoded = Buffer.concat([Buffer.alloc(phase), bytes]).toString('base64');
    const firstBit = phase * 8;
    return encoded.slice(Math.ceil(firstBit / 6), Math.floor((firstBit + bytes.length * 8) / 6));
}


/***/ }),

/***/ 691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   gF: () => (/* binding */ tokensIn),
/* harmony export */   oI: () => (/* binding */ withoutHubPrefix)
/* harmony export */ });
/* unused harmony exports isHubToken, isNoToken, isDeclined, readToken */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(406);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(947);


const FALSE = 'false';
const LEFTOVER = /^(true|null|undefined|\d|\*+|\$\{?\w+\}?)$/i;
const LINE_END = /(\\+[nr]|%(25)*0[AD])["'`]?$/i;
const NAMED = /^(?:[A-Z][A-Z0-9]*_[A-Z0-9_]*=|\w+[=:]["']?(?=(?:hf|api_org)_))/;
const HUB_PREFIX = /^(hf_(oauth_|jwt_)?|api_org_)(?=[\w.-]{8,}$)/;
const EMBEDDED = /(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[nrt]))(?:(?:hf|api_org)_[A-Za-z0-9]{20,}|hf_(?:oauth|jwt)_[\w.-]{19,}\w)/g;
function tokensIn(text) {
    return text.match(EMBEDDED) ?? [];
}
function withoutHubPrefix(text) {
    return text.replace(HUB_PREFIX, '');
}
function isHubToken(text) {
    return HUB_PREFIX.test(text);
}
function isNoToken(text) {
    return text.trim() === '' || text.trim() === FALSE || LEFTOVER.test(text.trim());
}
function isDeclined(text) {
    return text.trim() === FALSE;
}
function readToken(text, source) {
    const token = text.trim();
    if (token === '' || token === FALSE)
        return undefined;
    const fault = faultIn(token);
    if (fault !== undefined) {
        throw new ActionError({
            code: 'BAD_TOKEN',
            message: say => `${source ?? say.input('hf-token')} contains ${fault}.`,
            hint: say => say.tokenAlone,
        });
    }
    return new SecretValue(token);
}
function faultIn(token) {
    if (LEFTOVER.test(token))
        return `'${token}', which is no token`;
    if (/[\r\n\u0085\u2028\u2029]/u.test(token))
        return 'a line break';
    if (/\s/u.test(token))
        return 'white space';
    if (/[^\x21-\x7e]/u.test(token))
        return 'a character outside printable ASCII';
    if (/^(["'`]).*\1$/u.test(token))
        return 'quotation marks around the token';
    if (LINE_END.test(token))
        return 'a line break that was written out, as \\n or %0A';
    if (NAMED.test(token))
        return 'a name in front of the token, as in NAME=…';
    return isWithin(token) ? 'more than the token alone' : undefined;
}
function isWithin(text) {
    return !/^(hf|api_org)_[\w.~+/-]+=*$/.test(text) && tokensIn(text).length > 0;
}


/***/ }),

/***/ 947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ SecretValue)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(975);

class SecretValue {
    #text;
    constructor(text) {
        this.#text = text;
    }
    reveal() {
        return this.#text;
    }
    toString() {
        return '***';
    }
    toJSON() {
        return '***';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '***';
    }
}


/***/ }),

/***/ 629:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   Gp: () => (/* binding */ isTaggedName),
/* harmony export */   RK: () => (/* binding */ splitTag),
/* harmony export */   _M: () => (/* binding */ repositoryOf)
/* harmony export */ });
const MAX_NAME = 255;
const HOST = /^(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const HUB = 'docker.io';
function isDigest(text) {
    return DIGEST.test(text);
}
function repositoryOf(name) {
    const parts = name.split('/');
    const [first = ''] = parts;
    const hasHost = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost');
    const host = hasHost ? first : HUB;
    const path = hasHost ? parts.slice(1) : parts;
    if (name.length > MAX_NAME || !HOST.test(host) || !path.every(part => COMPONENT.test(part)))
        return undefined;
    if (!/^(index\.)?docker\.io$/.test(host))
        return [host, ...path].join('/');
    return [HUB, ...(path.length === 1 ? ['library'] : []), ...path].join('/');
}
function splitTag(reference) {
    const [, name = '', tag = ''] = /^(.*?)(?::([^:/]*))?$/s.exec(reference) ?? [];
    return { name, tag };
}
function isTaggedName(reference) {
    const { name, tag } = splitTag(reference);
    return TAG.test(tag) && repositoryOf(name) !== undefined;
}


/***/ }),

/***/ 962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ normalPlatform)
/* harmony export */ });
const PLATFORM = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/;
const ALIASES = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armhf: 'arm',
    i386: '386',
};
const USUAL = new Set(['amd64/v1', 'arm64/v8', 'arm/v7']);
function normalPlatform(text) {
    const [, os, arch, variant] = PLATFORM.exec(text.trim().toLowerCase()) ?? [];
    if (os === undefined || arch === undefined || os === 'unknown')
        return undefined;
    const name = ALIASES[arch] ?? arch;
    const isUsual = variant === undefined || USUAL.has(`${name}/${variant}`);
    return isUsual ? `${os}/${name}` : `${os}/${name}/${variant}`;
}


/***/ }),

/***/ 793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   He: () => (/* binding */ killDescendants)
/* harmony export */ });
/* unused harmony exports identify, isGone, toolsIn, killNow, end */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(406);




const TOOLS = new Set(['docker', 'docker-buildx', 'buildx', 'podman', 'buildah']);
const TOOL_WORDS = 3;
const PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 50;
function identify(pid) {
    return { pid, start: statOf(pid)?.start ?? '' };
}
function isGone({ pid, start }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errnoOf */ .UQ)(error) === 'ESRCH')
            return true;
    }
    const now = statOf(pid);
    return now !== undefined && (now.isDead || (start !== '' && now.start !== start));
}
function toolsIn(directory) {
    return allProcesses().filter(({ pid }) => isOurs(pid) && works(argumentsOf(pid), directory));
}
function works(words, directory) {
    const isTool = words.slice(0, TOOL_WORDS).some(word => TOOLS.has(basename(word)));
    return isTool && words.some(word => word.includes(`${directory}/`));
}
const LOOKS = 5;
function killDescendants() {
    let found = [];
    for (let looks = 0; looks < LOOKS; looks++) {
        const known = new Set(found.map(({ pid }) => pid));
        found = descendants();
        for (const id of found)
            signal(id, 'SIGSTOP');
        if (found.every(({ pid }) => known.has(pid)))
            break;
    }
    killNow(found);
}
function descendants() {
    const all = allProcesses().map(({ pid, start }) => ({ pid, start, parent: statOf(pid)?.parent }));
    const found = [];
    const visit = (parent) => {
        for (const child of all.filter(other => other.parent === parent)) {
            found.push({ pid: child.pid, start: child.start });
            visit(child.pid);
        }
    };
    visit(process.pid);
    return found;
}
function killNow(processes) {
    for (const id of processes)
        signal(id, 'SIGKILL');
}
async function end(processes) {
    for (const id of processes)
        signal(id, 'SIGTERM');
    let left = processes;
    for (let waited = 0; waited < PATIENCE_MS && left.length > 0; waited += LOOK_EVERY_MS) {
        await sleep(LOOK_EVERY_MS);
        left = left.filter(id => !isGone(id));
    }
    killNow(left);
}
function signal(id, name) {
    if (isGone(id))
        return;
    try {
        process.kill(id.pid, name);
    }
    catch {
    }
}
function allProcesses() {
    return namesIn('/proc')
        .filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
        .map(name => identify(Number(name)))
        .filter(({ start }) => start !== '');
}
function namesIn(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function isOurs(pid) {
    try {
        return statSync(`/proc/${pid}`).uid === process.getuid?.();
    }
    catch {
        return false;
    }
}
function argumentsOf(pid) {
    try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    }
    catch {
        return [];
    }
}
function statOf(pid) {
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return { isDead: /^[ZX]/.test(fields[0] ?? ''), parent: Number(fields[1]), start: fields[19] ?? '' };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ WORKFLOW),
/* harmony export */   r: () => (/* binding */ inWords)
/* harmony export */ });
function inWords(wording, say) {
    return typeof wording === 'string' ? wording : wording(say);
}
const WORKFLOW = {
    input: input => `Input '${input}'`,
    name: input => input,
    set: (input, value) => `${input}: ${value}`,
    parameter: 'input',
    host: 'this runner',
    temp: 'RUNNER_TEMP',
    step: 'the step',
    environment: 'the env of the step',
    noToken: event => `Input 'hf-token' is empty${event}.`,
    findToken: 'Is the repository secret set, under the name that the workflow uses, and handed on to a called workflow (secrets: inherit)? Does the matrix entry ask for it? Without a stored token: hf-oidc-resource.',
    giveToken: 'hf-token: ${{ secrets.HF_TOKEN }}',
    tokenAlone: 'Store the token alone, on one line, in the repository secret and pass it as hf-token: ${{ secrets.HF_TOKEN }}.',
    storeToken: 'store it as the repository secret',
    updateToken: 'update the repository secret',
    needsToken: 'hf-token must not be empty (fork pull requests get no secrets)',
    giveSecret: id => `secrets: ${id}=\${{ secrets.NAME }}`,
    setVariable: "Set it in the `env:` of the step; pull requests from forks have no secrets. A value itself belongs into 'secrets'.",
    relativePaths: "Relative paths start at the workspace; a step before this one must make the file. A value itself belongs into 'secrets'.",
    login: tool => `${tool === 'podman' ? 'podman login (or docker/login-action)' : 'docker/login-action'} before this step`,
    installDocker: 'Use a runner with Docker (ubuntu-latest has it), or install Docker Engine and the buildx plugin.',
    installBuildx: 'Add docker/setup-buildx-action before this step, or install the docker-buildx package.',
    updateBuildx: 'Add docker/setup-buildx-action before this step, or update the docker-buildx plugin.',
    createBuilder: 'docker/setup-buildx-action',
    checkOut: 'Add actions/checkout before this step and set context: .',
    exchangeRefused: 'The Hub refused the exchange: check the Trusted Publisher entry (repository, workflow, environment) and permissions: id-token: write. Better let hf-oidc-resource exchange the token before the build.',
};


/***/ }),

/***/ 381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ core_debug),
  z3: () => (/* binding */ error),
  Vt: () => (/* binding */ getBooleanInput),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, exportVariable, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, setFailed, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(928);
// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var node_modules_tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: external "node:http"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_node_http_namespaceObject = x({  });
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};





var HttpCodes;
(function (HttpCodes) {
    HttpCodes[HttpCodes["OK"] = 200] = "OK";
    HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
    HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
    HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
    HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
    HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
    HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
    HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
    HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
    HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
    HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
    HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
    HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
    HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
    HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
    HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
    HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
    HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
    HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
    HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
    HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
    HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
    HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
    HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
    HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
    HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
    HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
    Headers["Accept"] = "accept";
    Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
    MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
function lib_getProxyUrl(serverUrl) {
    const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
    return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
    HttpCodes.MovedPermanently,
    HttpCodes.ResourceMoved,
    HttpCodes.SeeOther,
    HttpCodes.TemporaryRedirect,
    HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
    HttpCodes.BadGateway,
    HttpCodes.ServiceUnavailable,
    HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = (/* unused pure expression or super */ null && (['OPTIONS', 'GET', 'DELETE', 'HEAD']));
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
    constructor(message, statusCode) {
        super(message);
        this.name = 'HttpClientError';
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, HttpClientError.prototype);
    }
}
class HttpClientResponse {
    constructor(message) {
        this.message = message;
    }
    readBody() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                let output = Buffer.alloc(0);
                this.message.on('data', (chunk) => {
                    output = Buffer.concat([output, chunk]);
                });
                this.message.on('end', () => {
                    resolve(output.toString());
                });
            }));
        });
    }
    readBodyBuffer() {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
                const chunks = [];
                this.message.on('data', (chunk) => {
                    chunks.push(chunk);
                });
                this.message.on('end', () => {
                    resolve(Buffer.concat(chunks));
                });
            }));
        });
    }
}
function isHttps(requestUrl) {
    const parsedUrl = new URL(requestUrl);
    return parsedUrl.protocol === 'https:';
}
class lib_HttpClient {
    constructor(userAgent, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
            if (requestOptions.ignoreSslError != null) {
                this._ignoreSslError = requestOptions.ignoreSslError;
            }
            this._socketTimeout = requestOptions.socketTimeout;
            if (requestOptions.allowRedirects != null) {
                this._allowRedirects = requestOptions.allowRedirects;
            }
            if (requestOptions.allowRedirectDowngrade != null) {
                this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
            }
            if (requestOptions.maxRedirects != null) {
                this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
            }
            if (requestOptions.keepAlive != null) {
                this._keepAlive = requestOptions.keepAlive;
            }
            if (requestOptions.allowRetries != null) {
                this._allowRetries = requestOptions.allowRetries;
            }
            if (requestOptions.maxRetries != null) {
                this._maxRetries = requestOptions.maxRetries;
            }
        }
    }
    options(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
        });
    }
    get(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('GET', requestUrl, null, additionalHeaders || {});
        });
    }
    del(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('DELETE', requestUrl, null, additionalHeaders || {});
        });
    }
    post(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('POST', requestUrl, data, additionalHeaders || {});
        });
    }
    patch(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PATCH', requestUrl, data, additionalHeaders || {});
        });
    }
    put(requestUrl, data, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('PUT', requestUrl, data, additionalHeaders || {});
        });
    }
    head(requestUrl, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request('HEAD', requestUrl, null, additionalHeaders || {});
        });
    }
    sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter(this, void 0, void 0, function* () {
            return this.request(verb, requestUrl, stream, additionalHeaders);
        });
    }
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
    getJson(requestUrl_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            const res = yield this.get(requestUrl, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    postJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.post(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    putJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.put(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    patchJson(requestUrl_1, obj_1) {
        return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
            const data = JSON.stringify(obj, null, 2);
            additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
            additionalHeaders[Headers.ContentType] =
                this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
            const res = yield this.patch(requestUrl, data, additionalHeaders);
            return this._processResponse(res, this.requestOptions);
        });
    }
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
                if (response &&
                    response.message &&
                    response.message.statusCode === HttpCodes.Unauthorized) {
                    let authenticationHandler;
                    for (const handler of this.handlers) {
                        if (handler.canHandleAuthentication(response)) {
                            authenticationHandler = handler;
                            break;
                        }
                    }
                    if (authenticationHandler) {
                        return authenticationHandler.handleAuthentication(this, info, data);
                    }
                    else {
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
                        return response;
                    }
                }
                let redirectsRemaining = this._maxRedirects;
                while (response.message.statusCode &&
                    HttpRedirectCodes.includes(response.message.statusCode) &&
                    this._allowRedirects &&
                    redirectsRemaining > 0) {
                    const redirectUrl = response.message.headers['location'];
                    if (!redirectUrl) {
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
                    return response;
                }
                numTries += 1;
                if (numTries < maxTries) {
                    yield response.readBody();
                    yield this._performExponentialBackoff(numTries);
                }
            } while (numTries < maxTries);
            return response;
        });
    }
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
                        reject(new Error('Unknown error'));
                    }
                    else {
                        resolve(res);
                    }
                }
                this.requestRawWithCallback(info, data, callbackForResult);
            });
        });
    }
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
    requestRawWithCallback(info, data, onResult) {
        if (typeof data === 'string') {
            if (!info.options.headers) {
                info.options.headers = {};
            }
            info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
        }
        let callbackCalled = false;
        function handleResult(err, res) {
            if (!callbackCalled) {
                callbackCalled = true;
                onResult(err, res);
            }
        }
        const req = info.httpModule.request(info.options, (msg) => {
            const res = new HttpClientResponse(msg);
            handleResult(undefined, res);
        });
        let socket;
        req.on('socket', sock => {
            socket = sock;
        });
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
            handleResult(err);
        });
        if (data && typeof data === 'string') {
            req.write(data, 'utf8');
        }
        if (data && typeof data !== 'string') {
            data.on('close', function () {
                req.end();
            });
            data.pipe(req);
        }
        else {
            req.end();
        }
    }
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
            return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
    }
    _prepareRequest(method, requestUrl, headers) {
        const info = {};
        info.parsedUrl = requestUrl;
        const usingSsl = info.parsedUrl.protocol === 'https:';
        info.httpModule = usingSsl ? https : http;
        const defaultPort = usingSsl ? 443 : 80;
        info.options = {};
        info.options.host = info.parsedUrl.hostname;
        info.options.port = info.parsedUrl.port
            ? parseInt(info.parsedUrl.port)
            : defaultPort;
        info.options.path =
            (info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
        info.options.method = method;
        info.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
            info.options.headers['user-agent'] = this.userAgent;
        }
        info.options.agent = this._getAgent(info.parsedUrl);
        // gives handlers an opportunity to participate
        if (this.handlers) {
            for (const handler of this.handlers) {
                handler.prepareRequest(info.options);
            }
        }
        return info;
    }
    _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
            return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
        }
        return lowercaseKeys(headers || {});
    }
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
    _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
            if (headerValue) {
                clientHeader =
                    typeof headerValue === 'number' ? headerValue.toString() : headerValue;
            }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== undefined) {
            return typeof additionalValue === 'number'
                ? additionalValue.toString()
                : additionalValue;
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
    _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
            const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
            if (headerValue) {
                if (typeof headerValue === 'number') {
                    clientHeader = String(headerValue);
                }
                else if (Array.isArray(headerValue)) {
                    clientHeader = headerValue.join(', ');
                }
                else {
                    clientHeader = headerValue;
                }
            }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
        if (additionalValue !== undefined) {
            if (typeof additionalValue === 'number') {
                return String(additionalValue);
            }
            else if (Array.isArray(additionalValue)) {
                return additionalValue.join(', ');
            }
            else {
                return additionalValue;
            }
        }
        if (clientHeader !== undefined) {
            return clientHeader;
        }
        return _default;
    }
    _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
        if (proxyUrl && proxyUrl.hostname) {
            const agentOptions = {
                maxSockets,
                keepAlive: this._keepAlive,
                proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
                    proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
                })), { host: proxyUrl.hostname, port: proxyUrl.port })
            };
            let tunnelAgent;
            const overHttps = proxyUrl.protocol === 'https:';
            if (usingSsl) {
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            agent.options = Object.assign(agent.options || {}, {
                rejectUnauthorized: false
            });
        }
        return agent;
    }
    _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
            proxyAgent = this._proxyAgentDispatcher;
        }
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
            proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
                rejectUnauthorized: false
            });
        }
        return proxyAgent;
    }
    _getUserAgentWithOrchestrationId(userAgent) {
        const baseUserAgent = userAgent || 'actions/http-client';
        const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
        if (orchId) {
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
            const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
            return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
    }
    _performExponentialBackoff(retryNumber) {
        return __awaiter(this, void 0, void 0, function* () {
            retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
            const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
            return new Promise(resolve => setTimeout(() => resolve(), ms));
        });
    }
    _processResponse(res, options) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                const statusCode = res.message.statusCode || 0;
                const response = {
                    statusCode,
                    result: null,
                    headers: {}
                };
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
                function dateTimeDeserializer(key, value) {
                    if (typeof value === 'string') {
                        const a = new Date(value);
                        if (!isNaN(a.valueOf())) {
                            return a;
                        }
                    }
                    return value;
                }
                let obj;
                let contents;
                try {
                    contents = yield res.readBody();
                    if (contents && contents.length > 0) {
                        if (options && options.deserializeDates) {
                            obj = JSON.parse(contents, dateTimeDeserializer);
                        }
                        else {
                            obj = JSON.parse(contents);
                        }
                        response.result = obj;
                    }
                    response.headers = res.message.headers;
                }
                catch (err) {
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
                        msg = contents;
                    }
                    else {
                        msg = `Failed request: (${statusCode})`;
                    }
                    const err = new HttpClientError(msg, statusCode);
                    err.result = response.result;
                    reject(err);
                }
                else {
                    resolve(response);
                }
            }));
        });
    }
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var auth_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return auth_awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(701);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util = __nccwpck_require__(90);
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!io_util/* isRooted */.Qh(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield io/* which */.K7(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield io_util/* exists */.t2(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 90:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H8: () => (/* binding */ IS_WINDOWS),
/* harmony export */   Qh: () => (/* binding */ isRooted),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   vr: () => (/* binding */ tryGetExecutablePath)
/* harmony export */ });
/* unused harmony exports chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink, readlink, UV_FS_O_EXLOCK, READONLY, isDirectory, getCmdPath */
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(928);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs__WEBPACK_IMPORTED_MODULE_0__.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = path__WEBPACK_IMPORTED_MODULE_1__.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = path__WEBPACK_IMPORTED_MODULE_1__.dirname(filePath);
                        const upperName = path__WEBPACK_IMPORTED_MODULE_1__.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = path__WEBPACK_IMPORTED_MODULE_1__.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map

/***/ }),

/***/ 701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ which)
/* harmony export */ });
/* unused harmony exports cp, mv, rmRF, mkdirP, findInPath */
/* harmony import */ var assert__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(613);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(928);
/* harmony import */ var _io_util_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(90);
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return __awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return __awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return __awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return __awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return __awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .IS_WINDOWS */ .H8 && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (_io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .isRooted */ .Qh(tool)) {
            const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .tryGetExecutablePath */ .vr(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(path__WEBPACK_IMPORTED_MODULE_1__.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(path__WEBPACK_IMPORTED_MODULE_1__.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield _io_util_js__WEBPACK_IMPORTED_MODULE_2__/* .tryGetExecutablePath */ .vr(path__WEBPACK_IMPORTED_MODULE_1__.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return __awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function copyFile(srcFile, destFile, force) {
    return __awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map

/***/ }),

/***/ 175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  qg: () => (/* binding */ parse)
});

// UNUSED EXPORTS: CsvError, normalize_options

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/CsvError.js
class CsvError extends Error {
  constructor(code, message, options, ...contexts) {
    if (Array.isArray(message)) message = message.join(" ").trim();
    super(message);
    if (Error.captureStackTrace !== undefined) {
      Error.captureStackTrace(this, CsvError);
    }
    this.code = code;
    for (const context of contexts) {
      for (const key in context) {
        const value = context[key];
        this[key] = Buffer.isBuffer(value)
          ? value.toString(options.encoding)
          : value == null
            ? value
            : JSON.parse(JSON.stringify(value));
      }
    }
  }
}



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/is_object.js
const is_object = function (obj) {
  return typeof obj === "object" && obj !== null && !Array.isArray(obj);
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_columns_array.js



const normalize_columns_array = function (columns) {
  const normalizedColumns = [];
  for (let i = 0, l = columns.length; i < l; i++) {
    const column = columns[i];
    if (column === undefined || column === null || column === false) {
      normalizedColumns[i] = { disabled: true };
    } else if (typeof column === "string" || typeof column === "number") {
      normalizedColumns[i] = { name: `${column}` };
    } else if (is_object(column)) {
      if (typeof column.name !== "string") {
        throw new CsvError("CSV_OPTION_COLUMNS_MISSING_NAME", [
          "Option columns missing name:",
          `property "name" is required at position ${i}`,
          "when column is an object literal",
        ]);
      }
      normalizedColumns[i] = column;
    } else {
      throw new CsvError("CSV_INVALID_COLUMN_DEFINITION", [
        "Invalid column definition:",
        "expect a string or a literal object,",
        `got ${JSON.stringify(column)} at position ${i}`,
      ]);
    }
  }
  return normalizedColumns;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/ResizeableBuffer.js
class ResizeableBuffer {
  constructor(size = 100) {
    this.size = size;
    this.length = 0;
    this.buf = Buffer.allocUnsafe(size);
  }
  prepend(val) {
    if (Buffer.isBuffer(val)) {
      const length = this.length + val.length;
      if (length >= this.size) {
        this.resize();
        if (length >= this.size) {
          throw Error("INVALID_BUFFER_STATE");
        }
      }
      const buf = this.buf;
      this.buf = Buffer.allocUnsafe(this.size);
      val.copy(this.buf, 0);
      buf.copy(this.buf, val.length);
      this.length += val.length;
    } else {
      const length = this.length++;
      if (length === this.size) {
        this.resize();
      }
      const buf = this.clone();
      this.buf[0] = val;
      buf.copy(this.buf, 1, 0, length);
    }
  }
  append(val) {
    const length = this.length++;
    if (length === this.size) {
      this.resize();
    }
    this.buf[length] = val;
  }
  clone() {
    return Buffer.from(this.buf.slice(0, this.length));
  }
  resize() {
    const length = this.length;
    this.size = this.size * 2;
    const buf = Buffer.allocUnsafe(this.size);
    this.buf.copy(buf, 0, 0, length);
    this.buf = buf;
  }
  toString(encoding) {
    if (encoding) {
      return this.buf.toString(encoding, 0, this.length);
    } else {
      return Uint8Array.prototype.slice.call(this.buf.slice(0, this.length));
    }
  }
  toJSON() {
    return this.toString("utf8");
  }
  reset() {
    this.length = 0;
  }
}

/* harmony default export */ const utils_ResizeableBuffer = (ResizeableBuffer);

;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/init_state.js


const init_state = function (options) {
  // ECMAScript WhiteSpace + LineTerminator codepoints, encoded under
  // `options.encoding`. Aligns trimming with `String.prototype.trim()`.
  // https://tc39.es/ecma262/#sec-white-space
  // https://tc39.es/ecma262/#sec-line-terminators
  //
  // Codepoints unrepresentable in the target encoding are dropped: Node's
  // Buffer substitutes them with `?` (0x3F), and including those would cause
  // literal `?` bytes in the input to be trimmed under `latin1`/`ascii`.
  const timchars = [
    // Basic Latin
    0x0020, // [Space](https://www.fileformat.info/info/unicode/char/0020/index.htm)
    0x0009, // [CHARACTER TABULATION (HT)](https://www.fileformat.info/info/unicode/char/0009/index.htm)
    0x000a, // [LINE FEED (LF)](https://www.fileformat.info/info/unicode/char/000a/index.htm)
    0x000d, // [CARRIAGE RETURN (CR)](https://www.fileformat.info/info/unicode/char/000d/index.htm)
    0x000c, // [FORM FEED (FF)](https://www.fileformat.info/info/unicode/char/000c/index.htm)
    0x000b, // [LINE TABULATION (VT)](https://www.fileformat.info/info/unicode/char/000b/index.htm)
    // Latin-1 Supplement
    0x00a0, // [NO-BREAK SPACE (NBSP)](https://www.fileformat.info/info/unicode/char/00a0/index.htm)
    // Ogham
    0x1680, // [OGHAM SPACE MARK](https://www.fileformat.info/info/unicode/char/1680/index.htm)
    // General Punctuation
    0x2000, // [EN QUAD](https://www.fileformat.info/info/unicode/char/2000/index.htm)
    0x2001, // [EM QUAD](https://www.fileformat.info/info/unicode/char/2001/index.htm)
    0x2002, // [EN SPACE](https://www.fileformat.info/info/unicode/char/2002/index.htm)
    0x2003, // [EM SPACE](https://www.fileformat.info/info/unicode/char/2003/index.htm)
    0x2004, // [THREE-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2004/index.htm)
    0x2005, // [FOUR-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2005/index.htm)
    0x2006, // [SIX-PER-EM SPACE](https://www.fileformat.info/info/unicode/char/2006/index.htm)
    0x2007, // [FIGURE SPACE](https://www.fileformat.info/info/unicode/char/2007/index.htm)
    0x2008, // [PUNCTUATION SPACE](https://www.fileformat.info/info/unicode/char/2008/index.htm)
    0x2009, // [THIN SPACE](https://www.fileformat.info/info/unicode/char/2009/index.htm)
    0x200a, // [HAIR SPACE](https://www.fileformat.info/info/unicode/char/200a/index.htm)
    0x2028, // [LINE SEPARATOR](https://www.fileformat.info/info/unicode/char/2028/index.htm)
    0x2029, // [PARAGRAPH SEPARATOR](https://www.fileformat.info/info/unicode/char/2029/index.htm)
    0x202f, // [NARROW NO-BREAK SPACE (NNBSP)](https://www.fileformat.info/info/unicode/char/202f/index.htm)
    0x205f, // [MEDIUM MATHEMATICAL SPACE (MMSP)](https://www.fileformat.info/info/unicode/char/205f/index.htm)
    0x3000, // [IDEOGRAPHIC SPACE](https://www.fileformat.info/info/unicode/char/3000/index.htm)
    0xfeff, // [ZERO WIDTH NO-BREAK SPACE (BOM)](https://www.fileformat.info/info/unicode/char/feff/index.htm)
  ].reduce((acc, codepoint) => {
    const encoded = Buffer.from(
      String.fromCharCode(codepoint),
      options.encoding,
    );
    if (codepoint !== 0x3f && encoded.length === 1 && encoded[0] === 0x3f) {
      return acc;
    }
    acc.push(encoded);
    return acc;
  }, []);
  // First-byte lookup table for `__isCharTrimable`. Non-whitespace bytes
  // (the common case) bail out in O(1) without scanning every timchar.
  const timcharFirstBytes = new Uint8Array(256);
  for (const t of timchars) timcharFirstBytes[t[0]] = 1;
  return {
    bomSkipped: false,
    bufBytesStart: 0,
    castField: options.cast_function,
    commenting: false,
    delimiterBufPrevious: undefined,
    delimiterDiscovered: false,
    // Current error encountered by a record
    error: undefined,
    enabled: options.from_line === 1,
    escaping: false,
    escapeIsQuote:
      Buffer.isBuffer(options.escape) &&
      Buffer.isBuffer(options.quote) &&
      Buffer.compare(options.escape, options.quote) === 0,
    // columns can be `false`, `true`, `Array`
    expectedRecordLength: Array.isArray(options.columns)
      ? options.columns.length
      : undefined,
    field: new utils_ResizeableBuffer(20),
    firstLineToHeaders: options.cast_first_line_to_header,
    needMoreDataSize: Math.max(
      // Skip if the remaining buffer smaller than comment
      options.comment !== null ? options.comment.length : 0,
      // Skip if the remaining buffer can be delimiter
      ...(options.delimiter
        ? options.delimiter.map((delimiter) => delimiter.length)
        : []),
      // Auto discovery of delimiter is limited to 1 character
      options.delimiter_auto ? 1 : 0,
      // Skip if the remaining buffer can be escape sequence
      options.quote !== null ? options.quote.length : 0,
      // Skip if the remaining buffer can be a multi-byte trim character
      ...timchars.map((t) => t.length),
    ),
    previousBuf: undefined,
    quoting: false,
    stop: false,
    rawBuffer: new utils_ResizeableBuffer(100),
    record: [],
    recordHasError: false,
    record_length: 0,
    recordDelimiterMaxLength:
      options.record_delimiter.length === 0
        ? 0
        : Math.max(...options.record_delimiter.map((v) => v.length)),
    trimChars: [
      Buffer.from(" ", options.encoding)[0],
      Buffer.from("\t", options.encoding)[0],
    ],
    wasQuoting: false,
    wasRowDelimiter: false,
    timchars: timchars,
    timcharFirstBytes: timcharFirstBytes,
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/underscore.js
const underscore = function (str) {
  return str.replace(/([A-Z])/g, function (_, match) {
    return "_" + match.toLowerCase();
  });
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/normalize_options.js





const normalize_options = function (opts) {
  const options = {};
  // Merge with user options
  for (const opt in opts) {
    options[underscore(opt)] = opts[opt];
  }
  // Normalize option `encoding`
  // Note: defined first because other options depends on it
  // to convert chars/strings into buffers.
  if (options.encoding === undefined || options.encoding === true) {
    options.encoding = "utf8";
  } else if (options.encoding === null || options.encoding === false) {
    options.encoding = null;
  } else if (
    typeof options.encoding !== "string" &&
    options.encoding !== null
  ) {
    throw new CsvError(
      "CSV_INVALID_OPTION_ENCODING",
      [
        "Invalid option encoding:",
        "encoding must be a string or null to return a buffer,",
        `got ${JSON.stringify(options.encoding)}`,
      ],
      options,
    );
  }
  // Normalize option `bom`
  if (
    options.bom === undefined ||
    options.bom === null ||
    options.bom === false
  ) {
    options.bom = false;
  } else if (options.bom !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_BOM",
      [
        "Invalid option bom:",
        "bom must be true,",
        `got ${JSON.stringify(options.bom)}`,
      ],
      options,
    );
  }
  // Normalize option `cast`
  options.cast_function = null;
  if (
    options.cast === undefined ||
    options.cast === null ||
    options.cast === false ||
    options.cast === ""
  ) {
    options.cast = undefined;
  } else if (typeof options.cast === "function") {
    options.cast_function = options.cast;
    options.cast = true;
  } else if (options.cast !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST",
      [
        "Invalid option cast:",
        "cast must be true or a function,",
        `got ${JSON.stringify(options.cast)}`,
      ],
      options,
    );
  }
  // Normalize option `cast_date`
  if (
    options.cast_date === undefined ||
    options.cast_date === null ||
    options.cast_date === false ||
    options.cast_date === ""
  ) {
    options.cast_date = false;
  } else if (options.cast_date === true) {
    options.cast_date = function (value) {
      const date = Date.parse(value);
      return !isNaN(date) ? new Date(date) : value;
    };
  } else if (typeof options.cast_date !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_CAST_DATE",
      [
        "Invalid option cast_date:",
        "cast_date must be true or a function,",
        `got ${JSON.stringify(options.cast_date)}`,
      ],
      options,
    );
  }
  // Normalize option `columns`
  options.cast_first_line_to_header = undefined;
  if (options.columns === true) {
    // Fields in the first line are converted as-is to columns
    options.cast_first_line_to_header = undefined;
  } else if (typeof options.columns === "function") {
    options.cast_first_line_to_header = options.columns;
    options.columns = true;
  } else if (Array.isArray(options.columns)) {
    options.columns = normalize_columns_array(options.columns);
  } else if (
    options.columns === undefined ||
    options.columns === null ||
    options.columns === false
  ) {
    options.columns = false;
  } else {
    throw new CsvError(
      "CSV_INVALID_OPTION_COLUMNS",
      [
        "Invalid option columns:",
        "expect an array, a function or true,",
        `got ${JSON.stringify(options.columns)}`,
      ],
      options,
    );
  }
  // Normalize option `group_columns_by_name`
  if (
    options.group_columns_by_name === undefined ||
    options.group_columns_by_name === null ||
    options.group_columns_by_name === false
  ) {
    options.group_columns_by_name = false;
  } else if (options.group_columns_by_name !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "expect an boolean,",
        `got ${JSON.stringify(options.group_columns_by_name)}`,
      ],
      options,
    );
  } else if (options.columns === false) {
    throw new CsvError(
      "CSV_INVALID_OPTION_GROUP_COLUMNS_BY_NAME",
      [
        "Invalid option group_columns_by_name:",
        "the `columns` mode must be activated.",
      ],
      options,
    );
  }
  // Normalize option `comment`
  if (
    options.comment === undefined ||
    options.comment === null ||
    options.comment === false ||
    options.comment === ""
  ) {
    options.comment = null;
  } else {
    if (typeof options.comment === "string") {
      options.comment = Buffer.from(options.comment, options.encoding);
    }
    if (!Buffer.isBuffer(options.comment)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_COMMENT",
        [
          "Invalid option comment:",
          "comment must be a buffer or a string,",
          `got ${JSON.stringify(options.comment)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `comment_no_infix`
  if (
    options.comment_no_infix === undefined ||
    options.comment_no_infix === null ||
    options.comment_no_infix === false
  ) {
    options.comment_no_infix = false;
  } else if (options.comment_no_infix !== true) {
    throw new CsvError(
      "CSV_INVALID_OPTION_COMMENT",
      [
        "Invalid option comment_no_infix:",
        "value must be a boolean,",
        `got ${JSON.stringify(options.comment_no_infix)}`,
      ],
      options,
    );
  }
  // Normalize option `delimiter_auto`
  if (
    options.delimiter_auto === undefined ||
    options.delimiter_auto === null ||
    options.delimiter_auto === false
  ) {
    options.delimiter_auto = false;
  } else if (options.delimiter_auto === true) {
    options.delimiter_auto = {};
  } else if (!is_object(options.delimiter_auto)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_DELIMITER_AUTO",
      [
        "Invalid option delimiter_auto:",
        "delimiter_auto must be a boolean or a configuration object,",
        `got ${JSON.stringify(options.delimiter_auto)}`,
      ],
      options,
    );
  }
  if (options.delimiter_auto) {
    if (options.delimiter_auto.preferred === undefined)
      options.delimiter_auto.preferred = {
        [",".charCodeAt(0)]: 1.8,
        ["\t".charCodeAt(0)]: 1.8,
        [";".charCodeAt(0)]: 1.6,
        [" ".charCodeAt(0)]: 1.6,
        [":".charCodeAt(0)]: 1.5,
        [".".charCodeAt(0)]: 1.4,
        ["/".charCodeAt(0)]: 1.4,
      };
    else if (!is_object(options.delimiter_auto.preferred)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "preferred must be an object,",
          `got ${JSON.stringify(options.delimiter_auto.preferred)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.score === undefined)
      options.delimiter_auto.score = (info, options) => {
        return (
          (info.total - info.std) * (options.preferred[info.char_code] || 1)
        );
      };
    else if (typeof options.delimiter_auto.score !== "function") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "score must be a function,",
          `got ${JSON.stringify(options.delimiter_auto.score)}`,
        ],
        options,
      );
    }
    if (options.delimiter_auto.size === undefined)
      options.delimiter_auto.size = 2048;
    else if (typeof options.delimiter_auto.size !== "number") {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER_AUTO",
        [
          "Invalid option delimiter_auto:",
          "size must be a number,",
          `got ${JSON.stringify(options.delimiter_auto.size)}`,
        ],
        options,
      );
    }
  }
  // Normalize option `delimiter`
  const delimiter_json = JSON.stringify(options.delimiter);
  if (options.delimiter_auto !== false) {
    options.delimiter = [];
  }
  if (!Array.isArray(options.delimiter)) {
    if (
      options.delimiter === undefined ||
      options.delimiter === null ||
      options.delimiter === false
    ) {
      options.delimiter = Buffer.from(",", options.encoding);
    }
    options.delimiter = [options.delimiter];
  }
  options.delimiter = options.delimiter.map(function (delimiter) {
    if (typeof delimiter === "string") {
      delimiter = Buffer.from(delimiter, options.encoding);
    }
    if (!Buffer.isBuffer(delimiter) || delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_DELIMITER",
        [
          "Invalid option delimiter:",
          "delimiter must be a non empty string or buffer or array of string|buffer,",
          `got ${delimiter_json}`,
        ],
        options,
      );
    }
    return delimiter;
  });
  // Normalize option `escape`
  if (options.escape === undefined || options.escape === true) {
    options.escape = Buffer.from('"', options.encoding);
  } else if (typeof options.escape === "string") {
    options.escape = Buffer.from(options.escape, options.encoding);
  } else if (options.escape === null || options.escape === false) {
    options.escape = null;
  }
  if (options.escape !== null) {
    if (!Buffer.isBuffer(options.escape)) {
      throw new Error(
        `Invalid Option: escape must be a buffer, a string or a boolean, got ${JSON.stringify(options.escape)}`,
      );
    }
  }
  // Normalize option `from`
  if (options.from === undefined || options.from === null) {
    options.from = 1;
  } else {
    if (typeof options.from === "string" && /\d+/.test(options.from)) {
      options.from = parseInt(options.from);
    }
    if (Number.isInteger(options.from)) {
      if (options.from < 0) {
        throw new Error(
          `Invalid Option: from must be a positive integer, got ${JSON.stringify(opts.from)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from must be an integer, got ${JSON.stringify(options.from)}`,
      );
    }
  }
  // Normalize option `from_line`
  if (options.from_line === undefined || options.from_line === null) {
    options.from_line = 1;
  } else {
    if (
      typeof options.from_line === "string" &&
      /\d+/.test(options.from_line)
    ) {
      options.from_line = parseInt(options.from_line);
    }
    if (Number.isInteger(options.from_line)) {
      if (options.from_line <= 0) {
        throw new Error(
          `Invalid Option: from_line must be a positive integer greater than 0, got ${JSON.stringify(opts.from_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: from_line must be an integer, got ${JSON.stringify(opts.from_line)}`,
      );
    }
  }
  // Normalize options `ignore_last_delimiters`
  if (
    options.ignore_last_delimiters === undefined ||
    options.ignore_last_delimiters === null
  ) {
    options.ignore_last_delimiters = false;
  } else if (typeof options.ignore_last_delimiters === "number") {
    options.ignore_last_delimiters = Math.floor(options.ignore_last_delimiters);
    if (options.ignore_last_delimiters === 0) {
      options.ignore_last_delimiters = false;
    }
  } else if (typeof options.ignore_last_delimiters !== "boolean") {
    throw new CsvError(
      "CSV_INVALID_OPTION_IGNORE_LAST_DELIMITERS",
      [
        "Invalid option `ignore_last_delimiters`:",
        "the value must be a boolean value or an integer,",
        `got ${JSON.stringify(options.ignore_last_delimiters)}`,
      ],
      options,
    );
  }
  if (options.ignore_last_delimiters === true && options.columns === false) {
    throw new CsvError(
      "CSV_IGNORE_LAST_DELIMITERS_REQUIRES_COLUMNS",
      [
        "The option `ignore_last_delimiters`",
        "requires the activation of the `columns` option",
      ],
      options,
    );
  }
  // Normalize option `info`
  if (
    options.info === undefined ||
    options.info === null ||
    options.info === false
  ) {
    options.info = false;
  } else if (options.info !== true) {
    throw new Error(
      `Invalid Option: info must be true, got ${JSON.stringify(options.info)}`,
    );
  }
  // Normalize option `max_record_size`
  if (
    options.max_record_size === undefined ||
    options.max_record_size === null ||
    options.max_record_size === false
  ) {
    options.max_record_size = 0;
  } else if (
    Number.isInteger(options.max_record_size) &&
    options.max_record_size >= 0
  ) {
    // Great, nothing to do
  } else if (
    typeof options.max_record_size === "string" &&
    /\d+/.test(options.max_record_size)
  ) {
    options.max_record_size = parseInt(options.max_record_size);
  } else {
    throw new Error(
      `Invalid Option: max_record_size must be a positive integer, got ${JSON.stringify(options.max_record_size)}`,
    );
  }
  // Normalize option `objname`
  if (
    options.objname === undefined ||
    options.objname === null ||
    options.objname === false
  ) {
    options.objname = undefined;
  } else if (Buffer.isBuffer(options.objname)) {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty buffer`);
    }
    if (options.encoding === null) {
      // Don't call `toString`, leave objname as a buffer
    } else {
      options.objname = options.objname.toString(options.encoding);
    }
  } else if (typeof options.objname === "string") {
    if (options.objname.length === 0) {
      throw new Error(`Invalid Option: objname must be a non empty string`);
    }
    // Great, nothing to do
  } else if (typeof options.objname === "number") {
    // if(options.objname.length === 0){
    //   throw new Error(`Invalid Option: objname must be a non empty string`);
    // }
    // Great, nothing to do
  } else {
    throw new Error(
      `Invalid Option: objname must be a string or a buffer, got ${options.objname}`,
    );
  }
  if (options.objname !== undefined) {
    if (typeof options.objname === "number") {
      if (options.columns !== false) {
        throw Error(
          "Invalid Option: objname index cannot be combined with columns or be defined as a field",
        );
      }
    } else {
      // A string or a buffer
      if (options.columns === false) {
        throw Error(
          "Invalid Option: objname field must be combined with columns or be defined as an index",
        );
      }
    }
  }
  // Normalize option `on_record`
  if (options.on_record === undefined || options.on_record === null) {
    options.on_record = undefined;
  } else if (typeof options.on_record !== "function") {
    throw new CsvError(
      "CSV_INVALID_OPTION_ON_RECORD",
      [
        "Invalid option `on_record`:",
        "expect a function,",
        `got ${JSON.stringify(options.on_record)}`,
      ],
      options,
    );
  }
  // Normalize option `on_skip`
  // options.on_skip ??= (err, chunk) => {
  //   this.emit('skip', err, chunk);
  // };
  if (
    options.on_skip !== undefined &&
    options.on_skip !== null &&
    typeof options.on_skip !== "function"
  ) {
    throw new Error(
      `Invalid Option: on_skip must be a function, got ${JSON.stringify(options.on_skip)}`,
    );
  }
  // Normalize option `quote`
  if (
    options.quote === null ||
    options.quote === false ||
    options.quote === ""
  ) {
    options.quote = null;
  } else {
    if (options.quote === undefined || options.quote === true) {
      options.quote = Buffer.from('"', options.encoding);
    } else if (typeof options.quote === "string") {
      options.quote = Buffer.from(options.quote, options.encoding);
    }
    if (!Buffer.isBuffer(options.quote)) {
      throw new Error(
        `Invalid Option: quote must be a buffer or a string, got ${JSON.stringify(options.quote)}`,
      );
    }
  }
  // Normalize option `raw`
  if (
    options.raw === undefined ||
    options.raw === null ||
    options.raw === false
  ) {
    options.raw = false;
  } else if (options.raw !== true) {
    throw new Error(
      `Invalid Option: raw must be true, got ${JSON.stringify(options.raw)}`,
    );
  }
  // Normalize option `record_delimiter`
  if (options.record_delimiter === undefined) {
    options.record_delimiter = [];
  } else if (
    typeof options.record_delimiter === "string" ||
    Buffer.isBuffer(options.record_delimiter)
  ) {
    if (options.record_delimiter.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer,",
          `got ${JSON.stringify(options.record_delimiter)}`,
        ],
        options,
      );
    }
    options.record_delimiter = [options.record_delimiter];
  } else if (!Array.isArray(options.record_delimiter)) {
    throw new CsvError(
      "CSV_INVALID_OPTION_RECORD_DELIMITER",
      [
        "Invalid option `record_delimiter`:",
        "value must be a string, a buffer or array of string|buffer,",
        `got ${JSON.stringify(options.record_delimiter)}`,
      ],
      options,
    );
  }
  options.record_delimiter = options.record_delimiter.map(function (rd, i) {
    if (typeof rd !== "string" && !Buffer.isBuffer(rd)) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a string, a buffer or array of string|buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    } else if (rd.length === 0) {
      throw new CsvError(
        "CSV_INVALID_OPTION_RECORD_DELIMITER",
        [
          "Invalid option `record_delimiter`:",
          "value must be a non empty string or buffer",
          `at index ${i},`,
          `got ${JSON.stringify(rd)}`,
        ],
        options,
      );
    }
    if (typeof rd === "string") {
      rd = Buffer.from(rd, options.encoding);
    }
    return rd;
  });
  // Normalize option `relax_column_count`
  if (typeof options.relax_column_count === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count === undefined ||
    options.relax_column_count === null
  ) {
    options.relax_column_count = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count must be a boolean, got ${JSON.stringify(options.relax_column_count)}`,
    );
  }
  if (typeof options.relax_column_count_less === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_less === undefined ||
    options.relax_column_count_less === null
  ) {
    options.relax_column_count_less = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_less must be a boolean, got ${JSON.stringify(options.relax_column_count_less)}`,
    );
  }
  if (typeof options.relax_column_count_more === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_column_count_more === undefined ||
    options.relax_column_count_more === null
  ) {
    options.relax_column_count_more = false;
  } else {
    throw new Error(
      `Invalid Option: relax_column_count_more must be a boolean, got ${JSON.stringify(options.relax_column_count_more)}`,
    );
  }
  // Normalize option `relax_quotes`
  if (typeof options.relax_quotes === "boolean") {
    // Great, nothing to do
  } else if (
    options.relax_quotes === undefined ||
    options.relax_quotes === null
  ) {
    options.relax_quotes = false;
  } else {
    throw new Error(
      `Invalid Option: relax_quotes must be a boolean, got ${JSON.stringify(options.relax_quotes)}`,
    );
  }
  // Normalize option `skip_empty_lines`
  if (typeof options.skip_empty_lines === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_empty_lines === undefined ||
    options.skip_empty_lines === null
  ) {
    options.skip_empty_lines = false;
  } else {
    throw new Error(
      `Invalid Option: skip_empty_lines must be a boolean, got ${JSON.stringify(options.skip_empty_lines)}`,
    );
  }
  // Normalize option `skip_records_with_empty_values`
  if (typeof options.skip_records_with_empty_values === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_empty_values === undefined ||
    options.skip_records_with_empty_values === null
  ) {
    options.skip_records_with_empty_values = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_empty_values must be a boolean, got ${JSON.stringify(options.skip_records_with_empty_values)}`,
    );
  }
  // Normalize option `skip_records_with_error`
  if (typeof options.skip_records_with_error === "boolean") {
    // Great, nothing to do
  } else if (
    options.skip_records_with_error === undefined ||
    options.skip_records_with_error === null
  ) {
    options.skip_records_with_error = false;
  } else {
    throw new Error(
      `Invalid Option: skip_records_with_error must be a boolean, got ${JSON.stringify(options.skip_records_with_error)}`,
    );
  }
  // Normalize option `rtrim`
  if (
    options.rtrim === undefined ||
    options.rtrim === null ||
    options.rtrim === false
  ) {
    options.rtrim = false;
  } else if (options.rtrim !== true) {
    throw new Error(
      `Invalid Option: rtrim must be a boolean, got ${JSON.stringify(options.rtrim)}`,
    );
  }
  // Normalize option `ltrim`
  if (
    options.ltrim === undefined ||
    options.ltrim === null ||
    options.ltrim === false
  ) {
    options.ltrim = false;
  } else if (options.ltrim !== true) {
    throw new Error(
      `Invalid Option: ltrim must be a boolean, got ${JSON.stringify(options.ltrim)}`,
    );
  }
  // Normalize option `trim`
  if (
    options.trim === undefined ||
    options.trim === null ||
    options.trim === false
  ) {
    options.trim = false;
  } else if (options.trim !== true) {
    throw new Error(
      `Invalid Option: trim must be a boolean, got ${JSON.stringify(options.trim)}`,
    );
  }
  // Normalize options `trim`, `ltrim` and `rtrim`
  if (options.trim === true && opts.ltrim !== false) {
    options.ltrim = true;
  } else if (options.ltrim !== true) {
    options.ltrim = false;
  }
  if (options.trim === true && opts.rtrim !== false) {
    options.rtrim = true;
  } else if (options.rtrim !== true) {
    options.rtrim = false;
  }
  // Normalize option `to`
  if (options.to === undefined || options.to === null) {
    options.to = -1;
  } else if (options.to !== -1) {
    if (typeof options.to === "string" && /\d+/.test(options.to)) {
      options.to = parseInt(options.to);
    }
    if (Number.isInteger(options.to)) {
      if (options.to <= 0) {
        throw new Error(
          `Invalid Option: to must be a positive integer greater than 0, got ${JSON.stringify(opts.to)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to must be an integer, got ${JSON.stringify(opts.to)}`,
      );
    }
  }
  // Normalize option `to_line`
  if (options.to_line === undefined || options.to_line === null) {
    options.to_line = -1;
  } else if (options.to_line !== -1) {
    if (typeof options.to_line === "string" && /\d+/.test(options.to_line)) {
      options.to_line = parseInt(options.to_line);
    }
    if (Number.isInteger(options.to_line)) {
      if (options.to_line <= 0) {
        throw new Error(
          `Invalid Option: to_line must be a positive integer greater than 0, got ${JSON.stringify(opts.to_line)}`,
        );
      }
    } else {
      throw new Error(
        `Invalid Option: to_line must be an integer, got ${JSON.stringify(opts.to_line)}`,
      );
    }
  }
  return options;
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/utils/delimiter_discover.js



// Discussed in [issue #400](https://github.com/adaltas/node-csv/issues/400)
// See https://github.com/python/cpython/blob/ea1b1c579f600cc85d145c60862b2e6b98701b24/Lib/csv.py#L349
const delimiter_discover = function (records, options) {
  // Normalize the configuration
  if (!options) {
    ({ delimiter_auto: options } = normalize_options({ delimiter_auto: true }));
  }
  // Convert String to Buffer
  if (typeof records === "string") {
    records = Buffer.from(records);
  }
  // Convert Buffer to an array of records
  if (Buffer.isBuffer(records)) {
    records = ((data) => {
      const records = [];
      const parser = transform({ delimiter: [] });
      const push = (record) => records.push(record);
      const close = () => {};
      const error = parser.parse(data, true, push, close);
      if (error !== undefined) throw error;
      return records;
    })(records);
  }
  // Info array initialization, 127 entries, one per char code
  const info = Array(127)
    .fill()
    .map(() => ({ lines: [] }));
  // Traverse each records, count occurences per char code
  records.map(([record], line) => {
    for (let i = 0, l = record.length; i < l; i++) {
      // Count the character frequency
      const code = record.charCodeAt(i);
      if (info[code].lines[line] === undefined) info[code].lines[line] = 0;
      info[code].lines[line]++;
    }
  });
  // Traverse each char code, compute the score
  info.map((info, i) => {
    info.char_code = i;
    info.std = std(info.lines);
    info.total = info.lines.reduce((acc, val) => acc + val, 0);
    info.preferred = !!options.preferred[i];
    info.score = options.score(info, options);
  });
  // Extract the dominant character
  const result = info.reduce(
    (acc, info) => (acc.score > info.score ? acc : info),
    {},
  );
  return String.fromCharCode(result.char_code);
};

const std = function (array) {
  const n = array.length;
  if (n === 0) return 0;
  const mean = array.reduce((a, b) => a + b) / n;
  return Math.sqrt(
    array.map((x) => Math.pow(x - mean, 2)).reduce((a, b) => a + b) / n,
  );
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/api/index.js






const isRecordEmpty = function (record) {
  return record.every(
    (field) =>
      field == null || (field.toString && field.toString().trim() === ""),
  );
};

const cr = 13; // `\r`, carriage return, 0x0D in hexadécimal, 13 in decimal
const nl = 10; // `\n`, newline, 0x0A in hexadecimal, 10 in decimal

const boms = {
  // Note, the following are equals:
  // Buffer.from("\ufeff")
  // Buffer.from([239, 187, 191])
  // Buffer.from('EFBBBF', 'hex')
  utf8: Buffer.from([239, 187, 191]),
  // Note, the following are equals:
  // Buffer.from "\ufeff", 'utf16le
  // Buffer.from([255, 254])
  utf16le: Buffer.from([255, 254]),
};

const transform = function (original_options = {}) {
  const info = {
    bytes: 0,
    bytes_records: 0,
    comment_lines: 0,
    empty_lines: 0,
    invalid_field_length: 0,
    lines: 1,
    records: 0,
  };
  const options = normalize_options(original_options);
  return {
    info: info,
    original_options: original_options,
    options: options,
    state: init_state(options),
    __needMoreData: function (i, bufLen, end) {
      if (end) return false;
      const { encoding, escape, quote } = this.options;
      const { quoting, needMoreDataSize, recordDelimiterMaxLength } =
        this.state;
      const numOfCharLeft = bufLen - i - 1;
      const requiredLength = Math.max(
        needMoreDataSize,
        // Skip if the remaining buffer smaller than record delimiter
        // If "record_delimiter" is yet to be discovered:
        // 1. It is equals to `[]` and "recordDelimiterMaxLength" equals `0`
        // 2. We set the length to windows line ending in the current encoding
        // Note, that encoding is known from user or bom discovery at that point
        // recordDelimiterMaxLength,
        recordDelimiterMaxLength === 0
          ? Buffer.from("\r\n", encoding).length
          : recordDelimiterMaxLength,
        // Skip if remaining buffer can be an escaped quote
        quoting ? (escape === null ? 0 : escape.length) + quote.length : 0,
        // Skip if remaining buffer can be record delimiter following the closing quote
        quoting ? quote.length + recordDelimiterMaxLength : 0,
      );
      return numOfCharLeft < requiredLength;
    },
    // Central parser implementation
    parse: function (nextBuf, end, push, close) {
      const {
        bom,
        comment_no_infix,
        delimiter_auto,
        encoding,
        from_line,
        ltrim,
        max_record_size,
        raw,
        relax_quotes,
        rtrim,
        skip_empty_lines,
        to,
        to_line,
      } = this.options;
      let { comment, escape, quote, record_delimiter } = this.options;
      const {
        bomSkipped,
        delimiterDiscovered,
        delimiterBufPrevious,
        rawBuffer,
        escapeIsQuote,
      } = this.state;
      // Automatic delimiter discovery
      if (!delimiterDiscovered && delimiter_auto) {
        let delimiterBuf;
        if (delimiterBufPrevious === undefined) {
          delimiterBuf = nextBuf;
        } else if (
          delimiterBufPrevious !== undefined &&
          nextBuf === undefined
        ) {
          delimiterBuf = delimiterBufPrevious;
        } else {
          delimiterBuf = Buffer.concat([delimiterBufPrevious, nextBuf]);
        }
        // Ensure that nextBuf is not concatenated a second time during buffer reconciliation
        nextBuf = undefined;
        // this.delimiterBufPrevious = delimiterBuf;
        if (end || delimiterBuf.length > delimiter_auto.size) {
          this.options.delimiter = [
            Buffer.from(
              delimiter_discover(delimiterBuf, this.options.delimiter_auto),
            ),
          ];
          this.state.previousBuf = delimiterBuf;
          this.state.delimiterBufPrevious = undefined;
          this.state.delimiterDiscovered = true;
        } else {
          this.state.delimiterBufPrevious = delimiterBuf;
          return;
        }
      }
      // Previous buffers reconciliation
      const { previousBuf } = this.state;
      let buf;
      if (previousBuf === undefined) {
        if (nextBuf === undefined) {
          // Handle empty string
          close();
          return;
        } else {
          buf = nextBuf;
        }
      } else if (previousBuf !== undefined && nextBuf === undefined) {
        buf = previousBuf;
      } else {
        buf = Buffer.concat([previousBuf, nextBuf]);
      }
      // Handle UTF BOM
      if (bomSkipped === false) {
        if (bom === false) {
          this.state.bomSkipped = true;
        } else if (buf.length < 3) {
          // No enough data
          if (end === false) {
            // Wait for more data
            this.state.previousBuf = buf;
            return;
          }
        } else {
          for (const encoding in boms) {
            if (boms[encoding].compare(buf, 0, boms[encoding].length) === 0) {
              // Skip BOM
              const bomLength = boms[encoding].length;
              this.state.bufBytesStart += bomLength;
              buf = buf.slice(bomLength);
              // Renormalize original options with the new encoding
              const options = normalize_options({
                ...this.original_options,
                encoding: encoding,
              });
              // Properties are merged with the existing options instance
              for (const key in options) {
                this.options[key] = options[key];
              }
              // Options will re-evaluate the Buffer with the new encoding
              ({ comment, escape, quote } = this.options);
              break;
            }
          }
          this.state.bomSkipped = true;
        }
      }
      const bufLen = buf.length;
      let pos;
      for (pos = 0; pos < bufLen; pos++) {
        // Ensure we get enough space to look ahead
        // There should be a way to move this out of the loop
        if (this.__needMoreData(pos, bufLen, end)) {
          break;
        }
        if (this.state.wasRowDelimiter === true) {
          this.info.lines++;
          this.state.wasRowDelimiter = false;
        }
        if (to_line !== -1 && this.info.lines > to_line) {
          this.state.stop = true;
          close();
          return;
        }
        // Auto discovery of record_delimiter, unix, mac and windows supported
        if (this.state.quoting === false && record_delimiter.length === 0) {
          const record_delimiterCount = this.__autoDiscoverRecordDelimiter(
            buf,
            pos,
          );
          if (record_delimiterCount) {
            record_delimiter = this.options.record_delimiter;
          }
        }
        const chr = buf[pos];
        if (raw === true) {
          rawBuffer.append(chr);
        }
        if (
          (chr === cr || chr === nl) &&
          this.state.wasRowDelimiter === false
        ) {
          this.state.wasRowDelimiter = true;
        }
        // Previous char was a valid escape char
        // treat the current char as a regular char
        if (this.state.escaping === true) {
          this.state.escaping = false;
        } else {
          // Escape is only active inside quoted fields
          // We are quoting, the char is an escape chr and there is a chr to escape
          // if(escape !== null && this.state.quoting === true && chr === escape && pos + 1 < bufLen){
          if (
            escape !== null &&
            this.state.quoting === true &&
            this.__isEscape(buf, pos, chr) &&
            pos + escape.length < bufLen
          ) {
            if (escapeIsQuote) {
              if (this.__isQuote(buf, pos + escape.length)) {
                this.state.escaping = true;
                pos += escape.length - 1;
                continue;
              }
            } else {
              this.state.escaping = true;
              pos += escape.length - 1;
              continue;
            }
          }
          // Not currently escaping and chr is a quote
          // TODO: need to compare bytes instead of single char
          if (this.state.commenting === false && this.__isQuote(buf, pos)) {
            if (this.state.quoting === true) {
              const nextChr = buf[pos + quote.length];
              const isNextChrTrimable =
                rtrim && this.__isCharTrimable(buf, pos + quote.length);
              const isNextChrComment =
                comment !== null &&
                this.__compareBytes(comment, buf, pos + quote.length, nextChr);
              const isNextChrDelimiter = this.__isDelimiter(
                buf,
                pos + quote.length,
                nextChr,
              );
              const isNextChrRecordDelimiter =
                record_delimiter.length === 0
                  ? this.__autoDiscoverRecordDelimiter(buf, pos + quote.length)
                  : this.__isRecordDelimiter(nextChr, buf, pos + quote.length);
              // Escape a quote
              // Treat next char as a regular character
              if (
                escape !== null &&
                this.__isEscape(buf, pos, chr) &&
                this.__isQuote(buf, pos + escape.length)
              ) {
                pos += escape.length - 1;
              } else if (
                !nextChr ||
                isNextChrDelimiter ||
                isNextChrRecordDelimiter ||
                isNextChrComment ||
                isNextChrTrimable
              ) {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                pos += quote.length - 1;
                continue;
              } else if (relax_quotes === false) {
                const err = this.__error(
                  new CsvError(
                    "CSV_INVALID_CLOSING_QUOTE",
                    [
                      "Invalid Closing Quote:",
                      `got "${String.fromCharCode(nextChr)}"`,
                      `at line ${this.info.lines}`,
                      "instead of delimiter, record delimiter, trimable character",
                      "(if activated) or comment",
                    ],
                    this.options,
                    this.__infoField(),
                  ),
                );
                if (err !== undefined) return err;
              } else {
                this.state.quoting = false;
                this.state.wasQuoting = true;
                this.state.field.prepend(quote);
                pos += quote.length - 1;
              }
            } else {
              if (this.state.field.length !== 0) {
                // In relax_quotes mode, treat opening quote preceded by chrs as regular
                if (relax_quotes === false) {
                  const info = this.__infoField();
                  const bom = Object.keys(boms)
                    .map((b) =>
                      boms[b].equals(this.state.field.toString()) ? b : false,
                    )
                    .filter(Boolean)[0];
                  const err = this.__error(
                    new CsvError(
                      "INVALID_OPENING_QUOTE",
                      [
                        "Invalid Opening Quote:",
                        `a quote is found on field ${JSON.stringify(info.column)} at line ${info.lines}, value is ${JSON.stringify(this.state.field.toString(encoding))}`,
                        bom ? `(${bom} bom)` : undefined,
                      ],
                      this.options,
                      info,
                      {
                        field: this.state.field,
                      },
                    ),
                  );
                  if (err !== undefined) return err;
                }
              } else {
                this.state.quoting = true;
                pos += quote.length - 1;
                continue;
              }
            }
          }
          if (this.state.quoting === false) {
            const recordDelimiterLength = this.__isRecordDelimiter(
              chr,
              buf,
              pos,
            );
            if (recordDelimiterLength !== 0) {
              // Do not emit comments which take a full line
              const skipCommentLine =
                this.state.commenting &&
                this.state.wasQuoting === false &&
                this.state.record.length === 0 &&
                this.state.field.length === 0;
              if (skipCommentLine) {
                this.info.comment_lines++;
                // Skip full comment line
              } else {
                // Activate records emission if above from_line
                if (
                  this.state.enabled === false &&
                  this.info.lines +
                    (this.state.wasRowDelimiter === true ? 1 : 0) >=
                    from_line
                ) {
                  this.state.enabled = true;
                  this.__resetField();
                  this.__resetRecord();
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                // Skip if line is empty and skip_empty_lines activated
                if (
                  skip_empty_lines === true &&
                  this.state.wasQuoting === false &&
                  this.state.record.length === 0 &&
                  this.state.field.length === 0
                ) {
                  this.info.empty_lines++;
                  pos += recordDelimiterLength - 1;
                  continue;
                }
                this.info.bytes = this.state.bufBytesStart + pos;
                const errField = this.__onField();
                if (errField !== undefined) return errField;
                this.info.bytes =
                  this.state.bufBytesStart + pos + recordDelimiterLength;
                const errRecord = this.__onRecord(push);
                if (errRecord !== undefined) return errRecord;
                if (to !== -1 && this.info.records >= to) {
                  this.state.stop = true;
                  close();
                  return;
                }
              }
              this.state.commenting = false;
              pos += recordDelimiterLength - 1;
              continue;
            }
            if (this.state.commenting) {
              continue;
            }
            if (
              comment !== null &&
              (comment_no_infix === false ||
                (this.state.record.length === 0 &&
                  this.state.field.length === 0))
            ) {
              const commentCount = this.__compareBytes(comment, buf, pos, chr);
              if (commentCount !== 0) {
                this.state.commenting = true;
                continue;
              }
            }
            const delimiterLength = this.__isDelimiter(buf, pos, chr);
            if (delimiterLength !== 0) {
              this.info.bytes = this.state.bufBytesStart + pos;
              const errField = this.__onField();
              if (errField !== undefined) return errField;
              pos += delimiterLength - 1;
              continue;
            }
          }
        }
        if (this.state.commenting === false) {
          if (
            max_record_size !== 0 &&
            this.state.record_length + this.state.field.length > max_record_size
          ) {
            return this.__error(
              new CsvError(
                "CSV_MAX_RECORD_SIZE",
                [
                  "Max Record Size:",
                  "record exceed the maximum number of tolerated bytes",
                  `of ${max_record_size}`,
                  `at line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
              ),
            );
          }
        }
        const lappend =
          ltrim === false ||
          this.state.quoting === true ||
          this.state.field.length !== 0 ||
          !this.__isCharTrimable(buf, pos);
        // rtrim in non quoting is handle in __onField
        const rappend = rtrim === false || this.state.wasQuoting === false;
        if (lappend === true && rappend === true) {
          this.state.field.append(chr);
        } else if (rtrim === true && !this.__isCharTrimable(buf, pos)) {
          return this.__error(
            new CsvError(
              "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE",
              [
                "Invalid Closing Quote:",
                "found non trimable byte after quote",
                `at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
        } else {
          if (lappend === false) {
            pos += this.__isCharTrimable(buf, pos) - 1;
          }
          continue;
        }
      }
      if (end === true) {
        // Ensure we are not ending in a quoting state
        if (this.state.quoting === true) {
          const err = this.__error(
            new CsvError(
              "CSV_QUOTE_NOT_CLOSED",
              [
                "Quote Not Closed:",
                `the parsing is finished with an opening quote at line ${this.info.lines}`,
              ],
              this.options,
              this.__infoField(),
            ),
          );
          if (err !== undefined) return err;
        } else {
          // Skip last line if it has no characters
          if (
            this.state.wasQuoting === true ||
            this.state.record.length !== 0 ||
            this.state.field.length !== 0
          ) {
            this.info.bytes = this.state.bufBytesStart + pos;
            const errField = this.__onField();
            if (errField !== undefined) return errField;
            const errRecord = this.__onRecord(push);
            if (errRecord !== undefined) return errRecord;
          } else if (this.state.wasRowDelimiter === true) {
            this.info.empty_lines++;
          } else if (this.state.commenting === true) {
            this.info.comment_lines++;
          }
        }
      } else {
        this.state.bufBytesStart += pos;
        this.state.previousBuf = buf.slice(pos);
      }
      if (this.state.wasRowDelimiter === true) {
        this.info.lines++;
        this.state.wasRowDelimiter = false;
      }
    },
    __onRecord: function (push) {
      const {
        columns,
        group_columns_by_name,
        encoding,
        info,
        from,
        relax_column_count,
        relax_column_count_less,
        relax_column_count_more,
        raw,
        skip_records_with_empty_values,
      } = this.options;
      const { enabled, record } = this.state;
      if (enabled === false) {
        return this.__resetRecord();
      }
      // Convert the first line into column names
      const recordLength = record.length;
      if (columns === true) {
        if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
          this.__resetRecord();
          return;
        }
        return this.__firstLineToColumns(record);
      }
      if (columns === false && this.info.records === 0) {
        this.state.expectedRecordLength = recordLength;
      }
      if (recordLength !== this.state.expectedRecordLength) {
        const err =
          columns === false
            ? new CsvError(
                "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH",
                [
                  "Invalid Record Length:",
                  `expect ${this.state.expectedRecordLength},`,
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              )
            : new CsvError(
                "CSV_RECORD_INCONSISTENT_COLUMNS",
                [
                  "Invalid Record Length:",
                  `columns length is ${columns.length},`, // rename columns
                  `got ${recordLength} on line ${this.info.lines}`,
                ],
                this.options,
                this.__infoField(),
                {
                  record: record,
                },
              );
        if (
          relax_column_count === true ||
          (relax_column_count_less === true &&
            recordLength < this.state.expectedRecordLength) ||
          (relax_column_count_more === true &&
            recordLength > this.state.expectedRecordLength)
        ) {
          this.info.invalid_field_length++;
          this.state.error = err;
          // Error is undefined with skip_records_with_error
        } else {
          const finalErr = this.__error(err);
          if (finalErr) return finalErr;
        }
      }
      if (skip_records_with_empty_values === true && isRecordEmpty(record)) {
        this.__resetRecord();
        return;
      }
      if (this.state.recordHasError === true) {
        this.__resetRecord();
        this.state.recordHasError = false;
        return;
      }
      this.info.records++;
      if (from === 1 || this.info.records >= from) {
        const { objname } = this.options;
        // With columns, records are object
        if (columns !== false) {
          const obj = {};
          // Transform record array to an object
          for (let i = 0, l = record.length; i < l; i++) {
            if (columns[i] === undefined || columns[i].disabled) continue;
            // Turn duplicate columns into an array
            if (
              group_columns_by_name === true &&
              Object.hasOwn(obj, columns[i].name)
            ) {
              if (Array.isArray(obj[columns[i].name])) {
                obj[columns[i].name] = obj[columns[i].name].concat(record[i]);
              } else {
                obj[columns[i].name] = [obj[columns[i].name], record[i]];
              }
            } else {
              Object.defineProperty(obj, columns[i].name, {
                value: record[i],
                enumerable: true,
                writable: true,
                configurable: true,
              });
            }
          }
          // Without objname (default)
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: obj },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [obj[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? obj : [obj[objname], obj],
              push,
            );
            if (err) {
              return err;
            }
          }
          // Without columns, records are array
        } else {
          if (raw === true || info === true) {
            const extRecord = Object.assign(
              { record: record },
              raw === true
                ? { raw: this.state.rawBuffer.toString(encoding) }
                : {},
              info === true ? { info: this.__infoRecord() } : {},
            );
            const err = this.__push(
              objname === undefined ? extRecord : [record[objname], extRecord],
              push,
            );
            if (err) {
              return err;
            }
          } else {
            const err = this.__push(
              objname === undefined ? record : [record[objname], record],
              push,
            );
            if (err) {
              return err;
            }
          }
        }
      }
      this.__resetRecord();
    },
    __firstLineToColumns: function (record) {
      const { firstLineToHeaders } = this.state;
      try {
        const headers =
          firstLineToHeaders === undefined
            ? record
            : firstLineToHeaders.call(null, record);
        if (!Array.isArray(headers)) {
          return this.__error(
            new CsvError(
              "CSV_INVALID_COLUMN_MAPPING",
              [
                "Invalid Column Mapping:",
                "expect an array from column function,",
                `got ${JSON.stringify(headers)}`,
              ],
              this.options,
              this.__infoField(),
              {
                headers: headers,
              },
            ),
          );
        }
        const normalizedHeaders = normalize_columns_array(headers);
        this.state.expectedRecordLength = normalizedHeaders.length;
        this.options.columns = normalizedHeaders;
        this.__resetRecord();
        return;
      } catch (err) {
        return err;
      }
    },
    __resetRecord: function () {
      if (this.options.raw === true) {
        this.state.rawBuffer.reset();
      }
      this.state.error = undefined;
      this.state.record = [];
      this.state.record_length = 0;
    },
    __onField: function () {
      const { cast, encoding, rtrim, max_record_size } = this.options;
      const { enabled, wasQuoting } = this.state;
      // Short circuit for the from_line options
      if (enabled === false) {
        return this.__resetField();
      }
      let field = this.state.field.toString(encoding);
      if (rtrim === true && wasQuoting === false) {
        field = field.trimRight();
      }
      if (cast === true) {
        const [err, f] = this.__cast(field);
        if (err !== undefined) return err;
        field = f;
      }
      this.state.record.push(field);
      // Increment record length if record size must not exceed a limit
      if (max_record_size !== 0 && typeof field === "string") {
        this.state.record_length += field.length;
      }
      this.__resetField();
    },
    __resetField: function () {
      this.state.field.reset();
      this.state.wasQuoting = false;
    },
    __push: function (record, push) {
      const { on_record } = this.options;
      if (on_record !== undefined) {
        const info = this.__infoRecord();
        try {
          record = on_record.call(null, record, info);
        } catch (err) {
          return err;
        }
        if (record === undefined || record === null) {
          return;
        }
      }
      this.info.bytes_records += this.info.bytes;
      push(record);
    },
    // Return a tuple with the error and the casted value
    __cast: function (field) {
      const { columns, relax_column_count } = this.options;
      const isColumns = Array.isArray(columns);
      // Dont loose time calling cast
      // because the final record is an object
      // and this field can't be associated to a key present in columns
      if (
        isColumns === true &&
        relax_column_count &&
        this.options.columns.length <= this.state.record.length
      ) {
        return [undefined, undefined];
      }
      if (this.state.castField !== null) {
        try {
          const info = this.__infoField();
          return [undefined, this.state.castField.call(null, field, info)];
        } catch (err) {
          return [err];
        }
      }
      if (this.__isFloat(field)) {
        return [undefined, parseFloat(field)];
      } else if (this.options.cast_date !== false) {
        const info = this.__infoField();
        return [undefined, this.options.cast_date.call(null, field, info)];
      }
      return [undefined, field];
    },
    __compareBytes: function (sourceBuf, targetBuf, targetPos, firstByte) {
      if (sourceBuf[0] !== firstByte) return 0;
      const sourceLength = sourceBuf.length;
      for (let i = 1; i < sourceLength; i++) {
        if (sourceBuf[i] !== targetBuf[targetPos + i]) return 0;
      }
      return sourceLength;
    },
    // Helper to test if a character is trimable
    __isCharTrimable: function (buf, pos) {
      const { timchars, timcharFirstBytes } = this.state;
      // Fast bail-out: non-whitespace bytes (the common case) are rejected
      // without scanning the full timchar list.
      const first = buf[pos];
      if (first === undefined || timcharFirstBytes[first] === 0) return 0;
      loop1: for (let i = 0; i < timchars.length; i++) {
        const timchar = timchars[i];
        for (let j = 0; j < timchar.length; j++) {
          if (timchar[j] !== buf[pos + j]) continue loop1;
        }
        return timchar.length;
      }
      return 0;
    },
    __isDelimiter: function (buf, pos, chr) {
      const { delimiter, ignore_last_delimiters } = this.options;
      if (
        ignore_last_delimiters === true &&
        this.state.record.length === this.options.columns.length - 1
      ) {
        return 0;
      } else if (
        ignore_last_delimiters !== false &&
        typeof ignore_last_delimiters === "number" &&
        this.state.record.length === ignore_last_delimiters - 1
      ) {
        return 0;
      }
      loop1: for (let i = 0; i < delimiter.length; i++) {
        const del = delimiter[i];
        if (del[0] === chr) {
          for (let j = 1; j < del.length; j++) {
            if (del[j] !== buf[pos + j]) continue loop1;
          }
          return del.length;
        }
      }
      return 0;
    },
    __isEscape: function (buf, pos, chr) {
      const { escape } = this.options;
      if (escape === null) return false;
      const l = escape.length;
      if (escape[0] === chr) {
        for (let i = 0; i < l; i++) {
          if (escape[i] !== buf[pos + i]) {
            return false;
          }
        }
        return true;
      }
      return false;
    },
    __isFloat: function (value) {
      return value - parseFloat(value) + 1 >= 0; // Borrowed from jquery
    },
    // Keep it in case we implement the `cast_int` option
    // __isInt(value){
    //   // return Number.isInteger(parseInt(value))
    //   // return !isNaN( parseInt( obj ) );
    //   return /^(\-|\+)?[1-9][0-9]*$/.test(value)
    // }
    __isQuote: function (buf, pos) {
      const { quote } = this.options;
      if (quote === null) return false;
      const l = quote.length;
      for (let i = 0; i < l; i++) {
        if (quote[i] !== buf[pos + i]) {
          return false;
        }
      }
      return true;
    },
    __isRecordDelimiter: function (chr, buf, pos) {
      const { record_delimiter } = this.options;
      const recordDelimiterLength = record_delimiter.length;
      loop1: for (let i = 0; i < recordDelimiterLength; i++) {
        const rd = record_delimiter[i];
        const rdLength = rd.length;
        if (rd[0] !== chr) {
          continue;
        }
        for (let j = 1; j < rdLength; j++) {
          if (rd[j] !== buf[pos + j]) {
            continue loop1;
          }
        }
        return rd.length;
      }
      return 0;
    },
    __autoDiscoverRecordDelimiter: function (buf, pos) {
      const { encoding } = this.options;
      // Note, we don't need to cache this information in state,
      // It is only called on the first line until we find out a suitable
      // record delimiter.
      const rds = [
        // Important, the windows line ending must be before mac os 9
        Buffer.from("\r\n", encoding),
        Buffer.from("\n", encoding),
        Buffer.from("\r", encoding),
      ];
      loop: for (let i = 0; i < rds.length; i++) {
        const l = rds[i].length;
        for (let j = 0; j < l; j++) {
          if (rds[i][j] !== buf[pos + j]) {
            continue loop;
          }
        }
        this.options.record_delimiter.push(rds[i]);
        this.state.recordDelimiterMaxLength = rds[i].length;
        return rds[i].length;
      }
      return 0;
    },
    __error: function (msg) {
      const { encoding, raw, skip_records_with_error } = this.options;
      const err = typeof msg === "string" ? new Error(msg) : msg;
      if (skip_records_with_error) {
        this.state.recordHasError = true;
        if (this.options.on_skip !== undefined) {
          try {
            this.options.on_skip(
              err,
              raw ? this.state.rawBuffer.toString(encoding) : undefined,
            );
          } catch (err) {
            return err;
          }
        }
        // this.emit('skip', err, raw ? this.state.rawBuffer.toString(encoding) : undefined);
        return undefined;
      } else {
        return err;
      }
    },
    __infoDataSet: function () {
      return {
        ...this.info,
        columns: this.options.columns,
      };
    },
    __infoRecord: function () {
      const { columns, raw, encoding } = this.options;
      return {
        ...this.__infoDataSet(),
        bytes_records: this.info.bytes,
        error: this.state.error,
        header: columns === true,
        index: this.state.record.length,
        raw: raw ? this.state.rawBuffer.toString(encoding) : undefined,
      };
    },
    __infoField: function () {
      const { columns } = this.options;
      const isColumns = Array.isArray(columns);
      // Bytes records are only incremented when all records'fields are parsed
      const bytes_records = this.info.bytes_records;
      return {
        ...this.__infoRecord(),
        bytes_records: bytes_records,
        column:
          isColumns === true
            ? columns.length > this.state.record.length
              ? columns[this.state.record.length].name
              : null
            : this.state.record.length,
        quoting: this.state.wasQuoting,
      };
    },
  };
};



;// CONCATENATED MODULE: ./node_modules/csv-parse/lib/sync.js



const parse = function (data, opts = {}) {
  if (typeof data === "string") {
    data = Buffer.from(data);
  }
  const records = opts && opts.objname ? Object.create(null) : [];
  const parser = transform(opts);
  const push = (record) => {
    if (parser.options.objname === undefined) records.push(record);
    else {
      records[record[0]] = record[1];
    }
  };
  const close = () => {};
  const error = parser.parse(data, true, push, close);
  if (error !== undefined) throw error;
  return records;
};




/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(77);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
