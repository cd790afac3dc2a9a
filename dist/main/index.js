import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE_node_http_b674be28__ from "node:http";
/******/ var __webpack_modules__ = ({

/***/ 4158:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {


/**
 * @license
 * Copyright 2020 Balena Ltd.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *    http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 *
 * ------------------------------------------------------------------------
 *
 * Copyright 2018 Zeit, Inc.
 * Licensed under the MIT License. See file LICENSE.md for a full copy.
 *
 * ------------------------------------------------------------------------
 */

/**
 * This module implements the [dockerignore
 * spec](https://docs.docker.com/engine/reference/builder/#dockerignore-file),
 * closely following Docker's (Moby) Golang implementation:
 * https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go
 * https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go
 * https://github.com/moby/moby/blob/v19.03.8/pkg/archive/archive.go#L825
 *
 * Something the spec is not clear about, but we discovered by reading source code
 * and testing against the "docker build" command, is the handling of backslashes and
 * forward slashes as path separators and escape characters in the .dockerignore file
 * across platforms including Windows, Linux and macOS:
 *
 * * On Linux and macOS, only forward slashes can be used as path separators in the
 *   .dockerignore file, and the backslash works as an escape character.
 * * On Windows, both forward slashes and backslashes are allowed as path separators
 *   in the .dockerignore file, and the backslash is not used as an escape character.
 *
 * This is consistent with how Windows works generally: both forward slashes and
 * backslashes are accepted as path separators by the cmd.exe Command Prompt or
 * PowerShell, and by library functions like the Golang filepath.Clean or the
 * Node.js path.normalize.
 *
 * Similarly, path strings provided to the IgnoreBase.ignores() and IgnoreBase.filter()
 * methods can use either forward slashes or backslashes as path separators on Windows,
 * but only forward slashes are accepted as path separators on Linux and macOS.
 */

const path = __nccwpck_require__(6928);

const factory = options => new IgnoreBase(options); // https://github.com/kaelzhang/node-ignore/blob/5.1.4/index.js#L538-L539
// Fixes typescript module import


factory.default = factory;
module.exports = factory;

function make_array(subject) {
  return Array.isArray(subject) ? subject : [subject];
}

const REGEX_TRAILING_SLASH = /(?<=.)\/$/;
const REGEX_TRAILING_BACKSLASH = /(?<=.)\\$/;
const REGEX_TRAILING_PATH_SEP = path.sep === '\\' ? REGEX_TRAILING_BACKSLASH : REGEX_TRAILING_SLASH;
const KEY_IGNORE = typeof Symbol !== 'undefined' ? Symbol.for('dockerignore') : 'dockerignore'; // An implementation of Go's filepath.Clean
// https://golang.org/pkg/path/filepath/#Clean
// https://github.com/golang/go/blob/master/src/path/filepath/path.go
// Note that, like Go, on Windows this function converts forward slashes
// to backslashes.

function cleanPath(file) {
  return path.normalize(file).replace(REGEX_TRAILING_PATH_SEP, '');
} // Javascript port of Golang's filepath.ToSlash
// https://golang.org/pkg/path/filepath/#ToSlash
// https://github.com/golang/go/blob/master/src/path/filepath/path.go
// Convert any OS-specific path separator to '/'. Backslash is converted
// to forward slash on Windows, but not on Linux/macOS.
// Note that both forward slashes and backslashes are valid path separators on
// Windows. As a result, code such as `pattern.split(path.sep).join('/')` fails
// on Windows when forward slashes are used as path separators.


function toSlash(file) {
  if (path.sep === '/') {
    return file;
  }

  return file.replace(/\\/g, '/');
} // Javascript port of Golang's filepath.FromSlash
// https://github.com/golang/go/blob/master/src/path/filepath/path.go


function fromSlash(file) {
  if (path.sep === '/') {
    return file;
  }

  return file.replace(/\//g, path.sep);
}

class IgnoreBase {
  constructor({
    // https://github.com/kaelzhang/node-ignore/blob/5.1.4/index.js#L372
    ignorecase = true
  } = {}) {
    this._rules = [];
    this._ignorecase = ignorecase;
    this[KEY_IGNORE] = true;

    this._initCache();
  }

  _initCache() {
    this._cache = {};
  } // @param {Array.<string>|string|Ignore} pattern


  add(pattern) {
    this._added = false;

    if (typeof pattern === 'string') {
      pattern = pattern.split(/\r?\n/g);
    }

    make_array(pattern).forEach(this._addPattern, this); // Some rules have just added to the ignore,
    // making the behavior changed.

    if (this._added) {
      this._initCache();
    }

    return this;
  } // legacy


  addPattern(pattern) {
    return this.add(pattern);
  }

  _addPattern(pattern) {
    // https://github.com/kaelzhang/node-ignore/issues/32
    if (pattern && pattern[KEY_IGNORE]) {
      this._rules = this._rules.concat(pattern._rules);
      this._added = true;
      return;
    }

    if (this._checkPattern(pattern)) {
      const rule = this._createRule(pattern.trim());

      if (rule !== null) {
        this._added = true;

        this._rules.push(rule);
      }
    }
  }

  _checkPattern(pattern) {
    // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L34-L40
    return pattern && typeof pattern === 'string' && pattern.indexOf('#') !== 0 && pattern.trim() !== "";
  }

  filter(paths) {
    return make_array(paths).filter(path => this._filter(path));
  }

  createFilter() {
    return path => this._filter(path);
  }

  ignores(path) {
    return !this._filter(path);
  } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L41-L53
  // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L29-L55


  _createRule(pattern) {
    const origin = pattern;
    let negative = false; // > An optional prefix "!" which negates the pattern;
    // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L43-L46

    if (pattern[0] === '!') {
      negative = true;
      pattern = pattern.substring(1).trim();
    } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L47-L53


    if (pattern.length > 0) {
      pattern = cleanPath(pattern);
      pattern = toSlash(pattern);

      if (pattern.length > 1 && pattern[0] === '/') {
        pattern = pattern.slice(1);
      }
    } // https://github.com/moby/moby/blob/v19.03.8/builder/dockerignore/dockerignore.go#L54-L55


    if (negative) {
      pattern = '!' + pattern;
    } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L30


    pattern = pattern.trim();

    if (pattern === "") {
      return null;
    } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L34
    // convert forward slashes to backslashes on Windows


    pattern = cleanPath(pattern); // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L36-L42

    if (pattern[0] === '!') {
      if (pattern.length === 1) {
        return null;
      }

      negative = true;
      pattern = pattern.substring(1);
    } else {
      negative = false;
    }

    return {
      origin,
      pattern,
      // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L54
      dirs: pattern.split(path.sep),
      negative
    };
  } // @returns `Boolean` true if the `path` is NOT ignored


  _filter(path) {
    if (!path) {
      return false;
    }

    if (path in this._cache) {
      return this._cache[path];
    }

    return this._cache[path] = this._test(path);
  } // @returns {Boolean} true if a file is NOT ignored
  // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L62


  _test(file) {
    file = fromSlash(file); // equivalent to golang filepath.Dir() https://golang.org/src/path/filepath/path.go

    const parentPath = cleanPath(path.dirname(file));
    const parentPathDirs = parentPath.split(path.sep);
    let matched = false;

    this._rules.forEach(rule => {
      let match = this._match(file, rule); // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L80


      if (!match && parentPath !== ".") {
        // Check to see if the pattern matches one of our parent dirs.
        if (rule.dirs.includes('**')) {
          // Ah shucks! We have to test every possible parent path that has 
          // a number of dirs _n_ where 
          // `rule.dirs.filter(doubleStar).length <= _n_ <= parentPathDirs.length`
          // since the ** can imply any number of directories including 0
          for (let i = rule.dirs.filter(x => x !== '**').length; i <= parentPathDirs.length; i++) {
            match = match || this._match(parentPathDirs.slice(0, i).join(path.sep), rule);
          }
        } else if (rule.dirs.length <= parentPathDirs.length) {
          // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L83
          match = this._match(parentPathDirs.slice(0, rule.dirs.length).join(path.sep), rule);
        }
      }

      if (match) {
        matched = !rule.negative;
      }
    });

    return !matched;
  } // @returns {Boolean} true if a file is matched by a rule


  _match(file, rule) {
    return this._compile(rule).regexp.test(file);
  } // https://github.com/moby/moby/blob/v19.03.8/pkg/fileutils/fileutils.go#L139


  _compile(rule) {
    if (rule.regexp) {
      return rule;
    }

    let regStr = '^'; // Go through the pattern and convert it to a regexp.

    let escapedSlash = path.sep === '\\' ? '\\\\' : path.sep;

    for (let i = 0; i < rule.pattern.length; i++) {
      const ch = rule.pattern[i];

      if (ch === '*') {
        if (rule.pattern[i + 1] === '*') {
          // is some flavor of "**"
          i++; // Treat **/ as ** so eat the "/"

          if (rule.pattern[i + 1] === path.sep) {
            i++;
          }

          if (rule.pattern[i + 1] === undefined) {
            // is "**EOF" - to align with .gitignore just accept all
            regStr += ".*";
          } else {
            // is "**"
            // Note that this allows for any # of /'s (even 0) because
            // the .* will eat everything, even /'s
            regStr += `(.*${escapedSlash})?`;
          }
        } else {
          // is "*" so map it to anything but "/"
          regStr += `[^${escapedSlash}]*`;
        }
      } else if (ch === '?') {
        // "?" is any char except "/"
        regStr += `[^${escapedSlash}]`;
      } else if (ch === '.' || ch === '$') {
        // Escape some regexp special chars that have no meaning
        // in golang's filepath.Match
        regStr += `\\${ch}`;
      } else if (ch === '\\') {
        // escape next char. Note that a trailing \ in the pattern
        // will be left alone (but need to escape it)
        if (path.sep === '\\') {
          // On windows map "\" to "\\", meaning an escaped backslash,
          // and then just continue because filepath.Match on
          // Windows doesn't allow escaping at all
          regStr += escapedSlash;
          continue;
        }

        if (rule.pattern[i + 1] !== undefined) {
          regStr += '\\' + rule.pattern[i + 1];
          i++;
        } else {
          regStr += '\\';
        }
      } else {
        regStr += ch;
      }
    }

    regStr += "$";
    rule.regexp = new RegExp(regStr, this._ignorecase ? 'i' : '');
    return rule;
  }

}


/***/ }),

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(9278);
var tls = __nccwpck_require__(4756);
var http = __nccwpck_require__(8611);
var https = __nccwpck_require__(5692);
var events = __nccwpck_require__(4434);
var assert = __nccwpck_require__(2613);
var util = __nccwpck_require__(9023);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


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

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 4963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ build)
});

// UNUSED EXPORTS: check

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
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

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/src/dockerfile/place.js

function inWorkspace(path) {
    const inside = (0,external_node_path_.relative)('', (0,external_node_path_.resolve)(path));
    return inside === '' || inside.startsWith('..') || (0,external_node_path_.isAbsolute)(inside) ? path : inside;
}
function dockerfileName(file, { context, isOwnRepository }) {
    if (!isRemote(context))
        return inWorkspace(file || (0,external_node_path_.join)(context, 'Dockerfile'));
    if (isRemote(file))
        return '';
    return isOwnRepository ? (0,external_node_path_.join)(subfolderOf(context), file || 'Dockerfile') : '';
}
function isRemote(text) {
    return /^([a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(text);
}
function subfolderOf(context) {
    return /(?:#[^:]*:|[?&]subdir=)([^&]+)/.exec(context)?.[1] ?? '';
}

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(7406);
// EXTERNAL MODULE: ./build/src/text/csv.js
var csv = __nccwpck_require__(4597);
// EXTERNAL MODULE: ./build/src/engine/outputs.js
var engine_outputs = __nccwpck_require__(5174);
;// CONCATENATED MODULE: ./build/src/engine/plan.js

function secretArgument(mount) {
    if ('env' in mount)
        return `id=${mount.id},env=${mount.env}`;
    return `id=${mount.id},${(0,csv/* csvField */.XR)(`src=${mount.src}`)}`;
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/attestations.js


function defaultProvenance(build, run, noDefaultAttestations) {
    if (noDefaultAttestations || build.provenance !== '')
        return 'none';
    if (build.attests.some(attest => isAttestation(attest, 'provenance')))
        return 'none';
    if (build.load || build.outputs.some(output => (0,engine_outputs/* isExporter */.uA)(output, 'docker')))
        return 'none';
    return run.isPrivate ? 'min' : 'max';
}
function attestArguments(build, run, byDefault) {
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
    return (0,csv/* csvAttributes */.eJ)(attest).some(({ key, value }) => key === 'type' && value === type);
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
    if ((0,csv/* csvAttributes */.eJ)(attributes).some(({ key }) => key === 'builder-id'))
        return attributes;
    return `${attributes},builder-id=${runUrl(run)}`;
}
function runUrl(run) {
    return `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}`;
}
function switched(attributes) {
    return (0,csv/* csvFields */.qZ)(attributes)
        .map(field => {
        if (/^(1|t|T|true|TRUE|True)$/.test(field))
            return 'disabled=false';
        if (/^(0|f|F|false|FALSE|False)$/.test(field))
            return 'disabled=true';
        return (0,csv/* csvField */.XR)(field);
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
    return [...cacheFrom, ...cacheTo].some(entry => (0,csv/* csvAttributes */.eJ)(entry).some(({ key, value }) => key === 'type' && value === 'gha'));
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
    throw new errors/* ActionError */.lZ({
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
    return !build.outputs.some(output => (0,engine_outputs/* isExporter */.uA)(output, 'local') || (0,engine_outputs/* isExporter */.uA)(output, 'tar'));
}
function each(flag, values) {
    return values.flatMap(value => [flag, value]);
}
function one(flag, value) {
    return value === '' ? [] : [flag, value];
}

// EXTERNAL MODULE: ./build/src/engine/call.js
var call = __nccwpck_require__(9218);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(8701);
;// CONCATENATED MODULE: ./build/src/tool/find.js

async function find(programs) {
    for (const program of programs) {
        const command = await (0,io/* which */.K7)(program);
        if (command !== '')
            return { command, prefix: [] };
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./build/src/engine/results.js


function readResults(files, redact) {
    const metadata = parseMetadata(readIfThere(files.metadataFile));
    return {
        imageid: readIfThere(files.imageIdFile),
        digest: asText(metadata?.['containerimage.digest']),
        metadata: metadata === undefined ? '' : redact(JSON.stringify(metadata, null, 2)),
        configDigest: asText(metadata?.['containerimage.config.digest']),
        imageName: asText(metadata?.['image.name']),
        cacheDigest: /"digest":"(sha256:[0-9a-f]{64})"/.exec(asText(metadata?.['cache.manifest']))?.[1] ?? '',
    };
}
function asText(value) {
    return typeof value === 'string' ? value : '';
}
function readIfThere(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8').trim();
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === 'ENOENT')
            return '';
        throw error;
    }
}
function parseMetadata(text) {
    if (text === '' || text === 'null')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new errors/* ActionError */.lZ({
            code: 'INTERNAL',
            message: `The metadata file of buildx is no JSON: ${(0,errors/* messageOf */.bD)(error)}`,
            hint: 'Please report this with the version of buildx.',
            cause: error,
        });
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ./build/src/engine/buildx/refusals.js
const MAX_ERROR_LENGTH = 1000;
const NO_BUILDX = /^See 'docker --help'|^(docker|ERROR): (unknown command: docker buildx|'buildx' is not a docker command)/;
function saysNoBuildx(line) {
    return NO_BUILDX.test(line);
}
function lacksBuildx(exit) {
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
    return exit.code !== 0 && /blob sha\d+:\w+ expected at .*: blob not found/.test(lastError(exit));
}
function isOutOfSpace(exit) {
    return exit.code !== 0 && /no space left on device/.test(lastError(exit));
}
function isBlockedExport(exit) {
    return exit.code !== 0 && /ref \S+ locked for \S+ .*unavailable/.test(lastError(exit));
}
function isUnpackFailure(exit) {
    return (exit.hasBegun &&
        /failed to prepare extraction snapshot .*parent snapshot \S+ does not exist/.test(lastError(exit)));
}
function wasRefused(exit, refusal) {
    return exit.code !== 0 && !exit.hasBegun && exit.errorLines.some(line => refusal.test(line));
}
const REFUSED = /denied|unauthori[sz]ed|forbidden|authentication required|insufficient_scope|40[13]\b/i;
const ON_ITS_WAY = /failed to push|failed to copy|pushing|unexpected status|failed to do request|connection re|EOF|time-?out|too ?many ?requests/i;
function isPushFailure(exit) {
    return !REFUSED.test(lastError(exit)) && ON_ITS_WAY.test(lastError(exit));
}
function endedAtRegistry(exit) {
    return exit.hasBegun && (REFUSED.test(lastError(exit)) || ON_ITS_WAY.test(lastError(exit)));
}
function lastError(exit) {
    const lines = exit.errorLines.map(line => line.trim()).filter(line => line !== '' && !/^#\d+ /.test(line));
    const start = lines.findLastIndex(line => /^(ERROR|unknown flag): /.test(line));
    const words = start === -1 ? (lines.at(-1) ?? `exit code ${exit.code}`) : lines.slice(start).join(' ');
    return words.slice(0, MAX_ERROR_LENGTH);
}

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

;// CONCATENATED MODULE: ./build/src/engine/git-context.js

const DEFAULT_CONTEXT = /\{\{\{?\s*defaultContext\s*\}?\}\}(?::([^{]+))?/g;
function hasGitContext(run) {
    return run.repository !== '' && (run.sha !== '' || run.ref !== '');
}
function defaultContext(run, switches) {
    const commit = pinnedRef(run, switches);
    if (!hasGitContext(run)) {
        throw new errors/* ActionError */.lZ({
            code: 'NO_GIT_CONTEXT',
            message: say => `${say.input('context')} stands for the repository of this run, which names none to build from.`,
            hint: say => `Set ${say.set('context', '.')} to build from the files that are there.`,
        });
    }
    const repository = `${run.serverUrl}/${run.repository}.git`;
    return switches.gitQuery ? `${repository}?ref=${commit}` : `${repository}#${commit}`;
}
function expandContext(text, base) {
    if (text === '')
        return base();
    return text.replace(DEFAULT_CONTEXT, (_, subdirectory) => {
        if (subdirectory === undefined)
            return base();
        return base().includes('?ref=') ? `${base()}&subdir=${subdirectory}` : `${base()}:${subdirectory}`;
    });
}
function pinnedRef(run, switches) {
    const isPullRequest = run.ref.startsWith('refs/pull/');
    if (isPullRequest && switches.pullRequestHead)
        return run.headSha || run.ref.replace(/\/merge$/, '/head');
    if (run.sha !== '')
        return run.sha;
    return run.ref === '' || run.ref.startsWith('refs/') ? run.ref : `refs/heads/${run.ref}`;
}

;// CONCATENATED MODULE: ./build/src/engine/target.js





function resolveTarget({ build, switches }, run, version) {
    requireFlags(build, version);
    const git = { ...switches, gitQuery: usesGitQuery(switches, version) };
    const base = () => defaultContext(run, git);
    const context = expandContext(build.context, base);
    return {
        context,
        buildContexts: build.buildContexts.map(text => expandContext(text, base)),
        isOwnRepository: isOwnRepository({ build, switches }, run),
    };
}
function isOwnRepository({ build, switches }, run) {
    if (!hasGitContext(run))
        return false;
    return [false, true].some(gitQuery => {
        const own = defaultContext(run, { ...switches, gitQuery });
        return expandContext(build.context, () => own).startsWith(own);
    });
}
function refuseContextAround(directory, { context, buildContexts }) {
    const named = buildContexts.map(text => text.slice(text.indexOf('=') + 1));
    if (![context, ...named].some(path => directory.isBelow((0,external_node_path_.resolve)(path))))
        return;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: say => `The build context, or one of \`${say.name('build-contexts')}\`, contains ${say.temp} and so the secret files.`,
        hint: say => `Use another folder as the context; copy what the build needs from ${say.temp} there.`,
    });
}
function readDockerfile({ build }, { context }) {
    const file = build.file || (0,external_node_path_.join)(context, 'Dockerfile');
    try {
        return { file, dockerfile: (0,external_node_fs_.readFileSync)(file, 'utf8') };
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/src/tool/ask.js
var ask = __nccwpck_require__(505);
;// CONCATENATED MODULE: ./build/src/engine/buildx/find.js




const STANDALONE = ['buildx', 'docker-buildx'];
async function findBuildx() {
    const docker = await find(['docker']);
    if (docker !== undefined)
        return { ...docker, prefix: ['buildx'] };
    const standalone = await find(STANDALONE);
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
    const known = (await askVersion(tool, around)) ?? (await askVersion(await find(STANDALONE), around));
    if (known === undefined)
        throw noBuildx();
    return known;
}
async function askVersion(tool, around) {
    if (tool === undefined)
        return undefined;
    const { code, stdout } = await (0,ask/* ask */.k)(['version'], { ...around, tool });
    return code === 0 ? { tool, version: parseBuildxVersion(stdout) } : undefined;
}
function noBuildx() {
    return new errors/* ActionError */.lZ({
        code: 'NO_BUILDX',
        message: 'This docker has no buildx plugin.',
        hint: say => say.installBuildx,
    });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/ask.js




async function askBuildx(args, asking) {
    const answer = await (0,ask/* ask */.k)(args, asking);
    if (answer.code === 0 || !answer.stderr.split('\n').some(saysNoBuildx))
        return answer;
    const standalone = await find(STANDALONE);
    return standalone === undefined ? answer : (0,ask/* ask */.k)(args, { ...asking, tool: standalone });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/explain.js



const MAX_STEP_LENGTH = 120;
const NO_DAEMON = /cannot connect to the docker daemon|error during connect|is the docker daemon running|permission denied while trying to connect/i;
const DAEMON_GONE = /failed to receive status|code = Unavailable|transport is closing|error reading from server/i;
function pushFailed(exit, { what = 'The image', rest = '' } = {}) {
    return new errors/* ActionError */.lZ({
        code: 'PUSH_FAILED',
        message: `${what} was searched, but could not be pushed: ${lastError(exit).replace(/\.$/, '')}. ${rest}`.trim(),
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
    return new errors/* ActionError */.lZ({
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
    return new errors/* ActionError */.lZ({
        code: 'BUILD_FAILED',
        message: summary,
        hint: 'The log above lists the warnings with their lines of the Dockerfile.',
    });
}
function tooOld(flag) {
    return new errors/* ActionError */.lZ({
        code: 'BUILDX_TOO_OLD',
        message: `This buildx does not know ${flag}.`,
        hint: say => say.updateBuildx,
    });
}
function isDaemonGone(line) {
    return !line.includes('process "') && (NO_DAEMON.test(line) || DAEMON_GONE.test(line));
}
function daemonGone(line) {
    return new errors/* ActionError */.lZ({
        code: 'NO_DAEMON',
        message: `The Docker daemon or builder went away while it built: ${line}`,
        hint: say => `Was it restarted, or out of memory or disk? See its own log; then run ${say.step} again.`,
    });
}
function killed() {
    return new errors/* ActionError */.lZ({
        code: 'BUILD_FAILED',
        message: 'docker buildx was killed by a signal from outside.',
        hint: say => `Was this machine out of memory? Otherwise look for who ends processes there, and run ${say.step} again.`,
    });
}
function noDaemon(line) {
    return new errors/* ActionError */.lZ({
        code: 'NO_DAEMON',
        message: `The Docker daemon does not answer: ${line}`,
        hint: say => `Start Docker on ${say.host}, add its user to the docker group, or point DOCKER_HOST or \`${say.name('builder')}\` elsewhere.`,
    });
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ./build/src/engine/buildx/history.js





const CLOCK_MS = 50;
const TRIES = 5;
const WAIT_MS = 200;
const NOT_THERE = /no (build )?record found/i;
async function removeRecord(recorded) {
    const [ref, ...others] = notesOf(recorded);
    if (ref === undefined || others.length > 0)
        return { kind: 'unknown' };
    const { tool, env } = recorded;
    const [builder = ''] = ref.split('/');
    const id = ref.split('/').at(-1) ?? '';
    const run = (args) => (0,ask/* ask */.k)(['history', ...args], { tool, env });
    for (let tries = 0; tries < TRIES; tries++) {
        if (tries > 0)
            await (0,promises_.setTimeout)(WAIT_MS);
        const done = await run(['rm', '--builder', builder, id]);
        if (done.code !== 0)
            continue;
        const found = await run(['inspect', '--builder', builder, id]);
        if (found.code !== 0 && NOT_THERE.test(found.stderr))
            return { kind: 'removed', ref };
    }
    return { kind: 'kept', ref };
}
function notesOf({ env, plan, since }) {
    const root = (0,external_node_path_.join)(configDirectory(env), 'refs');
    try {
        return (0,external_node_fs_.readdirSync)(root, { recursive: true, encoding: 'utf8' })
            .filter(name => /^[^/\\]+[/\\][^/\\]+[/\\][a-z0-9]{20,}$/.test(name))
            .filter(name => (0,external_node_fs_.statSync)((0,external_node_path_.join)(root, name)).mtimeMs >= since - CLOCK_MS)
            .filter(name => isOf((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(root, name), 'utf8'), plan))
            .map(name => name.replaceAll('\\', '/'));
    }
    catch {
        return [];
    }
}
function isOf(note, { context, build }) {
    const { LocalPath: path, DockerfilePath: file } = JSON.parse(note);
    const isContext = path === context || path === (0,external_node_path_.resolve)(context);
    return isContext && (build.file === '' || file === build.file || file === (0,external_node_path_.resolve)(build.file));
}
function configDirectory(env) {
    const docker = env['DOCKER_CONFIG'] || (0,external_node_path_.join)(env['HOME'] || (0,external_node_os_.homedir)(), '.docker');
    return env['BUILDX_CONFIG'] || (0,external_node_path_.join)(docker, 'buildx');
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/outline.js

function outlineArguments({ build, context, buildContexts, mounts }) {
    return [
        'build',
        '--call=outline,format=json',
        '--progress=rawjson',
        ...build.buildArgs.flatMap(value => ['--build-arg', value]),
        ...buildContexts.flatMap(value => ['--build-context', value]),
        ...mounts.flatMap(mount => ['--secret', secretArgument(mount)]),
        ...build.ssh.flatMap(value => ['--ssh', value]),
        ...(build.file === '' ? [] : ['--file', build.file]),
        ...(build.platforms.length === 0 ? [] : ['--platform', build.platforms.join(',')]),
        ...(build.target === '' ? [] : ['--target', build.target]),
        ...(build.builder === '' ? [] : ['--builder', build.builder]),
        ...(build.network === '' ? [] : ['--network', build.network]),
        ...(build.pull ? ['--pull'] : []),
        context,
    ];
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/outline-answer.js
function readOutline({ code, stdout, stderr }) {
    const raw = code === 0 ? parse(stdout) : undefined;
    if (raw === undefined)
        return { outline: undefined, reason: reasonOf(stderr) };
    return { outline: outlineOf(raw, stderr) };
}
function outlineOf(raw, stderr) {
    const secrets = (raw.secrets ?? []).map(({ name = '', required = false, location }) => ({
        id: name,
        isRequired: required,
        line: lineOf(location?.ranges),
    }));
    const [source = ''] = raw.sources ?? [];
    const warnings = warningsIn(stderr);
    const sensitive = warnings.flatMap(sensitiveIn);
    return { secrets, sensitive, checks: warnings.flatMap(checkIn), source: decode(source) };
}
function reasonOf(stderr) {
    const lines = stderr.split(/[\r\n]+/).filter(line => line.trim() !== '' && !line.startsWith('{'));
    return (lines.at(-1) ?? 'no answer in time').slice(0, 300);
}
function warningsIn(stderr) {
    return stderr
        .split('\n')
        .filter(line => line.startsWith('{"warnings"'))
        .flatMap(line => parse(line)?.warnings ?? []);
}
function sensitiveIn({ short = '', range }) {
    const [, instruction, name = ''] = /^SecretsUsedInArgOrEnv:.*\((ARG|ENV) "([^"]*)"\)/.exec(decode(short)) ?? [];
    if (instruction !== 'ARG' && instruction !== 'ENV')
        return [];
    return [{ instruction, name, line: lineOf(range) }];
}
function checkIn(warning) {
    const { short = '', range, url = '' } = warning;
    const [, rule, message = ''] = /^([A-Za-z]{3,60}): (.*?)( \(line \d+\))?$/.exec(decode(short)) ?? [];
    if (rule === undefined || sensitiveIn(warning).length > 0)
        return [];
    const isPage = /^https:\/\/docs\.docker\.com\/[\w./-]+$/.test(url);
    return [{ rule, message, line: lineOf(range), url: isPage ? url : '' }];
}
function lineOf(ranges) {
    return ranges?.[0]?.start?.line ?? 0;
}
function decode(base64) {
    return Buffer.from(base64, 'base64').toString('utf8');
}
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/image/oci-json.js
function parseObject(bytes) {
    return asObject(oci_json_parse(bytes));
}
function oci_json_parse(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return undefined;
    }
}
function asList(value) {
    return Array.isArray(value) ? value : [];
}
function filesOfImages(bytes) {
    return asList(oci_json_parse(bytes)).flatMap(image => {
        const { Config: config, Layers: layers } = asObject(image) ?? {};
        return [config, ...asList(layers)].map(oci_json_asText).filter(name => name !== '');
    });
}
function oci_json_asText(value) {
    return typeof value === 'string' ? value : '';
}
function asSize(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
function asDescriptors(value) {
    if (!Array.isArray(value))
        return [];
    return value.flatMap((entry) => {
        const object = asObject(entry);
        const digest = oci_json_asText(object?.['digest']);
        if (object === undefined || digest === '')
            return [];
        return [
            { digest, mediaType: oci_json_asText(object['mediaType']), size: asSize(object['size']), ...optional(object) },
        ];
    });
}
function optional(object) {
    const annotations = asObject(object['annotations']);
    const platform = asObject(object['platform']);
    return {
        ...(annotations === undefined
            ? {}
            : { annotations: Object.fromEntries(Object.entries(annotations).map(([k, v]) => [k, oci_json_asText(v)])) }),
        ...(platform === undefined
            ? {}
            : {
                platform: {
                    os: oci_json_asText(platform['os']),
                    architecture: oci_json_asText(platform['architecture']),
                    variant: oci_json_asText(platform['variant']),
                },
            }),
    };
}
function asObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : undefined;
}

;// CONCATENATED MODULE: ./build/src/scan/image/layout.js



const MAX_DOCUMENT = 16 * 2 ** 20;
const MAX_NESTING = 4;
const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const ENCRYPTED_TYPE = /\+encrypted$/;
const INDEX_TYPE = /\.(image\.index|manifest\.list)\./;
const CACHE_CONFIG = 'application/vnd.buildkit.cacheconfig.v0';
function blobPath(directory, digest) {
    const [algorithm = '', hex = ''] = digest.split(':');
    return (0,external_node_path_.join)(directory, 'blobs', algorithm, hex);
}
function isDigest(text) {
    return DIGEST.test(text);
}
function readLayout(source) {
    const index = parseObject(source.index);
    if (index === undefined)
        throw new Error('the index.json of the image layout is no JSON object');
    const reader = new LayoutReader(source);
    const roots = asDescriptors(index['manifests']);
    for (const root of roots)
        reader.visit(root, { platform: '', nesting: 0 });
    return { ...reader.finish(source.digests), roots };
}
function directorySource(directory) {
    return {
        index: (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, 'index.json')),
        digests: listBlobs(directory),
        document: digest => {
            const path = blobPath(directory, digest);
            const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
            return stat?.isFile() && stat.size <= MAX_DOCUMENT ? (0,external_node_fs_.readFileSync)(path) : undefined;
        },
    };
}
function listBlobs(directory) {
    const folder = (0,external_node_path_.join)(directory, 'blobs');
    if (!(0,external_node_fs_.existsSync)(folder))
        return [];
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .flatMap(({ name }) => (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, name)).map(hex => `${name}:${hex}`))
        .filter(isDigest);
}
class LayoutReader {
    #source;
    #blobs = new Map();
    #visited = new Set();
    #images = [];
    constructor(source) {
        this.#source = source;
    }
    visit(descriptor, { platform, nesting }) {
        if (this.#visited.has(descriptor.digest))
            return;
        this.#visited.add(descriptor.digest);
        const document = this.#document(descriptor.digest);
        const here = platformOf(descriptor) || platform;
        const isIndex = INDEX_TYPE.test(descriptor.mediaType) || document?.['manifests'] !== undefined;
        const role = isIndex ? 'index' : layout_isAttestation(descriptor) ? 'attestation manifest' : 'manifest';
        this.#note(descriptor, { role, platform: here });
        if (document === undefined || nesting > MAX_NESTING)
            return;
        for (const child of asDescriptors(document['manifests'])) {
            this.#visitChild(child, { platform: here, nesting: nesting + 1 });
        }
        this.#manifest(document, descriptor, here);
    }
    finish(stored) {
        for (const digest of stored) {
            if (!this.#blobs.has(digest))
                this.#note({ digest, mediaType: '', size: 0 }, { role: 'unreferenced', platform: '' });
        }
        const there = new Set(stored);
        const blobs = [...this.#blobs.values()];
        const missing = blobs.map(({ digest }) => digest).filter(digest => !there.has(digest));
        const manifests = blobs
            .filter(({ role }) => role === 'manifest')
            .flatMap(({ digest }) => this.#source.document(digest) ?? []);
        return { blobs, missing, manifests, images: this.#images };
    }
    #visitChild(child, context) {
        if (/manifest|index/.test(child.mediaType))
            this.visit(child, context);
        else
            this.#note(child, {
                role: child.mediaType === CACHE_CONFIG ? 'cache config' : 'cache layer',
                platform: '',
            });
    }
    #manifest(manifest, descriptor, platform) {
        const [config] = asDescriptors([manifest['config']]);
        const layers = asDescriptors(manifest['layers']);
        const isCache = config?.mediaType === CACHE_CONFIG;
        if (config !== undefined)
            this.#note(config, { role: isCache ? 'cache config' : 'config', platform });
        const role = isCache ? 'cache layer' : layout_isAttestation(descriptor) ? 'attestation' : 'layer';
        const history = role === 'layer' && config !== undefined ? this.#history(config.digest) : [];
        const createdBy = (index) => (history.length === layers.length ? (history[index] ?? '') : '');
        layers.forEach((layer, index) => {
            this.#note(layer, { role, platform, layer: index + 1, createdBy: createdBy(index) });
        });
        if (role === 'layer' && config !== undefined) {
            const made = layers.map(({ digest, size }, index) => ({ digest, size, createdBy: createdBy(index) }));
            const size = [descriptor, config, ...layers].reduce((sum, one) => sum + one.size, 0);
            this.#images.push({ digest: descriptor.digest, platform, size, layers: made });
        }
        for (const other of asDescriptors([manifest['subject']]))
            this.#note(other, { role: 'manifest', platform });
    }
    #history(config) {
        const history = this.#document(config)?.['history'];
        if (!Array.isArray(history))
            return [];
        return history
            .filter((entry) => typeof entry === 'object' && entry !== null)
            .filter(entry => entry['empty_layer'] !== true)
            .map(entry => oci_json_asText(entry['created_by']));
    }
    #note({ digest, mediaType }, blob) {
        if (this.#blobs.has(digest) && !/^cache/.test(this.#blobs.get(digest)?.role ?? ''))
            return;
        const encryption = ENCRYPTED_TYPE.test(mediaType) ? { isEncrypted: true } : {};
        this.#blobs.set(digest, { layer: 0, createdBy: '', ...blob, ...encryption, digest });
    }
    #document(digest) {
        const bytes = isDigest(digest) ? this.#source.document(digest) : undefined;
        return bytes === undefined ? undefined : parseObject(bytes);
    }
}
function layout_isAttestation({ annotations }) {
    return annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}
function platformOf({ platform }) {
    if (platform === undefined || platform.os === 'unknown')
        return '';
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

;// CONCATENATED MODULE: ./build/src/scan/image/early.js

const INTERVAL = 100;
class EarlySearch {
    #directory;
    #pool;
    #known;
    #results = new Map();
    #timer;
    constructor(directory, pool, known = new Map()) {
        this.#directory = directory;
        this.#pool = pool;
        this.#known = known;
        for (const [digest, result] of known)
            this.#results.set(digest, Promise.resolve(result));
        this.#timer = setInterval(() => this.#look(), INTERVAL);
        this.#timer.unref();
    }
    stop() {
        clearInterval(this.#timer);
    }
    isKnown(digest) {
        return this.#known.has(digest);
    }
    resultOf(digest) {
        return this.#results.get(digest);
    }
    #look() {
        for (const digest of this.#digests()) {
            if (this.#results.has(digest))
                continue;
            const result = this.#pool.add({ digest, file: blobPath(this.#directory, digest) });
            result.catch(() => { });
            this.#results.set(digest, result);
        }
    }
    #digests() {
        try {
            return listBlobs(this.#directory);
        }
        catch {
            return [];
        }
    }
}

;// CONCATENATED MODULE: ./build/src/scan/image/layout-search.js




const DOCUMENTS = new Set(['index.json', 'oci-layout', 'manifest.json']);
const NO_IMAGE = { path: '', reason: 'missing', message: 'there is no image in it' };
async function searchLayout(directory, { pool, files = [], early }) {
    const layout = readLayout(directorySource(directory));
    const missing = new Set(layout.missing);
    const isKnown = (digest) => early?.isKnown(digest) === true;
    const blobs = layout.blobs
        .filter(({ digest }) => !missing.has(digest))
        .filter(({ role, digest }) => role !== 'unreferenced' || !isKnown(digest));
    const sources = [
        ...blobs.map(blob => ({ blob, name: '', file: blobPath(directory, blob.digest) })),
        ...otherFiles(directory, layout.blobs),
        ...files.map(file => ({ blob: DOCUMENT, name: (0,external_node_path_.basename)(file), file })),
    ];
    const results = await Promise.all(sources.map(({ file, blob: { digest } }) => early?.resultOf(digest) ?? pool.add({ file, digest })));
    const searched = sources.map(({ blob, name }, index) => ({ blob, name, result: results[index] }));
    const known = blobs.filter(({ digest }) => isKnown(digest)).length;
    return { ...sumUp(searched, { layout, gaps: layout.roots.length === 0 ? [NO_IMAGE] : [] }), known };
}
function otherFiles(directory, blobs) {
    const known = new Set(blobs.map(({ digest }) => blobPath(directory, digest)));
    return (0,external_node_fs_.readdirSync)(directory, { recursive: true, withFileTypes: true })
        .filter(entry => !entry.isDirectory())
        .map(entry => (0,external_node_path_.join)(entry.parentPath ?? entry.path, entry.name))
        .filter(file => !known.has(file))
        .map(file => {
        const name = (0,external_node_path_.relative)(directory, file);
        return { blob: DOCUMENT, file, name: DOCUMENTS.has(name) ? name : 'another file of the layout' };
    });
}
const DOCUMENT = { digest: '', role: 'document', platform: '', layer: 0, createdBy: '' };
const ARCHIVE = 'the image archive';
const INCOMPLETE = {
    path: ARCHIVE,
    reason: 'missing',
    message: 'it does not have every file that its manifest.json names',
};
const MISSING = {
    path: '',
    reason: 'missing',
    message: 'the layout names it but does not have it',
};
const ENCRYPTED = {
    path: '',
    reason: 'encrypted',
    message: 'its media type says that it is encrypted',
};
function sumUp(searched, { layout, gaps }) {
    const missing = new Set(layout.missing);
    const findings = searched.flatMap(one => located(one, one.result?.findings ?? []));
    const unscanned = [
        ...gaps.map(gap => ({ ...gap, blob: DOCUMENT })),
        ...layout.blobs.filter(({ digest }) => missing.has(digest)).map(blob => ({ ...MISSING, blob })),
        ...layout.blobs.filter(({ isEncrypted }) => isEncrypted).map(blob => ({ ...ENCRYPTED, blob })),
        ...searched.flatMap(one => located(one, one.result?.unscanned ?? [MISSING])),
    ];
    return {
        layout,
        verdict: findings.length > 0 ? 'leak' : unscanned.length > 0 ? 'unverified' : 'clean',
        blobs: searched.length,
        known: 0,
        bytes: sum(searched.map(({ result }) => result?.bytes ?? 0)),
        findings,
        unscanned,
        more: sum(searched.map(({ result }) => (result?.moreFindings ?? 0) + (result?.moreUnscanned ?? 0))),
        clean: searched.filter(isCleanLayer).map(({ blob, result }) => ({ ...blob, bytes: result?.bytes ?? 0 })),
    };
}
function isCleanLayer({ blob, result }) {
    const isLayer = blob.role === 'layer' || blob.role === 'cache layer';
    if (!isLayer || blob.isEncrypted === true || result === undefined)
        return false;
    return result.findings.length === 0 && result.unscanned.length === 0 && result.moreUnscanned === 0;
}
function located({ blob, name }, entries) {
    const inside = (path) => (path === '' ? name : `${name}!/${path}`);
    return entries.map(entry => ({ ...entry, path: name === '' ? entry.path : inside(entry.path), blob }));
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
async function searchImageTar(stream, pool) {
    const { files, result } = await pool.searchTar(stream);
    const documents = new Map(files.map(file => [file.digest || file.name, file.document]));
    const index = documents.get('index.json');
    const layout = readLayout({
        index: Buffer.from(index ?? NO_IMAGES),
        digests: files.map(({ digest }) => digest).filter(digest => digest !== ''),
        document: digest => {
            const document = documents.get(digest);
            return document === undefined ? undefined : asBuffer(document);
        },
    });
    const blobs = new Map(layout.blobs.map(blob => [blob.digest, blob]));
    const searched = files.map(({ digest, result }) => ({
        blob: blobs.get(digest) ?? DOCUMENT,
        name: '',
        result,
    }));
    const gaps = archiveGaps(files, { layout, list: documents.get('manifest.json') });
    return sumUp([{ blob: DOCUMENT, name: ARCHIVE, result }, ...searched], { layout, gaps });
}
function archiveGaps(files, { layout, list }) {
    const names = list === undefined ? [] : filesOfImages(asBuffer(list));
    if (names.length === 0 && layout.roots.length === 0)
        return [NO_IMAGE];
    const there = new Set(files.map(({ name }) => name));
    return names.some(name => !there.has(name)) ? [INCOMPLETE] : [];
}
function failedSearch(why) {
    const gap = { path: '', reason: 'missing', message: `the search failed: ${why}`, blob: DOCUMENT };
    const layout = { blobs: [], missing: [], roots: [], manifests: [], images: [] };
    return {
        ...{ layout, verdict: 'unverified', blobs: 0, known: 0, bytes: 0, findings: [], unscanned: [gap] },
        ...{ more: 0, clean: [] },
    };
}
const NO_IMAGES = '{"manifests":[]}';
function asBuffer(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

;// CONCATENATED MODULE: ./build/src/engine/timed-search.js



async function timed(work, cancel) {
    const start = performance.now();
    const search = await untilCancelled(work(), cancel).catch(error => {
        cancel.throwIfAborted();
        return failedSearch((0,errors/* messageOf */.bD)(error));
    });
    return { search, seconds: (performance.now() - start) / 1000 };
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/index-annotations.js

const ANNOTATION = /^(?:([a-z-]+(?:\[[\w/-]+\])?(?:,[a-z-]+(?:\[[\w/-]+\])?)*):)?([^=]+)=([\s\S]*)$/;
const ATTRIBUTE = /^annotation-index(-descriptor)?\./;
const OF_INDEX = /^index(-descriptor)?$/;
function takeIndexAnnotations(build) {
    const found = {};
    const annotations = build.annotations.flatMap(entry => {
        const [, types = '', key = '', value = ''] = ANNOTATION.exec(entry) ?? [];
        const all = types.split(',');
        const others = all.filter(type => !OF_INDEX.test(type));
        if (others.length === all.length)
            return [entry];
        if (all.includes('index'))
            found[key] = value;
        return others.length === 0 ? [] : [`${others.join(',')}:${key}=${value}`];
    });
    const outputs = build.outputs.map(output => {
        const attributes = (0,csv/* csvAttributes */.eJ)(output);
        for (const { key, value } of attributes)
            if (key.startsWith('annotation-index.'))
                found[key.slice('annotation-index.'.length)] = value;
        const others = attributes.filter(({ key }) => !ATTRIBUTE.test(key));
        if (others.length === attributes.length)
            return output;
        return others.map(({ key, value }) => (0,csv/* csvField */.XR)(value === '' ? key : `${key}=${value}`)).join(',');
    });
    return { build: { ...build, annotations, outputs }, annotations: found };
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./build/src/engine/buildx/join-layouts.js





const join_layouts_INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
function joinLayouts(directory, { parts, annotations }) {
    const manifests = parts.flatMap(({ directory: from, digest }) => imagesOf(directorySource(from), digest));
    for (const part of parts)
        moveBlobs(part.directory, directory);
    const index = add(directory, {
        ...{ schemaVersion: 2, mediaType: join_layouts_INDEX_TYPE, manifests },
        ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    const root = { schemaVersion: 2, mediaType: join_layouts_INDEX_TYPE, manifests: [index] };
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(directory, 'index.json'), JSON.stringify(root));
    return index;
}
function imagesOf(source, digest) {
    const bytes = isDigest(digest) ? source.document(digest) : undefined;
    const document = bytes && parseObject(bytes);
    if (bytes === undefined || document === undefined)
        throw new Error('the layout of a platform has no image');
    const { manifests } = document;
    if (Array.isArray(manifests))
        return manifests;
    const mediaType = oci_json_asText(document['mediaType']);
    return [{ mediaType, digest, size: bytes.length, platform: join_layouts_platformOf(source, document) }];
}
function join_layouts_platformOf(source, manifest) {
    const [config] = asDescriptors([manifest['config']]);
    const bytes = config === undefined ? undefined : source.document(config.digest);
    const { architecture, os, variant, 'os.version': version } = (bytes && parseObject(bytes)) ?? {};
    return {
        architecture,
        os,
        ...(variant === undefined ? {} : { variant }),
        ...(version === undefined ? {} : { 'os.version': version }),
    };
}
function moveBlobs(from, to) {
    for (const digest of listBlobs(from)) {
        const path = blobPath(to, digest);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
        (0,external_node_fs_.renameSync)(blobPath(from, digest), path);
    }
    (0,external_node_fs_.rmSync)(from, { recursive: true });
}
function add(directory, document) {
    const bytes = Buffer.from(JSON.stringify(document, null, 2));
    const digest = `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex')}`;
    (0,external_node_fs_.writeFileSync)(blobPath(directory, digest), bytes);
    return { mediaType: join_layouts_INDEX_TYPE, digest, size: bytes.length };
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/rehearsal-inputs.js


const PLACE = /^(type|name|dest|tar|push|push-by-digest|name-canonical|registry\.insecure|unpack|store|context|dangling-name-prefix|danglingprefix|nydus|src|platform-split|mode)$/;
const CACHE_CONTENT = /^(compression|compression-level|force-compression|oci-mediatypes|image-manifest)$/;
function layoutInputs(build, directory) {
    const place = (0,csv/* csvField */.XR)(`dest=${directory}`);
    return {
        ...build,
        outputs: [['type=oci', 'tar=false', place, ...contentAttributes(build)].join(',')],
        push: false,
        load: false,
        cacheTo: [...build.cacheTo.filter(isInline), ...localCache(build.cacheTo, place)],
    };
}
function cacheInputs(build) {
    return {
        ...build,
        outputs: ['type=cacheonly'],
        annotations: [],
        push: false,
        load: false,
        cacheTo: build.cacheTo.filter(isInline),
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
        cacheTo: build.cacheTo.filter(isInline),
    };
}
function streamInputs(build) {
    const outputs = [['type=oci', 'dest=-', ...contentAttributes(build)].join(',')];
    return { ...build, outputs, push: false, load: false, cacheTo: build.cacheTo.filter(isInline) };
}
function contentAttributes({ outputs }) {
    const images = outputs.filter(isImage);
    const chosen = images.find(engine_outputs/* isPushed */.Yx) ?? images[0];
    if (chosen === undefined)
        return [];
    return (0,csv/* csvAttributes */.eJ)(chosen)
        .filter(({ key }) => !PLACE.test(key))
        .map(({ key, value }) => (0,csv/* csvField */.XR)(`${key}=${value}`));
}
function localCache(cacheTo, place) {
    const remote = cacheTo.filter(entry => !isInline(entry));
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
    return (0,csv/* csvAttributes */.eJ)(entry).some(({ key, value }) => key === 'mode' && value === 'max') ? 'max' : 'min';
}
function cacheContent(entry) {
    return (0,csv/* csvAttributes */.eJ)(entry)
        .filter(({ key }) => CACHE_CONTENT.test(key))
        .map(({ key, value }) => `${key}=${value}`);
}
function isImage(output) {
    return ['image', 'registry', 'oci', 'docker'].some(type => (0,engine_outputs/* isExporter */.uA)(output, type));
}
function isInline(entry) {
    return (0,csv/* csvAttributes */.eJ)(entry).some(({ key, value }) => key === 'type' && value === 'inline');
}
function decidesMediaTypes({ annotations, outputs }) {
    if (annotations.length > 0)
        return true;
    return outputs
        .flatMap(csv/* csvAttributes */.eJ)
        .some(({ key }) => key === 'oci-mediatypes' || key.startsWith('annotation'));
}

// EXTERNAL MODULE: ./build/src/text/defuse.js
var defuse = __nccwpck_require__(7383);
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
        const safe = { ...line, text: (0,defuse/* defused */.t)(line.text) };
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
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

// EXTERNAL MODULE: ./build/src/text/visible.js
var text_visible = __nccwpck_require__(2939);
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
            shown += (0,text_visible/* shownGap */.Of)(part);
    }
    return isColorLost ? shown + COLORS_OFF : shown;
}
function shownPart(part, index) {
    return index % 2 === 0 ? part : (0,text_visible/* shownGap */.Of)(part);
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
const matcher_pieces_MISSING = 4;
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
        for (let first = Math.max(0, last - SHARED); first <= last + matcher_pieces_MISSING; first++) {
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
        for (let last = Math.min(bytes.length, first + SHARED); last >= first - matcher_pieces_MISSING; last--) {
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
const matcher_scan_BLOCK = 256 * 1024;
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
        if (state.pending.length > 0 && at % matcher_scan_BLOCK < stride)
            release(state, at);
    }
}
function sampleWords(state) {
    const { data } = state;
    const { filter, stride } = state.tables;
    const turns = WORD_STRIDE / stride;
    const before = -data.byteOffset & 3;
    const words = new Int32Array(data.buffer, data.byteOffset + before, (data.length - before) >>> 2);
    for (let from = 0; from < words.length; from += matcher_scan_BLOCK / 4) {
        const to = Math.min(from + matcher_scan_BLOCK / 4, words.length);
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
        const letters = text.split('\n').map(line => (0,text_visible/* lettersOf */.bi)((0,text_visible/* visibleLine */.P8)(line)).trim());
        const isClean = this.#isClean(text) && this.#isClean(letters.join(''));
        return this.#redact(isClean ? text : this.#hideWords(text));
    };
    redactShort(text) {
        return this.#redact(text);
    }
    #hideWords(text) {
        const isClean = (part) => this.#isClean((0,text_visible/* lettersOf */.bi)((0,text_visible/* visibleLine */.P8)(part)));
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
    return (0,text_visible/* lettersOf */.bi)((0,text_visible/* visibleLine */.P8)(lines.join('')));
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
    const visible = (0,text_visible/* visibleLine */.P8)(line.text);
    const letters = (0,text_visible/* lettersOf */.bi)(visible);
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
        seen.text = (0,text_visible/* lettersOf */.bi)((0,text_visible/* visibleLine */.P8)(text)).slice(0, MAX_LINE);
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
            this.#firstLine ||= (0,defuse/* defused */.t)(safe).trim();
        else {
            this.#errorLines.push((0,defuse/* defused */.t)(safe));
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
        return (0,defuse/* harmless */.I)(this.#tools.secrets.hide(text));
    }
}

// EXTERNAL MODULE: ./build/src/tool/processes.js
var processes = __nccwpck_require__(7793);
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
        return (0,external_node_child_process_.spawn)(tool.command, [...tool.prefix, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
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

;// CONCATENATED MODULE: ./build/src/engine/buildx/run.js





async function guardedBuild(plan, tools) {
    const { isAnswered, takeOutput, ...rest } = tools;
    const { tool } = tools;
    const standalone = tool.prefix.length > 0 ? await find(STANDALONE) : undefined;
    const otherWay = (exit) => {
        if (standalone !== undefined && lacksBuildx(exit))
            return { tool: standalone, provenance: plan.provenance };
        return plan.provenance !== 'none' && refusesAttestations(exit) ? { tool, provenance: 'none' } : undefined;
    };
    const exit = await run(buildArguments(plan), rest, {
        kind: 'build',
        takeOutput,
        isAnswered: failed => otherWay(failed) !== undefined || isAnswered?.(failed) === true,
    });
    const other = otherWay(exit);
    if (other === undefined)
        return { ...exit, tool, provenance: plan.provenance };
    if (other.provenance !== plan.provenance)
        tools.log('This builder makes no attestations: building without the default provenance.');
    return guardedBuild({ ...plan, provenance: other.provenance }, { ...tools, tool: other.tool });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/by-platform.js






async function buildByPlatform(spread) {
    const { plan, tools, layout, write, requireSuccess } = spread;
    tools.log('The platforms are on several nodes of this builder: exporting the layout of each, and joining them.');
    const exit = await guardedBuild({ ...plan, build: cacheInputs(plan.build) }, tools);
    tools.cancel.throwIfAborted();
    requireSuccess(exit);
    const { annotations, build: withoutIndex } = takeIndexAnnotations(plan.build);
    const cached = { ...withoutIndex, noCache: false, noCacheFilters: [], pull: false };
    const parts = [];
    for (const [index, platform] of platformsOf(plan.build).entries()) {
        const directory = `${layout}-${index}`;
        const build = layoutInputs({ ...cached, platforms: [platform] }, directory);
        requireSuccess(await write({ ...plan, build }, tools));
        parts.push({ platform, directory, results: readResults(plan, text => text) });
    }
    const images = parts.map(({ directory, results }) => ({ directory, digest: results.digest }));
    const joined = joinLayouts(layout, { parts: images, annotations });
    (0,external_node_fs_.writeFileSync)(plan.imageIdFile, joined.digest);
    (0,external_node_fs_.writeFileSync)(plan.metadataFile, JSON.stringify(joinedMetadata(parts, joined)));
    return exit;
}
function joinedMetadata(parts, descriptor) {
    const all = parts.map(({ platform, results }) => {
        const metadata = JSON.parse(results.metadata || '{}');
        const { 'buildx.build.provenance': provenance, 'cache.manifest': _, ...others } = metadata;
        return provenance === undefined
            ? others
            : { ...others, [`buildx.build.provenance/${platform}`]: provenance };
    });
    return {
        ...Object.assign({}, ...all),
        'containerimage.descriptor': descriptor,
        'containerimage.digest': descriptor.digest,
    };
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/stand-ins.js



function placeStandIns(layout, blobs) {
    for (const { digest, size } of blobs) {
        const file = blobPath(layout, digest);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true, mode: 0o700 });
        const fd = (0,external_node_fs_.openSync)(file, 'wx', 0o600);
        try {
            (0,external_node_fs_.ftruncateSync)(fd, size);
        }
        finally {
            (0,external_node_fs_.closeSync)(fd);
        }
    }
}
function removeStandIns(layout, blobs) {
    for (const { digest } of blobs)
        (0,external_node_fs_.rmSync)(blobPath(layout, digest), { force: true });
}

;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
;// CONCATENATED MODULE: ./build/src/tool/pipe.js



const MAX_SAID = 4000;
class PipeFailed extends Error {
    answer;
    constructor(command, answer) {
        super(`${command} ended with code ${answer.code}`);
        this.answer = answer;
    }
}
async function pipeInto(args, input, { tool, env, cancel }) {
    const child = (0,external_node_child_process_.spawn)(tool.command, [...tool.prefix, ...args], { env, stdio: 'pipe', signal: cancel });
    const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
    const fed = (0,external_node_stream_promises_namespaceObject.pipeline)(input, child.stdin).then(() => true, () => false);
    const code = await codeOf(child);
    return { code: (await fed) ? code : code || -1, stdout: await stdout, stderr: await stderr };
}
async function* pipeFrom(args, { tool, env, cancel }) {
    const child = (0,external_node_child_process_.spawn)(tool.command, [...tool.prefix, ...args], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        signal: cancel,
    });
    const stderr = textOf(child.stderr);
    const ended = codeOf(child);
    try {
        yield* child.stdout;
        const code = await ended;
        cancel.throwIfAborted();
        if (code !== 0)
            throw new PipeFailed(tool.command, { code, stderr: await stderr });
    }
    finally {
        child.kill('SIGKILL');
    }
}
async function textOf(stream) {
    let [head, tail] = ['', ''];
    stream.setEncoding('utf8').on('data', (text) => {
        const room = MAX_SAID - head.length;
        head += text.slice(0, room);
        tail = (tail + text.slice(room)).slice(-MAX_SAID);
    });
    await (0,external_node_events_.once)(stream, 'close');
    return head + tail;
}
async function codeOf(child) {
    try {
        const [code] = (await (0,external_node_events_.once)(child, 'close'));
        return code ?? -1;
    }
    catch {
        return -1;
    }
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/store.js




async function outputStream(imageId, { tool, env, cancel }) {
    return pipeFrom(['image', 'save', imageId], { tool: await requireDocker(tool), env, cancel });
}
async function removeUnnamedImage(imageId, { tool, env }) {
    const asking = { tool: await requireDocker(tool), env };
    const names = await (0,ask/* ask */.k)(['image', 'inspect', '--format', '{{len .RepoTags}}', imageId], asking);
    if (names.stdout.trim() === '0')
        await (0,ask/* ask */.k)(['image', 'rm', imageId], { ...asking, limitMs: 0 });
}
async function requireDocker(buildx) {
    const docker = await findDocker(buildx);
    if (docker !== undefined)
        return docker;
    throw new errors/* ActionError */.lZ({
        code: 'NO_DOCKER',
        message: 'This builder exports no image layout, and there is no docker CLI to save the image with.',
        hint: say => `Install the docker CLI, or use a builder of the docker-container driver (${say.createBuilder}).`,
    });
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/rehearse.js














async function rehearse(job) {
    const { plan, tools } = job;
    placeStandIns(job.layout, job.known);
    const early = new EarlySearch(job.layout, job.pool, resultsOf(job.known));
    const exit = await writeLayout({ ...plan, build: layoutInputs(plan.build, job.layout) }, { ...tools, isAnswered: exit => refusesLayout(exit) || refusesNodes(exit) || isOutOfSpace(exit) }).finally(() => early.stop());
    tools.cancel.throwIfAborted();
    if (refusesNodes(exit))
        return rehearseOnNodes(job, exit);
    if (refusesLayout(exit))
        return rehearseInStore(job, exit);
    if (isOutOfSpace(exit))
        return rehearseAsStream(job, exit);
    requireSuccess(exit, job);
    job.forgetSecrets();
    if (plan.build.cacheTo.some(isInline))
        await exportFromCache(job, exit);
    const searched = await timed(() => searchLayout(job.layout, { pool: job.pool, early, files: [plan.metadataFile].filter(external_node_fs_.existsSync) }), tools.cancel);
    removeStandIns(job.layout, job.known);
    const isPartial = searched.search.known > 0;
    return { kept: 'layout', isPartial, exit, ...searched, outcome: readResults(plan, tools.redact) };
}
function resultsOf(known) {
    const nothing = { findings: [], unscanned: [], moreFindings: 0, moreUnscanned: 0 };
    return new Map(known.map(({ digest, bytes }) => [digest, { ...nothing, bytes }]));
}
async function writeLayout(plan, tools) {
    const exit = await guardedBuild(plan, tools);
    tools.cancel.throwIfAborted();
    if (!isBlockedExport(exit))
        return exit;
    tools.log('Equal layers blocked each other in the export: writing it once more, from the cache.');
    const again = { ...plan, provenance: exit.provenance, build: fromCache(plan.build) };
    return guardedBuild(again, { ...tools, tool: exit.tool });
}
function fromCache(build) {
    return { ...build, noCache: false, noCacheFilters: [], pull: false };
}
async function exportFromCache(job, first) {
    const { plan, tools, layout, releaseMounts } = job;
    const again = {
        ...plan,
        mounts: releaseMounts(),
        provenance: first.provenance,
        build: layoutInputs(fromCache(plan.build), layout),
    };
    const exit = await writeLayout(again, { ...tools, tool: first.tool });
    tools.cancel.throwIfAborted();
    requireSuccess(exit, job);
}
async function rehearseOnNodes(job, first) {
    const { plan, tools, pool, layout } = job;
    (0,external_node_fs_.rmSync)(layout, { recursive: true, force: true });
    const exit = await buildByPlatform({
        plan: { ...plan, provenance: first.provenance },
        tools: { ...tools, tool: first.tool },
        layout,
        write: writeLayout,
        requireSuccess: exit => requireSuccess(exit, job),
    });
    tools.cancel.throwIfAborted();
    job.forgetSecrets();
    const searched = await timed(() => searchLayout(layout, { pool, files: [plan.metadataFile] }), tools.cancel);
    return { kept: 'layout', isPartial: false, exit, ...searched, outcome: readResults(plan, tools.redact) };
}
async function rehearseInStore(job, first) {
    const { plan, tools, pool } = job;
    tools.log('This builder exports no image layout: searching the loaded image instead.');
    const exit = await guardedBuild({ ...plan, provenance: first.provenance, build: storeInputs(plan.build) }, { ...tools, tool: first.tool });
    tools.cancel.throwIfAborted();
    requireSuccess(exit, job);
    job.forgetSecrets();
    const outcome = readResults(plan, tools.redact);
    const searched = await timed(async () => {
        const saved = await outputStream(outcome.imageid, { ...tools, tool: first.tool });
        return searchImageTar(saved, pool);
    }, tools.cancel);
    if (searched.search.verdict !== 'clean') {
        const removal = removeUnnamedImage(outcome.imageid, { ...tools, tool: first.tool });
        await untilCancelled(removal, tools.cancel);
    }
    return { kept: 'store', isPartial: false, exit, ...searched, outcome };
}
async function rehearseAsStream(job, first) {
    const { plan, tools, pool } = job;
    (0,external_node_fs_.rmSync)(job.layout, { recursive: true, force: true });
    if (plan.build.cacheTo.some(entry => !isInline(entry)))
        throw cacheTooLarge();
    tools.log('The disk is too small for the image layout: searching it as a stream instead.');
    let search;
    const start = performance.now();
    const exit = await guardedBuild({ ...plan, provenance: first.provenance, build: streamInputs(plan.build) }, {
        ...tools,
        tool: first.tool,
        takeOutput: async (stdout) => {
            search = searchImageTar(stdout, pool);
            await search;
        },
    });
    tools.cancel.throwIfAborted();
    requireSuccess(exit, job);
    job.forgetSecrets();
    if (search === undefined)
        throw new Error('the build gave no stream');
    const seconds = (performance.now() - start) / 1000;
    const outcome = readResults(plan, tools.redact);
    return { kept: 'builder', isPartial: false, exit, search: await search, seconds, outcome };
}
function requireSuccess(exit, { plan, dockerfile }) {
    if (exit.code !== 0)
        throw explainFailure(exit, { call: plan.build.call, dockerfile });
}
function cacheTooLarge() {
    return new errors/* ActionError */.lZ({
        code: 'STORAGE',
        message: 'The disk is too small for the image and the cache export, which have to be searched first.',
        hint: say => `Free space where ${say.temp} is, or remove ${say.name('cache-to')}, or set ${say.set('verify', 'off')}.`,
    });
}

// EXTERNAL MODULE: ./build/src/wording.js
var src_wording = __nccwpck_require__(4997);
;// CONCATENATED MODULE: ./build/src/engine/delivery.js


class Delivery {
    #tools;
    #others = [];
    #loaded = [];
    #ask;
    constructor(tools) {
        this.#tools = tools;
    }
    add(...others) {
        this.#others.push(...others.map(text => this.#tools.redact(text)));
    }
    load(names) {
        this.#loaded.push(...names);
        this.add(['the loaded image', ...names].join(' '));
    }
    pushes(ask) {
        this.#ask = ask;
    }
    async completed(thrown) {
        if (this.#tools.cancel.aborted)
            return thrown;
        const { parts } = (0,errors/* asActionError */.z6)(thrown);
        const { text, digest, pushed } = await this.#pushed(parts.code);
        const released = { digest, pushed, loaded: this.#loaded, others: this.#others };
        const out = this.#others.length === 0 ? '' : `Out already: ${this.#others.join(', ')}.`;
        const message = (say) => [(0,src_wording/* inWords */.r)(parts.message, say).replace(/\.?$/, '.'), text, out].filter(part => part !== '').join(' ');
        return new errors/* ActionError */.lZ({ ...parts, message, released });
    }
    async #pushed(code) {
        if (this.#ask === undefined)
            return { text: 'Nothing was pushed.', digest: '', pushed: [] };
        return code === 'PUSH_DIFFERS' ? { text: '', digest: '', pushed: [] } : this.#ask();
    }
}
function pushedSoFar({ names, pushed, digest }) {
    const rest = names.slice(pushed.length).join(', ');
    const there = `Pushed under ${pushed.join(', ')} (${digest})${rest === '' ? '' : `, but not under ${rest}`}.`;
    return { text: pushed.length === 0 ? `Pushed under none of ${rest}.` : there, digest, pushed };
}

;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./build/src/engine/buildx/cache-copy.js






const NAME = 'org.opencontainers.image.ref.name';
function cacheBlobs({ layout, digest }) {
    const bytes = isDigest(digest) ? directorySource(layout).document(digest) : undefined;
    const { config, layers, manifests } = (bytes && parseObject(bytes)) ?? {};
    const parts = [...asDescriptors([config]), ...asDescriptors(layers), ...asDescriptors(manifests)];
    const digests = [digest, ...parts.map(part => part.digest)];
    return digests.every(one => isDigest(one) && (0,external_node_fs_.existsSync)(blobPath(layout, one))) ? digests : undefined;
}
function isLayerIndex({ layout, digest }) {
    const bytes = directorySource(layout).document(digest);
    return bytes !== undefined && parseObject(bytes)?.['manifests'] !== undefined;
}
async function copyCache(cache, { folder, tag, cancel }) {
    for (const digest of (cacheBlobs(cache) ?? []).reverse()) {
        cancel.throwIfAborted();
        await copyBlob(blobPath(cache.layout, digest), blobPath(folder, digest));
    }
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    nameCache((0,external_node_path_.join)(folder, 'index.json'), cache, tag);
}
async function copyBlob(from, to) {
    if ((0,external_node_fs_.existsSync)(to))
        return;
    (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(to), { recursive: true });
    const part = `${to}.${(0,external_node_crypto_namespaceObject.randomUUID)()}`;
    try {
        await (0,external_node_fs_promises_namespaceObject.copyFile)(from, part, external_node_fs_.constants.COPYFILE_FICLONE);
        await (0,external_node_fs_promises_namespaceObject.rename)(part, to);
    }
    finally {
        await (0,external_node_fs_promises_namespaceObject.rm)(part, { force: true });
    }
}
function nameCache(file, { layout, digest }, tag) {
    const before = (0,external_node_fs_.existsSync)(file) ? (parseObject((0,external_node_fs_.readFileSync)(file)) ?? {}) : {};
    const bytes = (0,external_node_fs_.readFileSync)(blobPath(layout, digest));
    const mediaType = parseObject(bytes)?.['mediaType'];
    const listed = Array.isArray(before['manifests']) ? before['manifests'] : [];
    const others = listed.filter(entry => asDescriptors([entry])[0]?.annotations?.[NAME] !== tag);
    const index = {
        ...{ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', ...before },
        manifests: [...others, { mediaType, digest, size: bytes.length, annotations: { [NAME]: tag } }],
    };
    (0,external_node_fs_.writeFileSync)(`${file}.new`, JSON.stringify(index));
    (0,external_node_fs_.renameSync)(`${file}.new`, file);
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/cache-export.js


const LAYOUT_CACHE = /^(type|ref|dest|tag|mode|ignore-error|compression|compression-level|force-compression|oci-mediatypes|image-manifest)$/;
function cacheExports({ cacheTo }) {
    return cacheTo.filter(entry => !isInline(entry));
}
function cacheName(entry) {
    if (!entry.includes('='))
        return `the cache in ${entry}`;
    const attributes = (0,csv/* csvAttributes */.eJ)(entry);
    const place = ['ref', 'dest', 'type'].flatMap(name => attributes.find(({ key }) => key === name)?.value ?? []);
    return `the cache in ${place[0] ?? 'a place without a name'}`;
}
function cachePlace(entry, { cacheTo }) {
    const attributes = entry.includes('=') ? (0,csv/* csvAttributes */.eJ)(entry) : registry(entry);
    const attribute = (name) => attributes.find(({ key }) => key === name)?.value ?? '';
    const type = attribute('type');
    if (type !== 'local' && type !== 'registry')
        return undefined;
    if (!isLayoutCache(entry, cacheTo) || !attributes.every(({ key }) => LAYOUT_CACHE.test(key)))
        return undefined;
    const to = attribute(type === 'local' ? 'dest' : 'ref');
    if (to === '')
        return undefined;
    const isOptional = /^(1|t|true)$/i.test(attribute('ignore-error'));
    return { entry, type, to, tag: attribute('tag') || 'latest', isOptional };
}
function registry(ref) {
    return /[",]/.test(ref)
        ? []
        : [
            { key: 'type', value: 'registry' },
            { key: 'ref', value: ref.trim() },
        ];
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/release-inputs.js



const LAYOUT_PUSH = /^(type|name|push|compression|compression-level|force-compression|oci-mediatypes|rewrite-timestamp|annotation.*)$/;
function layoutReferences(build) {
    const pushed = build.outputs.filter(engine_outputs/* isPushed */.Yx).map(csv/* csvAttributes */.eJ);
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
    const hasImage = outputs.length > 0 || build.load || !(0,engine_outputs/* pushes */.PN)(build);
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
    return (0,engine_outputs/* isPushed */.Yx)(output) || (push && (0,engine_outputs/* isExporter */.uA)(output, 'image'));
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

;// CONCATENATED MODULE: ./build/src/engine/buildx/push-layout.js




const PLAIN_PATH = /^[\w./+~-]+$/;
async function pushFromLayout({ plan, rehearsal, layout: directory, tools, pushRetries }, push) {
    if (!PLAIN_PATH.test(directory))
        return undefined;
    const args = pushArguments({ builder: plan.build.builder, directory, ...push });
    const isRefused = (failed) => refusesLayoutPush(failed) || (rehearsal.isPartial && lacksBlob(failed));
    const exit = await withRetries(() => run(args, tools, { kind: 'push', isAnswered: isRefused }), {
        ...{ tools, pushRetries },
        isRetried: failed => !isRefused(failed) && isPushFailure(failed),
    });
    return isRefused(exit) ? undefined : exit;
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/bring-caches.js







async function bringCaches(job, delivery) {
    const left = [];
    for (const entry of cacheExports(job.plan.build)) {
        const place = hasCache(job) ? cachePlace(entry, job.plan.build) : undefined;
        const isThere = place !== undefined && (await bring(job, place));
        if (!isThere)
            left.push(entry);
        else
            delivery.add(cacheName(entry));
    }
    return left;
}
function hasCache({ rehearsal, layout }) {
    const { kept, outcome } = rehearsal;
    if (kept !== 'layout' || !(0,external_node_fs_.existsSync)(layout))
        return false;
    return cacheBlobs({ layout, digest: outcome.cacheDigest }) !== undefined;
}
async function bring(job, place) {
    try {
        return place.type === 'local' ? await copy(job, place) : await push(job, place);
    }
    catch (error) {
        job.tools.cancel.throwIfAborted();
        if (!place.isOptional)
            throw error;
        job.tools.log(`The cache was not exported, which ignore-error allows: ${(0,errors/* messageOf */.bD)(error)}`);
        return true;
    }
}
async function copy({ layout, rehearsal, tools }, { to, tag }) {
    const { cancel } = tools;
    const digest = rehearsal.outcome.cacheDigest;
    tools.log(`Exporting the searched cache to ${tools.redact(to)}.`);
    const work = copyCache({ layout, digest }, { folder: to, tag, cancel });
    await untilCancelled(work, cancel).catch((cause) => {
        cancel.throwIfAborted();
        throw new errors/* ActionError */.lZ({
            code: 'STORAGE',
            message: `The searched cache cannot be written to ${tools.redact(to)}: ${(0,errors/* messageOf */.bD)(cause)}.`,
            hint: 'Is there space, and may this user write there?',
            cause,
        });
    });
    return true;
}
async function push(job, { to }) {
    if (isLayerIndex({ layout: job.layout, digest: job.rehearsal.outcome.cacheDigest }))
        return false;
    const exit = await pushFromLayout(job, { references: [to], digest: job.rehearsal.outcome.cacheDigest });
    if (exit === undefined)
        return false;
    if (exit.code !== 0)
        throw pushFailed(exit, { what: 'The cache' });
    return true;
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/compare.js







const DOCKER_TYPES = [
    ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'],
    ['application/vnd.oci.image.config.v1+json', 'application/vnd.docker.container.image.v1+json'],
    ['application/vnd.oci.image.layer.v1.tar+gzip', 'application/vnd.docker.image.rootfs.diff.tar.gzip'],
    ['application/vnd.oci.image.layer.v1.tar+zstd', 'application/vnd.docker.image.rootfs.diff.tar.zstd'],
    ['application/vnd.oci.image.layer.v1.tar', 'application/vnd.docker.image.rootfs.diff.tar'],
];
async function requireScanned(comparison) {
    const { results, rehearsal, wasPushed, exit } = comparison;
    if (results.digest !== '' && results.digest === rehearsal.outcome.digest)
        return;
    if (results.configDigest !== '' && isScannedConfig(results.configDigest, rehearsal))
        return;
    if (!wasPushed)
        return requireCached(exit.ranSteps);
    if (await areScanned(comparison))
        return;
    throw differs(`The pushed image ${results.digest} is not the one that was searched, ${rehearsal.outcome.digest}.`);
}
function requireCached([step], rest = '') {
    if (step !== undefined)
        throw differs(`The step ${step} ran again after the search.${rest}`);
}
function differs(message) {
    return new errors/* ActionError */.lZ({
        code: 'PUSH_DIFFERS',
        message,
        hint: 'Did the context or a base image change while the step ran, or is the cache of the builder too small? Remove what is out, and build again. With buildx 0.33 or newer the searched layout itself is pushed.',
    });
}
function isScannedConfig(config, { search, outcome }) {
    return (config === outcome.imageid ||
        search.layout.blobs.some(({ digest, role }) => role === 'config' && digest === config));
}
async function areScanned({ results, plan, tools, rehearsal }) {
    const [first = ''] = results.imageName.split(',');
    const name = first || ((0,engine_outputs/* pushedReferences */.C1)(plan.build)[0] ?? '');
    const reference = `${name.replace(/:[^:/]+$/, '')}@${results.digest}`;
    const { code, stdout } = await askBuildx(inspectArguments(reference, plan.build.builder), tools);
    tools.cancel.throwIfAborted();
    return code === 0 && holdsScanned(Buffer.from(stdout), results.digest, rehearsal);
}
function holdsScanned(pushed, digest, { search }) {
    const scanned = new Set(search.layout.manifests.flatMap(digestsOf));
    const images = imagesIn(pushed, digest);
    return images.length > 0 && images.every(image => scanned.has(image));
}
function digestsOf(manifest) {
    let docker = manifest.toString('utf8');
    for (const [oci, type] of DOCKER_TYPES)
        docker = docker.replaceAll(`"${oci}"`, `"${type}"`);
    return [manifest, Buffer.from(docker)].map(bytes => `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex')}`);
}
function imagesIn(pushed, digest) {
    const manifests = parseObject(pushed)?.['manifests'];
    if (manifests === undefined)
        return [digest];
    return asDescriptors(manifests)
        .filter(descriptor => !layout_isAttestation(descriptor))
        .map(image => image.digest);
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/cached.js




async function buildCached(plan, tools) {
    tools.log('Making sure that every step is in the cache before the cache is exported.');
    const tried = await guardedBuild({ ...plan, build: { ...cacheInputs(plan.build), cacheFrom: plan.build.cacheFrom } }, { ...tools, log: () => { } });
    tools.cancel.throwIfAborted();
    requireCached([...tried.ranSteps, ...(tried.failed === undefined ? [] : [tried.failed.name])]);
    if (tried.code !== 0)
        throw explainFailure(tried, { call: '', dockerfile: undefined });
    const ran = [];
    const stop = new AbortController();
    const onStep = (step) => {
        ran.push(step);
        stop.abort();
    };
    const cancel = AbortSignal.any([tools.cancel, stop.signal]);
    const exit = await guardedBuild(plan, { ...tools, cancel, onStep });
    tools.cancel.throwIfAborted();
    requireCached(ran, exit.code === 0 ? ' The cache that it is in was exported.' : '');
    return exit;
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/pushed.js





const PATIENCE_MS = 8000;
const NOT_FOUND = /not found|manifest unknown|name unknown/i;
async function pushedTags(push) {
    const references = (0,engine_outputs/* pushedReferences */.C1)(push.plan.build);
    const answers = await Promise.all(references.map(async (reference) => ({ reference, digest: await digestThere(reference, push) })));
    push.tools.cancel.throwIfAborted();
    const there = answers.filter(({ digest }) => digest?.startsWith('sha256:'));
    const names = (wanted) => answers.filter(({ digest }) => digest === wanted).map(({ reference }) => reference);
    return {
        text: sentence({
            there: there.map(({ reference, digest }) => `${reference} (${digest})`),
            missing: names(''),
            unknown: names(undefined),
        }),
        digest: there[0]?.digest ?? '',
        pushed: there.map(({ reference }) => reference),
    };
}
function sentence({ there, missing, unknown }) {
    const silent = unknown.length === 0 ? '' : `The registry does not say what it has under ${unknown.join(', ')}.`;
    return [shown(there, missing, unknown.length === 0), silent].filter(text => text !== '').join(' ');
}
function shown(there, missing, isAll) {
    const none = missing.join(', ');
    if (there.length > 0) {
        const rest = missing.length > 0 ? `, but not under ${none}` : isAll && there.length > 1 ? ', all tags' : '';
        return `The registry shows this image under ${there.join(', ')}${rest}.`;
    }
    if (missing.length === 1)
        return `The registry does not show this image under ${none}.`;
    return missing.length === 0 ? '' : `The registry shows this image under none of ${none}.`;
}
async function digestThere(reference, { plan, tools, rehearsal }) {
    const args = inspectArguments(reference, plan.build.builder);
    const limit = AbortSignal.any([tools.cancel, AbortSignal.timeout(PATIENCE_MS)]);
    const { code, stdout, stderr } = await askBuildx(args, { ...tools, cancel: limit });
    if (code !== 0)
        return NOT_FOUND.test(stderr) ? '' : undefined;
    const digest = `sha256:${(0,external_node_crypto_namespaceObject.createHash)('sha256').update(stdout).digest('hex')}`;
    return holdsScanned(Buffer.from(stdout), digest, rehearsal) ? digest : '';
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/release.js















async function release_release(given) {
    const { plan, rehearsal } = given;
    const job = { ...given, tools: { ...given.tools, tool: rehearsal.exit.tool } };
    const delivery = new Delivery(job.tools);
    try {
        const caches = await bringCaches(job, delivery);
        const exported = await exportRest(job, caches);
        if (exported !== undefined)
            announce(exported.build, delivery);
        if (!(0,engine_outputs/* pushes */.PN)(plan.build))
            return exported?.results ?? rehearsal.outcome;
        delivery.pushes(() => pushedTags(job));
        return (await pushImage(job)) ? rehearsal.outcome : await pushAgain(job);
    }
    catch (error) {
        throw await delivery.completed(error);
    }
}
function announce({ load, tags, outputs, cacheTo }, delivery) {
    if (load)
        delivery.load(tags);
    delivery.add(...outputs.filter(output => output !== 'type=cacheonly').map(engine_outputs/* outputName */.Vf));
    delivery.add(...cacheExports({ cacheTo }).map(cacheName));
}
async function exportRest(job, caches) {
    const build = exportInputs(job.plan.build, caches);
    if (build === undefined)
        return undefined;
    const attempt = (plan) => cacheExports(build).length > 0 && wasSearched(job)
        ? buildCached(plan, job.tools)
        : guardedBuild(plan, job.tools);
    return { build, results: await buildAgain(job, { build, attempt, wasPushed: false }) };
}
function pushAgain(job) {
    const attempt = (plan) => guardedBuild(plan, job.tools);
    return buildAgain(job, { build: pushInputs(job.plan.build), attempt, wasPushed: true });
}
async function buildAgain(job, { build, attempt, wasPushed }) {
    const { plan, rehearsal, tools } = job;
    const again = { ...plan, build, provenance: rehearsal.exit.provenance };
    const exit = await withRetries(() => attempt(again), {
        ...job,
        isRetried: failed => failed.hasBegun && (isPushFailure(failed) || isUnpackFailure(failed)),
    });
    requireCached(exit.failed === undefined ? [] : [exit.failed.name]);
    if (exit.code !== 0) {
        if (wasPushed && endedAtRegistry(exit))
            throw pushFailed(exit);
        throw explainFailure(exit, { call: '', dockerfile: undefined });
    }
    const results = readResults(again, tools.redact);
    if (wasSearched(job))
        await requireScanned({ ...job, results, exit, wasPushed });
    return results;
}
function wasSearched({ rehearsal }) {
    return rehearsal.search.layout.roots.length > 0;
}
async function pushImage(job) {
    const { plan, rehearsal } = job;
    const { blobs, roots } = rehearsal.search.layout;
    const references = layoutReferences(plan.build);
    const root = roots.find(({ digest }) => digest === rehearsal.outcome.digest);
    if (rehearsal.kept !== 'layout' || references === undefined || root === undefined)
        return false;
    if (!blobs.some(({ role }) => role === 'attestation') && !decidesMediaTypes(plan.build))
        return false;
    const exit = await pushFromLayout(job, { references, digest: root.digest });
    if (exit !== undefined && exit.code !== 0)
        throw pushFailed(exit);
    return exit !== undefined;
}

;// CONCATENATED MODULE: ./build/src/engine/buildx/buildx.js













function buildxEngine({ kind, tool, env }, target) {
    return {
        target,
        takesGitCredentials: true,
        open: job => builderOf({ ...job.tools, tool, env }, { job, target, prune: kind.prune }),
    };
}
function builderOf(tools, { job, target, prune }) {
    const { request, directory, files } = job;
    const { pushRetries } = request;
    const unmounted = planOf(job, target);
    const dockerfile = readDockerfile(request, target);
    return {
        tools,
        prune,
        sparesKnown: true,
        runsWith: 'docker',
        outline: async () => readOutline(await askBuildx(outlineArguments({ ...unmounted, mounts: files.writeGitCredentials() }), tools)),
        rehearse: async ({ pool, known, listener, exported }) => {
            const plan = { ...unmounted, mounts: files.write() };
            const layout = directory.file('layout');
            const forgetSecrets = () => {
                exported();
                files.remove();
            };
            const releaseMounts = () => files.writeGitCredentials();
            const rehearsal = await rehearse({
                ...{ plan, tools: { ...tools, ...listener }, pool, known, layout, dockerfile },
                ...{ forgetSecrets, releaseMounts },
            });
            return {
                ...rehearsal,
                release: () => release_release({ plan: { ...unmounted, mounts: releaseMounts() }, tools, rehearsal, layout, pushRetries }),
            };
        },
        build: () => plainBuild({ ...unmounted, mounts: files.write() }, { tools, request, target, files }),
        removeRecord: since => removeRecord({ ...tools, plan: unmounted, since }),
        cleanUp: async () => undefined,
    };
}
async function plainBuild(plan, { tools, request, target, files }) {
    let { build } = plan;
    const attempt = () => {
        const exit = guardedBuild({ ...plan, build }, tools);
        build = fromCache(build);
        return exit;
    };
    const { pushRetries } = request;
    const exit = await withRetries(attempt, { tools, pushRetries, isRetried: isUnpackFailure });
    files.remove();
    tools.cancel.throwIfAborted();
    if (exit.code !== 0) {
        const dockerfile = readDockerfile(request, target);
        throw explainFailure(exit, { call: plan.build.call, dockerfile });
    }
    return readResults(plan, tools.redact);
}
function planOf({ request, workflow, directory }, target) {
    const { build, switches } = request;
    return {
        build,
        run: workflow,
        context: target.context,
        buildContexts: target.buildContexts,
        mounts: [],
        provenance: defaultProvenance(build, workflow, switches.noDefaultAttestations),
        imageIdFile: directory.file('imageid'),
        metadataFile: directory.file('metadata.json'),
    };
}

// EXTERNAL MODULE: ./build/src/engine/engines.js
var engines = __nccwpck_require__(9639);
;// CONCATENATED MODULE: ./build/src/engine/podman/environment.js


function podmanEnvironment(env) {
    const { DOCKER_CONFIG: folder = '', ...others } = env;
    return folder === '' || (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'config.json')) ? env : others;
}

;// CONCATENATED MODULE: ./build/src/engine/podman/inputs.js



const TRUE = /^(1|t|true)$/i;
function podmanOutputs(build) {
    const asked = build.outputs.map(output => podmanOutput(output, build.tags));
    if (build.push)
        asked.push({ kind: 'push', names: build.tags, compression: '' });
    if (build.load)
        asked.push({ kind: 'store' });
    if (asked.some(output => output.kind === 'push' && output.names.length === 0)) {
        throw refused('Nothing says where to push to.', say => `Set \`${say.name('tags')}\`, or name= in \`${say.name('outputs')}\`.`);
    }
    return asked;
}
function podmanOutput(output, tags) {
    const fields = (0,csv/* csvAttributes */.eJ)(output);
    const [first] = fields;
    if (fields.length === 1 && first !== undefined && first.key !== 'type') {
        return { kind: 'files', flag: `type=local,dest=${destination(output.trim(), 'a path')}` };
    }
    const attributes = new Map(fields.map(({ key, value }) => [key, value]));
    const type = attributes.get('type') ?? '';
    switch (type) {
        case 'local':
        case 'tar':
            requireOnly(attributes, /^(type|dest)$/, type);
            return {
                kind: 'files',
                flag: `type=${type},dest=${destination(attributes.get('dest') ?? '', `type=${type}`)}`,
            };
        case 'oci':
        case 'docker':
            return archive(attributes, type);
        case 'image':
        case 'registry':
            return inputs_image(attributes, { type, tags });
        default:
            throw refused(`Podman has no output of type=${inputs_shown(type)}.`, 'It has local, tar, oci, docker and image.');
    }
}
function archive(attributes, type) {
    requireOnly(attributes, /^(type|dest|tar|name)$/, type);
    if (type === 'docker' && !attributes.has('dest'))
        return { kind: 'store' };
    const dest = destination(attributes.get('dest') ?? '', `type=${type}`);
    if (type === 'docker')
        return { kind: 'archive', transport: 'docker-archive', dest };
    const isFolder = attributes.has('tar') && !TRUE.test(attributes.get('tar') ?? '');
    return { kind: 'archive', transport: isFolder ? 'oci' : 'oci-archive', dest };
}
function inputs_image(attributes, { type, tags }) {
    requireOnly(attributes, /^(type|name|push|compression|oci-mediatypes|store)$/, type);
    if (type === 'image' && !TRUE.test(attributes.get('push') ?? ''))
        return { kind: 'store' };
    const names = (attributes.get('name') ?? '').split(',').filter(name => name !== '');
    const compression = attributes.get('compression') ?? '';
    if (!/^(gzip|zstd)?$/.test(compression)) {
        throw refused(`Podman does not push with compression=${inputs_shown(compression)}.`, 'It has gzip and zstd.');
    }
    return { kind: 'push', names: names.length > 0 ? names : tags, compression };
}
function destination(dest, what) {
    if (dest !== '' && dest !== '-' && !dest.includes(','))
        return dest;
    throw refused(say => `Podman writes ${what} of \`${say.name('outputs')}\` to a path without commas only, not to standard output.`, 'Set dest= to a path.');
}
function requireOnly(attributes, known, type) {
    const other = [...attributes.keys()].find(key => !known.test(key));
    if (other === undefined)
        return;
    throw refused(`Podman does not know the attribute '${inputs_shown(other)}' of an output of type=${type}.`, 'Remove it.');
}
function inputs_shown(text) {
    return /^[a-z-]{1,20}$/.test(text) ? text : '…';
}
function podmanFormat(build) {
    const attributes = build.outputs.flatMap(csv/* csvAttributes */.eJ);
    const wants = (key, value) => attributes.some(attribute => attribute.key === key && value.test(attribute.value));
    const isOci = build.annotations.length > 0 ||
        wants('type', /^oci$/) ||
        wants('oci-mediatypes', TRUE) ||
        wants('compression', /^zstd$/);
    const isDocker = podmanOutputs(build).some(output => output.kind === 'archive' && output.transport === 'docker-archive');
    if (isOci && isDocker) {
        throw refused('Podman makes one format of an image: an output of type=docker cannot be had with annotations, zstd or type=oci.', 'Make them in two builds.');
    }
    return isOci ? 'oci' : 'docker';
}
const UNKNOWN = [
    ['allow', 'allow', 'Podman builds without entitlements: remove it.'],
    ['attests', 'attests', 'Podman makes no attestations: remove it, or attest the pushed digest afterwards.'],
    ['builder', 'builder', 'Podman has no builders: remove it.'],
    [
        'noCacheFilters',
        'no-cache-filters',
        say => `Podman uses its cache for all stages or for none: use ${say.name('no-cache')}.`,
    ],
];
function refuseForPodman(build, isGated) {
    for (const [key, input, hint] of UNKNOWN)
        if (build[key].length > 0)
            throw notKnown(input, hint);
    for (const input of ['provenance', 'sbom']) {
        if (!/^(|0|f|false)$/i.test(build[input]))
            throw notKnown(input, say => `Remove it, or set ${say.set(input, 'false')}.`);
    }
    if (build.call !== '')
        throw notKnown('call', 'Podman only builds: remove it.');
    for (const entry of build.cacheFrom)
        podmanCache(entry, 'cache-from');
    for (const entry of build.cacheTo)
        podmanCache(entry, 'cache-to');
    for (const entry of build.annotations)
        podmanAnnotation(entry);
    if (isGated && build.cacheTo.length > 0) {
        throw notKnown('cache-to', say => `Podman pushes its cache while it builds, before anything of it can be searched: remove it, or set ${say.set('verify', 'report')}.`);
    }
    const outputs = podmanOutputs(build);
    const isSeveral = build.platforms.flatMap(entry => entry.split(',')).length > 1;
    const isOfOne = outputs.some(output => output.kind === 'files' || (output.kind === 'archive' && output.transport === 'docker-archive'));
    if (isSeveral && isOfOne) {
        throw refused('Podman writes the files of one platform only.', 'Build the platforms one by one.');
    }
    if (isSeveral && outputs.some(output => output.kind === 'push' && output.compression !== '')) {
        throw refused('Podman pushes several platforms in its own compression.', say => `Remove compression= in \`${say.name('outputs')}\`.`);
    }
    podmanFormat(build);
}
function podmanCache(entry, input) {
    const fields = (0,csv/* csvAttributes */.eJ)(entry);
    const [first] = fields;
    const isPlain = fields.length === 1 && first !== undefined && first.key !== 'type';
    const attributes = new Map(fields.map(({ key, value }) => [key, value]));
    const other = [...attributes.keys()].find(key => !/^(type|ref)$/.test(key));
    const repository = isPlain ? entry.trim() : (attributes.get('ref') ?? '');
    const isRegistry = isPlain || (attributes.get('type') === 'registry' && other === undefined);
    if (isRegistry && /^[^@]+$/.test(repository) && !/:[^/]*$/.test(repository))
        return repository;
    throw refused(say => `${say.input(input)}: Podman keeps caches in a repository of a registry, without a tag and without options.`, say => `Write ${say.set(input, 'ghcr.io/owner/app/cache')}, or remove it.`);
}
function podmanAnnotation(entry) {
    const [, types = '', annotation = ''] = /^(?:([a-z[\]/,0-9-]+):)?([^:=]+=.*)$/is.exec(entry) ?? [];
    if (annotation !== '' && /^(manifest)?$/.test(types))
        return annotation;
    throw refused(say => `${say.input('annotations')}: Podman annotates the image alone, not an index or a descriptor.`, 'Write key=value or manifest:key=value.');
}
function notKnown(input, hint) {
    return refused(say => `${say.input(input)} is not possible with ${say.set('engine', 'podman')}.`, hint);
}
function refused(message, hint) {
    return new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message,
        hint: say => `${(0,src_wording/* inWords */.r)(hint, say)} ${say.set('engine', 'buildx')} can do it.`,
    });
}
function refusePrivateContext({ isPrivate }, isOwnRepository) {
    if (!isPrivate || !isOwnRepository)
        return;
    throw refused('The context is the Git repository of this run, which is private: Podman cannot clone it.', say => say.checkOut);
}

// EXTERNAL MODULE: ./build/src/engine/work-name.js
var work_name = __nccwpck_require__(7091);
;// CONCATENATED MODULE: ./build/src/engine/podman/arguments.js


const MARKER_ID = 'hf-secret-build.run';
function isList({ platforms }) {
    return platforms.flatMap(entry => entry.split(',')).length > 1;
}
function podmanBuildArguments(plan) {
    const { build, mounts } = plan;
    return [
        'build',
        '--format',
        podmanFormat(build),
        '--force-rm',
        '--layers',
        ...arguments_each('--add-host', build.addHosts),
        ...arguments_each('--annotation', build.annotations.map(podmanAnnotation)),
        ...arguments_each('--build-arg', build.buildArgs),
        ...arguments_each('--build-context', plan.buildContexts),
        ...arguments_each('--cache-from', build.cacheFrom.map(entry => podmanCache(entry, 'cache-from'))),
        ...arguments_each('--cache-to', build.cacheTo.map(entry => podmanCache(entry, 'cache-to'))),
        ...arguments_one('--cgroup-parent', build.cgroupParent),
        ...arguments_one('--file', plan.file),
        '--iidfile',
        plan.imageIdFile,
        ...arguments_each('--label', build.labels),
        ...arguments_one('--network', build.network === 'default' ? '' : build.network),
        ...arguments_one('--platform', build.platforms.join(',')),
        ...mounts.flatMap(mount => ['--secret', `id=${mount.id},${secretSource(mount)}`]),
        '--secret',
        `id=${MARKER_ID},src=${plan.marker}`,
        ...arguments_one('--shm-size', build.shmSize),
        ...arguments_each('--ssh', build.ssh),
        ...arguments_one('--target', build.target),
        ...arguments_each('--ulimit', build.ulimit),
        ...(build.noCache ? ['--no-cache'] : []),
        ...(build.pull ? ['--pull=always'] : []),
        isList(build) ? '--manifest' : '--tag',
        plan.name,
        plan.context,
    ];
}
function podmanFilesArguments(files) {
    return [
        'build',
        '--format',
        podmanFormat(files.build),
        '--force-rm',
        '--layers',
        '--pull=never',
        '--output',
        files.output,
        '--file',
        files.file,
        files.context,
    ];
}
function qualified(reference) {
    const [first = '', ...rest] = reference.split('/');
    if (rest.length > 0 && /[.:]|^localhost$/.test(first))
        return reference;
    return `docker.io/${rest.length === 0 ? 'library/' : ''}${reference}`;
}
function secretSource(mount) {
    if ('env' in mount)
        return `env=${mount.env}`;
    if (!mount.src.includes(','))
        return `src=${mount.src}`;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: `Podman takes no secret from a path with a comma in it; that of '${mount.id}' has one.`,
        hint: say => `Rename the file of '${say.name('secret-files')}', or the folder that ${say.temp} is in.`,
    });
}
function podmanPushArguments(push) {
    return [
        ...(push.isList ? ['manifest', 'push', '--all'] : ['push']),
        ...(push.isQuiet ? ['--quiet'] : []),
        ...arguments_one('--digestfile', push.digestFile ?? ''),
        ...arguments_one('--compression-format', push.compression ?? ''),
        push.source,
        push.destination,
    ];
}
function arguments_each(flag, values) {
    return values.flatMap(value => [flag, value]);
}
function arguments_one(flag, value) {
    return value === '' ? [] : [flag, value];
}

;// CONCATENATED MODULE: ./build/src/engine/podman/explain.js

const explain_MAX_ERROR_LENGTH = 1000;
const explain_REFUSED = /denied|unauthori[sz]ed|forbidden|authentication required|insufficient_scope|invalid username\/password|\b40[13]\b/i;
const NO_SECRET_ENV = /secret should have syntax id=/;
function explainPodman(exit, tool) {
    const line = explain_lastError(exit);
    return new errors/* ActionError */.lZ({
        code: 'BUILD_FAILED',
        message: `${tool} build failed: ${line}`,
        hint: hintFor(exit, line),
    });
}
function hintFor({ hasBegun }, line) {
    if (NO_SECRET_ENV.test(line)) {
        return 'This Podman knows no env= in a secret mount. Read the file: RUN --mount=type=secret,id=hf_token HF_TOKEN="$(cat /run/secrets/hf_token)" hf download …';
    }
    return hasBegun
        ? 'The log above shows the step that failed.'
        : say => `Nothing was built: check the ${say.parameter} that this names.`;
}
function exportFailed(exit) {
    return new errors/* ActionError */.lZ({
        code: 'STORAGE',
        message: `The image cannot be copied out of Podman's store to be searched: ${explain_lastError(exit)}`,
        hint: say => `Nothing was pushed. Is there space left where ${say.temp} is, for the unpacked image once more?`,
    });
}
function isTransient(exit) {
    return !explain_REFUSED.test(explain_lastError(exit));
}
function podmanPushFailed(exit) {
    return new errors/* ActionError */.lZ({
        code: 'PUSH_FAILED',
        message: `The image could not be pushed: ${explain_lastError(exit)}`,
        hint: say => `Is the registry reachable, and ${say.login('podman')} with the right to push there? A registry without TLS has to be insecure = true in registries.conf.`,
    });
}
function explain_lastError(exit) {
    const lines = exit.errorLines.map(line => line.trim()).filter(line => line !== '');
    const start = lines.findLastIndex(line => /^Error: /.test(line));
    const words = start === -1 ? (lines.at(-1) ?? `exit code ${exit.code}`) : lines.slice(start).join(' ');
    return words.replace(/^Error: /, '').slice(0, explain_MAX_ERROR_LENGTH);
}

;// CONCATENATED MODULE: ./build/src/engine/podman/layout.js





const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
function openLayout(layout) {
    const blobs = (0,external_node_path_.join)(layout, 'blobs', 'sha256');
    (0,external_node_fs_.mkdirSync)(blobs, { recursive: true, mode: 0o700 });
    return blobs;
}
function closeLayout(layout) {
    const blobs = (0,external_node_path_.join)(layout, 'blobs', 'sha256');
    for (const name of (0,external_node_fs_.readdirSync)(blobs)) {
        const [, hex] = /^([0-9a-f]{64})\.manifest\.json$/.exec(name) ?? [];
        if (hex !== undefined)
            (0,external_node_fs_.renameSync)((0,external_node_path_.join)(blobs, name), (0,external_node_path_.join)(blobs, hex));
    }
    const bytes = (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(blobs, 'manifest.json'));
    const manifest = parseObject(bytes);
    if (manifest === undefined)
        throw new Error('the manifest that Podman wrote is no JSON object');
    const hex = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex');
    (0,external_node_fs_.renameSync)((0,external_node_path_.join)(blobs, 'manifest.json'), (0,external_node_path_.join)(blobs, hex));
    (0,external_node_fs_.rmSync)((0,external_node_path_.join)(blobs, 'version'), { force: true });
    const mediaType = oci_json_asText(manifest['mediaType']) || OCI_MANIFEST;
    const root = { mediaType, digest: `sha256:${hex}`, size: bytes.length, ...layout_platformOf(manifest, layout) };
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [root] }));
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(layout, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    return root.digest;
}
function layout_platformOf(manifest, layout) {
    const [config] = asDescriptors([manifest['config']]);
    if (config === undefined)
        return {};
    const { os, architecture, variant } = parseObject((0,external_node_fs_.readFileSync)(blobPath(layout, config.digest))) ?? {};
    return { platform: { os: oci_json_asText(os), architecture: oci_json_asText(architecture), variant: oci_json_asText(variant) } };
}

// EXTERNAL MODULE: ./build/src/engine/podman/leftovers.js
var leftovers = __nccwpck_require__(5024);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 4 modules
var exec = __nccwpck_require__(5334);
;// CONCATENATED MODULE: ./build/src/tool/output.js

async function outputOf(args, { tool, env }) {
    const options = { silent: true, ignoreReturnCode: true, env: { ...env } };
    const { exitCode, stdout } = await (0,exec/* getExecOutput */.H)(`"${tool.command}"`, [...tool.prefix, ...args], options);
    return exitCode === 0 ? stdout : undefined;
}

;// CONCATENATED MODULE: ./build/src/engine/podman/run.js

const run_STEP = /^(\[[^\]]*\] )*STEP \d+/;
function guardedPodman(args, tools, kind) {
    return run(args, tools, { kind, begun: run_STEP });
}

;// CONCATENATED MODULE: ./build/src/engine/podman/release.js












async function podmanRelease(job, image) {
    const delivery = new Delivery(job.tools);
    try {
        return await letOut(job, image, delivery);
    }
    catch (error) {
        throw await delivery.completed(error);
    }
}
async function letOut(job, image, delivery) {
    const { build, tools } = job;
    const outputs = podmanOutputs(build);
    for (const output of outputs)
        delivery.add(...(await write(output, { job, image })));
    const pushes = outputs.flatMap(output => output.kind === 'push' ? output.names.map(name => ({ name, output })) : []);
    const names = pushes.map(({ name }) => name);
    const pushed = [];
    let digest = '';
    if (names.length > 0)
        delivery.pushes(async () => pushedSoFar({ names, pushed, digest }));
    for (const { name, output } of pushes) {
        const there = await release_push(job, { image, name, compression: output.compression });
        pushed.push(name);
        digest ||= there;
    }
    const isKept = !image.isList || outputs.some(({ kind }) => kind === 'store');
    await giveNames(isKept ? build.tags : [], { image, tools });
    digest ||= image.digest || (await localDigest(image, tools));
    return podmanResults(image, {
        digest,
        names: names.length > 0 ? names : build.tags,
        redact: tools.redact,
    });
}
function podmanResults({ id, isList }, { digest, names, redact, }) {
    const configDigest = isList ? '' : id;
    const imageName = names.join(',');
    const metadata = {
        ...(configDigest === '' ? {} : { 'containerimage.config.digest': configDigest }),
        ...(digest === '' ? {} : { 'containerimage.digest': digest }),
        ...(imageName === '' ? {} : { 'image.name': imageName }),
    };
    const imageid = isList ? digest : id;
    return {
        ...{ imageid, digest, metadata: redact(JSON.stringify(metadata, null, 2)) },
        ...{ configDigest, imageName, cacheDigest: '' },
    };
}
async function localDigest({ id, isList }, tools) {
    if (isList)
        return '';
    const args = isPodman(tools)
        ? ['image', 'inspect', '--format', '{{.Digest}}']
        : ['inspect', '--type', 'image', '--format', '{{.FromImageDigest}}'];
    return (await outputOf([...args, bare(id)], tools))?.trim() ?? '';
}
async function release_push({ tools, pushRetries }, { image, name, compression }) {
    const digestFile = (0,external_node_path_.join)(image.directory, 'digest');
    const args = podmanPushArguments({
        source: image.isList ? image.name : bare(image.id),
        isList: image.isList,
        destination: `docker://${qualified(name)}`,
        digestFile,
        compression,
    });
    const exit = await withRetries(() => guardedPodman(args, tools, 'push'), {
        tools,
        pushRetries,
        isRetried: isTransient,
    });
    if (exit.code !== 0)
        throw podmanPushFailed(exit);
    const digest = (0,external_node_fs_.readFileSync)(digestFile, 'utf8').trim();
    const isSearched = image.digest !== '' && image.images.length > 0;
    if (isSearched && digest !== image.digest)
        await requireSame({ name, digest }, { image, tools });
    return digest;
}
async function requireSame({ name, digest }, { image, tools }) {
    const repository = qualified(name).replace(/:[^:/]+$/, '');
    const digests = image.isList ? await release_imagesOf(`${repository}@${digest}`, tools) : [digest];
    const ids = [];
    for (const one of digests)
        ids.push(await pulledId(`${repository}@${one}`, tools));
    tools.cancel.throwIfAborted();
    if (ids.length > 0 && ids.every(id => image.images.includes(id)))
        return;
    throw new errors/* ActionError */.lZ({
        code: 'PUSH_DIFFERS',
        message: `What ${name} has as ${digest} cannot be shown to be the image that was searched, ${image.id}.`,
        hint: 'Does the registry take images of this format, and can they be pulled from it? Remove what was pushed and build again.',
    });
}
async function release_imagesOf(list, tools) {
    const text = await outputOf(['manifest', 'inspect', list], tools);
    return asDescriptors(parseObject(Buffer.from(text ?? ''))?.['manifests']).map(({ digest }) => digest);
}
async function pulledId(reference, tools) {
    const text = await outputOf(['pull', '--quiet', reference], tools);
    const id = text?.trim().split('\n').at(-1) ?? '';
    if (id === '')
        return '';
    await dropName(reference, { id, tools });
    return `sha256:${id}`;
}
async function write(output, { job: { tools, build }, image }) {
    const source = image.isList ? image.name : bare(image.id);
    if (output.kind === 'archive') {
        const [tag] = build.tags;
        const named = tag === undefined ? '' : `:${output.transport === 'docker-archive' ? qualified(tag) : tag}`;
        const destination = `${output.transport}:${output.dest}${named}`;
        await release_require(podmanPushArguments({ source, isList: image.isList, destination }), tools);
        return [`the output ${output.dest}`];
    }
    if (output.kind !== 'files')
        return [];
    const empty = (0,external_node_path_.join)(image.directory, 'empty');
    const file = (0,external_node_path_.join)(image.directory, 'Dockerfile');
    if (!(0,external_node_fs_.existsSync)(empty))
        (0,external_node_fs_.mkdirSync)(empty);
    (0,external_node_fs_.writeFileSync)(file, `FROM ${source}\n`);
    await release_require(podmanFilesArguments({
        build,
        file,
        context: empty,
        output: output.flag,
    }), tools);
    return [(0,engine_outputs/* outputName */.Vf)(output.flag)];
}
async function release_require(args, tools) {
    const exit = await guardedPodman(args, tools, 'export');
    tools.cancel.throwIfAborted();
    if (exit.code !== 0)
        throw explainPodman(exit, (0,external_node_path_.basename)(tools.tool.command));
}
async function giveNames(tags, { image, tools }) {
    if (tags.length > 0)
        await release_require(['tag', image.name, ...tags], tools);
    if (image.isList)
        await outputOf(['manifest', 'rm', image.name], tools);
    else if (tags.length > 0 || isPodman(tools))
        await dropName(image.name, { id: bare(image.id), tools });
}
async function dropName(name, { id, tools }) {
    const args = isPodman(tools) ? ['untag', id, name] : ['rmi', name];
    await outputOf(args, tools);
}
async function removeImages(ids, tools) {
    for (const id of ids.map(bare)) {
        const inspect = ['image', 'inspect', '--format', '{{len .RepoTags}}', id];
        const names = isPodman(tools) ? await outputOf(inspect, tools) : '0';
        if (names?.trim() === '0')
            await outputOf(['rmi', id], tools);
    }
}
function isPodman({ tool }) {
    return (0,external_node_path_.basename)(tool.command) === 'podman';
}
function bare(id) {
    return id.replace(/^sha256:/, '');
}

;// CONCATENATED MODULE: ./build/src/engine/podman/podman.js













function podmanEngine({ kind, tool, env, ownEnv }, target) {
    return {
        target,
        takesGitCredentials: false,
        open: job => new PodmanBuilder(job, {
            target,
            tools: { ...job.tools, tool, env },
            prune: kind.prune,
            ownEnv,
        }),
    };
}
class PodmanBuilder {
    tools;
    prune;
    sparesKnown = false;
    runsWith = 'podman';
    #job;
    #target;
    #ownEnv;
    #name;
    #images = [];
    #isReleased = false;
    constructor(job, { target, tools, prune, ownEnv, }) {
        this.tools = tools;
        this.prune = prune;
        this.#job = job;
        this.#target = target;
        this.#ownEnv = ownEnv;
        this.#name = (0,work_name/* workName */.R)(job.directory.path);
    }
    async outline() {
        return { outline: undefined, reason: 'Podman makes none' };
    }
    async build() {
        return this.#release(await this.#make(this.tools));
    }
    async rehearse({ pool, listener, exported }) {
        const tools = { ...this.tools, ...listener };
        const image = await this.#make(tools);
        exported();
        const { search, seconds, digest } = await this.#search(image, { pool, tools });
        const images = search.layout.blobs.filter(({ role }) => role === 'config').map(blob => blob.digest);
        this.#images = image.isList ? images : [];
        const searched = { ...image, digest, images };
        const names = this.#job.request.build.tags;
        const outcome = podmanResults(searched, { digest, names, redact: tools.redact });
        return { search, seconds, outcome, kept: 'store', release: () => this.#release(searched) };
    }
    async removeRecord() {
        return { kind: 'none' };
    }
    async cleanUp() {
        if (this.#isReleased)
            return undefined;
        try {
            const wasBuilt = (0,leftovers/* removeLeftovers */.D)(this.#job.directory.path, this.#ownEnv);
            if (wasBuilt)
                await removeImages(this.#images, this.tools);
            return undefined;
        }
        catch (error) {
            return notCleanedUp(error);
        }
    }
    async #make(tools) {
        const { request, directory, files } = this.#job;
        const { build } = request;
        const program = tools.tool.command;
        const { marker, temporary } = (0,leftovers/* noteBuild */.l)(directory.path, program);
        const { context, buildContexts } = this.#target;
        const file = build.file || besideContext(context);
        const imageIdFile = directory.file('imageid');
        const mounts = files.write();
        const plan = {
            ...{ build, context, buildContexts, file, mounts, marker, imageIdFile },
            name: this.#name,
        };
        const env = { ...tools.env, TMPDIR: temporary, GIT_TERMINAL_PROMPT: '0' };
        const exit = await guardedPodman(podmanBuildArguments(plan), { ...tools, env }, 'build');
        tools.cancel.throwIfAborted();
        const id = exit.code === 0 ? readId(imageIdFile) : '';
        if (id === '')
            throw explainPodman(exit, (0,external_node_path_.basename)(program));
        files.remove();
        return { name: this.#name, id, isList: isList(build), digest: '', images: [], directory: directory.path };
    }
    async #search({ name, id, isList }, { pool, tools }) {
        const layout = this.#job.directory.file('layout');
        const destination = `dir:${openLayout(layout)}`;
        const early = new EarlySearch(layout, pool);
        const source = isList ? name : id.replace('sha256:', '');
        const args = podmanPushArguments({ source, isList, destination, isQuiet: true });
        const exit = await guardedPodman(args, tools, 'copy').finally(() => early.stop());
        tools.cancel.throwIfAborted();
        if (exit.code !== 0)
            throw exportFailed(exit);
        const digest = closeLayout(layout);
        return { ...(await timed(() => searchLayout(layout, { pool, early }), tools.cancel)), digest };
    }
    async #release(image) {
        const { build, pushRetries } = this.#job.request;
        const results = await podmanRelease({ build, pushRetries, tools: this.tools }, image);
        this.#isReleased = true;
        return results;
    }
}
function notCleanedUp(error) {
    return {
        level: 'error',
        code: 'STORAGE',
        message: `What Podman left of this build could not be removed: ${(0,errors/* messageOf */.bD)(error)}`,
        hint: 'Its working containers hold copies of the secrets: buildah rm --all removes those that no build uses.',
    };
}
function besideContext(context) {
    const file = (0,external_node_path_.join)(context, 'Dockerfile');
    return (0,external_node_fs_.existsSync)(file) ? file : '';
}
function readId(file) {
    try {
        const text = (0,external_node_fs_.readFileSync)(file, 'utf8').trim();
        return text === '' || text.startsWith('sha256:') ? text : `sha256:${text}`;
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./build/src/engine/choose.js










async function chooseEngine(request, choice) {
    const kind = await kindOf(request.engine);
    return kind.speaks === 'podman' ? choosePodman(kind, request, choice) : chooseBuildx(kind, request, choice);
}
async function chooseBuildx(kind, request, { workflow, env, cancel, log }) {
    const { build, switches } = request;
    const { tool, version } = await resolveBuildx(dependsOnVersion(build, switches), { env, cancel });
    if (request.engine !== 'buildx')
        tell(tool, log);
    return buildxEngine({ kind, tool, env }, resolveTarget(request, workflow, version));
}
async function choosePodman(kind, request, { workflow, env, ownEnv, isGated, log }) {
    const tool = await findProgram(kind);
    tell(tool, log);
    const target = resolveTarget(request, workflow, '');
    refusePrivateContext(workflow, target.isOwnRepository);
    refuseForPodman(request.build, isGated);
    return podmanEngine({ kind, tool, env: podmanEnvironment(env), ownEnv }, target);
}
function tell({ command, prefix }, log) {
    log(`Engine: ${[command, ...prefix].join(' ')}`);
}
async function kindOf(asked) {
    const wanted = engines/* ENGINES */.u.filter(({ name }) => asked === 'auto' || asked === name);
    for (const kind of wanted)
        if ((await find(kind.programs)) !== undefined)
            return kind;
    return wanted.find(({ speaks }) => speaks === 'podman') ?? engines/* ENGINES */.u[0];
}
async function findProgram({ programs, hint }) {
    const tool = await find(programs);
    if (tool !== undefined)
        return tool;
    const none = programs.length === 1 ? `${programs[0]} is not` : `Neither ${programs.join(' nor ')} is`;
    throw new errors/* ActionError */.lZ({ code: 'NO_PODMAN', message: say => `${none} on the PATH of ${say.host}.`, hint });
}

;// CONCATENATED MODULE: ./build/src/engine/engine.js
async function withBuilder(builder, tell, work) {
    try {
        return await work(builder);
    }
    finally {
        const left = await builder.cleanUp();
        if (left !== undefined)
            tell(left);
    }
}

;// CONCATENATED MODULE: ./build/src/dockerfile/instructions.js
const DIRECTIVE = /^\s*#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(.+?)\s*$/;
const TAKES_HEREDOCS = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s/i;
const instructions_WORD = /(?:[^\s"'\\]|\\.?|"(?:\\.|[^"\\])*"?|'[^']*'?)+/g;
const HEREDOC = /^\d*<<(-?)([^<]+)$/;
function instructions_readDockerfile(text) {
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    const sign = escapeOf(lines);
    const instructions = [];
    for (let at = 0; at < lines.length;) {
        const joined = joinLines(lines, { at, sign });
        if (joined === undefined) {
            at += 1;
            continue;
        }
        const end = heredocsOf(joined.text).reduce((after, heredoc) => skipHeredoc(lines, after, heredoc), joined.next);
        const trimmed = joined.text.trim();
        const name = (/^\S+/.exec(trimmed)?.[0] ?? '').toUpperCase();
        instructions.push({ line: at + 1, end, name, text: trimmed });
        at = end;
    }
    return { lines, instructions };
}
function escapeOf(lines) {
    for (const line of lines) {
        const [, name = '', value] = DIRECTIVE.exec(line) ?? [];
        if (value === undefined)
            return '\\';
        if (name.toLowerCase() === 'escape')
            return value === '`' ? '`' : '\\';
    }
    return '\\';
}
function joinLines(lines, { at, sign }) {
    if (isNothing(lines[at] ?? ''))
        return undefined;
    let text = '';
    let next = at;
    let goesOn = true;
    while (goesOn && next < lines.length) {
        const line = lines[next++] ?? '';
        if (isNothing(line))
            continue;
        const cut = endOfContinued(line, sign);
        goesOn = cut !== undefined;
        text += cut ?? line;
    }
    return { text, next };
}
function isNothing(line) {
    return /^\s*(#|$)/.test(line);
}
function endOfContinued(line, sign) {
    const trimmed = line.replace(/[ \t]+$/, '');
    if (!trimmed.endsWith(sign) || trimmed.endsWith(sign + sign))
        return undefined;
    return trimmed.slice(0, -1);
}
function heredocsOf(text) {
    if (!TAKES_HEREDOCS.test(text) || !text.includes('<<'))
        return [];
    return (text.match(instructions_WORD) ?? []).flatMap(word => {
        const [, dash, rest] = HEREDOC.exec(word) ?? [];
        return rest === undefined
            ? []
            : [{ delimiter: rest.replace(/["']/g, '').replace(/\\(.)/g, '$1'), hasTabs: dash === '-' }];
    });
}
function skipHeredoc(lines, from, { delimiter, hasTabs }) {
    const isEnd = (line) => (hasTabs ? line.replace(/^\t+/, '') : line) === delimiter;
    const at = lines.findIndex((line, index) => index >= from && isEnd(line));
    return at === -1 ? lines.length : at + 1;
}

;// CONCATENATED MODULE: ./build/src/report/instruction.js

const MAX_TEXT = 200;
function findInstruction(createdBy, named) {
    return instructionFinder(named)(createdBy);
}
function instructionFinder({ file, dockerfile }) {
    let written;
    return createdBy => {
        written ??= instructions_readDockerfile(dockerfile).instructions.map(({ text, line }) => ({
            text: plain(text),
            line,
        }));
        const shown = plain(createdBy);
        const found = written.findLast(({ text }) => isSame(text, shown));
        const text = shown.length > MAX_TEXT ? `${shown.slice(0, MAX_TEXT)}…` : shown;
        return found === undefined ? { text, file: '', line: 0 } : { text, file, line: found.line };
    };
}
function plain(text) {
    return text
        .replace(/\s*# buildkit\s*$/, '')
        .replace(/^(\|\d+ .*? )?\/\S*sh -\S+ (#\(nop\)\s+)?/, (_, _args, isNoStep) => (isNoStep ? '' : 'RUN '))
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^(\w+)((?: --[a-z]+(?:=\S*)?)*)/i, (_, name) => name.toUpperCase())
        .replace(/^RUN \|\d+ .*? (?=\/bin\/sh -c )/, 'RUN ')
        .replace(/^RUN \/bin\/sh -c /, 'RUN ');
}
const HASHED = /^(COPY|ADD) (file|dir|multi):[0-9a-f]{64} in /;
function isSame(written, made) {
    if (written === made)
        return true;
    const copy = /^(COPY|ADD) (.*) (\S+)$/;
    const [, one, sources, target] = copy.exec(written) ?? [];
    const [, other, , end] = copy.exec(made) ?? [];
    if (one === undefined || one !== other || sources === undefined)
        return false;
    const isNamed = made.includes(sources.split(' ')[0] ?? '') || HASHED.test(made);
    return trimPath(target) === trimPath(end) && isNamed;
}
function trimPath(path = '') {
    return path.replace(/^\.?\//, '').replace(/\/$/, '');
}

// EXTERNAL MODULE: ./build/src/version.js
var version = __nccwpck_require__(8009);
;// CONCATENATED MODULE: ./build/src/report/report.js

const MAX_IMAGES = 64;
const MAX_LAYERS = 500;
const SCHEMA_VERSION = 1;
function reportOf(search, parts) {
    const { hide } = parts;
    const made = (createdBy) => (createdBy === '' ? null : parts.instruction(hide(createdBy)));
    const place = ({ blob, path }) => ({
        blob: hide(blob.digest),
        role: blob.role,
        platform: hide(blob.platform),
        layer: blob.layer,
        instruction: made(blob.createdBy),
        path: hide(path),
    });
    return {
        version: SCHEMA_VERSION,
        tool: 'hf-secret-build',
        toolVersion: version/* VERSION */.x,
        verdict: search.verdict,
        reason: '',
        image: hide(parts.image),
        secrets: parts.secrets,
        searched: {
            blobs: search.blobs,
            known: search.known,
            bytes: search.bytes,
            patterns: parts.patterns,
            seconds: parts.seconds,
        },
        findings: search.findings.map(finding => ({
            secret: finding.secret,
            form: finding.form,
            ...place(finding),
            part: finding.part,
            offset: finding.offset,
            count: finding.count,
        })),
        unscanned: search.unscanned.map(gap => ({ ...place(gap), reason: gap.reason, message: gap.message })),
        more: search.more,
        images: search.layout.images.slice(0, MAX_IMAGES).map(({ digest, platform, size, layers }) => ({
            digest: hide(digest),
            platform: hide(platform),
            bytes: size,
            layers: layers.slice(0, MAX_LAYERS).map(layer => ({
                digest: hide(layer.digest),
                bytes: layer.size,
                instruction: made(layer.createdBy),
            })),
        })),
    };
}
function withLog(report, log) {
    return {
        ...report,
        verdict: 'leak',
        findings: [...log.findings, ...report.findings],
        more: report.more + log.more,
    };
}
function emptyReport(verdict, { reason, secrets }) {
    const searched = { blobs: 0, known: 0, bytes: 0, patterns: 0, seconds: 0 };
    return {
        version: SCHEMA_VERSION,
        tool: 'hf-secret-build',
        toolVersion: version/* VERSION */.x,
        verdict,
        reason,
        image: '',
        secrets,
        searched,
        findings: [],
        unscanned: [],
        more: 0,
        images: [],
    };
}

;// CONCATENATED MODULE: ./build/src/scan/match/hide.js

function hider(searched) {
    const matcher = searched instanceof Matcher ? searched : new Matcher(searched);
    const isClean = (text) => matcher.hitsIn(Buffer.from(text)).length === 0;
    return text => {
        if (isClean(text))
            return text;
        const hidden = text
            .split(/(\s+)/)
            .map(word => (isClean(word) ? word : '***'))
            .join('');
        return isClean(hidden) ? hidden : '***';
    };
}

;// CONCATENATED MODULE: ./build/src/gate/log-watch.js
const MAX_FINDINGS = 50;
class SecretInLog extends Error {
}
class LogWatch {
    #mode;
    #stop = new AbortController();
    #found = new Map();
    #more = 0;
    constructor(mode) {
        this.#mode = mode;
    }
    get isEmpty() {
        return this.#found.size === 0;
    }
    get more() {
        return this.#more;
    }
    over({ cancel: outer }) {
        const cancel = AbortSignal.any([outer, this.#stop.signal]);
        return { cancel, onFinding: finding => this.#take(finding) };
    }
    findings(instruction) {
        return [...this.#found.values()].map(({ secret, form, step, stepName, count }) => ({
            secret,
            form,
            part: 'content',
            offset: 0,
            count,
            blob: '',
            role: 'log',
            platform: '',
            layer: 0,
            instruction: stepName === '' ? null : instruction(stepName.replace(/^(\[[^\]]*\] )*(STEP \d+\/\d+: )?/, '')),
            path: [step === '' ? '' : `#${step}`, /^\[[^\]]*\]/.exec(stepName)?.[0] ?? '']
                .filter(Boolean)
                .join(' '),
        }));
    }
    get since() {
        return this.#found.values().next().value?.since ?? 0;
    }
    #take(finding) {
        const key = JSON.stringify([finding.secret, finding.form, finding.step]);
        const known = this.#found.get(key);
        if (known !== undefined)
            known.count++;
        else if (this.#found.size < MAX_FINDINGS)
            this.#found.set(key, { ...finding, count: 1 });
        else
            this.#more++;
        if (this.#mode === 'gate')
            this.#stop.abort(new SecretInLog('the log held a secret'));
    }
}

// EXTERNAL MODULE: ./build/src/report/sentences.js
var sentences = __nccwpck_require__(5198);
;// CONCATENATED MODULE: ./build/src/gate/verdict.js


function blocked(report, { prune, record }) {
    if (record !== undefined)
        return leakInLog(report, record);
    return report.verdict === 'leak' ? leak(report, prune) : unverified(report);
}
function leakInLog({ findings, more }, record) {
    const [first] = findings;
    const others = findings.length + more - 1;
    const place = first === undefined ? '' : (0,sentences/* findingSentence */.dj)(first);
    return new errors/* ActionError */.lZ({
        code: 'LEAK',
        message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} This log shows *** instead. ${recordSentence(record)} Nothing was pushed, loaded or exported.`,
        hint: "Keep that command from printing the secret (set -x, a verbose client, a trace of its error). Rotate the token at https://huggingface.co/settings/tokens: the builder had it outside of the mount, and its daemon's own logs may have it too.",
        ...verdict_placeOf(first),
    });
}
function verdict_placeOf(found) {
    const at = found?.instruction ?? null;
    return at === null || at.line === 0 ? {} : { place: { file: at.file, line: at.line } };
}
function printedByContainer([first]) {
    const what = first === undefined ? 'a secret' : `the secret '${first.secret}' (${first.form})`;
    return new errors/* ActionError */.lZ({
        code: 'LEAK',
        message: `In the smoke test the container printed ${what}: the image holds it in a form that the search does not find. Nothing was pushed, loaded or exported.`,
        hint: 'Look for what keeps it: an encrypted or compressed file, a program that has it in pieces. Rotate the token at https://huggingface.co/settings/tokens if others use that builder.',
    });
}
function recordSentence(record) {
    switch (record.kind) {
        case 'none':
            return '';
        case 'removed':
            return "The builder's record of this build, which held the raw log, was removed.";
        case 'kept':
            return `The builder's record of this build holds the raw log and could not be removed: docker buildx history rm ${record.ref.split('/').at(-1)}.`;
        case 'unknown':
            return "The builder's record of this build may hold the raw log, and was not removed, since it cannot be told from those of other builds: docker buildx history ls.";
    }
}
function leak({ findings, more }, prune) {
    const [first] = findings;
    const others = findings.length + more - 1;
    const place = first === undefined ? '' : (0,sentences/* findingSentence */.dj)(first);
    return new errors/* ActionError */.lZ({
        code: 'LEAK',
        message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} Nothing was pushed, loaded or exported.`,
        hint: `Change that instruction so that it leaves the secret nowhere: read it by RUN --mount=type=secret, delete what it was written to in the same RUN. The copy stays in the cache of the builder: prune it (${prune}) and rotate the token at https://huggingface.co/settings/tokens if others use that builder.`,
        ...verdict_placeOf(first),
    });
}
function unverified({ unscanned, more }) {
    const [first] = unscanned;
    const others = unscanned.length + more - 1;
    const place = first === undefined ? '' : (0,sentences/* gapSentence */.O$)(first);
    return new errors/* ActionError */.lZ({
        code: 'UNVERIFIED',
        message: `${place}${others > 0 ? ` ${others} more in the log and the report.` : ''} Nothing was pushed, loaded or exported.`,
        hint: say => `What cannot be searched is not clean. Remove that file from the image or store it in a format that can be read, or set ${say.set('verify', 'report')} to push all the same.`,
        ...verdict_placeOf(first),
    });
}

;// CONCATENATED MODULE: ./build/src/gate/gate.js






async function gate_rehearse(job, search) {
    const { builder, mode } = job;
    const watch = new LogWatch(mode);
    const attempt = await builder.rehearse({ ...search, listener: watch.over(builder.tools) }).then(rehearsed => ({ rehearsed, failure: undefined }), (failure) => ({ rehearsed: undefined, failure }));
    if (attempt.rehearsed === undefined && watch.isEmpty)
        throw attempt.failure;
    return { ...attempt, report: makeReport(attempt.rehearsed, { job, watch }), printedSince: watch.since };
}
async function requireOpen(searched, { builder, mode }) {
    const { report, rehearsed, failure, printedSince } = searched;
    const { cancel } = builder.tools;
    cancel.throwIfAborted();
    if (report.verdict !== 'clean' && mode === 'gate') {
        const record = printedSince === 0 ? undefined : await untilCancelled(builder.removeRecord(printedSince), cancel);
        throw blocked(report, { prune: builder.prune, record });
    }
    if (rehearsed === undefined)
        throw failure;
    return rehearsed;
}
const NO_INSTRUCTION = { text: '', file: '', line: 0 };
async function tryOut(work, { report, job }) {
    const watch = new LogWatch('report');
    const { tools } = job.builder;
    const failure = await work({ ...tools, ...watch.over(tools) }).then(() => undefined, (error) => error);
    tools.cancel.throwIfAborted();
    if (watch.isEmpty)
        return { report: undefined, failure };
    const findings = watch.findings(() => NO_INSTRUCTION).map(finding => ({ ...finding, path: 'smoke test' }));
    return {
        report: withLog(report, { findings, more: watch.more }),
        failure: job.mode === 'gate' ? printedByContainer(findings) : failure,
    };
}
function makeReport(rehearsed, { job, watch }) {
    const { needles, reported: secrets } = job.secrets;
    const instruction = instructionFinder(job.dockerfile ?? { file: '', dockerfile: '' });
    const hide = hider(needles);
    const report = rehearsed === undefined
        ? emptyReport('leak', { reason: 'the build did not come to its end', secrets })
        : reportOf(rehearsed.search, {
            image: rehearsed.outcome.digest,
            secrets,
            patterns: needles.length,
            seconds: rehearsed.seconds,
            instruction,
            hide: text => hide(job.builder.tools.redact(text)),
        });
    return watch.isEmpty
        ? report
        : withLog(report, { findings: watch.findings(instruction), more: watch.more });
}

;// CONCATENATED MODULE: ./build/src/scan/walk/limits.js
const MiB = 2 ** 20;
const GiB = 2 ** 30;
const LIMITS = {
    depth: 8,
    nestedBytes: 32 * GiB,
    ratio: 250,
    freeOutput: GiB,
    retainedMemory: 48 * MiB,
    retainedFiles: 16 * GiB,
};

;// CONCATENATED MODULE: ./build/src/gate/searched-blobs.js





const LABEL = 'hf-secret-build searched blobs 1';
const MAX_RECORD = 8 * 2 ** 20;
const MAX_BLOBS = 4096;
const MIN_SIZE = 64 * 1024;
const MIN_SECRET = 20;
class SearchedBlobs {
    #folder;
    #key;
    constructor(folder, key) {
        this.#folder = folder;
        this.#key = key;
    }
    static open(folder, basis) {
        const longest = basis.needles.filter(({ form }) => form === 'plain').map(({ bytes }) => bytes.length);
        if (Math.max(0, ...longest) < MIN_SECRET)
            return undefined;
        const path = (0,external_node_path_.resolve)(folder);
        try {
            (0,external_node_fs_.mkdirSync)(path, { recursive: true, mode: 0o700 });
            return new SearchedBlobs(path, keyOf(basis));
        }
        catch (error) {
            throw new errors/* ActionError */.lZ({
                code: 'STORAGE',
                message: say => `The folder of ${say.name('verify-cache')}, ${path}, cannot be used: ${(0,errors/* messageOf */.bD)(error)}`,
                hint: say => `Name a folder that this user can write to, or leave ${say.name('verify-cache')} out: then everything is searched each time.`,
                cause: error,
            });
        }
    }
    in(repositories) {
        return this.#read().filter(blob => repositories.every(one => blob.repositories.includes(one)));
    }
    add(blobs) {
        if (blobs.length === 0)
            return;
        const known = new Map(this.#read().map(blob => [blob.digest, blob]));
        for (const blob of blobs) {
            const repositories = new Set([...(known.get(blob.digest)?.repositories ?? []), ...blob.repositories]);
            known.delete(blob.digest);
            known.set(blob.digest, { ...blob, repositories: [...repositories] });
        }
        const text = JSON.stringify([...known.values()].slice(-MAX_BLOBS));
        const temporary = `${this.#file}.${(0,external_node_crypto_namespaceObject.randomBytes)(8).toString('hex')}`;
        try {
            (0,external_node_fs_.writeFileSync)(temporary, `${this.#code(text)}\n${text}`, { flag: 'wx', mode: 0o600 });
            (0,external_node_fs_.renameSync)(temporary, this.#file);
        }
        finally {
            (0,external_node_fs_.rmSync)(temporary, { force: true });
        }
    }
    get #file() {
        return (0,external_node_path_.join)(this.#folder, `${this.#code('name').slice(0, 32)}.searched`);
    }
    #code(text) {
        return (0,external_node_crypto_namespaceObject.createHmac)('sha256', this.#key).update(text).digest('hex');
    }
    #read() {
        const [code = '', text = ''] = split(readRecord(this.#file));
        const [given, right] = [Buffer.from(code), Buffer.from(this.#code(text))];
        if (given.length !== right.length || !(0,external_node_crypto_namespaceObject.timingSafeEqual)(given, right))
            return [];
        return JSON.parse(text);
    }
}
function searchedBlobs({ clean }, { layout, repositories }) {
    return clean
        .map(({ digest, bytes }) => ({ digest, bytes, size: sizeOf(blobPath(layout, digest)), repositories }))
        .filter(({ size }) => size >= MIN_SIZE);
}
function sizeOf(file) {
    return (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.size ?? 0;
}
function keyOf({ needles, limits, program }) {
    const key = (0,external_node_crypto_namespaceObject.createHmac)('sha256', LABEL);
    const add = (part) => {
        key.update(`${Buffer.byteLength(part)}:`);
        key.update(part);
    };
    add((0,external_node_crypto_namespaceObject.createHash)('sha256').update((0,external_node_fs_.readFileSync)(program)).digest());
    add(JSON.stringify(limits));
    for (const { bytes } of needles)
        add(bytes);
    return key.digest();
}
function readRecord(file) {
    let fd;
    try {
        fd = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        const stat = (0,external_node_fs_.fstatSync)(fd);
        return stat.isFile() && stat.size <= MAX_RECORD ? (0,external_node_fs_.readFileSync)(fd, 'utf8') : '';
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === undefined)
            throw error;
        return '';
    }
    finally {
        if (fd !== undefined)
            (0,external_node_fs_.closeSync)(fd);
    }
}
function split(record) {
    const end = record.indexOf('\n');
    return end < 0 ? [] : [record.slice(0, end), record.slice(end + 1)];
}

;// CONCATENATED MODULE: ./build/src/gate/memory.js




const NONE = { known: [], keep: () => () => { } };
function openMemory({ folder, build, layout, basis, log }) {
    if (folder === '')
        return NONE;
    const blobs = SearchedBlobs.open(folder, { ...basis, limits: LIMITS });
    if (blobs === undefined) {
        log('verify-cache is not used: no secret is long enough to be no guess.');
        return NONE;
    }
    const repositories = repositoriesOf(build);
    return {
        known: blobs.in(repositories),
        keep: (search, used) => {
            const isThere = new Set(search.clean.map(({ digest }) => digest));
            const again = used.filter(({ digest }) => isThere.has(digest));
            const found = [...again, ...searchedBlobs(search, { layout, repositories })];
            return () => remember(blobs, found, log);
        },
    };
}
function repositoriesOf(build) {
    if (!(0,engine_outputs/* pushes */.PN)(build))
        return [];
    return [...new Set((0,engine_outputs/* pushedReferences */.C1)(build).map(reference => reference.replace(/(:[^:/@]+)?(@.*)?$/, '')))];
}
function remember(blobs, found, log) {
    try {
        blobs.add(found);
    }
    catch (error) {
        log(`What was searched could not be remembered in verify-cache: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/src/gate/progress.js


function gateProgress(layout, pool) {
    let phase = 'build';
    return {
        ask: () => {
            const { done, total } = pool.progress;
            return { phase, exported: bytesBelow(layout), searched: done, total };
        },
        exported: () => {
            phase = 'search';
        },
    };
}
function bytesBelow(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { recursive: true, encoding: 'utf8' })
            .map(name => (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, name), { throwIfNoEntry: false }))
            .reduce((sum, stat) => sum + (stat?.isFile() ? stat.size : 0), 0);
    }
    catch {
        return 0;
    }
}

// EXTERNAL MODULE: ./build/src/secret/mounts.js + 1 modules
var secret_mounts = __nccwpck_require__(8290);
// EXTERNAL MODULE: ./build/src/secret/token.js
var secret_token = __nccwpck_require__(5691);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(7293);
;// CONCATENATED MODULE: ./build/src/hub/client.js


const client_PATIENCE_MS = 5000;
const MAX_TOTAL_MS = 5000;
const client_TRIES = 3;
const MAX_BODY = 1 << 20;
const TOO_LONG = 'its answer is too long';
const MAX_REDIRECTS = 3;
const PASSING = new Set([408, 429, 500, 502, 503, 504]);
async function askHub(question, cancel) {
    const start = performance.now();
    for (let tries = 1;; tries++) {
        const reply = await followed(question, cancel);
        const isFinal = reply.kind === 'answer' && !PASSING.has(reply.status);
        const wait = waitAfter(reply, tries);
        const elapsed = performance.now() - start;
        if (isFinal || tries === client_TRIES || elapsed + wait > MAX_TOTAL_MS)
            return reply;
        await (0,promises_.setTimeout)(wait, undefined, { signal: cancel });
    }
}
function waitAfter(reply, tries) {
    const ours = 250 * 2 ** (tries - 1);
    if (reply.kind === 'none')
        return ours;
    const limit = /(?:^|;)\s*r=0\b.*?;\s*t=(\d+)/.exec(reply.header('ratelimit'))?.[1];
    const seconds = /^\d+$/.exec(reply.header('retry-after'))?.[0] ?? (reply.status === 429 ? limit : undefined);
    return seconds === undefined ? ours : Number(seconds) * 1000;
}
async function followed(question, cancel) {
    let { url } = question;
    for (let hops = 0;; hops++) {
        const reply = await once({ ...question, url }, cancel);
        if (reply.kind === 'none' || ![301, 302, 303, 307, 308].includes(reply.status))
            return reply;
        const next = nextPlace(reply.header('location'), url);
        if (next === undefined)
            return { kind: 'none', reason: 'it redirects to another host' };
        if (hops === MAX_REDIRECTS)
            return { kind: 'none', reason: 'it redirects without end' };
        url = next;
    }
}
function nextPlace(location, from) {
    if (location === '' || !URL.canParse(location, from))
        return undefined;
    const next = new URL(location, from);
    return next.origin === new URL(from).origin ? next.href : undefined;
}
async function once(question, cancel) {
    cancel.throwIfAborted();
    const client = new lib/* HttpClient */.Qq('hf-secret-build', [], {
        keepAlive: true,
        allowRedirects: false,
        allowRetries: false,
        socketTimeout: client_PATIENCE_MS,
    });
    let message;
    const over = new AbortController();
    const end = AbortSignal.any([cancel, over.signal]);
    const work = async () => {
        ({ message } = await send(client, question));
        const json = question.isStatusEnough ? undefined : client_parse(await bodyOf(message));
        const { statusCode = 0, headers } = message;
        return { kind: 'answer', status: statusCode, header: name => oneLine(headers[name]), json };
    };
    try {
        const answer = work();
        answer.catch(() => { });
        return await Promise.race([answer, timeUp(end)]);
    }
    catch (error) {
        cancel.throwIfAborted();
        return { kind: 'none', reason: client_reasonOf(error) };
    }
    finally {
        over.abort();
        message?.destroy();
        client.dispose();
    }
}
function send(client, { url, token, body }) {
    const headers = {
        accept: 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    return body === undefined ? client.get(url, headers) : client.post(url, JSON.stringify(body), headers);
}
async function timeUp(signal) {
    await (0,promises_.setTimeout)(client_PATIENCE_MS, undefined, { signal });
    return { kind: 'none', reason: `it did not answer within ${client_PATIENCE_MS / 1000} s` };
}
async function bodyOf(message) {
    const pieces = [];
    let length = 0;
    for await (const piece of message) {
        pieces.push(piece);
        length += piece.length;
        if (length > MAX_BODY)
            throw new Error(TOO_LONG);
    }
    return Buffer.concat(pieces).toString();
}
function client_parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function oneLine(header) {
    return [header ?? ''].flat().join(', ');
}
function client_reasonOf(error) {
    const { code, message } = error;
    if (typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code))
        return code;
    if (message === TOO_LONG)
        return TOO_LONG;
    return typeof message === 'string' && /^Request timeout/.test(message)
        ? 'it did not answer in time'
        : 'the connection failed';
}

;// CONCATENATED MODULE: ./build/src/hub/exchange.js



const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:id_token';
async function exchangeToken(job) {
    const { endpoint, resource, cancel } = job;
    const audience = new URL(endpoint).origin;
    const subject = await idToken(audience, job);
    const body = {
        grant_type: GRANT_TYPE,
        subject_token_type: ID_TOKEN_TYPE,
        subject_token: subject,
        resource,
    };
    const reply = await askHub({ url: `${endpoint}/oauth/token`, token: '', body }, cancel);
    if (reply.kind === 'none') {
        throw oidc(`${audience} cannot be reached for the tokenless exchange (${reply.reason}).`, 'Check hf-endpoint and the network of the runner, or pass a token by hf-token.');
    }
    if (reply.status !== 200)
        throw exchange_refused(reply, job);
    return tokenOf(reply, audience);
}
async function idToken(audience, { mintIdToken, isFork }) {
    try {
        return await mintIdToken(audience);
    }
    catch (error) {
        const isForbidden = /ACTIONS_ID_TOKEN_REQUEST_(URL|TOKEN)/.test((0,errors/* messageOf */.bD)(error));
        if (isForbidden && isFork) {
            throw oidc('A pull request from a fork has no OIDC identity, so there is no token.', 'Build it after the merge, or without the token: on-missing-token: skip and no hf-oidc-resource.');
        }
        throw oidc(isForbidden
            ? 'This job may not ask for its OIDC identity.'
            : 'GitHub did not give the OIDC identity of this job.', isForbidden
            ? 'Add to the job: permissions: { contents: read, id-token: write }. A reusable workflow needs it in the calling job as well.'
            : 'Run the job again; is it still so, look at githubstatus.com.');
    }
}
function exchange_refused(reply, { resource, endpoint }) {
    const { host } = new URL(endpoint);
    const error = reply.json?.error;
    if (error === 'invalid_grant') {
        return oidc(`${host} does not trust this workflow for '${resource}' (invalid_grant).`, `Compare the Trusted Publisher in the settings of '${resource}' (of a user: Authentication, CI/CD Access) with this run: repository, workflow file, branch or environment.`);
    }
    if (error === 'invalid_request' || error === 'invalid_target') {
        return oidc(`${host} does not know the resource '${resource}' (${error}).`, "Input 'hf-oidc-resource' is a user name, or namespace/name, datasets/namespace/name, spaces/namespace/name.");
    }
    return oidc(`${host} answers ${reply.status} to the tokenless exchange.`, reply.status === 404
        ? 'This Hub has no Trusted Publishers; is hf-endpoint a mirror? Pass a token by hf-token.'
        : 'Run the job again, or pass a token by hf-token.');
}
function tokenOf(reply, audience) {
    const text = reply.json?.access_token;
    try {
        const token = typeof text === 'string' ? (0,secret_token/* readToken */.AI)(text) : undefined;
        if (token !== undefined)
            return token;
    }
    catch {
    }
    throw oidc(`${audience} gave no token that can be used.`, 'Pass a token by hf-token.');
}
function oidc(message, hint) {
    return new errors/* ActionError */.lZ({ code: 'OIDC', message, hint });
}

;// CONCATENATED MODULE: ./build/src/hub/obtain-token.js




const UNUSED_RESOURCE = {
    level: 'notice',
    code: 'OIDC',
    message: say => `${say.input('hf-oidc-resource')} is not used: a stored token is given.`,
    hint: 'Leave one of the two out. Without the stored token there is none to rotate.',
};
async function obtainToken(request, obtaining) {
    const { cancel, workflow, log, journal } = obtaining;
    const { run, mintIdToken } = workflow;
    const { hub, secretId, mounts } = request;
    const isGiven = mounts.some(({ id }) => id === secretId);
    if (isGiven || hub.oidcResource === '') {
        journal.foundToken(isGiven ? 'input' : 'none');
        if (isGiven && hub.oidcResource !== '')
            journal.tell(UNUSED_RESOURCE);
        return request;
    }
    const exchange = exchangeToken({
        endpoint: hub.endpoint,
        resource: hub.oidcResource,
        mintIdToken,
        isFork: run.isFork,
        cancel,
    });
    const token = await untilCancelled(exchange, cancel).catch((error) => {
        if (!canDoWithout(request, run) || !(error instanceof errors/* ActionError */.lZ))
            throw error;
        journal.tell({ level: 'notice', code: 'OIDC', message: error.parts.message, hint: '' });
    });
    if (token === undefined) {
        journal.foundToken('none');
        return request;
    }
    log.mask(token);
    journal.foundToken('oidc');
    return { ...request, mounts: [(0,secret_mounts/* tokenMount */.F$)(secretId, token, 'hf-oidc-resource'), ...mounts] };
}
function canDoWithout({ onMissingToken }, { isFork }) {
    return isFork && (onMissingToken === 'build' || onMissingToken === 'skip');
}

;// CONCATENATED MODULE: ./build/src/hub/rows.js
const REFUSALS = {
    HUB_LICENCE: 'licence not accepted',
    HUB_NOT_FOUND: 'not found',
    HUB_PENDING: 'request pending',
    HUB_POLICY: "refused by the organisation's policy",
    HUB_REJECTED: 'request rejected',
    HUB_SCOPE: "not in the token's scope",
    HUB_TOKEN: 'token refused',
};
const NOT_ASKED = { state: 'unknown', access: 'not asked' };
const NOT_KNOWN = { state: 'unknown', access: 'not known' };
function hubRows({ repos, isOffline }, problems) {
    return repos.map(repo => ({ ...repo, ...(isOffline ? NOT_ASKED : accessOf(repo, problems)) }));
}
function accessOf(repo, problems) {
    const told = problems.filter(({ code }) => code.startsWith('HUB_'));
    const own = told.find(({ about = [] }) => about.some(one => hubName(one) === hubName(repo)));
    if (own !== undefined) {
        return own.level === 'error' ? { state: 'refused', access: REFUSALS[own.code] ?? own.code } : NOT_KNOWN;
    }
    const isRefused = told.some(({ level, about }) => level === 'error' && about === undefined);
    return isRefused ? NOT_KNOWN : { state: 'granted', access: 'yes' };
}
function hubName({ kind, id, revision }) {
    return `${kind}/${id}${revision === '' ? '' : `@${revision}`}`;
}
function hubAccess(hub, problems) {
    return hubRows(hub, problems).map(row => ({ name: hubName(row), access: row.access, state: row.state }));
}

// EXTERNAL MODULE: ./build/src/outside.js
var outside = __nccwpck_require__(8334);
// EXTERNAL MODULE: ./build/src/scan/needles/token-shape.js
var token_shape = __nccwpck_require__(1205);
;// CONCATENATED MODULE: ./build/src/preflight/input-entries.js

const CACHE_CREDENTIAL = /^(token|ghtoken|access_key_id|secret_access_key|session_token)$/;
function inputEntries({ build, hub, smoke, verifyCache }, env) {
    const repos = (kind) => hub.repos.filter(repo => repo.kind === kind).map(({ id, revision }) => `${id}@${revision}`);
    return [
        ...listed('add-hosts', build.addHosts),
        ...listed('allow', build.allow),
        ...listed('annotations', build.annotations),
        ...listed('attests', build.attests),
        ...listed('build-args', build.buildArgs.map(entry => withValue(entry, env))),
        ...listed('build-contexts', build.buildContexts),
        ...cacheEntries('cache-from', build.cacheFrom),
        ...cacheEntries('cache-to', build.cacheTo),
        ...listed('labels', build.labels),
        ...listed('no-cache-filters', build.noCacheFilters),
        ...listed('outputs', build.outputs),
        ...listed('platforms', build.platforms),
        ...listed('ssh', build.ssh),
        ...listed('tags', build.tags),
        ...listed('ulimit', build.ulimit),
        ...listed('models', repos('models')),
        ...listed('datasets', repos('datasets')),
        ...listed('smoke-args', [...(smoke?.options ?? []), ...(smoke?.command ?? [])]),
        ...single('builder', build.builder),
        ...single('call', build.call),
        ...single('cgroup-parent', build.cgroupParent),
        ...single('context', build.context),
        ...single('file', build.file),
        ...single('network', build.network),
        ...single('provenance', build.provenance),
        ...single('sbom', build.sbom),
        ...single('shm-size', build.shmSize),
        ...single('target', build.target),
        ...single('hf-endpoint', hub.endpoint),
        ...single('verify-cache', verifyCache),
        ...single('hf-oidc-resource', hub.oidcResource),
        ...single('smoke-url', smoke?.url ?? ''),
    ];
}
function listed(input, entries) {
    return entries.map((text, index) => ({ input, number: index + 1, text, judged: text }));
}
function single(input, text) {
    return text === '' ? [] : [{ input, number: 0, text, judged: text }];
}
function cacheEntries(input, entries) {
    return listed(input, entries).map(entry => ({ ...entry, judged: withoutCredentials(entry.text) }));
}
function withoutCredentials(entry) {
    return (0,csv/* csvAttributes */.eJ)(entry)
        .filter(({ key }) => !CACHE_CREDENTIAL.test(key))
        .map(({ key, value }) => (0,csv/* csvField */.XR)(value === '' ? key : `${key}=${value}`))
        .join(',');
}
function withValue(entry, env) {
    return entry.includes('=') ? entry : `${entry}=${env[entry] ?? ''}`;
}

;// CONCATENATED MODULE: ./build/src/preflight/arguments.js




const MAX_KEY = 60;
function refuseSecretsInInputs(request, { search, env }) {
    for (const entry of inputEntries(request, env)) {
        const wrong = secretIn(entry, search) ?? tokenIn(entry, request.secretId);
        if (wrong === undefined)
            continue;
        throw new errors/* ActionError */.lZ({
            code: 'BAD_INPUT',
            message: say => `${say.input(entry.input)}${where(entry, search)} contains ${wrong.what}. ${consequenceOf(entry.input)}`,
            hint: say => `Remove it there, and rotate it if others can read it there. ${(0,src_wording/* inWords */.r)(wrong.hint, say)}`,
        });
    }
}
function secretIn(entry, search) {
    const hit = hitIn(entry, search);
    if (hit === undefined)
        return undefined;
    const isToken = search.isToken(hit.secret);
    return {
        what: `${isToken ? 'the token' : 'a secret'} '${hit.secret}' (${hit.form})`,
        hint: `The Dockerfile reads it by RUN --mount=type=secret,id=${hit.secret}${isToken ? ',env=HF_TOKEN' : ''}.`,
    };
}
function hitIn({ text, judged }, search) {
    const hit = search.first(text);
    if (hit === undefined || judged === text || search.isToken(hit.secret))
        return hit;
    return search.first(judged);
}
function tokenIn({ input, text }, secretId) {
    const [shape] = (0,token_shape/* tokenShapesIn */.J)(text);
    if (shape === undefined)
        return undefined;
    const hint = /^(build-)?contexts?$/.test(input)
        ? (say) => `A Git repository of the Hub is opened by ${say.giveSecret('GIT_AUTH_TOKEN.huggingface.co')}.`
        : (say) => `Pass it by ${say.giveToken}; the Dockerfile reads it by RUN --mount=type=secret,id=${secretId},env=HF_TOKEN.`;
    return { what: `what is written like a token of the Hub (${shape.form})`, hint };
}
function where({ number, text }, search) {
    if (number === 0)
        return '';
    const key = /^([\w./:-]+)=/.exec(text)?.[1] ?? '';
    const isSecret = search.first(key) !== undefined || (0,token_shape/* holdsTokenShape */.H)(key);
    return key !== '' && key.length <= MAX_KEY && !isSecret
        ? `, entry ${number} (${key}),`
        : `, entry ${number},`;
}
function consequenceOf(input) {
    if (/^(models|datasets|hf-endpoint|hf-oidc-resource)$/.test(input))
        return 'It would be sent as a part of a URL.';
    if (input.startsWith('smoke-'))
        return 'The container would get it, and its arguments are open to every user of the engine.';
    return 'It would be kept in the image, its history, its provenance, a registry or a log.';
}

;// CONCATENATED MODULE: ./build/src/dockerfile/secret-mounts.js
const FLAGS = /^RUN((?:\s+--[a-z]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'])*)?)+)/i;
const secret_mounts_MOUNT = /--mount=((?:"[^"]*"|'[^']*'|[^\s"'])*)/g;
function writtenMounts({ lines, instructions }) {
    return instructions
        .filter(({ name }) => name === 'RUN')
        .flatMap(instruction => mountsOf(instruction).map(mount => ({ ...mount, line: secret_mounts_lineOf(mount.flag, mount.instruction, lines) })));
}
function mountsOf(instruction) {
    const flags = FLAGS.exec(instruction.text)?.[1] ?? '';
    return [...flags.matchAll(secret_mounts_MOUNT)].flatMap(([flag, value = '']) => {
        const options = optionsOf(value);
        if (options.get('type') !== 'secret')
            return [];
        const target = options.get('target') ?? options.get('dst') ?? options.get('destination') ?? '';
        const id = options.get('source') || options.get('src') || options.get('id') || baseOf(target);
        const isVariable = options.has('env') && target === '';
        return [
            {
                instruction,
                flag,
                line: instruction.line,
                id,
                path: isVariable ? '' : pathOf(target, id),
                isRequired: options.get('required') === '' || /^(1|t|true)$/i.test(options.get('required') ?? ''),
                isForOthers: ['uid', 'gid', 'mode'].some(key => options.has(key)),
            },
        ];
    });
}
function optionsOf(value) {
    const fields = value.replace(/["']/g, '').split(',');
    return new Map(fields.map(field => {
        const [key = '', ...rest] = field.split('=');
        return [key.trim().toLowerCase(), rest.join('=').trim()];
    }));
}
function baseOf(path) {
    return path.split('/').filter(Boolean).at(-1) ?? '';
}
function pathOf(target, id) {
    if (target === '')
        return `/run/secrets/${baseOf(id)}`;
    return target;
}
function secret_mounts_lineOf(flag, { line, end }, lines) {
    const at = lines.slice(line - 1, end).findIndex(text => text.includes(flag) && !/^\s*#/.test(text));
    return at === -1 ? line : line + at;
}

;// CONCATENATED MODULE: ./build/src/dockerfile/stages.js
const FROM_STAGE = /\bfrom=["']?([^\s,"']+)/gi;
const stages_FROM = /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i;
function stagesOf({ instructions }) {
    const stages = [];
    for (const instruction of instructions) {
        const [, base = '', name = ''] = stages_FROM.exec(instruction.text) ?? [];
        if (instruction.name === 'FROM')
            stages.push({ name: name.toLowerCase(), base, instructions: [] });
        else
            stages.at(-1)?.instructions.push(instruction);
    }
    return stages;
}
function reachedFrom(dockerfile, target) {
    const stages = stagesOf(dockerfile);
    const start = target === '' ? stages.length - 1 : indexOf(stages, target, stages.length);
    const reached = new Set();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
        const stage = stages[at];
        if (stage === undefined || reached.has(at))
            continue;
        reached.add(at);
        const before = at;
        open.push(...namesIn(stage).map(name => indexOf(stages, name, before)));
    }
    return new Set([...reached].flatMap(at => stages[at]?.instructions ?? []));
}
function indexOf(stages, name, before) {
    const at = stages
        .slice(0, before)
        .findLastIndex(stage => stage.name !== '' && stage.name === name.toLowerCase());
    return at === -1 && /^\d+$/.test(name) ? Number(name) : at;
}
function namesIn({ base, instructions }) {
    const taking = instructions.filter(({ name }) => /^(RUN|COPY|ADD)$/.test(name));
    return [base, ...taking.flatMap(({ text }) => [...text.matchAll(FROM_STAGE)].map(([, name = '']) => name))];
}
function runUsers(dockerfile) {
    const stages = stagesOf(dockerfile);
    const last = [];
    const users = new Map();
    for (const [at, { base, instructions }] of stages.entries()) {
        let user = last[indexOf(stages, base, at)] ?? '';
        for (const instruction of instructions) {
            if (instruction.name === 'USER')
                user = userOf(instruction.text);
            if (instruction.name === 'RUN' && user !== '')
                users.set(instruction, user);
        }
        last.push(user);
    }
    return users;
}
function userOf(text) {
    const user = (text.split(/\s+/)[1] ?? '').replace(/["']/g, '');
    return /^(root|0)?(:|$)/.test(user) || user.includes('$') ? '' : user;
}

;// CONCATENATED MODULE: ./build/src/dockerfile/variables.js
const INSTRUCTION = /^(?:ONBUILD\s+)?(ARG|ENV)\s+(.*)$/is;
const variables_WORD = /(?:[^\s"'\\]|\\.?|"(?:\\.|[^"\\])*"?|'[^']*'?)+/gs;
function writtenVariables({ instructions }) {
    return instructions.flatMap(instruction => {
        const [, kind = '', rest = ''] = INSTRUCTION.exec(instruction.text) ?? [];
        const isArg = kind.toUpperCase() === 'ARG';
        return pairsOf(rest, isArg).map(({ name, value }) => ({
            instruction,
            kind: isArg ? 'ARG' : 'ENV',
            name,
            value,
        }));
    });
}
function pairsOf(rest, isArg) {
    const words = rest.match(variables_WORD) ?? [];
    const [first = ''] = words;
    if (!isArg && first !== '' && !first.includes('='))
        return [{ name: first, value: unquoted(rest.slice(first.length).trim()) }];
    return words.map(word => {
        const cut = word.indexOf('=');
        return cut === -1
            ? { name: word, value: undefined }
            : { name: word.slice(0, cut), value: unquoted(word.slice(cut + 1)) };
    });
}
function unquoted(text) {
    return text.replace(/["']/g, '');
}

;// CONCATENATED MODULE: ./build/src/dockerfile/facts.js




function factsOf(parts) {
    const dockerfile = instructions_readDockerfile(parts.source);
    const allMounts = writtenMounts(dockerfile);
    const reached = reachedFrom(dockerfile, parts.target);
    const isTold = ({ line, end }) => parts.outline.secrets.some(one => one.line >= line && one.line <= end);
    const mounts = allMounts.filter(({ instruction }) => reached.has(instruction) || isTold(instruction));
    const secrets = parts.outline.secrets.map(secret => asWritten(secret, mounts));
    const outline = { ...parts.outline, secrets };
    const variables = writtenVariables(dockerfile).filter(one => isOfTarget(one, { dockerfile, reached, outline }));
    return { ...parts, outline, dockerfile, allMounts, mounts, variables };
}
function isOfTarget({ instruction, name, value }, { dockerfile, reached, outline, }) {
    const isTold = outline.sensitive.some(one => one.name === name && instruction.line <= one.line && one.line <= instruction.end);
    const [from] = dockerfile.instructions.filter(one => one.name === 'FROM');
    const isBeforeStages = instruction.line < (from?.line ?? 0);
    return isTold || reached.has(instruction) || (isBeforeStages && Boolean(value));
}
function asWritten(secret, mounts) {
    const { id, line } = secret;
    const same = mounts.filter(mount => mount.id === id);
    const told = mounts.find(({ instruction }) => instruction.line <= line && line <= instruction.end);
    const isRequired = secret.isRequired || same.some(mount => mount.isRequired);
    return { id, isRequired, line: (same[0] ?? told)?.line ?? 0 };
}
function isGitCredentialId(id) {
    return id.startsWith('GIT_AUTH_');
}
function at({ file }, line) {
    return file === '' ? {} : { place: { file, line } };
}
function named({ file }, line) {
    const name = file === '' ? 'the Dockerfile' : file;
    return line === 0 ? name : `${name}:${line}`;
}
function corrected({ dockerfile }, mount, flag) {
    const line = (dockerfile.lines[mount.line - 1] ?? '').trim();
    return line.includes(mount.flag) ? line.replace(mount.flag, () => flag) : flag;
}

;// CONCATENATED MODULE: ./build/src/dockerfile/rules-ids.js

const LIKE_A_TOKEN = /hf|hugging|^((access|api|auth)_?)?token$/i;
function compareIds(facts) {
    const unpassed = unpassedSecrets(facts);
    const unmounted = unmountedIds(facts);
    const isServed = facts.passed.some(id => facts.search.isToken(id) && !unmounted.includes(id));
    const token = isServed ? undefined : unmounted.find(id => facts.search.isToken(id));
    const meant = unpassed.filter(({ id }) => LIKE_A_TOKEN.test(id));
    const [first] = meant;
    if (token !== undefined && first !== undefined) {
        const others = unpassed.filter(secret => !meant.includes(secret)).map(secret => notPassed(secret, facts));
        return [wrongId(token, { meant, first, facts }), ...others];
    }
    return [...unpassed.map(secret => notPassed(secret, facts)), ...unmounted.map(id => notMounted(id, facts))];
}
function unpassedSecrets({ outline, passed, secretId, search }) {
    const hasToken = passed.some(id => search.isToken(id));
    return outline.secrets.filter(({ id }) => !passed.includes(id) && !isGitCredentialId(id) && (id !== secretId || hasToken));
}
function unmountedIds({ outline, passed, mounts, isOnePlatformOfSeveral }) {
    if (isOnePlatformOfSeveral && mounts.some(({ id }) => id.includes('$')))
        return [];
    const mounted = new Set(outline.secrets.map(({ id }) => id));
    return passed.filter(id => !mounted.has(id) && !isGitCredentialId(id));
}
function wrongId(token, { meant, first, facts, }) {
    const ids = meant.map(({ id }) => `'${id}'`).join(', ');
    const { line } = first;
    return {
        level: 'error',
        code: 'BAD_DOCKERFILE',
        message: `${named(facts, line)} mounts the secret ${ids}, but the token is passed as '${token}': the build would not see it.`,
        hint: token === facts.secretId
            ? say => `Did you mean ${say.set('secret-id', first.id)}? Or write --mount=type=secret,id=${token} in the Dockerfile.`
            : say => `Pass it by ${say.name('hf-token')} with ${say.set('secret-id', first.id)}, or write --mount=type=secret,id=${token} in the Dockerfile.`,
        ...at(facts, line),
    };
}
function notPassed(secret, facts) {
    const { id, isRequired, line } = secret;
    const consequence = isRequired ? 'the build would fail there' : 'the build runs without it';
    const spare = unmountedIds(facts);
    const passed = spare.length === 0 ? '' : ` Passed and mounted nowhere: ${spare.join(', ')}.`;
    return {
        level: isRequired ? 'error' : 'warning',
        code: 'BAD_DOCKERFILE',
        message: say => `${named(facts, line)} mounts the secret '${id}', which no ${say.parameter} passes: ${consequence}.`,
        hint: say => `Pass it, for example by ${say.giveSecret(id)}, or correct the id.${passed}`,
        ...at(facts, line),
    };
}
function notMounted(id, facts) {
    const elsewhere = facts.allMounts.find(mount => mount.id === id);
    const isToken = facts.search.isToken(id);
    const line = elsewhere?.line ?? 0;
    const mounted = facts.outline.secrets.map(one => one.id);
    const others = mounted.length === 0 ? 'It mounts no secret.' : `It mounts: ${mounted.join(', ')}.`;
    return {
        level: elsewhere === undefined ? 'warning' : 'notice',
        code: 'BAD_DOCKERFILE',
        message: elsewhere === undefined
            ? `The secret '${id}' is passed, but no RUN of this target mounts it (${named(facts, 0)}). ${others}`
            : `The secret '${id}' is passed, but ${named(facts, line)} mounts it in a stage that this target does not need.`,
        hint: isToken
            ? `Write RUN --mount=type=secret,id=${id},env=HF_TOKEN,required=true where the token is needed, or pass none to this image.`
            : `Write RUN --mount=type=secret,id=${id} where it is needed, or do not pass it.`,
        ...at(facts, line),
    };
}

;// CONCATENATED MODULE: ./build/src/dockerfile/rules-mounts.js


const CARES = /\b(sudo|su|doas|gosu|su-exec|setpriv|runuser|test|if)\b|\|\||\[ /;
function requireToken(facts) {
    const { mounts, secretId, isTokenOptional } = facts;
    const mount = mounts.find(({ id, isRequired }) => id === secretId && !isRequired);
    if (mount === undefined || isTokenOptional)
        return [];
    return [
        {
            level: 'notice',
            code: 'BAD_DOCKERFILE',
            message: `${named(facts, mount.line)} mounts the token without required=true: a build that lacks it goes on and fails late.`,
            hint: `Write: ${corrected(facts, mount, `${mount.flag},required=true`)}`,
            ...at(facts, mount.line),
        },
    ];
}
function readableByUser(facts) {
    const users = runUsers(facts.dockerfile);
    return facts.mounts.flatMap(mount => {
        const user = users.get(mount.instruction);
        if (user === undefined || mount.path === '' || mount.isForOthers || isGitCredentialId(mount.id))
            return [];
        return [unreadable(mount, user, facts)];
    });
}
function unreadable(mount, user, facts) {
    const { line, end } = mount.instruction;
    const text = facts.dockerfile.lines.slice(line - 1, end).join('\n');
    const isRead = text.split(mount.flag).join('').includes(mount.path) && !CARES.test(text);
    const flag = `${mount.flag},${/^\d+/.test(user) ? `uid=${/^\d+/.exec(user)?.[0]}` : 'mode=0444'}`;
    return {
        level: isRead ? 'error' : 'warning',
        code: 'BAD_DOCKERFILE',
        message: `${named(facts, mount.line)} mounts the secret '${mount.id}' after USER ${user}: the file belongs to root alone, and reading it would fail with "Permission denied".`,
        hint: `Write: ${corrected(facts, mount, flag)}`,
        ...at(facts, mount.line),
    };
}

// EXTERNAL MODULE: ./build/src/scan/needles/random.js
var random = __nccwpck_require__(7569);
;// CONCATENATED MODULE: ./build/src/dockerfile/rules-text.js



const TOKEN_VARIABLE = /^(HF|HUGGING_?FACE(_?HUB)?)(_HUB)?(_(API|AUTH|ACCESS|READ|WRITE|USER))?_(TOKEN|KEY|API_KEY)$/i;
const TOKEN_LIKE = /^(hf_|api_org_)\w{8,}/;
const PLACEHOLDER = /(.)\1{3}|your|here|example|sample|dummy|fake|test|token|secret|change|replace|insert|holder|todo|[<>*…]|\.\.\./i;
const SKIPS_LINT = /^\s*#\s*check\s*=\s*(?:[^;]*;)*\s*skip\s*=[^;]*\b(all|SecretsUsedInArgOrEnv)\b/im;
function noTokenVariables(facts) {
    return facts.variables
        .filter(({ name }) => TOKEN_VARIABLE.test(name) || name.toLowerCase() === facts.secretId.toLowerCase())
        .filter(({ value = '' }) => !(0,token_shape/* holdsTokenShape */.H)(value))
        .flatMap(variable => {
        const level = levelOf(variable, facts);
        return level === undefined ? [] : [tokenVariable(variable, level, facts)];
    });
}
function levelOf({ kind, value = '' }, facts) {
    const isFilled = value === '' || value.includes('$');
    if (isFilled && kind === 'ARG')
        return levelOfArgument(facts);
    if (isFilled)
        return value === '' ? undefined : 'error';
    if (PLACEHOLDER.test(value.replace(/^(hf_|api_org_)/, '')))
        return 'warning';
    return TOKEN_LIKE.test(value) || (0,random/* looksRandom */.EZ)(value) ? 'error' : 'warning';
}
function levelOfArgument({ outline, allMounts, passed, search, source, }) {
    const mounted = [...outline.secrets, ...allMounts].map(({ id }) => id);
    const isMounted = mounted.some(id => passed.includes(id) || id.includes('$'));
    if (passed.some(id => search.isToken(id)) && !isMounted)
        return 'error';
    return SKIPS_LINT.test(source) ? undefined : 'warning';
}
function tokenVariable({ kind, name, instruction: { line } }, level, facts) {
    const where = kind === 'ARG' ? 'the history and the provenance' : 'the config';
    return {
        level,
        code: 'BAD_DOCKERFILE',
        message: `${named(facts, line)} has ${kind} ${name}: a token in it would stay in ${where} of the image. This action passes the token by a secret mount alone.`,
        hint: `Remove it, and write: RUN --mount=type=secret,id=${facts.secretId},env=${name},required=true …`,
        ...at(facts, line),
    };
}
function noTokenInText(facts, scope) {
    const { source, dockerfile, search, passed } = facts;
    const shapes = new Map();
    for (const shape of (0,token_shape/* tokenShapesIn */.J)(source)) {
        const line = source.slice(0, shape.offset).split('\n').length;
        if (!shapes.has(line))
            shapes.set(line, shape);
    }
    for (const { line, end, text } of dockerfile.instructions) {
        const [shape] = (0,token_shape/* tokenShapesIn */.J)(text);
        const isTold = [...shapes.keys()].some(told => line <= told && told <= end);
        if (shape !== undefined && !isTold)
            shapes.set(line, shape);
    }
    const isInScope = (at) => scope === 'text' || dockerfile.instructions.some(({ line, end }) => line <= at && at <= end);
    return [...shapes]
        .filter(([line]) => isInScope(line))
        .filter(([line]) => search.first(dockerfile.lines[line - 1] ?? '', passed) === undefined)
        .map(([line, { form }]) => tokenInText(line, { form, facts }));
}
function tokenInText(line, { form, facts }) {
    return {
        level: 'error',
        code: 'BAD_DOCKERFILE',
        isLeak: true,
        message: `${named(facts, line)} holds what is written like a token of the Hub (${form}): it would stay in the history, the provenance or the image.`,
        hint: say => `Remove it and revoke the token (https://huggingface.co/settings/tokens). Pass it by ${say.giveToken}, and write: RUN --mount=type=secret,id=${facts.secretId},env=HF_TOKEN,required=true …`,
        ...at(facts, line),
    };
}
function builderChecks(facts) {
    const problems = facts.outline.checks.map(({ rule, message, line, url }) => {
        const sentence = message.replace(/[.\s]+$/, '');
        return {
            level: 'warning',
            code: 'DOCKER_CHECK',
            message: `${named(facts, line)}: ${rule}: ${sentence}.`,
            hint: url === '' ? '' : `See ${url}`,
            ...at(facts, line),
        };
    });
    return problems.filter(({ message }, index) => problems.findIndex(one => one.message === message) === index);
}
function noSecretInText(facts) {
    const { source, search, passed } = facts;
    const hit = search.first(source, passed);
    if (hit === undefined)
        return [];
    const before = Buffer.from(source).subarray(0, hit.offset).toString('latin1');
    return [secretInText(hit, before.split('\n').length, facts)];
}
function secretInText({ secret, form, isTelling }, line, { file, search }) {
    const name = file === '' ? `the Dockerfile, line ${line}` : `${file}:${line}`;
    return {
        level: isTelling ? 'error' : 'warning',
        code: 'BAD_DOCKERFILE',
        isLeak: true,
        message: `The value of the secret '${secret}' stands in ${name} (${form}).`,
        hint: `Remove it${search.isToken(secret) ? ' and rotate the token (https://huggingface.co/settings/tokens)' : ''}; a RUN reads it by --mount=type=secret,id=${secret}.`,
        ...(file === '' ? {} : { place: { file, line } }),
    };
}

;// CONCATENATED MODULE: ./build/src/dockerfile/contract.js









const RULES = [
    noSecretInText,
    compareIds,
    noTokenVariables,
    readableByUser,
    requireToken,
    builderChecks,
];
const TEXT_RULES = [noSecretInText, noTokenVariables];
async function checkContract(job) {
    const { request, target } = job;
    const file = dockerfileName(request.build.file, target);
    if (request.build.call !== '')
        return { mounted: undefined, file, problems: [] };
    const answer = isWanted(job) ? await job.outline() : undefined;
    const outline = answer?.outline;
    const facts = factsOf(partsOf(job, { file, outline: outline ?? NO_OUTLINE }));
    if (answer !== undefined && answer.outline === undefined) {
        job.log(`The Dockerfile was not checked: the builder gives no outline of it (${safe(answer.reason)}).`);
    }
    const problems = [
        ...noTokenInText(facts, request.checkDockerfile === 'off' ? 'instructions' : 'text'),
        ...rulesFor(request, outline).flatMap(rule => softened(rule(facts), request)),
    ];
    return {
        mounted: outline === undefined ? undefined : facts.outline.secrets,
        file,
        problems: problems.map(problem => presentable(problem, job)),
    };
}
const NO_OUTLINE = { secrets: [], sensitive: [], checks: [], source: '' };
function rulesFor({ checkDockerfile }, outline) {
    if (checkDockerfile === 'off')
        return [];
    return outline === undefined ? TEXT_RULES : RULES;
}
function isWanted({ request: { checkDockerfile, onMissingToken, secretId }, passed }) {
    return checkDockerfile !== 'off' || (!passed.includes(secretId) && onMissingToken === 'auto');
}
function softened(problems, { checkDockerfile }) {
    return problems.map(problem => problem.level === 'error' && checkDockerfile === 'warn' ? { ...problem, level: 'warning' } : problem);
}
function partsOf({ request, target, passed, search }, { file, outline }) {
    const { build, secretId, onMissingToken } = request;
    return {
        ...{ outline, file, secretId, passed, search, target: build.target },
        source: outline.source || readText(build.file, target),
        isTokenOptional: onMissingToken === 'build',
        isOnePlatformOfSeveral: build.platforms.length > 1,
    };
}
function readText(file, { context }) {
    const path = file || (0,external_node_path_.join)(context, 'Dockerfile');
    if (isRemote(path))
        return '';
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
function presentable(problem, { search }) {
    const shown = (wording) => (say) => safe(search.hide((0,src_wording/* inWords */.r)(wording, say)));
    return { ...problem, message: shown(problem.message), hint: shown(problem.hint) };
}
function safe(text) {
    return (0,defuse/* harmless */.I)(text);
}

;// CONCATENATED MODULE: ./build/src/hub/account.js
const SOON_MS = 60 * 60 * 1000;
const account_NAME = /^[\w.-]{1,96}$/;
function accountOf(answer, now) {
    const name = textAt(answer.json, 'name');
    const problems = [...writes(answer.json), ...endsSoon(answer.json, now)];
    return { name: account_NAME.test(name) ? name : '', problems };
}
function writes(account) {
    const token = valueAt(account, 'auth', 'accessToken');
    const role = textAt(token, 'role');
    const isWriting = role === 'write' || (role === 'fineGrained' && permissionsOf(token).some(isWrite));
    if (!isWriting)
        return [];
    return [
        {
            level: 'notice',
            code: 'HUB_SCOPE',
            message: 'The token may write to the Hub; a build that downloads needs one that reads.',
            hint: 'Make a token of the type "Read", or a fine-grained one for these repositories, and store that.',
        },
    ];
}
function permissionsOf(token) {
    const grained = valueAt(token, 'fineGrained');
    const scoped = listAt(grained, 'scoped').flatMap(scope => listAt(scope, 'permissions'));
    return [...scoped, ...listAt(grained, 'global')].filter((one) => typeof one === 'string');
}
function isWrite(permission) {
    return /(^|\.)(write|manage|admin|delete)$/.test(permission);
}
function endsSoon(account, now) {
    const end = Date.parse(textAt(account, 'auth', 'expiresAt'));
    if (Number.isNaN(end) || end - now > SOON_MS)
        return [];
    return [
        {
            level: 'warning',
            code: 'HUB_TOKEN',
            message: `The token ends at ${new Date(end).toISOString()}: a download after that fails.`,
            hint: 'Make a new one if the build takes longer.',
        },
    ];
}
function textAt(value, ...keys) {
    const found = valueAt(value, ...keys);
    return typeof found === 'string' ? found : '';
}
function listAt(value, key) {
    const found = valueAt(value, key);
    return Array.isArray(found) ? found : [];
}
function valueAt(value, ...keys) {
    return keys.reduce((at, key) => (typeof at === 'object' && at !== null ? at[key] : undefined), value);
}

;// CONCATENATED MODULE: ./build/src/hub/refusals.js
const POLICY = /organization token policy|revoked by the organization administrator/i;
const ROWS = [
    { status: 403, says: /awaiting a review from the repo authors/i, explain: pending },
    { status: 403, says: /has been (rejected|reset) by/i, explain: rejected },
    { status: 403, says: /enable access to public gated repositories/i, explain: lacksScope },
    { status: 403, says: POLICY, explain: policy },
    { status: 403, code: 'GatedRepo', explain: noLicence },
    { status: 403, says: /not in the authorized list/i, explain: noLicence },
    { status: 401, code: 'GatedRepo', explain: needsToken },
    { status: 401, says: /must have access to it and be authenticated/i, explain: needsToken },
    { status: 401, says: /Invalid (credentials|user token)/i, explain: invalidToken },
    { status: 401, explain: refusals_hidden },
    { status: 404, code: 'RevisionNotFound', explain: noRevision },
    { status: 404, code: 'RepoNotFound', explain: notFound },
];
function refusalOf(answer, asked) {
    if (answer.status === 401 && asked.token === 'valid')
        return undefined;
    const code = answer.header('x-error-code');
    const text = answer.header('x-error-message');
    const row = ROWS.find(row => row.status === answer.status &&
        (row.code === undefined || row.code === code) &&
        (row.says === undefined || row.says.test(text)));
    return row?.explain(asked);
}
function pageOf({ endpoint, repo }) {
    return `${endpoint}/${repo.kind === 'datasets' ? 'datasets/' : ''}${repo.id}`;
}
function nameOf({ repo }) {
    return `The ${repo.kind === 'models' ? 'model' : 'dataset'} ${repo.id}`;
}
function refusals_accountOf({ account }) {
    return account === '' ? "the token's account" : `the account ${account}`;
}
function noLicence(asked) {
    return {
        code: 'HUB_LICENCE',
        message: `${nameOf(asked)} is gated, and ${refusals_accountOf(asked)} has not been given access to it.`,
        hint: `Log in with ${refusals_accountOf(asked)}, open ${pageOf(asked)} and accept the conditions there.`,
    };
}
function pending(asked) {
    return {
        code: 'HUB_PENDING',
        message: `${nameOf(asked)} is gated, and the request of ${refusals_accountOf(asked)} awaits a review by its authors.`,
        hint: `Wait for their answer; ${pageOf(asked)} shows it.`,
    };
}
function rejected(asked) {
    return {
        code: 'HUB_REJECTED',
        message: `${nameOf(asked)} is gated, and its authors rejected or reset the access of ${refusals_accountOf(asked)}.`,
        hint: `Ask again or contact them at ${pageOf(asked)}, or use the token of an account that has access.`,
    };
}
function lacksScope(asked) {
    return {
        code: 'HUB_SCOPE',
        message: `${nameOf(asked)} is gated, and the fine-grained token may not read gated repositories.`,
        hint: `Edit the token at ${asked.endpoint}/settings/tokens: "Read access to contents of all public gated repos you can access".`,
    };
}
function policy(asked) {
    return {
        ...REFUSED_BY_POLICY,
        message: `${nameOf(asked)} belongs to an organisation whose token policy refuses this token.`,
    };
}
const REFUSED_BY_POLICY = {
    code: 'HUB_POLICY',
    message: "An organisation's token policy refuses the token, or its administrator revoked it.",
    hint: 'Ask the administrator of the organisation to approve the token, or make one as its policy wants it.',
};
function needsToken(asked) {
    if (asked.token !== 'none')
        return invalidToken(asked);
    return {
        code: 'HUB_LICENCE',
        message: `${nameOf(asked)} is gated, and there is no token.`,
        hint: say => `Accept its conditions at ${pageOf(asked)} and pass a token of that account by ${say.name('hf-token')}.`,
    };
}
function invalidToken(asked) {
    return {
        code: 'HUB_TOKEN',
        message: `The Hub does not take the token: it is expired, revoked or mistyped.`,
        hint: say => `Make a new one at ${asked.endpoint}/settings/tokens and ${say.storeToken}.`,
    };
}
function refusals_hidden(asked) {
    if (asked.token !== 'none')
        return invalidToken(asked);
    return {
        code: 'HUB_NOT_FOUND',
        message: `${nameOf(asked)} does not exist, or is private and there is no token.`,
        hint: say => `Check the name at ${pageOf(asked)}, or pass a token that may read it by ${say.name('hf-token')}.`,
    };
}
function notFound(asked) {
    return {
        code: 'HUB_NOT_FOUND',
        message: `${nameOf(asked)} does not exist, or ${refusals_accountOf(asked)} may not see it.`,
        hint: `Check the name at ${pageOf(asked)}; a fine-grained token names the repositories that it may read.`,
    };
}
function noRevision(asked) {
    return {
        code: 'HUB_NOT_FOUND',
        message: `${nameOf(asked)} has no revision ${asked.repo.revision}.`,
        hint: `Its branches, tags and commits are at ${pageOf(asked)}.`,
    };
}

;// CONCATENATED MODULE: ./build/src/hub/access-check.js



const AT_ONCE = 4;
const CHECK_MS = 15_000;
async function checkHub(job) {
    const { hub, token, isFresh, log } = job;
    if (token === undefined && hub.repos.length === 0)
        return [];
    if (hub.isOffline) {
        log('HF_HUB_OFFLINE is set: the Hub is not asked about the token.');
        return [];
    }
    if (token !== undefined)
        log(`Asking ${new URL(hub.endpoint).host} about the token.`);
    const ask = asker(job);
    const account = token === undefined ? NOBODY : isFresh ? FRESH : await whoIs(ask, hub);
    if (account.isLast)
        return [...account.problems];
    const asked = { endpoint: hub.endpoint, account: account.name, token: account.token };
    const found = await inTurns(hub.repos, repo => checkRepo(ask, { ...asked, repo }));
    return [...account.problems, ...problemsOf(found, hub.endpoint)];
}
function asker({ hub, token, cancel }) {
    const limit = AbortSignal.any([cancel, AbortSignal.timeout(CHECK_MS)]);
    let lastWord;
    return async ({ path, ...how }) => {
        if (lastWord !== undefined)
            return lastWord;
        const question = { ...how, url: `${hub.endpoint}${path}`, token: token?.reveal() ?? '' };
        const reply = await askHub(question, limit).catch((error) => {
            cancel.throwIfAborted();
            if (!limit.aborted)
                throw error;
            return { kind: 'none', reason: `it did not answer within ${CHECK_MS / 1000} s` };
        });
        const isLast = reply.kind === 'none' || reply.status === 429;
        if (isLast && path !== WHOAMI)
            lastWord = reply;
        return reply;
    };
}
const WHOAMI = '/api/whoami-v2';
const NOBODY = { name: '', token: 'none', isLast: false, problems: [] };
const FRESH = { ...NOBODY, token: 'valid' };
const UNCLEAR = { ...NOBODY, token: 'unclear' };
async function whoIs(ask, { endpoint, repos }) {
    const reply = await ask({ path: WHOAMI });
    if (reply.kind === 'answer' && reply.status === 200 && isObject(reply.json)) {
        return { token: 'valid', isLast: false, ...accountOf(reply, Date.now()) };
    }
    if (reply.kind === 'answer' && reply.status === 401) {
        const problem = {
            level: 'error',
            code: 'HUB_TOKEN',
            message: `${new URL(endpoint).host} does not know the token: it is expired, revoked or mistyped.`,
            hint: say => `Make a new one at ${endpoint}/settings/tokens and ${say.storeToken}.`,
        };
        return { ...UNCLEAR, isLast: true, problems: [problem] };
    }
    if (reply.kind === 'answer' && POLICY.test(reply.header('x-error-message'))) {
        return { ...UNCLEAR, isLast: true, problems: [{ level: 'error', ...REFUSED_BY_POLICY }] };
    }
    const isSilent = reply.kind === 'none';
    const what = isSilent ? 'whether the token is valid and gives access' : 'whether the token is valid';
    return {
        ...UNCLEAR,
        isLast: isSilent,
        problems: [unclear(what, { endpoint, reply, about: isSilent ? repos : [] })],
    };
}
async function checkRepo(ask, asked) {
    const { kind, id, revision } = asked.repo;
    const access = judged(await ask({ path: `/api/${kind}/${id}/auth-check` }), asked);
    if (access !== undefined || revision === '')
        return access;
    const path = `/api/${kind}/${id}/revision/${encodeURIComponent(revision)}`;
    return judged(await ask({ path, isStatusEnough: true }), asked);
}
function judged(reply, asked) {
    if (reply.kind === 'answer') {
        if (reply.status === 200 && !isPage(reply))
            return undefined;
        const refusal = refusalOf(reply, asked);
        if (refusal !== undefined)
            return { level: 'error', about: [asked.repo], ...refusal };
    }
    return { unclear: asked.repo, reply };
}
function isPage(reply) {
    return /^text\/html/i.test(reply.header('content-type'));
}
function problemsOf(findings, endpoint) {
    const problems = [];
    const open = new Map();
    for (const finding of findings) {
        if (finding === undefined)
            continue;
        if ('level' in finding)
            problems.push(finding);
        else {
            const why = whyOf(finding.reply);
            const { reply, about } = open.get(why) ?? { reply: finding.reply, about: [] };
            open.set(why, { reply, about: [...about, finding.unclear] });
        }
    }
    const warnings = [...open.values()].map(({ reply, about }) => {
        const what = `the access to ${about.map(({ id }) => id).join(', ')}`;
        return unclear(what, { endpoint, reply, about });
    });
    return [...warnings, ...problems];
}
function unclear(what, { endpoint, reply, about }) {
    const host = new URL(endpoint).host;
    return {
        level: 'warning',
        code: 'HUB_UNCLEAR',
        about,
        message: `${host} ${whyOf(reply)}: ${what} was not checked.`,
        hint: say => `The build goes on. HF_HUB_OFFLINE=1 in ${say.environment} leaves these checks out.`,
    };
}
function whyOf(reply) {
    if (reply.kind === 'none')
        return `cannot be reached (${reply.reason})`;
    return `answers ${reply.status}${reply.status === 429 ? ', too many requests' : ''}`;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
async function inTurns(repos, check) {
    const results = [];
    for (let at = 0; at < repos.length; at += AT_ONCE) {
        results.push(...(await Promise.all(repos.slice(at, at + AT_ONCE).map(check))));
    }
    return results;
}

;// CONCATENATED MODULE: ./build/src/preflight/context-files.js


const LARGE = 4 << 20;
function* contextFiles(root, rules) {
    const folders = [''];
    const ignored = [];
    const large = [];
    for (let folder = folders.shift(); folder !== undefined; folder = folders.shift() ?? ignored.shift()) {
        for (const entry of entriesOf((0,external_node_path_.join)(root, folder))) {
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            const isIgnored = rules.ignores(path);
            if (entry.isDirectory()) {
                if (!isIgnored)
                    folders.push(path);
                else if (rules.hasExceptions)
                    ignored.push(path);
            }
            else if (entry.isFile() && !isIgnored) {
                const file = { path, absolute: (0,external_node_path_.join)(root, path) };
                if (isLarge(file))
                    large.push(file);
                else
                    yield file;
            }
        }
    }
    yield* large;
}
function isLarge({ absolute }) {
    return ((0,external_node_fs_.lstatSync)(absolute, { throwIfNoEntry: false })?.size ?? 0) > LARGE;
}
function entriesOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return [];
    }
}
const CHUNK = 1 << 20;
const buffer = { bytes: Buffer.alloc(0) };
function* piecesOf({ absolute }) {
    const file = context_files_open(absolute);
    if (file === undefined)
        return;
    try {
        if (!(0,external_node_fs_.fstatSync)(file).isFile())
            return;
        if (buffer.bytes.length === 0)
            buffer.bytes = Buffer.allocUnsafeSlow(CHUNK);
        for (let count = CHUNK; count === CHUNK;) {
            count = read(file);
            yield buffer.bytes.subarray(0, count);
        }
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function context_files_open(path) {
    try {
        return (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
    }
    catch {
        return undefined;
    }
}
function read(file) {
    try {
        return (0,external_node_fs_.readSync)(file, buffer.bytes, 0, CHUNK, null);
    }
    catch {
        return 0;
    }
}

// EXTERNAL MODULE: ./node_modules/@balena/dockerignore/ignore.js
var ignore = __nccwpck_require__(4158);
;// CONCATENATED MODULE: ./build/src/preflight/ignore-file.js


const LITERAL = /(?<!\\)[+()|{}]/g;
const ignore_file_NOTHING = { ignores: () => false, hasExceptions: false };
function readIgnoreRules(files) {
    const text = files.map(ignore_file_readText).find(text => text !== undefined);
    if (text === undefined)
        return ignore_file_NOTHING;
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    try {
        const rules = ignore["default"]({ ignorecase: false })
            .add(lines.map(line => (line.startsWith('#') ? line : line.replace(LITERAL, '\\$&'))));
        rules.ignores('.');
        return {
            ignores: path => rules.ignores(path),
            hasExceptions: lines.some(line => /^\s*!/.test(line)),
        };
    }
    catch {
        return ignore_file_NOTHING;
    }
}
function ignore_file_readText(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/preflight/context.js






const ALONE_MS = 400;
const BESIDE_MS = 1000;
const TURN_MS = 20;
const MAX_PROBLEMS = 8;
async function searchContext(job) {
    if (job.ids.length === 0)
        return [];
    const clock = new Clock(job.isWaitedFor);
    const dockerfile = (0,external_node_path_.resolve)(job.file || (0,external_node_path_.join)(job.target.context, 'Dockerfile'));
    const problems = [];
    for (const context of localContexts(job)) {
        for (const file of contextFiles(context.path, readIgnoreRules(context.ignoreFiles))) {
            if (clock.isTurnOver())
                await (0,promises_.setImmediate)();
            if (job.cancel.aborted || problems.length >= MAX_PROBLEMS)
                return problems;
            if (clock.isUp()) {
                job.log(outOfTime(clock, context));
                return problems;
            }
            clock.files += 1;
            const found = (0,external_node_path_.resolve)(file.absolute) === dockerfile ? undefined : await searchFile(file, { job, clock });
            if (found !== undefined)
                problems.push(problemOf(file, { found, context, job }));
        }
    }
    return problems;
}
class Clock {
    files = 0;
    #start = performance.now();
    #turn = this.#start;
    #isWaitedFor;
    constructor(isWaitedFor) {
        this.#isWaitedFor = isWaitedFor;
    }
    isTurnOver() {
        const now = performance.now();
        if (now - this.#turn < TURN_MS)
            return false;
        this.#turn = now;
        return true;
    }
    isUp() {
        return performance.now() - this.#start > (this.#isWaitedFor() ? BESIDE_MS : ALONE_MS);
    }
}
function localContexts({ target, file }) {
    const dockerfile = file || (0,external_node_path_.join)(target.context, 'Dockerfile');
    const ownIgnoreFile = (0,external_node_path_.join)((0,external_node_path_.dirname)(dockerfile), `${(0,external_node_path_.basename)(dockerfile)}.dockerignore`);
    const main = {
        name: 'the build context',
        path: target.context,
        ignoreFiles: [ownIgnoreFile, (0,external_node_path_.join)(target.context, '.dockerignore')],
    };
    const named = target.buildContexts.map(text => {
        const cut = text.indexOf('=');
        const path = text.slice(cut + 1);
        return {
            name: `the build context '${text.slice(0, cut)}'`,
            path,
            ignoreFiles: [(0,external_node_path_.join)(path, '.dockerignore')],
        };
    });
    return [main, ...named].filter(({ path }) => isFolder(path));
}
function isFolder(path) {
    return path !== '' && (0,external_node_fs_.existsSync)(path) && (0,external_node_fs_.statSync)(path).isDirectory();
}
async function searchFile(file, { job, clock }) {
    const { matcher } = job.search;
    const inName = new Worst(job);
    for (const hit of matcher.hitsIn(Buffer.from(file.path)))
        inName.add(hit);
    if (inName.found?.level === 'error')
        return { ...inName.found, line: 0 };
    const inside = new Worst(job);
    const stream = matcher.search(hit => inside.add(hit));
    for (const piece of piecesOf(file)) {
        stream.push(piece);
        if (inside.found !== undefined || clock.isUp())
            break;
        if (clock.isTurnOver())
            await (0,promises_.setImmediate)();
    }
    stream.end();
    return inside.found && { ...inside.found, line: lineAt(file, inside.found.hit.offset) };
}
class Worst {
    found;
    #job;
    constructor(job) {
        this.#job = job;
    }
    add({ needle, offset }) {
        const { search, ids } = this.#job;
        if (needle.kind !== 'whole' || this.found?.level === 'error' || !ids.includes(needle.secret))
            return;
        const hit = search.hitOf(needle, offset);
        const isPlain = /^(plain|without prefix)$/.test(needle.form) && hit.isTelling;
        if (isPlain || this.found === undefined)
            this.found = { hit, level: isPlain ? 'error' : 'warning' };
    }
}
function lineAt(file, offset) {
    let line = 1;
    let left = offset;
    for (const piece of piecesOf(file)) {
        const before = piece.subarray(0, left);
        if (before.includes(0))
            return 0;
        for (let at = before.indexOf(10); at !== -1; at = before.indexOf(10, at + 1))
            line += 1;
        left -= before.length;
        if (left <= 0)
            break;
    }
    return line;
}
function problemOf(file, { found, context, job, }) {
    const { hit, line, level } = found;
    const isSource = job.sources.some(source => (0,external_node_path_.resolve)(source) === (0,external_node_path_.resolve)(file.absolute));
    const path = job.search.hide(file.path);
    const shown = job.search.hide(inWorkspace(file.absolute));
    const ignoreFile = context.ignoreFiles.find(external_node_fs_.existsSync) ?? (0,external_node_path_.join)(context.path, '.dockerignore');
    const outcome = level === 'error' && !isSource ? 'Nothing was started.' : 'Whether it is copied shows in the image.';
    return {
        level: isSource ? 'warning' : level,
        code: 'SECRET_IN_CONTEXT',
        isLeak: true,
        message: `The secret '${hit.secret}' is in ${path}${line > 0 ? `:${line}` : ''} of ${context.name} (${hit.form}): COPY would take it into the image. ${outcome}`,
        hint: `Remove it from the file, or add a line for the file to ${(0,external_node_path_.relative)('', ignoreFile) || ignoreFile}: ${path}`,
        place: { file: shown, line },
    };
}
function outOfTime({ files }, { name }) {
    return `Searched ${files} files of the build contexts for secrets, then time was up in ${name}; what is built is searched in any case.`;
}

;// CONCATENATED MODULE: ./build/src/preflight/missing-token.js
function missingToken(request, run, contract) {
    const { onMissingToken, secretId } = request;
    if (onMissingToken === 'skip')
        return skipped(request, run);
    if (onMissingToken === 'fail')
        return failed(say => `${say.name('on-missing-token')} is fail.`, { request, run });
    const mount = contract.mounted?.find(({ id }) => id === secretId);
    if (mount !== undefined && (onMissingToken === 'auto' || mount.isRequired)) {
        const required = mount.isRequired ? ' with required=true' : '';
        const missing = failed(() => `The Dockerfile mounts '${secretId}'${required}.`, { request, run });
        if (contract.file === '' || mount.line === 0)
            return missing;
        return { ...missing, problem: { ...missing.problem, place: { file: contract.file, line: mount.line } } };
    }
    return built(contract.mounted === undefined && onMissingToken === 'auto', { request, run });
}
function skipped(request, run) {
    const problem = {
        level: 'notice',
        code: 'NO_TOKEN',
        message: say => `${whatIsMissing(request, run)(say)} Nothing is built: ${say.name('on-missing-token')} is skip.`,
        hint: whatToDo(request, run),
    };
    return { isSkipped: true, problem };
}
function failed(why, { request, run }) {
    const problem = {
        level: 'error',
        code: 'NO_TOKEN',
        message: say => `${whatIsMissing(request, run)(say)} ${why(say)} Nothing was built.`,
        hint: say => `${whatToDo(request, run)(say)} ${say.set('on-missing-token', 'build')} or skip decides otherwise.`,
    };
    return { isSkipped: false, problem };
}
function built(isUnknown, { request, run }) {
    const doubt = isUnknown ? ' Whether the Dockerfile needs it is not known.' : '';
    const problem = {
        level: isUnknown ? 'warning' : 'notice',
        code: 'NO_TOKEN',
        message: say => `${whatIsMissing(request, run)(say)} The build runs without the secret mount '${request.secretId}'.${doubt}`,
        hint: whatToDo(request, run),
    };
    return { isSkipped: false, problem };
}
function whatIsMissing({ isTokenDeclined }, run) {
    if (isTokenDeclined)
        return say => `${say.input('hf-token')} is false, as a condition decided.`;
    return say => say.noToken(eventOf(run));
}
function eventOf(run) {
    if (isDependabot(run))
        return ' in this run of Dependabot';
    if (run.isFork)
        return ' in this pull request from a fork';
    return run.eventName === '' ? '' : ` in this run (event ${run.eventName})`;
}
function whatToDo({ isTokenDeclined }, run) {
    if (isTokenDeclined)
        return () => 'If this image needs the token, correct the condition (the matrix entry).';
    if (isDependabot(run))
        return () => 'Dependabot has secrets of its own: add HF_TOKEN in Settings, Secrets and variables, Dependabot.';
    if (run.isFork)
        return () => 'GitHub gives no secrets to pull requests from forks; build them after the merge, or without the token.';
    return say => say.findToken;
}
function isDependabot({ actor }) {
    return actor === 'dependabot[bot]';
}

;// CONCATENATED MODULE: ./build/src/preflight/preflight.js




async function preflight(request, job) {
    const { run, target, token, search, outline, cancel, log } = job;
    const passed = request.mounts.map(({ id }) => id);
    const isMissing = token === undefined && !passed.includes(request.secretId);
    if (isMissing && request.onMissingToken === 'skip') {
        const { problem, isSkipped } = missingToken(request, run, preflight_NOT_ASKED);
        return { problems: [problem], isSkipped };
    }
    const isFresh = request.mounts.some(({ input }) => input === 'hf-oidc-resource');
    let open = 2;
    const counted = (work) => work.finally(() => open--);
    const [contract, ...others] = await Promise.all([
        counted(checkContract({ request, target, passed, search, outline, log })),
        counted(checkHub({ hub: request.hub, token, isFresh, cancel, log })),
        searchContext({
            ...{ target, search, cancel, log },
            file: request.build.file,
            ids: preflight_isImage(request) ? passed : [],
            sources: request.mounts.flatMap(({ source }) => (source.kind === 'file' ? [source.path] : [])),
            isWaitedFor: () => open > 0,
        }),
    ]);
    const problems = [...contract.problems, ...others.flat()];
    const isDecided = !isMissing || (!preflight_isImage(request) && request.onMissingToken !== 'fail');
    if (isDecided)
        return { problems, isSkipped: false };
    const missing = missingToken(request, run, contract);
    return { problems: [missing.problem, ...problems], isSkipped: missing.isSkipped };
}
const preflight_NOT_ASKED = { mounted: undefined, file: '', problems: [] };
function preflight_isImage({ build: { call } }) {
    return call === '';
}

;// CONCATENATED MODULE: ./build/src/problem.js

function firstError(problems) {
    const first = problems.find(({ level }) => level === 'error');
    return first === undefined ? undefined : new errors/* ActionError */.lZ(first);
}

// EXTERNAL MODULE: ./build/src/text/words.js
var words = __nccwpck_require__(2364);
;// CONCATENATED MODULE: ./build/src/report/sarif.js





const MAX_RESULTS = 5000;
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const sarif_RULES = [
    {
        id: 'leak',
        name: 'SecretLeft',
        shortDescription: { text: 'A secret is in what was built' },
        fullDescription: {
            text: 'The value of a mounted secret stands in a layer, the config, an attestation, the cache or the log.',
        },
        help: {
            text: 'Read the secret in a RUN by --mount=type=secret, delete what it was written to in the same RUN, and rotate it.',
        },
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['security', 'secret'], 'security-severity': '9.0', precision: 'very-high' },
    },
    {
        id: 'unscanned',
        name: 'NotSearched',
        shortDescription: { text: 'A part of what was built could not be searched' },
        fullDescription: {
            text: 'It is damaged, encrypted, too deep, or in a format that is not read: it may hold a secret.',
        },
        help: { text: 'Remove it from the image, or store it in a format that can be read.' },
        defaultConfiguration: { level: 'warning' },
        properties: { tags: ['security'], 'security-severity': '5.0', precision: 'high' },
    },
    {
        id: 'contract',
        name: 'SecretMountBroken',
        shortDescription: { text: 'A secret mount of the Dockerfile cannot work, or would leak' },
        fullDescription: {
            text: 'What the Dockerfile mounts and what the build passes do not fit, or a secret stands in the wrong place.',
        },
        help: { text: 'The message has a corrected line to copy.' },
        defaultConfiguration: { level: 'warning' },
        properties: { tags: ['security'], 'security-severity': '4.0', precision: 'high' },
    },
    {
        id: 'docker-check',
        name: 'DockerCheck',
        shortDescription: { text: "One of the builder's own checks of the Dockerfile" },
        fullDescription: { text: 'See https://docs.docker.com/reference/build-checks/.' },
        help: { text: 'The message names the check and the page about it.' },
        defaultConfiguration: { level: 'note' },
        properties: { tags: ['maintainability'], precision: 'high' },
    },
];
const CONTRACT = new Set(['BAD_DOCKERFILE', 'NO_TOKEN', 'SECRET_IN_CONTEXT']);
const LEVELS = { error: 'error', warning: 'warning', notice: 'note' };
function sarif(parts) {
    const { report, dockerfile } = parts;
    const results = [
        ...report.findings.map(finding => leakResult(finding, dockerfile)),
        ...report.unscanned.map(gap => gapResult(gap, dockerfile)),
        ...parts.told.flatMap(told => toldResult(told, dockerfile)),
    ];
    return {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'hf-secret-build', semanticVersion: version/* VERSION */.x, rules: sarif_RULES } },
                columnKind: 'utf16CodeUnits',
                automationDetails: { id: 'hf-secret-build/' },
                properties: { verdict: report.verdict, image: report.image },
                results: results.slice(0, MAX_RESULTS),
            },
        ],
    };
}
function leakResult(finding, dockerfile) {
    const { secret, form, path, role, platform, instruction } = finding;
    return result({ rule: 'leak', level: 'error', text: (0,sentences/* findingSentence */.dj)(finding), place: sarif_placeOf(instruction, dockerfile) }, [secret, form, path, role, platform, instruction?.text ?? '']);
}
function gapResult(gap, dockerfile) {
    const { reason, path, role, platform, instruction } = gap;
    return result({ rule: 'unscanned', level: 'warning', text: (0,sentences/* gapSentence */.O$)(gap), place: sarif_placeOf(instruction, dockerfile) }, [reason, path, role, platform, instruction?.text ?? '']);
}
function toldResult({ level, code, message, hint, place }, dockerfile) {
    const isCheck = code === 'DOCKER_CHECK';
    if (!isCheck && !CONTRACT.has(code))
        return [];
    const about = {
        rule: isCheck ? 'docker-check' : 'contract',
        level: isCheck ? 'note' : LEVELS[level],
        text: `${message} ${hint}`.trim(),
        place: place ?? { file: dockerfile, line: 0 },
    };
    return [result(about, [code, message.replace(/:\d+/g, '')])];
}
function result({ rule, level, text, place }, sameness) {
    return {
        ruleId: rule,
        ruleIndex: sarif_RULES.findIndex(({ id }) => id === rule),
        level,
        message: { text: plainMessage((0,words/* shortened */.vI)((0,text_visible/* lettersOf */.bi)((0,text_visible/* visibleLine */.P8)(text)), 2000)) },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: artifact(place.file),
                    region: { startLine: Math.max(1, place.line) },
                },
            },
        ],
        partialFingerprints: {
            'hfSecretBuild/v1': (0,external_node_crypto_namespaceObject.createHash)('sha256')
                .update(JSON.stringify([rule, ...sameness]))
                .digest('hex'),
        },
    };
}
function plainMessage(text) {
    return text.replace(/[\\[\]]/g, '\\$&').replace(/\{(\d+)\}/g, '{{$1}}');
}
function sarif_placeOf(instruction, dockerfile) {
    const isKnown = instruction !== null && instruction.file !== '';
    return isKnown ? { file: instruction.file, line: instruction.line } : { file: dockerfile, line: 0 };
}
function artifact(file) {
    const uri = (file || 'Dockerfile').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/');
    return uri.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

// EXTERNAL MODULE: ./build/src/request.js
var request = __nccwpck_require__(1340);
;// CONCATENATED MODULE: ./build/src/run/run-owner.js




const OWNER = 'owner.json';
const LEAVE_ALONE_MS = 6 * 24 * 3600 * 1000;
function thisOwner() {
    const job = process.ppid === 0 ? 1 : process.ppid;
    return { ...realm(), main: (0,processes/* identify */.ls)(process.pid), job: (0,processes/* identify */.ls)(job) };
}
function run_owner_readOwner(directory) {
    const file = (0,external_node_path_.join)(directory, OWNER);
    try {
        if (!(0,external_node_fs_.lstatSync)(file).isFile())
            return undefined;
        const owner = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        return isOwner(owner) ? owner : undefined;
    }
    catch {
        return undefined;
    }
}
function run_owner_isAtWork(owner) {
    return isSameRealm(owner) && !isGone(owner.main);
}
function fateOf(owner) {
    if (owner === undefined)
        return 'unknown';
    if (isSameRealm(owner))
        return run_owner_judged(owner);
    const here = realm();
    return owner.host === here.host && owner.boot !== here.boot ? 'gone' : 'unknown';
}
function run_owner_judged({ main, job }) {
    if (!(0,processes/* isGone */.ST)(main))
        return 'alive';
    return (0,processes/* isGone */.ST)(job) ? 'gone' : 'unknown';
}
function isSameRealm({ boot, pids }) {
    const here = realm();
    return boot === here.boot && pids === here.pids;
}
function realm() {
    return {
        host: (0,external_node_os_.hostname)(),
        boot: told(() => (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
        pids: told(() => (0,external_node_fs_.readlinkSync)('/proc/self/ns/pid')),
    };
}
function told(tell) {
    try {
        return tell();
    }
    catch {
        return '';
    }
}
function isOwner(value) {
    const { main, job, ...others } = asRecord(value);
    const texts = [others['host'], others['boot'], others['pids']];
    return texts.every(text => typeof text === 'string') && [main, job].every(isProcess);
}
function isProcess(value) {
    const { pid, start } = asRecord(value);
    return Number.isSafeInteger(pid) && pid > 0 && typeof start === 'string';
}
function asRecord(value) {
    return typeof value === 'object' && value !== null ? { ...value } : {};
}

;// CONCATENATED MODULE: ./build/src/run/leftover.js





const RUN_NAME = /^hf-secret-build-[0-9a-f]{32}$/;
const REMOVING = '.removing';
function inspectLeftover(path, temp) {
    if (!RUN_NAME.test(basename(path)) || resolve(path) !== path) {
        return { kind: 'refused', reason: 'it is not named like a directory of this action' };
    }
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined && temp !== '' && !existsSync(temp))
        return { kind: 'gone' };
    if (temp === '' || !isSameDirectory(dirname(path), temp)) {
        return { kind: 'refused', reason: 'it is not directly inside RUNNER_TEMP' };
    }
    if (stat === undefined)
        return { kind: 'gone' };
    if (!stat.isDirectory())
        return { kind: 'refused', reason: 'it is not a directory' };
    if (process.getuid !== undefined && stat.uid !== process.getuid()) {
        return { kind: 'refused', reason: 'it belongs to another user' };
    }
    const owner = readOwner(path);
    if (owner !== undefined && isAtWork(owner)) {
        return { kind: 'refused', reason: 'it belongs to a run that is still at work' };
    }
    return { kind: 'ours', path };
}
function isSameDirectory(one, other) {
    try {
        return realpathSync(one) === one && realpathSync(other) === one;
    }
    catch {
        return false;
    }
}
async function removeLeftover(path, elsewhere) {
    const orphans = toolsIn(path);
    await end(orphans);
    try {
        elsewhere(path);
    }
    finally {
        removeRun(path);
    }
    return orphans.length;
}
function removeRun(path) {
    const taken = path.endsWith(REMOVING) ? path : path + REMOVING;
    try {
        if (taken !== path)
            (0,external_node_fs_.renameSync)(path, taken);
    }
    catch (error) {
        if ((0,errors/* errnoOf */.UQ)(error) === 'ENOENT')
            return false;
        throw error;
    }
    removeTree(taken);
    return true;
}
function nameBeforeRemoval(path) {
    return path.endsWith(REMOVING) ? path.slice(0, -REMOVING.length) : undefined;
}
const leftover_TRIES = 5;
function removeTree(path) {
    for (let tries = 1;; tries++) {
        try {
            (0,external_node_fs_.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
            return;
        }
        catch (error) {
            if ((0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) === undefined)
                return;
            if (tries === leftover_TRIES)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/run/private-file.js


const PRIVATE_DIRECTORY = 0o700;
const PRIVATE_FILE = 0o600;
const DIRECTORY = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_DIRECTORY | external_node_fs_.constants.O_NOFOLLOW;
function mkdirPrivate(path) {
    (0,external_node_fs_.mkdirSync)(path, { mode: PRIVATE_DIRECTORY });
    const stat = (0,external_node_fs_.lstatSync)(path);
    try {
        requireMode(stat.mode, PRIVATE_DIRECTORY);
        const fd = process.platform === 'win32' ? undefined : (0,external_node_fs_.openSync)(path, DIRECTORY);
        return { dev: stat.dev, ino: stat.ino, fd };
    }
    catch (error) {
        (0,external_node_fs_.rmdirSync)(path);
        throw error;
    }
}
function letGo(identity) {
    if (identity?.fd !== undefined)
        (0,external_node_fs_.closeSync)(identity.fd);
}
function lookAt(path, identity) {
    const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined)
        return 'gone';
    const isSame = stat.isDirectory() && stat.dev === identity.dev && stat.ino === identity.ino;
    return isSame ? 'same' : 'replaced';
}
function writePrivate(path, text, check = () => { }) {
    const fd = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL, PRIVATE_FILE);
    try {
        const open = (0,external_node_fs_.fstatSync)(fd);
        requireMode(open.mode, PRIVATE_FILE);
        check();
        const named = (0,external_node_fs_.lstatSync)(path);
        if (named.ino !== open.ino || named.dev !== open.dev)
            throw new Error('it was replaced');
        const bytes = Buffer.from(text);
        for (let written = 0; written < bytes.length;)
            written += (0,external_node_fs_.writeSync)(fd, bytes, written);
    }
    finally {
        (0,external_node_fs_.closeSync)(fd);
    }
}
function requireMode(mode, wanted) {
    if (process.platform === 'win32' || (mode & 0o777) === wanted)
        return;
    throw new Error(`the file system gives it mode ${(mode & 0o777).toString(8)} instead of ${wanted.toString(8)}`);
}
function inStorage(what, error) {
    const why = (0,errors/* errnoOf */.UQ)(error) === 'ENOSPC' ? 'no space is left' : (0,errors/* messageOf */.bD)(error);
    return storage(`${what}: ${why}.`, error);
}
function storage(message, cause) {
    return new errors/* ActionError */.lZ({
        code: 'STORAGE',
        message,
        hint: say => `${say.temp} must be a directory that this user can write to, with space left, on a file system that keeps file modes.`,
        ...(cause === undefined ? {} : { cause }),
    });
}

;// CONCATENATED MODULE: ./build/src/run/runner-temp.js




const WRITABLE_BY_ALL = 0o002;
const STICKY = 0o1000;
function realTemp(temp) {
    if (!(0,external_node_path_.isAbsolute)(temp))
        throw storage(say => `${say.temp} is ${temp === '' ? 'not set' : 'no absolute path'}.`);
    try {
        const real = (0,external_node_fs_.realpathSync)(temp);
        requireOwnLink(temp);
        requireDirectory(temp, (0,external_node_fs_.lstatSync)(real));
        return real;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            throw error;
        throw storage(say => `${say.temp} (${temp}) cannot be used: ${(0,errors/* messageOf */.bD)(error)}.`, error);
    }
}
function requireOwnLink(temp) {
    const link = (0,external_node_fs_.lstatSync)(temp);
    if (!link.isSymbolicLink() || link.uid === 0 || link.uid === process.getuid?.())
        return;
    throw storage(say => `${say.temp} (${temp}) is a symbolic link of another user, who can point it elsewhere.`);
}
function requireDirectory(temp, stat) {
    if (!stat.isDirectory())
        throw storage(say => `${say.temp} (${temp}) is no directory.`);
    if (process.platform === 'win32' || (stat.mode & WRITABLE_BY_ALL) === 0 || (stat.mode & STICKY) !== 0)
        return;
    throw new errors/* ActionError */.lZ({
        code: 'STORAGE',
        message: say => `${say.temp} (${temp}) is writable by every user of this machine: anybody could replace what is in it.`,
        hint: 'Take that right away (chmod o-w) or set the sticky bit (chmod +t) on it.',
    });
}

;// CONCATENATED MODULE: ./build/src/run/run-directory.js








const REPORT = 'report.json';
const SARIF = 'report.sarif';
const KEPT = new Set([REPORT, SARIF, OWNER]);
class RunDirectory {
    path;
    #secrets;
    #own;
    #ownSecrets;
    #files = 0;
    constructor(path) {
        this.path = path;
        this.#secrets = (0,external_node_path_.join)(path, 'secrets');
    }
    static plan(temp) {
        return new RunDirectory((0,external_node_path_.join)(realTemp(temp), `hf-secret-build-${(0,external_node_crypto_namespaceObject.randomBytes)(16).toString('hex')}`));
    }
    create() {
        try {
            this.#own = mkdirPrivate(this.path);
            writePrivate(this.file(OWNER), JSON.stringify(thisOwner()));
            this.#ownSecrets = mkdirPrivate(this.#secrets);
        }
        catch (error) {
            throw inStorage(`The private directory ${this.path} cannot be created`, error);
        }
    }
    reopenSecrets() {
        this.removeSecrets();
        this.#requireOwn();
        try {
            letGo(this.#ownSecrets);
            this.#ownSecrets = undefined;
            this.#ownSecrets = mkdirPrivate(this.#secrets);
        }
        catch (error) {
            throw inStorage('The private directory for secrets cannot be created', error);
        }
    }
    writeSecret(value) {
        const path = (0,external_node_path_.join)(this.#secrets, String(this.#files++));
        const check = () => {
            this.#requireOwn();
            if (lookAt(this.#secrets, required(this.#ownSecrets)) !== 'same')
                throw new Error('its directory was removed or replaced');
        };
        try {
            check();
            writePrivate(path, value.reveal(), check);
        }
        catch (error) {
            throw inStorage('A secret file cannot be written', error);
        }
        return path;
    }
    file(name) {
        return (0,external_node_path_.join)(this.path, name);
    }
    scratch() {
        const path = this.file('scratch');
        this.#requireOwn();
        try {
            mkdirPrivate(path);
        }
        catch (error) {
            throw inStorage('A private directory cannot be created', error);
        }
        return path;
    }
    writeReport(text) {
        return this.writeForLater(REPORT, text);
    }
    writeSarif(text) {
        return this.writeForLater(SARIF, text);
    }
    writeForLater(name, text) {
        const path = this.file(name);
        this.#requireOwn();
        try {
            removeTree(path);
            writePrivate(path, text);
        }
        catch (error) {
            throw inStorage(`The file ${name} cannot be written`, error);
        }
        return path;
    }
    isBelow(folder) {
        try {
            const path = (0,external_node_path_.relative)((0,external_node_fs_.realpathSync)(folder), this.path);
            return !(0,external_node_path_.isAbsolute)(path) && path.split(external_node_path_.sep)[0] !== '..';
        }
        catch {
            return false;
        }
    }
    removeSecrets() {
        if (!this.#isThere())
            return;
        const found = this.#ownSecrets === undefined ? 'same' : lookAt(this.#secrets, this.#ownSecrets);
        removeTree(this.#secrets);
        if (found === 'replaced')
            throw replaced('The directory of the secret files');
    }
    hasReport() {
        return (0,external_node_fs_.existsSync)(this.file(REPORT));
    }
    keepOnlyReport() {
        if (!this.#isThere())
            return;
        const names = (0,external_node_fs_.readdirSync)(this.path);
        if (!names.includes(REPORT)) {
            this.remove();
            return;
        }
        for (const name of names)
            if (!KEPT.has(name))
                removeTree(this.file(name));
    }
    remove() {
        if (!this.#isThere())
            return;
        removeRun(this.path);
        for (const identity of [this.#own, this.#ownSecrets])
            letGo(identity);
        this.#own = undefined;
        this.#ownSecrets = undefined;
    }
    #isThere() {
        const found = this.#own === undefined ? 'gone' : lookAt(this.path, this.#own);
        if (found === 'replaced')
            throw replaced('The private directory of this run');
        return found === 'same';
    }
    #requireOwn() {
        if (!this.#isThere())
            throw storage('The private directory of this run is not there (any more).');
    }
}
function required(identity) {
    if (identity === undefined)
        throw new Error('its directory was not created');
    return identity;
}
function replaced(what) {
    return new errors/* ActionError */.lZ({
        code: 'STORAGE',
        message: `${what} was replaced by something else meanwhile; nothing was written there.`,
        hint: say => `Something else on this machine works in ${say.temp} as this user. The secret files may have been moved: look for them, and revoke the token when in doubt.`,
    });
}

;// CONCATENATED MODULE: ./build/src/run/sweep.js






const EMPTY_MS = 60_000;
async function sweep(temp, elsewhere = () => { }) {
    const swept = [];
    for (const name of sweep_namesIn(temp)) {
        const reason = reasonToRemove((0,external_node_path_.join)(temp, name));
        if (reason === '')
            continue;
        const result = await take((0,external_node_path_.join)(temp, name), { reason, elsewhere });
        if (result !== undefined)
            swept.push(result);
    }
    return swept;
}
function sweptSentence({ name, reason, ended, fault }) {
    const orphans = ended === 0 ? '' : ` and ended ${ended} of its processes`;
    return fault === ''
        ? `Removed ${name}${orphans}: ${reason}.`
        : `${name} is left over (${reason}) and cannot be removed: ${fault}.`;
}
function sweep_namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function reasonToRemove(path) {
    const name = (0,external_node_path_.basename)(path);
    const before = nameBeforeRemoval(name);
    if (!RUN_NAME.test(before ?? name))
        return '';
    const stat = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() !== true)
        return '';
    if (process.getuid !== undefined && stat.uid !== process.getuid())
        return '';
    if (before !== undefined)
        return 'its removal was interrupted';
    const fate = fateOf(run_owner_readOwner(path));
    if (fate === 'gone')
        return 'its run was killed before it could clean up';
    const age = Date.now() - stat.mtimeMs;
    if (age > EMPTY_MS && sweep_namesIn(path).length === 0)
        return 'it is empty';
    return fate === 'unknown' && age > LEAVE_ALONE_MS ? 'it is older than any job' : '';
}
async function take(path, { reason, elsewhere }) {
    const name = (0,external_node_path_.basename)(path);
    const original = nameBeforeRemoval(path) ?? path;
    let ended = 0;
    try {
        const orphans = (0,processes/* toolsIn */.ji)(original);
        await (0,processes/* end */._N)(orphans);
        ended = orphans.length;
        elsewhere(original);
        return removeRun(path) ? { name, reason, ended, fault: '' } : undefined;
    }
    catch (error) {
        return { name, reason, ended, fault: (0,errors/* messageOf */.bD)(error) };
    }
}

;// CONCATENATED MODULE: ./build/src/run/in-run-directory.js




async function inRunDirectory({ temp, remember, cancel, log, removeOutside }, admit, work) {
    const directory = RunDirectory.plan(temp);
    admit(directory);
    for (const swept of await sweep((0,external_node_path_.dirname)(directory.path), removeOutside))
        log(sweptSentence(swept));
    cancel.throwIfAborted();
    remember(directory);
    const removeSecrets = () => attempt(() => directory.removeSecrets());
    try {
        directory.create();
        cancel.addEventListener('abort', removeSecrets, { once: true });
        return await work(directory);
    }
    catch (error) {
        (0,processes/* killNow */.JL)((0,processes/* toolsIn */.ji)(directory.path));
        throw error;
    }
    finally {
        cancel.removeEventListener('abort', removeSecrets);
        directory.keepOnlyReport();
    }
}
function attempt(act) {
    try {
        act();
    }
    catch {
    }
}

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: ./build/src/scan/image/thread.js

const MAX_HEAP_MB = 512;
class Thread {
    #worker;
    #last = Promise.resolve();
    #fault;
    #isEnding = false;
    constructor(program, setup) {
        this.#worker = new external_node_worker_threads_namespaceObject.Worker(program, {
            workerData: setup,
            env: {},
            argv: [],
            execArgv: [],
            resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
        });
        this.#worker.on('error', error => (this.#fault ??= died(error)));
        this.#worker.on('exit', () => (this.#fault ??= died()));
        this.#worker.unref();
    }
    async blob(task) {
        const answer = await this.ask({ kind: 'blob', task });
        if (answer.kind === 'searched')
            return answer.result;
        throw new Error('a worker of the search gave a wrong answer');
    }
    ask(question) {
        const answer = this.#last.then(() => this.#ask(question));
        this.#last = answer.catch(() => { });
        return answer;
    }
    async end() {
        this.#isEnding = true;
        this.#worker.ref();
        await this.#worker.terminate();
    }
    #ask(question) {
        const worker = this.#worker;
        return new Promise((resolve, reject) => {
            const settle = (action) => {
                worker
                    .off('message', onMessage)
                    .off('error', onError)
                    .off('messageerror', onError)
                    .off('exit', onExit);
                if (!this.#isEnding)
                    worker.unref();
                action();
            };
            const onMessage = (answer) => settle(() => (answer.kind === 'failed' ? reject(new Error(answer.message)) : resolve(answer)));
            const onError = (error) => settle(() => reject(died(error)));
            const onExit = () => settle(() => reject(this.#fault ?? died()));
            worker.on('message', onMessage).on('error', onError).on('messageerror', onError).on('exit', onExit);
            worker.ref();
            if (this.#fault !== undefined)
                onExit();
            else
                worker.postMessage(question, question.kind === 'piece' ? [question.bytes.buffer] : []);
        });
    }
}
function died(cause) {
    return new Error('a worker of the search died', { cause });
}

;// CONCATENATED MODULE: ./build/src/scan/image/pool.js


class ScanPool {
    #threads;
    #idle;
    #queue = [];
    #read = new BigUint64Array(new SharedArrayBuffer(8));
    #total = 0;
    #streamed = 0;
    #archives = Promise.resolve();
    constructor({ program, threads, ...options }) {
        const setup = { ...options, read: this.#read };
        this.#threads = Array.from({ length: Math.max(1, threads) }, () => new Thread(program, setup));
        this.#idle = [...this.#threads];
    }
    get progress() {
        const done = Number(Atomics.load(this.#read, 0)) + this.#streamed;
        return { done, total: this.#total };
    }
    async search(tasks) {
        try {
            return await Promise.all(tasks.map(task => this.add(task)));
        }
        catch (error) {
            for (const { reject } of this.#queue.splice(0))
                reject(error);
            throw error;
        }
    }
    async add(task) {
        const size = pool_sizeOf(task.file);
        this.#total += size;
        const result = new Promise((resolve, reject) => {
            const after = this.#queue.findIndex(waiting => waiting.size > size);
            this.#queue.splice(after === -1 ? this.#queue.length : after, 0, { task, size, resolve, reject });
        });
        queueMicrotask(() => this.#feed());
        return result;
    }
    #feed() {
        while (this.#idle.length > 0) {
            const next = this.#queue.pop();
            const thread = next === undefined ? undefined : this.#idle.pop();
            if (next === undefined || thread === undefined)
                return;
            thread
                .blob(next.task)
                .then(next.resolve, next.reject)
                .finally(() => {
                this.#idle.push(thread);
                this.#feed();
            });
        }
    }
    searchTar(stream) {
        const search = this.#archives.then(() => this.#searchTar(stream));
        this.#archives = search.catch(() => { });
        return search;
    }
    async #searchTar(stream) {
        const [thread] = this.#threads;
        if (thread === undefined)
            throw new Error('the search has no worker');
        try {
            for await (const bytes of stream) {
                this.#streamed += bytes.length;
                await thread.ask({ kind: 'piece', bytes: new Uint8Array(bytes) });
            }
            const answer = await thread.ask({ kind: 'end' });
            if (answer.kind === 'archive')
                return answer;
            throw new Error('a worker of the search gave a wrong answer');
        }
        catch (error) {
            await thread.ask({ kind: 'restart' }).catch(() => { });
            throw error;
        }
    }
    async close() {
        await Promise.all(this.#threads.map(thread => thread.end()));
    }
}
function pool_sizeOf(file) {
    const stat = (0,external_node_fs_.statSync)(file);
    if (!stat.isFile())
        throw new Error(`${file} is no file`);
    return stat.size;
}

;// CONCATENATED MODULE: ./build/src/secret/secret-files.js
class SecretFiles {
    #mounts;
    #directory;
    #isRemoved = false;
    constructor(mounts, directory) {
        this.#mounts = mounts;
        this.#directory = directory;
    }
    write() {
        return this.#write(this.#mounts);
    }
    writeGitCredentials() {
        return this.#write(this.#mounts.filter(({ id }) => id.startsWith('GIT_AUTH_')));
    }
    remove() {
        this.#directory.removeSecrets();
        this.#isRemoved = true;
    }
    #write(mounts) {
        if (mounts.length > 0 && this.#isRemoved)
            this.#directory.reopenSecrets();
        return mounts.map(({ id, source }) => {
            if (source.kind === 'env')
                return { id, env: source.name };
            return { id, src: source.kind === 'file' ? source.path : this.#directory.writeSecret(source.value) };
        });
    }
}

;// CONCATENATED MODULE: ./build/src/scan/needles/base32.js
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const PHASES = [0, 1, 2, 3, 4];
function base32Cores(bytes) {
    return PHASES.map(phase => {
        const first = Math.ceil((phase * 8) / 5);
        return base32(Buffer.concat([Buffer.alloc(phase), bytes])).slice(first);
    });
}
function base32(bytes) {
    let text = '';
    let value = 0;
    let bits = 0;
    for (const byte of bytes) {
        value = ((value << 8) | byte) & 0xfff;
        bits += 8;
        for (; bits >= 5; bits -= 5)
            text += ALPHABET[(value >> (bits - 5)) & 31] ?? '';
    }
    return text;
}

;// CONCATENATED MODULE: ./build/src/scan/needles/base64.js
const base64_PHASES = [0, 1, 2];
function base64Cores(bytes) {
    return base64_PHASES.map(phase => {
        const encoded = Buffer.concat([Buffer.alloc(phase), bytes]).toString('base64');
        const firstBit = phase * 8;
        return Buffer.from(encoded.slice(Math.ceil(firstBit / 6), Math.floor((firstBit + bytes.length * 8) / 6)), 'latin1');
    });
}
function forUrls(base64) {
    return Buffer.from(base64.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'), 'latin1');
}

;// CONCATENATED MODULE: ./build/src/scan/needles/escapes.js
const ESCAPES = [
    ['json', json],
    ['json (html-safe)', goJson],
    ['json (ascii)', asciiJson],
    ['json (slashes)', text => asciiJson(text).replaceAll('/', '\\/')],
    ['json (slashes)', text => json(text).replaceAll('/', '\\/')],
    ['json (.net)', dotnetJson],
    ['json twice', text => json(json(text))],
    ['json twice', text => json(goJson(text))],
    ['json twice', text => goJson(goJson(text))],
    ['json twice', text => json(asciiJson(text))],
    ...percentEscapes(),
    ...htmlEscapes(),
    ['shell (single quotes)', text => text.replaceAll("'", "'\\''")],
    ['shell (single quotes)', text => text.replaceAll("'", `'"'"'`)],
    ['shell (double quotes)', text => text.replace(/[\\$`"]/g, '\\$&')],
    ['shell (double quotes)', text => text.replace(/[\\$`"!]/g, '\\$&')],
    ['shell (backslashes)', text => text.replace(/[\s'"\\|&;()<>!{}*[\]?^$`,]/g, '\\$&')],
    ['shell (backslashes)', text => text.replace(/[\s'"\\|&;()<>!{}*[\]?^$`,#~]/g, '\\$&')],
    ['shell (ansi-c)', text => cString(text, { quote: "'", esc: '\\E', other: octal })],
    ['backslashes', text => text.replace(/[^\w\u0080-\u{10ffff}]/gu, '\\$&')],
    ['regular expression', text => text.replace(/[()[\]{}?*+\-|^$\\.&~#\s]/g, '\\$&')],
    ['regular expression', text => text.replace(/[()[\]{}?*+|^$\\./]/g, '\\$&')],
    ['c string', text => cString(text, { quote: '"', esc: '\\033', other: octal })],
    ['python repr', text => pythonRepr(text, /[\\]/g)],
    ['python repr', text => pythonRepr(text, /[\\']/g)],
    ['python bytes', text => pythonBytes(text, /[\\]/g)],
    ['python bytes', text => pythonBytes(text, /[\\']/g)],
    ['yaml', yaml],
    ['quotes doubled', text => text.replaceAll("'", "''")],
    ['quotes doubled', text => text.replaceAll('"', '""')],
    ['properties', text => utf16Escapes(escapes_named(text.replace(/[\\:=#!]/g, '\\$&')), /[^\x20-\x7e]/g).toUpper],
    [
        'quoted-printable',
        text => perByte(text, /[^\x21-\x3c\x3e-\x7e\s]/gu, byte => `=${hex(byte, 2).toUpperCase()}`),
    ],
    ['dollars doubled', text => text.replaceAll('$', '$$$$')],
    ['percents doubled', text => text.replaceAll('%', '%%')],
    ...lineEnds(),
];
function json(text) {
    return JSON.stringify(text).slice(1, -1);
}
function goJson(text) {
    return utf16Escapes(json(text), /[<>&\u2028\u2029]/g).toLower;
}
function asciiJson(text) {
    return utf16Escapes(json(text), /[^\x00-\x7e]/g).toLower;
}
function dotnetJson(text) {
    const quoted = escapes_named(text.replaceAll('\\', '\\\\'));
    return utf16Escapes(quoted, /["'&+<>`]|[^\x20-\x7e]/g).toUpper;
}
function escapes_named(text) {
    return text
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        .replaceAll('\t', '\\t')
        .replaceAll('\b', '\\b')
        .replaceAll('\f', '\\f');
}
function utf16Escapes(text, which) {
    const code = (unit) => hex(unit.charCodeAt(0), 4);
    return {
        toLower: text.replace(which, unit => `\\u${code(unit)}`),
        toUpper: text.replace(which, unit => `\\u${code(unit).toUpperCase()}`),
    };
}
function hex(number, digits) {
    return number.toString(16).padStart(digits, '0');
}
function octal(byte) {
    return `\\${byte.toString(8).padStart(3, '0')}`;
}
function perByte(text, which, write) {
    return text.replace(which, match => [...Buffer.from(match)].map(write).join(''));
}
function cString(text, { quote, esc, other }) {
    const start = escapes_named(text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`))
        .replaceAll('\x07', '\\a')
        .replaceAll('\v', '\\v')
        .replaceAll('\x1b', esc);
    return perByte(start, /[^\x20-\x7e]/gu, other);
}
function pythonRepr(text, quoted) {
    return perByte(pythonNames(text, quoted), /[\x00-\x1f\x7f]/g, byte => `\\x${hex(byte, 2)}`);
}
function pythonBytes(text, quoted) {
    return perByte(pythonNames(text, quoted), /[^\x20-\x7e]/gu, byte => `\\x${hex(byte, 2)}`);
}
function pythonNames(text, quoted) {
    return text.replace(quoted, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}
function yaml(text) {
    return text
        .replace(/["\\]/g, '\\$&')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
        .replaceAll('\t', '\\t')
        .replaceAll('\x1b', '\\e')
        .replace(/[^\x20-\x7e]/gu, one => {
        const code = one.codePointAt(0) ?? 0;
        const upper = (digits) => hex(code, digits).toUpperCase();
        if (code <= 0xff)
            return `\\x${upper(2)}`;
        return code <= 0xffff ? `\\u${upper(4)}` : `\\U${upper(8)}`;
    });
}
function percentEscapes() {
    const kept = [
        '\\-._~',
        '\\-._',
        "\\-._~!*'()",
        '\\-._~\\/',
        '*\\-._',
        "\\-._~!$&'()*+,%",
        "\\-._~!$&'()*+,%;=",
        "\\-._~;\\/?:@&=+$,#!*'()",
        '\\-._~$&+:=@',
    ];
    return kept.flatMap(keep => {
        const others = new RegExp(`[^A-Za-z0-9${keep}]`, 'gu');
        const upper = (text) => perByte(text, others, byte => `%${hex(byte, 2).toUpperCase()}`);
        const lower = (text) => perByte(text, others, byte => `%${hex(byte, 2)}`);
        const percent = [upper, lower].map((write) => ['percent-encoded (reserved)', write]);
        const plus = [upper, lower].map((write) => [
            'url form',
            text => text.split(' ').map(write).join('+'),
        ]);
        const twice = [upper, lower].map((write) => [
            'percent-encoded twice',
            text => write(text).replaceAll('%', '%25'),
        ]);
        return [...percent, ...plus, ...twice];
    });
}
function htmlEscapes() {
    return ['"', '&quot;', '&#34;', '&#x22;'].flatMap(double => ["'", '&#x27;', '&#39;', '&#039;', '&apos;'].map((single) => [
        'html',
        text => text
            .replaceAll('&', '&amp;')
            .replaceAll('<', '&lt;')
            .replaceAll('>', '&gt;')
            .replaceAll('"', double)
            .replaceAll("'", single),
    ]));
}
function lineEnds() {
    return [
        ['lf', text => text.replace(/\r\n?/g, '\n')],
        ['crlf', text => text.replace(/\r\n?|\n/g, '\r\n')],
        ['cr', text => text.replace(/\r\n?|\n/g, '\r')],
        ['one line', text => text.replace(/[\r\n]+/g, '')],
        ['one line', text => text.replace(/[\r\n]+/g, ' ')],
        ['lines ending in \\n', text => text.replace(/\r\n?|\n/g, '\\n')],
        ['lines ending in \\r\\n', text => text.replace(/\r\n?|\n/g, '\\r\\n')],
    ];
}

;// CONCATENATED MODULE: ./build/src/scan/needles/forms.js



const MAX_NEEDLE_BYTES = 1024;
function wholeForms(value) {
    const text = forms_textOf(value);
    const forms = [['plain', value], ...byteForms(value)];
    if (text !== undefined)
        forms.push(...unicodeForms(text), ...escapedForms(text));
    return forms.map(([form, bytes]) => [form, middleOf(bytes)]);
}
function partForms(part) {
    const forms = [
        ['plain part', part],
        ...base64Forms('base64 part', part),
        ['json part', Buffer.from(JSON.stringify(part.toString()).slice(1, -1))],
        ['utf-16 part', utf16(part.toString('latin1')).subarray(0, -1)],
    ];
    return forms.map(([form, bytes]) => [form, middleOf(bytes)]);
}
function middleOf(bytes) {
    const start = Math.max(0, (bytes.length - MAX_NEEDLE_BYTES) >> 1);
    return bytes.subarray(start, start + MAX_NEEDLE_BYTES);
}
function forms_textOf(value) {
    const text = value.toString();
    return Buffer.from(text).equals(value) ? text : undefined;
}
function byteForms(value) {
    return [
        ...base64Forms('base64', value),
        ...base64Forms('base64', value).flatMap(([, inner]) => base64Forms('base64 of base64', inner)),
        ...base32Cores(value).flatMap((core) => [
            ['base32', ascii(core)],
            ['base32', ascii(core.toLowerCase())],
        ]),
        ...bothCases('hex', value, bytes => bytes.join('')),
        ...base64Cores(Buffer.from(value.toString('hex'))).map((core) => ['base64 of hex', core]),
        ...bothCases('hex with spaces', value, bytes => bytes.join(' ')),
        ...bothCases('hex with colons', value, bytes => bytes.join(':')),
        ...bothCases('hex with dashes', value, bytes => bytes.join('-')),
        ...bothCases('c array', value, bytes => bytes.map(byte => `0x${byte}`).join(', ')),
        ...bothCases('c array', value, bytes => bytes.map(byte => `0x${byte}`).join(',')),
        ...bothCases('c array', value, bytes => bytes.map(byte => `0X${byte}`).join(', ')),
        ...bothCases('percent-encoded', value, bytes => bytes.map(byte => `%${byte}`).join('')),
        ...bothCases('\\x escapes', value, bytes => bytes.map(byte => `\\x${byte}`).join('')),
        ['octal escapes', ascii([...value].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join(''))],
        ...[', ', ',', ' ', ',\n    '].map((between) => ['decimal list', ascii([...value].join(between))]),
        ['reversed', Buffer.from(value).reverse()],
    ];
}
function base64Forms(form, value) {
    return base64Cores(value).flatMap((core) => [
        [form, core],
        [form, forUrls(core)],
    ]);
}
function bothCases(form, value, write) {
    const bytes = [...value].map(byte => byte.toString(16).padStart(2, '0'));
    return [
        [form, ascii(write(bytes))],
        [form, ascii(write(bytes.map(byte => byte.toUpperCase())))],
    ];
}
function ascii(text) {
    return Buffer.from(text, 'latin1');
}
function utf16(text) {
    return Buffer.from(text, 'utf16le');
}
function unicodeForms(text) {
    const units = [...utf16(text).swap16().toString('hex').matchAll(/.{4}/g)].map(([unit]) => unit);
    const points = [...text].map(one => one.codePointAt(0) ?? 0);
    const short = points.map(point => point.toString(16));
    const upper = (digits) => digits.map(one => one.toUpperCase());
    return [
        ['utf-16le', utf16(text)],
        ['utf-16be', utf16(text).swap16()],
        ['utf-32le', utf32(points).swap32()],
        ['utf-32be', utf32(points)],
        ...base64Forms('base64 of utf-16le', utf16(text)),
        ...base64Cores(Buffer.from(text)).map((core) => ['utf-16le of base64', utf16(core.toString())]),
        ...[units, upper(units)].map((all) => ['\\u escapes', ascii(all.map(unit => `\\u${unit}`).join(''))]),
        ...[short, upper(short)].map((all) => ['\\u{} escapes', ascii(all.map(one => `\\u{${one}}`).join(''))]),
        ['html decimal', ascii(points.map(point => `&#${point};`).join(''))],
        ...[short, upper(short)].map((all) => ['html hex', ascii(all.map(one => `&#x${one};`).join(''))]),
    ];
}
function utf32(points) {
    const bytes = Buffer.alloc(points.length * 4);
    for (const [index, point] of points.entries())
        bytes.writeUInt32BE(point, index * 4);
    return bytes;
}
function escapedForms(text) {
    return ESCAPES.map(([form, write]) => [form, Buffer.from(write(text))]);
}

;// CONCATENATED MODULE: ./build/src/scan/needles/fragments.js




const hexOf = (slice) => [...slice].map(byte => byte.toString(16).padStart(2, '0'));
const padded = (slice) => [...slice].map(byte => String(byte).padStart(3));
const fragments_bothCases = (text) => [text, text.replace(/[a-f]/g, digit => digit.toUpperCase())];
const CUTTINGS = [
    { form: 'plain', size: 12, run: 12, unit: 'bytes', isInPieces: true, write: slice => [slice] },
    { form: 'base64', size: 12, run: 14, unit: 'bytes', write: base64Cores },
    {
        form: 'base64 of base64',
        size: 12,
        run: 14,
        unit: 'bytes',
        write: slice => base64Cores(slice).flatMap(base64Cores),
    },
    { form: 'base32', size: 12, run: 16, unit: 'bytes', write: base32Cores },
    {
        form: 'hex',
        size: 12,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => fragments_bothCases(hexOf(slice).join('')),
    },
    {
        form: 'hex with spaces',
        size: 10,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => fragments_bothCases(hexOf(slice).join(' ')),
    },
    { form: 'hex words', size: 10, run: 16, unit: 'pairs', isInPieces: true, write: hexWords },
    { form: 'octal words', size: 10, run: 16, unit: 'pairs', isInPieces: true, write: octalWords },
    {
        form: 'c array',
        size: 7,
        run: 12,
        unit: 'bytes',
        write: slice => [...fragments_bothCases(hexOf(slice).join(', 0x')), hexOf(slice).join(', 0X').toUpperCase()],
    },
    {
        form: '\\x escapes',
        size: 8,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => fragments_bothCases(hexOf(slice).join('\\x')),
    },
    {
        form: 'characters (od -c)',
        size: 8,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => [[...slice.toString('latin1')].join('   ')],
    },
    {
        form: 'octal dump',
        size: 8,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => [[...slice].map(byte => byte.toString(8).padStart(3, '0')).join(' ')],
    },
    {
        form: 'decimal list',
        size: 7,
        run: 12,
        unit: 'bytes',
        write: slice => [[...slice].join(', '), padded(slice).join(', ')],
    },
    {
        form: 'decimal dump',
        size: 8,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => [padded(slice).join(' ')],
    },
    {
        form: 'utf-16',
        size: 10,
        run: 16,
        unit: 'bytes',
        isInPieces: true,
        write: slice => [utf16(slice.toString('latin1')).subarray(0, -1)],
    },
    {
        form: 'base64 of utf-16le',
        size: 10,
        run: 15,
        unit: 'bytes',
        write: slice => base64Cores(utf16(slice.toString('latin1'))),
    },
];
function hexWords(slice) {
    const pairs = slice.toString('hex').match(/.{4}/g) ?? [];
    return [pairs.join(' '), pairs.map(pair => pair.slice(2) + pair.slice(0, 2)).join(' ')];
}
function octalWords(slice) {
    const words = Array.from({ length: slice.length >> 1 }, (_, at) => slice.readUInt16LE(2 * at));
    return [words.map(word => word.toString(8).padStart(6, '0')).join(' ')];
}
const MAX_CUT_BYTES = 40;
const JUDGED_BYTES = 13;
function fragmentForms(text, kind) {
    const { cut, profile, isRandom } = fragments_judged(text, kind);
    return CUTTINGS.flatMap(cutting => startsOf(cutting, profile, at => isRandom(at, cutting.size)).flatMap(at => cutting
        .write(Buffer.from(cut.slice(at, at + cutting.size), 'latin1'))
        .map((written) => [`${cutting.form} fragment`, toBuffer(written)])));
}
function fragments_judged(text, kind) {
    const start = Math.max(0, (text.length - MAX_CUT_BYTES) >> 1);
    const cut = text.slice(start, start + MAX_CUT_BYTES);
    const profile = (0,random/* profileOf */.dp)(cut);
    const judge = kind === 'token' ? random/* isRandomInToken */.Oz : random/* isRandomInValue */.OL;
    const isRandom = (at, size) => judge(profile, around(at, size, cut.length));
    return { cut, profile, isRandom };
}
const PIECE = 8;
function strandsOf(text, kind) {
    const { cut, isRandom } = fragments_judged(text, kind);
    return CUTTINGS.filter(({ isInPieces }) => isInPieces).flatMap(cutting => stretchesOf(cut, at => isRandom(at, 2 * PIECE)).flatMap(stretch => strandsIn(stretch, cutting)));
}
function stretchesOf(text, isGood) {
    const stretches = [];
    const pair = 2 * PIECE;
    let start = 0;
    for (let at = 0; at <= text.length - pair + 1; at++) {
        if (at <= text.length - pair && isGood(at))
            continue;
        if (at > start)
            stretches.push(Buffer.from(text.slice(start, at + pair - 1), 'latin1'));
        start = at + 1;
    }
    return stretches;
}
function strandsIn(stretch, { form, unit, write }) {
    const lanes = unit === 'pairs' ? [stretch, stretch.subarray(1)] : [stretch];
    return lanes.flatMap(lane => {
        const pieces = Array.from({ length: lane.length - PIECE + 1 }, (_, at) => write(lane.subarray(at, at + PIECE)));
        return write(lane).map((written, variant) => ({
            form: `${form} in pieces`,
            bytes: toBuffer(written),
            piece: Math.min(...pieces.map(piece => piece[variant]?.length ?? 0)),
        }));
    });
}
function toBuffer(written) {
    return typeof written === 'string' ? Buffer.from(written, 'latin1') : written;
}
function around(at, size, length) {
    const judged = Math.min(Math.max(size, JUDGED_BYTES), length);
    const start = Math.max(0, Math.min(at - ((judged - size) >> 1), length - judged));
    return { start, size: judged };
}
function startsOf({ size, run, unit }, { text }, isGood) {
    const step = unit === 'pairs' ? 2 : 1;
    const lanes = unit === 'pairs' ? [0, 1] : [0];
    return lanes.flatMap(first => {
        const good = [];
        let at = first;
        for (; at + size <= text.length; at += step)
            if (isGood(at))
                good.push(at);
        return sparse(good, { stride: run - size + step, end: at });
    });
}
function sparse(good, { stride, end }) {
    const places = [];
    for (const [index, at] of good.entries()) {
        const before = places.at(-1);
        if (before === undefined || (good[index + 1] ?? end) - before > stride)
            places.push(at);
    }
    return places;
}

;// CONCATENATED MODULE: ./build/src/scan/needles/pem.js

const PRIVATE_KEY = /-----BEGIN ((?:[A-Z0-9]+ ){0,4}PRIVATE KEY)-----[\s\S]{1,8192}?-----END \1-----/g;
const PIECE_LENGTH = 24;
const PIECE_STRIDE = 20;
const MAX_PIECES = 16;
function privateKeysIn(text) {
    return [...text.matchAll(PRIVATE_KEY)].map(match => ({
        text: match[0],
        start: match.index,
        pieces: pem_piecesOf(match[0]),
    }));
}
function withoutPublicBlocks(text) {
    return text.replace(/-----BEGIN ([A-Z0-9 ]{0,64})-----[\s\S]{1,65536}?-----END \1-----/g, (block, label) => (/(^| )PRIVATE KEY$/.test(label) ? block : ''));
}
function pem_piecesOf(pem) {
    const lines = pem
        .replaceAll('\\n', '\n')
        .split(/\s+/)
        .filter(line => /^[A-Za-z0-9+/]{16,}={0,2}$/.test(line));
    const body = Buffer.from(lines.join(''), 'base64');
    const shared = publicPartOf(pem);
    let offset = 0;
    const pieces = lines.flatMap(line => {
        const from = offset;
        offset += line.length;
        return cut(line).filter(({ at }) => isPrivate({ body, shared, at: Math.floor(((from + at) * 3) / 4) }));
    });
    return spread(pieces.map(({ piece }) => piece));
}
function cut(line) {
    const count = Math.max(0, Math.floor((line.length - PIECE_LENGTH) / PIECE_STRIDE) + 1);
    return Array.from({ length: count }, (_, number) => {
        const at = number * PIECE_STRIDE;
        return { piece: line.slice(at, at + PIECE_LENGTH), at };
    });
}
function publicPartOf(pem) {
    try {
        return (0,external_node_crypto_namespaceObject.createPublicKey)(pem.replaceAll('\\n', '\n')).export({ type: 'spki', format: 'der' });
    }
    catch {
        return Buffer.alloc(0);
    }
}
const UNREAD = { first: 104, last: 32 };
const COMMON_BYTES = 6;
function isPrivate({ body, shared, at }) {
    const end = at + (PIECE_LENGTH * 3) / 4;
    const isHeader = shared.length === 0 && (at < UNREAD.first || end > body.length - UNREAD.last);
    if (isHeader)
        return false;
    for (let from = at; from + COMMON_BYTES <= end; from++) {
        const few = body.subarray(from, from + COMMON_BYTES);
        if (shared.includes(few) || body.indexOf(few) !== from || body.includes(few, from + 1))
            return false;
    }
    return true;
}
function spread(pieces) {
    const step = Math.max(1, pieces.length / MAX_PIECES);
    return pieces.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

;// CONCATENATED MODULE: ./build/src/scan/needles/parts.js


const MAX_PARTS = 32;
const MAX_READ_BYTES = 64 * 1024;
const ASSIGNED = /([\w.-]{1,64})["']?[ \t]{0,8}[=:][ \t]{0,8}["']?([^\s"',;]{16,4096})/g;
const NAMED = /\b(?:password|passwd|secret|token)[ \t]{1,8}(\S{16,512})/gi;
const IN_URL = /:\/\/[^\s:@/]{0,256}:([^\s@/]{16,512})@/g;
const parts_LINE = /^[ \t]{0,64}(?:- )?["']?([^\s"',;:=]{16,4096}={0,2})["']?,?[ \t]{0,64}$/gm;
const PUBLIC_NAME = /(?:^|[_.-])(?:id|uuid|sha|sha1|sha256|digest|hash|checksum|fingerprint|public|cert|certificate|ca|version|url|uri|dsn|email)(?:$|[_.-])|integrity/i;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HASH = /^(?:sha\d+[:-]|ssh-|AAAA[BE])/;
function parts_partsOf(value) {
    const text = value.subarray(0, MAX_READ_BYTES).toString('latin1');
    const parts = [...keyPieces(text), ...valuesIn(withoutPem(text))];
    const whole = value.toString('latin1');
    return [...new Set(parts)].filter(part => part !== whole).slice(0, MAX_PARTS);
}
function keyPieces(text) {
    return privateKeysIn(text).flatMap(({ pieces }) => pieces);
}
function withoutPem(text) {
    const rest = withoutPublicBlocks(text);
    return privateKeysIn(rest).reduce((left, key) => left.replace(key.text, ''), rest);
}
function valuesIn(text) {
    const assigned = [...text.matchAll(ASSIGNED)].filter(([, name = '']) => !PUBLIC_NAME.test(snake(name)));
    const found = [
        ...assigned.map(([, , value = '']) => value),
        ...[NAMED, IN_URL, parts_LINE].flatMap(pattern => [...text.matchAll(pattern)].map(([, value = '']) => value)),
    ];
    const runs = found.flatMap(value => value.match(/[\x21-\x7e]+/g) ?? []);
    return [...found.flatMap(keyInside), ...runs.filter(isSecret)];
}
function snake(name) {
    return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_');
}
function isSecret(value) {
    return ((0,random/* looksRandom */.EZ)(value) && !UUID.test(value) && !HASH.test(value)) || keyInside(value).length > 0;
}
function keyInside(value) {
    if (!value.startsWith('LS0t'))
        return [];
    return keyPieces(Buffer.from(value, 'base64').toString('latin1'));
}

;// CONCATENATED MODULE: ./build/src/scan/needles/slice.js



const MIN_DISTINCT = 16;
const PLACES = 64;
function tellingSlice(value) {
    if (value.length <= MAX_NEEDLE_BYTES)
        return value;
    const last = value.length - MAX_NEEDLE_BYTES;
    const sliceAt = (start) => {
        const from = Math.floor(Math.max(0, Math.min(last, start)));
        return value.subarray(from, from + MAX_NEEDLE_BYTES);
    };
    const middle = sliceAt(middleOfSecret(value) - MAX_NEEDLE_BYTES / 2);
    if (distinct(middle) >= MIN_DISTINCT)
        return wholeCharacters(middle);
    const others = Array.from({ length: PLACES }, (_, place) => sliceAt((last * place) / (PLACES - 1)));
    const best = others.reduce((best, other) => (distinct(other) > distinct(best) ? other : best), middle);
    return wholeCharacters(best);
}
function middleOfSecret(value) {
    const text = value.toString('latin1');
    const secret = [...privateKeysIn(text).map(key => key.text), ...parts_partsOf(value)].filter(part => text.includes(part));
    const longest = secret.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
    return longest === '' ? value.length / 2 : text.indexOf(longest) + longest.length / 2;
}
function distinct(bytes) {
    return new Set(bytes).size;
}
function wholeCharacters(bytes) {
    const isRest = (byte) => byte !== undefined && (byte & 0xc0) === 0x80;
    let start = 0;
    while (start < 3 && isRest(bytes[start]))
        start++;
    let end = bytes.length;
    while (end > bytes.length - 3 && isRest(bytes[end - 1]))
        end--;
    const lead = bytes[end - 1] ?? 0;
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    const isComplete = end - 1 + size <= bytes.length;
    return bytes.subarray(start, isComplete ? end - 1 + size : end - 1);
}

;// CONCATENATED MODULE: ./build/src/scan/needles/needles.js





const MIN_VALUE_BYTES = 8;
const MAX_FRAGMENTED_BYTES = 4096;
const MAX_VALUES_IN_ALL_FORMS = 8;
const HUB_TOKEN = /^(?:hf_(?:oauth_|jwt_)?|api_org_)([\w.-]{8,})$/;
const JWT = /^eyJ[\w-]*\.[\w-]*\.([\w-]+)$/;
function tooShort(secrets) {
    return secrets.filter(({ value }) => trimmed(value).length < MIN_VALUE_BYTES).map(({ id }) => id);
}
function makeNeedles(secrets) {
    return secrets.flatMap(needlesOf);
}
function needlesOf(secret) {
    const { id, value, texts = [] } = secret;
    const needles = new Map();
    const add = (kind, forms) => {
        for (const [form, bytes] of forms) {
            const key = bytes.toString('latin1');
            if (bytes.length < MIN_VALUE_BYTES || needles.has(key))
                continue;
            needles.set(key, { bytes, form, secret: id, kind });
        }
    };
    const all = valuesOf(secret);
    const values = all.slice(0, 1 + secret.tokens.length + MAX_VALUES_IN_ALL_FORMS);
    const rest = all.slice(values.length);
    for (const one of values)
        add('whole', wholesOf(one.bytes));
    for (const one of values)
        add('fragment', cutUp(one, fragmentForms));
    for (const { bytes } of rest)
        add('whole', partForms(tellingSlice(bytes)));
    for (const text of [value, ...all.map(one => one.bytes), ...texts]) {
        for (const part of parts_partsOf(trimmed(text)))
            add('fragment', partForms(Buffer.from(part, 'latin1')));
    }
    return [...needles.values(), ...values.flatMap(one => strandNeedles(id, one))];
}
function strandNeedles(secret, value) {
    return cutUp(value, strandsOf).map(({ form, bytes, piece }) => ({
        bytes,
        form,
        secret,
        kind: 'strand',
        piece,
    }));
}
function valuesOf({ value, tokens, values = [] }) {
    const whole = trimmed(value);
    const kind = HUB_TOKEN.test(whole.toString('latin1')) ? 'token' : 'other';
    const all = [
        { bytes: whole, kind },
        ...tokens.map((token) => ({ bytes: trimmed(token), kind: 'token' })),
        ...values.map((one) => ({ bytes: trimmed(one), kind: 'other' })),
    ];
    const isFirst = (one, index) => all.findIndex(({ bytes, kind }) => kind === one.kind && bytes.equals(one.bytes)) === index;
    return all.filter(isFirst).filter(({ bytes }) => bytes.length >= MIN_VALUE_BYTES);
}
function wholesOf(value) {
    const body = HUB_TOKEN.exec(value.toString('latin1'))?.[1];
    if (body === undefined || !(0,random/* isNoPattern */.qO)(body))
        return wholeForms(tellingSlice(value));
    const [, ...forms] = wholeForms(tellingSlice(Buffer.from(body)));
    return [['plain', tellingSlice(value)], ['without prefix', tellingSlice(Buffer.from(body))], ...forms];
}
function cutUp({ bytes, kind }, cut) {
    const text = bytes.toString('latin1');
    if (bytes.length > MAX_FRAGMENTED_BYTES || !/^[\x21-\x7e\x80-\xff]+$/.test(text))
        return [];
    return (text.match(/[\x21-\x7e]+/g) ?? []).flatMap(run => cutUpRun(run, { kind, cut }));
}
function cutUpRun(text, { kind, cut }) {
    if (kind === 'token')
        return cut((HUB_TOKEN.exec(text)?.[1] ?? text).replace(/^.*\./, ''), kind);
    const secret = JWT.exec(text)?.[1] ?? text;
    return (0,random/* looksRandom */.EZ)(secret) && !secret.includes('://') ? cut(secret, kind) : [];
}
function trimmed(value) {
    let start = 0;
    let end = value.length;
    while (start < end && isSpace(value[start]))
        start++;
    while (end > start && isSpace(value[end - 1]))
        end--;
    return value.subarray(start, end);
}
function isSpace(byte) {
    return byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);
}

// EXTERNAL MODULE: ./build/src/secret/forms.js
var secret_forms = __nccwpck_require__(9674);
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

// EXTERNAL MODULE: ./build/src/secret/decode.js + 1 modules
var secret_decode = __nccwpck_require__(5107);
// EXTERNAL MODULE: ./build/src/secret/value.js
var value = __nccwpck_require__(9947);
;// CONCATENATED MODULE: ./build/src/secret/hub-tokens.js



function hubTokens(secrets, secretId) {
    const texts = secrets.flatMap(({ id, value, tokens }) => {
        const text = (0,secret_decode/* textIn */.r7)(value).trim();
        const isUnderItsId = id === secretId && !/[\r\n]/.test(text);
        return isUnderItsId || (0,secret_token/* isHubToken */.By)(text) ? [text, ...tokens.map(String)] : tokens.map(String);
    });
    return [...new Set(texts)].map(text => new value/* SecretValue */.i(text));
}

// EXTERNAL MODULE: ./build/src/secret/contents.js + 3 modules
var contents = __nccwpck_require__(7895);
;// CONCATENATED MODULE: ./build/src/secret/searched.js



function searchedValues(mounts, env) {
    return mounts
        .map(mount => ({ id: mount.id, value: bytesOf(mount, env) }))
        .filter(({ value }) => !(0,secret_token/* isNoToken */.FT)(value.toString('latin1')))
        .map(({ id, value }) => ({ id, value, ...(0,contents/* contentsOf */.K)(value) }));
}
function bytesOf({ source }, env) {
    if (source.kind === 'value')
        return Buffer.from(source.value.reveal());
    return source.kind === 'env' ? Buffer.from(env[source.name] ?? '') : (0,external_node_fs_.readFileSync)(source.path);
}

;// CONCATENATED MODULE: ./build/src/secret/secret-search.js





const MIN_FOLDED = 16;
class SecretSearch {
    needles;
    matcher;
    hide;
    #telling;
    #tokens;
    #folded;
    #words;
    constructor(secrets, secretId) {
        this.needles = makeNeedles(secrets);
        this.matcher = new Matcher(this.needles);
        this.hide = hider(this.matcher);
        const tokens = secrets.filter(({ id, tokens }) => id === secretId || tokens.length > 0);
        this.#tokens = new Set(tokens.map(({ id }) => id));
        this.#telling = new Set([...this.#tokens, ...secrets.filter(isTelling).map(({ id }) => id)]);
        this.#folded = secrets.filter(({ id }) => this.#telling.has(id)).flatMap(foldedForms);
        this.#words = new Set(makeNeedles(secrets.map(wordsIn)).map(secret_search_keyOf));
    }
    first(text, ids) {
        const isWanted = ({ secret }) => ids?.includes(secret) !== false;
        const hits = this.matcher.hitsIn(Buffer.from(text)).filter(({ needle }) => isWanted(needle));
        const hit = hits.find(({ needle }) => needle.kind === 'whole') ?? hits[0];
        if (hit !== undefined)
            return this.hitOf(hit.needle, hit.offset);
        const small = text.toLowerCase();
        const folded = this.#folded.find(one => isWanted(one) && small.includes(one.text));
        if (folded === undefined)
            return undefined;
        const offset = Buffer.byteLength(small.slice(0, small.indexOf(folded.text)));
        return { secret: folded.secret, form: 'in another case', isTelling: true, offset };
    }
    hitOf(needle, offset) {
        const { secret, form } = needle;
        const isTelling = this.#telling.has(secret) && !this.#words.has(secret_search_keyOf(needle));
        return { secret, form, isTelling, offset };
    }
    isToken(id) {
        return this.#tokens.has(id);
    }
}
function foldedForms({ id, value, tokens }) {
    return [value, ...tokens]
        .map(bytes => (0,secret_token/* withoutHubPrefix */.oI)(bytes.toString('latin1').trim()))
        .filter(text => text.length >= MIN_FOLDED && !/\s/.test(text))
        .map(text => ({ secret: id, text: text.toLowerCase() }));
}
function isTelling({ value }) {
    const text = value.toString('latin1').trim();
    return /[\r\n]/.test(text) || (0,random/* looksRandom */.EZ)(text);
}
function wordsIn({ id, values = [] }) {
    const isWord = (value) => !/[\r\n]/.test(value.toString()) && !(0,random/* looksRandom */.EZ)(value.toString('latin1'));
    return { id, value: Buffer.alloc(0), tokens: [], values: values.filter(isWord) };
}
function secret_search_keyOf({ secret, bytes }) {
    return `${secret} ${bytes.toString('latin1')}`;
}

;// CONCATENATED MODULE: ./build/src/secret/secrets.js






function resolveSecrets(given, ownEnv) {
    const { gitCredential: git, mountsGitCredential, secretId, usesActionsCache } = given;
    const isOwn = git !== undefined && !given.mounts.some(({ id }) => id === 'GIT_AUTH_TOKEN' || id === git.id);
    const all = isOwn ? [...given.mounts, git] : given.mounts;
    const values = searchedValues(all, ownEnv);
    const tokens = hubTokens(values, secretId);
    const env = childEnvironment(ownEnv, { tokens, usesActionsCache });
    const search = new SecretSearch(values, secretId);
    const mounts = (isOwn && !mountsGitCredential ? given.mounts : all).map(mount => viaFileIfScrubbed(mount, { ownEnv, env }));
    const inputs = new Map(mounts.map(({ id, input }) => [id, input]));
    const mounted = values.filter(({ id }) => inputs.has(id));
    const short = new Set(tooShort(mounted));
    return {
        mounts,
        reported: mounted.map(({ id, unsearched }) => ({
            ...{ id, input: inputs.get(id) ?? '', searched: !short.has(id) },
            ...(unsearched.length === 0 ? {} : { unsearched }),
        })),
        needles: search.needles.filter(({ secret }) => inputs.has(secret)),
        search,
        tokens,
        env,
    };
}
function viaFileIfScrubbed(mount, { ownEnv, env }) {
    if (mount.source.kind !== 'env' || Object.hasOwn(env, mount.source.name))
        return mount;
    return { ...mount, source: { kind: 'value', value: new value/* SecretValue */.i(ownEnv[mount.source.name] ?? '') } };
}

;// CONCATENATED MODULE: ./build/src/smoke/host.js




const ALIASES = [
    [/\/(x86_64|x86-64)$/, '/amd64'],
    [/\/(aarch64|arm64\/v8)$/, '/arm64'],
];
async function smokeHost(question) {
    const { kind } = question;
    const tool = kind === 'podman' ? requirePodman(question.builder) : await host_requireDocker(question.builder);
    const args = kind === 'podman'
        ? ['info', '--format', '{{.Host.OS}}/{{.Host.Arch}}']
        : ['version', '--format', '{{.Server.Os}}/{{.Server.Arch}}'];
    const { code, stdout, stderr } = await (0,ask/* ask */.k)(args, { ...question, tool });
    const platform = stdout.trim();
    question.cancel.throwIfAborted();
    if (code !== 0 || !/^\w+\/\w+$/.test(platform))
        throw silent(kind, stderr);
    requireBuilt(platform, question.platforms);
    return { kind, tool, platform };
}
function requireBuilt(platform, asked) {
    const platforms = asked.flatMap(entry => entry.split(',')).map(entry => normal(entry.trim()));
    const isBuilt = platforms.some(one => one === platform || one.startsWith(`${platform}/`) || !one.includes('/'));
    if (isBuilt || platforms.length === 0)
        return;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: say => `${say.input('smoke-test')}: the engine of ${say.host} runs ${platform}, which is not among '${say.name('platforms')}'.`,
        hint: 'Test that platform on a machine of its kind, or build this one as well.',
    });
}
function normal(platform) {
    return ALIASES.reduce((text, [pattern, name]) => text.replace(pattern, name), platform.toLowerCase());
}
async function host_requireDocker(builder) {
    const docker = await findDocker(builder);
    if (docker !== undefined)
        return docker;
    throw new errors/* ActionError */.lZ({
        code: 'NO_DOCKER',
        message: say => `The smoke test runs the image with docker, which is not on the PATH of ${say.host}.`,
        hint: say => `Install the docker CLI beside buildx, or remove ${say.name('smoke-test')}.`,
    });
}
function requirePodman(podman) {
    if ((0,external_node_path_.basename)(podman.command) === 'podman')
        return podman;
    throw new errors/* ActionError */.lZ({
        code: 'NO_PODMAN',
        message: 'The smoke test runs the image with Podman; buildah, which is here in its place, runs none.',
        hint: say => `Install podman, or remove ${say.name('smoke-test')}.`,
    });
}
function silent(kind, stderr) {
    const line = stderr.trim().split(/\r?\n/).at(-1) || 'it does not say why';
    return new errors/* ActionError */.lZ({
        code: kind === 'docker' ? 'NO_DAEMON' : 'NO_PODMAN',
        message: `The smoke test needs an engine that runs the image, and ${kind} has none: ${line}`,
        hint: say => `A builder elsewhere is not enough: start Docker on ${say.host}, or remove ${say.name('smoke-test')}.`,
    });
}

;// CONCATENATED MODULE: ./build/src/smoke/archive.js


const archive_BLOCK = 512;
const OCTAL_LIMIT = 8 ** 11;
async function* dockerArchive({ directory, image, name }) {
    const { manifest, config, layers } = image;
    const sizeOf = (digest) => (0,external_node_fs_.statSync)(blobPath(directory, digest)).size;
    const file = ({ digest }) => `blobs/${digest.replace(':', '/')}`;
    const annotations = { 'io.containerd.image.name': name, 'org.opencontainers.image.ref.name': tagOf(name) };
    const documents = {
        'oci-layout': { imageLayoutVersion: '1.0.0' },
        'index.json': {
            schemaVersion: 2,
            mediaType: 'application/vnd.oci.image.index.v1+json',
            manifests: [{ ...manifest, size: sizeOf(manifest.digest), annotations }],
        },
        'manifest.json': [{ Config: file(config), RepoTags: [name], Layers: layers.map(file) }],
    };
    for (const [path, document] of Object.entries(documents)) {
        const bytes = Buffer.from(JSON.stringify(document));
        yield* [header(path, bytes.length), bytes, padding(bytes.length)];
    }
    for (const digest of new Set([manifest, config, ...layers].map(blob => blob.digest))) {
        const size = sizeOf(digest);
        yield header(file({ digest }), size);
        yield* (0,external_node_fs_.createReadStream)(blobPath(directory, digest));
        yield padding(size);
    }
    yield Buffer.alloc(2 * archive_BLOCK);
}
function tagOf(name) {
    return name.slice(name.lastIndexOf(':') + 1);
}
function header(path, size) {
    const block = Buffer.alloc(archive_BLOCK);
    block.write(path, 0, 100);
    block.write('0000644\0' + '0000000\0' + '0000000\0', 100);
    if (size < OCTAL_LIMIT)
        block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    else {
        block[124] = 0x80;
        block.writeBigUInt64BE(BigInt(size), 128);
    }
    block.write(`${'0'.repeat(11)}\0`, 136);
    block.write(' '.repeat(8), 148);
    block.write('0', 156);
    block.write('ustar\0' + '00', 257);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return block;
}
function padding(size) {
    return Buffer.alloc((archive_BLOCK - (size % archive_BLOCK)) % archive_BLOCK);
}

// EXTERNAL MODULE: ./build/src/smoke/arguments.js
var smoke_arguments = __nccwpck_require__(7556);
;// CONCATENATED MODULE: ./build/src/smoke/tools.js


function tools_failed(message, hint) {
    return new errors/* ActionError */.lZ({
        code: 'SMOKE_FAILED',
        message: say => `Smoke test: ${(0,src_wording/* inWords */.r)(message, say)} Nothing was pushed.`,
        hint,
    });
}

;// CONCATENATED MODULE: ./build/src/smoke/container.js





async function askTool(args, { piping }) {
    const answer = await (0,ask/* ask */.k)(args, piping);
    piping.cancel.throwIfAborted();
    return answer;
}
async function loadImage(archive, { directory, tools }) {
    const { image } = (0,smoke_arguments/* smokeNames */.S)(directory);
    const loaded = await pipeInto(['image', 'load', '--quiet'], archive, tools.piping);
    tools.piping.cancel.throwIfAborted();
    const told = await askTool(['image', 'inspect', '--format', '{{.Id}}', image], tools);
    if (loaded.code === 0 && told.code === 0)
        return told.stdout.trim();
    throw tools_failed(`docker does not load the searched image: ${tools.shown(loaded.stderr || told.stderr) || 'it does not say why'}.`, 'Has its disk enough room, and does it keep images of this format?');
}
async function createContainer(container, tools) {
    const { tool, env, cancel } = tools.piping;
    const { code, stderr } = await (0,ask/* ask */.k)((0,smoke_arguments/* createArguments */.l)(container), { tool, env });
    cancel.throwIfAborted();
    if (code === 0)
        return;
    throw tools_failed(`the container cannot be made: ${tools.shown(stderr)}.`, say => `Check ${say.name('smoke-args')}: they are the options of docker run in front of the image; behind --, what it runs.`);
}
async function startContainer(directory, tools) {
    const { code, stderr } = await askTool(['start', (0,smoke_arguments/* smokeNames */.S)(directory).container], tools);
    if (code === 0)
        return;
    throw tools_failed(`the container does not start: ${tools.shown(stderr)}.`, say => `Is a port of ${say.name('smoke-args')} taken, a device missing, or the command of the image not there?`);
}
async function inspectContainer(directory, tools) {
    const { container } = (0,smoke_arguments/* smokeNames */.S)(directory);
    const { code, stdout, stderr } = await askTool(['container', 'inspect', container], tools);
    const [first] = code === 0 ? JSON.parse(stdout) : [];
    if (first === undefined)
        throw tools_failed(`the container cannot be looked at: ${tools.shown(stderr)}.`, 'Something else on this machine removed it, or the engine stopped.');
    const state = parseObject(Buffer.from(JSON.stringify(first['State'] ?? {}))) ?? {};
    return {
        image: container_bare(oci_json_asText(first['Image'])),
        isOver: /^(exited|dead|stopped)$/.test(oci_json_asText(state['Status'])),
        exitCode: typeof state['ExitCode'] === 'number' ? state['ExitCode'] : -1,
        wasOutOfMemory: state['OOMKilled'] === true,
        text: stdout,
    };
}
function container_bare(id) {
    return id.replace(/^sha256:/, '');
}

;// CONCATENATED MODULE: ./build/src/smoke/image.js


function imageFor(directory, { layout, platform }) {
    const source = directorySource(directory);
    const parsed = (digest) => parseObject(source.document(digest) ?? Buffer.alloc(0));
    for (const { digest, role } of layout.blobs) {
        if (role !== 'manifest' || !isDigest(digest))
            continue;
        const manifest = parsed(digest);
        const [config] = asDescriptors([manifest?.['config']]);
        if (manifest === undefined || config === undefined || !isDigest(config.digest))
            continue;
        const image = parsed(config.digest);
        if (`${oci_json_asText(image?.['os'])}/${oci_json_asText(image?.['architecture'])}` !== platform)
            continue;
        const mediaType = oci_json_asText(manifest['mediaType']) || 'application/vnd.oci.image.manifest.v1+json';
        return { manifest: { digest, mediaType, size: 0 }, config, layers: asDescriptors(manifest['layers']) };
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/src/smoke/leftovers.js
var smoke_leftovers = __nccwpck_require__(4571);
;// CONCATENATED MODULE: ./build/src/scan/decode/sink.js
class Unreadable extends Error {
    reason;
    constructor(reason, message, cause) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = 'Unreadable';
        this.reason = reason;
    }
}
class BehindEnd extends Unreadable {
    constructor() {
        super('damaged', 'there are bytes behind the end');
        this.name = 'BehindEnd';
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./build/src/scan/archive/archive-steps.js


const archive_steps_NOTHING = Buffer.alloc(0);
function* archive_steps_take(length) {
    const bytes = yield { kind: 'take', length };
    if (bytes.length < length)
        throw new Unreadable('truncated', 'the archive ends inside a header');
    return bytes;
}
class Stepper {
    #steps;
    #step;
    #isStreamEnded = false;
    #failure;
    #chunk = archive_steps_NOTHING;
    #used = 0;
    #position = 0;
    #missing = 0;
    #held;
    #first;
    #sink;
    #isSinkEnded = false;
    constructor(steps) {
        this.#steps = steps;
        this.#next(archive_steps_NOTHING);
    }
    get position() {
        return this.#position;
    }
    write(chunk) {
        this.#chunk = chunk;
        this.#used = 0;
        return this.#run();
    }
    end() {
        this.#isStreamEnded = true;
        return this.write(archive_steps_NOTHING);
    }
    close() {
        this.#step = undefined;
        this.#closeSink();
    }
    #run() {
        if (this.#failure !== undefined)
            throw this.#failure.error;
        try {
            const wait = this.#advance();
            return wait === undefined ? undefined : this.#goOn(wait);
        }
        catch (error) {
            this.#fail(error);
        }
    }
    async #goOn(first) {
        try {
            for (let wait = first; wait !== undefined; wait = this.#advance()) {
                await wait;
            }
        }
        catch (error) {
            this.#fail(error);
        }
    }
    #fail(error) {
        this.#failure = { error };
        this.close();
        throw error;
    }
    #closeSink() {
        const sink = this.#sink;
        this.#sink = undefined;
        sink?.close?.();
    }
    #advance() {
        while (this.#step !== undefined) {
            if (this.#lacksBytes()) {
                if (!this.#isStreamEnded)
                    break;
                this.#endOfStream(this.#step);
            }
            const wait = this.#work(this.#step);
            if (external_node_util_.types.isPromise(wait))
                return wait;
        }
        this.#chunk = archive_steps_NOTHING;
        return undefined;
    }
    #lacksBytes() {
        return this.#missing > 0 && this.#first === undefined && this.#used === this.#chunk.length;
    }
    #endOfStream(step) {
        if (step.kind === 'pass' && step.length !== Number.POSITIVE_INFINITY) {
            throw new Unreadable('truncated', "the archive ends inside a member's content");
        }
        if (step.kind === 'take')
            this.#held = this.#held?.subarray(0, this.#held.length - this.#missing) ?? archive_steps_NOTHING;
        this.#missing = 0;
    }
    #work(step) {
        if (step.kind === 'pass')
            return this.#pass();
        if (step.kind === 'take')
            return this.#take();
        return this.#passZeros();
    }
    #take() {
        const start = this.#used;
        const count = this.#use();
        if (this.#held === undefined && this.#missing === 0) {
            this.#next(this.#chunk.subarray(start, start + count));
            return;
        }
        this.#held ??= Buffer.allocUnsafe(this.#missing + count);
        if (count > 0)
            this.#chunk.copy(this.#held, this.#held.length - this.#missing - count, start, start + count);
        if (this.#missing > 0)
            return;
        const held = this.#held;
        this.#held = undefined;
        this.#next(held);
    }
    #pass() {
        if (this.#first !== undefined) {
            const first = this.#first;
            this.#first = undefined;
            return this.#sink?.write(first);
        }
        if (this.#missing > 0) {
            const start = this.#used;
            const count = this.#use();
            return this.#sink?.write(this.#chunk.subarray(start, start + count));
        }
        if (!this.#isSinkEnded) {
            this.#isSinkEnded = true;
            return this.#sink?.end();
        }
        this.#closeSink();
        return this.#next(archive_steps_NOTHING);
    }
    #passZeros() {
        const start = this.#used;
        while (this.#used < this.#chunk.length && this.#chunk[this.#used] === 0)
            this.#used++;
        this.#position += this.#used - start;
        if (this.#used < this.#chunk.length)
            this.#missing = 0;
        if (this.#missing === 0)
            this.#next(archive_steps_NOTHING);
    }
    #use() {
        const count = Math.min(this.#missing, this.#chunk.length - this.#used);
        this.#used += count;
        this.#missing -= count;
        this.#position += count;
        return count;
    }
    #next(piece) {
        const { done, value } = this.#steps.next(piece);
        this.#step = done ? undefined : value;
        if (done)
            return;
        this.#missing = value.kind === 'zeros' ? Number.POSITIVE_INFINITY : value.length;
        this.#isSinkEnded = false;
        if (value.kind !== 'pass')
            return;
        this.#sink = value.sink;
        this.#first = value.first;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/archive/tar-header.js

const tar_header_BLOCK = 512;
const ZEROS = Buffer.alloc(tar_header_BLOCK);
const SLASH = Buffer.from('/');
const MAX_SIZE = 2 ** 48;
const TYPES = new Map([
    ['\0', 'file'],
    ['0', 'file'],
    ['7', 'file'],
    ['S', 'file'],
    ['M', 'file'],
    ['1', 'link'],
    ['2', 'symlink'],
    ['3', 'character'],
    ['4', 'block'],
    ['5', 'directory'],
    ['D', 'directory'],
    ['6', 'fifo'],
]);
function isZero(block) {
    return block[0] === 0 && (block.length === tar_header_BLOCK ? ZEROS : ZEROS.subarray(0, block.length)).equals(block);
}
function tar_header_isHeader(block) {
    const stated = tar_header_octal(block, { from: 148, to: 156 });
    if (stated === undefined)
        return false;
    let sum = 8 * 0x20;
    let high = 0;
    for (let at = 0; at < tar_header_BLOCK; at++) {
        if (at === 148)
            at = 156;
        const byte = block[at] ?? 0;
        sum += byte;
        high += byte >> 7;
    }
    return stated === sum || stated === sum - 256 * high;
}
const NUMBERS = [
    { from: 100, to: 108 },
    { from: 108, to: 116 },
    { from: 116, to: 124 },
    { from: 124, to: 136 },
    { from: 136, to: 148 },
    { from: 148, to: 156 },
];
function tar_header_isDamagedHeader(block) {
    if (!hasText(block, 257, 'ustar'))
        return false;
    return NUMBERS.filter(range => isNumber(block, range)).length >= NUMBERS.length - 1;
}
function isNumber(block, range) {
    return ((block[range.from] ?? 0) & 0x80) !== 0 || !Number.isNaN(tar_header_octal(block, range) ?? 0);
}
function readHeader(block, offset) {
    if (!tar_header_isHeader(block))
        throw new Unreadable('damaged', `no tar header at byte ${offset}`);
    const bytes = Buffer.from(block);
    const flag = String.fromCharCode(bytes[156] ?? 0);
    const prefix = prefixOf(bytes);
    const own = field(bytes, { from: 0, to: 100 });
    const name = prefix === undefined ? own : Buffer.concat([prefix, SLASH, own]);
    const hasOwners = hasText(bytes, 257, 'ustar');
    return {
        name,
        isNameSplit: prefix !== undefined,
        link: field(bytes, { from: 157, to: 257 }),
        user: field(bytes, { from: 265, to: hasOwners ? 297 : 265 }),
        group: field(bytes, { from: 297, to: hasOwners ? 329 : 297 }),
        flag,
        type: typeOf(flag, name),
        size: tar_header_sizeOf(bytes),
        isMapContinued: flag === 'S' && bytes[isStar(bytes) ? 355 : 482] !== 0,
    };
}
function tar_header_padded(size) {
    return Math.ceil(size / tar_header_BLOCK) * tar_header_BLOCK;
}
function checkSize(size) {
    if (size >= 0 && size <= MAX_SIZE)
        return size;
    throw new Unreadable('damaged', 'a tar header with a size that no file has');
}
function tar_header_sizeOf(header) {
    const range = { from: 124, to: 136 };
    const isBinary = ((header[124] ?? 0) & 0x80) !== 0;
    return checkSize(isBinary ? base256(header, range) : (tar_header_octal(header, range) ?? 0));
}
function typeOf(flag, name) {
    const type = TYPES.get(flag) ?? 'other';
    return type === 'file' && name[name.length - 1] === 0x2f ? 'directory' : type;
}
function prefixOf(header) {
    if (header[345] === 0 || !hasText(header, 257, 'ustar\0'))
        return undefined;
    return field(header, { from: 345, to: isStar(header) ? 476 : 500 });
}
function isStar(header) {
    return hasText(header, 508, 'tar\0');
}
function hasText(bytes, offset, text) {
    for (let at = 0; at < text.length; at++) {
        if (bytes[offset + at] !== text.charCodeAt(at))
            return false;
    }
    return true;
}
function field(header, { from, to }) {
    let end = from;
    while (end < to && header[end] !== 0)
        end++;
    return header.subarray(from, end);
}
function tar_header_octal(header, { from, to }) {
    const start = skip(header, { from, to, byte: 0x20 });
    let value = 0;
    let at = start;
    for (; at < to; at++) {
        const digit = (header[at] ?? 0) - 0x30;
        if (digit < 0 || digit > 7)
            break;
        value = value * 8 + digit;
    }
    const end = skip(header, { from: at, to, byte: 0x20 });
    if (at > start)
        return end === to || header[end] === 0 ? value : Number.NaN;
    return skip(header, { from: end, to, byte: 0 }) === to ? undefined : Number.NaN;
}
function skip(header, { from, to, byte }) {
    let at = from;
    while (at < to && header[at] === byte)
        at++;
    return at;
}
function base256(header, { from, to }) {
    const first = header[from] ?? 0;
    if ((first & 0x40) !== 0)
        return -1;
    let value = first & 0x3f;
    for (let at = from + 1; at < to; at++)
        value = value * 256 + (header[at] ?? 0);
    return value;
}

;// CONCATENATED MODULE: ./build/src/scan/archive/tar-pax.js

function readPax(data) {
    const records = [];
    for (let at = 0; at < data.length && !isPadding(data, at);) {
        const { space, length } = readLength(data, at);
        const end = at + length;
        const equals = data.indexOf(0x3d, space + 1);
        if (end > data.length || equals <= space + 1 || equals > end - 2 || data[end - 1] !== 0x0a) {
            throw new Unreadable('damaged', 'a PAX record does not end where it says');
        }
        const keyBytes = data.subarray(space + 1, equals);
        records.push({
            key: keyBytes.toString('latin1'),
            keyBytes,
            value: data.subarray(equals + 1, end - 1),
        });
        at = end;
    }
    return records;
}
function isPadding(data, at) {
    if (data[at] !== 0)
        return false;
    for (let next = at; next < data.length; next++) {
        if (data[next] !== 0)
            throw new Unreadable('damaged', 'bytes that are no PAX record');
    }
    return true;
}
function readLength(data, start) {
    const length = readDecimal(data.subarray(start, start + 12));
    const space = start + length.digits;
    if (length.digits === 0 || data[space] !== 0x20) {
        throw new Unreadable('damaged', 'a PAX record without a length');
    }
    return { space, length: length.value };
}
function readDecimal(field) {
    let value = 0;
    let digits = 0;
    for (; digits < field.length; digits++) {
        const digit = (field[digits] ?? 0) - 0x30;
        if (digit < 0 || digit > 9)
            break;
        value = value * 10 + digit;
    }
    return { value, digits };
}

;// CONCATENATED MODULE: ./build/src/scan/archive/tar-extension.js



const MAX_BYTES = 1024 * 1024;
const tar_extension_FLAGS = new Set(['L', 'K', 'x', 'X', 'g']);
const tar_extension_NUMBERS = /^(?:[acm]time|size|[ug]id|SCHILY\.(?:dev|ino|nlink|realsize|dev(?:major|minor))|LIBARCHIVE\.creationtime|GNU\.sparse\.(?:major|minor|size|realsize|numblocks|offset|numbytes|map))$/;
const STANDARD = new Set(['path', 'linkpath', 'uname', 'gname', 'comment', 'charset', 'hdrcharset']);
function isExtension({ flag }) {
    return tar_extension_FLAGS.has(flag);
}
class TarExtension {
    texts = [];
    #bytes = 0;
    #longName;
    #path;
    #sparseName;
    #size;
    get name() {
        return this.#sparseName ?? this.#path ?? this.#longName;
    }
    get size() {
        return this.#size;
    }
    get isEmpty() {
        return this.#bytes === 0;
    }
    admit({ size }) {
        this.#bytes += tar_header_BLOCK + size;
        if (this.#bytes > MAX_BYTES)
            throw new Unreadable('limit', 'more than 1 MiB of headers for one tar entry');
    }
    add(header, data) {
        const bytes = Buffer.from(data);
        if (header.isNameSplit)
            this.texts.push(header.name);
        if (header.flag === 'L' || header.flag === 'K')
            this.#addLong(header.flag, bytes);
        else
            this.#addPax(bytes);
    }
    #addLong(flag, data) {
        const end = data.indexOf(0);
        const text = end < 0 ? data : data.subarray(0, end);
        if (text.length === 0)
            return;
        this.texts.push(text);
        if (flag === 'L')
            this.#longName = text;
    }
    #addPax(data) {
        for (const { key, keyBytes, value } of readPax(data)) {
            if (!STANDARD.has(key) && !tar_extension_NUMBERS.test(key))
                this.texts.push(keyBytes);
            if (value.length === 0)
                continue;
            if (!tar_extension_NUMBERS.test(key))
                this.texts.push(value);
            if (key.startsWith('LIBARCHIVE.xattr.'))
                this.texts.push(Buffer.from(value.toString('latin1'), 'base64'));
            if (key === 'path')
                this.#path = value;
            if (key === 'GNU.sparse.name')
                this.#sparseName = value;
            if (key === 'size')
                this.#size = readSize(value);
        }
    }
}
function readSize(value) {
    const { value: size, digits } = readDecimal(value);
    if (digits < value.length)
        throw new Unreadable('damaged', 'a PAX size that is no number');
    return checkSize(size);
}

;// CONCATENATED MODULE: ./build/src/scan/archive/tar-places.js
const tar_places_KEPT = 1024 * 1024;
const SLACK = 1024;
class TarPlaces {
    #places = [];
    #first = 0;
    add(place) {
        if (this.#places.at(-1)?.start === place.start)
            this.#places.pop();
        this.#places.push(place);
        while ((this.#places[this.#first]?.end ?? place.end) < place.start - tar_places_KEPT)
            this.#first++;
        if (this.#first < SLACK)
            return;
        this.#places = this.#places.slice(this.#first);
        this.#first = 0;
    }
    find(offset) {
        let low = this.#first;
        let high = this.#places.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.#places[middle]?.end ?? 0) > offset)
                high = middle;
            else
                low = middle + 1;
        }
        const place = this.#places[low];
        return place !== undefined && place.start <= offset ? place.name : undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/archive/tar.js





function isTar(head) {
    return head.length >= BLOCK && (isHeader(head) || isDamagedHeader(head));
}
const A_BLOCK = { kind: 'take', length: tar_header_BLOCK };
class TarReader {
    #handler;
    #places = new TarPlaces();
    #stepper = new Stepper(this.#archive());
    #written = 0;
    constructor(handler) {
        this.#handler = handler;
    }
    write(chunk) {
        this.#written += chunk.length;
        return this.#stepper.write(chunk);
    }
    end() {
        return this.#stepper.end();
    }
    close() {
        this.#stepper.close();
    }
    locate(offset) {
        return offset < this.#written ? this.#places.find(offset) : undefined;
    }
    *#archive() {
        let block = yield A_BLOCK;
        let isBehindEnd = false;
        while (block.length === tar_header_BLOCK) {
            isBehindEnd = isZero(block);
            block = isBehindEnd ? yield A_BLOCK : yield* this.#member(block);
        }
        if (block.length === 0 || isZero(block))
            return;
        if (isBehindEnd)
            throw new Unreadable('damaged', 'bytes behind the end of the tar archive');
        throw new Unreadable('truncated', 'the tar archive ends inside a header');
    }
    *#member(first) {
        const start = this.#stepper.position - tar_header_BLOCK;
        const extension = new TarExtension();
        let header = readHeader(first, start);
        while (isExtension(header)) {
            if (header.flag === 'g')
                yield* this.#global(start, header);
            else
                yield* this.#extend({ start, header, extension });
            const block = yield A_BLOCK;
            if (extension.isEmpty)
                return block;
            if (block.length < tar_header_BLOCK)
                throw new Unreadable('truncated', 'the tar archive ends in front of an entry');
            header = readHeader(block, this.#stepper.position - tar_header_BLOCK);
        }
        return yield* this.#entry({ start, header, extension });
    }
    *#extend({ start, header, extension }) {
        extension.admit(header);
        const data = yield* archive_steps_take(tar_header_padded(header.size));
        extension.add(header, data.subarray(0, header.size));
        this.#places.add({ start, end: this.#stepper.position, name: extension.name ?? header.name });
    }
    *#global(start, header) {
        const extension = new TarExtension();
        yield* this.#extend({ start, header, extension });
        if (extension.size !== undefined) {
            throw new Unreadable('unsupported', 'a global PAX header that gives every entry a size');
        }
        const offset = this.#stepper.position;
        yield* this.#handOver({ start, header, extension }, { offset, size: 0, first: undefined });
    }
    *#entry(member) {
        if (member.header.isMapContinued)
            yield* skipMap();
        const offset = this.#stepper.position;
        const size = member.extension.size ?? member.header.size;
        const block = size > 0 && isSizeDoubtful(member.header) ? yield A_BLOCK : undefined;
        if (block === undefined || isContent(block)) {
            yield* this.#handOver(member, { offset, size, first: block });
            return yield A_BLOCK;
        }
        yield* this.#handOver(member, { offset, size: 0, first: undefined });
        return block;
    }
    *#handOver({ start, header, extension }, { offset, size, first }) {
        const name = extension.name ?? header.name;
        const end = offset + tar_header_padded(size);
        this.#places.add({ start, end, name });
        const texts = textsOf(header, extension);
        const sink = this.#handler.entry({ name, type: header.type, size, offset, texts });
        const taken = first?.subarray(0, size);
        yield { kind: 'pass', length: size - (taken?.length ?? 0), sink, first: taken };
        yield { kind: 'pass', length: Math.max(end - this.#stepper.position, 0), sink: undefined };
    }
}
function* skipMap() {
    let block;
    do
        block = yield* archive_steps_take(tar_header_BLOCK);
    while (block[504] !== 0);
}
function isSizeDoubtful({ type, flag }) {
    return type !== 'file' && type !== 'other' && flag !== 'D';
}
function isContent(block) {
    if (block.length === 0 || isZero(block))
        return false;
    if (block.length < tar_header_BLOCK)
        throw new Unreadable('truncated', "the archive ends inside a member's content");
    return !tar_header_isHeader(block);
}
function textsOf(header, extension) {
    const { name, link, user, group } = header;
    return [...extension.texts, name, link, user, group].filter(({ length }) => length > 0);
}

;// CONCATENATED MODULE: ./build/src/smoke/mounted-secrets.js



const FOLDER = '/run/secrets';
const mounted_secrets_NOT_THERE = /could not find the file|no such file or directory|no such container:path/i;
async function requireNoSecrets(container, tools) {
    const found = [];
    const reader = new TarReader({
        entry: ({ name, type, size }) => {
            if (type !== 'directory' && (type !== 'file' || size > 0))
                found.push(name.toString('utf8'));
            return undefined;
        },
    });
    const hidden = await look(container, { tools, reader });
    const [first] = found;
    if (first !== undefined) {
        throw tools_failed(`The image has ${tools.shown(`/run/${first}`)}: content where a build mounts its secrets.`, `Nothing belongs in ${FOLDER} of an image, nor is anything to be mounted there for the test.`);
    }
    if (hidden === undefined)
        return;
    throw tools_failed(`Whether ${FOLDER} is empty in the image cannot be seen: ${tools.shown(hidden) || 'the engine does not say why'}.`, say => `Run ${say.step} again. What cannot be looked at is not pushed.`);
}
async function look(container, { tools, reader }) {
    let isEmpty = true;
    try {
        for await (const chunk of pipeFrom(['cp', `${container}:${FOLDER}`, '-'], tools.piping)) {
            isEmpty = false;
            await reader.write(chunk);
        }
        if (!isEmpty)
            await reader.end();
        return undefined;
    }
    catch (error) {
        if (!(error instanceof PipeFailed))
            throw error;
        const { stderr } = error.answer;
        return isEmpty && mounted_secrets_NOT_THERE.test(stderr) ? undefined : stderr;
    }
    finally {
        reader.close();
    }
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: ./build/src/smoke/answer.js



const QUESTION_MS = 5000;
function answerOf(url, { cancel, ms }) {
    const limit = AbortSignal.timeout(Math.ceil(Math.max(Math.min(QUESTION_MS, ms), 1)));
    const get = url.startsWith('https:') ? external_node_https_namespaceObject.get : external_node_http_namespaceObject.get;
    return new Promise(resolve => {
        const none = (error) => resolve({ kind: 'none', reason: limit.aborted ? 'no answer in time' : (0,errors/* messageOf */.bD)(error) });
        try {
            const request = get(url, { agent: false, signal: AbortSignal.any([cancel, limit]) }, response => {
                resolve({ kind: 'status', status: response.statusCode ?? 0 });
                response.destroy();
            });
            request.on('error', none);
        }
        catch (error) {
            none(error);
        }
    });
}
function isHealthy(answer) {
    return answer.kind === 'status' && answer.status >= 200 && answer.status < 300;
}
function answerText(answer) {
    return answer.kind === 'status' ? `HTTP ${answer.status}` : answer.reason;
}

;// CONCATENATED MODULE: ./build/src/smoke/wait.js




const LOOK_MS = 250;
async function waitUntilWell(waiting) {
    const { request, directory, tools } = waiting;
    const { cancel } = tools.piping;
    const end = performance.now() + request.timeoutMs;
    let answer = { kind: 'none', reason: 'it was not asked' };
    while (true) {
        const state = await inspectContainer(directory, tools);
        if (request.url === '' && state.isOver && state.exitCode === 0)
            return 'the container ended with code 0';
        if (state.isOver)
            throw over(state, request);
        if (request.url !== '') {
            const next = await answerOf(request.url, { cancel, ms: end - performance.now() });
            cancel.throwIfAborted();
            if (next.kind === 'status' || answer.kind === 'none')
                answer = next;
            if (isHealthy(answer))
                return `${request.url} answers with ${answerText(answer)}`;
        }
        if (performance.now() >= end)
            throw late(request, tools.shown(answerText(answer)));
        await (0,promises_.setTimeout)(LOOK_MS, undefined, { signal: cancel }).catch(() => cancel.throwIfAborted());
    }
}
async function requireNobodyThere({ request, tools }) {
    if (request.url === '')
        return;
    const answer = await answerOf(request.url, { cancel: tools.piping.cancel, ms: 1000 });
    tools.piping.cancel.throwIfAborted();
    if (answer.kind === 'none')
        return;
    throw tools_failed(`something answers at ${request.url} before the container runs (${answerText(answer)}).`, say => `Give the container a port of its own in ${say.name('smoke-args')} and ${say.name('smoke-url')}: two tests on one machine need two.`);
}
function over({ exitCode, wasOutOfMemory }, { url }) {
    const why = wasOutOfMemory ? ', out of memory' : '';
    return url === ''
        ? tools_failed(`the container ended with code ${exitCode}${why}.`, say => `The log above shows what it printed. For a server set ${say.name('smoke-url')}.`)
        : tools_failed(`the container ended with code ${exitCode}${why} before ${url} answered.`, 'The log above shows what it printed.');
}
function late({ url, timeoutMs }, last) {
    const seconds = timeoutMs / 1000;
    return url === ''
        ? tools_failed(`the container did not end within ${seconds} s.`, say => `For a server set ${say.name('smoke-url')}; for a long test a longer ${say.name('smoke-timeout')}.`)
        : tools_failed(`${url} did not answer with 2xx within ${seconds} s: ${last}.`, say => `The log above shows what the container printed. Is the port published in ${say.name('smoke-args')} (-p 8091:8091), does the server listen on 0.0.0.0, and does it need a longer ${say.name('smoke-timeout')}?`);
}

;// CONCATENATED MODULE: ./build/src/smoke/smoke.js











const SHOWN_LINES = '200';
const SEARCHED_LINES = '5000';
const MAX_SHOWN = 500;
async function smokeTest(job) {
    const { directory, host, env } = job;
    const tools = smokeTools(job);
    (0,smoke_leftovers/* noteSmokeTest */.a)(directory, host.tool.command);
    try {
        await smoke_tryOut(job, tools);
    }
    catch (error) {
        const { container } = (0,smoke_arguments/* smokeNames */.S)(directory);
        remove(job, left => tools.build.log(`Smoke test: ${container} could not be removed: ${tools.shown((0,errors/* messageOf */.bD)(left))}. Remove it by hand.`));
        throw error;
    }
    remove({ directory, env }, error => {
        throw tools_failed(`its container or image could not be removed: ${tools.shown((0,errors/* messageOf */.bD)(error))}.`, 'Remove what docker ps --all and docker image ls show of hf-secret-build.');
    });
}
async function smoke_tryOut(job, tools) {
    const { request, directory } = job;
    const waiting = { request, directory, tools };
    await requireNobodyThere(waiting);
    const image = await runnableImage(job, tools);
    await createContainer({ directory, image, ...request }, tools);
    await requireOurs(image, { job, tools });
    await requireNoSecrets((0,smoke_arguments/* smokeNames */.S)(directory).container, tools);
    let isWell = false;
    try {
        await startContainer(directory, tools);
        const start = performance.now();
        const how = await waitUntilWell(waiting);
        isWell = true;
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        tools.build.log(`Smoke test passed: ${how} (after ${seconds} s).`);
    }
    finally {
        if (!tools.piping.cancel.aborted)
            await readLog(directory, { tools, isShown: !isWell });
    }
}
async function runnableImage({ host, rehearsed, layout, directory }, tools) {
    const { kept, search, outcome } = rehearsed;
    if (kept === 'store' && host.kind === 'docker')
        return outcome.imageid;
    if (kept === 'builder')
        throw tools_failed('the disk is too small for the image layout, so there is nothing to load the searched image from.', say => `Free space where ${say.temp} is, or remove ${say.name('smoke-test')}.`);
    const image = imageFor(layout, { layout: search.layout, platform: host.platform });
    if (image === undefined)
        throw tools_failed(say => `what was built has no image for ${host.platform}, which the engine of ${say.host} runs.`, 'Test another platform on a machine of its kind.');
    if (host.kind === 'podman')
        return container_bare(image.config.digest);
    const name = (0,smoke_arguments/* smokeNames */.S)(directory).image;
    const id = await loadImage(dockerArchive({ directory: layout, image, name }), { directory, tools });
    if (id === image.manifest.digest || id === image.config.digest)
        return id;
    throw tools_failed(`docker loaded ${tools.shown(id)}, which is not the image that was searched, ${image.manifest.digest}.`, say => `Something changed it on the way. Run ${say.step} again.`);
}
async function requireOurs(image, { job, tools }) {
    const inspected = await inspectContainer(job.directory, tools);
    if (inspected.image !== container_bare(image))
        throw tools_failed(say => `${say.name('smoke-args')} name another image: one of the words is neither an option nor the value of one.`, 'The searched image is run; what it is to run stands behind --.');
    const secret = job.secretIn(inspected.text);
    if (secret === undefined)
        return;
    throw tools_failed(say => `the container would get the secret '${secret}' from ${say.name('smoke-args')}, in its environment or command.`, 'The test runs without secrets: remove the option, or the file that it reads.');
}
async function readLog(directory, { tools, isShown }) {
    const { build, piping } = tools;
    const { container } = (0,smoke_arguments/* smokeNames */.S)(directory);
    const lines = isShown ? SHOWN_LINES : SEARCHED_LINES;
    if (isShown)
        build.log(`Smoke test: the last ${lines} lines of the container's log:`);
    const args = ['logs', '--tail', lines, container];
    await run(args, { ...build, ...piping }, { kind: 'smoke', isHidden: !isShown });
}
function remove({ directory, env }, onError) {
    try {
        (0,smoke_leftovers/* removeSmokeTest */.Y)(directory, env);
    }
    catch (error) {
        onError(error);
    }
}
function smokeTools({ tools, host }) {
    const shown = (text) => {
        const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
        const line = lines.find(one => /error|unknown|invalid|fail|no such/i.test(one)) ?? lines[0] ?? '';
        return (0,defuse/* harmless */.I)(tools.redact(line)).trim().slice(0, MAX_SHOWN).replace(/\.$/, '');
    };
    return { piping: { tool: host.tool, env: tools.env, cancel: tools.cancel }, build: tools, shown };
}

;// CONCATENATED MODULE: ./build/src/smoke/prepare.js


async function prepareSmokeTest(request, { platforms, builder, directory, layout, env: ownEnv, search }) {
    if (request === undefined)
        return undefined;
    const { tool, env, cancel } = builder.tools;
    const host = await smokeHost({ kind: builder.runsWith, builder: tool, env, cancel, platforms });
    const secretIn = (text) => {
        const hit = search.first(text);
        return hit?.isTelling === true ? hit.secret : undefined;
    };
    const clean = Object.fromEntries(Object.entries(env).filter(([, text]) => secretIn(text) === undefined));
    return (rehearsed, listened) => {
        const tools = { ...listened, env: clean };
        return smokeTest({ request, host, rehearsed, layout, directory, tools, env: ownEnv, secretIn });
    };
}

;// CONCATENATED MODULE: ./build/src/build.js





























async function build(request, host) {
    return prepared(request, host, async (line) => {
        try {
            return await checkedBuild(line);
        }
        catch (error) {
            if (!host.cancel.aborted && !line.directory.hasReport())
                concludeFailed(error, line);
            throw error;
        }
    });
}
async function check(request, host) {
    return prepared(request, host, checks);
}
async function prepared(asked, host, work) {
    const { env, cancel, journal } = host;
    const given = await obtainToken(asked, host);
    const secrets = secretsOf(given, host);
    refuseSecretsInInputs(given, secrets);
    const request = { ...given, build: (0,call/* withoutResults */.h)(given.build) };
    const engine = await untilCancelled(engineFor(request, { secrets, host }), cancel);
    const mounts = secrets.mounts.filter(({ input }) => input !== 'github-token' || engine.takesGitCredentials);
    const lifetime = {
        ...{ temp: host.temp, remember: host.remember, cancel, log: host.log.line },
        removeOutside: (path) => (0,outside/* removeOutside */.M)(path, env),
    };
    const admit = (directory) => {
        if (mounts.some(({ source }) => source.kind === 'value'))
            refuseContextAround(directory, engine.target);
        if (mounts.length > 0)
            host.log.line(`Secret mounts: ${mounts.map(({ id, input }) => `${id} (${input})`).join(', ')}`);
        journal.asked((0,engine_outputs/* wantedReferences */.aK)(request.build));
    };
    return inRunDirectory(lifetime, admit, directory => {
        const files = new SecretFiles(mounts, directory);
        const builder = engine.open({
            request,
            workflow: host.workflow.run,
            directory,
            files,
            tools: toolsFor(secrets, host),
        });
        return withBuilder(builder, journal.tell, () => work({ request, host, secrets, engine, directory, builder }));
    });
}
function secretsOf(request, { env, workflow }) {
    const { mounts, githubToken, secretId, build } = request;
    return resolveSecrets({
        ...{ mounts, secretId },
        gitCredential: githubToken && (0,secret_mounts/* gitCredential */.Mq)(workflow.run.serverUrl, githubToken),
        mountsGitCredential: isOwnRepository(request, workflow.run),
        usesActionsCache: usesActionsCache(build),
    }, env);
}
function engineFor(request, { secrets, host }) {
    return chooseEngine(request, {
        ...{ workflow: host.workflow.run, env: secrets.env, ownEnv: host.env },
        ...{ cancel: host.cancel, log: host.log.line },
        isGated: request.verify === 'gate' && reasonToSkip(request) === '',
    });
}
function toolsFor(secrets, { cancel, log, journal }) {
    const logSecrets = new LogSecrets(secrets.needles, log.redact);
    return {
        ...{ secrets: logSecrets, redact: logSecrets.hide, log: log.line, isRunnerLog: log.isRunner },
        ...{ drained: log.drained, onRun: journal.ran, cancel },
    };
}
async function checkedBuild(line) {
    const { request, builder } = line;
    if (await isSkipped(line))
        return build_skip('there is no token, and on-missing-token is skip', line);
    const reason = reasonToSkip(request);
    const smokeTest = await smokeTestOf(line);
    if (reason === '' || smokeTest !== undefined)
        return gated(line, { reason, smokeTest });
    build_skip(reason, line);
    return outcomeOf(await builder.build());
}
async function checks({ request, host, secrets, engine, builder }) {
    const { cancel, log } = host;
    const work = preflight(request, {
        ...{ run: host.workflow.run, target: engine.target, search: secrets.search, token: secrets.tokens[0] },
        ...{ outline: builder.outline, cancel, log: (line) => log.line(log.redact(line)) },
    });
    return untilCancelled(work, cancel);
}
async function isSkipped(line) {
    const { journal } = line.host;
    const { problems, isSkipped } = await checks(line);
    journal.checked(problems, isSkipped ? [] : hubAccess(line.request.hub, problems));
    const error = firstError(problems);
    for (const problem of problems)
        if (problem !== error?.parts)
            journal.tell(problem);
    if (error !== undefined)
        throw error;
    return isSkipped;
}
function reasonToSkip({ verify, build, mounts }) {
    if (verify === 'off')
        return 'verify is off';
    if (build.call !== '')
        return `call: ${build.call} makes no image`;
    return mounts.length === 0 ? 'no secret was mounted' : '';
}
function smokeTestOf({ request, builder, directory, host, secrets }) {
    const layout = directory.file('layout');
    const { smoke, build } = request;
    return prepareSmokeTest(smoke, {
        ...{ platforms: build.platforms, builder, search: secrets.search },
        ...{ env: host.env, directory: directory.path, layout },
    });
}
async function gated(line, { reason, smokeTest }) {
    const { request, host, secrets, directory, builder, engine } = line;
    const conclude = (report) => (reason === '' ? concludeWith(report, line) : build_skip(reason, line));
    const mode = request.verify === 'report' || reason !== '' ? 'report' : 'gate';
    const job = { builder, mode, secrets, dockerfile: readDockerfile(request, engine.target) };
    const layout = directory.file('layout');
    const { program, threads, showProgress } = host.search;
    const memory = openMemory({
        ...{ folder: builder.sparesKnown ? request.verifyCache : '', build: request.build, layout },
        ...{ basis: { needles: secrets.needles, program }, log: host.log.line },
    });
    const pool = new ScanPool({
        ...{ program, threads, needles: secrets.needles, limits: LIMITS, directory: directory.scratch() },
    });
    try {
        const known = smokeTest === undefined ? memory.known : [];
        const { ask, exported } = gateProgress(layout, pool);
        const stopProgress = showProgress?.(ask) ?? (() => { });
        const searched = await gate_rehearse(job, { pool, known, exported }).finally(stopProgress);
        conclude(searched.report);
        const rehearsed = await requireOpen(searched, job);
        if (smokeTest !== undefined)
            await requireWell(smokeTest, { searched, job, conclude, rehearsed });
        const remember = memory.keep(rehearsed.search, known);
        const outcome = outcomeOf(await rehearsed.release());
        remember();
        return outcome;
    }
    finally {
        await pool.close();
    }
}
async function requireWell(smokeTest, { searched, rehearsed, job, conclude, }) {
    const { report, failure } = await tryOut(tools => smokeTest(rehearsed, tools), {
        report: searched.report,
        job,
    });
    if (report !== undefined)
        conclude(report);
    if (failure !== undefined)
        throw failure;
}
function concludeFailed(error, line) {
    const isLeak = error instanceof errors/* ActionError */.lZ && error.isLeak;
    const verdict = isLeak ? 'leak' : 'unverified';
    const reason = isLeak ? 'a secret is in what would be built' : 'the step failed before the search';
    concludeWith(emptyReport(verdict, { reason, secrets: line.secrets.reported }), line);
}
function build_skip(reason, line) {
    concludeWith(emptyReport('skipped', { reason, secrets: line.secrets.reported }), line);
    return request/* NO_OUTCOME */.X;
}
function concludeWith(report, { request, host, engine, directory }) {
    const { journal, log } = host;
    const dockerfile = dockerfileName(request.build.file, engine.target);
    const findings = sarif({ report, told: journal.problems, dockerfile });
    journal.concluded(report, {
        report: directory.writeReport(`${JSON.stringify(report, null, 2)}\n`),
        sarif: directory.writeSarif(log.redact(`${JSON.stringify(findings, null, 2)}\n`)),
    });
}
function outcomeOf({ imageid, digest, metadata }) {
    return { imageid, digest, metadata };
}


/***/ }),

/***/ 9218:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ parseCall),
/* harmony export */   h: () => (/* binding */ withoutResults)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5175);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7406);
/* harmony import */ var _text_csv_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4597);



const QUESTIONS = ['check', 'lint', 'outline', 'targets', 'subrequests.describe'];
const BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
function parseCall(text) {
    if (text === '')
        return '';
    const fields = fieldsOf(text);
    const names = fields.filter(field => !field.includes('='));
    const attributes = fields.filter(field => field.includes('='));
    const name = names.pop() ?? '';
    const isKnown = name === 'build' || QUESTIONS.includes(name);
    if (!isKnown || names.some(another => another !== '') || !attributes.every(isAttribute))
        throw notKnown();
    return name === 'build' ? '' : [name, ...attributes].map(_text_csv_js__WEBPACK_IMPORTED_MODULE_2__/* .csvField */ .XR).join(',');
}
function withoutResults(build) {
    return build.call === '' ? build : { ...build, push: false, load: false, outputs: [], cacheTo: [] };
}
function fieldsOf(text) {
    try {
        const records = (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { relax_column_count: true });
        const [fields = []] = records;
        return records.length === 1 ? fields : [];
    }
    catch {
        throw notKnown();
    }
}
function isAttribute(field) {
    const cut = field.indexOf('=');
    const [key, value] = [field.slice(0, cut), field.slice(cut + 1)];
    return key === 'format' || (key === 'ignorestatus' && BOOLEAN.test(value));
}
function notKnown() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
        code: 'BAD_INPUT',
        message: say => `${say.input('call')} is no call of buildx that is known here.`,
        hint: `Write build, ${QUESTIONS.slice(0, -1).join(', ')} or ${QUESTIONS.at(-1)}, if need be with ,format=json or ,ignorestatus=true behind it.`,
    });
}


/***/ }),

/***/ 9639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ENGINE_CHOICES),
/* harmony export */   u: () => (/* binding */ ENGINES)
/* harmony export */ });
const ENGINES = [
    {
        name: 'buildx',
        speaks: 'buildx',
        programs: ['docker', 'buildx', 'docker-buildx'],
        prune: 'docker buildx prune',
        hint: say => say.installBuildx,
    },
    {
        name: 'podman',
        speaks: 'podman',
        programs: ['podman', 'buildah'],
        prune: 'podman image prune',
        hint: say => `Install podman (Debian and Ubuntu: apt-get install podman), or set ${say.set('engine', 'buildx')}.`,
    },
    {
        name: 'buildah',
        speaks: 'podman',
        programs: ['buildah'],
        prune: 'buildah prune',
        hint: say => `Install buildah (Debian and Ubuntu: apt-get install buildah), or set ${say.set('engine', 'podman')}.`,
    },
];
const ENGINE_CHOICES = [...ENGINES.map(({ name }) => name), 'auto'];


/***/ }),

/***/ 5174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ pushedReferences),
/* harmony export */   PN: () => (/* binding */ pushes),
/* harmony export */   Vf: () => (/* binding */ outputName),
/* harmony export */   Yx: () => (/* binding */ isPushed),
/* harmony export */   aK: () => (/* binding */ wantedReferences),
/* harmony export */   uA: () => (/* binding */ isExporter)
/* harmony export */ });
/* harmony import */ var _text_csv_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4597);

function isExporter(output, type) {
    const attributes = (0,_text_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvAttributes */ .eJ)(output);
    const [first] = attributes;
    if (attributes.length === 1 && first !== undefined && first.key !== 'type')
        return type === 'local';
    return attributes.some(({ key, value }) => key === 'type' && value === type);
}
function isPushed(output) {
    if (isExporter(output, 'registry'))
        return true;
    if (!isExporter(output, 'image'))
        return false;
    return (0,_text_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvAttributes */ .eJ)(output).some(({ key, value }) => key === 'push' && /^(1|t|true)$/i.test(value));
}
function pushes({ push, outputs }) {
    return push || outputs.some(isPushed);
}
function pushedReferences(build) {
    const named = build.outputs.filter(isPushed).flatMap(output => {
        const names = (0,_text_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvAttributes */ .eJ)(output).filter(({ key }) => key === 'name');
        return names.flatMap(({ value }) => value.split(','));
    });
    return [...new Set([...named, ...build.tags])];
}
function wantedReferences(build) {
    return { pushed: pushes(build) ? pushedReferences(build) : [], loaded: build.load ? build.tags : [] };
}
function outputName(output) {
    const attributes = (0,_text_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .csvAttributes */ .eJ)(output);
    const place = ['dest', 'name', 'type'].flatMap(name => attributes.find(({ key }) => key === name)?.value ?? []);
    return `the output ${place[0] ?? output}`;
}


/***/ }),

/***/ 5024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ removeLeftovers),
/* harmony export */   l: () => (/* binding */ noteBuild)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7406);
/* harmony import */ var _tool_ask_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(505);
/* harmony import */ var _tool_variables_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4441);
/* harmony import */ var _work_name_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7091);






const NOTE = 'podman';
const TEMPORARY = 'tmp';
const LIMIT_MS = 4000;
const KEPT = /^(PATH|HOME|USER|LOGNAME|LANG|XDG_.*|CONTAINERS_.*|STORAGE_.*|_CONTAINERS_.*)$/;
const UNKNOWN = /image not known|no such image/i;
function noteBuild(directory, command) {
    const marks = { marker: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, NOTE), temporary: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, TEMPORARY) };
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(marks.temporary, { mode: 0o700 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(marks.marker, command, { mode: 0o600 });
    return marks;
}
function removeLeftovers(directory, env) {
    const note = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, NOTE);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(note))
        return false;
    const command = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(note, 'utf8');
    if (!/^(podman|buildah)$/.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(command)))
        return false;
    const tool = { command, prefix: [] };
    const ask = (...args) => (0,_tool_ask_js__WEBPACK_IMPORTED_MODULE_3__/* .askNow */ .o)(args, { tool, env: (0,_tool_variables_js__WEBPACK_IMPORTED_MODULE_4__/* .only */ .j)(env, KEPT), limitMs: LIMIT_MS });
    const isPodman = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(command) === 'podman';
    killOurs(directory, ask);
    const store = ask('info', '--format', isPodman ? '{{.Store.GraphRoot}}' : '{{.store.GraphRoot}}').trim();
    const containers = workingContainers(store, note);
    if (containers.length > 0)
        ask('rm', ...(isPodman ? ['--force'] : []), ...containers);
    removeImage((0,_work_name_js__WEBPACK_IMPORTED_MODULE_5__/* .workName */ .R)(directory), ask);
    if (process.getuid?.() !== 0)
        ask('unshare', 'rm', '-rf', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, TEMPORARY));
    return true;
}
function removeImage(name, ask) {
    try {
        ask('rmi', name);
    }
    catch (error) {
        if (UNKNOWN.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)))
            return;
        ask('manifest', 'rm', name);
    }
}
function workingContainers(store, marker) {
    const folders = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(store).filter(name => name.endsWith('-containers'));
    return folders.flatMap(folder => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store, folder)).filter(id => textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(store, folder, id, 'userdata/buildah.json')).includes(marker)));
}
function killOurs(directory, ask) {
    const marker = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, NOTE);
    for (const pid of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc').filter(name => /^\d+$/.test(name))) {
        const argv = textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', pid, 'cmdline'));
        if (/^(\S*\/)?(podman|buildah)\0/.test(argv) && argv.includes(marker))
            kill(pid, ask);
    }
    const temporary = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, TEMPORARY);
    for (const bundle of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(temporary) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(temporary) : []) {
        const pid = textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, bundle, 'pid')).trim();
        if (/^\d+$/.test(pid) && isStep(pid, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(temporary, bundle)))
            kill(pid, ask);
    }
}
function isStep(pid, bundle) {
    const mounts = textOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', pid, 'mountinfo'));
    return mounts.includes(bundle) && namespaceOf(pid) !== namespaceOf('self');
}
function namespaceOf(pid) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('/proc', pid, 'ns/mnt'));
    }
    catch {
        return '';
    }
}
function kill(pid, ask) {
    try {
        process.kill(Number(pid), 'SIGKILL');
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errnoOf */ .UQ)(error) === 'EPERM')
            ask('unshare', 'kill', '-KILL', pid);
    }
}
function textOf(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 7091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ workName)
/* harmony export */ });
function workName(directory) {
    return `localhost/hf-secret-build:${directory.slice(-32)}`;
}


/***/ }),

/***/ 1971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   L3: () => (/* binding */ besideEntry),
/* harmony export */   hF: () => (/* binding */ onEndingSignal),
/* harmony export */   n6: () => (/* binding */ onUncaught)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7406);



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
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(process.argv[1] ?? ''))), name, 'index.js');
}
function cancelled() {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ActionError */ .lZ({
        code: 'CANCELLED',
        message: 'The build was cancelled.',
        hint: 'The secret files were removed; nothing else was kept.',
    });
}


/***/ }),

/***/ 9636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(7406);
// EXTERNAL MODULE: ./build/src/tool/processes.js
var processes = __nccwpck_require__(7793);
// EXTERNAL MODULE: ./build/src/entry/process.js
var entry_process = __nccwpck_require__(1971);
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
        (0,entry_process/* onEndingSignal */.hF)(() => this.#stopper.stop((0,entry_process/* cancelled */.KW)()));
        (0,entry_process/* onUncaught */.n6)(thrown => this.#unexpected((0,errors/* asActionError */.z6)(thrown)));
        process.once('beforeExit', () => {
            if (this.#isOver)
                return;
            this.#cancel.abort((0,errors/* asActionError */.z6)('the step stopped before its end'));
            this.#leave();
        });
        process.stdout.on('error', () => {
            process.exitCode = FAILED;
            this.#stopper.unexpected((0,entry_process/* cancelled */.KW)());
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

/***/ 7406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   UQ: () => (/* binding */ errnoOf),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   lZ: () => (/* binding */ ActionError),
/* harmony export */   z6: () => (/* binding */ asActionError)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4997);


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

/***/ 8712:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8161);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9584);
/* harmony import */ var _build_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4963);
/* harmony import */ var _entry_process_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1971);
/* harmony import */ var _entry_step_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9636);
/* harmony import */ var _merge_record_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9353);
/* harmony import */ var _outside_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8334);
/* harmony import */ var _report_journal_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(8671);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1340);
/* harmony import */ var _runner_annotations_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(8078);
/* harmony import */ var _runner_inputs_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(8867);
/* harmony import */ var _runner_log_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(9086);
/* harmony import */ var _runner_masks_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(3573);
/* harmony import */ var _runner_outputs_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(5002);
/* harmony import */ var _runner_show_report_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(8274);
/* harmony import */ var _runner_state_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(8085);
/* harmony import */ var _runner_step_summary_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(7613);
/* harmony import */ var _runner_workflow_run_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(7467);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(4997);



















const MAX_THREADS = 16;
const { env } = process;
const masks = new _runner_masks_js__WEBPACK_IMPORTED_MODULE_12__/* .Masks */ .O();
const annotations = new _runner_annotations_js__WEBPACK_IMPORTED_MODULE_9__/* .Annotations */ .r(masks.redact);
const journal = new _report_journal_js__WEBPACK_IMPORTED_MODULE_7__/* .Journal */ .CQ(_wording_js__WEBPACK_IMPORTED_MODULE_17__/* .WORKFLOW */ .E, {
    problem: annotations.tell,
    report: report => (0,_runner_show_report_js__WEBPACK_IMPORTED_MODULE_14__/* .showReport */ .U)(report, annotations.tell),
});
let directory;
let failure;
async function main(cancel) {
    masks.add((0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_10__/* .readRawSecrets */ .g)(env));
    const request = (0,_runner_inputs_js__WEBPACK_IMPORTED_MODULE_10__/* .readRequest */ .i)(env);
    const outcome = await (0,_build_js__WEBPACK_IMPORTED_MODULE_2__/* .build */ .j)(request, {
        env,
        temp: env['RUNNER_TEMP'] ?? '',
        cancel,
        log: {
            ...{ line: _runner_log_js__WEBPACK_IMPORTED_MODULE_11__/* .logLine */ .B, isRunner: true, drained: _runner_log_js__WEBPACK_IMPORTED_MODULE_11__/* .logDrained */ .G, redact: masks.redact },
            mask: secret => masks.addSecret(secret),
        },
        journal,
        workflow: { run: (0,_runner_workflow_run_js__WEBPACK_IMPORTED_MODULE_16__/* .readWorkflowRun */ .h)(env), mintIdToken: audience => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getIDToken */ .V9(audience) },
        search: {
            program: (0,_entry_process_js__WEBPACK_IMPORTED_MODULE_3__/* .besideEntry */ .L3)('scan-worker'),
            threads: Math.min((0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)(), MAX_THREADS),
        },
        remember: planned => {
            _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .saveState */ .LZ(_runner_state_js__WEBPACK_IMPORTED_MODULE_18__/* .RUN_DIRECTORY_STATE */ .k, planned.path);
            directory = planned;
        },
    });
    journal.delivered(outcome);
    cancel.throwIfAborted();
    const record = (0,_merge_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordOf */ .zv)({ build: request.build, outcome, report: journal.report });
    return {
        ...outcome,
        ...(record === undefined ? _request_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_RECORD */ .i : written((0,_merge_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordName */ .xD)(record), (0,_merge_record_js__WEBPACK_IMPORTED_MODULE_5__/* .recordText */ .Pe)(record))),
    };
}
function written(name, digestRecord) {
    if (directory === undefined)
        return _request_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_RECORD */ .i;
    return { digestRecord, digestFile: directory.writeForLater(name, `${digestRecord}\n`) };
}
await (0,_entry_step_js__WEBPACK_IMPORTED_MODULE_4__/* .runStep */ .e)({
    work: main,
    nothing: { ..._request_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_OUTCOME */ .X, ..._request_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_RECORD */ .i },
    cleanUp: [() => directory && (0,_outside_js__WEBPACK_IMPORTED_MODULE_6__/* .removeOutside */ .M)(directory.path, env), () => directory?.keepOnlyReport()],
    tell: error => {
        failure = error;
        annotations.end(error);
    },
    finish: ({ digestFile, digestRecord, ...outcome }) => {
        const out = outcome.digest === '' ? { ...journal.outcome, ...(failure?.released ?? {}) } : outcome;
        const { imageid, metadata, digest } = out;
        (0,_runner_outputs_js__WEBPACK_IMPORTED_MODULE_13__/* .writeOutputs */ .K)({ imageid, metadata, digest, digestFile, digestRecord }, journal.conclusion);
        const story = journal.story({ failure, digest, unannotated: annotations.unshown });
        (0,_runner_step_summary_js__WEBPACK_IMPORTED_MODULE_15__/* .writeSummary */ .S)(story, { env, redact: masks.redact });
    },
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  xD: () => (/* binding */ recordName),
  zv: () => (/* binding */ recordOf),
  Pe: () => (/* binding */ recordText)
});

// UNUSED EXPORTS: MAX_RECORD, parseRecord

// EXTERNAL MODULE: ./build/src/engine/outputs.js
var outputs = __nccwpck_require__(5174);
;// CONCATENATED MODULE: ./build/src/text/image-names.js
const MAX_NAME = 255;
const HOST = /^(?:localhost|[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::\d{1,5})?$/;
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const HUB = 'docker.io';
function image_names_isDigest(text) {
    return DIGEST.test(text);
}
function image_names_repositoryOf(name) {
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
    return TAG.test(tag) && image_names_repositoryOf(name) !== undefined;
}

;// CONCATENATED MODULE: ./build/src/text/platform.js
const PLATFORM = /^([a-z0-9]+)\/([a-z0-9_]+)(?:\/([a-z0-9.]+))?$/;
const ALIASES = {
    x86_64: 'amd64',
    aarch64: 'arm64',
    armhf: 'arm',
    i386: '386',
};
const USUAL = new Set(['amd64/v1', 'arm64/v8', 'arm/v7']);
function platform_normalPlatform(text) {
    const [, os, arch, variant] = PLATFORM.exec(text.trim().toLowerCase()) ?? [];
    if (os === undefined || arch === undefined || os === 'unknown')
        return undefined;
    const name = ALIASES[arch] ?? arch;
    const isUsual = variant === undefined || USUAL.has(`${name}/${variant}`);
    return isUsual ? `${os}/${name}` : `${os}/${name}/${variant}`;
}

// EXTERNAL MODULE: ./build/src/version.js
var version = __nccwpck_require__(8009);
;// CONCATENATED MODULE: ./build/src/merge/record.js




const RECORD_VERSION = 1;
const MAX_RECORD = (/* unused pure expression or super */ null && (64 * 1024));
const MAX_ENTRIES = 100;
function recordOf({ build, outcome, report }) {
    const names = (0,outputs/* pushedReferences */.C1)(build).map(reference => splitTag(reference).name);
    const images = [...new Set(names)].filter(name => image_names_repositoryOf(name) !== undefined);
    const isAway = (0,outputs/* pushes */.PN)(build);
    if (!isAway || images.length === 0 || !image_names_isDigest(outcome.digest) || report === undefined)
        return undefined;
    const { verdict, reason, image: searched } = report;
    const platforms = platformsOf(build.platforms);
    return { images, digest: outcome.digest, platforms, verdict, reason, searched, toolVersion: version/* VERSION */.x };
}
function platformsOf(asked) {
    const platforms = asked.map(platform_normalPlatform);
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
        images: entriesAt(value, 'images', name => repositoryOf(name) !== undefined),
        digest: textAt(value, 'digest', isDigest),
        platforms: entriesAt(value, 'platforms', platform => normalPlatform(platform) === platform),
        verdict: verdictAt(value),
        reason: textAt(value, 'reason', reason => reason.length <= MAX_REASON),
        searched: textAt(value, 'searched', digest => digest === '' || isDigest(digest)),
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
const VERDICTS = (/* unused pure expression or super */ null && (['clean', 'leak', 'unverified', 'skipped']));
function verdictAt(value) {
    const verdict = VERDICTS.find(word => word === value['verdict']);
    if (verdict === undefined)
        throw new Error("its 'verdict' is not what a build writes");
    return verdict;
}


/***/ }),

/***/ 8334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ removeOutside)
/* harmony export */ });
/* harmony import */ var _engine_podman_leftovers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5024);
/* harmony import */ var _smoke_leftovers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4571);


function removeOutside(directory, env) {
    let hadContainer = false;
    let hadBuild = false;
    try {
        hadContainer = (0,_smoke_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .removeSmokeTest */ .Y)(directory, env);
    }
    finally {
        hadBuild = (0,_engine_podman_leftovers_js__WEBPACK_IMPORTED_MODULE_0__/* .removeLeftovers */ .D)(directory, env);
    }
    const words = [hadContainer ? 'the smoke test' : '', hadBuild ? 'what Podman had left of the build' : ''];
    return words.filter(Boolean).join(' and ');
}


/***/ }),

/***/ 8671:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ Journal),
/* harmony export */   Ev: () => (/* binding */ told),
/* harmony export */   IU: () => (/* binding */ toldError)
/* harmony export */ });
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1340);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4997);


function told({ level, code, message, hint, place }, words) {
    return {
        level,
        code,
        message: (0,_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r)(message, words),
        hint: (0,_wording_js__WEBPACK_IMPORTED_MODULE_1__/* .inWords */ .r)(hint, words),
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
    #outcome = _request_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_OUTCOME */ .X;
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


/***/ }),

/***/ 5198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O$: () => (/* binding */ gapSentence),
/* harmony export */   dj: () => (/* binding */ findingSentence),
/* harmony export */   x1: () => (/* binding */ unsearchedParts)
/* harmony export */ });
function findingSentence(finding) {
    const { secret, form, count } = finding;
    const times = count > 1 ? `, ${count} times` : '';
    if (finding.role === 'log') {
        return `The secret '${secret}' is in the log of the build${printedBy(finding)} (${form}${times}).`;
    }
    return `The secret '${secret}' is in ${placeOf(finding)} (${form}${times}).`;
}
function gapSentence(gap) {
    return `Not searched: ${placeOf(gap)} (${gap.reason}): ${gap.message}.`;
}
function unsearchedParts(secrets) {
    return secrets
        .flatMap(({ id, unsearched = [] }) => (unsearched.length === 0 ? [] : `${id} (${unsearched.join(', ')})`))
        .join(', ');
}
function placeOf(place) {
    const file = inFile(place);
    const isDocument = place.role === 'document' && place.path !== '';
    const where = isDocument ? file : [file, blobName(place)].filter(Boolean).join(' of ');
    return `${where}${madeBy(place)}`;
}
function inFile({ path, part, offset }) {
    if (path === '')
        return offset === undefined ? '' : `byte ${offset}`;
    if (part === 'header')
        return `the name or attributes of ${path}`;
    return path;
}
function blobName({ role, layer, platform, blob }) {
    const on = platform === '' ? '' : ` for ${platform}`;
    const short = blob === '' ? '' : ` (${blob.slice(0, 19)}…)`;
    switch (role) {
        case 'layer':
            return `layer ${layer}${on}${short}`;
        case 'config':
            return `the image config${on}${short}: its environment, labels or history`;
        case 'manifest':
        case 'attestation manifest':
        case 'index':
            return `the ${role}${on}${short}: its annotations`;
        case 'attestation':
            return `the provenance or SBOM${short}`;
        case 'cache layer':
        case 'cache config':
            return `the cache export${short}`;
        case 'document':
            return 'the metadata';
        default:
            return `a blob of the image layout${short}`;
    }
}
function printedBy({ path, instruction }) {
    const step = path === '' ? '' : ` (${path})`;
    return instruction === null ? step : `${step}, printed by ${instructionText(instruction)}`;
}
function madeBy({ instruction }) {
    return instruction === null ? '' : `, made by ${instructionText(instruction)}`;
}
function instructionText({ file, line, text }) {
    return `${line === 0 ? '' : `${file}:${line}, `}\`${text}\``;
}


/***/ }),

/***/ 1340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ NO_OUTCOME),
/* harmony export */   i: () => (/* binding */ NO_RECORD)
/* harmony export */ });
const NO_OUTCOME = { imageid: '', digest: '', metadata: '' };
const NO_RECORD = { digestFile: '', digestRecord: '' };


/***/ }),

/***/ 8078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ Annotations)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9584);
/* harmony import */ var _report_journal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8671);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4997);



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
        const { level, code, message, hint, place } = (0,_report_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .told */ .Ev)(problem, _wording_js__WEBPACK_IMPORTED_MODULE_2__/* .WORKFLOW */ .E);
        const text = this.#redact(`${message} ${hint}`.trim());
        const limit = level === 'error' ? MAX_ANNOTATIONS - 1 : MAX_ANNOTATIONS;
        if (this.#shown[level]++ < limit)
            this.#write(level, { code, text, place });
        else {
            this.#unshown++;
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`${level}: ${place === undefined ? '' : `${this.#redact(place.file)}:${place.line}: `}${text}`);
        }
    };
    end(error) {
        const { code, message, hint, place } = (0,_report_journal_js__WEBPACK_IMPORTED_MODULE_1__/* .toldError */ .IU)(error, _wording_js__WEBPACK_IMPORTED_MODULE_2__/* .WORKFLOW */ .E);
        this.#write('error', { code, text: this.#redact(`${message} ${hint}`.trim()), place });
        if (code === 'INTERNAL')
            _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .debug */ .Yz(this.#redact(String(error.stack)));
    }
    #write(level, { code, text, place }) {
        const write = { error: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3, warning: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e, notice: _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .notice */ .lm }[level];
        write(text, { title: `hf-secret-build: ${code}`, ...at(place, this.#redact) });
    }
}
function at(place, redact) {
    if (place === undefined)
        return {};
    return { file: redact(place.file), ...(place.line === 0 ? {} : { startLine: place.line }) };
}


/***/ }),

/***/ 8867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  g: () => (/* binding */ readRawSecrets),
  i: () => (/* binding */ readRequest)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 9 modules
var core = __nccwpck_require__(9584);
// EXTERNAL MODULE: ./build/src/engine/call.js
var call = __nccwpck_require__(9218);
// EXTERNAL MODULE: ./build/src/engine/engines.js
var engines = __nccwpck_require__(9639);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(7406);
// EXTERNAL MODULE: ./build/src/secret/contents.js + 3 modules
var contents = __nccwpck_require__(7895);
// EXTERNAL MODULE: ./build/src/secret/decode.js + 1 modules
var decode = __nccwpck_require__(5107);
// EXTERNAL MODULE: ./build/src/secret/mounts.js + 1 modules
var secret_mounts = __nccwpck_require__(8290);
// EXTERNAL MODULE: ./build/src/secret/token.js
var secret_token = __nccwpck_require__(5691);
// EXTERNAL MODULE: ./build/src/secret/value.js
var value = __nccwpck_require__(9947);
;// CONCATENATED MODULE: ./build/src/text/shell-words.js
const PIECE = /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])|([^\s'"\\]+)|(\s+)/y;
const QUOTED_IN_DOUBLE = /\\([$`"\\\n])/g;
function shellWords(text) {
    const words = [];
    let word;
    PIECE.lastIndex = 0;
    while (PIECE.lastIndex < text.length) {
        const piece = PIECE.exec(text);
        if (piece === null)
            return undefined;
        const [, single, double, escaped, plain, blank] = piece;
        if (blank !== undefined) {
            if (word !== undefined)
                words.push(word);
            word = undefined;
        }
        else if (escaped !== '\n') {
            const unquoted = double?.replace(QUOTED_IN_DOUBLE, (_, character) => character === '\n' ? '' : character);
            word = `${word ?? ''}${single ?? unquoted ?? escaped ?? plain}`;
        }
    }
    return word === undefined ? words : [...words, word];
}

;// CONCATENATED MODULE: ./build/src/smoke/request.js


const DEFAULT_TIMEOUT = '60s';
const MAX_TIMEOUT_MS = 60 * 60_000;
const OWN_OPTION = /^(--(?:name|rm|detach|cidfile|restart|pull|disable-content-trust))(?:=|$)/;
const DETACH = /^-[itP]*d[ditP]*$/;
function smokeRequest(inputs) {
    if (!inputs.isOn) {
        for (const name of ['args', 'url'])
            if (inputs[name] !== '')
                throw alone(`smoke-${name}`);
        return undefined;
    }
    if (inputs.verify === 'off')
        throw bad(say => `${say.input('smoke-test')} tries out the image that was searched, but ${say.name('verify')} is off: what is built leaves at once.`, say => `Set ${say.set('verify', 'gate')} or ${say.set('verify', 'report')}, or remove ${say.name('smoke-test')}.`);
    if (inputs.call !== '')
        throw bad(say => `${say.input('smoke-test')} needs an image, and '${say.name('call')}' makes none.`, 'Remove one of the two.');
    return { ...argumentsOf(inputs.args), url: urlOf(inputs.url), timeoutMs: timeoutOf(inputs.timeout) };
}
function argumentsOf(text) {
    const words = shellWords(text);
    if (words === undefined)
        throw bad(say => `${say.input('smoke-args')} cannot be read as words: a quotation mark is not closed.`, 'Words are split as a shell does: "…" and \'…\' keep blanks, a backslash the next character.');
    const end = words.indexOf('--');
    const options = end === -1 ? words : words.slice(0, end);
    for (const word of options) {
        const own = OWN_OPTION.exec(word)?.[1] ?? (DETACH.test(word) ? '-d' : undefined);
        if (own !== undefined)
            throw bad(say => `${say.input('smoke-args')} holds ${own}, which the smoke test decides itself.`, 'Remove it there.');
    }
    return { options, command: end === -1 ? [] : words.slice(end + 1) };
}
function urlOf(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (text === '' || (url !== undefined && /^https?:$/.test(url.protocol) && url.username === ''))
        return text;
    throw bad(say => `${say.input('smoke-url')} is no http or https URL.`, 'Write the one that the container answers at, for example http://localhost:8091/health.');
}
function timeoutOf(text) {
    const [, number = '', unit] = /^(\d{1,4})(s|m)?$/.exec(text || DEFAULT_TIMEOUT) ?? [];
    const ms = Number(number) * (unit === 'm' ? 60_000 : 1000);
    if (ms > 0 && ms <= MAX_TIMEOUT_MS)
        return ms;
    throw bad(say => `${say.input('smoke-timeout')} is no time from 1s to 60m.`, say => `Write ${say.set('smoke-timeout', '90s')}, or ${say.set('smoke-timeout', '5m')}.`);
}
function alone(input) {
    return bad(say => `${say.input(input)} says how, but ${say.name('smoke-test')} is off.`, say => `Set ${say.set('smoke-test', 'true')}, or remove it.`);
}
function bad(message, hint) {
    return new errors/* ActionError */.lZ({ code: 'BAD_INPUT', message, hint });
}

// EXTERNAL MODULE: ./node_modules/csv-parse/lib/sync.js + 9 modules
var sync = __nccwpck_require__(5175);
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
    const text = core/* getInput */.V4(name, { trimWhitespace: grammar.whiteSpace === 'trim' });
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
        return core/* getBooleanInput */.Vt(name);
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
    const text = core/* getInput */.V4(name) || words[0];
    const word = words.find(word => word === text);
    if (word !== undefined)
        return word;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: `Input '${name}' is none of ${words.join(', ')}.`,
        hint: `Leave it out for ${name}: ${words[0]}.`,
    });
}
function retries(name) {
    const text = core/* getInput */.V4(name) || '2';
    if (/^\d{1,2}$/.test(text))
        return Number(text);
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: `Input '${name}' is no number from 0 to 99.`,
        hint: `Write ${name}: 2, or 0 to fail at once.`,
    });
}

;// CONCATENATED MODULE: ./build/src/hub/names.js


const HUB = 'https://huggingface.co';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const REPO = /^(?<id>(?:[\w.-]{1,96}\/)?[\w.-]{1,96})(?:@(?<revision>[^\s@]+))?$/;
const RESOURCE = /^((datasets|spaces)\/)?([\w.-]{1,96}\/)?[\w.-]{1,96}$/;
function hubEndpoint(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
    if (url !== undefined && isPrivate && url.username === '' && url.search === '' && url.hash === '') {
        return url.href.replace(/\/+$/, '');
    }
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: say => `${say.input('hf-endpoint')} is no https URL that a token could be sent to.`,
        hint: `Leave it out for ${HUB}, or write https:// and the host of a mirror, without a user or a query.`,
    });
}
function hubRepos(kind, entries) {
    return entries
        .filter(entry => !(0,secret_token/* isDeclined */.Pk)(entry))
        .map((entry, index) => {
        const { id, revision = '' } = REPO.exec(entry)?.groups ?? {};
        if (id !== undefined && !/^\.+$|\/\.+$|^\.+\//.test(id))
            return { kind, id, revision };
        throw new errors/* ActionError */.lZ({
            code: 'BAD_INPUT',
            message: say => `${say.input(kind)}: entry ${index + 1} is no repository of the Hub.`,
            hint: 'Write namespace/name, or namespace/name@revision, one a line.',
        });
    });
}
function hubResource(text) {
    if (text === '' || (0,secret_token/* isDeclined */.Pk)(text))
        return '';
    if (RESOURCE.test(text) && (0,secret_token/* tokensIn */.gF)(text).length === 0)
        return text;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: say => `${say.input('hf-oidc-resource')} is no user or repository of the Hub.`,
        hint: 'Write a user name, or namespace/name, datasets/namespace/name, spaces/namespace/name.',
    });
}
function isHubOffline(env) {
    return /^(1|on|yes|true)$/i.test(env['HF_HUB_OFFLINE'] ?? '');
}

;// CONCATENATED MODULE: ./build/src/runner/hub-inputs.js




function readHub(env) {
    return {
        endpoint: hubEndpoint(core/* getInput */.V4('hf-endpoint') || HUB),
        oidcResource: hubResource(core/* getInput */.V4('hf-oidc-resource')),
        repos: [
            ...hubRepos('models', list('models', LINES_AND_COMMAS)),
            ...hubRepos('datasets', list('datasets', LINES_AND_COMMAS)),
        ],
        isOffline: isHubOffline(env),
    };
}

;// CONCATENATED MODULE: ./build/src/runner/inputs.js














const RAW_LINES = { commas: 'keep', quotes: 'none', whiteSpace: 'trim' };
const MAX_ONE_LINE = 4096;
const SECRET_LINES = { commas: 'keep', quotes: 'csv', whiteSpace: 'keep' };
const VERIFY = ['gate', 'report', 'off'];
const ON_MISSING_TOKEN = ['auto', 'build', 'skip', 'fail'];
const CHECK_DOCKERFILE = ['error', 'warn', 'off'];
function readRawSecrets(env) {
    const token = core/* getInput */.V4('hf-token');
    const variables = rawEntries('secret-envs', LINES_AND_COMMAS).map(name => env[name] || name);
    const files = rawEntries('secret-files', LINES).flatMap(readFileSecrets);
    return [
        ...((0,secret_token/* isNoToken */.FT)(token) ? [] : [token]),
        ...rawEntries('secrets', SECRET_LINES),
        core/* getInput */.V4('github-token'),
        ...variables,
        ...files,
    ];
}
function rawEntries(name, grammar) {
    const text = core/* getInput */.V4(name, { trimWhitespace: false });
    const afterSign = (entry) => entry.slice(entry.indexOf('=') + 1);
    try {
        return parseList(text, grammar).map(afterSign);
    }
    catch {
        return text.split(/[\r\n]+/).map(afterSign);
    }
}
function readFileSecrets(path) {
    if (!(0,external_node_fs_.existsSync)(path))
        return [path];
    try {
        if (!(0,external_node_fs_.statSync)(path).isFile() || (0,external_node_fs_.statSync)(path).size > secret_mounts/* MAX_SECRET_BYTES */.sU)
            return [];
        const bytes = (0,external_node_fs_.readFileSync)(path);
        const text = (0,decode/* textIn */.r7)(bytes).trim();
        return text.length > MAX_ONE_LINE || /[\r\n]/.test(text) ? (0,contents/* hiddenIn */.k)(bytes) : [text];
    }
    catch {
        return [];
    }
}
function readRequest(env) {
    const secretId = core/* getInput */.V4('secret-id') || 'hf_token';
    (0,secret_mounts/* checkSecretId */.so)(secretId, 'secret-id');
    const githubToken = core/* getInput */.V4('github-token');
    const mounts = readMounts(env, secretId);
    (0,secret_mounts/* refuseDuplicates */.B7)(mounts);
    return {
        build: readBuildInputs(),
        switches: readSwitches(env),
        secretId,
        mounts,
        isTokenDeclined: (0,secret_token/* isDeclined */.Pk)(core/* getInput */.V4('hf-token')),
        githubToken: githubToken === '' ? undefined : new value/* SecretValue */.i(githubToken),
        hub: readHub(env),
        onMissingToken: choice('on-missing-token', ON_MISSING_TOKEN),
        checkDockerfile: choice('check-dockerfile', CHECK_DOCKERFILE),
        verify: choice('verify', VERIFY),
        verifyCache: core/* getInput */.V4('verify-cache'),
        engine: choice('engine', engines/* ENGINE_CHOICES */.b),
        pushRetries: retries('push-retries'),
        smoke: readSmoke(),
    };
}
function readSmoke() {
    return smokeRequest({
        isOn: flag('smoke-test'),
        args: core/* getInput */.V4('smoke-args'),
        url: core/* getInput */.V4('smoke-url'),
        timeout: core/* getInput */.V4('smoke-timeout'),
        verify: choice('verify', VERIFY),
        call: (0,call/* parseCall */.M)(core/* getInput */.V4('call')),
    });
}
function readMounts(env, secretId) {
    const token = (0,secret_token/* readToken */.AI)(core/* getInput */.V4('hf-token'));
    return [
        ...(token === undefined ? [] : [(0,secret_mounts/* tokenMount */.F$)(secretId, token)]),
        ...(0,secret_mounts/* envMounts */.eD)(list('secret-envs', LINES_AND_COMMAS), env),
        ...(0,secret_mounts/* valueMounts */.sj)(list('secrets', SECRET_LINES), { env, secretId }),
        ...(0,secret_mounts/* fileMounts */.t_)(list('secret-files', LINES)),
    ];
}
function readSwitches(env) {
    const isOn = (name) => /^(1|t|true)$/i.test(env[name] ?? '');
    return {
        noDefaultAttestations: isOn('BUILDX_NO_DEFAULT_ATTESTATIONS'),
        pullRequestHead: isOn('DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF'),
        gitQuery: isOn('BUILDX_SEND_GIT_QUERY_AS_INPUT'),
    };
}
function readBuildInputs() {
    return {
        addHosts: list('add-hosts', LINES_AND_COMMAS),
        allow: list('allow', LINES_AND_COMMAS),
        annotations: list('annotations', LINES),
        attests: list('attests', LINES),
        buildArgs: list('build-args', LINES),
        buildContexts: list('build-contexts', LINES),
        builder: core/* getInput */.V4('builder'),
        cacheFrom: list('cache-from', LINES),
        cacheTo: list('cache-to', LINES),
        call: (0,call/* parseCall */.M)(core/* getInput */.V4('call')),
        cgroupParent: core/* getInput */.V4('cgroup-parent'),
        context: readContext(),
        file: core/* getInput */.V4('file'),
        labels: list('labels', LINES),
        load: flag('load'),
        network: core/* getInput */.V4('network'),
        noCache: flag('no-cache'),
        noCacheFilters: list('no-cache-filters', LINES_AND_COMMAS),
        outputs: list('outputs', RAW_LINES),
        platforms: list('platforms', LINES_AND_COMMAS),
        provenance: core/* getInput */.V4('provenance'),
        pull: flag('pull'),
        push: flag('push'),
        sbom: core/* getInput */.V4('sbom'),
        shmSize: core/* getInput */.V4('shm-size'),
        ssh: list('ssh', LINES_AND_COMMAS),
        tags: list('tags', LINES_AND_COMMAS),
        target: core/* getInput */.V4('target'),
        ulimit: list('ulimit', LINES),
    };
}
function readContext() {
    const context = core/* getInput */.V4('context');
    if (!context.startsWith('-'))
        return context;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_INPUT',
        message: "Input 'context' begins with '-': docker would take it for an option, or read its standard input.",
        hint: 'Name a folder (./-name for one that begins so) or a URL.',
    });
}


/***/ }),

/***/ 9086:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ logLine),
/* harmony export */   G: () => (/* binding */ logDrained)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9584);


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

/***/ 3573:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  O: () => (/* binding */ Masks)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 9 modules
var core = __nccwpck_require__(9584);
// EXTERNAL MODULE: ./build/src/secret/forms.js
var secret_forms = __nccwpck_require__(9674);
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
var value = __nccwpck_require__(9947);
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

/***/ 5002:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ writeOutputs)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9584);

function writeOutputs(results, conclusion) {
    const { digestFile, digestRecord, ...outcome } = results;
    const { tokenSource, sarif, ...others } = conclusion;
    const records = { 'digest-file': digestFile, 'digest-record': digestRecord };
    const outputs = { ...outcome, ...others, 'report-sarif': sarif, 'token-source': tokenSource, ...records };
    for (const [name, value] of Object.entries(outputs))
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .setOutput */ .uH(name, value);
    if (outcome.imageid !== '')
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`Image ID: ${outcome.imageid}`);
    if (outcome.digest !== '')
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`Digest: ${outcome.digest}`);
}


/***/ }),

/***/ 8274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ showReport)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9584);
/* harmony import */ var _report_sentences_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5198);
/* harmony import */ var _text_defuse_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7383);
/* harmony import */ var _text_words_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2364);




function showReport(report, tell) {
    _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(summaryLine(report));
    const short = report.secrets.filter(({ searched }) => !searched).map(({ id }) => id);
    if (short.length > 0 && report.verdict !== 'skipped')
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`Too short to be searched for (less than 8 bytes): ${short.join(', ')}.`);
    const parts = (0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .unsearchedParts */ .x1)(report.secrets);
    if (parts !== '' && report.verdict !== 'skipped')
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`Not searched for, being short or an everyday word: ${(0,_text_defuse_js__WEBPACK_IMPORTED_MODULE_1__/* .harmless */ .I)(parts)}.`);
    for (const finding of report.findings) {
        const message = (0,_text_defuse_js__WEBPACK_IMPORTED_MODULE_1__/* .harmless */ .I)((0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .findingSentence */ .dj)(finding));
        tell({ level: 'error', code: 'LEAK', message, hint: '', ...placeOf(finding.instruction) });
    }
    for (const gap of report.unscanned) {
        const message = (0,_text_defuse_js__WEBPACK_IMPORTED_MODULE_1__/* .harmless */ .I)((0,_report_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .gapSentence */ .O$)(gap));
        tell({ level: 'warning', code: 'UNVERIFIED', message, hint: '', ...placeOf(gap.instruction) });
    }
    if (report.more > 0)
        _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .info */ .pq(`${report.more} more.`);
}
function placeOf(instruction) {
    if (instruction === null || instruction.line === 0)
        return {};
    return { place: { file: instruction.file, line: instruction.line } };
}
function summaryLine({ verdict, reason, searched }) {
    if (verdict === 'skipped')
        return `Not searched: ${reason}.`;
    if (reason !== '')
        return `The image was not searched (${reason}): ${verdict}.`;
    const { blobs, known, bytes, patterns, seconds } = searched;
    const earlier = known === 0 ? '' : ` (${known} of them by an earlier run, see verify-cache)`;
    return `Searched ${blobs} blobs${earlier}, ${(0,_text_words_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesText */ .pV)(bytes)} unpacked, for ${patterns} patterns in ${seconds.toFixed(1)} s: ${verdict}.`;
}


/***/ }),

/***/ 8085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ RUN_DIRECTORY_STATE)
/* harmony export */ });
const RUN_DIRECTORY_STATE = 'runDirectory';


/***/ }),

/***/ 7613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ writeSummary)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 9 modules
var core = __nccwpck_require__(9584);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(7406);
// EXTERNAL MODULE: ./build/src/text/words.js
var words = __nccwpck_require__(2364);
;// CONCATENATED MODULE: ./build/src/report/timeline.js
const STEP = /^\[(?:([^\]]*?) ?)?(\d+\/\d+)\] (.*)$/;
const TOLD_OF_BUILDER = /^(exporting|importing|pushing|\[internal\] load (build context|metadata)|resolve )/;
const MIN_SECONDS = 0.1;
function timelineOf({ runs, searchEnd, report }) {
    const build = runs.find(({ kind, steps }) => kind === 'build' && steps.length > 0);
    if (build === undefined)
        return undefined;
    const own = build.steps.filter(({ name }) => STEP.test(name) && !isImage(name));
    const searched = report?.searched.seconds ?? 0;
    const later = runs.slice(runs.indexOf(build) + 1).filter(run => run.code === 0 || run === runs.at(-1));
    const bars = [
        ...build.steps.flatMap(barOf),
        ...(searchEnd === 0 ? [] : [searchBar((searchEnd - build.start) / 1000, searched)]),
        ...later.map(run => runBar(run, build.start)),
    ];
    const ends = [(build.end - build.start) / 1000, ...bars.map(({ start, seconds }) => start + seconds)];
    const count = (...wanted) => own.filter(({ end }) => wanted.includes(end)).length;
    return {
        ...{ ran: count('ran'), cached: count('cached'), failed: count('failed') },
        seconds: Math.max(...ends),
        bars: bars
            .filter(({ kind, seconds }) => kind === 'failed' || seconds >= MIN_SECONDS)
            .sort((a, b) => a.start - b.start),
    };
}
function isImage(name) {
    return /^\[[^\]]*\] FROM /.test(name);
}
function barOf({ name, end, start, seconds }) {
    const [, stage = '', number, instruction] = STEP.exec(name) ?? [];
    const time = { start: start / 1000, seconds };
    if (number !== undefined) {
        const kind = end === 'failed' ? 'failed' : 'step';
        return [{ section: stage || 'Dockerfile', name: `${number} ${instruction}`, kind, ...time }];
    }
    if (!TOLD_OF_BUILDER.test(name))
        return [];
    return [{ section: 'Builder', name: name.replace('[internal] ', ''), kind: 'builder', ...time }];
}
function searchBar(end, seconds) {
    return { section: 'Gate', name: 'search', kind: 'search', start: Math.max(0, end - seconds), seconds };
}
const RUNS = {
    build: 'push or export from the cache',
    copy: 'copy out of the store',
    push: 'push',
    export: 'other outputs',
    smoke: 'smoke test log',
};
function runBar({ kind, start, end }, begun) {
    return {
        ...{ section: 'Gate', name: RUNS[kind], kind: kind === 'push' ? 'push' : 'builder' },
        start: (start - begun) / 1000,
        seconds: (end - start) / 1000,
    };
}
function slowest({ bars }, count) {
    return [...bars].sort((a, b) => b.seconds - a.seconds).slice(0, count);
}

;// CONCATENATED MODULE: ./build/src/report/gantt.js

const MAX_BARS = 30;
const MAX_LABEL = 48;
const MAX_SECTION = 16;
const MARKS = 8;
const INTERVALS = [
    [0.1, '100millisecond'],
    [0.2, '200millisecond'],
    [0.5, '500millisecond'],
    [1, '1second'],
    [2, '2second'],
    [5, '5second'],
    [10, '10second'],
    [30, '30second'],
    [60, '1minute'],
    [120, '2minute'],
    [300, '5minute'],
    [600, '10minute'],
    [1800, '30minute'],
    [3600, '1hour'],
];
const STATES = {
    step: '',
    failed: 'crit, ',
    builder: 'done, ',
    search: 'active, ',
    push: 'active, ',
};
const INIT = '%%{init: {"gantt": {"leftPadding": 130, "barHeight": 22, "barGap": 5, "fontSize": 12}}}%%';
function gantt(timeline) {
    const shown = new Set(slowest(timeline, MAX_BARS));
    const bars = timeline.bars.filter(bar => shown.has(bar));
    if (bars.length < 2)
        return '';
    const sections = [...new Set(bars.map(({ section }) => section))];
    const [, interval] = INTERVALS.find(([step]) => timeline.seconds / step <= MARKS) ?? [0, '6hour'];
    const lines = sections.flatMap(section => [
        `  section ${plain(section, MAX_SECTION) || 'stage'}`,
        ...bars
            .filter(bar => bar.section === section)
            .map(({ name, kind, start, seconds }) => `  ${label(name, seconds)} :${STATES[kind]}${moment(start)}, ${moment(start + seconds)}`),
    ]);
    return [
        INIT,
        'gantt',
        '  dateFormat YYYY-MM-DDTHH:mm:ss.SSS',
        `  axisFormat ${axisFormat(timeline.seconds)}`,
        `  tickInterval ${interval}`,
        ...lines,
    ].join('\n');
}
function label(name, seconds) {
    const duration = seconds < 9.95 ? seconds.toFixed(1) : String(Math.round(seconds));
    return `${duration}s ${plain(name, MAX_LABEL)}`;
}
function plain(text, length) {
    return text
        .replace(/ --mount=\S+/g, '')
        .replace(/[^A-Za-z0-9 .,/=+_-]+/g, ' ')
        .trim()
        .slice(0, length)
        .trim();
}
function moment(seconds) {
    return new Date(Date.UTC(2000, 0, 1) + Math.round(seconds * 1000)).toISOString().slice(0, -1);
}
function axisFormat(seconds) {
    if (seconds < 4)
        return '%-S.%L s';
    if (seconds < 60)
        return '%-S s';
    return seconds < 3600 ? '%M:%S' : '%H:%M:%S';
}

// EXTERNAL MODULE: ./build/src/text/visible.js
var visible = __nccwpck_require__(2939);
;// CONCATENATED MODULE: ./build/src/report/html.js


const MAX_TEXT = 240;
const ENTITIES = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
function html_text(value, length = MAX_TEXT) {
    const { parts } = (0,visible/* visibleLine */.P8)(value);
    const line = parts.map((part, index) => (index % 2 === 0 ? part : part.includes('\v') ? ' ' : '')).join('');
    return (0,words/* shortened */.vI)(line, length).replace(/[&<>"']/g, sign => ENTITIES[sign] ?? '');
}
const TOKENS_PAGE = 'https://huggingface.co/settings/tokens';
function prose(value, length) {
    const parts = html_text(value, length).split(TOKENS_PAGE);
    const broken = parts.map(part => part.replace(/&#?\w+;|[@#:]|www\./g, sign => (sign.startsWith('&') ? sign : `${sign}<wbr>`)));
    return broken.join(`<a href="${TOKENS_PAGE}">${TOKENS_PAGE}</a>`);
}
function code(value, length = MAX_TEXT) {
    return `<code>${html_text(value, length)}</code>`;
}
function html(strings, ...pieces) {
    return String.raw({ raw: strings }, ...pieces);
}
function joined(pieces, between = '') {
    return pieces.join(between);
}
function html_words(value) {
    return value.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? '');
}
function measure(value) {
    return html_words(value).replaceAll(' ', '&nbsp;');
}
function table(columns, rows) {
    const aligned = (index) => (columns[index]?.align === 'right' ? ' align="right"' : '');
    const head = columns.map(({ head }, index) => `<th${aligned(index)}>${html_words(head)}</th>`).join('');
    const body = rows.map(row => `<tr>${row.map((cell, index) => `<td${aligned(index)}>${cell}</td>`).join('')}</tr>`);
    return `<table>\n<tr>${head}</tr>\n${body.join('\n')}\n</table>`;
}
function details(title, content) {
    return html `<details><summary>${title}</summary>
${content}
</details>`;
}

;// CONCATENATED MODULE: ./build/src/report/layers.js
const MAX_LAYERS = 60;
function isBaseLayer({ kind }) {
    return kind === 'base';
}
function shownLayers(layers) {
    const first = layers.findIndex(({ instruction }) => (instruction?.line ?? 0) > 0);
    const base = first > 0 ? [together(layers.slice(0, first), { from: 1, kind: 'base' })] : [];
    const own = layers.slice(Math.max(first, 0)).map((layer, index) => ({
        numbers: String(Math.max(first, 0) + index + 1),
        bytes: layer.bytes,
        instruction: layer.instruction,
        kind: 'layer',
    }));
    if (own.length <= MAX_LAYERS)
        return [...base, ...own];
    const large = new Set([...own].sort((a, b) => b.bytes - a.bytes).slice(0, MAX_LAYERS));
    const small = own.filter(layer => !large.has(layer));
    const others = {
        numbers: `${small.length} others`,
        bytes: small.reduce((sum, { bytes }) => sum + bytes, 0),
        instruction: null,
        kind: 'others',
    };
    return [...base, ...own.filter(layer => large.has(layer)), others];
}
function together(layers, { from, kind }) {
    return {
        numbers: layers.length === 1 ? String(from) : `${from}\u2011${from + layers.length - 1}`,
        bytes: layers.reduce((sum, { bytes }) => sum + bytes, 0),
        instruction: null,
        kind,
    };
}

;// CONCATENATED MODULE: ./build/src/report/summary-sections.js




const MAX_ROWS = 50;
const MAX_STEPS = 10;
const MAX_IMAGES = 12;
const BAR = 16;
function foundSection({ findings, more }, links) {
    if (findings.length === 0)
        return '';
    const rows = findings
        .slice(0, MAX_ROWS)
        .map(finding => [
        code(finding.secret),
        code(`${finding.form}${finding.count > 1 ? ` ×${finding.count}` : ''}`),
        where(finding),
        madeBy(finding.instruction, links),
    ]);
    const heads = ['secret', 'form', 'where', 'made by'].map(head => ({ head }));
    return section('Where the secret is', joined([table(heads, rows), rest(findings.length - rows.length + more)], '\n'));
}
function gapSection({ unscanned, findings, more }, links) {
    if (unscanned.length === 0)
        return '';
    const rows = unscanned
        .slice(0, MAX_ROWS)
        .map(gap => [
        where(gap),
        html `<b>${html_text(gap.reason)}</b>: ${prose(gap.message, 300)}`,
        madeBy(gap.instruction, links),
    ]);
    const heads = ['where', 'why', 'made by'].map(head => ({ head }));
    const left = unscanned.length - rows.length + (findings.length === 0 ? more : 0);
    return section('What could not be searched', joined([table(heads, rows), rest(left)], '\n'));
}
function where({ path, role, layer, platform, blob }) {
    const file = path === '' ? html `` : html `${code(path)}<br>`;
    const part = role === 'layer' ? `layer ${layer}` : role === 'log' ? 'the log of the build' : role;
    const on = platform === '' ? html `` : html ` for ${code(platform)}`;
    const digest = blob === '' ? html `` : html ` ${code(summary_sections_short(blob))}`;
    return html `${file}${html_text(part)}${on}${digest}`;
}
function summary_sections_short(digest) {
    return digest.replace(/^(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, '$1…');
}
function madeBy(instruction, links) {
    if (instruction === null)
        return html ``;
    const at = place(instruction, links);
    return html `${at}${at === '' ? html `` : html `<br>`}${code(instruction.text)}`;
}
function place({ file, line }, { source }) {
    if (file === '')
        return html ``;
    const name = code(line === 0 ? file : `${file}:${line}`);
    const path = file.replace(/^\.\//, '');
    const isInside = /^[\w.@+-]+(\/[\w.@+-]+)*$/.test(path) && !path.split('/').includes('..');
    if (source === '' || !isInside)
        return name;
    return html `<a href="${html_text(`${source}${path}${line === 0 ? '' : `#L${line}`}`, 1000)}">${name}</a>`;
}
function imageSection(story) {
    const { report, failure, released, digest } = story;
    const { pushed, loaded } = failure === undefined ? story : released;
    const images = report?.images ?? [];
    if (images.length === 0 && digest === '')
        return '';
    const names = [
        ...pushed.map(name => [name, 'pushed']),
        ...loaded.map(name => [name, 'loaded']),
    ];
    const blocks = [
        nameTable(names, digest),
        rest(names.length - MAX_ROWS),
        images.length === 0 ? html `` : platformTable(images),
    ].filter(block => block !== '');
    const pull = pullBlock(pushed[0] ?? '', digest);
    return [section('Image', joined(blocks, '\n')), pull].filter(block => block !== '').join('\n\n');
}
function nameTable(names, digest) {
    const rows = [
        ...names.slice(0, MAX_ROWS).map(([name, how]) => [html_words(how), code(name)]),
        ...(digest === '' ? [] : [[html_words('digest'), code(digest)]]),
    ];
    if (rows.length === 0)
        return html ``;
    return table([{ head: '' }, { head: 'image' }], rows);
}
function platformTable(images) {
    const heads = [
        { head: 'platform' },
        { head: 'size', align: 'right' },
        { head: 'layers', align: 'right' },
        { head: 'manifest' },
    ];
    const rows = images.map(({ platform, bytes, layers, digest }) => [
        code(platform || 'one'),
        measure((0,words/* bytesText */.pV)(bytes)),
        html `${layers.length}`,
        code(digest),
    ]);
    return table(heads, rows);
}
function pullBlock(name, digest) {
    const isPlain = /^[\w][\w.:/-]*$/.test(name) && /^sha256:[0-9a-f]{64}$/.test(digest);
    if (!isPlain)
        return '';
    return `\`\`\`sh\ndocker pull ${name.replace(/:[^:/]+$/, '')}@${digest}\n\`\`\``;
}
function stepSection(timeline) {
    const bars = slowest(timeline, MAX_STEPS);
    const [longest] = bars;
    if (longest === undefined)
        return '';
    const rows = bars.map(({ section: stage, name, kind, seconds }) => [
        measure((0,words/* secondsText */.Hd)(seconds)),
        html_words((0,words/* barText */.pM)(seconds / longest.seconds, BAR)),
        kind === 'step' || kind === 'failed' ? code(stage) : html_words(stage),
        html `${kind === 'failed' ? html_words('❌ ') : html ``}${code(name)}`,
    ]);
    return table([{ head: 'time', align: 'right' }, { head: '' }, { head: 'stage' }, { head: 'step' }], rows);
}
function layerSection(report, links) {
    const blocks = report.images
        .filter(({ layers }) => layers.length > 0)
        .slice(0, MAX_IMAGES)
        .map(({ platform, layers, bytes }) => {
        const title = html `${html_words((0,words/* counted */.hS)(layers.length, 'layer'))}, ${html_words((0,words/* bytesText */.pV)(bytes))}${platform === '' ? html `` : html `, ${code(platform)}`}`;
        return details(title, layerTable(shownLayers(layers), links));
    });
    return blocks.length === 0
        ? ''
        : section('Layers', joined([...blocks, rest(report.images.length - blocks.length)].filter(Boolean), '\n'));
}
function layerTable(layers, links) {
    const largest = Math.max(1, ...layers.map(({ bytes }) => bytes));
    const rows = layers.map(layer => [
        measure(layer.numbers),
        measure((0,words/* bytesText */.pV)(layer.bytes)),
        html_words((0,words/* barText */.pM)(layer.bytes / largest, BAR)),
        isBaseLayer(layer) ? html_words('the base image') : madeBy(layer.instruction, links),
    ]);
    return table([{ head: '' }, { head: 'size', align: 'right' }, { head: '' }, { head: 'made by' }], rows);
}
const SIGNS = { granted: '✅', unknown: '❔', refused: '⛔' };
function accessSection(hub) {
    if (hub.length === 0)
        return '';
    const rows = hub
        .slice(0, MAX_ROWS)
        .map(({ name, access, state }) => [
        code(name),
        html `${html_words(SIGNS[state])} ${html_text(state === 'granted' ? 'may be read' : access)}`,
    ]);
    const block = table([{ head: 'repository' }, { head: 'the token' }], rows);
    return section('Access on the Hub', joined([block, rest(hub.length - rows.length)], '\n'));
}
const LEVELS = { error: '❌', warning: '⚠️', notice: 'ℹ️' };
function toldSection({ told, unannotated }, links) {
    if (told.length === 0 && unannotated === 0)
        return '';
    const rows = told
        .slice(0, MAX_ROWS)
        .map(({ level, code: name, message, hint, place: at }) => [
        html `${html_words(LEVELS[level])} ${html_text(name)}`,
        at === undefined ? html `` : place(at, links),
        html `${prose(message, 600)}${hint === '' ? html `` : html `<br>${prose(hint, 600)}`}`,
    ]);
    const block = table(['', 'where', 'what'].map(head => ({ head })), rows);
    const unshown = unannotated === 0
        ? html ``
        : html `<p>GitHub shows ten annotations of a kind; ${unannotated} more of this step are in its log.</p>`;
    const blocks = [rows.length === 0 ? html `` : block, rest(told.length - rows.length), unshown];
    return section('Checks', joined(blocks.filter(Boolean), '\n'));
}
function section(heading, content) {
    return content === '' ? '' : `### ${heading}\n\n${content.trimEnd()}`;
}
function rest(count) {
    return count <= 0 ? html `` : html `<p>${count} more in the report and the log.</p>`;
}

;// CONCATENATED MODULE: ./build/src/report/summary.js





function summary(story, links) {
    const timeline = timelineOf(story);
    const { report } = story;
    const blocks = [
        title(story),
        verdictBlock(story, links),
        factsTable(story, timeline),
        report === undefined ? '' : foundSection(report, links),
        report === undefined ? '' : gapSection(report, links),
        imageSection(story),
        timeline === undefined ? '' : buildSection(timeline),
        report === undefined ? '' : layerSection(report, links),
        accessSection(story.hub),
        toldSection(story, links),
    ];
    return `${fitting(blocks.filter(block => block !== '')).join('\n\n')}\n\n`;
}
const MAX_BYTES = 900_000;
function fitting(blocks) {
    let room = MAX_BYTES;
    const fit = blocks.filter(block => {
        const size = Buffer.byteLength(block) + 2;
        if (size > room)
            return false;
        room -= size;
        return true;
    });
    const left = blocks.length - fit.length;
    return left === 0
        ? fit
        : [
            ...fit,
            `<p>${(0,words/* counted */.hS)(left, 'section')} left out: too large for this page. The report has it all.</p>`,
        ];
}
const summary_SIGNS = { clean: '✅', leak: '⛔', unverified: '⚠️', skipped: '➖', failed: '❌' };
function stateOf({ report, failure }) {
    const verdict = report?.verdict;
    if (verdict === 'leak')
        return 'leak';
    if (failure !== undefined && failure.code !== 'UNVERIFIED')
        return 'failed';
    return verdict ?? 'failed';
}
function title(story) {
    const state = stateOf(story);
    const [name = ''] = [...story.pushed, ...story.loaded];
    const subject = name === '' ? html `` : html `: ${code(name)}`;
    return html `<h2>${html_words(summary_SIGNS[state])} ${html_words(headline(state, story))}${subject}</h2>`;
}
function headline(state, { failure, report, released }) {
    switch (state) {
        case 'clean':
            return 'Clean';
        case 'leak':
            return failure === undefined ? 'Leak, and pushed all the same' : 'Leak';
        case 'unverified':
            return failure === undefined ? 'Not fully searched, and pushed all the same' : 'Not fully searched';
        case 'skipped':
            return 'Not searched';
        default:
            if (report?.verdict !== 'clean')
                return failureTitle(failure);
            if (failure?.code === 'PUSH_DIFFERS')
                return 'Searched, but something changed afterwards';
            return isPartial(released) ? 'Searched, but delivered in part' : 'Searched, but not delivered';
    }
}
function isPartial({ digest, others }) {
    return digest !== '' || others.length > 0;
}
function failureTitle(failure) {
    const titles = {
        BUILD_FAILED: 'The build failed',
        CANCELLED: 'Cancelled',
        NO_TOKEN: 'The token is missing',
        SECRET_IN_CONTEXT: 'A secret is in the build context',
    };
    return titles[failure?.code ?? ''] ?? 'Not built';
}
function verdictBlock({ report, failure, pushed, loaded }, links) {
    if (failure !== undefined)
        return failureBlock(failure, links);
    if (report === undefined)
        return html ``;
    const where = [
        pushed.length > 0 ? `pushed under ${(0,words/* counted */.hS)(pushed.length, 'name')}` : '',
        loaded.length > 0 ? 'loaded' : '',
    ]
        .filter(Boolean)
        .join(' and ');
    const left = where === '' ? '' : ` It was ${where}.`;
    return html `<p>${meaning(report)}${html_words(left)}</p>`;
}
function meaning(report) {
    const ids = joined(report.secrets.filter(({ searched }) => searched).map(({ id }) => code(id)), ', ');
    switch (report.verdict) {
        case 'clean':
            return html `Every byte that left was searched first: nothing holds ${ids}.`;
        case 'leak':
            return html `<b>A secret left the builder</b>, since <code>verify</code> is <code>report</code>. Rotate it.`;
        case 'unverified':
            return html `No secret was found, but not everything could be read. <code>verify</code> is <code>report</code>.`;
        default:
            return html `Nothing was searched: ${html_text(report.reason)}.`;
    }
}
function failureBlock({ code: name, message, hint }, { help }) {
    const label = html `<b>${html_text(name)}</b>`;
    const linked = help === '' ? label : html `<a href="${html_text(`${help}#${name.toLowerCase()}`, 1000)}">${label}</a>`;
    return html `<blockquote>
<p>${linked} ${prose(message, 1500)}</p>
<p>${prose(hint, 1500)}</p>
</blockquote>`;
}
function factsTable({ report }, timeline) {
    const facts = [];
    if (report !== undefined && report.searched.blobs > 0) {
        const { blobs, bytes, patterns, seconds } = report.searched;
        facts.push(['searched', html `<b>${measure((0,words/* bytesText */.pV)(bytes))}</b><br>in ${measure((0,words/* counted */.hS)(blobs, 'blob'))}`], ['for', html `<b>${patterns} forms</b><br>of ${html_words((0,words/* counted */.hS)(report.secrets.length, 'secret'))}`], ['took', html `<b>${measure((0,words/* secondsText */.Hd)(seconds))}</b><br>after the export`], ['found', amount(report.findings.length, 'place')], ['not read', amount(report.unscanned.length, 'part')]);
    }
    if (timeline !== undefined) {
        const { ran, cached, failed, seconds } = timeline;
        const broke = failed === 0 ? '' : `, ${failed} failed`;
        facts.push(['steps', html `<b>${ran} ran</b>${html_words(broke)}<br>${cached} from the cache`], ['all in all', html `<b>${measure((0,words/* secondsText */.Hd)(seconds))}</b>`]);
    }
    if (facts.length === 0)
        return html ``;
    return table(facts.map(([head]) => ({ head })), [facts.map(([, cell]) => cell)]);
}
function amount(count, what) {
    return html `<b>${html_words(count === 0 ? 'nothing' : (0,words/* counted */.hS)(count, what))}</b>`;
}
function buildSection(timeline) {
    const picture = gantt(timeline);
    const steps = stepSection(timeline);
    const cached = timeline.ran + timeline.failed === 0 && timeline.cached > 0;
    const note = cached ? html `<p>Every step came from the cache.</p>` : html ``;
    return [
        picture === '' && steps === '' ? '' : '### What took how long',
        note,
        picture === '' ? '' : `\`\`\`mermaid\n${picture}\n\`\`\``,
        steps,
    ]
        .filter(block => block !== '')
        .join('\n\n');
}

;// CONCATENATED MODULE: ./build/src/runner/step-summary.js




const PLAIN = /^[\w.-]+(\/[\w.-]+)*$/;
function writeSummary(story, { env, redact }) {
    const file = env['GITHUB_STEP_SUMMARY'] ?? '';
    if (file === '' || /^(0|f|false)$/i.test(env['DOCKER_BUILD_SUMMARY'] ?? ''))
        return;
    try {
        (0,external_node_fs_.appendFileSync)(file, redact(summary(story, linksOf(env))));
    }
    catch (error) {
        core/* info */.pq(`The summary of the job cannot be written: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
function linksOf(env) {
    const server = env['GITHUB_SERVER_URL'] ?? '';
    const page = (repository = '', ref = '') => /^https:\/\/[\w.:-]+$/.test(server) && PLAIN.test(repository) && PLAIN.test(ref)
        ? `${server}/${repository}/blob/${ref}/`
        : '';
    const own = page(env['GITHUB_ACTION_REPOSITORY'], env['GITHUB_ACTION_REF']);
    return {
        source: page(env['GITHUB_REPOSITORY'], env['GITHUB_SHA']),
        help: own === '' ? '' : `${own}docs/troubleshooting.md`,
    };
}


/***/ }),

/***/ 7467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readWorkflowRun)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);

function readWorkflowRun(env) {
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    return {
        serverUrl: env['GITHUB_SERVER_URL'] || 'https://github.com',
        repository: env['GITHUB_REPOSITORY'] || textAt(event, 'repository', 'full_name'),
        isPrivate: valueAt(event, 'repository', 'private') === true,
        ref: env['GITHUB_REF'] ?? '',
        sha: env['GITHUB_SHA'] ?? '',
        headSha: textAt(event, 'pull_request', 'head', 'sha'),
        runId: env['GITHUB_RUN_ID'] ?? '',
        runAttempt: env['GITHUB_RUN_ATTEMPT'] || '1',
        eventName: env['GITHUB_EVENT_NAME'] ?? '',
        actor: env['GITHUB_ACTOR'] ?? '',
        isFork: isFromFork(event),
    };
}
function isFromFork(event) {
    if (valueAt(event, 'pull_request', 'head') === undefined)
        return false;
    const [head, base] = ['head', 'base'].map(side => textAt(event, 'pull_request', side, 'repo', 'full_name'));
    return base !== '' && head !== base;
}
function readEvent(path) {
    if (!path)
        return {};
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8'));
    }
    catch {
        return {};
    }
}
function textAt(value, ...keys) {
    const found = valueAt(value, ...keys);
    return typeof found === 'string' ? found : '';
}
function valueAt(value, ...keys) {
    return keys.reduce((at, key) => (typeof at === 'object' && at !== null ? at[key] : undefined), value);
}


/***/ }),

/***/ 7569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ looksRandom),
/* harmony export */   OL: () => (/* binding */ isRandomInValue),
/* harmony export */   Oz: () => (/* binding */ isRandomInToken),
/* harmony export */   dp: () => (/* binding */ profileOf),
/* harmony export */   mn: () => (/* binding */ readsLikeWords),
/* harmony export */   qO: () => (/* binding */ isNoPattern)
/* harmony export */ });
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

/***/ 1205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ holdsTokenShape),
/* harmony export */   J: () => (/* binding */ tokenShapesIn)
/* harmony export */ });
/* harmony import */ var _random_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7569);

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

/***/ 7895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ contentsOf),
  k: () => (/* binding */ hiddenIn)
});

// EXTERNAL MODULE: ./build/src/scan/needles/random.js
var random = __nccwpck_require__(7569);
// EXTERNAL MODULE: ./build/src/secret/decode.js + 1 modules
var decode = __nccwpck_require__(5107);
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
var token = __nccwpck_require__(5691);
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
    const inner = (0,decode/* unpacked */.KZ)(at.bytes);
    if (inner !== undefined)
        return look({ ...inside(at), bytes: inner }, found);
    const text = (0,decode/* textIn */.r7)(at.bytes);
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
    const bytes = (0,decode/* decoded */.DH)(whole);
    if (bytes !== undefined) {
        const isFound = look({ ...inside(at), bytes }, found);
        return isFound && whole.length >= MIN_ENCODED;
    }
    const text = all.slice(0, MAX_READ_BYTES);
    const escaped = (text.match(BETWEEN_QUOTES) ?? []).filter(one => one.includes('\\'));
    const parts = [...(0,decode/* decodedIn */.Gz)(text), ...escaped.filter(one => one !== text).map(unquoted)];
    return parts
        .map(({ bytes, level }) => look({ bytes, level: at.level + level, as: 'rest' }, found))
        .some(Boolean);
}
function unquoted(text) {
    return { bytes: Buffer.from(unescaped(text)), level: 0 };
}
function addValue(bytes, text, found) {
    const value = text.trim();
    const all = (0,decode/* isText */.KH)(text) ? writings(value) : [bytes];
    const long = all.filter(one => one.length >= MIN_VALUE_BYTES);
    if (isNoSecret(value) || isEverywhere(value))
        return false;
    for (const one of long)
        found.add('values', one);
    return long.length > 0;
}
function addReadings(text, found) {
    if (!(0,decode/* isText */.KH)(text) || text.trim() === '')
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


/***/ }),

/***/ 5107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  DH: () => (/* binding */ decoded),
  Gz: () => (/* binding */ decodedIn),
  KH: () => (/* binding */ isText),
  r7: () => (/* binding */ textIn),
  KZ: () => (/* binding */ unpacked)
});

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


/***/ }),

/***/ 9674:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ textForms)
/* harmony export */ });
/* harmony import */ var _contents_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7895);
/* harmony import */ var _token_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5691);


const MIN_ENCODED_BYTES = 8;
const MIN_TEXT_LENGTH = 4;
const MIN_LINE_LENGTH = 6;
const COMMON = /^(true|false|null|none)$/i;
const MAX_ENCODED_BYTES = 4096;
const MAX_COPIED_LINES = 50;
function textForms(secret) {
    const text = secret.reveal();
    const whole = linesOf(text);
    const held = (0,_contents_js__WEBPACK_IMPORTED_MODULE_0__/* .hiddenIn */ .k)(Buffer.from(text)).map(linesOf);
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
    return [text, (0,_token_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutHubPrefix */ .oI)(text)];
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

/***/ 8290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  sU: () => (/* binding */ MAX_SECRET_BYTES),
  so: () => (/* binding */ checkSecretId),
  eD: () => (/* binding */ envMounts),
  t_: () => (/* binding */ fileMounts),
  Mq: () => (/* binding */ gitCredential),
  B7: () => (/* binding */ refuseDuplicates),
  F$: () => (/* binding */ tokenMount),
  sj: () => (/* binding */ valueMounts)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __nccwpck_require__(7406);
// EXTERNAL MODULE: ./build/src/scan/needles/token-shape.js
var token_shape = __nccwpck_require__(1205);
;// CONCATENATED MODULE: ./build/src/secret/path-like.js

const ROOTS = new Set('data etc github home mnt opt path root run secrets srv tmp Users usr var workspace'.split(' '));
function holdsPath(text) {
    return /[/\\]|^[~$]/.test(text) || isFile(text);
}
function isPath(text, env) {
    if (/[\r\n]/.test(text))
        return false;
    if (/^(file:|["']\/|["']?(~|\.{1,2}|\$\{?\w+\}?|[A-Za-z]:)[/\\])/.test(text))
        return true;
    if (!/^(\/[\w.@-]+){2,}$/.test(text))
        return isFile(text);
    const places = [env['RUNNER_TEMP'], env['GITHUB_WORKSPACE'], env['HOME']];
    if (places.some(place => place && text.startsWith(`${place}/`)))
        return true;
    const root = text.split('/')[1] ?? '';
    return ROOTS.has(root) || (0,external_node_fs_.existsSync)(`/${root}`);
}
function isFile(path) {
    try {
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/src/secret/value.js
var secret_value = __nccwpck_require__(9947);
;// CONCATENATED MODULE: ./build/src/secret/mounts.js





const BUILDX_KEYS = new Set(['id', 'type', 'src', 'source', 'env']);
const MAX_SECRET_BYTES = 500 * 1024;
const SECRET_ID = /^(?!\.+$)[A-Za-z0-9_.-]+$/;
const GIT_AUTH_ID = /^GIT_AUTH_(TOKEN|HEADER)\.[A-Za-z0-9.-]+:\d+$/;
function tokenMount(id, value, input = 'hf-token') {
    return { id, input, source: { kind: 'value', value } };
}
function gitCredential(serverUrl, value) {
    const id = `GIT_AUTH_TOKEN.${new URL(serverUrl).host}`;
    return { id, input: 'github-token', source: { kind: 'value', value } };
}
function checkSecretId(id, input) {
    if ((SECRET_ID.test(id) || GIT_AUTH_ID.test(id)) && !(0,token_shape/* holdsTokenShape */.H)(id))
        return;
    throw new errors/* ActionError */.lZ({
        code: 'BAD_SECRET',
        message: say => `${say.input(input)}: ${input === 'secret-id' ? 'this' : 'one of the given ids'} is no id of a secret mount.`,
        hint: 'Use letters, digits, `_`, `.` and `-` only, as in the Dockerfile: RUN --mount=type=secret,id=hf_token.',
    });
}
function valueMounts(entries, rules) {
    return entries.map((entry, index) => {
        refuseBuildxSyntax(entry, rules.secretId);
        const { id, value } = splitEntry(entry, { input: 'secrets', number: index + 1 });
        checkSecretId(id, 'secrets');
        refusePath(id, value, rules);
        checkSize(Buffer.byteLength(value), say => `${say.input('secrets')}: the value of '${id}'`);
        return { id, input: 'secrets', source: { kind: 'value', value: new secret_value/* SecretValue */.i(value) } };
    });
}
function envMounts(entries, env) {
    return entries.map((entry, index) => {
        const { id, value: name } = splitEntry(entry, { input: 'secret-envs', number: index + 1 });
        checkSecretId(id, 'secret-envs');
        if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
            throw badSecret(say => `${say.input('secret-envs')}: what follows '${id}=' is no name of an environment variable.`, say => `Write id=NAME, the name of a variable. ${say.setVariable}`);
        }
        if (!env[name]) {
            throw badSecret(say => `${say.input('secret-envs')}: the environment variable for the id '${id}' is ${env[name] === '' ? 'empty' : 'not set'}.`, say => say.setVariable);
        }
        return { id, input: 'secret-envs', source: { kind: 'env', name } };
    });
}
function fileMounts(entries) {
    return entries.map((entry, index) => {
        const { id, value: path } = splitEntry(entry, { input: 'secret-files', number: index + 1 });
        if (id === 'id' && /(^|,)(src|source)=/.test(path)) {
            throw badSecret(say => `${say.input('secret-files')} is written in docker's own syntax (id=…,src=…).`, 'Write id=path, for example hf_token=./token.');
        }
        checkSecretId(id, 'secret-files');
        checkFile(id, path);
        return { id, input: 'secret-files', source: { kind: 'file', path } };
    });
}
function refuseDuplicates(mounts) {
    const seen = new Map();
    for (const { id, input } of mounts) {
        const earlier = seen.get(id);
        if (earlier !== undefined) {
            throw badSecret(`The secret id '${id}' is given twice, by '${earlier}' and by '${input}'.`, 'Keep one of them.');
        }
        seen.set(id, input);
    }
}
function splitEntry(entry, at) {
    const cut = entry.indexOf('=');
    if (cut === -1) {
        throw badSecret(say => `${say.input(at.input)}: entry ${at.number} has no '='.`, 'Write id=value. A value of several lines is quoted as a whole: "id=first line…last line".');
    }
    const id = entry.slice(0, cut).trim();
    const value = entry.slice(cut + 1);
    if (id === '')
        throw badSecret(say => `${say.input(at.input)}: entry ${at.number} has no id.`, 'Write id=value.');
    if (/^[\s=]*$/.test(value)) {
        throw badSecret(say => `${say.input(at.input)}: entry ${at.number} is empty.`, 'Is the secret set? Pull requests from forks and Dependabot have none. If the entry is the rest of a value of several lines, quote that value as a whole.');
    }
    return { id, value };
}
function refuseBuildxSyntax(entry, secretId) {
    const keys = entry.split(',').map(field => field.split('=', 1)[0]?.trim().toLowerCase() ?? '');
    const isBareId = entry.trim() === `id=${secretId}`;
    if (!isBareId && (keys.length < 2 || !keys.includes('id') || !keys.every(key => BUILDX_KEYS.has(key))))
        return;
    const [input, form] = keys.includes('env') ? ['secret-envs', 'id=NAME'] : ['secret-files', 'id=path'];
    throw badSecret(say => `${say.input('secrets')} is written in docker's own syntax (id=…,src=…); it takes id=value.`, say => `Use ${say.giveToken} for the Hugging Face token, or '${say.name(input)}' with ${form}.`);
}
function refusePath(id, value, { env, secretId }) {
    const text = value.trim();
    if (!(id === secretId ? holdsPath(text) : isPath(text, env)))
        return;
    throw badSecret(say => `${say.input('secrets')}: the value of '${id}' is the path of a file; '${say.name('secrets')}' takes the secret itself.`, say => `Use ${say.giveToken} for the Hugging Face token, or ${say.set('secret-files', `${id}=<path>`)} for a file.`);
}
function checkFile(id, path) {
    const what = (say) => `${say.input('secret-files')}: the file for '${id}'`;
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.R_OK);
    }
    catch (error) {
        const why = (0,errors/* errnoOf */.UQ)(error) === 'ENOENT' ? 'does not exist' : `cannot be read (${(0,errors/* errnoOf */.UQ)(error)})`;
        throw badSecret(say => `${what(say)} ${why}.`, say => say.relativePaths);
    }
    const stat = (0,external_node_fs_.statSync)(path);
    if (!stat.isFile())
        throw badSecret(say => `${what(say)} is not a regular file.`, 'Name a file, not a folder or a device.');
    if (stat.size === 0)
        throw badSecret(say => `${what(say)} is empty.`, 'Was the secret that it is made from set?');
    checkSize(stat.size, what);
}
function checkSize(bytes, what) {
    if (bytes <= MAX_SECRET_BYTES)
        return;
    throw badSecret(say => `${what(say)} has ${bytes} bytes; BuildKit takes at most ${MAX_SECRET_BYTES}.`, 'Pass large files through the build context or a bind mount.');
}
function badSecret(message, hint) {
    return new errors/* ActionError */.lZ({ code: 'BAD_SECRET', message, hint });
}


/***/ }),

/***/ 5691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ readToken),
/* harmony export */   By: () => (/* binding */ isHubToken),
/* harmony export */   FT: () => (/* binding */ isNoToken),
/* harmony export */   Pk: () => (/* binding */ isDeclined),
/* harmony export */   gF: () => (/* binding */ tokensIn),
/* harmony export */   oI: () => (/* binding */ withoutHubPrefix)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7406);
/* harmony import */ var _value_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9947);


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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ({
            code: 'BAD_TOKEN',
            message: say => `${source ?? say.input('hf-token')} contains ${fault}.`,
            hint: say => say.tokenAlone,
        });
    }
    return new _value_js__WEBPACK_IMPORTED_MODULE_1__/* .SecretValue */ .i(token);
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

/***/ 9947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ SecretValue)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

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

/***/ 7556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ smokeNames),
/* harmony export */   l: () => (/* binding */ createArguments)
/* harmony export */ });
function smokeNames(directory) {
    const run = directory.slice(-32);
    return {
        container: `hf-secret-build-${run}`,
        label: `hf-secret-build.run=${run}`,
        image: `localhost/hf-secret-build-smoke:${run}`,
    };
}
function createArguments({ directory, image, options, command }) {
    const { container, label } = smokeNames(directory);
    return [
        'create',
        ...['--name', container, '--label', label, '--pull=never', '--cidfile', `${directory}/container`],
        ...options,
        image,
        ...command,
    ];
}


/***/ }),

/***/ 4571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ removeSmokeTest),
/* harmony export */   a: () => (/* binding */ noteSmokeTest)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _tool_ask_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(505);
/* harmony import */ var _tool_variables_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4441);
/* harmony import */ var _arguments_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7556);





const NOTE = 'smoke';
const LIMIT_MS = 5000;
const KEPT = /^(PATH|HOME|USER|LOGNAME|LANG|XDG_.*|DOCKER_.*|SSH_AUTH_SOCK|CONTAINERS_.*|STORAGE_.*|_CONTAINERS_.*)$/;
function noteSmokeTest(directory, command) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, NOTE), command, { mode: 0o600 });
}
function removeSmokeTest(directory, env) {
    const note = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, NOTE);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(note))
        return false;
    const command = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(note, 'utf8');
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(command);
    if (name !== 'docker' && name !== 'podman')
        return false;
    const tool = { command, prefix: [] };
    const run = (...args) => (0,_tool_ask_js__WEBPACK_IMPORTED_MODULE_2__/* .askNow */ .o)(args, { tool, env: (0,_tool_variables_js__WEBPACK_IMPORTED_MODULE_3__/* .only */ .j)(env, KEPT), limitMs: LIMIT_MS });
    const { container, image } = (0,_arguments_js__WEBPACK_IMPORTED_MODULE_4__/* .smokeNames */ .S)(directory);
    const containers = run('ps', '--all', '--quiet', '--no-trunc', '--filter', `name=${container}`);
    const own = containers.split(/\s+/).filter(Boolean);
    const force = ['--force', '--volumes', ...(name === 'podman' ? ['--time', '0'] : [])];
    if (own.length > 0)
        run('rm', ...force, ...own);
    if (name === 'docker' && run('image', 'ls', '--quiet', image).trim() !== '')
        run('image', 'rm', image);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(note, { force: true });
    return true;
}


/***/ }),

/***/ 4597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XR: () => (/* binding */ csvField),
/* harmony export */   eJ: () => (/* binding */ csvAttributes),
/* harmony export */   qZ: () => (/* binding */ csvFields)
/* harmony export */ });
/* harmony import */ var csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5175);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7406);


function csvFields(text) {
    try {
        const records = (0,csv_parse_sync__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text, { relax_quotes: true, relax_column_count: true, trim: true });
        return records.flat();
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionError */ .lZ({
            code: 'BAD_INPUT',
            message: say => `An entry of \`${say.name('outputs')}\`, \`${say.name('attests')}\`, \`${say.name('provenance')}\` or \`${say.name('sbom')}\` has a quotation mark that is not closed.`,
            hint: 'Write attributes as key=value,"key=value, with a comma".',
            cause: error,
        });
    }
}
function csvAttributes(text) {
    return csvFields(text).map(field => {
        const cut = field.indexOf('=');
        if (cut === -1)
            return { key: field.trim().toLowerCase(), value: '' };
        return { key: field.slice(0, cut).trim().toLowerCase(), value: field.slice(cut + 1).trim() };
    });
}
function csvField(text) {
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}


/***/ }),

/***/ 7383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ harmless),
/* harmony export */   t: () => (/* binding */ defused)
/* harmony export */ });
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2939);

const OLD_SYNTAX = /##(?=(?:\x1b\[[\d;:]*m)*\[)/g;
const NEW_SYNTAX = /^((?:[\s\x85]|\x1b\[[\d;:]*m)*):(?=(?:\x1b\[[\d;:]*m)*:)/;
function defused(line) {
    if (!line.includes('::') && !line.includes('##') && !line.includes('\x1b'))
        return line;
    return line.replace(OLD_SYNTAX, '## ').replace(NEW_SYNTAX, '$1: ');
}
function harmless(text) {
    return defused((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visibleLine */ .P8)(text).parts.map(_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .shownGap */ .Of).join(''));
}


/***/ }),

/***/ 2939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ shownGap),
/* harmony export */   P8: () => (/* binding */ visibleLine),
/* harmony export */   bi: () => (/* binding */ lettersOf)
/* harmony export */ });
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


/***/ }),

/***/ 2364:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ secondsText),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   pM: () => (/* binding */ barText),
/* harmony export */   pV: () => (/* binding */ bytesText),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
function bytesText(bytes) {
    if (bytes < 999.5)
        return `${Math.round(bytes)} B`;
    const units = ['kB', 'MB', 'GB', 'TB'];
    const power = units.findIndex((_, index) => bytes < 999.95 * 1000 ** (index + 1));
    const unit = power === -1 ? units.length - 1 : power;
    return `${(bytes / 1000 ** (unit + 1)).toFixed(1)} ${units[unit]}`;
}
function counted(count, what) {
    return `${count} ${what}${count === 1 ? '' : 's'}`;
}
function secondsText(seconds) {
    if (seconds < 0.0995)
        return `${Math.round(seconds * 1000)} ms`;
    if (seconds < 99.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
function barText(share, width) {
    const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
    const count = share > 0 ? Math.max(1, eighths) : 0;
    return '█'.repeat(Math.floor(count / 8)) + (['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][count % 8] ?? '');
}
function shortened(text, length) {
    return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}


/***/ }),

/***/ 505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ ask),
/* harmony export */   o: () => (/* binding */ askNow)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);

const PATIENCE_MS = 60_000;
const MAX_ANSWER = 32 * 1024 * 1024;
function ask(args, { tool, env, cancel, limitMs = PATIENCE_MS }) {
    const options = { env, signal: cancel, timeout: limitMs, maxBuffer: MAX_ANSWER };
    return new Promise(resolve => {
        try {
            const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)(tool.command, [...tool.prefix, ...args], options, (error, stdout, stderr) => {
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
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFileSync)(tool.command, [...tool.prefix, ...args], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
        timeout: limitMs,
    });
}


/***/ }),

/***/ 7793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   He: () => (/* binding */ killDescendants),
/* harmony export */   JL: () => (/* binding */ killNow),
/* harmony export */   ST: () => (/* binding */ isGone),
/* harmony export */   _N: () => (/* binding */ end),
/* harmony export */   ji: () => (/* binding */ toolsIn),
/* harmony export */   ls: () => (/* binding */ identify)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7406);




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
    const isTool = words.slice(0, TOOL_WORDS).some(word => TOOLS.has((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(word)));
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
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(LOOK_EVERY_MS);
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
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(`/proc/${pid}`).uid === process.getuid?.();
    }
    catch {
        return false;
    }
}
function argumentsOf(pid) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').split('\0');
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

/***/ 4441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ only)
/* harmony export */ });
function only(env, names) {
    const kept = Object.entries(env).flatMap(([name, value]) => value !== undefined && names.test(name) ? [[name, value]] : []);
    return Object.fromEntries(kept);
}


/***/ }),

/***/ 8009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
const VERSION = '1.0.0';


/***/ }),

/***/ 4997:
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

/***/ 9584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  Vt: () => (/* binding */ getBooleanInput),
  V9: () => (/* binding */ getIDToken),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, endGroup, exportVariable, getMultilineInput, getState, group, isDebug, markdownSummary, platform, setCommandEcho, setFailed, startGroup, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
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
    process.stdout.write(cmd.toString() + external_os_.EOL);
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
var external_fs_ = __nccwpck_require__(9896);
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
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
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
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 2 modules
var lib = __nccwpck_require__(7293);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
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
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class BearerCredentialHandler {
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
        return __awaiter(this, void 0, void 0, function* () {
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
        return __awaiter(this, void 0, void 0, function* () {
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



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new lib/* HttpClient */.Qq('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
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
            const httpclient = OidcClient.createHttpClient();
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
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
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
        return this.addRaw(external_os_.EOL);
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
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 4 modules
var lib_exec = __nccwpck_require__(5334);
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
const platform = external_os_.platform();
const arch = external_os_.arch();
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
function setSecret(secret) {
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
    process.stdout.write(external_os_.EOL);
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
function debug(message) {
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
    process.stdout.write(message + external_os_.EOL);
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
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
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

/***/ 5334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ getExecOutput)
});

// UNUSED EXPORTS: exec

;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(6928);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io.js
var io = __nccwpck_require__(8701);
// EXTERNAL MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util = __nccwpck_require__(90);
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
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
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
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
        return __awaiter(this, void 0, void 0, function* () {
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
            return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
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
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
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
        const stdoutDecoder = new external_string_decoder_namespaceObject.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_namespaceObject.StringDecoder('utf8');
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
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
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

/***/ }),

/***/ 7293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(8611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(5692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
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
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: external "node:http"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_node_http_namespaceObject = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE_node_http_b674be28__.ProxyAgent) });
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
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
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
class HttpClient {
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
        const proxyUrl = getProxyUrl(parsedUrl);
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
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
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
        const proxyUrl = getProxyUrl(parsedUrl);
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
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
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
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
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
        proxyAgent = new external_node_http_namespaceObject.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
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
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6928);
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

/***/ 8701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K7: () => (/* binding */ which)
/* harmony export */ });
/* unused harmony exports cp, mv, rmRF, mkdirP, findInPath */
/* harmony import */ var assert__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2613);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6928);
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

/***/ 5175:
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8712);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
