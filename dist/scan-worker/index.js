import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 313:
/***/ ((module) => {

module.exports = Pend;

function Pend() {
  this.pending = 0;
  this.max = Infinity;
  this.listeners = [];
  this.waiting = [];
  this.error = null;
}

Pend.prototype.go = function(fn) {
  if (this.pending < this.max) {
    pendGo(this, fn);
  } else {
    this.waiting.push(fn);
  }
};

Pend.prototype.wait = function(cb) {
  if (this.pending === 0) {
    cb(this.error);
  } else {
    this.listeners.push(cb);
  }
};

Pend.prototype.hold = function() {
  return pendHold(this);
};

function pendHold(self) {
  self.pending += 1;
  var called = false;
  return onCb;
  function onCb(err) {
    if (called) throw new Error("callback called twice");
    called = true;
    self.error = self.error || err;
    self.pending -= 1;
    if (self.waiting.length > 0 && self.pending < self.max) {
      pendGo(self, self.waiting.shift());
    } else if (self.pending === 0) {
      var listeners = self.listeners;
      self.listeners = [];
      listeners.forEach(cbListener);
    }
  }
  function cbListener(listener) {
    listener(self.error);
  }
}

function pendGo(self, fn) {
  fn(pendHold(self));
}


/***/ }),

/***/ 248:
/***/ ((module) => {

// Adapted from https://github.com/brianloveswords/buffer-crc32/blob/v0.2.13/index.js
const CRC_TABLE = new Int32Array([
  0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3,
  0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91,
  0x1db71064, 0x6ab020f2, 0xf3b97148, 0x84be41de, 0x1adad47d, 0x6ddde4eb, 0xf4d4b551, 0x83d385c7,
  0x136c9856, 0x646ba8c0, 0xfd62f97a, 0x8a65c9ec, 0x14015c4f, 0x63066cd9, 0xfa0f3d63, 0x8d080df5,
  0x3b6e20c8, 0x4c69105e, 0xd56041e4, 0xa2677172, 0x3c03e4d1, 0x4b04d447, 0xd20d85fd, 0xa50ab56b,
  0x35b5a8fa, 0x42b2986c, 0xdbbbc9d6, 0xacbcf940, 0x32d86ce3, 0x45df5c75, 0xdcd60dcf, 0xabd13d59,
  0x26d930ac, 0x51de003a, 0xc8d75180, 0xbfd06116, 0x21b4f4b5, 0x56b3c423, 0xcfba9599, 0xb8bda50f,
  0x2802b89e, 0x5f058808, 0xc60cd9b2, 0xb10be924, 0x2f6f7c87, 0x58684c11, 0xc1611dab, 0xb6662d3d,
  0x76dc4190, 0x01db7106, 0x98d220bc, 0xefd5102a, 0x71b18589, 0x06b6b51f, 0x9fbfe4a5, 0xe8b8d433,
  0x7807c9a2, 0x0f00f934, 0x9609a88e, 0xe10e9818, 0x7f6a0dbb, 0x086d3d2d, 0x91646c97, 0xe6635c01,
  0x6b6b51f4, 0x1c6c6162, 0x856530d8, 0xf262004e, 0x6c0695ed, 0x1b01a57b, 0x8208f4c1, 0xf50fc457,
  0x65b0d9c6, 0x12b7e950, 0x8bbeb8ea, 0xfcb9887c, 0x62dd1ddf, 0x15da2d49, 0x8cd37cf3, 0xfbd44c65,
  0x4db26158, 0x3ab551ce, 0xa3bc0074, 0xd4bb30e2, 0x4adfa541, 0x3dd895d7, 0xa4d1c46d, 0xd3d6f4fb,
  0x4369e96a, 0x346ed9fc, 0xad678846, 0xda60b8d0, 0x44042d73, 0x33031de5, 0xaa0a4c5f, 0xdd0d7cc9,
  0x5005713c, 0x270241aa, 0xbe0b1010, 0xc90c2086, 0x5768b525, 0x206f85b3, 0xb966d409, 0xce61e49f,
  0x5edef90e, 0x29d9c998, 0xb0d09822, 0xc7d7a8b4, 0x59b33d17, 0x2eb40d81, 0xb7bd5c3b, 0xc0ba6cad,
  0xedb88320, 0x9abfb3b6, 0x03b6e20c, 0x74b1d29a, 0xead54739, 0x9dd277af, 0x04db2615, 0x73dc1683,
  0xe3630b12, 0x94643b84, 0x0d6d6a3e, 0x7a6a5aa8, 0xe40ecf0b, 0x9309ff9d, 0x0a00ae27, 0x7d079eb1,
  0xf00f9344, 0x8708a3d2, 0x1e01f268, 0x6906c2fe, 0xf762575d, 0x806567cb, 0x196c3671, 0x6e6b06e7,
  0xfed41b76, 0x89d32be0, 0x10da7a5a, 0x67dd4acc, 0xf9b9df6f, 0x8ebeeff9, 0x17b7be43, 0x60b08ed5,
  0xd6d6a3e8, 0xa1d1937e, 0x38d8c2c4, 0x4fdff252, 0xd1bb67f1, 0xa6bc5767, 0x3fb506dd, 0x48b2364b,
  0xd80d2bda, 0xaf0a1b4c, 0x36034af6, 0x41047a60, 0xdf60efc3, 0xa867df55, 0x316e8eef, 0x4669be79,
  0xcb61b38c, 0xbc66831a, 0x256fd2a0, 0x5268e236, 0xcc0c7795, 0xbb0b4703, 0x220216b9, 0x5505262f,
  0xc5ba3bbe, 0xb2bd0b28, 0x2bb45a92, 0x5cb36a04, 0xc2d7ffa7, 0xb5d0cf31, 0x2cd99e8b, 0x5bdeae1d,
  0x9b64c2b0, 0xec63f226, 0x756aa39c, 0x026d930a, 0x9c0906a9, 0xeb0e363f, 0x72076785, 0x05005713,
  0x95bf4a82, 0xe2b87a14, 0x7bb12bae, 0x0cb61b38, 0x92d28e9b, 0xe5d5be0d, 0x7cdcefb7, 0x0bdbdf21,
  0x86d3d2d4, 0xf1d4e242, 0x68ddb3f8, 0x1fda836e, 0x81be16cd, 0xf6b9265b, 0x6fb077e1, 0x18b74777,
  0x88085ae6, 0xff0f6a70, 0x66063bca, 0x11010b5c, 0x8f659eff, 0xf862ae69, 0x616bffd3, 0x166ccf45,
  0xa00ae278, 0xd70dd2ee, 0x4e048354, 0x3903b3c2, 0xa7672661, 0xd06016f7, 0x4969474d, 0x3e6e77db,
  0xaed16a4a, 0xd9d65adc, 0x40df0b66, 0x37d83bf0, 0xa9bcae53, 0xdebb9ec5, 0x47b2cf7f, 0x30b5ffe9,
  0xbdbdf21c, 0xcabac28a, 0x53b39330, 0x24b4a3a6, 0xbad03605, 0xcdd70693, 0x54de5729, 0x23d967bf,
  0xb3667a2e, 0xc4614ab8, 0x5d681b02, 0x2a6f2b94, 0xb40bbe37, 0xc30c8ea1, 0x5a05df1b, 0x2d02ef8d,
]);

function crc32(buf) {
  let crc = -1;
  for (let x of buf) {
    crc = CRC_TABLE[(crc ^ x) & 0xff] ^ (crc >>> 8);
  }
  return (crc ^ -1) >>> 0;
}

module.exports = crc32;


/***/ }),

/***/ 502:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

// This was adapted from https://github.com/andrewrk/node-fd-slicer by Andrew Kelley under the MIT License.
var fs = __nccwpck_require__(896);
var util = __nccwpck_require__(23);
var stream = __nccwpck_require__(203);
var Readable = stream.Readable;
var PassThrough = stream.PassThrough;
var Pend = __nccwpck_require__(313);
var EventEmitter = (__nccwpck_require__(434).EventEmitter);

exports.BufferSlicer = BufferSlicer;
exports.FdSlicer = FdSlicer;

util.inherits(FdSlicer, EventEmitter);
function FdSlicer(fd) {
  EventEmitter.call(this);

  this.fd = fd;
  this.pend = new Pend();
  this.pend.max = 1;
  this.refCount = 0;
}

FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
  var self = this;
  self.pend.go(function(cb) {
    fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer) {
      cb();
      callback(err, bytesRead, buffer);
    });
  });
};

FdSlicer.prototype.createReadStream = function(options) {
  return new ReadStream(this, options);
};

FdSlicer.prototype.ref = function() {
  this.refCount += 1;
};

FdSlicer.prototype.unref = function() {
  var self = this;
  self.refCount -= 1;
  if (self.refCount < 0) throw new Error("invalid unref");
  if (self.refCount > 0) return;

  fs.close(self.fd, onCloseDone);

  function onCloseDone(err) {
    if (err) {
      self.emit('error', err);
    } else {
      self.emit('close');
    }
  }
};

util.inherits(ReadStream, Readable);
function ReadStream(context, options) {
  options = options || {};
  Readable.call(this, options);

  this.context = context;
  this.context.ref();

  this.start = options.start || 0;
  this.endOffset = options.end;
  this.pos = this.start;
}

ReadStream.prototype._read = function(n) {
  var self = this;

  var toRead = Math.min(self._readableState.highWaterMark, n);
  if (self.endOffset != null) {
    toRead = Math.min(toRead, self.endOffset - self.pos);
  }
  if (toRead <= 0) {
    self.push(null);
    this._cleanup();
    return;
  }
  self.context.pend.go(function(cb) {
    var buffer = Buffer.allocUnsafe(toRead);
    fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
      if (err) {
        self.destroy(err);
      } else if (bytesRead === 0) {
        self.push(null);
        self._cleanup();
      } else {
        self.pos += bytesRead;
        self.push(buffer.slice(0, bytesRead));
      }
      cb();
    });
  });
};

ReadStream.prototype._destroy = function(err, cb) {
  // Node 14+ calls this automatically at EOF.
  this._cleanup();
  cb(err);
};

ReadStream.prototype._cleanup = function() {
  if (this.context != null) {
    this.context.unref();
    this.context = null;
  }
};

util.inherits(BufferSlicer, EventEmitter);
function BufferSlicer(buffer) {
  EventEmitter.call(this);

  this.refCount = 0;
  this.buffer = buffer;
}

BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
  if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
  if (position < 0) throw new RangeError("position is negative: " + position);
  if (offset + length > buffer.length) {
    // The caller's buffer can't hold all the bytes they're trying to read.
    // Clamp the length instead of giving an error.
    // The callback will be informed of fewer than expected bytes written.
    length = buffer.length - offset;
  }
  if (position + length > this.buffer.length) {
    // Clamp any attempt to read past the end of the source buffer.
    length = this.buffer.length - position;
  }
  if (length <= 0) {
    // After any clamping, we're fully out of bounds or otherwise have nothing to do.
    // This isn't an error; it's just zero bytes written.
    setImmediate(function() {
      callback(null, 0);
    });
    return;
  }
  this.buffer.copy(buffer, offset, position, position + length);
  setImmediate(function() {
    callback(null, length);
  });
};

BufferSlicer.prototype.createReadStream = function(options) {
  options = options || {};
  var readStream = new PassThrough(options);
  readStream.start = options.start || 0;
  readStream.endOffset = options.end;
  // by the time this function returns, we'll be done.
  readStream.pos = readStream.endOffset || this.buffer.length;

  var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
  // Cut the buffer into smaller slices for better memory usage when streaming into a zlib inflate stream.
  // See https://github.com/thejoshwolfe/yauzl/issues/87
  var maxChunkSize = 0x10000;
  var offset = 0;
  while (true) {
    var nextOffset = offset + maxChunkSize;
    if (nextOffset >= entireSlice.length) {
      // last chunk
      if (offset < entireSlice.length) {
        readStream.write(entireSlice.slice(offset, entireSlice.length));
      }
      break;
    }
    readStream.write(entireSlice.slice(offset, nextOffset));
    offset = nextOffset;
  }

  readStream.end();
  return readStream;
};

BufferSlicer.prototype.ref = function() {
  this.refCount += 1;
};

BufferSlicer.prototype.unref = function() {
  this.refCount -= 1;

  if (this.refCount < 0) {
    throw new Error("invalid unref");
  }
};


/***/ }),

/***/ 663:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;
var fs = __nccwpck_require__(896);
var zlib = __nccwpck_require__(106);
var fd_slicer = __nccwpck_require__(502);
var util = __nccwpck_require__(23);
var EventEmitter = (__nccwpck_require__(434).EventEmitter);
var Transform = (__nccwpck_require__(203).Transform);
var PassThrough = (__nccwpck_require__(203).PassThrough);
var Writable = (__nccwpck_require__(203).Writable);

// Node 20 added zlib.crc32.
const crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : __nccwpck_require__(248);

__webpack_unused_export__ = open;
__webpack_unused_export__ = fromFd;
__webpack_unused_export__ = fromBuffer;
__webpack_unused_export__ = fromRandomAccessReader;
__webpack_unused_export__ = openPromise;
__webpack_unused_export__ = fromFdPromise;
__webpack_unused_export__ = fromBufferPromise;
exports.or = fromRandomAccessReaderPromise;

__webpack_unused_export__ = dosDateTimeToDate;
__webpack_unused_export__ = getFileNameLowLevel;
__webpack_unused_export__ = validateFileName;
__webpack_unused_export__ = parseExtraFields;
__webpack_unused_export__ = ZipFile;
__webpack_unused_export__ = Entry;
__webpack_unused_export__ = LocalFileHeader;
exports.lJ = RandomAccessReader;

function openPromise(path, options) {
  return new Promise((resolve, reject) => {
    open(path, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromFdPromise(fd, options) {
  return new Promise((resolve, reject) => {
    fromFd(fd, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromBufferPromise(buffer, options) {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}
function fromRandomAccessReaderPromise(reader, totalSize, options) {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, totalSize, {...options, lazyEntries: true}, function(err, zipfile) {
      if (err) return reject(err);
      resolve(zipfile);
    });
  });
}

function open(path, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.open(path, "r", function(err, fd) {
    if (err) return callback(err);
    fromFd(fd, options, function(err, zipfile) {
      if (err) fs.close(fd, defaultCallback);
      callback(err, zipfile);
    });
  });
}

function fromFd(fd, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = false;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  fs.fstat(fd, function(err, stats) {
    if (err) return callback(err);
    var reader = new fd_slicer.FdSlicer(fd);
    fromRandomAccessReader(reader, stats.size, options, callback);
  });
}

function fromBuffer(buffer, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  options.autoClose = false;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  var reader = new fd_slicer.BufferSlicer(buffer);
  fromRandomAccessReader(reader, buffer.length, options, callback);
}

function fromRandomAccessReader(reader, totalSize, options, callback) {
  if (typeof options === "function") {
    callback = options;
    options = null;
  }
  if (options == null) options = {};
  if (options.autoClose == null) options.autoClose = true;
  if (options.lazyEntries == null) options.lazyEntries = false;
  if (options.decodeStrings == null) options.decodeStrings = true;
  var decodeStrings = !!options.decodeStrings;
  if (options.validateEntrySizes == null) options.validateEntrySizes = true;
  if (options.strictFileNames == null) options.strictFileNames = false;
  if (callback == null) callback = defaultCallback;
  if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
  if (totalSize > Number.MAX_SAFE_INTEGER) {
    throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
  }

  // the matching unref() call is in zipfile.close()
  reader.ref();

  // eocdr means End of Central Directory Record.
  // search backwards for the eocdr signature.
  // the last field of the eocdr is a variable-length comment.
  // the comment size is encoded in a 2-byte field in the eocdr, which we can't find without trudging backwards through the comment to find it.
  // as a consequence of this design decision, it's possible to have ambiguous zip file metadata if a coherent eocdr was in the comment.
  // we search backwards for a eocdr signature, and hope that whoever made the zip file was smart enough to forbid the eocdr signature in the comment.
  var eocdrWithoutCommentSize = 22;
  var zip64EocdlSize = 20; // Zip64 end of central directory locator
  var maxCommentSize = 0xffff; // 2-byte size
  var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
  var buffer = newBuffer(bufferSize);
  var bufferReadStart = totalSize - buffer.length;
  readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
    if (err) return callback(err);
    for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
      if (buffer.readUInt32LE(i) !== 0x06054b50) continue;
      // found eocdr
      var eocdrBuffer = buffer.subarray(i);

      // 0 - End of central directory signature = 0x06054b50
      // 4 - Number of this disk
      var diskNumber = eocdrBuffer.readUInt16LE(4);
      // 6 - Disk where central directory starts
      // 8 - Number of central directory records on this disk
      // 10 - Total number of central directory records
      var entryCount = eocdrBuffer.readUInt16LE(10);
      // 12 - Size of central directory (bytes)
      // 16 - Offset of start of central directory, relative to start of archive
      var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
      // 20 - Comment length
      var commentLength = eocdrBuffer.readUInt16LE(20);
      var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
      if (commentLength !== expectedCommentLength) {
        return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
      }
      // 22 - Comment
      // the encoding is always cp437.
      var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false)
                                  : eocdrBuffer.subarray(22);

      // Look for a Zip64 end of central directory locator
      if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 0x07064b50) {
        // ZIP64 format
        var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
        // 0 - zip64 end of central dir locator signature = 0x07064b50
        // 4 - number of the disk with the start of the zip64 end of central directory
        // 8 - relative offset of the zip64 end of central directory record
        var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
        // 16 - total number of disks

        // ZIP64 end of central directory record
        var zip64EocdrBuffer = newBuffer(56);
        return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err) {
          if (err) return callback(err);

          // 0 - zip64 end of central dir signature                           4 bytes  (0x06064b50)
          if (zip64EocdrBuffer.readUInt32LE(0) !== 0x06064b50) {
            return callback(new Error("invalid zip64 end of central directory record signature"));
          }
          // 4 - size of zip64 end of central directory record                8 bytes
          // 12 - version made by                                             2 bytes
          // 14 - version needed to extract                                   2 bytes
          // 16 - number of this disk                                         4 bytes
          diskNumber = zip64EocdrBuffer.readUInt32LE(16);
          if (diskNumber !== 0) {
            // Check this only after zip64 overrides. See #118.
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          // 20 - number of the disk with the start of the central directory  4 bytes
          // 24 - total number of entries in the central directory on this disk         8 bytes
          // 32 - total number of entries in the central directory            8 bytes
          entryCount = readUInt64LE(zip64EocdrBuffer, 32);
          // 40 - size of the central directory                               8 bytes
          // 48 - offset of start of central directory with respect to the starting disk number     8 bytes
          centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
          // 56 - zip64 extensible data sector                                (variable size)
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));
        });
      }

      // Not ZIP64 format
      if (diskNumber !== 0) {
        return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
      }
      return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options.autoClose, options.lazyEntries, decodeStrings, options.validateEntrySizes, options.strictFileNames));

    }

    // Not a zip file.
    callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
  });
}

util.inherits(ZipFile, EventEmitter);
function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
  var self = this;
  EventEmitter.call(self);
  self.reader = reader;
  // forward close events
  self.reader.on("error", function(err) {
    // error closing the fd
    emitError(self, err);
  });
  self.reader.once("close", function() {
    self.emit("close");
  });
  self.readEntryCursor = centralDirectoryOffset;
  self.fileSize = fileSize;
  self.entryCount = entryCount;
  self.comment = comment;
  self.entriesRead = 0;
  self.autoClose = !!autoClose;
  self.lazyEntries = !!lazyEntries;
  self.decodeStrings = !!decodeStrings;
  self.validateEntrySizes = !!validateEntrySizes;
  self.strictFileNames = !!strictFileNames;
  self.isOpen = true;
  self.emittedError = false;
  self.hasEachEntryBeenCalled = false;

  if (!self.lazyEntries) self._readEntry();
}
ZipFile.prototype.close = function() {
  if (!this.isOpen) return;
  this.isOpen = false;
  this.reader.unref();
};

function emitErrorAndAutoClose(self, err) {
  if (self.autoClose) self.close();
  emitError(self, err);
}
function emitError(self, err) {
  if (self.emittedError) return;
  self.emittedError = true;
  self.emit("error", err);
}

ZipFile.prototype.readEntry = function() {
  if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
  this._readEntry();
};
ZipFile.prototype._readEntry = function() {
  var self = this;
  if (self.entryCount === self.entriesRead) {
    // done with metadata
    setImmediate(function() {
      if (self.autoClose) self.close();
      if (self.emittedError) return;
      self.emit("end");
    });
    return;
  }
  if (self.emittedError) return;
  var buffer = newBuffer(46);
  readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
    if (err) return emitErrorAndAutoClose(self, err);
    if (self.emittedError) return;
    var entry = new Entry();
    // 0 - Central directory file header signature
    var signature = buffer.readUInt32LE(0);
    if (signature !== 0x02014b50) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
    // 4 - Version made by
    entry.versionMadeBy = buffer.readUInt16LE(4);
    // 6 - Version needed to extract (minimum)
    entry.versionNeededToExtract = buffer.readUInt16LE(6);
    // 8 - General purpose bit flag
    entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
    // 10 - Compression method
    entry.compressionMethod = buffer.readUInt16LE(10);
    // 12 - File last modification time
    entry.lastModFileTime = buffer.readUInt16LE(12);
    // 14 - File last modification date
    entry.lastModFileDate = buffer.readUInt16LE(14);
    // 16 - CRC-32
    entry.crc32 = buffer.readUInt32LE(16);
    // 20 - Compressed size
    entry.compressedSize = buffer.readUInt32LE(20);
    // 24 - Uncompressed size
    entry.uncompressedSize = buffer.readUInt32LE(24);
    // 28 - File name length (n)
    entry.fileNameLength = buffer.readUInt16LE(28);
    // 30 - Extra field length (m)
    entry.extraFieldLength = buffer.readUInt16LE(30);
    // 32 - File comment length (k)
    entry.fileCommentLength = buffer.readUInt16LE(32);
    // 34 - Disk number where file starts
    // 36 - Internal file attributes
    entry.internalFileAttributes = buffer.readUInt16LE(36);
    // 38 - External file attributes
    entry.externalFileAttributes = buffer.readUInt32LE(38);
    // 42 - Relative offset of local file header
    entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);

    if (entry.generalPurposeBitFlag & 0x40) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));

    self.readEntryCursor += 46;

    buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
    readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
      if (err) return emitErrorAndAutoClose(self, err);
      if (self.emittedError) return;
      // 46 - File name
      entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
      // 46+n - Extra field
      var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
      entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
      // 46+n+m - File comment
      entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);

      // Parse the extra fields, which we need for processing other fields.
      try {
        entry.extraFields = parseExtraFields(entry.extraFieldRaw);
      } catch (err) {
        return emitErrorAndAutoClose(self, err);
      }

      // Interpret strings according to bit flags, extra fields, and options.
      if (self.decodeStrings) {
        var isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0;
        entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
        entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
        var errorMessage = validateFileName(entry.fileName);
        if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
      } else {
        entry.fileComment = entry.fileCommentRaw;
        entry.fileName = entry.fileNameRaw;
      }
      // Maintain API compatibility. See https://github.com/thejoshwolfe/yauzl/issues/47
      entry.comment = entry.fileComment;

      self.readEntryCursor += buffer.length;
      self.entriesRead += 1;

      // Check for the Zip64 Extended Information Extra Field.
      for (var i = 0; i < entry.extraFields.length; i++) {
        var extraField = entry.extraFields[i];
        if (extraField.id !== 0x0001) continue;
        // Found it.

        var zip64EiefBuffer = extraField.data;
        var index = 0;
        // 0 - Original Size          8 bytes
        if (entry.uncompressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
          }
          entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 8 - Compressed Size        8 bytes
        if (entry.compressedSize === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
          }
          entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 16 - Relative Header Offset 8 bytes
        if (entry.relativeOffsetOfLocalHeader === 0xffffffff) {
          if (index + 8 > zip64EiefBuffer.length) {
            return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
          }
          entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
          index += 8;
        }
        // 24 - Disk Start Number      4 bytes

        break;
      }

      // validate file size
      if (self.validateEntrySizes && entry.compressionMethod === 0) {
        var expectedCompressedSize = entry.uncompressedSize;
        if (entry.isEncrypted()) {
          // traditional encryption prefixes the file data with a header
          expectedCompressedSize += 12;
        }
        if (entry.compressedSize !== expectedCompressedSize) {
          var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
          return emitErrorAndAutoClose(self, new Error(msg));
        }
      }

      self.emit("entry", entry);

      if (!self.lazyEntries) self._readEntry();
    });
  });
};

ZipFile.prototype.eachEntry = function() {
  const self = this;
  if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
  if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
  self.hasEachEntryBeenCalled = true;

  let pendingResolveReject = null;
  self.on("entry", onEntry);
  self.on("end", onEnd);
  self.on("error", onError);
  function cleanup() {
    self.removeListener("entry", onEntry);
    self.removeListener("end", onEnd);
    self.removeListener("error", onError);
    if (self.autoClose) self.close();
  }

  function onEntry(entry) {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    resolve({value: entry});
  }
  function onEnd() {
    let {resolve} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    resolve({done: true});
  }
  function onError(err) {
    let {reject} = pendingResolveReject;
    pendingResolveReject = null;
    cleanup();
    reject(err);
  }

  return {
    [Symbol.asyncIterator]() {
      // Called once by `for await...of`.
      return this;
    },
    next() {
      // Called on each iteration in a `for await...of`.
      const promise = new Promise((resolve, reject) => {
        if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
        pendingResolveReject = {resolve, reject};
      });
      self.readEntry();
      return promise;
    },
    return(value) {
      // Called when breaking, returning, throwing out of a `for await...of`.
      cleanup();
      return Promise.resolve({done: true, value});
    },
    throw(value) {
      // Almost never called. Something about `yield*` maybe?
      cleanup();
      return Promise.reject(value);
    },
  };
};

ZipFile.prototype.openReadStream = function(entry, options, callback) {
  var self = this;
  // parameter validation
  var relativeStart = 0;
  var relativeEnd = entry.compressedSize;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) {
    options = {};
  } else {
    if (options.decodeFileData === false) {
      // new, simple option
      if (options.decrypt != null) {
        throw new Error("cannot use options.decrypt when options.decodeFileData === false");
      }
      if (options.decompress != null) {
        throw new Error("cannot use options.decompress when options.decodeFileData === false");
      }
      // start and end are allowed
    } else {
      // old, complicated options
      if (options.decrypt != null) {
        if (!entry.isEncrypted()) {
          throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
        }
        if (options.decrypt !== false) throw new Error("invalid options.decrypt value: " + options.decrypt);
        if (entry.isCompressed()) {
          if (options.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
        }
      }
      if (options.decompress != null) {
        if (!entry.isCompressed()) {
          throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
        }
        if (!(options.decompress === false || options.decompress === true)) {
          throw new Error("invalid options.decompress value: " + options.decompress);
        }
        decompress = options.decompress;
      }
    }
    if (options.start != null) {
      relativeStart = options.start;
      if (relativeStart < 0) throw new Error("options.start < 0");
      if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
    }
    if (options.end != null) {
      relativeEnd = options.end;
      if (relativeEnd < 0) throw new Error("options.end < 0");
      if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
      if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
    }
  }
  var rawMode = (
    options.decodeFileData === false || // Explicitly requested raw.
    (
      (entry.compressionMethod === 0 || // Naturally without compression.
        (entry.compressionMethod === 8 && options.decompress === false) // Deprecated compression bypass option.
      ) &&
      (!entry.isEncrypted() || // Naturally without encryption.
        options.decrypt === false // Deprecated encryption bypass option.
      )
    )
  );
  if (options.start != null || options.end != null) {
    // Ensure slicing deals with raw data.
    if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
  }

  // any further errors can either be caused by the zipfile,
  // or were introduced in a minor version of yauzl,
  // so should be passed to the client rather than thrown.
  if (!self.isOpen) return callback(new Error("closed"));
  if (entry.isEncrypted() && !rawMode) {
    if (options.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
  }
  var decompress;
  if (rawMode) {
    decompress = false;
  } else if (entry.compressionMethod === 8) {
    // 8 - The file is Deflated
    decompress = options.decodeFileData !== true;
  } else {
    return callback(new Error("unsupported compression method: " + entry.compressionMethod));
  }

  self.readLocalFileHeader(entry, {minimal: true}, function(err, localFileHeader) {
    if (err) return callback(err);
    self.openReadStreamLowLevel(
      localFileHeader.fileDataStart, entry.compressedSize,
      relativeStart, relativeEnd,
      decompress, entry.uncompressedSize,
      callback);
  });
};

ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
  var self = this;

  var fileDataEnd = fileDataStart + compressedSize;
  var readStream = self.reader.createReadStream({
    start: fileDataStart + relativeStart,
    end: fileDataStart + relativeEnd,
  });
  var endpointStream = readStream;
  if (decompress) {
    var destroyed = false;
    var inflateFilter = zlib.createInflateRaw();
    readStream.on("error", function(err) {
      // setImmediate here because errors can be emitted during the first call to pipe()
      setImmediate(function() {
        if (!destroyed) inflateFilter.emit("error", err);
      });
    });
    readStream.pipe(inflateFilter);

    if (self.validateEntrySizes) {
      endpointStream = new AssertByteCountStream(uncompressedSize);
      inflateFilter.on("error", function(err) {
        // forward zlib errors to the client-visible stream
        setImmediate(function() {
          if (!destroyed) endpointStream.emit("error", err);
        });
      });
      inflateFilter.pipe(endpointStream);
    } else {
      // the zlib filter is the client-visible stream
      endpointStream = inflateFilter;
    }
    // this is part of yauzl's API, so implement this function on the client-visible stream
    installDestroyFn(endpointStream, function() {
      destroyed = true;
      if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
      readStream.unpipe(inflateFilter);
      // TODO: the inflateFilter may cause a memory leak. see Issue #27.
      readStream.destroy();
    });
  }
  callback(null, endpointStream);
};

ZipFile.prototype.readLocalFileHeader = function(entry, options, callback) {
  var self = this;
  if (callback == null) {
    callback = options;
    options = null;
  }
  if (options == null) options = {};

  self.reader.ref();
  var buffer = newBuffer(30);
  readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
    try {
      if (err) return callback(err);
      // 0 - Local file header signature = 0x04034b50
      var signature = buffer.readUInt32LE(0);
      if (signature !== 0x04034b50) {
        return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
      }

      var fileNameLength = buffer.readUInt16LE(26);
      var extraFieldLength = buffer.readUInt16LE(28);
      var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
      // We now have enough information to do this bounds check.
      if (fileDataStart + entry.compressedSize > self.fileSize) {
        return callback(new Error("file data overflows file bounds: " +
            fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
      }

      if (options.minimal) {
        return callback(null, {fileDataStart: fileDataStart});
      }

      var localFileHeader = new LocalFileHeader();
      localFileHeader.fileDataStart = fileDataStart;

      // 4 - Version needed to extract (minimum)
      localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
      // 6 - General purpose bit flag
      localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
      // 8 - Compression method
      localFileHeader.compressionMethod = buffer.readUInt16LE(8);
      // 10 - File last modification time
      localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
      // 12 - File last modification date
      localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
      // 14 - CRC-32
      localFileHeader.crc32 = buffer.readUInt32LE(14);
      // 18 - Compressed size
      localFileHeader.compressedSize = buffer.readUInt32LE(18);
      // 22 - Uncompressed size
      localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
      // 26 - File name length (n)
      localFileHeader.fileNameLength = fileNameLength;
      // 28 - Extra field length (m)
      localFileHeader.extraFieldLength = extraFieldLength;
      // 30 - File name
      // 30+n - Extra field

      buffer = newBuffer(fileNameLength + extraFieldLength);
      self.reader.ref();
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err) {
        try {
          if (err) return callback(err);
          localFileHeader.fileName = buffer.subarray(0, fileNameLength);
          localFileHeader.extraField = buffer.subarray(fileNameLength);
          return callback(null, localFileHeader);
        } finally {
          self.reader.unref();
        }
      });
    } finally {
      self.reader.unref();
    }
  });
};

ZipFile.prototype.openReadStreamPromise = function(entry, options) {
  return new Promise((resolve, reject) => {
    this.openReadStream(entry, options, function(err, readStream) {
      if (err) return reject(err);
      resolve(readStream);
    });
  });
};
ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
  return new Promise((resolve, reject) => {
    this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
      if (err) return reject(err);
      resolve(readStream);
    });
  });
};
ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options) {
  return new Promise((resolve, reject) => {
    this.readLocalFileHeader(entry, options, function(err, localFileHeader) {
      if (err) return reject(err);
      resolve(localFileHeader);
    });
  });
};

function Entry() {
}
Entry.prototype.getLastModDate = function(options) {
  if (options == null) options = {};

  if (!options.forceDosFormat) {
    // Check extended fields.
    for (var i = 0; i < this.extraFields.length; i++) {
      var extraField = this.extraFields[i];
      if (extraField.id === 0x5455) {
        // Info-ZIP "universal timestamp" extended field (`0x5455` aka `"UT"`).
        // See the Info-ZIP source code unix/unix.c:set_extra_field() and zipfile.c:ef_scan_ut_time().
        var data = extraField.data;
        if (data.length < 5) continue; // Too short.
        // The flags define which of the three fields are present: mtime, atime, ctime.
        // We only care about mtime.
        // Also, ctime is never included in practice.
        // And also, atime is only included in the local file header for some reason
        // despite the flags lying about its inclusion in the central header.
        var flags = data[0];
        var HAS_MTIME = 1;
        if (!(flags & HAS_MTIME)) continue; // This will realistically never happen.
        // Although the positions of all of the fields shift around depending on the presence of other fields,
        // mtime is always first if present, and that's the only one we care about.
        var posixTimestamp = data.readInt32LE(1);
        return new Date(posixTimestamp * 1000);
      } else if (extraField.id === 0x000a) {
        var data = extraField.data;
        if (data.length !== 32) continue; // The length is always the same.
        // 4 bytes reserved
        // 2 bytes Tag
        if (data.readUInt16LE(4) !== 1) continue; // Tag1 is actually the only defined Tag.
        // 2 bytes Size
        if (data.readUInt16LE(6) !== 24) continue; // Size is always 24.
        // 8 bytes Mtime
        var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
        // Convert from NTFS to POSIX milliseconds.
        // The big number below is the milliseconds between year 1601 and year 1970
        // (i.e. the negative POSIX timestamp of 1601-01-01 00:00:00Z)
        var millisecondsSince1970 = hundredNanoSecondsSince1601 / 10000 - 11644473600000;
        // Note on numeric precision: JavaScript Number objects lose precision above Number.MAX_SAFE_INTEGER,
        // and NTFS timestamps are typically much bigger than that limit.
        // (MAX_SAFE_INTEGER would represent 1629-07-17T23:58:45.475Z.)
        // However, we're losing precision in the conversion from 100nanosecond units to millisecond units anyway,
        // and the time at which we also lose 1-millisecond precision is year 275760, the JavaScript Date limit (by design).
        // Up through the year 2057, this conversion only drops 4 bits of precision,
        // which is well under the 13-14 bits ratio between the milliseconds and 100nanoseconds.
        return new Date(millisecondsSince1970);
      }
    }
  }

  // Fallback to non-extended encoding.
  return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options.timezone);
};

Entry.prototype.canDecodeFileData = function() {
  return (
    !this.isEncrypted() &&
    (this.compressionMethod === 0 || this.compressionMethod === 8)
  );
};
Entry.prototype.isEncrypted = function() {
  return (this.generalPurposeBitFlag & 0x1) !== 0;
};
Entry.prototype.isCompressed = function() {
  return this.compressionMethod === 8;
};

function LocalFileHeader() {
}

function dosDateTimeToDate(date, time, timezone) {
  var day = date & 0x1f; // 1-31
  var month = (date >> 5 & 0xf) - 1; // 1-12, 0-11
  var year = (date >> 9 & 0x7f) + 1980; // 0-128, 1980-2108

  var millisecond = 0;
  var second = (time & 0x1f) * 2; // 0-29, 0-58 (even numbers)
  var minute = time >> 5 & 0x3f; // 0-59
  var hour = time >> 11 & 0x1f; // 0-23

  if (timezone == null || timezone === "local") {
    return new Date(year, month, day, hour, minute, second, millisecond);
  } else if (timezone === "UTC") {
    return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
  } else {
    throw new Error("unrecognized options.timezone: " + options.timezone);
  }
}

function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
  var fileName = null;

  // check for Info-ZIP Unicode Path Extra Field (0x7075)
  // see https://github.com/thejoshwolfe/yauzl/issues/33
  for (var i = 0; i < extraFields.length; i++) {
    var extraField = extraFields[i];
    if (extraField.id === 0x7075) {
      if (extraField.data.length < 6) {
        // too short to be meaningful
        continue;
      }
      // Version       1 byte      version of this extra field, currently 1
      if (extraField.data.readUInt8(0) !== 1) {
        // > Changes may not be backward compatible so this extra
        // > field should not be used if the version is not recognized.
        continue;
      }
      // NameCRC32     4 bytes     File Name Field CRC32 Checksum
      var oldNameCrc32 = extraField.data.readUInt32LE(1);
      if (crc32(fileNameBuffer) !== oldNameCrc32) {
        // > If the CRC check fails, this UTF-8 Path Extra Field should be
        // > ignored and the File Name field in the header should be used instead.
        continue;
      }
      // UnicodeName   Variable    UTF-8 version of the entry File Name
      fileName = decodeBuffer(extraField.data.subarray(5), true);
      break;
    }
  }

  if (fileName == null) {
    // The typical case.
    var isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
    fileName = decodeBuffer(fileNameBuffer, isUtf8);
  }

  if (!strictFileNames) {
    // Allow backslash.
    fileName = fileName.replace(/\\/g, "/");
  }
  return fileName;
}

function validateFileName(fileName) {
  if (fileName.indexOf("\\") !== -1) {
    return "invalid characters in fileName: " + fileName;
  }
  if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
    return "absolute path: " + fileName;
  }
  if (fileName.split("/").indexOf("..") !== -1) {
    return "invalid relative path: " + fileName;
  }
  // all good
  return null;
}

function parseExtraFields(extraFieldBuffer) {
  var extraFields = [];
  var i = 0;
  while (i < extraFieldBuffer.length - 3) {
    var headerId = extraFieldBuffer.readUInt16LE(i + 0);
    var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
    var dataStart = i + 4;
    var dataEnd = dataStart + dataSize;
    if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
    var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
    extraFields.push({
      id: headerId,
      data: dataBuffer,
    });
    i = dataEnd;
  }
  return extraFields;
}

function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
  if (length === 0) {
    // fs.read will throw an out-of-bounds error if you try to read 0 bytes from a 0 byte file
    return setImmediate(function() { callback(null, newBuffer(0)); });
  }
  reader.read(buffer, offset, length, position, function(err, bytesRead) {
    if (err) return callback(err);
    if (bytesRead < length) {
      return callback(new Error("unexpected EOF"));
    }
    callback();
  });
}

util.inherits(AssertByteCountStream, Transform);
function AssertByteCountStream(byteCount) {
  Transform.call(this);
  this.actualByteCount = 0;
  this.expectedByteCount = byteCount;
}
AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
  this.actualByteCount += chunk.length;
  if (this.actualByteCount > this.expectedByteCount) {
    var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
    return cb(new Error(msg));
  }
  cb(null, chunk);
};
AssertByteCountStream.prototype._flush = function(cb) {
  if (this.actualByteCount < this.expectedByteCount) {
    var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
    return cb(new Error(msg));
  }
  cb();
};

util.inherits(RandomAccessReader, EventEmitter);
function RandomAccessReader() {
  EventEmitter.call(this);
  this.refCount = 0;
}
RandomAccessReader.prototype.ref = function() {
  this.refCount += 1;
};
RandomAccessReader.prototype.unref = function() {
  var self = this;
  self.refCount -= 1;

  if (self.refCount > 0) return;
  if (self.refCount < 0) throw new Error("invalid unref");

  self.close(onCloseDone);

  function onCloseDone(err) {
    if (err) return self.emit('error', err);
    self.emit('close');
  }
};
RandomAccessReader.prototype.createReadStream = function(options) {
  if (options == null) options = {};
  var start = options.start;
  var end = options.end;
  if (start === end) {
    var emptyStream = new PassThrough();
    setImmediate(function() {
      emptyStream.end();
    });
    return emptyStream;
  }
  var stream = this._readStreamForRange(start, end);

  var destroyed = false;
  var refUnrefFilter = new RefUnrefFilter(this);
  stream.on("error", function(err) {
    setImmediate(function() {
      if (!destroyed) refUnrefFilter.emit("error", err);
    });
  });
  installDestroyFn(refUnrefFilter, function() {
    stream.unpipe(refUnrefFilter);
    refUnrefFilter.unref();
    stream.destroy();
  });

  var byteCounter = new AssertByteCountStream(end - start);
  refUnrefFilter.on("error", function(err) {
    setImmediate(function() {
      if (!destroyed) byteCounter.emit("error", err);
    });
  });
  installDestroyFn(byteCounter, function() {
    destroyed = true;
    refUnrefFilter.unpipe(byteCounter);
    refUnrefFilter.destroy();
  });

  return stream.pipe(refUnrefFilter).pipe(byteCounter);
};
RandomAccessReader.prototype._readStreamForRange = function(start, end) {
  throw new Error("not implemented");
};
RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
  var readStream = this.createReadStream({start: position, end: position + length});
  var writeStream = new Writable();
  var written = 0;
  writeStream._write = function(chunk, encoding, cb) {
    chunk.copy(buffer, offset + written, 0, chunk.length);
    written += chunk.length;
    cb();
  };
  writeStream.on("finish", callback);
  readStream.on("error", function(error) {
    callback(error);
  });
  readStream.pipe(writeStream);
};
RandomAccessReader.prototype.close = function(callback) {
  setImmediate(callback);
};

util.inherits(RefUnrefFilter, PassThrough);
function RefUnrefFilter(context) {
  PassThrough.call(this);
  this.context = context;
  this.context.ref();
  this.unreffedYet = false;
}
RefUnrefFilter.prototype._flush = function(cb) {
  this.unref();
  cb();
};
RefUnrefFilter.prototype.unref = function(cb) {
  if (this.unreffedYet) return;
  this.unreffedYet = true;
  this.context.unref();
};

var cp437 = '\u0000☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ';
function decodeBuffer(buffer, isUtf8) {
  if (isUtf8) {
    return buffer.toString("utf8");
  } else {
    var result = "";
    for (var i = 0; i < buffer.length; i++) {
      result += cp437[buffer[i]];
    }
    return result;
  }
}

function readUInt64LE(buffer, offset) {
  // There is no native function for this, because we can't actually store 64-bit integers precisely.
  // after 53 bits, JavaScript's Number type (IEEE 754 double) can't store individual integers anymore.
  // but since 53 bits is a whole lot more than 32 bits, we do our best anyway.
  // As of 2020, Node has added support for BigInt, which obviates this whole function,
  // but yauzl hasn't been updated to depend on BigInt (yet?).
  var lower32 = buffer.readUInt32LE(offset);
  var upper32 = buffer.readUInt32LE(offset + 4);
  // we can't use bitshifting here, because JavaScript bitshifting only works on 32-bit integers.
  return upper32 * 0x100000000 + lower32;
  // as long as we're bounds checking the result of this function against the total file size,
  // we'll catch any overflow errors, because we already made sure the total file size was within reason.
}

// Node 10 deprecated new Buffer().
var newBuffer;
if (typeof Buffer.allocUnsafe === "function") {
  newBuffer = function(len) {
    return Buffer.allocUnsafe(len);
  };
} else {
  newBuffer = function(len) {
    return new Buffer(len);
  };
}

// Node 8 introduced a proper destroy() implementation on writable streams.
function installDestroyFn(stream, fn) {
  if (typeof stream.destroy === "function") {
    // New API.
    stream._destroy = function(err, cb) {
      fn();
      if (cb != null) cb(err);
    };
  } else {
    // Old API.
    stream.destroy = fn;
  }
}

function defaultCallback(err) {
  if (err) throw err;
}


/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

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
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:worker_threads"
const external_node_worker_threads_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
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

;// CONCATENATED MODULE: ./build/src/scan/walk/ledger.js
const MAX_LISTED = 200;
const MAX_PATH_LENGTH = 500;
class Ledger {
    #matcher;
    #searched = 0;
    #findings = new Map();
    #unscanned = [];
    #moreFindings = 0;
    #moreUnscanned = 0;
    constructor(matcher) {
        this.#matcher = matcher;
    }
    searchedMore(bytes) {
        this.#searched += bytes;
    }
    found({ needle, offset }, { path, part }) {
        const key = `${path}\n${part}\n${needle.secret}\n${needle.form}`;
        const known = this.#findings.get(key);
        if (known !== undefined)
            known.count += part === 'content' ? 1 : 0;
        else if (this.#findings.size >= MAX_LISTED)
            this.#moreFindings++;
        else {
            const { secret, form } = needle;
            this.#findings.set(key, { secret, form, path, part, offset, count: 1 });
        }
    }
    unreadable(path, { reason, message }) {
        if (this.#unscanned.length >= MAX_LISTED)
            this.#moreUnscanned++;
        else
            this.#unscanned.push({ path, reason, message });
    }
    result() {
        const findings = [...this.#findings.values()];
        return {
            bytes: this.#searched,
            findings: findings
                .filter(entry => !findings.some(other => isSeenInside(entry, other)))
                .map(entry => ({ ...entry, path: this.#printable(entry.path) })),
            unscanned: this.#unscanned.map(entry => ({ ...entry, path: this.#printable(entry.path) })),
            moreFindings: this.#moreFindings,
            moreUnscanned: this.#moreUnscanned,
        };
    }
    #printable(path) {
        const parts = path.split('/').map(part => {
            const bytes = Buffer.from(part, 'latin1');
            return this.#matcher.hitsIn(bytes).length > 0 ? '***' : escapeControls(bytes.toString('utf8'));
        });
        const text = this.#matcher.hitsIn(Buffer.from(parts.join('/'))).length > 0 ? '***' : parts.join('/');
        return text.length <= MAX_PATH_LENGTH ? text : `${text.slice(0, MAX_PATH_LENGTH)}…`;
    }
}
function isSeenInside(outer, inner) {
    return (outer !== inner &&
        outer.secret === inner.secret &&
        outer.part === 'content' &&
        inner.path.startsWith(`${outer.path}!`) &&
        isFragmentOf(outer.form, inner.form));
}
function isFragmentOf(outer, inner) {
    return outer === inner || outer.startsWith(`${inner} `);
}
function escapeControls(text) {
    return text.replace(/[\p{C}\p{Zl}\p{Zp}\ufffd]/gu, char => {
        const code = char.codePointAt(0) ?? 0;
        return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
    });
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/src/scan/walk/retained-holders.js





const FIRST_BLOCK = 4 << 10;
const LARGEST_BLOCK = 1 << 20;
class Budget {
    #left;
    constructor(bytes) {
        this.#left = bytes;
    }
    take(bytes) {
        if (bytes > this.#left)
            return false;
        this.#left -= bytes;
        return true;
    }
    giveBack(bytes) {
        this.#left += bytes;
    }
}
class MemoryBlocks {
    #budget;
    #blocks = [];
    #capacity = 0;
    size = 0;
    constructor(budget) {
        this.#budget = budget;
    }
    append(chunk) {
        const last = this.#blocks.at(-1);
        const missing = this.size + chunk.length - this.#capacity;
        if (missing > 0 && !this.#grow(missing))
            return false;
        const copied = last === undefined ? 0 : chunk.copy(last.bytes, this.size - last.start);
        if (copied < chunk.length)
            chunk.copy(this.#blocks.at(-1)?.bytes ?? chunk, 0, copied);
        this.size += chunk.length;
        return true;
    }
    *pieces() {
        for (const { start, bytes } of this.#blocks)
            yield bytes.subarray(0, this.size - start);
    }
    read(offset, length) {
        const index = this.#indexOf(offset);
        const block = this.#blocks[index];
        if (block === undefined)
            return Buffer.alloc(0);
        const view = block.bytes.subarray(offset - block.start, offset - block.start + length);
        return view.length === length ? view : this.#gather({ index, view, length });
    }
    close() {
        this.#budget.giveBack(this.#capacity);
        this.#blocks = [];
        this.#capacity = 0;
    }
    #grow(missing) {
        const doubled = Math.min(Math.max(this.#capacity, FIRST_BLOCK), LARGEST_BLOCK);
        const length = [Math.max(missing, doubled), missing].find(bytes => this.#budget.take(bytes));
        if (length === undefined)
            return false;
        this.#blocks.push({ start: this.#capacity, bytes: Buffer.allocUnsafeSlow(length) });
        this.#capacity += length;
        return true;
    }
    #gather({ index, view, length }) {
        const result = Buffer.allocUnsafe(length);
        let done = view.copy(result);
        for (const { bytes } of this.#blocks.slice(index + 1)) {
            if (done === length)
                break;
            done += bytes.copy(result, done);
        }
        return result;
    }
    #indexOf(offset) {
        let low = 0;
        let high = this.#blocks.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.#blocks[middle]?.start ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
class PrivateFile {
    #budget;
    #fd;
    size = 0;
    constructor(directory, budget) {
        this.#budget = budget;
        const path = (0,external_node_path_namespaceObject.join)(directory, `retained-${(0,external_node_crypto_namespaceObject.randomBytes)(12).toString('hex')}`);
        this.#fd = onDisk(() => (0,external_node_fs_namespaceObject.openSync)(path, 'wx+', 0o600));
        try {
            onDisk(() => (0,external_node_fs_namespaceObject.unlinkSync)(path));
        }
        catch (error) {
            (0,external_node_fs_namespaceObject.closeSync)(this.#fd);
            throw error;
        }
    }
    append(chunk) {
        if (!this.#budget.take(chunk.length))
            return false;
        const start = this.size;
        this.size += chunk.length;
        for (let done = 0; done < chunk.length;)
            done += onDisk(() => (0,external_node_fs_namespaceObject.writeSync)(this.#fd, chunk, done, chunk.length - done, start + done));
        return true;
    }
    read(offset, length) {
        const result = Buffer.allocUnsafe(length);
        for (let done = 0; done < length;) {
            const count = onDisk(() => (0,external_node_fs_namespaceObject.readSync)(this.#fd, result, done, length - done, offset + done));
            if (count === 0)
                throw new Unreadable('limit', 'retained content is gone from the disk');
            done += count;
        }
        return result;
    }
    close() {
        this.#budget.giveBack(this.size);
        (0,external_node_fs_namespaceObject.closeSync)(this.#fd);
    }
}
function onDisk(action) {
    try {
        return action();
    }
    catch (error) {
        const code = external_node_util_namespaceObject.types.isNativeError(error) && 'code' in error ? String(error.code) : 'unknown error';
        throw new Unreadable('limit', `the disk for retained content fails: ${code}`, error);
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/retained.js


class Retention {
    #budgets;
    constructor(options) {
        this.#budgets = {
            memory: new Budget(options.maxMemory),
            file: new Budget(options.directory === undefined ? 0 : options.maxFile),
            directory: options.directory ?? '',
        };
    }
    open() {
        return new RetainedStore(this.#budgets);
    }
}
class RetainedStore {
    #budgets;
    #holder;
    #state = 'open';
    constructor(budgets) {
        this.#budgets = budgets;
        this.#holder = new MemoryBlocks(budgets.memory);
    }
    write(chunk) {
        if (this.#state !== 'open')
            throw new Error('written after the end');
        if (this.#holder.append(chunk))
            return;
        if (this.#holder instanceof MemoryBlocks)
            this.#holder = this.#spill(this.#holder);
        if (!this.#holder.append(chunk))
            throw full();
    }
    end() {
        if (this.#state === 'open')
            this.#state = 'ended';
    }
    get bytes() {
        return { size: this.#holder.size, read: (offset, length) => this.#read(offset, length) };
    }
    close() {
        if (this.#state === 'closed')
            return;
        this.#state = 'closed';
        this.#holder.close();
    }
    #read(offset, length) {
        if (this.#state !== 'ended')
            throw new Error('read before the end or after the close');
        const isInside = offset >= 0 && length >= 0 && offset + length <= this.#holder.size;
        if (!isInside || !Number.isInteger(offset) || !Number.isInteger(length))
            throw new Unreadable('truncated', 'a range reaches beyond the end');
        return this.#holder.read(offset, length);
    }
    #spill(memory) {
        if (this.#budgets.directory === '')
            throw full();
        const file = new PrivateFile(this.#budgets.directory, this.#budgets.file);
        try {
            for (const block of memory.pieces())
                if (!file.append(block))
                    throw full();
        }
        catch (error) {
            file.close();
            throw error;
        }
        memory.close();
        return file;
    }
}
function full() {
    return new Unreadable('limit', 'too large to be retained for reading');
}

;// CONCATENATED MODULE: ./build/src/scan/archive/archive-steps.js


const NOTHING = Buffer.alloc(0);
function* take(length) {
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
    #chunk = NOTHING;
    #used = 0;
    #position = 0;
    #missing = 0;
    #held;
    #first;
    #sink;
    #isSinkEnded = false;
    constructor(steps) {
        this.#steps = steps;
        this.#next(NOTHING);
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
        return this.write(NOTHING);
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
            if (external_node_util_namespaceObject.types.isPromise(wait))
                return wait;
        }
        this.#chunk = NOTHING;
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
            this.#held = this.#held?.subarray(0, this.#held.length - this.#missing) ?? NOTHING;
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
        return this.#next(NOTHING);
    }
    #passZeros() {
        const start = this.#used;
        while (this.#used < this.#chunk.length && this.#chunk[this.#used] === 0)
            this.#used++;
        this.#position += this.#used - start;
        if (this.#used < this.#chunk.length)
            this.#missing = 0;
        if (this.#missing === 0)
            this.#next(NOTHING);
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

;// CONCATENATED MODULE: ./build/src/scan/archive/ar.js


const MAGIC = '!<arch>\n';
const THIN_MAGIC = '!<thin>\n';
const HEADER_SIZE = 60;
const MAX_TABLE = 4 * 1024 * 1024;
const MAX_NAME = 4096;
const NO_TABLE = Buffer.alloc(0);
const GNU_TABLES = new Set(['/', '//', '/SYM64/']);
function isAr(head) {
    const magic = head.toString('latin1', 0, MAGIC.length);
    return magic === MAGIC || magic === THIN_MAGIC;
}
class ArReader {
    #handler;
    #stepper = new Stepper(this.#archive());
    #isThin = false;
    #longNames;
    constructor(handler) {
        this.#handler = handler;
    }
    write(chunk) {
        return this.#stepper.write(chunk);
    }
    end() {
        return this.#stepper.end();
    }
    close() {
        this.#stepper.close();
    }
    *#archive() {
        const magic = yield* take(MAGIC.length);
        if (!isAr(magic))
            throw new Unreadable('damaged', 'no ar archive');
        this.#isThin = magic.toString('latin1') === THIN_MAGIC;
        while (true) {
            const header = yield { kind: 'take', length: HEADER_SIZE };
            if (header.length === 0)
                return;
            if (header.length < HEADER_SIZE)
                throw new Unreadable('truncated', 'the ar archive ends inside a header');
            yield* this.#member(header);
        }
    }
    *#member(header) {
        if (header[58] !== 0x60 || header[59] !== 0x0a)
            throw new Unreadable('damaged', 'no ar header');
        const short = header.toString('latin1', 0, 16).trimEnd();
        const size = decimal(header.toString('latin1', 48, 58).trimEnd(), 'size');
        if (short.startsWith('#1/'))
            yield* this.#bsdMember(decimal(short.slice(3), 'length of a name'), size);
        else if (short === '//')
            yield* this.#nameTable(size);
        else if (this.#isThin && !GNU_TABLES.has(short))
            yield* this.#content(this.#gnuName(short), 0);
        else
            yield* this.#content(this.#gnuName(short), size);
        if (size % 2 === 1 && (!this.#isThin || GNU_TABLES.has(short)))
            yield { kind: 'take', length: 1 };
    }
    *#bsdMember(length, size) {
        if (length > size)
            throw new Unreadable('damaged', 'an ar name that is longer than its member');
        if (length > MAX_NAME)
            throw new Unreadable('limit', 'an ar name of more than 4 KiB');
        const name = upTo(Buffer.from(yield* take(length)), 0);
        yield* this.#content(name, size - length);
    }
    *#nameTable(size) {
        if (size > MAX_TABLE)
            throw new Unreadable('limit', 'more than 4 MiB of long ar names');
        const offset = this.#stepper.position;
        const table = Buffer.from(yield* take(size));
        this.#longNames = table;
        const sink = this.#handler.entry({ name: Buffer.from('//'), size, offset });
        yield { kind: 'pass', length: 0, sink, first: table };
    }
    *#content(name, size) {
        const sink = this.#handler.entry({ name, size, offset: this.#stepper.position });
        yield { kind: 'pass', length: size, sink };
    }
    #gnuName(short) {
        if (GNU_TABLES.has(short))
            return Buffer.from(short);
        const [, offset] = /^\/(\d+)(?::\d+)?(?: |$)/.exec(short) ?? [];
        return offset === undefined
            ? Buffer.from(short.replace(/\/$/, ''), 'latin1')
            : this.#longName(Number(offset));
    }
    #longName(offset) {
        const line = this.#longNames?.subarray(offset, offset + MAX_NAME) ?? NO_TABLE;
        if (line.length === 0)
            throw new Unreadable('damaged', 'an ar name that its table does not have');
        const name = upTo(upTo(line, 0x0a), 0);
        if (name.length === MAX_NAME)
            throw new Unreadable('limit', 'an ar name of more than 4 KiB');
        return name[name.length - 1] === 0x2f ? name.subarray(0, -1) : name;
    }
}
function upTo(bytes, byte) {
    const end = bytes.indexOf(byte);
    return end < 0 ? bytes : bytes.subarray(0, end);
}
function decimal(text, what) {
    if (!/^\d{1,13}$/.test(text))
        throw new Unreadable('damaged', `an ar header without a ${what}`);
    return Number(text);
}

;// CONCATENATED MODULE: ./build/src/scan/archive/cpio-header.js

const MAX_CPIO_NAME = 64 * 1024;
const LITTLE_ENDIAN = 0x71c7;
const BIG_ENDIAN = 0xc771;
const BINARY_SIZE = 26;
const ASCII_SIZES = new Map([
    ['070701', 110],
    ['070702', 110],
    ['070707', 76],
]);
function cpioHeaderSize(magic) {
    return isBinaryCpio(magic) ? BINARY_SIZE : ASCII_SIZES.get(magic.toString('latin1', 0, 6));
}
function readCpioHeader(header) {
    if (isBinaryCpio(header))
        return readBinary(header);
    const text = header.toString('latin1');
    if (text.startsWith('070707')) {
        return { nameSize: digits(text.slice(59, 65), 8), size: digits(text.slice(65, 76), 8), alignment: 1 };
    }
    return { nameSize: digits(text.slice(94, 102), 16), size: digits(text.slice(54, 62), 16), alignment: 4 };
}
function padding(length, alignment) {
    return (alignment - (length % alignment)) % alignment;
}
function isBinaryCpio(bytes) {
    if (bytes.length < 2)
        return false;
    return bytes.readUInt16LE(0) === LITTLE_ENDIAN || bytes.readUInt16LE(0) === BIG_ENDIAN;
}
function readBinary(header) {
    const isLittle = header.readUInt16LE(0) === LITTLE_ENDIAN;
    const word = (at) => (isLittle ? header.readUInt16LE(at) : header.readUInt16BE(at));
    return { nameSize: word(20), size: word(22) * 0x10000 + word(24), alignment: 2 };
}
function digits(text, radix) {
    const isNumber = radix === 8 ? /^[0-7]+$/ : /^[0-9A-Fa-f]+$/;
    if (!isNumber.test(text))
        throw new Unreadable('damaged', 'a cpio header with a number that is none');
    return Number.parseInt(text, radix);
}

;// CONCATENATED MODULE: ./build/src/scan/archive/cpio.js



const TRAILER = Buffer.from('TRAILER!!!');
const MAGIC_SIZE = 6;
function isCpio(head) {
    const length = cpioHeaderSize(head);
    if (length === undefined || head.length < length)
        return false;
    if (!isBinaryCpio(head))
        return /^[0-9A-Fa-f]+$/.test(head.toString('latin1', 0, length));
    const { nameSize } = readCpioHeader(head);
    const name = head.subarray(length, length + nameSize);
    return nameSize > 1 && name.length === nameSize && name.indexOf(0) === nameSize - 1;
}
class CpioReader {
    #handler;
    #stepper = new Stepper(this.#stream());
    constructor(handler) {
        this.#handler = handler;
    }
    write(chunk) {
        return this.#stepper.write(chunk);
    }
    end() {
        return this.#stepper.end();
    }
    close() {
        this.#stepper.close();
    }
    *#stream() {
        yield* this.#archive(Buffer.from(yield* take(MAGIC_SIZE)));
        while (true) {
            yield { kind: 'zeros' };
            const magic = Buffer.from(yield { kind: 'take', length: MAGIC_SIZE });
            if (magic.length === 0)
                return;
            if (cpioHeaderSize(magic) === undefined)
                yield* this.#rest(magic);
            else
                yield* this.#archive(magic);
        }
    }
    *#archive(first) {
        for (let magic = first;; magic = Buffer.from(yield* take(MAGIC_SIZE))) {
            const length = cpioHeaderSize(magic);
            if (length === undefined)
                throw new Unreadable('damaged', 'no cpio header');
            const header = readCpioHeader(Buffer.concat([magic, yield* take(length - MAGIC_SIZE)]));
            const name = yield* this.#name(header, length);
            if (header.size === 0 && name.equals(TRAILER))
                return;
            yield* this.#content(name, header);
        }
    }
    *#name({ nameSize, alignment }, headerSize) {
        if (nameSize > MAX_CPIO_NAME)
            throw new Unreadable('limit', 'a cpio name of more than 64 KiB');
        const field = Buffer.from(yield* take(nameSize + padding(headerSize + nameSize, alignment)));
        if (nameSize === 0 || field[nameSize - 1] !== 0)
            throw new Unreadable('damaged', 'a cpio name without an end');
        return field.subarray(0, field.indexOf(0));
    }
    *#content(name, { size, alignment }) {
        const sink = this.#handler.entry({ name, size, offset: this.#stepper.position });
        yield { kind: 'pass', length: size, sink };
        yield { kind: 'pass', length: padding(size, alignment), sink: undefined };
    }
    *#rest(first) {
        const sink = this.#handler.rest?.(this.#stepper.position - first.length);
        if (sink === undefined)
            throw new Unreadable('unsupported', 'other bytes behind a cpio archive');
        yield { kind: 'pass', length: Number.POSITIVE_INFINITY, sink, first };
    }
}

;// CONCATENATED MODULE: ./build/src/scan/archive/rpm.js


const LEAD_MAGIC = /^\xed\xab\xee\xdb[\x03\x04]/;
const LEAD_LENGTH = 96;
const HEADER_MAGIC = Buffer.from([0x8e, 0xad, 0xe8, 0x01]);
const INTRO_LENGTH = 16;
const ENTRY_LENGTH = 16;
const MAX_HEADER = 256 * 2 ** 20;
function isRpm(head) {
    return LEAD_MAGIC.test(head.toString('latin1', 0, 5));
}
class RpmReader {
    #handler;
    #stepper = new Stepper(this.#stream());
    constructor(handler) {
        this.#handler = handler;
    }
    write(chunk) {
        return this.#stepper.write(chunk);
    }
    end() {
        return this.#stepper.end();
    }
    close() {
        this.#stepper.close();
    }
    *#stream() {
        yield* take(LEAD_LENGTH);
        const signatures = yield* this.#skipHeader();
        yield { kind: 'pass', length: (8 - (signatures % 8)) % 8, sink: undefined };
        yield* this.#skipHeader();
        const sink = this.#handler.payload(this.#stepper.position);
        yield { kind: 'pass', length: Number.POSITIVE_INFINITY, sink };
    }
    *#skipHeader() {
        const intro = yield* take(INTRO_LENGTH);
        if (!intro.subarray(0, HEADER_MAGIC.length).equals(HEADER_MAGIC))
            throw new Unreadable('damaged', 'no header of RPM');
        const size = intro.readUInt32BE(12);
        const length = intro.readUInt32BE(8) * ENTRY_LENGTH + size;
        if (length > MAX_HEADER)
            throw new Unreadable('damaged', 'a header of RPM that is too large');
        yield { kind: 'pass', length, sink: undefined };
        return size;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/archive/tar-header.js

const BLOCK = 512;
const ZEROS = Buffer.alloc(BLOCK);
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
    return block[0] === 0 && (block.length === BLOCK ? ZEROS : ZEROS.subarray(0, block.length)).equals(block);
}
function isHeader(block) {
    const stated = octal(block, { from: 148, to: 156 });
    if (stated === undefined)
        return false;
    let sum = 8 * 0x20;
    let high = 0;
    for (let at = 0; at < BLOCK; at++) {
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
function isDamagedHeader(block) {
    if (!hasText(block, 257, 'ustar'))
        return false;
    return NUMBERS.filter(range => isNumber(block, range)).length >= NUMBERS.length - 1;
}
function isNumber(block, range) {
    return ((block[range.from] ?? 0) & 0x80) !== 0 || !Number.isNaN(octal(block, range) ?? 0);
}
function readHeader(block, offset) {
    if (!isHeader(block))
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
        size: sizeOf(bytes),
        isMapContinued: flag === 'S' && bytes[isStar(bytes) ? 355 : 482] !== 0,
    };
}
function padded(size) {
    return Math.ceil(size / BLOCK) * BLOCK;
}
function checkSize(size) {
    if (size >= 0 && size <= MAX_SIZE)
        return size;
    throw new Unreadable('damaged', 'a tar header with a size that no file has');
}
function sizeOf(header) {
    const range = { from: 124, to: 136 };
    const isBinary = ((header[124] ?? 0) & 0x80) !== 0;
    return checkSize(isBinary ? base256(header, range) : (octal(header, range) ?? 0));
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
function octal(header, { from, to }) {
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
const FLAGS = new Set(['L', 'K', 'x', 'X', 'g']);
const tar_extension_NUMBERS = /^(?:[acm]time|size|[ug]id|SCHILY\.(?:dev|ino|nlink|realsize|dev(?:major|minor))|LIBARCHIVE\.creationtime|GNU\.sparse\.(?:major|minor|size|realsize|numblocks|offset|numbytes|map))$/;
const STANDARD = new Set(['path', 'linkpath', 'uname', 'gname', 'comment', 'charset', 'hdrcharset']);
function isExtension({ flag }) {
    return FLAGS.has(flag);
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
        this.#bytes += BLOCK + size;
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
const KEPT = 1024 * 1024;
const SLACK = 1024;
class TarPlaces {
    #places = [];
    #first = 0;
    add(place) {
        if (this.#places.at(-1)?.start === place.start)
            this.#places.pop();
        this.#places.push(place);
        while ((this.#places[this.#first]?.end ?? place.end) < place.start - KEPT)
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
const A_BLOCK = { kind: 'take', length: BLOCK };
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
        while (block.length === BLOCK) {
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
        const start = this.#stepper.position - BLOCK;
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
            if (block.length < BLOCK)
                throw new Unreadable('truncated', 'the tar archive ends in front of an entry');
            header = readHeader(block, this.#stepper.position - BLOCK);
        }
        return yield* this.#entry({ start, header, extension });
    }
    *#extend({ start, header, extension }) {
        extension.admit(header);
        const data = yield* take(padded(header.size));
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
        const end = offset + padded(size);
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
        block = yield* take(BLOCK);
    while (block[504] !== 0);
}
function isSizeDoubtful({ type, flag }) {
    return type !== 'file' && type !== 'other' && flag !== 'D';
}
function isContent(block) {
    if (block.length === 0 || isZero(block))
        return false;
    if (block.length < BLOCK)
        throw new Unreadable('truncated', "the archive ends inside a member's content");
    return !isHeader(block);
}
function textsOf(header, extension) {
    const { name, link, user, group } = header;
    return [...extension.texts, name, link, user, group].filter(({ length }) => length > 0);
}

;// CONCATENATED MODULE: ./build/src/scan/decode/input.js

const input_SLACK = 256;
class Input {
    bytes = Buffer.alloc(0);
    at = 0;
    tail = 0;
    ended = false;
    #dropped = 0;
    get overrun() {
        return this.at > this.tail;
    }
    get consumed() {
        return this.#dropped + this.at;
    }
    get available() {
        return this.tail - this.at;
    }
    append(chunk) {
        if (this.tail + chunk.length + input_SLACK > this.bytes.length)
            this.#makeRoom(chunk.length);
        chunk.copy(this.bytes, this.tail);
        this.tail += chunk.length;
    }
    #makeRoom(length) {
        const wanted = this.available + length + input_SLACK;
        const target = 2 * wanted <= this.bytes.length ? this.bytes : Buffer.alloc(2 * wanted);
        this.bytes.copy(target, 0, this.at, this.tail);
        this.bytes = target;
        this.tail -= this.at;
        this.#dropped += this.at;
        this.at = 0;
    }
    *fill(length) {
        while (this.available < length && !this.ended)
            yield undefined;
    }
    *take(length) {
        yield* this.fill(length);
        if (this.available < length)
            throw truncated();
        this.at += length;
        return this.bytes.subarray(this.at - length, this.at);
    }
    *skipZeros() {
        let count = 0;
        for (;;) {
            yield* this.fill(1);
            if (this.available === 0 || this.bytes[this.at] !== 0)
                return count;
            while (this.at < this.tail && this.bytes[this.at] === 0) {
                this.at++;
                count++;
            }
        }
    }
    *expect(isMagic, length) {
        yield* this.fill(length);
        if (this.available < length || !isMagic(this.bytes.subarray(this.at, this.at + length)))
            throw new BehindEnd();
    }
    *expectEnd() {
        yield* this.fill(1);
        if (this.available > 0)
            throw new BehindEnd();
    }
}
function truncated() {
    return new Unreadable('truncated', 'the compressed data ends too early');
}
function damaged(message, cause) {
    return new Unreadable('damaged', message, cause);
}

;// CONCATENATED MODULE: ./build/src/scan/decode/bzip2-bits.js

class BitReader {
    hold = 0;
    count = 0;
    input;
    constructor(input) {
        this.input = input;
    }
    *fill(length) {
        this.unread();
        yield* this.input.fill(length);
    }
    unread() {
        this.input.at -= this.count >> 3;
        this.hold >>>= this.count & ~7;
        this.count &= 7;
    }
    check() {
        if (this.input.at - (this.count >> 3) > this.input.tail)
            throw truncated();
    }
    read(bits) {
        while (this.count < bits) {
            this.hold = (this.hold << 8) | (this.input.bytes[this.input.at++] ?? 0);
            this.count += 8;
        }
        this.count -= bits;
        return (this.hold >>> this.count) & ((1 << bits) - 1);
    }
    read32() {
        const high = this.read(16);
        return high * 0x10000 + this.read(16);
    }
    align() {
        this.unread();
        this.count = 0;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/bzip2-block.js

const OUTPUT = 128 * 1024;
const MAX_RUN = 259;
const POLYNOMIAL = 0x04c11db7;
const TABLE = new Int32Array(256);
function fillTable() {
    for (let byte = 0; byte < 256; byte++) {
        let sum = byte << 24;
        for (let bit = 0; bit < 8; bit++)
            sum = (sum << 1) ^ (sum < 0 ? POLYNOMIAL : 0);
        TABLE[byte] = sum;
    }
}
function crc(bytes, before) {
    if (TABLE[1] === 0)
        fillTable();
    let sum = before;
    for (let i = 0; i < bytes.length; i++)
        sum = (sum << 8) ^ (TABLE[(sum >>> 24) ^ (bytes[i] ?? 0)] ?? 0);
    return sum;
}
function* deliverBlock(block) {
    if (block.origin >= block.length)
        throw damaged('a block begins outside of itself');
    bzip2_block_link(block);
    const runs = new RunDecoder(block);
    const output = Buffer.alloc(Math.min(OUTPUT, 260 * block.length) + MAX_RUN);
    let sum = -1;
    while (!runs.ended) {
        const piece = output.subarray(0, runs.decode(output));
        sum = crc(piece, sum);
        if (piece.length > 0)
            yield piece;
    }
    if (~sum >>> 0 !== block.checksum)
        throw damaged('a block differs from its checksum');
}
function bzip2_block_link({ bytes, length }) {
    const next = new Int32Array(256);
    for (let i = 0; i < length; i++) {
        const byte = bytes[i] ?? 0;
        next[byte] = (next[byte] ?? 0) + 1;
    }
    let before = 0;
    for (let byte = 0; byte < 256; byte++) {
        const count = next[byte] ?? 0;
        next[byte] = before;
        before += count;
    }
    for (let i = 0; i < length; i++) {
        const byte = (bytes[i] ?? 0) & 0xff;
        const place = next[byte] ?? 0;
        next[byte] = place + 1;
        bytes[place] = (bytes[place] ?? 0) | (i << 8);
    }
}
class RunDecoder {
    #bytes;
    #left;
    #element;
    #last = -1;
    #equal = 0;
    constructor({ bytes, length, origin }) {
        this.#bytes = bytes;
        this.#left = length;
        this.#element = (bytes[origin] ?? 0) >>> 8;
    }
    get ended() {
        return this.#left === 0;
    }
    decode(output) {
        const bytes = this.#bytes;
        const end = output.length - MAX_RUN;
        let [at, left, next, last, equal] = [0, this.#left, this.#element, this.#last, this.#equal];
        for (; left > 0 && at < end; left--) {
            const element = bytes[next] ?? 0;
            const byte = element & 0xff;
            next = element >>> 8;
            if (equal === 4) {
                if (byte > 0)
                    output.fill(last, at, at + byte);
                at += byte;
                equal = 0;
                last = -1;
                continue;
            }
            equal = byte === last ? equal + 1 : 1;
            last = byte;
            output[at++] = byte;
        }
        [this.#left, this.#element, this.#last, this.#equal] = [left, next, last, equal];
        return at;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/bzip2-huffman.js

const MAX_LENGTH = 20;
const QUICK = 10;
function readTable(bits, count) {
    const lengths = new Uint8Array(count);
    let length = bits.read(5);
    for (let symbol = 0; symbol < count; symbol++) {
        for (let steps = 0; bits.read(1) === 1; steps++) {
            length += bits.read(1) === 0 ? 1 : -1;
            if (steps >= MAX_LENGTH)
                throw damaged('its code lengths are out of range');
        }
        if (length < 1 || length > MAX_LENGTH)
            throw damaged('its code lengths are out of range');
        lengths[symbol] = length;
    }
    return buildTable(lengths);
}
function buildTable(lengths) {
    const symbols = new Uint16Array(lengths.length);
    const limits = new Int32Array(MAX_LENGTH + 1);
    const offsets = new Int32Array(MAX_LENGTH + 1);
    const quick = new Uint16Array(1 << QUICK);
    let code = 0;
    let place = 0;
    for (let length = 1; length <= MAX_LENGTH; length++) {
        offsets[length] = place - code;
        for (let symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] !== length)
                continue;
            symbols[place++] = symbol;
            if (code >= 1 << length)
                throw damaged('its code lengths do not make a code');
            if (length <= QUICK) {
                const first = code << (QUICK - length);
                quick.fill((symbol << 5) | length, first, first + (1 << (QUICK - length)));
            }
            code++;
        }
        limits[length] = code << (MAX_LENGTH - length);
        code <<= 1;
    }
    return { quick, limits, offsets, symbols };
}
function slowSymbol(table, next20) {
    let length = QUICK + 1;
    while (length <= MAX_LENGTH && next20 >= (table.limits[length] ?? 0))
        length++;
    if (length > MAX_LENGTH)
        throw damaged('a code has no symbol');
    const place = (next20 >>> (MAX_LENGTH - length)) + (table.offsets[length] ?? 0);
    return ((table.symbols[place] ?? 0) << 5) | length;
}

;// CONCATENATED MODULE: ./build/src/scan/decode/bzip2-symbols.js


const GROUP = 50;
const GROUP_BYTES = 128;
const HEADER_BYTES = 40 * 1024;
const MAX_SELECTORS = 18_002;
class BlockSymbols {
    bytes = new Uint32Array(0);
    length = 0;
    #limit;
    #bits;
    constructor(bits, limit) {
        this.#bits = bits;
        this.#limit = limit;
    }
    *decode() {
        yield* this.#bits.fill(HEADER_BYTES);
        const coding = readCoding(this.#bits);
        const group = new GroupDecoder(this, coding);
        this.length = 0;
        for (const selector of coding.selectors) {
            if (this.#bits.input.available < GROUP_BYTES)
                yield* this.#bits.fill(GROUP_BYTES);
            const ended = group.decode(this.#bits, coding.tables[selector]);
            this.#bits.check();
            if (ended)
                return;
        }
        throw damaged('a block has no end');
    }
    reserve(count) {
        const length = this.length + count;
        if (length > this.#limit)
            throw damaged('a block is larger than its header says');
        if (length <= this.bytes.length)
            return;
        const larger = new Uint32Array(Math.min(Math.max(2 * length, 1 << 14), this.#limit));
        larger.set(this.bytes);
        this.bytes = larger;
    }
}
function readCoding(bits) {
    const alphabet = readAlphabet(bits);
    if (alphabet.length === 0)
        throw damaged('a block has no bytes');
    const count = bits.read(3);
    if (count < 2 || count > 6)
        throw damaged('a block has a wrong number of tables');
    const selectors = readSelectors(bits, count);
    const tables = [];
    bits.check();
    for (let i = 0; i < count; i++)
        tables.push(readTable(bits, alphabet.length + 2));
    bits.check();
    return { alphabet, selectors, tables };
}
function readAlphabet(bits) {
    const values = [];
    const rows = bits.read(16);
    for (let row = 0; row < 16; row++) {
        if ((rows & (0x8000 >> row)) === 0)
            continue;
        const columns = bits.read(16);
        for (let column = 0; column < 16; column++)
            if ((columns & (0x8000 >> column)) !== 0)
                values.push(16 * row + column);
    }
    return Uint8Array.from(values);
}
function readSelectors(bits, tables) {
    const count = bits.read(15);
    const selectors = new Uint8Array(Math.min(count, MAX_SELECTORS));
    const order = [0, 1, 2, 3, 4, 5];
    for (let i = 0; i < count; i++) {
        let place = 0;
        while (bits.read(1) === 1)
            if (++place >= tables)
                throw damaged('a selector is out of range');
        const [selector = 0] = order.splice(place, 1);
        order.unshift(selector);
        if (i < selectors.length)
            selectors[i] = selector;
    }
    return selectors;
}
class GroupDecoder {
    #block;
    #order;
    #endOfBlock;
    #run = 0;
    #digit = 1;
    constructor(block, { alphabet }) {
        this.#block = block;
        this.#order = alphabet;
        this.#endOfBlock = alphabet.length + 1;
    }
    decode(bits, table) {
        if (table === undefined)
            throw damaged('a selector is out of range');
        const { quick } = table;
        const { bytes } = bits.input;
        let { hold, count } = bits;
        let { at } = bits.input;
        try {
            for (let i = 0; i < GROUP; i++) {
                while (count < 20) {
                    hold = (hold << 8) | (bytes[at++] ?? 0);
                    count += 8;
                }
                let entry = quick[(hold >>> (count - QUICK)) & ((1 << QUICK) - 1)] ?? 0;
                if (entry === 0)
                    entry = slowSymbol(table, (hold >>> (count - 20)) & 0xfffff);
                count -= entry & 31;
                if (this.#add(entry >>> 5))
                    return true;
            }
            return false;
        }
        finally {
            bits.hold = hold;
            bits.count = count;
            bits.input.at = at;
        }
    }
    #add(symbol) {
        if (symbol < 2) {
            this.#addDigit(symbol);
            return false;
        }
        if (this.#run > 0)
            this.#writeRun();
        if (symbol === this.#endOfBlock)
            return true;
        this.#writeByte(symbol - 1);
        return false;
    }
    #addDigit(symbol) {
        this.#run += this.#digit << symbol;
        if (this.#digit > 1 << 20)
            throw damaged('a run is too long');
        this.#digit <<= 1;
    }
    #writeRun() {
        const block = this.#block;
        block.reserve(this.#run);
        block.bytes.fill(this.#order[0] ?? 0, block.length, block.length + this.#run);
        block.length += this.#run;
        this.#run = 0;
        this.#digit = 1;
    }
    #writeByte(place) {
        const order = this.#order;
        const byte = order[place] ?? 0;
        if (place < 16)
            for (let i = place; i > 0; i--)
                order[i] = order[i - 1] ?? 0;
        else
            order.copyWithin(1, 0, place);
        order[0] = byte;
        const block = this.#block;
        if (block.length >= block.bytes.length)
            block.reserve(1);
        block.bytes[block.length++] = byte;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/bzip2.js





const bzip2_BLOCK = [0x314159, 0x265359];
const END = [0x177245, 0x385090];
function* decodeBzip2(input) {
    const bits = new BitReader(input);
    for (;;) {
        yield* decodeStream(bits);
        bits.align();
        yield* input.fill(1);
        if (input.available === 0)
            return;
        yield* input.expect(bytes => bytes.toString('latin1') === 'BZh', 3);
    }
}
function* decodeStream(bits) {
    const header = yield* bits.input.take(4);
    const level = header.readUInt8(3) - 0x30;
    if (header.toString('latin1', 0, 3) !== 'BZh' || level < 1 || level > 9)
        throw damaged('it does not begin as bzip2');
    const symbols = new BlockSymbols(bits, level * 100_000);
    let total = 0;
    for (;;) {
        const checksum = yield* readBlockStart(bits);
        if (checksum === undefined)
            break;
        yield* decodeBlock(bits, { symbols, checksum });
        total = ((total << 1) | (total >>> 31)) ^ checksum;
    }
    const stored = bits.read32();
    bits.check();
    if (stored !== total >>> 0)
        throw damaged('it differs from its checksum');
}
function* readBlockStart(bits) {
    yield* bits.fill(16);
    const [high, low] = [bits.read(24), bits.read(24)];
    bits.check();
    if (high === END[0] && low === END[1])
        return undefined;
    if (high !== bzip2_BLOCK[0] || low !== bzip2_BLOCK[1])
        throw damaged('neither a block nor its end follows');
    return bits.read32();
}
function* decodeBlock(bits, { symbols, checksum }) {
    const randomized = bits.read(1) === 1;
    const origin = bits.read(24);
    bits.check();
    if (randomized)
        throw new Unreadable('unsupported', 'it has randomized blocks');
    yield* symbols.decode();
    yield* deliverBlock({ bytes: symbols.bytes, length: symbols.length, origin, checksum });
}

;// CONCATENATED MODULE: ./build/src/scan/decode/decoding.js


const PIECE = 1024 * 1024;
class DecodingSink {
    isOver = false;
    #input = new Input();
    #decoding;
    #out;
    #failure;
    #done = false;
    #closed = false;
    constructor(decode, out) {
        this.#decoding = decode(this.#input);
        this.#out = out;
    }
    get used() {
        return this.#input.consumed;
    }
    write(chunk) {
        if (chunk.length > PIECE)
            return this.#pieces(chunk);
        this.#input.append(chunk);
        return this.#run();
    }
    async #pieces(chunk) {
        for (let at = 0; at < chunk.length; at += PIECE) {
            this.#input.append(chunk.subarray(at, at + PIECE));
            await this.#run();
        }
    }
    async end() {
        this.#input.ended = true;
        await this.#run();
        if (!this.#done)
            throw this.#fail(truncated());
        await this.#out.end();
    }
    close() {
        if (this.#closed)
            return;
        this.#closed = true;
        this.#fail(new Error('The decoder was closed.'));
        this.#out.close?.();
    }
    #run() {
        for (;;) {
            const pending = this.#step();
            if (pending === 'idle')
                return;
            if (pending !== undefined)
                return this.#runAfter(pending);
        }
    }
    async #runAfter(first) {
        let pending = first;
        while (pending !== 'idle') {
            await this.#watched(pending);
            pending = this.#step();
        }
    }
    #step() {
        if (this.#failure !== undefined)
            throw this.#failure.thrown;
        const step = this.#next();
        if (step === undefined)
            return 'idle';
        if (!Buffer.isBuffer(step))
            return step;
        try {
            return this.#out.write(step) ?? undefined;
        }
        catch (thrown) {
            throw this.#fail(thrown);
        }
    }
    #next() {
        try {
            const { done, value } = this.#decoding.next();
            if (done === true)
                this.#done = true;
            return done === true ? undefined : value;
        }
        catch (thrown) {
            throw this.#fail(asUnreadable(thrown, this.#input));
        }
    }
    async #watched(pending) {
        try {
            await pending;
        }
        catch (thrown) {
            throw this.#fail(thrown);
        }
    }
    #fail(thrown) {
        this.#failure ??= { thrown };
        this.#decoding.return();
        return thrown;
    }
}
function asUnreadable(thrown, input) {
    const fault = thrown instanceof Unreadable ? thrown : damaged('it cannot be decoded', thrown);
    return fault.reason === 'damaged' && input.overrun ? truncated() : fault;
}

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
var external_node_zlib_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_node_zlib_namespaceObject, 2);
;// CONCATENATED MODULE: ./build/src/scan/decode/engine.js



const CHUNK = 1024 * 1024;
const SMALL_INPUT = 64 * 1024;
const SMALL_OUTPUT = 1024 * 1024;
function decodeAtOnce(format, bytes, maxOutput) {
    const options = { info: true, maxOutputLength: maxOutput, chunkSize: chunkFor(bytes.length) };
    const result = format.atOnce(bytes, options);
    if (!isResult(result))
        throw new Error('node:zlib did not tell how much it read');
    return { output: result.buffer, used: result.engine.bytesWritten };
}
function chunkFor(length) {
    return Math.min(Math.max(8 * length, 4096), CHUNK);
}
function isResult(value) {
    return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}
function* decodeEngine(input, format) {
    yield* input.fill(SMALL_INPUT);
    const small = decodeSmall(input, format);
    if (small === undefined)
        yield* engine_decodeStream(input, format);
    else {
        input.at += small.used;
        if (small.output.length > 0)
            yield small.output;
    }
}
function decodeSmall(input, format) {
    if (input.available === 0)
        return undefined;
    const bytes = input.bytes.subarray(input.at, Math.min(input.tail, input.at + SMALL_INPUT));
    try {
        return decodeAtOnce(format, bytes, SMALL_OUTPUT);
    }
    catch {
        return undefined;
    }
}
function* engine_decodeStream(input, format) {
    const flow = new EngineFlow(format.open());
    try {
        while (!flow.behindEnd) {
            yield* input.fill(SMALL_INPUT);
            if (input.available === 0)
                break;
            input.at += yield* flow.write(input.bytes.subarray(input.at, input.tail));
        }
        yield* flow.finish();
    }
    finally {
        flow.close();
    }
}
class EngineFlow {
    behindEnd = false;
    #engine;
    #failure;
    #ended = false;
    #wake = () => { };
    constructor(engine) {
        this.#engine = engine;
        engine.on('error', error => this.#changed(() => (this.#failure ??= error)));
        engine.on('end', () => this.#changed(() => (this.#ended = true)));
        engine.on('readable', () => this.#wake());
    }
    #changed(change) {
        change();
        this.#wake();
    }
    *write(bytes) {
        const before = this.#engine.bytesWritten;
        let written = false;
        this.#engine.write(bytes, () => this.#changed(() => (written = true)));
        yield* this.#drain(() => written);
        const used = this.#engine.bytesWritten - before;
        this.behindEnd = used < bytes.length;
        return used;
    }
    *finish() {
        this.#engine.end();
        yield* this.#drain(() => this.#ended);
    }
    *#drain(done) {
        for (;;) {
            const change = new Promise(resolve => (this.#wake = resolve));
            const output = this.#engine.read();
            if (Buffer.isBuffer(output))
                yield* pieces(output);
            else if (this.#failure !== undefined)
                throw engineFault(this.#failure);
            else if (done())
                return;
            else
                yield change;
        }
    }
    close() {
        this.#engine.destroy();
        this.#wake();
    }
}
function* pieces(output) {
    for (let at = 0; at < output.length; at += CHUNK)
        yield output.subarray(at, at + CHUNK);
}
function engineFault(thrown) {
    const code = external_node_util_namespaceObject.types.isNativeError(thrown) && 'code' in thrown ? thrown.code : undefined;
    switch (code) {
        case 'Z_BUF_ERROR':
            return truncated();
        case 'Z_NEED_DICT':
        case 'ZSTD_error_dictionary_wrong':
            return new Unreadable('unsupported', 'it needs a dictionary that is not in it');
        case 'ZSTD_error_version_unsupported':
        case 'ZSTD_error_frameParameter_unsupported':
            return new Unreadable('unsupported', 'it is of an unknown version of its format');
        case 'ZSTD_error_frameParameter_windowTooLarge':
        case 'ZSTD_error_memory_allocation':
        case 'Z_MEM_ERROR':
            return new Unreadable('limit', 'its dictionary is larger than the scanner keeps');
        case 'ERR_BUFFER_TOO_LARGE':
            return tooLarge();
        default:
            return damaged('its compressed data is damaged', thrown);
    }
}
function tooLarge() {
    return new Unreadable('limit', 'its content is larger than expected');
}

;// CONCATENATED MODULE: ./build/src/scan/decode/deflate.js


const OPTIONS = { chunkSize: CHUNK, highWaterMark: CHUNK };
const RAW_DEFLATE = {
    open: () => external_node_zlib_namespaceObject.createInflateRaw(OPTIONS),
    atOnce: external_node_zlib_namespaceObject.inflateRawSync,
};
const ZLIB = { open: () => external_node_zlib_namespaceObject.createInflate(OPTIONS), atOnce: external_node_zlib_namespaceObject.inflateSync };
function* decodeRawDeflate(input) {
    yield* decodeEngine(input, RAW_DEFLATE);
    yield* input.expectEnd();
}
function* decodeZlib(input) {
    yield* decodeEngine(input, ZLIB);
    yield* input.expectEnd();
}
function looksLikeZlib(head) {
    if (head.length < 3 || !isZlibHeader(head.readUInt16BE(0)))
        return false;
    return beginsToInflate(head, external_node_zlib_namespaceObject.inflateSync);
}
function looksLikeGzip(head) {
    if (head.length < 18 || head.readUInt8(3) >= 0x20)
        return false;
    return beginsToInflate(head.subarray(gzipHeaderLength(head)), external_node_zlib_namespaceObject.inflateRawSync);
}
function gzipHeaderLength(head) {
    const flags = head.readUInt8(3);
    let length = 10 + ((flags & 4) === 0 ? 0 : 2 + head.readUInt16LE(10));
    for (const text of [8, 16])
        if ((flags & text) !== 0)
            length = head.indexOf(0, length) + 1 || head.length;
    return length + ((flags & 2) === 0 ? 0 : 2);
}
function beginsToInflate(head, inflate) {
    try {
        const options = { finishFlush: external_node_zlib_namespaceObject.constants.Z_SYNC_FLUSH };
        return inflate(head.subarray(0, 512), options).length > 0;
    }
    catch {
        return false;
    }
}
function isZlibHeader(header) {
    return (header & 0x8f20) === 0x0800 && header % 31 === 0;
}

;// CONCATENATED MODULE: ./build/src/scan/decode/gzip.js





const gzip_MAGIC = 0x1f8b;
const HAS_CHECKSUM = 0x02;
const HAS_EXTRA = 0x04;
const HAS_NAME = 0x08;
const HAS_COMMENT = 0x10;
const RESERVED = 0xe0;
function* decodeGzip(input, takeHeader = () => { }) {
    for (;;) {
        yield* decodeMember(input, takeHeader);
        yield* input.skipZeros();
        if (input.available === 0)
            return;
        yield* input.expect(bytes => bytes.readUInt16BE() === gzip_MAGIC, 2);
    }
}
function* decodeMember(input, takeHeader) {
    yield* gzip_readHeader(input, takeHeader);
    let sum = 0;
    let size = 0;
    for (const step of decodeEngine(input, RAW_DEFLATE)) {
        if (Buffer.isBuffer(step)) {
            sum = (0,external_node_zlib_namespaceObject.crc32)(step, sum);
            size += step.length;
        }
        yield step;
    }
    const trailer = yield* input.take(8);
    if (trailer.readUInt32LE(0) !== sum)
        throw damaged('it differs from its checksum');
    if (trailer.readUInt32LE(4) !== size % 2 ** 32)
        throw damaged('it differs from its size');
}
function* gzip_readHeader(input, takeHeader) {
    const fixed = yield* input.take(2);
    if (fixed.readUInt16BE(0) !== gzip_MAGIC)
        throw damaged('it does not begin as gzip');
    const fields = new HeaderFields(input, { first: fixed, takeHeader });
    const [method = 0, flags = 0] = yield* fields.take(8);
    if (method !== 8)
        throw new Unreadable('unsupported', 'its compression method is unknown');
    if ((flags & RESERVED) !== 0)
        throw new Unreadable('unsupported', 'it has unknown flags');
    if ((flags & HAS_EXTRA) !== 0)
        yield* fields.take((yield* fields.take(2)).readUInt16LE(0));
    if ((flags & HAS_NAME) !== 0)
        yield* fields.skipText();
    if ((flags & HAS_COMMENT) !== 0)
        yield* fields.skipText();
    if ((flags & HAS_CHECKSUM) !== 0)
        yield* fields.verify();
}
class HeaderFields {
    #input;
    #takeHeader;
    #sum;
    constructor(input, { first, takeHeader }) {
        this.#input = input;
        this.#takeHeader = takeHeader;
        this.#sum = (0,external_node_zlib_namespaceObject.crc32)(first);
    }
    *take(length) {
        const bytes = yield* this.#input.take(length);
        this.#sum = (0,external_node_zlib_namespaceObject.crc32)(bytes, this.#sum);
        this.#takeHeader(bytes);
        return bytes;
    }
    *skipText() {
        for (;;) {
            yield* this.#input.fill(1);
            const { bytes, at, available } = this.#input;
            const length = bytes.subarray(at, at + available).indexOf(0);
            if (length >= 0) {
                yield* this.take(length + 1);
                return;
            }
            yield* this.take(Math.max(available, 1));
        }
    }
    *verify() {
        const sum = this.#sum & 0xffff;
        if ((yield* this.#input.take(2)).readUInt16LE(0) !== sum)
            throw damaged('its header differs from its checksum');
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/range-decoder.js
const EVEN = 1024;
const ONE = 2048;
const BITS = 11;
const RATE = 5;
const TOP = 0x1000000;
const { imul } = Math;
function models(count) {
    return new Uint16Array(count).fill(EVEN);
}
class RangeDecoder {
    bytes = new Uint8Array(0);
    at = 0;
    #range = 0;
    #code = 0;
    start(input) {
        const first = input.bytes[input.at];
        this.#range = 0xffffffff | 0;
        this.#code = input.bytes.readInt32BE(input.at + 1);
        input.at += 5;
        return first === 0;
    }
    settle(input) {
        this.bytes = input.bytes;
        this.at = input.at;
        this.normalize();
        input.at = this.at;
    }
    get finished() {
        return this.#code === 0;
    }
    normalize() {
        if (this.#range >>> 0 >= TOP)
            return;
        this.#range <<= 8;
        this.#code = (this.#code << 8) | (this.bytes[this.at++] ?? 0);
    }
    bit(probs, index) {
        this.normalize();
        const prob = probs[index] ?? 0;
        const bound = imul(this.#range >>> BITS, prob);
        if (this.#code >>> 0 < bound >>> 0) {
            this.#range = bound;
            probs[index] = prob + ((ONE - prob) >>> RATE);
            return 0;
        }
        this.#range = (this.#range - bound) | 0;
        this.#code = (this.#code - bound) | 0;
        probs[index] = prob - (prob >>> RATE);
        return 1;
    }
    tree(probs, base, limit) {
        const bytes = this.bytes;
        let at = this.at;
        let range = this.#range;
        let code = this.#code;
        let symbol = 1;
        do {
            if (range >>> 0 < TOP) {
                range <<= 8;
                code = (code << 8) | (bytes[at++] ?? 0);
            }
            const index = base + symbol;
            const prob = probs[index] ?? 0;
            const bound = imul(range >>> BITS, prob);
            if (code >>> 0 < bound >>> 0) {
                range = bound;
                probs[index] = prob + ((ONE - prob) >>> RATE);
                symbol <<= 1;
            }
            else {
                range = (range - bound) | 0;
                code = (code - bound) | 0;
                probs[index] = prob - (prob >>> RATE);
                symbol = (symbol << 1) | 1;
            }
        } while (symbol < limit);
        this.at = at;
        this.#range = range;
        this.#code = code;
        return symbol - limit;
    }
    matchedLiteral(probs, base, match) {
        let offset = 0x100;
        let expected = match << 1;
        let symbol = 1;
        do {
            const expectedBit = expected & offset;
            const bit = this.bit(probs, base + offset + expectedBit + symbol);
            symbol = (symbol << 1) | bit;
            offset &= bit === 0 ? ~expectedBit : expectedBit;
            expected <<= 1;
        } while (symbol < 0x100);
        return symbol & 0xff;
    }
    reverseTree(probs, base, bits) {
        let symbol = 1;
        let value = 0;
        for (let i = 0; i < bits; i++) {
            const bit = this.bit(probs, base + symbol);
            symbol = (symbol << 1) | bit;
            value |= bit << i;
        }
        return value;
    }
    direct(bits) {
        const bytes = this.bytes;
        let at = this.at;
        let range = this.#range;
        let code = this.#code;
        let value = 0;
        for (let i = 0; i < bits; i++) {
            if (range >>> 0 < TOP) {
                range <<= 8;
                code = (code << 8) | (bytes[at++] ?? 0);
            }
            range = (range >>> 1) | 0;
            code = (code - range) | 0;
            const below = code >> 31;
            code = (code + (range & below)) | 0;
            value = (value << 1) + below + 1;
        }
        this.at = at;
        this.#range = range;
        this.#code = code;
        return value;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/lzma-symbols.js

const MAX_MATCH = 273;
const MAX_SYMBOL_INPUT = 24;
const IS_MATCH = 0;
const IS_REP = IS_MATCH + 12 * 16;
const IS_REP_G0 = IS_REP + 12;
const IS_REP_G1 = IS_REP_G0 + 12;
const IS_REP_G2 = IS_REP_G1 + 12;
const IS_REP0_LONG = IS_REP_G2 + 12;
const POSITION_SLOT = IS_REP0_LONG + 12 * 16;
const POSITION_SPECIAL = POSITION_SLOT + 4 * 64;
const ALIGN = POSITION_SPECIAL + 128;
const MATCH_LENGTH = ALIGN + 16;
const LENGTH_LOW = 2;
const LENGTH_MIDDLE = LENGTH_LOW + 16 * 8;
const LENGTH_HIGH = LENGTH_MIDDLE + 16 * 8;
const REP_LENGTH = MATCH_LENGTH + LENGTH_HIGH + 256;
const LITERAL = REP_LENGTH + LENGTH_HIGH + 256;
function parseProperties(byte) {
    if (byte >= 9 * 5 * 5)
        return undefined;
    const rest = Math.floor(byte / 9);
    return { literalContext: byte % 9, literalPosition: rest % 5, position: Math.floor(rest / 5) };
}
class LzmaSymbols {
    range = new RangeDecoder();
    marked = false;
    #window;
    #models = models(0);
    #properties = { literalContext: 0, literalPosition: 0, position: 0 };
    #state = 0;
    #rep0 = 0;
    #rep1 = 0;
    #rep2 = 0;
    #rep3 = 0;
    #count = 0;
    constructor(window) {
        this.#window = window;
    }
    configure(properties) {
        this.#properties = properties;
        this.reset();
    }
    reset() {
        const literals = 0x300 << (this.#properties.literalContext + this.#properties.literalPosition);
        if (this.#models.length === LITERAL + literals)
            this.#models.fill(1024);
        else
            this.#models = models(LITERAL + literals);
        this.#state = 0;
        this.#rep0 = this.#rep1 = this.#rep2 = this.#rep3 = 0;
    }
    skip(count) {
        this.#count += count;
    }
    restartCount() {
        this.#count = 0;
    }
    decode(input, stop) {
        const window = this.#window;
        const range = this.range;
        range.bytes = input.bytes;
        range.at = input.at;
        const mask = (1 << this.#properties.position) - 1;
        try {
            while (window.position < stop.output && range.at <= stop.input && !this.marked) {
                const before = window.position;
                const context = (this.#state << 4) + (this.#count & mask);
                if (range.bit(this.#models, IS_MATCH + context) === 0)
                    this.#literal();
                else if (range.bit(this.#models, IS_REP + this.#state) === 0)
                    this.#match();
                else
                    this.#repeat(context);
                this.#count += window.position - before;
            }
        }
        finally {
            input.at = range.at;
        }
    }
    #literal() {
        const { bytes, position } = this.#window;
        const base = this.#literalModels(this.#count > 0 ? (bytes[position - 1] ?? 0) : 0);
        bytes[position] =
            this.#state < 7
                ? this.range.tree(this.#models, base, 0x100)
                : this.range.matchedLiteral(this.#models, base, bytes[position - this.#rep0 - 1] ?? 0);
        this.#window.position = position + 1;
        this.#state = this.#state < 4 ? 0 : this.#state - (this.#state < 10 ? 3 : 6);
    }
    #literalModels(previous) {
        const { literalContext, literalPosition } = this.#properties;
        const place = this.#count & ((1 << literalPosition) - 1);
        return LITERAL + 0x300 * ((place << literalContext) + (previous >>> (8 - literalContext)));
    }
    #match() {
        this.#rep3 = this.#rep2;
        this.#rep2 = this.#rep1;
        this.#rep1 = this.#rep0;
        const length = this.#length(MATCH_LENGTH);
        this.#state = this.#state < 7 ? 7 : 10;
        this.#rep0 = this.#distance(length);
        if (this.#rep0 === 0xffffffff)
            this.marked = true;
        else
            this.#copy(length + 2);
    }
    #repeat(context) {
        const { range } = this;
        const probs = this.#models;
        const state = this.#state;
        if (range.bit(probs, IS_REP_G0 + state) === 1)
            this.#pickDistance();
        else if (range.bit(probs, IS_REP0_LONG + context) === 0) {
            this.#state = state < 7 ? 9 : 11;
            this.#copy(1);
            return;
        }
        const length = this.#length(REP_LENGTH);
        this.#state = state < 7 ? 8 : 11;
        this.#copy(length + 2);
    }
    #pickDistance() {
        let distance = this.#rep1;
        if (this.range.bit(this.#models, IS_REP_G1 + this.#state) === 1) {
            distance = this.#rep2;
            if (this.range.bit(this.#models, IS_REP_G2 + this.#state) === 1) {
                distance = this.#rep3;
                this.#rep3 = this.#rep2;
            }
            this.#rep2 = this.#rep1;
        }
        this.#rep1 = this.#rep0;
        this.#rep0 = distance;
    }
    #length(base) {
        const place = (this.#count & ((1 << this.#properties.position) - 1)) << 3;
        const { range } = this;
        if (range.bit(this.#models, base) === 0)
            return range.tree(this.#models, base + LENGTH_LOW + place, 8);
        if (range.bit(this.#models, base + 1) === 0)
            return 8 + range.tree(this.#models, base + LENGTH_MIDDLE + place, 8);
        return 16 + range.tree(this.#models, base + LENGTH_HIGH, 256);
    }
    #distance(length) {
        const set = (length < 3 ? length : 3) << 6;
        const slot = this.range.tree(this.#models, POSITION_SLOT + set, 64);
        if (slot < 4)
            return slot;
        const bits = (slot >> 1) - 1;
        const top = (2 | (slot & 1)) << bits;
        if (slot < 14)
            return top + this.range.reverseTree(this.#models, POSITION_SPECIAL + top - slot, bits);
        const middle = this.range.direct(bits - 4) << 4;
        return (top + middle + this.range.reverseTree(this.#models, ALIGN, 4)) >>> 0;
    }
    #copy(length) {
        const window = this.#window;
        const distance = this.#rep0 + 1;
        if (distance > window.reach)
            throw window.fault(distance);
        const { bytes } = window;
        const end = window.position + length;
        let to = window.position;
        for (let from = to - distance; to < end;)
            bytes[to++] = bytes[from++] ?? 0;
        window.position = end;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/window.js


const MAX_WINDOW = 128 * 1024 * 1024;
const MIN_ROOM = 1024 * 1024;
const MAX_ROOM = 32 * 1024 * 1024;
class Window {
    bytes = Buffer.alloc(0);
    position = 0;
    #declared = 0;
    #kept = 0;
    #taken = 0;
    #start = 0;
    constructor(declared) {
        this.restart(declared);
    }
    restart(declared) {
        this.#declared = declared;
        this.#kept = Math.min(declared, MAX_WINDOW);
        this.position = this.#taken = this.#start = 0;
    }
    reserve(length) {
        if (this.position + length <= this.bytes.length)
            return;
        const most = this.#kept + length + Math.min(Math.max(this.#kept, MIN_ROOM), MAX_ROOM);
        const wanted = this.position + length;
        if (wanted <= most)
            this.#grow(Math.min(Math.max(wanted, 2 * this.bytes.length), most));
        else
            this.#slide();
    }
    #grow(size) {
        const larger = Buffer.alloc(size);
        this.bytes.copy(larger, 0, 0, this.position);
        this.bytes = larger;
    }
    #slide() {
        const shift = this.position - this.#kept;
        this.bytes.copyWithin(0, shift, this.position);
        this.position -= shift;
        this.#taken -= shift;
        this.#start -= shift;
    }
    take() {
        const view = this.bytes.subarray(this.#taken, this.position);
        this.#taken = this.position;
        return view;
    }
    forget() {
        this.#start = this.position;
    }
    get oldest() {
        const kept = this.position - this.#kept;
        const start = this.#start > kept ? this.#start : kept;
        return start > 0 ? start : 0;
    }
    get reach() {
        return this.position - this.oldest;
    }
    fault(distance) {
        const exists = distance <= Math.min(this.position - this.#start, this.#declared);
        if (exists)
            return new Unreadable('limit', 'its dictionary is larger than the scanner keeps');
        return damaged('it refers to bytes before its beginning');
    }
    append(source) {
        source.copy(this.bytes, this.position);
        this.position += source.length;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/lzma.js




const lzma_OUTPUT = 128 * 1024;
const HEADER = 13;
const SNIFFED = 512;
const DEFAULT_PROPERTIES = 0x5d;
const UNKNOWN = 0xffffffffffffffffn;
function looksLikeLzma(head) {
    if (head.length < HEADER + 5 || head[HEADER] !== 0 || head.readUInt32BE(HEADER + 1) === 0)
        return false;
    const header = parseHeader(head);
    if (header === undefined || !usualDictionary(header.dictionary))
        return false;
    if (header.size === 0 || (header.size ?? 1) >= 2 ** 38)
        return false;
    return canBegin(head);
}
function canBegin(head) {
    const input = new Input();
    input.append(head.subarray(0, SNIFFED));
    input.ended = head.length < SNIFFED && head[0] !== DEFAULT_PROPERTIES;
    try {
        for (const step of decodeLzma(input))
            if (step === undefined)
                return true;
        return true;
    }
    catch {
        return false;
    }
}
function usualDictionary(size) {
    if (size === 0xffffffff)
        return true;
    const power = 2 ** Math.floor(Math.log2(size));
    return size >= 4096 && (size === power || size === power + power / 2);
}
function parseHeader(head) {
    const properties = parseProperties(head.readUInt8(0));
    if (properties === undefined)
        return undefined;
    const size = head.readBigUInt64LE(5);
    return {
        properties,
        dictionary: head.readUInt32LE(1),
        size: size === UNKNOWN ? undefined : Number(size),
    };
}
function* decodeLzma(input) {
    const header = parseHeader(yield* input.take(HEADER));
    if (header === undefined)
        throw damaged('it has no header of LZMA');
    if (header.properties.literalContext + header.properties.literalPosition > 4)
        throw new Unreadable('unsupported', 'its LZMA properties are not in use');
    const window = new Window(Math.max(header.dictionary, 4096));
    const symbols = new LzmaSymbols(window);
    symbols.configure(header.properties);
    yield* input.fill(5);
    if (input.available < 5)
        throw truncated();
    if (!symbols.range.start(input))
        throw damaged('its first byte is not that of LZMA');
    yield* decodeAlone({ input, window, symbols, size: header.size ?? Number.POSITIVE_INFINITY });
    yield* input.expectEnd();
}
function* decodeAlone({ input, window, symbols, size }) {
    let done = 0;
    while (done < size && !symbols.marked) {
        yield* input.fill(2 * MAX_SYMBOL_INPUT);
        done += decodeSome({ input, window, symbols, size: size - done });
        const output = window.take();
        if (output.length > 0)
            yield output;
        if (input.overrun)
            throw truncated();
        if (done > size)
            throw damaged('it is longer than its header says');
    }
    if (done < size && size !== Number.POSITIVE_INFINITY)
        throw damaged('it is shorter than its header says');
    yield* decodeMarker({ input, window, symbols, size: 0 });
}
function decodeSome({ input, window, symbols, size }) {
    const length = Math.min(lzma_OUTPUT, size);
    window.reserve(length + MAX_MATCH);
    const before = window.position;
    symbols.decode(input, { output: before + length, input: input.tail - MAX_SYMBOL_INPUT });
    if (input.ended)
        decodeLast({ input, window, symbols, size: before + length - window.position });
    return window.position - before;
}
function decodeLast({ input, window, symbols, size }) {
    const end = window.position + size;
    while (window.position < end && !symbols.marked && !input.overrun) {
        const before = window.position;
        symbols.decode(input, { output: before + 1, input: input.tail });
        if (input.overrun)
            window.position = before;
    }
}
function* decodeMarker({ input, window, symbols }) {
    yield* input.fill(MAX_SYMBOL_INPUT);
    symbols.range.settle(input);
    if (!symbols.marked && !symbols.range.finished) {
        window.reserve(MAX_MATCH);
        symbols.decode(input, { output: window.position + 1, input: input.tail });
        if (!symbols.marked)
            throw damaged('it is longer than its header says');
        symbols.range.settle(input);
    }
    if (input.overrun)
        throw truncated();
    if (!symbols.range.finished)
        throw damaged('its last bytes are not those of LZMA');
}

;// CONCATENATED MODULE: ./build/src/scan/decode/lzw.js


const lzw_MAGIC = 0x1f9d;
const WIDTH = 0x1f;
const CLEARS = 0x80;
const lzw_RESERVED = 0x60;
const FIRST_WIDTH = 9;
const LAST_WIDTH = 16;
const CLEAR = 256;
const FIRST_FREE = 257;
const lzw_OUTPUT = 256 * 1024;
function isLzw(head) {
    if (head.length < 5 || head.readUInt16BE(0) !== lzw_MAGIC)
        return false;
    const flags = head.readUInt8(2);
    const width = flags & WIDTH;
    return ((flags & lzw_RESERVED) === 0 && width >= FIRST_WIDTH && width <= LAST_WIDTH && (head.readUInt8(4) & 1) === 0);
}
function* decodeLzw(input) {
    const header = Buffer.from(yield* input.take(3));
    const flags = header.readUInt8(2);
    const maxWidth = flags & WIDTH;
    if (header.readUInt16BE(0) !== lzw_MAGIC)
        throw damaged('it does not begin as compress writes it');
    if ((flags & lzw_RESERVED) !== 0 || maxWidth < FIRST_WIDTH || maxWidth > LAST_WIDTH)
        throw new Unreadable('unsupported', 'it is of an unknown version of compress');
    if (maxWidth === FIRST_WIDTH)
        throw new Unreadable('unsupported', 'its codes have 9 bits');
    const table = new Table(maxWidth, (flags & CLEARS) !== 0);
    for (;;) {
        const { width } = table;
        yield* input.fill(width);
        const length = Math.min(width, input.available);
        if (length === 0)
            break;
        table.decodeGroup(input.bytes.subarray(input.at, input.at + length));
        input.at += length;
        if (table.waiting >= lzw_OUTPUT)
            yield table.take();
    }
    if (table.waiting > 0)
        yield table.take();
}
class Table {
    width = FIRST_WIDTH;
    #maxWidth;
    #clears;
    #prefix = new Uint16Array(1 << LAST_WIDTH);
    #last = new Uint8Array(1 << LAST_WIDTH);
    #length = new Uint32Array(1 << LAST_WIDTH).fill(1, 0, CLEAR);
    #free;
    #previous = -1;
    #first = 0;
    #output = Buffer.allocUnsafe(lzw_OUTPUT + 9 * (1 << LAST_WIDTH));
    waiting = 0;
    constructor(maxWidth, clears) {
        this.#maxWidth = maxWidth;
        this.#clears = clears;
        this.#free = clears ? FIRST_FREE : CLEAR;
        for (let byte = 0; byte < CLEAR; byte++)
            this.#last[byte] = byte;
    }
    take() {
        const taken = this.#output.subarray(0, this.waiting);
        this.waiting = 0;
        return taken;
    }
    decodeGroup(group) {
        const { width } = this;
        const count = Math.floor((group.length * 8) / width);
        for (let index = 0; index < count && this.width === width; index++) {
            const code = bitsAt(group, index * width) & ((1 << width) - 1);
            if (this.#clears && code === CLEAR && this.#previous !== -1) {
                this.#free = CLEAR;
                this.width = FIRST_WIDTH;
                return;
            }
            this.#decode(code);
        }
    }
    #decode(code) {
        if (this.#previous === -1 ? code >= CLEAR : code > this.#free)
            throw damaged('a code is not known yet');
        this.#write(code === this.#free ? this.#previous : code);
        if (code === this.#free)
            this.#output[this.waiting++] = this.#first;
        if (this.#previous !== -1 && this.#free < 1 << this.#maxWidth)
            this.#add();
        this.#previous = code;
    }
    #add() {
        this.#prefix[this.#free] = this.#previous;
        this.#last[this.#free] = this.#first;
        this.#length[this.#free] = (this.#length[this.#previous] ?? 0) + 1;
        this.#free++;
        if (this.#free > (1 << this.width) - 1 && this.width < this.#maxWidth)
            this.width++;
    }
    #write(code) {
        const length = this.#length[code] ?? 0;
        let rest = code;
        for (let at = this.waiting + length - 1; at > this.waiting; at--) {
            this.#output[at] = this.#last[rest] ?? 0;
            rest = this.#prefix[rest] ?? 0;
        }
        this.#first = this.#last[rest] ?? 0;
        this.#output[this.waiting] = this.#first;
        this.waiting += length;
    }
}
function bitsAt(bytes, bit) {
    const at = bit >> 3;
    const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    return three >> (bit & 7);
}

;// CONCATENATED MODULE: ./build/src/scan/decode/lzma2.js



const lzma2_OUTPUT = 128 * 1024;
function* decodeLzma2(input, window) {
    const lzma2 = { input, window, symbols: new LzmaSymbols(window) };
    let needs = 'dictionary';
    for (;;) {
        const control = (yield* input.take(1)).readUInt8(0);
        if (control === 0)
            return;
        if (control === 1 || control >= 0xe0)
            forget(lzma2);
        else if (needs === 'dictionary')
            throw damaged('its first chunk builds on another one');
        if (control >= 0x80) {
            yield* decodeChunk(lzma2, { control, needs });
            needs = 'nothing';
        }
        else {
            if (control > 2)
                throw damaged('it has a chunk of an unknown kind');
            if (control === 1)
                needs = 'properties';
            yield* copyChunk(lzma2);
        }
    }
}
function forget({ window, symbols }) {
    window.forget();
    symbols.restartCount();
}
function* copyChunk({ input, window, symbols }) {
    const size = (yield* input.take(2)).readUInt16BE(0) + 1;
    const bytes = yield* input.take(size);
    window.reserve(size);
    window.append(bytes);
    symbols.skip(size);
    yield window.take();
}
function* decodeChunk(lzma2, { control, needs }) {
    const { input, symbols } = lzma2;
    const sizes = yield* input.take(4);
    const size = ((control & 0x1f) << 16) + sizes.readUInt16BE(0) + 1;
    const used = sizes.readUInt16BE(2) + 1;
    if (control >= 0xc0)
        configure(symbols, (yield* input.take(1)).readUInt8(0));
    else if (needs !== 'nothing')
        throw damaged('a chunk has no properties');
    else if (control >= 0xa0)
        symbols.reset();
    yield* input.take(used);
    input.at -= used;
    yield* decodeSymbols(lzma2, { size, end: input.at + used });
}
function configure(symbols, byte) {
    const properties = parseProperties(byte);
    if (properties === undefined || properties.literalContext + properties.literalPosition > 4)
        throw new Unreadable('unsupported', 'its LZMA properties are not in use');
    symbols.configure(properties);
}
function* decodeSymbols({ input, window, symbols }, { size, end }) {
    if (end - input.at < 5 || !symbols.range.start(input))
        throw damaged('a chunk is not of LZMA');
    let left = size;
    while (left > 0) {
        const length = Math.min(left, lzma2_OUTPUT);
        window.reserve(length + MAX_MATCH);
        const before = window.position;
        symbols.decode(input, { output: before + length, input: end });
        left -= window.position - before;
        if (left < 0 || input.at > end || symbols.marked || window.position === before)
            throw damaged('a chunk differs from its sizes');
        yield window.take();
    }
    symbols.range.settle(input);
    if (input.at !== end || !symbols.range.finished)
        throw damaged('a chunk differs from its sizes');
}

;// CONCATENATED MODULE: ./build/src/scan/decode/crc64.js
const POLYNOMIAL_LOW = 0xd7870f42;
const POLYNOMIAL_HIGH = 0xc96c5795;
const LOW = new Uint32Array(4 * 256);
const HIGH = new Uint32Array(4 * 256);
function fillTables() {
    for (let byte = 0; byte < 256; byte++) {
        let low = byte;
        let high = 0;
        for (let bit = 0; bit < 8; bit++) {
            const odd = low & 1;
            low = ((low >>> 1) | (high << 31)) ^ (odd === 1 ? POLYNOMIAL_LOW : 0);
            high = (high >>> 1) ^ (odd === 1 ? POLYNOMIAL_HIGH : 0);
        }
        LOW[byte] = low;
        HIGH[byte] = high;
    }
    for (let i = 256; i < 4 * 256; i++) {
        const low = LOW[i - 256] ?? 0;
        const high = HIGH[i - 256] ?? 0;
        LOW[i] = ((low >>> 8) | (high << 24)) ^ (LOW[low & 0xff] ?? 0);
        HIGH[i] = (high >>> 8) ^ (HIGH[low & 0xff] ?? 0);
    }
}
class Crc64 {
    #low = -1;
    #high = -1;
    constructor() {
        if (LOW[1] === 0)
            fillTables();
    }
    update(bytes) {
        let low = this.#low;
        let high = this.#high;
        let i = 0;
        for (const whole = bytes.length - 3; i < whole; i += 4) {
            const word = low ^
                ((bytes[i] ?? 0) |
                    ((bytes[i + 1] ?? 0) << 8) |
                    ((bytes[i + 2] ?? 0) << 16) |
                    ((bytes[i + 3] ?? 0) << 24));
            const a = 768 + (word & 0xff);
            const b = 512 + ((word >>> 8) & 0xff);
            const c = 256 + ((word >>> 16) & 0xff);
            const d = word >>> 24;
            low = high ^ (LOW[a] ?? 0) ^ (LOW[b] ?? 0) ^ (LOW[c] ?? 0) ^ (LOW[d] ?? 0);
            high = (HIGH[a] ?? 0) ^ (HIGH[b] ?? 0) ^ (HIGH[c] ?? 0) ^ (HIGH[d] ?? 0);
        }
        for (; i < bytes.length; i++) {
            const index = (low ^ (bytes[i] ?? 0)) & 0xff;
            low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
            high = (high >>> 8) ^ (HIGH[index] ?? 0);
        }
        this.#low = low;
        this.#high = high;
    }
    digest() {
        const sum = Buffer.alloc(8);
        sum.writeUInt32LE(~this.#low >>> 0, 0);
        sum.writeUInt32LE(~this.#high >>> 0, 4);
        return sum;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/xz-check.js




function openCheck(kind) {
    switch (kind) {
        case 0:
            return { size: 0, update: () => { }, digest: () => Buffer.alloc(0) };
        case 1:
            return openCrc32();
        case 4: {
            const sum = new Crc64();
            return { size: 8, update: bytes => sum.update(bytes), digest: () => sum.digest() };
        }
        case 10: {
            const hash = (0,external_node_crypto_namespaceObject.createHash)('sha256');
            return { size: 32, update: bytes => void hash.update(bytes), digest: () => hash.digest() };
        }
        default:
            throw new Unreadable('unsupported', 'its integrity check is of an unknown kind');
    }
}
function openCrc32() {
    let sum = 0;
    return {
        size: 4,
        update(bytes) {
            sum = (0,external_node_zlib_namespaceObject.crc32)(bytes, sum);
        },
        digest() {
            const stored = Buffer.alloc(4);
            stored.writeUInt32LE(sum);
            return stored;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/scan/decode/xz-fields.js



const STREAM_MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const FOOTER_MAGIC = Buffer.from('YZ', 'latin1');
function verifyCrc32(bytes, holder, at) {
    if ((0,external_node_zlib_namespaceObject.crc32)(bytes) !== holder.readUInt32LE(at))
        throw damaged('a header differs from its checksum');
}
class FieldReader {
    #bytes;
    #at;
    constructor(bytes, at) {
        this.#bytes = bytes;
        this.#at = at;
    }
    byte() {
        const byte = this.#bytes[this.#at++];
        if (byte === undefined)
            throw damaged('a block header ends too early');
        return byte;
    }
    take(length) {
        const view = this.#bytes.subarray(this.#at, this.#at + length);
        if (view.length < length)
            throw damaged('a block header ends too early');
        this.#at += length;
        return view;
    }
    number() {
        const value = new VariableInteger();
        while (!value.add(this.byte()))
            ;
        return value.value;
    }
    padding() {
        for (const byte of this.#bytes.subarray(this.#at))
            if (byte !== 0)
                throw new Unreadable('unsupported', 'a block header has unknown fields');
    }
}
class VariableInteger {
    value = 0;
    #bytes = 0;
    add(byte) {
        this.value += (byte & 0x7f) * 2 ** (7 * this.#bytes);
        this.#bytes++;
        if (byte < 0x80) {
            if (byte === 0 && this.#bytes > 1)
                throw damaged('a number is longer than it needs to be');
            return true;
        }
        if (this.#bytes === 9)
            throw damaged('a number is too large');
        return false;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/branch-codes.js
const BRANCH_CODES = new Map([
    [0x04, openX86],
    [0x05, () => undoPowerPc],
    [0x07, () => undoArm],
    [0x08, () => undoArmThumb],
    [0x09, () => undoSparc],
    [0x0a, () => undoArm64],
]);
function undoPowerPc(bytes, position) {
    const end = bytes.length & ~3;
    for (let i = 0; i < end; i += 4) {
        const word = bytes.readInt32BE(i);
        if ((word & 0xfc000003) !== (0x48000001 | 0))
            continue;
        bytes.writeInt32BE(0x48000001 | ((word - (position + i)) & 0x03fffffc), i);
    }
    return end;
}
function undoArm(bytes, position) {
    const end = bytes.length & ~3;
    for (let i = 0; i < end; i += 4) {
        if (bytes[i + 3] !== 0xeb)
            continue;
        const target = bytes.readUIntLE(i, 3) << 2;
        bytes.writeUIntLE(((target - (position + i + 8)) >>> 2) & 0xffffff, i, 3);
    }
    return end;
}
function undoArmThumb(bytes, position) {
    let i = 0;
    for (; i + 4 <= bytes.length; i += 2) {
        const high = bytes.readUInt16LE(i);
        const low = bytes.readUInt16LE(i + 2);
        if ((high & 0xf800) !== 0xf000 || (low & 0xf800) !== 0xf800)
            continue;
        const target = (((high & 0x7ff) << 11) | (low & 0x7ff)) << 1;
        const source = (target - (position + i + 4)) >>> 1;
        bytes.writeUInt16LE(0xf000 | ((source >>> 11) & 0x7ff), i);
        bytes.writeUInt16LE(0xf800 | (source & 0x7ff), i + 2);
        i += 2;
    }
    return i;
}
function undoSparc(bytes, position) {
    const end = bytes.length & ~3;
    for (let i = 0; i < end; i += 4) {
        const word = bytes.readUInt32BE(i);
        if (word >>> 22 !== 0x100 && word >>> 22 !== 0x1ff)
            continue;
        const source = ((word << 2) - (position + i)) >>> 2;
        const sign = (0 - ((source >>> 22) & 1)) << 22;
        bytes.writeInt32BE((sign & 0x3fffffff) | 0x40000000 | (source & 0x3fffff), i);
    }
    return end;
}
function undoArm64(bytes, position) {
    const end = bytes.length & ~3;
    for (let i = 0; i < end; i += 4) {
        const word = bytes.readInt32LE(i);
        const from = position + i;
        if (word >>> 26 === 0x25) {
            bytes.writeInt32LE(0x94000000 | 0 | ((word - (from >>> 2)) & 0x03ffffff), i);
        }
        else if (((word & 0x9f000000) | 0) === (0x90000000 | 0))
            undoAdrp(bytes, { at: i, word, from });
    }
    return end;
}
function undoAdrp(bytes, { at, word, from }) {
    const target = ((word >>> 29) & 3) | ((word >>> 3) & 0x001ffffc);
    if (((target + 0x00020000) & 0x001c0000) !== 0)
        return;
    const source = target - (from >>> 12);
    const rest = word & (0x9000001f | 0);
    const bits = ((source & 3) << 29) | ((source & 0x0003fffc) << 3) | ((0 - (source & 0x00020000)) & 0x00e00000);
    bytes.writeInt32LE(rest | bits, at);
}
const ALLOWED = [true, true, true, false, true, false, false, false];
const MASK_TO_BITS = [0, 1, 2, 2, 3, 3, 3, 3];
function openX86() {
    let mask = 0;
    let last = -5;
    return (bytes, position) => {
        if (bytes.length < 5)
            return 0;
        const end = bytes.length - 4;
        let i = 0;
        for (; i < end; i++) {
            if (((bytes[i] ?? 0) & 0xfe) !== 0xe8)
                continue;
            const gap = i - last;
            last = i;
            mask = gap > 3 ? 0 : (mask << (gap - 1)) & 7;
            const above = bytes[i + 4 - (MASK_TO_BITS[mask] ?? 0)] ?? 0;
            if (mask !== 0 && (ALLOWED[mask] !== true || isSign(above))) {
                mask = (mask << 1) | 1;
                continue;
            }
            if (!isSign(bytes[i + 4] ?? 0)) {
                mask = (mask << 1) | 1;
                continue;
            }
            bytes.writeInt32LE(undoTarget(bytes.readInt32LE(i + 1), { from: position + i + 5, mask }), i + 1);
            i += 4;
            mask = 0;
        }
        last -= i;
        return i;
    };
}
function isSign(byte) {
    return byte === 0x00 || byte === 0xff;
}
function undoTarget(stored, { from, mask }) {
    let target = stored;
    for (;;) {
        const source = (target - from) | 0;
        if (mask === 0)
            return extendSign(source);
        const shift = (MASK_TO_BITS[mask] ?? 0) * 8;
        if (!isSign((source >>> (24 - shift)) & 0xff))
            return extendSign(source);
        target = source ^ (2 ** (32 - shift) - 1);
    }
}
function extendSign(source) {
    return (source & 0x01ffffff) | (0 - (source & 0x01000000));
}

;// CONCATENATED MODULE: ./build/src/scan/decode/xz-filters.js



const DELTA = 0x03;
const LZMA2 = 0x21;
function readFilters(fields, count) {
    const filters = [];
    for (let i = 1; i < count; i++)
        filters.unshift(readFilter(fields));
    if (fields.number() !== LZMA2)
        throw new Unreadable('unsupported', 'its last filter is not LZMA2');
    if (fields.number() !== 1)
        throw damaged('the properties of LZMA2 have a wrong size');
    return { filters, dictionary: dictionarySize(fields.byte()) };
}
function dictionarySize(bits) {
    if (bits > 40)
        throw damaged('its dictionary size is out of range');
    return bits === 40 ? 0xffffffff : (2 | (bits & 1)) * 2 ** (Math.floor(bits / 2) + 11);
}
function readFilter(fields) {
    const id = fields.number();
    const size = fields.number();
    const properties = fields.take(size);
    if (id === DELTA)
        return openDelta(properties);
    const code = BRANCH_CODES.get(id);
    if (code === undefined)
        throw new Unreadable('unsupported', 'it has an unknown filter');
    if (size !== 0 && size !== 4)
        throw damaged('the properties of a filter have a wrong size');
    const start = size === 4 ? properties.readUInt32LE(0) : 0;
    if (start % 4 !== 0)
        throw new Unreadable('unsupported', 'a filter begins within an instruction');
    return openBranchFilter(code(), start);
}
function openDelta(properties) {
    if (properties.length !== 1)
        throw damaged('the properties of a filter have a wrong size');
    const distance = properties.readUInt8(0) + 1;
    const history = Buffer.alloc(256);
    let position = 0;
    let output = Buffer.alloc(0);
    return {
        push(bytes) {
            if (output.length < bytes.length)
                output = Buffer.alloc(bytes.length);
            for (let i = 0; i < bytes.length; i++) {
                const byte = ((bytes[i] ?? 0) + (history[(position - distance) & 0xff] ?? 0)) & 0xff;
                output[i] = history[position] = byte;
                position = (position + 1) & 0xff;
            }
            return output.subarray(0, bytes.length);
        },
        flush: () => Buffer.alloc(0),
    };
}
function openBranchFilter(undo, start) {
    let buffer = Buffer.alloc(0);
    let position = start;
    let filled = 0;
    let done = 0;
    return {
        push(bytes) {
            const held = filled - done;
            const target = buffer.length < held + bytes.length ? Buffer.alloc(held + bytes.length) : buffer;
            buffer.copy(target, 0, done, filled);
            bytes.copy(target, held);
            buffer = target;
            filled = held + bytes.length;
            done = undo(buffer.subarray(0, filled), position);
            position = (position + done) | 0;
            return buffer.subarray(0, done);
        },
        flush: () => buffer.subarray(done, filled),
    };
}

;// CONCATENATED MODULE: ./build/src/scan/decode/xz.js








function* decodeXz(input) {
    for (;;) {
        yield* xz_decodeStream(input);
        const padding = yield* input.skipZeros();
        if (input.available > 0)
            yield* input.expect(bytes => bytes.equals(STREAM_MAGIC), STREAM_MAGIC.length);
        if (padding % 4 !== 0)
            throw damaged('the padding of a stream has a wrong size');
        if (input.available === 0)
            return;
    }
}
function* xz_decodeStream(input) {
    const header = yield* input.take(12);
    if (!header.subarray(0, 6).equals(STREAM_MAGIC))
        throw damaged('it does not begin as xz');
    verifyCrc32(header.subarray(6, 8), header, 8);
    const flags = header.readUInt16BE(6);
    if (flags > 15)
        throw new Unreadable('unsupported', 'it has unknown flags');
    const blocks = new Records();
    for (let size = yield* peekByte(input); size !== 0; size = yield* peekByte(input))
        blocks.add(yield* xz_decodeBlock(input, { headerSize: (size + 1) * 4, check: openCheck(flags) }));
    const indexSize = yield* readIndex(input, blocks);
    yield* readFooter(input, { flags, indexSize });
}
function* peekByte(input) {
    const byte = (yield* input.take(1)).readUInt8(0);
    input.at--;
    return byte;
}
function* xz_decodeBlock(input, { headerSize, check }) {
    const header = xz_parseHeader(yield* input.take(headerSize));
    const start = input.consumed;
    const uncompressed = yield* decodeData(input, { header, check });
    const compressed = input.consumed - start;
    if ((header.compressed ?? compressed) !== compressed ||
        (header.uncompressed ?? uncompressed) !== uncompressed)
        throw damaged('a block differs from its sizes');
    yield* expectZeros(input, -compressed & 3);
    const stored = yield* input.take(check.size);
    if (!stored.equals(check.digest()))
        throw damaged('a block differs from its checksum');
    return { unpadded: headerSize + compressed + check.size, uncompressed };
}
function xz_parseHeader(bytes) {
    const body = bytes.subarray(0, -4);
    verifyCrc32(body, bytes, body.length);
    const fields = new FieldReader(body, 1);
    const flags = fields.byte();
    if ((flags & 0x3c) !== 0)
        throw new Unreadable('unsupported', 'a block has unknown flags');
    const compressed = (flags & 0x40) !== 0 ? fields.number() : undefined;
    const uncompressed = (flags & 0x80) !== 0 ? fields.number() : undefined;
    const filters = readFilters(fields, (flags & 3) + 1);
    fields.padding();
    return { compressed, uncompressed, ...filters };
}
function* decodeData(input, block) {
    const { check, header } = block;
    let size = 0;
    const deliver = function* (output) {
        if (output.length === 0)
            return;
        size += output.length;
        check.update(output);
        yield output;
    };
    for (const step of decodeLzma2(input, new Window(header.dictionary))) {
        if (!Buffer.isBuffer(step))
            yield step;
        else
            yield* deliver(undo(header.filters, step));
    }
    for (const [i, filter] of header.filters.entries())
        yield* deliver(undo(header.filters.slice(i + 1), filter.flush()));
    return size;
}
function undo(filters, bytes) {
    let output = bytes;
    for (const filter of filters)
        output = filter.push(output);
    return output;
}
function* expectZeros(input, length) {
    for (const byte of yield* input.take(length))
        if (byte !== 0)
            throw damaged('its padding is not zero');
}
class Records {
    count = 0;
    #sum = 0;
    #record = Buffer.alloc(16);
    add({ unpadded, uncompressed }) {
        this.count++;
        this.#record.writeDoubleLE(unpadded, 0);
        this.#record.writeDoubleLE(uncompressed, 8);
        this.#sum = (0,external_node_zlib_namespaceObject.crc32)(this.#record, this.#sum);
    }
    equals(other) {
        return this.count === other.count && this.#sum === other.#sum;
    }
}
function* readIndex(input, blocks) {
    const index = new IndexReader(input);
    yield* index.number();
    const count = yield* index.number();
    const listed = new Records();
    while (listed.count < Math.min(count, blocks.count)) {
        const unpadded = yield* index.number();
        listed.add({ unpadded, uncompressed: yield* index.number() });
    }
    if (count !== blocks.count || !listed.equals(blocks))
        throw damaged('its index differs from its blocks');
    yield* index.end();
    return index.size;
}
class IndexReader {
    size = 0;
    #sum = 0;
    #input;
    constructor(input) {
        this.#input = input;
    }
    *number() {
        const value = new VariableInteger();
        while (!value.add(yield* this.#byte()))
            ;
        return value.value;
    }
    *#byte() {
        const bytes = yield* this.#input.take(1);
        this.#sum = (0,external_node_zlib_namespaceObject.crc32)(bytes, this.#sum);
        this.size++;
        return bytes.readUInt8(0);
    }
    *end() {
        while (this.size % 4 !== 0)
            if ((yield* this.#byte()) !== 0)
                throw damaged('its padding is not zero');
        const stored = (yield* this.#input.take(4)).readUInt32LE(0);
        if (stored !== this.#sum)
            throw damaged('its index differs from its checksum');
        this.size += 4;
    }
}
function* readFooter(input, stream) {
    const footer = yield* input.take(12);
    verifyCrc32(footer.subarray(4, 10), footer, 0);
    const backward = (footer.readUInt32LE(4) + 1) * 4;
    if (backward !== stream.indexSize || footer.readUInt16BE(8) !== stream.flags)
        throw damaged('its end differs from its beginning');
    if (!footer.subarray(10).equals(FOOTER_MAGIC))
        throw damaged('its end is not that of xz');
}

;// CONCATENATED MODULE: ./build/src/scan/decode/xxhash64.js
const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;
const { asUintN } = BigInt;
const STRIPE = 32;
const STAGE = 128 * 1024;
function u64(value) {
    return asUintN(64, value);
}
function rotate(value, bits) {
    return u64(value << bits) | (value >> (64n - bits));
}
function round(lane, word) {
    return u64(rotate(u64(lane + u64(word * P2)), 31n) * P1);
}
class XxHash64 {
    #stage = Buffer.alloc(0);
    #words = new BigUint64Array(0);
    #staged = 0;
    #size = 0n;
    #a = u64(P1 + P2);
    #b = P2;
    #c = 0n;
    #d = u64(-P1);
    update(bytes) {
        this.#size += BigInt(bytes.length);
        for (let at = 0; at < bytes.length;) {
            this.#reserve(bytes.length - at);
            const copied = bytes.copy(this.#stage, this.#staged, at);
            at += copied;
            this.#staged += copied;
            this.#addStripes();
        }
    }
    #reserve(length) {
        const wanted = Math.min(this.#staged + length + STRIPE, STAGE);
        if (wanted <= this.#stage.length)
            return;
        const memory = new ArrayBuffer(Math.min(STAGE, Math.max(1024, 2 ** Math.ceil(Math.log2(wanted)))));
        const larger = Buffer.from(memory);
        this.#stage.copy(larger, 0, 0, this.#staged);
        this.#stage = larger;
        this.#words = new BigUint64Array(memory);
    }
    #addStripes() {
        const words = this.#words;
        const end = Math.floor(this.#staged / STRIPE) * 4;
        let a = this.#a;
        let b = this.#b;
        let c = this.#c;
        let d = this.#d;
        for (let i = 0; i < end; i += 4) {
            a = asUintN(64, a + asUintN(64, (words[i] ?? 0n) * P2));
            a = asUintN(64, (asUintN(64, a << 31n) | (a >> 33n)) * P1);
            b = asUintN(64, b + asUintN(64, (words[i + 1] ?? 0n) * P2));
            b = asUintN(64, (asUintN(64, b << 31n) | (b >> 33n)) * P1);
            c = asUintN(64, c + asUintN(64, (words[i + 2] ?? 0n) * P2));
            c = asUintN(64, (asUintN(64, c << 31n) | (c >> 33n)) * P1);
            d = asUintN(64, d + asUintN(64, (words[i + 3] ?? 0n) * P2));
            d = asUintN(64, (asUintN(64, d << 31n) | (d >> 33n)) * P1);
        }
        this.#a = a;
        this.#b = b;
        this.#c = c;
        this.#d = d;
        this.#stage.copyWithin(0, end * 8, this.#staged);
        this.#staged -= end * 8;
    }
    digest() {
        let sum = this.#size < STRIPE ? P5 : this.#merged();
        sum = u64(sum + this.#size);
        let at = 0;
        for (; at + 8 <= this.#staged; at += 8)
            sum = u64(rotate(sum ^ round(0n, this.#stage.readBigUInt64LE(at)), 27n) * P1 + P4);
        if (at + 4 <= this.#staged) {
            sum = u64(rotate(sum ^ u64(BigInt(this.#stage.readUInt32LE(at)) * P1), 23n) * P2 + P3);
            at += 4;
        }
        for (; at < this.#staged; at++)
            sum = u64(rotate(sum ^ u64(BigInt(this.#stage.readUInt8(at)) * P5), 11n) * P1);
        return avalanche(sum);
    }
    #merged() {
        const lanes = [this.#a, this.#b, this.#c, this.#d];
        let sum = u64(rotate(this.#a, 1n) + rotate(this.#b, 7n) + rotate(this.#c, 12n) + rotate(this.#d, 18n));
        for (const lane of lanes)
            sum = u64((sum ^ round(0n, lane)) * P1 + P4);
        return sum;
    }
}
function avalanche(value) {
    let sum = value;
    sum = u64((sum ^ (sum >> 33n)) * P2);
    sum = u64((sum ^ (sum >> 29n)) * P3);
    return sum ^ (sum >> 32n);
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-bits.js

function backwardBits(bytes, start, end) {
    const last = end > start ? (bytes[end - 1] ?? 0) : 0;
    if (last === 0)
        throw damaged('a stream of bits has no end mark');
    return (end - start) * 8 - (Math.clz32(last) - 24) - 1;
}
function zstd_bits_bitsAt(bytes, { start, from, count }) {
    let value = 0;
    for (let i = from + count - 1; i >= from; i--) {
        const bit = i < 0 ? 0 : ((bytes[start + (i >> 3)] ?? 0) >> (i & 7)) & 1;
        value = (value << 1) | bit;
    }
    return value;
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-fse.js

function singleSymbol(symbol) {
    return { log: 0, entries: Uint32Array.of(symbol) };
}
class ForwardBits {
    position = 0;
    #bytes;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    peek(bits) {
        const at = this.position >> 3;
        const bytes = this.#bytes;
        const word = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
        return (word >>> (this.position & 7)) & ((1 << bits) - 1);
    }
    read(bits) {
        const value = this.peek(bits);
        this.position += bits;
        return value;
    }
}
function readFseTable(bytes, limits) {
    const bits = new ForwardBits(bytes);
    const log = bits.read(4) + 5;
    if (log > limits.log)
        throw damaged('a table is too large');
    const counts = [];
    let left = 1 << log;
    while (left > 0) {
        const count = readCount(bits, left);
        counts.push(count);
        left -= Math.abs(count);
        if (count === 0)
            readZeros(bits, counts);
        if (counts.length > limits.symbols || bits.position > 8 * bytes.length)
            throw damaged('a table has too many symbols');
    }
    return { table: buildFseTable(counts, log), used: (bits.position + 7) >> 3 };
}
function readCount(bits, left) {
    const width = 32 - Math.clz32(left + 1);
    const small = (1 << width) - 1 - (left + 1);
    const low = bits.peek(width - 1);
    if (low < small) {
        bits.position += width - 1;
        return low - 1;
    }
    const value = bits.read(width);
    return (value >= 1 << (width - 1) ? value - small : value) - 1;
}
function readZeros(bits, counts) {
    for (;;) {
        const repeat = bits.read(2);
        for (let i = 0; i < repeat; i++)
            counts.push(0);
        if (repeat < 3 || counts.length > 255)
            return;
    }
}
function buildFseTable(counts, log) {
    const size = 1 << log;
    const symbols = spread(counts, size);
    const next = counts.map(Math.abs);
    const entries = new Uint32Array(size);
    for (let state = 0; state < size; state++) {
        const symbol = symbols[state] ?? 0;
        const value = next[symbol] ?? 1;
        next[symbol] = value + 1;
        const bits = log - (31 - Math.clz32(value));
        entries[state] = (((value << bits) - size) << 16) | (bits << 8) | symbol;
    }
    return { log, entries };
}
function spread(counts, size) {
    const symbols = new Uint8Array(size);
    let high = size;
    for (const [symbol, count] of counts.entries())
        if (count === -1)
            symbols[--high] = symbol;
    const step = (size >> 1) + (size >> 3) + 3;
    let position = 0;
    for (const [symbol, count] of counts.entries()) {
        for (let i = 0; i < count; i++) {
            symbols[position] = symbol;
            do
                position = (position + step) & (size - 1);
            while (position >= high);
        }
    }
    return symbols;
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-huffman.js



const MAX_BITS = 11;
function readHuffmanTable(source) {
    const first = source[0] ?? 0;
    const used = 1 + (first < 128 ? first : (first - 126) >> 1);
    if (used > source.length || used === 1)
        throw damaged('a code is cut off');
    const description = source.subarray(1, used);
    const weights = first < 128 ? readCompressedWeights(description) : readWeights(description, first - 127);
    return { table: buildHuffmanTable(weights), used };
}
function readWeights(bytes, count) {
    return Array.from({ length: count }, (_, i) => ((bytes[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15);
}
function readCompressedWeights(bytes) {
    const { table, used } = readFseTable(bytes, { log: 6, symbols: 256 });
    const weights = [];
    let left = backwardBits(bytes, used, bytes.length);
    const read = (count) => {
        left -= count;
        return zstd_bits_bitsAt(bytes, { start: used, from: left, count });
    };
    let state = read(table.log);
    let other = read(table.log);
    if (left < 0)
        throw damaged('a code is cut off');
    while (weights.length < 255) {
        const entry = entryOf(table, state);
        weights.push(entry & 0xff);
        const count = (entry >> 8) & 0xff;
        if (left < count) {
            weights.push(entryOf(table, other) & 0xff);
            return weights;
        }
        state = other;
        other = (entry >>> 16) + read(count);
    }
    throw damaged('a code has too many symbols');
}
function entryOf(table, state) {
    return table.entries[state] ?? 0;
}
function buildHuffmanTable(weights) {
    let sum = 0;
    for (const weight of weights) {
        if (weight > MAX_BITS + 1)
            throw damaged('a code is too long');
        if (weight > 0)
            sum += 2 ** (weight - 1);
    }
    if (sum === 0)
        throw damaged('a code has no symbols');
    const log = 32 - Math.clz32(sum);
    const rest = 2 ** log - sum;
    if (log > MAX_BITS || (rest & (rest - 1)) !== 0)
        throw damaged('a code is not complete');
    weights.push(32 - Math.clz32(rest));
    return fillHuffmanTable(weights, log);
}
function fillHuffmanTable(weights, log) {
    const entries = new Uint16Array(1 << log);
    let at = 0;
    for (let weight = 1; weight <= log; weight++) {
        for (const [symbol, own] of weights.entries()) {
            if (own !== weight)
                continue;
            entries.fill((symbol << 8) | (log + 1 - weight), at, at + (1 << (weight - 1)));
            at += 1 << (weight - 1);
        }
    }
    return { log, entries };
}
function decodeFour(table, source, target) {
    if (source.length < 6)
        throw damaged('literals are cut off');
    const quarter = (target.length + 3) >> 2;
    let at = 6;
    for (let i = 0; i < 4; i++) {
        const end = i < 3 ? at + source.readUInt16LE(2 * i) : source.length;
        if (end > source.length || 3 * quarter > target.length)
            throw damaged('literals are cut off');
        const part = target.subarray(i * quarter, i < 3 ? (i + 1) * quarter : target.length);
        decodeHuffman(table, source.subarray(at, end), part);
        at = end;
    }
}
function decodeHuffman({ entries, log }, source, target) {
    const mask = (1 << log) - 1;
    let left = backwardBits(source, 0, source.length);
    let at = 0;
    for (; at < target.length && left >= log; at++) {
        const from = left - log;
        const byte = from >> 3;
        const word = (source[byte] ?? 0) | ((source[byte + 1] ?? 0) << 8) | ((source[byte + 2] ?? 0) << 16);
        const entry = entries[(word >>> (from & 7)) & mask] ?? 0;
        target[at] = entry >>> 8;
        left -= entry & 0xff;
    }
    for (; at < target.length; at++) {
        const entry = entries[zstd_bits_bitsAt(source, { start: 0, from: left - log, count: log })] ?? 0;
        target[at] = entry >>> 8;
        left -= entry & 0xff;
    }
    if (left !== 0)
        throw damaged('literals differ from their size');
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-literals.js


const MAX_LITERALS = 128 * 1024;
class LiteralsReader {
    #table;
    #buffer = Buffer.alloc(0);
    read(block) {
        const kind = (block[0] ?? 0) & 3;
        const sizes = kind < 2 ? plainHeader(block) : compressedHeader(block);
        const end = sizes.header + sizes.compressed;
        if (sizes.size > MAX_LITERALS || end > block.length)
            throw damaged('a block has too many literals');
        if (kind === 0)
            return { bytes: block.subarray(sizes.header, end), end };
        const bytes = this.#room(sizes.size);
        if (kind === 1)
            bytes.fill(block[sizes.header] ?? 0);
        else
            this.#decode(block.subarray(sizes.header, end), { bytes, kind, streams: sizes.streams });
        return { bytes, end };
    }
    #room(size) {
        if (this.#buffer.length < size)
            this.#buffer = Buffer.alloc(Math.min(2 * size, MAX_LITERALS));
        return this.#buffer.subarray(0, size);
    }
    #decode(source, target) {
        let start = 0;
        if (target.kind === 2) {
            const { table, used } = readHuffmanTable(source);
            this.#table = table;
            start = used;
        }
        if (this.#table === undefined)
            throw damaged('a block builds on one that is not there');
        if (target.streams === 1)
            decodeHuffman(this.#table, source.subarray(start), target.bytes);
        else
            decodeFour(this.#table, source.subarray(start), target.bytes);
    }
}
function plainHeader(block) {
    const first = block[0] ?? 0;
    const format = (first >> 2) & 3;
    const header = format === 1 ? 2 : format === 3 ? 3 : 1;
    if (block.length < header)
        throw damaged('a block is too short');
    const size = header === 1 ? first >> 3 : block.readUIntLE(0, header) >> 4;
    return { header, size, compressed: (first & 3) === 1 ? 1 : size, streams: 1 };
}
function compressedHeader(block) {
    const format = ((block[0] ?? 0) >> 2) & 3;
    const header = format < 2 ? 3 : format + 2;
    if (block.length < header)
        throw damaged('a block is too short');
    const bits = format < 2 ? 10 : 4 * format + 6;
    const fields = Math.floor(block.readUIntLE(0, header) / 16);
    const size = fields % 2 ** bits;
    return { header, size, compressed: Math.floor(fields / 2 ** bits), streams: format === 0 ? 1 : 4 };
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-codes.js

const LITERAL_BITS = Uint8Array.from([
    ...zeros(16),
    1,
    1,
    1,
    1,
    2,
    2,
    3,
    3,
    4,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
]);
const MATCH_BITS = Uint8Array.from([
    ...zeros(32),
    1,
    1,
    1,
    1,
    2,
    2,
    3,
    3,
    4,
    4,
    5,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
]);
const LITERAL_BASES = bases(LITERAL_BITS, 0);
const MATCH_BASES = bases(MATCH_BITS, 3);
function zeros(count) {
    return Array.from({ length: count }, () => 0);
}
function bases(bits, first) {
    let next = first;
    return Int32Array.from(bits, count => {
        next += 2 ** count;
        return next - 2 ** count;
    });
}
const LITERAL_LENGTHS = {
    limits: { log: 9, symbols: 36 },
    predefined: buildFseTable([
        4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1, -1, -1,
        -1, -1,
    ], 6),
};
const MATCH_LENGTHS = {
    limits: { log: 9, symbols: 53 },
    predefined: buildFseTable([
        1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1,
    ], 6),
};
const OFFSETS = {
    limits: { log: 8, symbols: 32 },
    predefined: buildFseTable([1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1], 5),
};

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-sequences.js




const SHORT = 48;
class SequencesDecoder {
    #literalLengths;
    #offsets;
    #matchLengths;
    #repeats = [1, 4, 8];
    decode(section, target) {
        const { count, header } = zstd_sequences_readCount(section);
        let used = 0;
        if (count > 0) {
            const start = this.#readTables(section, header);
            used = this.#execute(section, { ...target, start, count });
        }
        else if (header !== section.length)
            throw damaged('a block has bytes behind its sequences');
        const rest = target.literals.subarray(used);
        if (target.window.position + rest.length > target.end)
            throw damaged('a block is larger than it may be');
        target.window.append(rest);
    }
    #readTables(section, header) {
        const modes = section[header] ?? 0;
        if (header >= section.length || (modes & 3) !== 0)
            throw damaged('a block has no tables');
        const reader = new TableReader(section, header + 1);
        this.#literalLengths = reader.read(LITERAL_LENGTHS, { mode: modes >> 6, before: this.#literalLengths });
        this.#offsets = reader.read(OFFSETS, { mode: (modes >> 4) & 3, before: this.#offsets });
        this.#matchLengths = reader.read(MATCH_LENGTHS, { mode: (modes >> 2) & 3, before: this.#matchLengths });
        return reader.at;
    }
    #execute(section, { window, end, literals, start, count }) {
        const [lengths, offsets, matches] = [this.#literalLengths, this.#offsets, this.#matchLengths];
        if (lengths === undefined || offsets === undefined || matches === undefined)
            throw damaged('no tables');
        const { bytes, oldest } = window;
        const view = new DataView(section.buffer, section.byteOffset + start);
        let left = backwardBits(section, start, section.length);
        left -= lengths.log;
        let lengthEntry = lengths.entries[bits(view, left, lengths.log)] ?? 0;
        left -= offsets.log;
        let offsetEntry = offsets.entries[bits(view, left, offsets.log)] ?? 0;
        left -= matches.log;
        let matchEntry = matches.entries[bits(view, left, matches.log)] ?? 0;
        let position = window.position;
        let used = 0;
        for (let i = count; i > 0; i--) {
            let offset = 1;
            let width = offsetEntry & 0xff;
            if (width > 16) {
                left -= width - 16;
                offset = (1 << (width - 16)) | bits(view, left, width - 16);
                width = 16;
            }
            left -= width;
            offset = offset * (1 << width) + bits(view, left, width);
            let match = MATCH_BASES[matchEntry & 0xff] ?? 0;
            width = MATCH_BITS[matchEntry & 0xff] ?? 0;
            if (width > 0) {
                left -= width;
                match += bits(view, left, width);
            }
            let length = LITERAL_BASES[lengthEntry & 0xff] ?? 0;
            width = LITERAL_BITS[lengthEntry & 0xff] ?? 0;
            if (width > 0) {
                left -= width;
                length += bits(view, left, width);
            }
            if (i > 1) {
                const lengthWidth = (lengthEntry >>> 8) & 0xff;
                const matchWidth = (matchEntry >>> 8) & 0xff;
                width = (offsetEntry >>> 8) & 0xff;
                left -= lengthWidth + matchWidth;
                const states = bits(view, left, lengthWidth + matchWidth);
                lengthEntry = lengths.entries[(lengthEntry >>> 16) + (states >>> matchWidth)] ?? 0;
                matchEntry = matches.entries[(matchEntry >>> 16) + (states & ((1 << matchWidth) - 1))] ?? 0;
                left -= width;
                offsetEntry = offsets.entries[(offsetEntry >>> 16) + bits(view, left, width)] ?? 0;
            }
            if (left < 0 || used + length > literals.length || position + length + match > end)
                throw damaged('a sequence goes beyond its block');
            const distance = this.#distance(offset, length);
            if (length < SHORT)
                for (let j = 0; j < length; j++)
                    bytes[position + j] = literals[used + j] ?? 0;
            else
                literals.copy(bytes, position, used, used + length);
            used += length;
            position += length;
            const from = position - distance;
            if (from < oldest) {
                window.position = position;
                throw window.fault(distance);
            }
            if (match < SHORT || distance < match) {
                for (let j = 0; j < match; j++)
                    bytes[position + j] = bytes[from + j] ?? 0;
            }
            else
                bytes.copyWithin(position, from, from + match);
            position += match;
        }
        if (left !== 0)
            throw damaged('sequences differ from their size');
        window.position = position;
        return used;
    }
    #distance(value, length) {
        const repeats = this.#repeats;
        const index = value > 3 ? 3 : value - (length > 0 ? 1 : 0);
        if (index === 0)
            return repeats[0];
        let distance = value > 3 ? value - 3 : repeats[0] - 1;
        if (value <= 3 && index < 3)
            distance = index === 1 ? repeats[1] : repeats[2];
        if (distance === 0)
            throw damaged('an offset is zero');
        if (index !== 1)
            repeats[2] = repeats[1];
        repeats[1] = repeats[0];
        repeats[0] = distance;
        return distance;
    }
}
function bits(view, from, count) {
    return (view.getUint32(from >> 3, true) >>> (from & 7)) & ((1 << count) - 1);
}
function zstd_sequences_readCount(section) {
    const first = section[0];
    const second = section[1] ?? 0;
    const third = section[2] ?? 0;
    if (first === undefined)
        throw damaged('a block is too short');
    if (first < 128)
        return { count: first, header: 1 };
    if (first < 255)
        return { count: ((first - 128) << 8) + second, header: 2 };
    return { count: second + (third << 8) + 0x7f00, header: 3 };
}
class TableReader {
    at;
    #section;
    constructor(section, at) {
        this.#section = section;
        this.at = at;
    }
    read({ limits, predefined }, { mode, before }) {
        if (mode === 0)
            return predefined;
        if (mode === 1)
            return this.#single(limits.symbols);
        if (mode === 2) {
            const { table, used } = readFseTable(this.#section.subarray(this.at), limits);
            this.at += used;
            return table;
        }
        if (before === undefined)
            throw damaged('a block builds on one that is not there');
        return before;
    }
    #single(symbols) {
        const symbol = this.#section[this.at++];
        if (symbol === undefined || symbol >= symbols)
            throw damaged('a table has an unknown symbol');
        return singleSymbol(symbol);
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd-frame.js






const MAX_BLOCK = 128 * 1024;
const zstd_frame_MAX_HEADER = 14;
class FrameDecoder {
    #window = new Window(0);
    *decode(input) {
        const header = yield* zstd_frame_readHeader(input);
        const window = this.#window;
        window.restart(header.windowSize);
        const hash = new XxHash64();
        let size = 0n;
        const blocks = new BlockDecoder(window, Math.min(header.windowSize, MAX_BLOCK));
        for (let last = false; !last;) {
            last = yield* blocks.decode(input);
            const output = window.take();
            size += BigInt(output.length);
            if (header.hasChecksum)
                hash.update(output);
            if (output.length > 0)
                yield output;
        }
        if (size !== (header.contentSize ?? size))
            throw damaged('a frame differs from its size');
        if (header.hasChecksum)
            yield* verify(input, hash);
    }
}
function* verify(input, hash) {
    const stored = (yield* input.take(4)).readUInt32LE(0);
    if (BigInt(stored) !== (hash.digest() & 0xffffffffn))
        throw damaged('a frame differs from its checksum');
}
function* peekWindowSize(input) {
    yield* input.fill(4 + zstd_frame_MAX_HEADER);
    const start = input.at;
    input.at += 4;
    const { windowSize } = yield* zstd_frame_readHeader(input);
    input.at = start;
    return windowSize;
}
function* zstd_frame_readHeader(input) {
    const flags = (yield* input.take(1)).readUInt8(0);
    if ((flags & 0x08) !== 0)
        throw new Unreadable('unsupported', 'a frame has unknown flags');
    const single = (flags & 0x20) !== 0;
    const window = single ? 0 : windowSize((yield* input.take(1)).readUInt8(0));
    const dictionary = yield* input.take([0, 1, 2, 4][flags & 3] ?? 0);
    if (dictionary.some(byte => byte !== 0))
        throw new Unreadable('unsupported', 'it needs a dictionary that is not in it');
    const contentSize = readContentSize(yield* input.take([single ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0));
    return {
        windowSize: single ? Number(contentSize ?? 0n) : window,
        contentSize,
        hasChecksum: (flags & 4) !== 0,
    };
}
function windowSize(byte) {
    const base = 2 ** (10 + (byte >> 3));
    return base + (base / 8) * (byte & 7);
}
function readContentSize(field) {
    if (field.length === 0)
        return undefined;
    let size = 0n;
    for (let i = field.length - 1; i >= 0; i--)
        size = (size << 8n) | BigInt(field.readUInt8(i));
    return field.length === 2 ? size + 256n : size;
}
class BlockDecoder {
    #window;
    #maximum;
    #literals = new LiteralsReader();
    #sequences = new SequencesDecoder();
    constructor(window, maximum) {
        this.#window = window;
        this.#maximum = maximum;
    }
    *decode(input) {
        const header = (yield* input.take(3)).readUIntLE(0, 3);
        const size = header >> 3;
        if (size > this.#maximum)
            throw damaged('a block is larger than it may be');
        const kind = (header >> 1) & 3;
        const bytes = yield* input.take(kind === 1 ? 1 : size);
        if (kind === 0)
            this.#append(bytes);
        else if (kind === 1)
            this.#append(Buffer.alloc(size, bytes));
        else if (kind === 2)
            this.#decompress(bytes);
        else
            throw damaged('a block is of an unknown kind');
        return (header & 1) === 1;
    }
    #append(bytes) {
        this.#window.reserve(bytes.length);
        this.#window.append(bytes);
    }
    #decompress(block) {
        const window = this.#window;
        window.reserve(this.#maximum);
        const { bytes, end } = this.#literals.read(block);
        const target = { window, end: window.position + this.#maximum, literals: bytes };
        this.#sequences.decode(block.subarray(end), target);
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/zstd.js





const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
function decodeZstd(input) {
    const node = external_node_zlib_namespaceObject_0;
    return hasZstd(node) ? decodeFrames(input, nodeFrames(input, node)) : decodeZstdWithoutNode(input);
}
function decodeZstdWithoutNode(input) {
    return decodeFrames(input, ownFrames(input));
}
function hasZstd(node) {
    return 'createZstdDecompress' in node && 'zstdDecompressSync' in node;
}
function ownFrames(input) {
    const frames = new FrameDecoder();
    return function* () {
        yield* input.take(4);
        yield* frames.decode(input);
    };
}
function nodeFrames(input, node) {
    const format = {
        open: () => node.createZstdDecompress({ chunkSize: CHUNK, highWaterMark: CHUNK }),
        atOnce: (bytes, options) => node.zstdDecompressSync(bytes, options),
    };
    const own = ownFrames(input);
    return function* () {
        const large = (yield* peekWindowSize(input)) > MAX_WINDOW;
        yield* large ? own() : decodeEngine(input, format);
    };
}
function* decodeFrames(input, decodeFrame) {
    yield* input.fill(4);
    if (input.available < 4)
        throw truncated();
    do {
        yield* input.expect(isFrame, 4);
        if (input.bytes.readUInt32LE(input.at) === FRAME)
            yield* decodeFrame();
        else
            yield* skipFrame(input);
        yield* input.fill(1);
    } while (input.available > 0);
}
function isFrame(bytes) {
    const magic = bytes.readUInt32LE();
    return magic === FRAME || (magic & ~15) === SKIPPABLE;
}
function* skipFrame(input) {
    let left = (yield* input.take(8)).readUInt32LE(4);
    while (left > 0) {
        yield* input.fill(1);
        if (input.available === 0)
            throw truncated();
        const skipped = Math.min(left, input.available);
        input.at += skipped;
        left -= skipped;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/decode/open.js








const DECODINGS = {
    gzip: decodeGzip,
    zlib: decodeZlib,
    deflate: decodeRawDeflate,
    zstd: decodeZstd,
    xz: decodeXz,
    lzma: decodeLzma,
    bzip2: decodeBzip2,
    lzw: decodeLzw,
};
function openDecoder(compression, out, takeHeader) {
    return new DecodingSink(input => DECODINGS[compression](input, takeHeader), out);
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

;// CONCATENATED MODULE: ./build/src/scan/archive/git-pack-objects.js



const LARGEST_WHOLE = 8 << 20;
const git_pack_objects_PIECE = 64 << 10;
const LONGEST_HEADER = 10 + 32;
const OFS_DELTA = 6;
const REF_DELTA = 7;
const git_pack_objects_TYPES = [undefined, 'commit', 'tree', 'blob', 'tag'];
class PackFault extends Error {
    fault;
    constructor(reason, message) {
        super(message);
        this.fault = new Unreadable(reason, message);
    }
}
class PackObjects {
    #bytes;
    #options;
    #ahead = { start: 0, bytes: Buffer.alloc(0) };
    constructor(bytes, options) {
        this.#bytes = bytes;
        this.#options = options;
    }
    headerAt(offset) {
        const bytes = this.#view(offset, LONGEST_HEADER);
        let at = 0;
        let byte = byteAt(bytes, at++);
        const type = (byte >> 4) & 7;
        let size = byte & 15;
        for (let unit = 16; byte >= 0x80; unit *= 128) {
            byte = byteAt(bytes, at++);
            size += (byte & 0x7f) * unit;
        }
        if (!Number.isSafeInteger(size))
            throw new PackFault('damaged', 'a size in a git pack is too large');
        if (type === OFS_DELTA)
            return this.#atOffset({ offset, bytes, at, size });
        if (type === REF_DELTA)
            return this.#atId({ offset, bytes, at, size });
        const name = git_pack_objects_TYPES[type];
        if (name === undefined)
            throw new PackFault('damaged', 'an object of unknown type in a git pack');
        return { offset, dataStart: offset + at, size, kind: { type: name } };
    }
    inflate({ dataStart, size }) {
        const enough = size + (size >> 10) + 64;
        const input = this.#view(dataStart, enough);
        try {
            const { buffer, engine } = inflateWithInfo(input, size + 1);
            if (buffer.length !== size)
                throw wrongSize();
            return { content: buffer, end: dataStart + engine.bytesWritten };
        }
        catch (error) {
            if (codeOf(error) === 'Z_BUF_ERROR' && input.length === enough)
                return undefined;
            throw asPackFault(error);
        }
    }
    async inflateInto({ dataStart, size }, write) {
        const inflate = (0,external_node_zlib_namespaceObject.createInflate)({ chunkSize: 4 * git_pack_objects_PIECE });
        try {
            this.#feed(inflate, dataStart);
            const pieces = inflate[Symbol.asyncIterator]();
            let done = 0;
            for (;;) {
                const next = await pieces.next().catch(asPackFaultThrown);
                if (next.done === true)
                    break;
                const piece = next.value;
                done += piece.length;
                if (done > size)
                    throw wrongSize();
                await write(piece);
            }
            if (done !== size)
                throw wrongSize();
            return dataStart + inflate.bytesWritten;
        }
        finally {
            inflate.destroy();
        }
    }
    #feed(inflate, start) {
        let at = start;
        const feed = () => {
            try {
                while (at < this.#options.end && !inflate.destroyed) {
                    const piece = this.#view(at, git_pack_objects_PIECE);
                    at += piece.length;
                    if (!inflate.write(piece)) {
                        inflate.once('drain', feed);
                        return;
                    }
                }
                inflate.end();
            }
            catch (error) {
                inflate.destroy(error);
            }
        };
        feed();
    }
    #atOffset({ offset, bytes, at: start, size }) {
        let at = start;
        let byte = byteAt(bytes, at++);
        let distance = byte & 0x7f;
        while (byte >= 0x80) {
            byte = byteAt(bytes, at++);
            distance = (distance + 1) * 128 + (byte & 0x7f);
        }
        const base = offset - distance;
        if (distance === 0 || base < 0)
            throw new PackFault('damaged', 'a delta in a git pack without a base');
        return { offset, dataStart: offset + at, size, kind: { base } };
    }
    #atId({ offset, bytes, at, size }) {
        const end = at + this.#options.idLength;
        if (end > bytes.length)
            throw cutOff();
        return { offset, dataStart: offset + end, size, kind: { base: bytes.toString('latin1', at, end) } };
    }
    #view(offset, length) {
        const wanted = Math.min(length, this.#options.end - offset);
        if (wanted <= 0)
            throw cutOff();
        const start = offset - this.#ahead.start;
        if (start >= 0 && start + wanted <= this.#ahead.bytes.length)
            return this.#ahead.bytes.subarray(start, start + wanted);
        const room = Math.min(Math.max(length, this.#options.readAhead), this.#options.end - offset);
        this.#ahead = { start: offset, bytes: this.#bytes.read(offset, room) };
        return this.#ahead.bytes.subarray(0, wanted);
    }
}
function byteAt(bytes, at) {
    const byte = bytes[at];
    if (byte !== undefined)
        return byte;
    throw bytes.length < LONGEST_HEADER
        ? cutOff()
        : new PackFault('damaged', 'a number in a git pack is too long');
}
function inflateWithInfo(input, chunkSize) {
    const options = {
        info: true,
        chunkSize: Math.max(chunkSize, external_node_zlib_namespaceObject.constants.Z_MIN_CHUNK),
        maxOutputLength: chunkSize,
    };
    return (0,external_node_zlib_namespaceObject.inflateSync)(input, options);
}
function codeOf(error) {
    return external_node_util_namespaceObject.types.isNativeError(error) && 'code' in error ? String(error.code) : '';
}
function asPackFault(error) {
    const code = codeOf(error);
    if (code === 'Z_BUF_ERROR')
        return cutOff();
    if (code === 'ERR_BUFFER_TOO_LARGE')
        return wrongSize();
    return code.startsWith('Z_') ? new PackFault('damaged', 'zlib data in a git pack is damaged') : error;
}
function asPackFaultThrown(error) {
    throw asPackFault(error);
}
function cutOff() {
    return new PackFault('truncated', 'a git pack is cut off');
}
function wrongSize() {
    return new PackFault('damaged', 'an object of a git pack has another size than declared');
}

;// CONCATENATED MODULE: ./build/src/scan/archive/git-pack-delta.js

const COPY = 0x80;
const DEFAULT_COPY = 0x10000;
const GAP = Buffer.from('\n');
function resultSize(delta) {
    return sizesOf(delta).target;
}
function applyDelta(base, delta) {
    const { source, target, end } = sizesOf(delta);
    if (source !== base.length)
        throw badDelta();
    const result = Buffer.allocUnsafe(target);
    const instructions = new Instructions(delta, end);
    let done = 0;
    while (instructions.next()) {
        const { isCopy, start, length } = instructions;
        const from = isCopy ? base : delta;
        if (length === 0 || start + length > from.length || done + length > target)
            throw badDelta();
        from.copy(result, done, start, start + length);
        done += length;
    }
    if (done !== target)
        throw badDelta();
    return result;
}
class Instructions {
    #delta;
    #at;
    isCopy = false;
    start = 0;
    length = 0;
    constructor(delta, at) {
        this.#delta = delta;
        this.#at = at;
    }
    next() {
        if (this.#at === this.#delta.length)
            return false;
        const instruction = git_pack_delta_byteAt(this.#delta, this.#at++);
        this.isCopy = instruction >= COPY;
        this.start = this.isCopy ? this.#number(instruction & 0x0f) : this.#at;
        this.length = this.isCopy ? this.#number((instruction >> 4) & 7) || DEFAULT_COPY : instruction;
        if (!this.isCopy)
            this.#at += instruction;
        return true;
    }
    #number(bits) {
        let value = 0;
        for (let left = bits, unit = 1; left > 0; left >>= 1, unit *= 256)
            if ((left & 1) !== 0)
                value += git_pack_delta_byteAt(this.#delta, this.#at++) * unit;
        return value;
    }
}
class DeltaInserts {
    #sizesLeft = 2;
    #argumentsLeft = 0;
    #insertLeft = 0;
    #isGap = false;
    #hasBegun = false;
    take(piece) {
        const texts = [];
        for (let at = 0; at < piece.length;)
            at = this.#step(piece, at, texts);
        return Buffer.concat(texts);
    }
    end() {
        if (this.#sizesLeft + this.#argumentsLeft + this.#insertLeft > 0)
            throw badDelta();
    }
    #step(piece, at, texts) {
        if (this.#insertLeft > 0)
            return this.#insert(piece, at, texts);
        const byte = piece[at] ?? 0;
        if (this.#sizesLeft > 0)
            this.#sizesLeft -= byte < 0x80 ? 1 : 0;
        else if (this.#argumentsLeft > 0)
            this.#argumentsLeft--;
        else if (byte >= COPY)
            this.#copy(byte);
        else if (byte > 0)
            this.#insertLeft = byte;
        else
            throw badDelta();
        return at + 1;
    }
    #insert(piece, at, texts) {
        if (this.#isGap && this.#hasBegun)
            texts.push(GAP);
        this.#isGap = false;
        this.#hasBegun = true;
        const text = piece.subarray(at, at + this.#insertLeft);
        texts.push(text);
        this.#insertLeft -= text.length;
        return at + text.length;
    }
    #copy(instruction) {
        for (let bits = instruction & 0x7f; bits > 0; bits >>= 1)
            this.#argumentsLeft += bits & 1;
        this.#isGap = true;
    }
}
function sizesOf(delta) {
    const source = sizeAt(delta, 0);
    const target = sizeAt(delta, source.end);
    return { source: source.size, target: target.size, end: target.end };
}
function sizeAt(delta, start) {
    let size = 0;
    for (let at = start, unit = 1; unit <= Number.MAX_SAFE_INTEGER; unit *= 128) {
        const byte = git_pack_delta_byteAt(delta, at++);
        size += (byte & 0x7f) * unit;
        if (byte < 0x80)
            return { size, end: at };
    }
    throw badDelta();
}
function git_pack_delta_byteAt(delta, at) {
    const byte = delta[at];
    if (byte === undefined)
        throw badDelta();
    return byte;
}
function badDelta() {
    return new PackFault('damaged', 'a delta in a git pack is damaged');
}

;// CONCATENATED MODULE: ./build/src/scan/archive/git-pack-bases.js


const MAX_KEPT = 64 << 20;
const KEEPING = 256;
const MAX_DEPTH = 4096;
const MAX_AGAIN = 8 * 2 ** 30;
const STEP = 1 << 10;
class PackBases {
    #objects;
    #kept = new Map();
    #keptBytes = 0;
    #again = 0;
    ids = new Map();
    waiting = new Map();
    constructor(objects) {
        this.#objects = objects;
    }
    keep(offset, whole) {
        if (this.#kept.has(offset))
            return;
        this.#kept.set(offset, whole);
        this.#keptBytes += whole.content.length + KEEPING;
        if (this.#keptBytes > MAX_KEPT)
            this.#dropOldest();
    }
    resolve(header, delta) {
        if (resultSize(delta) > LARGEST_WHOLE)
            return 'apart';
        const { base, deltas } = this.#chainOf(header);
        if (base === 'apart' || 'waitsFor' in base)
            return base;
        let whole = base;
        for (const step of deltas.reverse()) {
            const between = this.#inflateAgain(step);
            if (between === undefined || resultSize(between) > LARGEST_WHOLE)
                return 'apart';
            whole = { type: whole.type, content: applyDelta(whole.content, between) };
            this.keep(step.offset, whole);
        }
        const result = { type: whole.type, content: applyDelta(whole.content, delta) };
        this.keep(header.offset, result);
        return result;
    }
    #chainOf(header) {
        const deltas = [];
        let at = header;
        while ('base' in at.kind) {
            const offset = typeof at.kind.base === 'number' ? at.kind.base : this.ids.get(at.kind.base);
            const waitsFor = offset === undefined ? String(at.kind.base) : this.waiting.get(offset);
            if (offset === undefined || waitsFor !== undefined)
                return { base: { waitsFor: String(waitsFor) }, deltas };
            const kept = this.#use(offset);
            if (kept !== undefined)
                return { base: kept, deltas };
            if (deltas.length === MAX_DEPTH)
                throw new PackFault('limit', 'a chain of deltas in a git pack is too long');
            this.#charge(STEP);
            at = this.#objects.headerAt(offset);
            if (at.size > LARGEST_WHOLE)
                return { base: 'apart', deltas };
            deltas.push(at);
        }
        deltas.pop();
        const content = this.#inflateAgain(at);
        if (content === undefined)
            return { base: 'apart', deltas };
        const whole = { type: at.kind.type, content };
        this.keep(at.offset, whole);
        return { base: whole, deltas };
    }
    #dropOldest() {
        for (const [oldest, { content }] of this.#kept) {
            this.#kept.delete(oldest);
            this.#keptBytes -= content.length + KEEPING;
            if (this.#keptBytes <= MAX_KEPT)
                return;
        }
    }
    #use(offset) {
        const whole = this.#kept.get(offset);
        if (whole === undefined)
            return undefined;
        this.#kept.delete(offset);
        this.#kept.set(offset, whole);
        return whole;
    }
    #inflateAgain(header) {
        this.#charge(header.size);
        return this.#objects.inflate(header)?.content;
    }
    #charge(bytes) {
        this.#again += bytes;
        if (this.#again > MAX_AGAIN)
            throw new PackFault('limit', 'the deltas of a git pack are too entangled');
    }
}

;// CONCATENATED MODULE: ./build/src/scan/archive/git-pack-reading.js





const HEADER_LENGTH = 12;
const IN_ORDER = 1 << 20;
const LOOK_UP = 16 << 10;
const MAX_WAITING = 1_000_000;
class PackReading {
    #handler;
    #idLength;
    #end;
    #objects;
    #lookUps;
    #bases;
    #waiting = new Map();
    #done = HEADER_LENGTH;
    fault;
    constructor(bytes, { handler, idLength }) {
        this.#handler = handler;
        this.#idLength = idLength;
        this.#end = bytes.size - idLength;
        this.#objects = new PackObjects(bytes, { end: this.#end, idLength, readAhead: IN_ORDER });
        this.#lookUps = new PackObjects(bytes, { end: this.#end, idLength, readAhead: LOOK_UP });
        this.#bases = new PackBases(this.#lookUps);
    }
    async readObjects(count) {
        try {
            for (let read = 0; read < count; read++)
                this.#done = await this.#read(this.#objects.headerAt(this.#done));
            if (this.#done !== this.#end)
                throw new PackFault('damaged', 'a git pack holds more than its objects');
        }
        catch (error) {
            this.blame(error);
        }
    }
    async readWaiting() {
        try {
            for (let at = HEADER_LENGTH; at < this.#done && this.#waiting.size > 0;)
                at = await this.#identify(this.#objects.headerAt(at));
        }
        catch (error) {
            this.blame(error);
        }
        for (const offsets of this.#waiting.values())
            for (const offset of offsets)
                await this.#deliverInserts(offset, this.#deltaAt(offset).delta);
    }
    blame(error) {
        if (!(error instanceof PackFault))
            throw error;
        this.fault ??= error.fault;
    }
    async #read(header) {
        const inflated = inflateWhole(this.#objects, header);
        if (inflated === undefined)
            return this.#readInPieces(header);
        const { offset, kind } = header;
        if ('type' in kind) {
            this.#bases.keep(offset, { type: kind.type, content: inflated.content });
            await this.#deliver({ offset, type: kind.type, content: inflated.content });
        }
        else
            await this.#readDelta(header, inflated.content);
        return inflated.end;
    }
    async #readDelta(header, delta) {
        const resolved = this.#resolve(header, delta);
        if (resolved !== 'apart' && 'content' in resolved) {
            await this.#deliver({ offset: header.offset, ...resolved });
            return resolved;
        }
        const isWaiting = resolved !== 'apart' && this.#wait(header.offset, resolved.waitsFor);
        if (!isWaiting)
            await this.#deliverInserts(header.offset, delta);
        return undefined;
    }
    async #readInPieces(header) {
        const { offset, kind } = header;
        const inserts = 'type' in kind ? undefined : new DeltaInserts();
        const sink = this.#handler.object({ offset, type: 'type' in kind ? kind.type : 'delta' });
        try {
            const end = await this.#objects.inflateInto(header, piece => sink?.write(inserts?.take(piece) ?? piece));
            inserts?.end();
            await sink?.end();
            return end;
        }
        finally {
            sink?.close?.();
        }
    }
    #resolve(header, delta) {
        try {
            return this.#bases.resolve(header, delta);
        }
        catch (error) {
            this.blame(error);
            return 'apart';
        }
    }
    #wait(offset, id) {
        if (this.#bases.waiting.size === MAX_WAITING) {
            this.fault ??= new Unreadable('limit', 'a git pack has too many deltas that name their base');
            return false;
        }
        this.#bases.waiting.set(offset, id);
        const others = this.#waiting.get(id);
        if (others === undefined)
            this.#waiting.set(id, [offset]);
        else
            others.push(offset);
        return true;
    }
    async #identify(header) {
        const inflated = inflateWhole(this.#objects, header);
        if (inflated === undefined)
            return this.#objects.inflateInto(header, () => undefined);
        const { offset, kind } = header;
        const { content, end } = inflated;
        const resolved = 'type' in kind ? { type: kind.type, content } : this.#resolve(header, content);
        if (resolved !== 'apart' && 'content' in resolved)
            await this.#release(offset, resolved);
        return end;
    }
    async #release(offset, whole) {
        const known = this.#know(offset, whole);
        for (let id = known.pop(); id !== undefined; id = known.pop()) {
            const offsets = this.#waiting.get(id) ?? [];
            this.#waiting.delete(id);
            for (const waiting of offsets) {
                this.#bases.waiting.delete(waiting);
                const { header, delta } = this.#deltaAt(waiting);
                const made = await this.#readDelta(header, delta);
                if (made !== undefined)
                    known.push(...this.#know(waiting, made));
            }
        }
    }
    #know(offset, { type, content }) {
        const hash = (0,external_node_crypto_namespaceObject.createHash)(this.#idLength === 20 ? 'sha1' : 'sha256');
        const id = hash.update(`${type} ${content.length}\0`).update(content).digest().toString('latin1');
        if (!this.#waiting.has(id))
            return [];
        this.#bases.ids.set(id, offset);
        return [id];
    }
    #deltaAt(offset) {
        const header = this.#lookUps.headerAt(offset);
        const inflated = this.#lookUps.inflate(header);
        if (inflated === undefined)
            throw new Error('a delta reads differently the second time');
        return { header, delta: inflated.content };
    }
    async #deliverInserts(offset, delta) {
        await this.#deliver({ offset, type: 'delta', content: this.#insertsOf(delta) });
    }
    #insertsOf(delta) {
        const inserts = new DeltaInserts();
        try {
            const text = inserts.take(delta);
            inserts.end();
            return text;
        }
        catch (error) {
            this.blame(error);
            return delta;
        }
    }
    async #deliver({ offset, type, content }) {
        const sink = this.#handler.object({ offset, type });
        if (sink === undefined)
            return;
        try {
            const written = content.length > 0 ? sink.write(content) : undefined;
            if (written !== undefined)
                await written;
            const ended = sink.end();
            if (ended !== undefined)
                await ended;
        }
        finally {
            sink.close?.();
        }
    }
}
function inflateWhole(objects, header) {
    return header.size <= LARGEST_WHOLE ? objects.inflate(header) : undefined;
}

;// CONCATENATED MODULE: ./build/src/scan/archive/git-pack.js




const git_pack_CHUNK = 1 << 20;
const TRAILERS = [
    { algorithm: 'sha1', length: 20 },
    { algorithm: 'sha256', length: 32 },
];
function isGitPack(head) {
    if (head.length < 8 || head.toString('latin1', 0, 4) !== 'PACK')
        return false;
    const version = head.readUInt32BE(4);
    return version === 2 || version === 3;
}
function packInBundle(bytes) {
    const signature = bytes.read(0, Math.min(bytes.size, 16)).toString('latin1');
    if (!/^# v[23] git bundle\n$/.test(signature))
        return undefined;
    for (let at = 15; at < bytes.size; at += git_pack_CHUNK) {
        const found = bytes.read(at, Math.min(git_pack_CHUNK + 1, bytes.size - at)).indexOf('\n\n');
        if (found === -1)
            continue;
        const pack = at + found + 2;
        return isGitPack(bytes.read(pack, Math.min(8, bytes.size - pack))) ? pack : undefined;
    }
    return undefined;
}
function bytesFrom(bytes, start) {
    return { size: bytes.size - start, read: (offset, length) => bytes.read(start + offset, length) };
}
async function readGitPack(bytes, handler) {
    if (!isGitPack(bytes.read(0, Math.min(8, bytes.size))))
        throw new Unreadable('damaged', 'not a git pack');
    if (bytes.size < HEADER_LENGTH)
        throw new Unreadable('truncated', 'a git pack is cut off');
    const trailer = TRAILERS.find(({ algorithm, length }) => hasTrailer(bytes, { algorithm, length }));
    const reading = new PackReading(bytes, { handler, idLength: trailer?.length ?? 20 });
    await reading.readObjects(bytes.read(8, 4).readUInt32BE());
    await reading.readWaiting();
    if (trailer === undefined)
        reading.blame(new PackFault('damaged', 'the checksum of a git pack is wrong'));
    if (reading.fault !== undefined)
        throw reading.fault;
}
function hasTrailer(bytes, { algorithm, length }) {
    const end = bytes.size - length;
    if (end < HEADER_LENGTH)
        return false;
    const hash = (0,external_node_crypto_namespaceObject.createHash)(algorithm);
    for (let at = 0; at < end; at += git_pack_CHUNK)
        hash.update(bytes.read(at, Math.min(git_pack_CHUNK, end - at)));
    return hash.digest().equals(bytes.read(end, length));
}

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __nccwpck_require__(663);
;// CONCATENATED MODULE: ./build/src/scan/archive/zip-directory.js



const READ_AHEAD = 64 << 10;
async function* listMembers(bytes, archive) {
    const reader = new ArchiveReader(bytes, archive);
    const options = { decodeStrings: false, validateEntrySizes: false };
    try {
        const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(reader, archive.end - archive.start, options);
        for await (const entry of zip.eachEntry())
            yield entry;
    }
    catch (error) {
        throw error === reader.failure ? error : zip_directory_asUnreadable(error);
    }
}
class ArchiveReader extends yauzl/* RandomAccessReader */.lJ {
    #bytes;
    #archive;
    #ahead = { start: 0, bytes: Buffer.alloc(0) };
    failure;
    constructor(bytes, archive) {
        super();
        this.#bytes = bytes;
        this.#archive = archive;
    }
    read(...[buffer, offset, length, position, callback]) {
        try {
            this.#view(this.#archive.start + position, length).copy(buffer, offset);
        }
        catch (error) {
            this.failure = error;
            callback(error);
            return;
        }
        callback(null, length);
    }
    #view(position, length) {
        const known = position - this.#ahead.start;
        if (known >= 0 && known + length <= this.#ahead.bytes.length)
            return this.#ahead.bytes.subarray(known, known + length);
        const room = Math.max(length, Math.min(READ_AHEAD, this.#archive.end - position));
        this.#ahead = { start: position, bytes: this.#bytes.read(position, room) };
        return this.#ahead.bytes.subarray(0, length);
    }
}
function zip_directory_asUnreadable(error) {
    const text = external_node_util_namespaceObject.types.isNativeError(error) ? error.message : '';
    if (/^multi-disk/.test(text))
        return new Unreadable('unsupported', 'a part of a split zip');
    if (/^strong encryption/.test(text))
        return new Unreadable('encrypted', 'a zip with strong encryption');
    if (/EOF/.test(text))
        return new Unreadable('truncated', 'the directory of a zip is cut off');
    return new Unreadable('damaged', 'the directory of a zip cannot be read');
}

;// CONCATENATED MODULE: ./build/src/scan/archive/zip-end.js
const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const END_RECORD_LENGTH = 22;
const ZIP64_LOCATOR = Buffer.from('PK\x06\x07', 'latin1');
const ZIP64_LOCATOR_LENGTH = 20;
const ZIP64_RECORD = Buffer.from('PK\x06\x06', 'latin1');
const ZIP64_RECORD_LENGTH = 56;
const DIRECTORY_HEADER = Buffer.from('PK\x01\x02', 'latin1');
const DIRECTORY_HEADER_LENGTH = 46;
const MAX_END = END_RECORD_LENGTH + 0xffff;
const BEGINNINGS = [
    'PK\x03\x04',
    'PK\x05\x06',
    'PK\x07\x08PK\x03\x04',
    'PK00PK\x03\x04',
].map(text => Buffer.from(text, 'latin1'));
function isZip(head) {
    return BEGINNINGS.some(beginning => head.subarray(0, beginning.length).equals(beginning));
}
function isSplit(head) {
    return head.length >= 4 && head.readUInt32LE() === 0x08074b50;
}
function endsAsZip(tail) {
    return endRecordIn(tail) !== undefined;
}
function findEnd(bytes) {
    const length = Math.min(bytes.size, MAX_END);
    const tail = bytes.read(bytes.size - length, length);
    const at = endRecordIn(tail);
    if (at === undefined)
        return 'none';
    const start = bytes.size - length + at;
    const end = start + END_RECORD_LENGTH + tail.readUInt16LE(at + 20);
    const comment = tail.subarray(at + END_RECORD_LENGTH, at + end - start);
    const declared = { size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) };
    const found = withZip64(bytes, { start, end, comment, ...declared });
    return found === undefined ? 'inconsistent' : withDirectory(bytes, found);
}
function endRecordIn(tail) {
    let at = tail.lastIndexOf(END_RECORD);
    while (at !== -1) {
        if (isEndRecord(tail, at))
            return at;
        at = at === 0 ? -1 : tail.lastIndexOf(END_RECORD, at - 1);
    }
    return undefined;
}
const MAX_ENDS = 16;
class EndRecordsSeen {
    all = [];
    #seen = 0;
    #border = Buffer.alloc(0);
    push(chunk) {
        const bytes = Buffer.concat([this.#border, chunk]);
        const start = this.#seen - this.#border.length;
        for (let at = bytes.indexOf(END_RECORD); at !== -1; at = bytes.indexOf(END_RECORD, at + 1)) {
            if (at + END_RECORD_LENGTH > bytes.length || !makesSense(bytes, at))
                continue;
            const end = start + at + END_RECORD_LENGTH + bytes.readUInt16LE(at + 20);
            this.all = [end, ...this.all.slice(0, MAX_ENDS - 1)];
        }
        this.#seen += chunk.length;
        this.#border = Buffer.from(bytes.subarray(Math.max(0, bytes.length - END_RECORD_LENGTH + 1)));
    }
}
function isEndRecord(tail, at) {
    if (at + END_RECORD_LENGTH > tail.length)
        return false;
    const end = at + END_RECORD_LENGTH + tail.readUInt16LE(at + 20);
    if (end >= tail.length)
        return end === tail.length;
    return makesSense(tail, at);
}
function makesSense(tail, at) {
    const count = tail.readUInt16LE(at + 10);
    const isWhole = tail.readUInt32LE(at + 4) === 0 && tail.readUInt16LE(at + 8) === count;
    return isWhole && count > 0 && tail.readUInt32LE(at + 12) >= count * DIRECTORY_HEADER_LENGTH;
}
function withZip64(bytes, records) {
    const locatorAt = records.start - ZIP64_LOCATOR_LENGTH;
    if (!standsAt(bytes, locatorAt, ZIP64_LOCATOR))
        return records;
    const declared = Number(bytes.read(locatorAt + 8, 8).readBigUInt64LE());
    const start = [locatorAt - ZIP64_RECORD_LENGTH, declared].find(at => at + ZIP64_RECORD_LENGTH <= locatorAt && standsAt(bytes, at, ZIP64_RECORD));
    if (start === undefined)
        return undefined;
    const sizes = bytes.read(start + 40, 16);
    const size = Number(sizes.readBigUInt64LE());
    return { ...records, start, size, offset: Number(sizes.readBigUInt64LE(8)) };
}
function withDirectory(bytes, records) {
    const { start, end, size, offset, comment } = records;
    const isDirectory = (at) => (size === 0 ? at <= start : standsAt(bytes, at, DIRECTORY_HEADER));
    const found = [start - size, offset].find(at => at >= offset && at + size <= start && isDirectory(at));
    if (found === undefined)
        return 'inconsistent';
    return { base: found - offset, directory: { start: found, size }, records: { start, end }, comment };
}
function standsAt(bytes, at, signature) {
    return at >= 0 && at + signature.length <= bytes.size && bytes.read(at, signature.length).equals(signature);
}

;// CONCATENATED MODULE: ./build/src/scan/archive/zip-headers.js

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const LOCAL_HEADER_LENGTH = 30;
const DESCRIPTOR = 0x08074b50;
const WINDOW = 256 << 10;
const ENCRYPTED = 1 << 0;
const HAS_DESCRIPTOR = 1 << 3;
const STRONGLY_ENCRYPTED = 1 << 6;
const MASKED = 1 << 13;
const KNOWN_METHODS = new Set([
    0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 14, 16, 18, 19, 20, 93, 94, 95, 96, 97, 98, 99,
]);
const LATEST_VERSION = 63;
const AES = 99;
const MAX_32_BIT = 0xffffffff;
const ZIP64_EXTRA = 1;
function localHeaderAt(bytes, offset) {
    const fixed = bytes.read(offset, LOCAL_HEADER_LENGTH);
    if (fixed.readUInt32LE() !== LOCAL_HEADER.readUInt32LE())
        throw new Unreadable('damaged', 'a zip member without a local header');
    const nameLength = fixed.readUInt16LE(26);
    const extraLength = fixed.readUInt16LE(28);
    const texts = bytes.read(offset + LOCAL_HEADER_LENGTH, nameLength + extraLength);
    const extra = texts.subarray(nameLength);
    return {
        flags: fixed.readUInt16LE(6),
        method: fixed.readUInt16LE(8),
        ...zip_headers_sizesOf({ compressedSize: fixed.readUInt32LE(18), size: fixed.readUInt32LE(22), extra }),
        name: texts.subarray(0, nameLength),
        extra,
        dataStart: offset + LOCAL_HEADER_LENGTH + texts.length,
    };
}
function* localHeadersIn(bytes, { start, end }) {
    let windowAt = start;
    while (windowAt + LOCAL_HEADER_LENGTH <= end) {
        const window = bytes.read(windowAt, Math.min(WINDOW, end - windowAt));
        const last = window.length - LOCAL_HEADER_LENGTH;
        let at = window.indexOf(LOCAL_HEADER);
        while (at !== -1 && at <= last) {
            if (isPlausible(window.subarray(at, at + LOCAL_HEADER_LENGTH)))
                yield windowAt + at;
            at = window.indexOf(LOCAL_HEADER, at + LOCAL_HEADER.length);
        }
        windowAt += last + 1;
    }
}
function isPlausible(fixed) {
    const hasName = fixed.readUInt16LE(26) > 0;
    return hasName && fixed.readUInt8(4) <= LATEST_VERSION && KNOWN_METHODS.has(fixed.readUInt16LE(8));
}
function isEncrypted({ flags, method }) {
    return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) !== 0 || method === AES;
}
function hasDescriptor({ flags }) {
    return (flags & HAS_DESCRIPTOR) !== 0;
}
function descriptorLength(bytes, { at, ...sizes }) {
    const found = bytes.read(at, Math.min(24, bytes.size - at));
    const signed = found.length >= 4 && found.readUInt32LE() === DESCRIPTOR ? 4 : 0;
    const crc = signed + 4;
    if (found.length >= crc + 16 &&
        zip_headers_u64(found, crc) === sizes.compressedSize &&
        zip_headers_u64(found, crc + 8) === sizes.size)
        return crc + 16;
    const isShort = found.length >= crc + 8 &&
        found.readUInt32LE(crc) === sizes.compressedSize &&
        found.readUInt32LE(crc + 4) === sizes.size;
    return isShort ? crc + 8 : 0;
}
function zip_headers_sizesOf({ compressedSize, size, extra }) {
    if (compressedSize !== MAX_32_BIT && size !== MAX_32_BIT)
        return { compressedSize, size };
    const field = zip64Field(extra);
    const before = size === MAX_32_BIT ? 8 : 0;
    return {
        size: size === MAX_32_BIT && field.length >= 8 ? zip_headers_u64(field, 0) : size,
        compressedSize: compressedSize === MAX_32_BIT && field.length >= before + 8 ? zip_headers_u64(field, before) : compressedSize,
    };
}
function zip64Field(extra) {
    let at = 0;
    while (at + 4 <= extra.length) {
        const end = at + 4 + extra.readUInt16LE(at + 2);
        if (extra.readUInt16LE(at) === ZIP64_EXTRA)
            return extra.subarray(at + 4, end);
        at = end;
    }
    return extra.subarray(0, 0);
}
function zip_headers_u64(bytes, offset) {
    return Number(bytes.readBigUInt64LE(offset));
}

;// CONCATENATED MODULE: ./build/src/scan/archive/zip-ranges.js

const MAX_RANGES = 1 << 15;
class Ranges {
    #ranges = [];
    claim(range) {
        const index = this.#indexBehind(range.start);
        const before = this.#ranges[index - 1];
        const after = this.#ranges[index];
        if ((before?.end ?? 0) > range.start || (after?.start ?? range.end) < range.end)
            return false;
        const joinsBefore = before?.end === range.start;
        const joinsAfter = after?.start === range.end;
        const joined = {
            start: joinsBefore ? before.start : range.start,
            end: joinsAfter ? after.end : range.end,
        };
        this.#ranges.splice(index - Number(joinsBefore), Number(joinsBefore) + Number(joinsAfter), joined);
        if (this.#ranges.length > MAX_RANGES)
            throw new Unreadable('limit', 'a zip with too many scattered members');
        return true;
    }
    *gaps(size) {
        let start = 0;
        for (const range of this.#ranges) {
            if (range.start > start)
                yield { start, end: range.start };
            start = range.end;
        }
        if (size > start)
            yield { start, end: size };
    }
    #indexBehind(offset) {
        let low = 0;
        let high = this.#ranges.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.#ranges[middle]?.start ?? 0) <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/archive/zip.js






const zip_CHUNK = 256 << 10;
const zip_SLASH = 0x2f;
const METHODS = new Map([
    [0, 'stored'],
    [8, 'deflate'],
    [12, 'bzip2'],
    [14, 'lzma'],
    [20, 'zstd'],
    [93, 'zstd'],
    [95, 'xz'],
]);
async function readZip(bytes, handler) {
    const reading = new ZipReading(bytes, handler);
    await reading.readListed();
    await reading.readUnlisted();
    if (reading.fault !== undefined)
        throw reading.fault;
}
class ZipReading {
    #bytes;
    #handler;
    #claimed = new Ranges();
    #comment = [];
    fault;
    constructor(bytes, handler) {
        this.#bytes = bytes;
        this.#handler = handler;
    }
    async readListed() {
        const end = findEnd(this.#bytes);
        if (end === 'none')
            this.#blame(endless(this.#bytes));
        else if (end === 'inconsistent')
            this.#blame(zip_damaged('the end record of a zip leads nowhere'));
        else
            await this.#readDirectory(end);
    }
    async readUnlisted() {
        for (const gap of this.#claimed.gaps(this.#bytes.size)) {
            let done = gap.start;
            for (const at of localHeadersIn(this.#bytes, gap))
                if (at >= done)
                    done = await this.#readUnlistedMember(at, gap.end);
        }
    }
    async #readDirectory({ base, directory, records, comment }) {
        if (comment.length > 0)
            this.#comment = [comment];
        const size = await this.#readMembers({ start: base, end: records.end });
        if (size !== directory.size)
            this.#blame(zip_damaged('the directory of a zip has another size than it should'));
        if (size > 0)
            this.#claim({ start: directory.start, end: directory.start + size });
        this.#claim(records);
    }
    async #readMembers(archive) {
        const members = listMembers(this.#bytes, archive);
        let size = 0;
        for (;;) {
            const next = await members.next().catch(error => this.#blame(error));
            if (next === undefined || next.done === true)
                return size;
            const { value: entry } = next;
            size += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
            await this.#readListedMember(entry, archive.start + entry.relativeOffsetOfLocalHeader);
        }
    }
    async #readListedMember(listed, offset) {
        const local = this.#localHeader(offset);
        if (local === undefined)
            return;
        const { compressedSize, uncompressedSize: size } = listed;
        const data = { start: local.dataStart, end: local.dataStart + compressedSize };
        if (data.end > this.#bytes.size) {
            this.#blame(new Unreadable('truncated', 'a member of a zip is cut off'));
            return;
        }
        const descriptor = hasDescriptor(local)
            ? descriptorLength(this.#bytes, { at: data.end, compressedSize, size })
            : 0;
        if (!this.#claim({ start: offset, end: data.end + descriptor }))
            return;
        if (disagree(listed, local))
            this.#blame(zip_damaged('a zip describes a member in two ways'));
        await this.#deliver(zip_entryOf(listed, local), data);
    }
    async #readUnlistedMember(offset, gapEnd) {
        const local = this.#localHeader(offset);
        if (local === undefined)
            return offset;
        const data = { start: local.dataStart, end: local.dataStart + local.compressedSize };
        const isUnknown = hasDescriptor(local) && local.compressedSize === 0;
        if (isUnknown || data.end > gapEnd) {
            this.#blame(zip_damaged('a zip holds a member that its directory does not list and whose size is unknown'));
            return data.start;
        }
        await this.#deliver(unlistedEntry(local), data);
        return data.end;
    }
    async #deliver(entry, { start, end }) {
        const sink = this.#handler.entry({ ...entry, texts: [...entry.texts, ...this.#comment] });
        this.#comment = [];
        if (sink === undefined)
            return;
        try {
            for (let at = start; at < end; at += zip_CHUNK)
                await sink.write(this.#bytes.read(at, Math.min(zip_CHUNK, end - at)));
            await sink.end();
        }
        finally {
            sink.close?.();
        }
    }
    #localHeader(offset) {
        try {
            return localHeaderAt(this.#bytes, offset);
        }
        catch (error) {
            this.#blame(error);
            return undefined;
        }
    }
    #claim(range) {
        const isFree = this.#claimed.claim(range);
        if (!isFree)
            this.#blame(zip_damaged('parts of a zip overlap'));
        return isFree;
    }
    #blame(error) {
        if (!(error instanceof Unreadable))
            throw error;
        this.fault ??= error;
    }
}
function zip_damaged(message) {
    return new Unreadable('damaged', message);
}
function endless(bytes) {
    return isSplit(bytes.read(0, Math.min(4, bytes.size)))
        ? new Unreadable('unsupported', 'the first part of a split zip')
        : new Unreadable('truncated', 'a zip without an end record');
}
function disagree(listed, local) {
    const { compressionMethod: method, generalPurposeBitFlag: flags, compressedSize, uncompressedSize, } = listed;
    const isSecret = isEncrypted({ method, flags });
    const isSameSize = (there, here) => there === here || (hasDescriptor(local) && (there === 0 || there === 0xffffffff));
    return (method !== local.method ||
        isSecret !== isEncrypted(local) ||
        !isSameSize(local.compressedSize, compressedSize) ||
        !isSameSize(local.size, uncompressedSize) ||
        (method === 0 && !isSecret && compressedSize !== uncompressedSize));
}
function zip_entryOf(listed, local) {
    const { fileNameRaw: name, fileCommentRaw, extraFieldRaw, compressionMethod: method } = listed;
    const own = [name, fileCommentRaw, extraFieldRaw];
    const others = [local.name, local.extra].filter(text => !own.some(same => same.equals(text)));
    return {
        name,
        texts: [...own, ...others].filter(text => text.length > 0),
        method: METHODS.get(method) ?? 'unknown',
        isEncrypted: isEncrypted({ method, flags: listed.generalPurposeBitFlag }),
        compressedSize: listed.compressedSize,
        size: listed.uncompressedSize,
        isDirectory: name.at(-1) === zip_SLASH,
        isListed: true,
    };
}
function unlistedEntry(local) {
    const { name, extra, compressedSize, size } = local;
    return {
        name,
        texts: [name, extra].filter(text => text.length > 0),
        method: METHODS.get(local.method) ?? 'unknown',
        isEncrypted: isEncrypted(local),
        compressedSize,
        size,
        isDirectory: name.at(-1) === zip_SLASH,
        isListed: false,
    };
}

;// CONCATENATED MODULE: ./build/src/scan/archive/zip-lzma.js


const zip_lzma_HEADER = 9;
const UNKNOWN_SIZE = Buffer.alloc(8, 0xff);
function openZipLzma(size, out) {
    const decoder = openDecoder('lzma', out);
    let head = Buffer.alloc(0);
    return {
        write: chunk => {
            if (head === undefined)
                return decoder.write(chunk);
            head = Buffer.concat([head, chunk]);
            if (head.length < zip_lzma_HEADER)
                return undefined;
            const [properties, data] = [head.subarray(4, zip_lzma_HEADER), head.subarray(zip_lzma_HEADER)];
            if (head.readUInt16LE(2) !== 5)
                throw new Unreadable('damaged', 'it has no properties of LZMA');
            head = undefined;
            return decoder.write(Buffer.concat([properties, sizeField(size), data]));
        },
        end: () => {
            if (head !== undefined)
                throw new Unreadable('truncated', 'the compressed data ends too early');
            return decoder.end();
        },
        close: () => decoder.close?.(),
    };
}
function sizeField(size) {
    if (size <= 0)
        return UNKNOWN_SIZE;
    const field = Buffer.alloc(8);
    field.writeBigUInt64LE(BigInt(size));
    return field;
}

;// CONCATENATED MODULE: ./build/src/scan/decode/unsupported-headers.js

const CHECKS = {
    '7z': head => head.length >= 32 && (0,external_node_zlib_namespaceObject.crc32)(head.subarray(12, 32)) === head.readUInt32LE(8),
    RAR: head => (head[6] === 0 ? isRar4(head) : isRar5(head)),
    LZ4: isLz4,
    'LZ4 (legacy)': head => head.length >= 8 && inRange(head.readUInt32LE(4), { from: 16, to: 0x810000 }),
    lzip: head => head[6] === 0,
    lzop: head => inRange(head[15], { from: 1, to: 3 }) && inRange(head[16], { from: 1, to: 9 }),
    Snappy: head => /^[\x00\x01\xfe\xff]..[\x00\x01]/s.test(head.toString('latin1', 10, 14)),
    lrzip: head => head.length >= 14 && head.readUInt16LE(12) === 0,
    ZPAQ: head => /^7kSt\xa0\x31\x83\xd3\x8c\xb2\x28\xb0\xd3zPQ[\x01\x02]\x01/.test(head.toString('latin1', 0, 18)),
    CAB: isCab,
    WIM: head => head.length >= 12 && head.readUInt32LE(8) === 208,
    xar: head => head.length >= 28 && head.readUInt32BE(8) === 0 && head.readUInt32BE(16) === 0,
    SquashFS: isSquashFs,
    cramfs: () => true,
    ACE: head => head[4] === 0 && inRange(head.readUInt16LE(2), { from: 20, to: 600 }),
    zoo: head => head.toString('latin1', 0, 4) === 'ZOO ',
    LHA: isLha,
    ARJ: head => isArj(head) && head.readUInt16LE(2) + 8 <= head.length,
};
function isGenuine(name, head) {
    return CHECKS[name]?.(head) ?? false;
}
function inRange(value, { from, to }) {
    return value !== undefined && value >= from && value <= to;
}
function isRar4(head) {
    if (head.length < 20 || head[9] !== 0x73)
        return false;
    const size = head.readUInt16LE(12);
    return ((0,external_node_zlib_namespaceObject.crc32)(head.subarray(9, 7 + size)) & 0xffff) === head.readUInt16LE(7);
}
function isRar5(head) {
    let [at, size] = [12, 0];
    while (at < 15 && ((head[at] ?? 0) & 0x80) !== 0)
        size += ((head[at] ?? 0) & 0x7f) << (7 * (at++ - 12));
    const end = at + 1 + size + ((head[at] ?? 0) << (7 * (at - 12)));
    return end <= head.length && (0,external_node_zlib_namespaceObject.crc32)(head.subarray(12, end)) === head.readUInt32LE(8);
}
function isLz4(head) {
    const [flags = 0, block = 0xff] = head.subarray(4, 6);
    if ((flags & 0xc2) !== 0x40 || (block & 0x8f) !== 0 || block < 0x40)
        return false;
    const at = 7 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4);
    if (head.length < at + 4)
        return false;
    return (head.readUInt32LE(at) & 0x7fffffff) <= 4 ** (4 + (block >> 4));
}
function isCab(head) {
    if (head.length < 36 || head.readUInt16BE(24) !== 0x0301)
        return false;
    const isReserved = head.readUInt32LE(12) === 0 && head.readUInt32LE(20) === 0;
    return isReserved && inRange(head.readUInt32LE(16), { from: 36, to: head.readUInt32LE(8) });
}
function isSquashFs(head) {
    if (head.length < 48)
        return false;
    const log = head.readUInt16LE(22);
    return inRange(log, { from: 12, to: 20 }) && head.readUInt32LE(12) === 1 << log && head.readUInt32LE(4) > 0;
}
function isLha(head) {
    if (head.length < 24)
        return false;
    if (head.readUInt8(20) > 1)
        return inRange(head.readUInt16LE(0), { from: 26, to: 4096 }) && head[19] === 0x20;
    const sum = head.subarray(2, 2 + head.readUInt8(0)).reduce((all, byte) => all + byte, 0);
    return (sum & 0xff) === head[1];
}
function isArj(head) {
    if (head.length < 8 || head.readUInt16BE(0) !== 0x60ea)
        return false;
    const size = head.readUInt16LE(2);
    const end = 4 + size;
    if (size < 30 || size > 2600)
        return false;
    if (end + 4 > head.length)
        return head.length > 10 && head.readUInt8(10) === 2;
    return (0,external_node_zlib_namespaceObject.crc32)(head.subarray(4, end)) === head.readUInt32LE(end);
}

;// CONCATENATED MODULE: ./build/src/scan/decode/unsupported.js

function magic(name, pattern) {
    return { name, matches: head => pattern.test(head.toString('latin1', 0, 64)) };
}
const MAGICS = [
    ...['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x04\x22\x4d\x18', '\x02\x21\x4c\x18', 'LZIP'],
    ...['\x89LZO\x00\x0d\x0a\x1a\x0a', 'LRZI\x00', '7kSt\xa0\x31\x83\xd3'],
    ...['MSCF\x00\x00\x00\x00', 'MSWIM\x00\x00\x00', 'xar!\x00', 'hsqs'],
]
    .map(text => ({ text, at: 0 }))
    .concat([
    { text: 'sNaPpY', at: 4 },
    { text: 'ROMFS', at: 27 },
    { text: '\x60\xea', at: 0 },
    { text: '**ACE**', at: 7 },
    { text: '\xdc\xa7\xc4\xfd', at: 20 },
    ...['-lh0-', '-lh1-', '-lh4-', '-lh5-', '-lh6-', '-lh7-'].map(text => ({ text, at: 2 })),
]);
const FORMATS = [
    magic('7z', /^7z\xbc\xaf\x27\x1c/),
    magic('RAR', /^Rar!\x1a\x07(\x00|\x01\x00)/),
    magic('LZ4', /^\x04\x22\x4d\x18/),
    magic('LZ4 (legacy)', /^\x02\x21\x4c\x18/),
    magic('lzip', /^LZIP[\x00\x01][\x0c-\x1d\x2c-\x3d\x4c-\x5d\x6c-\x7d\x8c-\x9d\xac-\xbd\xcc-\xdd\xec-\xfd]/),
    magic('lzop', /^\x89LZO\x00\x0d\x0a\x1a\x0a/),
    magic('zstd (before 0.8)', /^[\x22-\x27]\xb5\x2f\xfd/),
    magic('Snappy', /^\xff\x06\x00\x00sNaPpY/),
    magic('lrzip', /^LRZI\x00[\x00-\x0f]/),
    magic('rzip', /^RZIP\x02/),
    magic('ZPAQ', /^(7kSt\xa0\x31\x83\xd3|zPQ[\x01\x02]\x01)/),
    magic('CAB', /^MSCF\x00\x00\x00\x00/),
    magic('WIM', /^MSWIM\x00\x00\x00/),
    magic('xar', /^xar!\x00[\x1c-\x40]\x00\x01/),
    magic('SquashFS', /^hsqs.{24}[\x01-\x04]\x00[\x00-\x03]\x00/s),
    magic('cramfs', /^(\x45\x3d\xcd\x28|\x28\xcd\x3d\x45).{12}Compressed ROMFS/s),
    magic('ACE', /^.{7}\*\*ACE\*\*/s),
    magic('zoo', /^.{20}\xdc\xa7\xc4\xfd/s),
    magic('StuffIt', /^(SIT!.{6}rLau|StuffIt \(c\))/s),
    magic('LHA', /^.{2}-(l[hz][0-9ds]|pm[0-2s])-.{13}[\x00-\x03]/s),
    { name: 'pack', matches: isPack },
    { name: 'ARJ', matches: isArj },
];
function sniffUnsupported(head) {
    return FORMATS.find(({ matches }) => matches(head))?.name;
}
function sniffGenuine(head) {
    const name = sniffUnsupported(head);
    return name !== undefined && isGenuine(name, head) ? name : undefined;
}
function isPack(head) {
    if (head.length < 9 || head.readUInt16BE(0) !== 0x1f1e)
        return false;
    const levels = head.readUInt8(6);
    if (head.readUInt32BE(2) === 0 || levels === 0 || levels > 24)
        return false;
    const leaves = head.subarray(7, 7 + levels).reduce((sum, count) => sum + count, 0);
    return leaves > 0 && leaves <= 256;
}

;// CONCATENATED MODULE: ./build/src/scan/walk/base64-text.js
const PACKED = /^(H4sI|KLUv\/|\/Td6WF|QlpoO|Qlpo[0-9M-U]|UEsDB)/;
const TEXT = /^[A-Za-z0-9+/\s]{32,}=*\s*$/;
function isBase64OfPacked(head) {
    const text = head.toString('latin1');
    return PACKED.test(text) && TEXT.test(text);
}
class Base64Text {
    isOver = false;
    used = 0;
    #out;
    #rest = '';
    constructor(out) {
        this.#out = out;
    }
    write(chunk) {
        if (this.isOver)
            return undefined;
        const text = chunk.toString('latin1');
        const end = text.search(/[^A-Za-z0-9+/\s]/);
        this.isOver = end !== -1;
        this.used += this.isOver ? end : text.length;
        const all = this.#rest + (this.isOver ? text.slice(0, end) : text).replace(/\s+/g, '');
        const length = this.isOver ? all.length : all.length - (all.length % 4);
        this.#rest = all.slice(length);
        return length === 0 ? undefined : this.#out.write(Buffer.from(all.slice(0, length), 'base64'));
    }
    async end() {
        if (this.#rest !== '')
            await this.#out.write(Buffer.from(this.#rest, 'base64'));
        await this.#out.end();
    }
    close() {
        this.#out.close?.();
    }
}

;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./build/src/scan/decode/sniff.js


const XZ = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const BZIP2_BLOCK = Buffer.from([0x31, 0x41, 0x59, 0x26, 0x53, 0x59]);
const BZIP2_END = Buffer.from([0x17, 0x72, 0x45, 0x38, 0x50, 0x90]);
const ZSTD_FRAME = 0xfd2fb528;
const ZSTD_SKIPPABLE = 0x184d2a50;
function sniffCompression(head) {
    if (isGzip(head))
        return 'gzip';
    if (isZstd(head))
        return 'zstd';
    if (head.subarray(0, 6).equals(XZ))
        return 'xz';
    if (isBzip2(head))
        return 'bzip2';
    if (isLzw(head))
        return 'lzw';
    return looksLikeLzma(head) ? 'lzma' : undefined;
}
function isGzip(head) {
    return head.length >= 4 && head.readUIntBE(0, 3) === 0x1f8b08 && head.readUInt8(3) < 0x20;
}
function isZstd(head) {
    let at = 0;
    while (at + 8 <= head.length && isSkippable(head.readUInt32LE(at)))
        at += 8 + head.readUInt32LE(at + 4);
    if (at + 4 > head.length)
        return at > 0;
    return head.readUInt32LE(at) === ZSTD_FRAME;
}
function isSkippable(magic) {
    return (magic & ~15) === ZSTD_SKIPPABLE;
}
function isBzip2(head) {
    if (!/^BZh[1-9]$/.test(head.toString('latin1', 0, 4)))
        return false;
    const next = head.subarray(4, 10);
    return next.equals(BZIP2_BLOCK) || next.equals(BZIP2_END);
}

;// CONCATENATED MODULE: ./build/src/scan/walk/marks.js
const SHORTEST_MARK = 4;
const STRIDE = SHORTEST_MARK - 1;
class MarkSearch {
    #isKnown = new Uint8Array(1 << 16);
    #known = new Map();
    constructor(texts) {
        for (let offset = STRIDE - 1; offset >= 0; offset--)
            for (const [index, text] of texts.entries())
                this.#add({ text, index, offset });
    }
    #add(known) {
        const pair = known.text.readUInt16LE(known.offset);
        this.#isKnown[pair] = 1;
        this.#known.set(pair, [...(this.#known.get(pair) ?? []), known]);
    }
    next(bytes, { from, to }) {
        const isKnown = this.#isKnown;
        const last = Math.min(to + STRIDE - 2, bytes.length - 2);
        for (let at = from + STRIDE - 1; at <= last; at += STRIDE) {
            const pair = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
            if (isKnown[pair] !== 1)
                continue;
            const found = this.#foundAt(bytes, { at, pair });
            if (found !== undefined)
                return found.at < to ? found : undefined;
        }
        return undefined;
    }
    #foundAt(bytes, { at, pair }) {
        const marks = [];
        let first;
        for (const { text, index, offset } of this.#known.get(pair) ?? []) {
            const start = at - offset;
            if ((first ?? start) !== start || !marks_standsAt(bytes, { text, start }))
                continue;
            first = start;
            marks.push(index);
        }
        return first === undefined ? undefined : { at: first, marks };
    }
}
function marks_standsAt(bytes, { text, start }) {
    for (let at = 0; at < text.length; at++)
        if (bytes[start + at] !== text[at])
            return false;
    return true;
}

;// CONCATENATED MODULE: ./build/src/scan/walk/embedded-finders.js







const OPENS = {
    zlib: looksLikeZlib,
    gzip: head => sniffCompression(head) === 'gzip' && looksLikeGzip(head),
    zstd: head => sniffCompression(head) === 'zstd',
    xz: head => sniffCompression(head) === 'xz',
    bzip2: head => sniffCompression(head) === 'bzip2',
    lzma: head => sniffCompression(head) === 'lzma',
    lzw: head => sniffCompression(head) === 'lzw',
    deflate: () => false,
};
function mark(text, packing, behind = 0) {
    const begin = (bytes, at) => {
        const start = at + behind;
        return start >= 0 && (packing !== 'zlib' || isZlib(bytes, start)) ? start : undefined;
    };
    return { text: Buffer.from(text, 'latin1'), packing, begin, opens: OPENS[packing] };
}
function isZlib(bytes, at) {
    return at + 2 <= bytes.length && isZlibHeader(bytes.readUInt16BE(at));
}
const embedded_finders_PACKED = [
    mark('\x1f\x8b\x08', 'gzip'),
    mark('\xfd7zXZ\0', 'xz'),
    mark('\x28\xb5\x2f\xfd', 'zstd'),
    mark('1AY&SY', 'bzip2', -4),
    mark('\x78\x9c', 'zlib'),
    mark('\x78\xda', 'zlib'),
];
const IN_PDF = [mark('stream\r\n', 'zlib', 8), mark('stream\n', 'zlib', 7)];
const IN_PNG = ['zTXt', 'iTXt', 'iCCP'].map(type => ({
    ...mark(type, 'zlib'),
    begin: zlibBehindKeyword,
}));
const UNREAD = MAGICS.map(({ text, at }) => ({
    text: Buffer.from(text, 'latin1'),
    packing: 'unsupported',
    begin: (_, found) => (found < at ? undefined : found - at),
    opens: head => sniffGenuine(head) !== undefined,
}));
const IN_TEXT = [
    ...['H4sI', 'UEsDB', '/Td6WFo', 'Qlpo', 'KLUv/', 'SDRzSU'],
    ...MAGICS.filter(({ text, at }) => at === 0 && text.length >= SHORTEST_MARK).map(({ text }) => base64Of(text)),
].map(text => ({ text: Buffer.from(text), packing: 'base64', begin: startOfRun, opens: opensAsBase64 }));
function base64Of(text) {
    return Buffer.from(text, 'latin1')
        .toString('base64')
        .slice(0, Math.floor((text.length * 4) / 3));
}
const notZlib = ({ packing }) => packing !== 'zlib';
const inPrograms = finderOf([...embedded_finders_PACKED, ...UNREAD, ...IN_TEXT]);
const inText = finderOf([...embedded_finders_PACKED.filter(notZlib), ...UNREAD, ...IN_TEXT]);
const inPdf = finderOf([...IN_PDF, ...embedded_finders_PACKED.filter(notZlib), ...UNREAD, ...IN_TEXT]);
const inPng = finderOf([...IN_PNG, ...embedded_finders_PACKED.filter(notZlib), ...UNREAD, ...IN_TEXT]);
const HEAD = 512;
const SMALLEST = 28;
const LONGEST_MARK = 600;
const embedded_finders_WINDOW = 64 << 10;
function finderOf(marks) {
    const all = setOf(marks);
    const encoded = setOf(marks.filter(({ packing }) => packing === 'base64'));
    return (bytes, from, mayTry) => {
        const looked = { bytes, floor: from, mayTry };
        for (let at = from; at < bytes.length; at += embedded_finders_WINDOW) {
            const range = { ...looked, from: at, to: Math.min(at + embedded_finders_WINDOW, bytes.length) };
            const { short, ...set } = (0,external_node_buffer_namespaceObject.isAscii)(bytes.subarray(at, range.to + HEAD)) ? encoded : all;
            let first = firstLong(set, range);
            for (const one of short)
                first = firstShort(one, { ...range, to: first?.at ?? range.to }) ?? first;
            if (first !== undefined)
                return first;
        }
        return undefined;
    };
}
function setOf(marks) {
    const long = marks.filter(({ text }) => text.length >= SHORTEST_MARK);
    const short = marks.filter(({ text }) => text.length < SHORTEST_MARK);
    return { long, short, search: new MarkSearch(long.map(({ text }) => text)) };
}
function firstLong({ search, long }, range) {
    const { bytes, from, to } = range;
    for (let next = search.next(bytes, { from, to }); next !== undefined;) {
        for (const index of next.marks) {
            const found = candidateAt(long[index], { ...range, at: next.at });
            if (found !== undefined)
                return found;
        }
        next = search.next(bytes, { from: next.at + 1, to });
    }
    return undefined;
}
function firstShort(mark, range) {
    const { bytes, from, to } = range;
    const searched = bytes.subarray(0, to + SHORTEST_MARK);
    for (let at = searched.indexOf(mark.text, from); at !== -1 && at < to;) {
        const found = candidateAt(mark, { ...range, at });
        if (found !== undefined)
            return found;
        at = searched.indexOf(mark.text, at + 1);
    }
    return undefined;
}
function candidateAt(mark, { bytes, floor, at, mayTry }) {
    const start = mark?.begin(bytes, at);
    if (mark === undefined || start === undefined || start < floor || !mayTry())
        return undefined;
    return mark.opens(bytes.subarray(start, start + HEAD)) ? { at: start, packing: mark.packing } : undefined;
}
function zlibBehindKeyword(bytes, at) {
    const end = Math.min(bytes.length, at + 200);
    for (let start = at; start < end; start++) {
        if (isZlib(bytes, start) && looksLikeZlib(bytes.subarray(start, start + HEAD)))
            return start;
    }
    return undefined;
}
function startOfRun(bytes, at) {
    const before = bytes.toString('latin1', Math.max(0, at - 1), at);
    return /^[A-Za-z0-9+/]$/.test(before) ? undefined : at;
}
function opensAsBase64(text) {
    const [run = ''] = /^[A-Za-z0-9+/\s]*/.exec(text.toString('latin1')) ?? [];
    const head = Buffer.from(run, 'base64');
    if (head.length < SMALLEST)
        return false;
    const compression = sniffCompression(head);
    const isPacked = compression !== undefined && OPENS[compression](head);
    return isPacked || isZip(head) || sniffGenuine(head) !== undefined || isBase64OfPacked(head);
}

;// CONCATENATED MODULE: ./build/src/scan/walk/formats.js











const HEAD_LENGTH = 512;
const SMALLEST_ARCHIVE = 18;
function formatOf(head) {
    if (head.length < SMALLEST_ARCHIVE)
        return { kind: 'plain' };
    const compression = sniffCompression(head);
    if (compression !== undefined)
        return { kind: 'compressed', compression };
    if (isTar(head))
        return { kind: 'tar' };
    if (isZip(head))
        return { kind: 'zip' };
    if (isAr(head))
        return { kind: 'ar' };
    if (isCpio(head))
        return { kind: 'cpio' };
    if (isRpm(head))
        return { kind: 'rpm' };
    if (isGitPack(head))
        return { kind: 'git-pack' };
    const start = head.toString('latin1', 0, 16);
    if (/^# v[23] git bundle\n/.test(start))
        return { kind: 'git-bundle' };
    if (looksLikeZlib(head))
        return { kind: 'compressed', compression: 'zlib' };
    if (isBase64OfPacked(head))
        return { kind: 'base64' };
    const name = sniffUnsupported(head);
    if (name !== undefined)
        return { kind: 'unsupported', name };
    if (/^(#!|MZ|\x7fELF|Cr24[\x02\x03]\0)/.test(start))
        return { kind: 'carrier', carrier: 'program' };
    if (start.startsWith('%PDF-'))
        return { kind: 'carrier', carrier: 'pdf' };
    if (start.startsWith('\x89PNG\r\n\x1a\n'))
        return { kind: 'carrier', carrier: 'png' };
    return isText(head) || /^(\xff\xd8\xff|GIF8[79]a)/.test(start)
        ? { kind: 'carrier', carrier: 'text' }
        : { kind: 'plain' };
}
function provesGenuine({ kind }, head) {
    if (kind === 'tar')
        return isHeader(head);
    if (kind === 'unsupported')
        return sniffGenuine(head) !== undefined;
    if (kind === 'cpio')
        return head.toString('latin1', 0, 4) === '0707';
    return (kind === 'ar' || kind === 'rpm' || kind === 'git-pack' || kind === 'git-bundle' || kind === 'git-object');
}
function isText(head) {
    return !/[\x00-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f]/.test(head.toString('latin1', 0, HEAD_LENGTH));
}
function gitObjectOf(head) {
    const [header] = /^blob \d{1,16}\0/.exec(head.toString('latin1', 0, 32)) ?? [];
    return header === undefined ? undefined : { kind: 'git-object', start: header.length };
}

;// CONCATENATED MODULE: ./build/src/scan/walk/content.js


class Content {
    #scope;
    #place;
    #head = Buffer.alloc(0);
    #unpacker;
    constructor(scope, place) {
        this.#scope = scope;
        this.#place = place;
    }
    write(chunk) {
        if (this.#head === undefined) {
            const unpacker = this.#unpacker;
            return unpacker === undefined ? undefined : this.#guarded(() => unpacker.write(chunk));
        }
        const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
        if (head.length >= HEAD_LENGTH)
            return this.#begin(head);
        this.#head = Buffer.from(head);
    }
    end() {
        const wait = this.#head === undefined ? undefined : this.#begin(this.#head);
        const finish = () => {
            const unpacker = this.#unpacker;
            return unpacker === undefined ? undefined : this.#guarded(() => unpacker.end());
        };
        return wait === undefined ? finish() : wait.then(finish);
    }
    close() {
        this.#unpacker?.close?.();
        this.#unpacker = undefined;
    }
    #begin(head) {
        this.#head = undefined;
        return this.#guarded(() => {
            this.#unpacker = this.#scope.unpack(head, this.#scope, this.#place);
            return this.#unpacker?.write(head);
        });
    }
    #guarded(work) {
        try {
            return work()?.catch(error => this.#giveUp(error));
        }
        catch (error) {
            this.#giveUp(error);
        }
    }
    #giveUp(error) {
        this.close();
        if (!(error instanceof Unreadable))
            throw error;
        this.#scope.ledger.unreadable(this.#place.path, error);
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/segments.js
const segments_SLACK = 1024;
class Segments {
    #nodes = [];
    #limit = segments_SLACK;
    add({ from, content, to, path }, least) {
        let parent = this.#nodes.at(-1);
        while (parent !== undefined && parent.to <= from)
            parent = parent.parent;
        const end = parent === undefined ? to : Math.min(to, parent.to);
        this.#nodes.push({ from, content, to: end, path, parent });
        if (this.#nodes.length <= this.#limit)
            return;
        this.#nodes = this.#nodes.filter(node => node.to > least);
        this.#limit = 2 * this.#nodes.length + segments_SLACK;
    }
    find(offset) {
        let low = 0;
        let high = this.#nodes.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.#nodes[middle]?.from ?? 0) <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        let node = this.#nodes[low - 1];
        while (node !== undefined && node.to <= offset)
            node = node.parent;
        return node;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/stream.js



const LONGEST_HEADERS = 2 ** 20 + 2 ** 18;
class SearchedStream {
    #scope;
    #place;
    #search;
    #content;
    #segments = new Segments();
    #groups;
    #delay;
    #lookBack;
    #written = 0;
    #isOver = false;
    constructor(scope, place) {
        const { longest } = scope.matcher;
        this.#scope = scope;
        this.#place = place;
        this.#groups = new HitGroups(4 * longest);
        this.#delay = LONGEST_HEADERS + 3 * longest;
        this.#lookBack = this.#delay + 4 * longest;
        this.#search = scope.matcher.search(hit => this.#groups.add(hit));
        this.#content = new Content(scope, { ...place, stream: this, base: 0 });
    }
    write(chunk) {
        const wait = this.#content.write(chunk);
        return wait === undefined ? this.#searchIn(chunk) : wait.then(() => this.#searchIn(chunk));
    }
    end() {
        const wait = this.#content.end();
        return wait === undefined ? this.#finish() : wait.then(() => this.#finish());
    }
    close() {
        this.#content.close();
        this.#finish();
    }
    mark(segment) {
        this.#segments.add(segment, this.#written - this.#lookBack);
    }
    #searchIn(chunk) {
        this.#written += chunk.length;
        this.#scope.ledger.searchedMore(chunk.length);
        this.#search.push(chunk);
        if (!this.#groups.isEmpty)
            this.#settle(this.#written - this.#delay);
    }
    #finish() {
        if (this.#isOver)
            return;
        this.#isOver = true;
        this.#search.end();
        this.#settle(Number.POSITIVE_INFINITY);
    }
    #settle(before) {
        for (const hit of this.#groups.settled(before))
            this.#scope.ledger.found(hit, this.#spotOf(hit.offset));
    }
    #spotOf(offset) {
        const segment = this.#segments.find(offset);
        if (segment === undefined)
            return { path: this.#place.path, part: 'content' };
        return { path: segment.path, part: offset < segment.content ? 'header' : 'content' };
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/nested.js


class Meter {
    #scope;
    #input = 0;
    #output = 0;
    #excess = 0;
    constructor(scope, input = 0) {
        this.#scope = scope;
        this.#input = input;
    }
    takeInput(bytes) {
        this.#input += bytes;
    }
    takeOutput(bytes) {
        this.#output += bytes;
        this.#scope.allowance -= bytes;
        const { ratio } = this.#scope.limits;
        const more = this.#output - ratio * this.#input - this.#excess;
        if (more > 0) {
            this.#excess += more;
            this.#scope.freeOutput -= more;
        }
        this.check();
        if (more > 0 && this.#scope.freeOutput < 0) {
            throw new Unreadable('limit', `it unpacks to more than ${ratio} times its size`);
        }
    }
    check() {
        const { allowance, limits } = this.#scope;
        if (allowance >= 0)
            return;
        throw new Unreadable('limit', `more than ${limits.nestedBytes} bytes of nested content in one blob`);
    }
}
class Unpacked {
    #meter;
    #stream;
    constructor(scope, place, meter = new Meter(scope)) {
        this.#meter = meter;
        this.#stream = new SearchedStream(scope, place);
    }
    write(chunk) {
        this.#meter.takeOutput(chunk.length);
        return this.#stream.write(chunk);
    }
    end() {
        return this.#stream.end();
    }
    close() {
        this.#stream.close();
    }
    behind(decoder) {
        return {
            write: chunk => {
                this.#meter.takeInput(chunk.length);
                return decoder.write(chunk);
            },
            end: () => decoder.end(),
            close: () => {
                decoder.close?.();
                this.close();
            },
        };
    }
}
class Isolated {
    #scope;
    #path;
    #sink;
    constructor(scope, path, sink) {
        this.#scope = scope;
        this.#path = path;
        this.#sink = sink;
    }
    write(chunk) {
        return this.#guarded(sink => sink.write(chunk));
    }
    end() {
        return this.#guarded(sink => sink.end());
    }
    close() {
        this.#sink?.close?.();
        this.#sink = undefined;
    }
    #guarded(work) {
        if (this.#sink === undefined)
            return undefined;
        try {
            return work(this.#sink)?.catch(error => this.#giveUp(error));
        }
        catch (error) {
            this.#giveUp(error);
        }
    }
    #giveUp(error) {
        this.close();
        if (!(error instanceof Unreadable))
            throw error;
        this.#scope.ledger.unreadable(this.#path, error);
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/place.js

const LONGEST_NAME = 4096;
function memberPath({ path, kind }, name) {
    const text = shownName(name);
    if (kind === 'unpacked' || kind === 'object')
        return `${path}/${text}`;
    return path === '' ? text : `${path}!/${text}`;
}
function shownName(name) {
    if (name.length === 0)
        return '(no name)';
    return name.length > LONGEST_NAME ? `(a name of ${name.length} bytes)` : name.toString('latin1');
}
function tooDeep({ limits }) {
    return new Unreadable('limit', `it lies more than ${limits.depth} archives deep`);
}

;// CONCATENATED MODULE: ./build/src/scan/decode/genuine.js



const EVIDENCE = 1024;
const IS_GENUINE = {
    gzip: ({ head }) => head.length >= EVIDENCE / 2 && looksLikeGzip(head),
    zlib: ({ head }) => isMuch({ used: head.length, output: inflatedLength(head) }),
    xz: ({ head }) => hasXzHeader(head),
    bzip2: ({ head, used, output }) => output > 0 || (used >= EVIDENCE / 2 && isBinary(head)),
    zstd: ({ head, output }) => output > 3 * MAX_ZSTD_BLOCK || beginsPacked(head),
    lzma: isMuch,
    lzw: isMuch,
    deflate: isMuch,
};
function isMuch({ used, output }) {
    return used >= EVIDENCE && output >= used + EVIDENCE;
}
function isBinary(head) {
    return head.filter(byte => byte > 0x7f).length > head.length / 4;
}
function inflatedLength(head) {
    try {
        return external_node_zlib_namespaceObject.inflateSync(head, { finishFlush: external_node_zlib_namespaceObject.constants.Z_SYNC_FLUSH }).length;
    }
    catch {
        return 0;
    }
}
function hasXzHeader(head) {
    if (head.length < 12)
        return false;
    try {
        verifyCrc32(head.subarray(6, 8), head, 8);
        return true;
    }
    catch {
        return false;
    }
}
const MAX_ZSTD_BLOCK = 128 << 10;
const DICTIONARY_ID = [0, 1, 2, 4];
const CONTENT_SIZE = [0, 2, 4, 8];
function beginsPacked(head) {
    const flags = head[4] ?? 0;
    const isSingle = (flags & 0x20) !== 0;
    const size = CONTENT_SIZE[flags >> 6] || (isSingle ? 1 : 0);
    const at = 5 + (isSingle ? 0 : 1) + (DICTIONARY_ID[flags & 3] ?? 0) + size;
    if (at + 8 > head.length)
        return false;
    const block = head.readUIntLE(at, 3);
    return (flags & 8) === 0 && ((block >> 1) & 3) === 2 && areLiterals(head.subarray(at + 3), block >> 3);
}
function areLiterals(bytes, block) {
    const format = ((bytes[0] ?? 0) >> 2) & 3;
    const bits = [10, 10, 14, 18][format] ?? 0;
    const sizes = Math.floor(bytes.readUIntLE(0, 5) / 16);
    const [literals, packed] = [sizes % 2 ** bits, Math.floor(sizes / 2 ** bits) % 2 ** bits];
    return ((bytes[0] ?? 0) & 3) === 2 && packed < literals && packed < block && literals <= MAX_ZSTD_BLOCK;
}

;// CONCATENATED MODULE: ./build/src/scan/walk/proving.js



function openProving(compression, { out, scope }) {
    const counted = new Counted(out);
    const decoder = openDecoder(compression, counted);
    let head = Buffer.alloc(0);
    const judge = (error) => {
        const evidence = () => ({ head, used: decoder.used, output: counted.length });
        if (error instanceof BehindEnd || (error instanceof Unreadable && IS_GENUINE[compression](evidence())))
            scope.vouch();
        throw error;
    };
    return {
        isOver: false,
        get used() {
            return decoder.used;
        },
        write: chunk => {
            if (head.length < EVIDENCE)
                head = Buffer.concat([head, chunk.subarray(0, EVIDENCE - head.length)]);
            try {
                return decoder.write(chunk)?.catch(judge);
            }
            catch (error) {
                return judge(error);
            }
        },
        end: async () => {
            await decoder.end().catch(judge);
            scope.vouch();
        },
        close: () => decoder.close(),
    };
}
class Counted {
    length = 0;
    #out;
    constructor(out) {
        this.#out = out;
    }
    write(chunk) {
        this.length += chunk.length;
        return this.#out.write(chunk);
    }
    end() {
        return this.#out.end();
    }
    close() {
        this.#out.close?.();
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/quiet.js

const quiet_MAX_WAITING = 200;
class DoubtfulScope {
    matcher;
    ledger;
    limits;
    retention;
    unpack;
    #scope;
    #path;
    #waiting = [];
    constructor(scope, path) {
        const { matcher, ledger, limits, retention, unpack } = scope;
        this.#scope = scope;
        this.#path = path;
        this.matcher = matcher;
        this.limits = limits;
        this.retention = retention;
        this.unpack = unpack;
        this.ledger = {
            searchedMore: bytes => ledger.searchedMore(bytes),
            found: (hit, spot) => ledger.found(hit, spot),
            unreadable: (place, fault) => {
                if (fault.reason === 'limit')
                    ledger.unreadable(place, fault);
                else
                    this.noteIfGenuine(place, fault);
            },
        };
    }
    noteIfGenuine(path, fault) {
        if (fault instanceof BehindEnd && path.replace(/!+$/, '') === this.#path)
            return;
        if (this.#waiting === undefined)
            this.#scope.ledger.unreadable(path, fault);
        else if (this.#waiting.length < quiet_MAX_WAITING)
            this.#waiting.push({ path, fault });
    }
    vouch() {
        const waiting = this.#waiting ?? [];
        if (this.#waiting === undefined)
            return;
        this.#waiting = undefined;
        this.#scope.vouch();
        for (const { path, fault } of waiting)
            this.#scope.ledger.unreadable(path, fault);
    }
    get allowance() {
        return this.#scope.allowance;
    }
    set allowance(bytes) {
        this.#scope.allowance = bytes;
    }
    get freeOutput() {
        return this.#scope.freeOutput;
    }
    set freeOutput(bytes) {
        this.#scope.freeOutput = bytes;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/embedded.js









const PATIENCE = 128 << 10;
const embedded_PIECE = 4096;
const TRIES = 10_000;
const BYTES_PER_TRY = 512;
class Embedded {
    #scope;
    #place;
    #find;
    #kept = [];
    #length = 0;
    #offset = 0;
    #awaited;
    #tries = TRIES;
    #isExhausted = false;
    #running;
    constructor(scope, place, find) {
        this.#scope = scope;
        this.#place = place;
        this.#find = find;
    }
    write(chunk) {
        this.#tries = Math.max(0, this.#tries) + chunk.length / BYTES_PER_TRY;
        if (this.#running !== undefined)
            return this.#goOn(chunk);
        if (this.#length + chunk.length >= (this.#awaited === undefined ? embedded_PIECE : PATIENCE))
            return this.#look(this.#keptAnd(chunk), 'more');
        this.#kept.push(Buffer.from(chunk));
        this.#length += chunk.length;
    }
    async end() {
        if (this.#running === undefined)
            await this.#look(this.#keptAnd(), 'end');
        await this.#finish();
        if (this.#isExhausted)
            this.#scope.ledger.unreadable(this.#place.path, tooMany());
    }
    close() {
        this.#running?.sink.close?.();
        this.#running = undefined;
    }
    #look(bytes, then) {
        const found = this.#awaited ?? this.#findIn(bytes, 0);
        this.#awaited = undefined;
        if (found === undefined)
            return this.#keep(bytes, Math.max(0, bytes.length - LONGEST_MARK));
        return this.#unpack(bytes, { found, then });
    }
    #findIn(bytes, from) {
        return this.#find(bytes, from, () => {
            this.#isExhausted ||= this.#tries <= 0;
            return this.#tries-- > 0;
        });
    }
    #keptAnd(...more) {
        const [first, ...others] = [...this.#kept, ...more];
        return first === undefined || others.length > 0 ? Buffer.concat([...this.#kept, ...more]) : first;
    }
    #keep(bytes, from) {
        this.#kept = from < bytes.length ? [Buffer.from(bytes.subarray(from))] : [];
        this.#length = bytes.length - from;
        this.#offset += from;
    }
    async #unpack(bytes, { found, then }) {
        let at = 0;
        for (let next = found; next !== undefined; next = this.#findIn(bytes, at)) {
            const rest = bytes.subarray(next.at);
            if (then === 'more' && rest.length < PATIENCE) {
                this.#awaited = { ...next, at: 0 };
                return this.#keep(bytes, next.at);
            }
            if (next.packing === 'unsupported') {
                this.#noteUnread(rest, this.#offset + next.at);
                at = next.at + 1;
                continue;
            }
            const running = this.#open(next.packing, this.#offset + next.at);
            this.#running = running;
            const isOver = await this.#feed(running, rest);
            if (!isOver && then === 'more')
                return this.#keep(bytes, bytes.length);
            await this.#finish();
            at = next.at + Math.max(1, running.decoder.used);
        }
        this.#keep(bytes, Math.max(at, bytes.length - LONGEST_MARK));
    }
    async #goOn(chunk) {
        const running = this.#running;
        if (running === undefined)
            return;
        const before = running.given;
        if (await this.#feed(running, chunk)) {
            const used = Math.min(chunk.length, Math.max(0, running.decoder.used - before));
            this.#offset += used;
            await this.#look(chunk.subarray(used), 'more');
        }
        else
            this.#offset += chunk.length;
    }
    async #feed(running, bytes) {
        running.given += bytes.length;
        try {
            await running.sink.write(bytes);
            if (!running.decoder.isOver)
                return false;
        }
        catch (error) {
            await this.#finish(error);
            return true;
        }
        await this.#finish();
        return true;
    }
    async #finish(fault) {
        const running = this.#running;
        this.#running = undefined;
        if (running === undefined)
            return;
        try {
            if (fault !== undefined)
                throw fault;
            await running.sink.end();
        }
        catch (error) {
            if (!(error instanceof Unreadable))
                throw error;
            running.scope.ledger.unreadable(running.path, error);
            await running.out.end();
        }
        finally {
            running.sink.close?.();
        }
    }
    #open(packing, offset) {
        const path = this.#pathOf(packing, offset);
        const scope = new DoubtfulScope(this.#scope, path);
        const isTooDeep = this.#place.depth > this.#scope.limits.depth;
        if (isTooDeep)
            scope.noteIfGenuine(path, tooDeep(scope));
        const out = isTooDeep ? NOWHERE : new Unpacked(scope, { path, depth: this.#place.depth, kind: 'member' });
        const decoder = packing === 'base64' ? new Base64Text(out) : openProving(packing, { out, scope });
        if (isTooDeep && packing === 'base64')
            scope.vouch();
        return { path, scope, decoder, sink: out.behind(decoder), out, given: 0 };
    }
    #noteUnread(bytes, offset) {
        const name = sniffGenuine(bytes.subarray(0, HEAD_LENGTH)) ?? 'it';
        const fault = new Unreadable('unsupported', `${name} is not read`);
        this.#scope.ledger.unreadable(this.#pathOf(name, offset), fault);
    }
    #pathOf(name, offset) {
        return memberPath(this.#place, Buffer.from(`${name}@${offset}`));
    }
}
function tooMany() {
    return new Unreadable('limit', 'more places in it look packed than are tried');
}
const NOWHERE = { write: () => { }, end: () => { }, behind: decoder => decoder };

;// CONCATENATED MODULE: ./build/src/scan/walk/program.js





const MAX_ZIP_END = 22 + 0xffff;
const program_LOCAL_HEADER = 30;
class ZipInMidst {
    #scope;
    #place;
    #unzip;
    #tail = new Tail();
    #ends = new EndRecordsSeen();
    #kept;
    #before = 0;
    #border = Buffer.alloc(0);
    #fault;
    constructor(scope, place, unzip) {
        this.#scope = scope;
        this.#place = place;
        this.#unzip = unzip;
    }
    write(chunk) {
        this.#tail.push(chunk);
        if (this.#kept === undefined && this.#fault === undefined)
            this.#look(chunk);
        else
            this.#keep(chunk);
    }
    async end() {
        if (!endsAsZip(this.#tail.bytes))
            return this.#readMidst();
        if (this.#place.depth > this.#scope.limits.depth)
            throw tooDeep(this.#scope);
        if (this.#kept === undefined) {
            throw this.#fault ?? new Unreadable('damaged', 'a program ends like a zip but holds no member of one');
        }
        await this.#kept.end();
        await this.#unzip(behind(this.#before, this.#kept.bytes));
    }
    async #readMidst() {
        if (this.#fault !== undefined && this.#ends.all.length > 0)
            throw this.#fault;
        await this.#kept?.end();
        for (const size of this.#ends.all) {
            if (this.#kept === undefined)
                return;
            const zip = { ...behind(this.#before, this.#kept.bytes), size: this.#before + size };
            if (typeof findEnd(zip) === 'string')
                continue;
            if (this.#place.depth > this.#scope.limits.depth)
                throw tooDeep(this.#scope);
            await this.#unzip(zip);
            return;
        }
    }
    close() {
        this.#kept?.close();
        this.#kept = undefined;
    }
    #look(chunk) {
        const border = Buffer.concat([this.#border, chunk.subarray(0, program_LOCAL_HEADER - 1)]);
        const early = firstHeader(border);
        if (early !== undefined && early < this.#border.length) {
            this.#begin(early - this.#border.length, [this.#border.subarray(early), chunk]);
            return;
        }
        const at = firstHeader(chunk);
        if (at !== undefined) {
            this.#begin(at, [chunk.subarray(at)]);
            return;
        }
        this.#before += chunk.length;
        const rest = chunk.length < program_LOCAL_HEADER ? border : chunk;
        this.#border = Buffer.from(rest.subarray(Math.max(0, rest.length - program_LOCAL_HEADER + 1)));
    }
    #begin(at, pieces) {
        this.#before += at;
        this.#kept = this.#scope.retention.open();
        for (const piece of pieces)
            this.#keep(piece);
    }
    #keep(chunk) {
        this.#ends.push(chunk);
        try {
            this.#kept?.write(chunk);
        }
        catch (error) {
            this.close();
            if (!(error instanceof Unreadable))
                throw error;
            this.#fault = error;
        }
    }
}
function firstHeader(bytes) {
    const access = {
        size: bytes.length,
        read: (offset, length) => bytes.subarray(offset, offset + length),
    };
    for (const at of localHeadersIn(access, { start: 0, end: bytes.length }))
        return at;
    return undefined;
}
const program_ZEROS = Buffer.alloc(256 << 10);
function behind(before, bytes) {
    return {
        size: before + bytes.size,
        read(offset, length) {
            if (offset >= before)
                return bytes.read(offset - before, length);
            const end = offset + length;
            if (end <= before && length <= program_ZEROS.length)
                return program_ZEROS.subarray(0, length);
            const rest = bytes.read(0, Math.max(0, end - before));
            return Buffer.concat([Buffer.alloc(length - rest.length), rest]);
        },
    };
}
class Tail {
    #buffer = Buffer.alloc(0);
    #length = 0;
    get bytes() {
        return this.#buffer.subarray(Math.max(0, this.#length - MAX_ZIP_END), this.#length);
    }
    push(chunk) {
        const piece = chunk.subarray(Math.max(0, chunk.length - MAX_ZIP_END));
        if (this.#length + piece.length > this.#buffer.length)
            this.#makeRoom(piece.length);
        this.#length += piece.copy(this.#buffer, this.#length);
    }
    #makeRoom(length) {
        const kept = this.bytes;
        const room = Buffer.allocUnsafe(Math.max(512, 2 * (kept.length + length)));
        this.#length = kept.copy(room);
        this.#buffer = room;
    }
}

;// CONCATENATED MODULE: ./build/src/scan/walk/archives.js











function openZip(scope, place) {
    return new Deferred(scope, bytes => unzip(bytes, scope, place));
}
function openGitPack(scope, place) {
    return new Deferred(scope, bytes => unpackObjects(bytes, scope, place));
}
function openGitBundle(scope, place) {
    return new Deferred(scope, async (bytes) => {
        const at = packInBundle(bytes);
        if (at === undefined)
            throw new Unreadable('damaged', 'a git bundle without its pack');
        await unpackObjects(bytesFrom(bytes, at), scope, place);
    });
}
function openCarrier(find, scope, place) {
    const program = new ZipInMidst(scope, place, bytes => unzip(bytes, scope, place));
    const embedded = new Embedded(scope, place, find);
    return {
        write: chunk => {
            program.write(chunk);
            return embedded.write(chunk);
        },
        end: async () => {
            await embedded.end();
            await program.end();
        },
        close: () => {
            embedded.close();
            program.close();
        },
    };
}
class Deferred {
    #read;
    #kept;
    constructor(scope, read) {
        this.#read = read;
        this.#kept = scope.retention.open();
    }
    write(chunk) {
        return this.#kept.write(chunk);
    }
    async end() {
        await this.#kept.end();
        await this.#read(this.#kept.bytes);
    }
    close() {
        this.#kept.close();
    }
}
const ENOUGH = 1024;
function beginsWithMember(bytes) {
    if (bytes.size < ENOUGH)
        return false;
    const [first] = localHeadersIn(bytes, { start: 0, end: ENOUGH });
    return first === 0 && !/[\x00-\x1f\x7f]/.test(localHeaderAt(bytes, 0).name.toString('latin1'));
}
function unzip(bytes, scope, place) {
    const all = new Meter(scope);
    if (beginsWithMember(bytes))
        scope.vouch();
    return readZip(bytes, {
        entry: entry => {
            all.check();
            if (entry.isListed)
                scope.vouch();
            const path = memberPath(place, entry.name);
            for (const text of entry.texts) {
                for (const hit of foundIn(text, scope.matcher))
                    scope.ledger.found(hit, { path, part: 'header' });
            }
            if (entry.compressedSize === 0 && entry.size === 0)
                return undefined;
            return openMember(entry, scope, { path, depth: place.depth, kind: 'member' });
        },
    });
}
function openMember(entry, scope, place) {
    const { method, isEncrypted } = entry;
    if (isEncrypted || method === 'unknown') {
        scope.ledger.unreadable(place.path, isEncrypted ? encrypted() : unknownCompression());
        return undefined;
    }
    const unpacked = new Unpacked(scope, place);
    return new Isolated(scope, place.path, unpacked.behind(memberDecoder(entry, method, unpacked)));
}
function memberDecoder({ size }, method, out) {
    if (method === 'stored')
        return out;
    return method === 'lzma' ? openZipLzma(size, out) : openDecoder(method, out);
}
function encrypted() {
    return new Unreadable('encrypted', 'a member of a zip with a password');
}
function unknownCompression() {
    return new Unreadable('unsupported', 'a member of a zip in an unknown compression');
}
function unpackObjects(bytes, scope, place) {
    const meter = new Meter(scope, bytes.size);
    return readGitPack(bytes, {
        object: ({ type, offset }) => {
            meter.check();
            const path = memberPath(place, Buffer.from(`${type}@${offset}`));
            return new Unpacked(scope, { path, depth: place.depth, kind: 'member' }, meter);
        },
    });
}

;// CONCATENATED MODULE: ./build/src/scan/walk/published.js

const PUBLISHED = new Set([
    'd80f55ac66a2570c8a19d2b1dad7c057cf4c944d9c2f8adaf5bf6c8539881e13',
    '16bb488f291d5e19adb5c5d638c3c7ffd16574a0b56112407a1aea16ad424fa5',
    'c98ee64418767e5c28c8cd89770c10d217c37782e06026b1b969baa87d05c544',
    '55718132ccd4c6c6ec9e1f936859104b61bd916f49024ae36f9e8ab483f20f66',
    '9c80a95a15edc3eef8fd6c506c4a92481f517bebd088d5db0eb260033a77c0f6',
    'de7e983cc020b72b10819773e487c794e1269fc5a3793bc13d3c61ffacc553a5',
    '63d5e53472b1ea35cd8814f9d4dee7597601c99eca367177bbaaab1e09d30468',
    'a4dc5dc501d3f9728918cf03e15da2bf5c17f05c4add4b1d5054d125b28c542a',
    '2f434250f98a8aad5e77b8695d751b11bca1625d4d0264638113ad27ebeb11c7',
    '5a0bee74a7bd0caa1d572ff1ae58c3c79310c8fc646a5e84fb5e1eea488ea4b5',
    '36edba10087c389ffab0200dbf56013237af1ec8867a2442187c7147d899e7e4',
    '831bd782db9d2b552cbcfcb87adfded0941762596e5d8fbd742dba03c6dc357b',
    '898b98f14b279d1a79c9e9d3e15d92f7ec630bb6990226ecb693a80c4bf0696c',
    'd11fa637a1153619ed3443401942d242238519feb24233bc1965a693b5f0d326',
    '60452121e8533c13ae22ce41a2539278049ffb63a08e1fea3d7239b7e627e55a',
    '35518013f33c8605961d5a996c5df73f7e4db7d684b103c8ec0a521f3c689717',
    '82afc498aaf9ffc73dc3cdc4fef609386d3e3f8c84aa6c73cc8b259f3d60186d',
    '003030a28fdbfe3884475e2b987771723833f0ccc8e3a0c7a314ba9be3a51568',
]);
const published_MAX_BYTES = 9771;
class UnlessPublished {
    #open;
    #kept = Buffer.alloc(0);
    #unpacker;
    constructor(open) {
        this.#open = open;
    }
    write(chunk) {
        if (this.#kept === undefined)
            return this.#unpacker?.write(chunk);
        const all = this.#kept.length === 0 ? chunk : Buffer.concat([this.#kept, chunk]);
        if (all.length > published_MAX_BYTES)
            return this.#release(all);
        this.#kept = Buffer.from(all);
    }
    end() {
        if (this.#kept !== undefined && isPublished(this.#kept))
            return undefined;
        const wait = this.#kept === undefined ? undefined : this.#release(this.#kept);
        return wait === undefined ? this.#unpacker?.end() : wait.then(() => this.#unpacker?.end());
    }
    close() {
        this.#unpacker?.close?.();
    }
    #release(all) {
        this.#kept = undefined;
        this.#unpacker = this.#open();
        return this.#unpacker?.write(all);
    }
}
function isPublished(bytes) {
    return PUBLISHED.has((0,external_node_crypto_namespaceObject.createHash)('sha256').update(bytes).digest('hex'));
}

;// CONCATENATED MODULE: ./build/src/scan/walk/unpackers.js

















function openUnpacker(head, scope, place) {
    const format = (place.kind === 'unpacked' ? gitObjectOf(head) : undefined) ?? formatOf(head);
    if (format.kind === 'plain')
        return undefined;
    if (provesGenuine(format, head))
        scope.vouch();
    const openIt = () => openFormat(format, scope, place);
    const isPacked = format.kind !== 'carrier';
    const isFile = place.kind !== 'blob' && place.kind !== 'layer';
    return isPacked && isFile ? new UnlessPublished(openIt) : openIt();
}
function openFormat(format, scope, place) {
    if (format.kind === 'unsupported')
        throw new Unreadable('unsupported', `${format.name} is not read`);
    const depth = depthInside(format, place);
    if (depth > scope.limits.depth && format.kind !== 'carrier')
        throw tooDeep(scope);
    return unpackers_open(format, scope, { ...place, depth });
}
function depthInside(format, { kind, depth }) {
    if (kind === 'blob' || (kind === 'layer' && format.kind !== 'compressed'))
        return depth;
    if (format.kind === 'git-object' || (kind === 'unpacked' && format.kind === 'tar'))
        return depth;
    return depth + 1;
}
function unpackers_open(format, scope, place) {
    switch (format.kind) {
        case 'tar':
            return openTar(scope, place);
        case 'ar':
            return openAr(scope, place);
        case 'cpio':
            return openCpio(scope, place);
        case 'rpm':
            return openRpm(scope, place);
        case 'compressed':
            return openCompressed(format.compression, scope, place);
        case 'base64':
            return openBase64(scope, place);
        case 'zip':
            return openZip(scope, place);
        case 'git-pack':
            return openGitPack(scope, place);
        case 'git-bundle':
            return openGitBundle(scope, place);
        case 'git-object':
            return openGitObject(format.start, scope, place);
        case 'carrier':
            return openCarrier(FINDERS[format.carrier], scope, place);
        default:
            return undefined;
    }
}
const FINDERS = { program: inPrograms, pdf: inPdf, png: inPng, text: inText };
function openCompressed(compression, scope, { path, depth, kind }) {
    if (kind === 'blob')
        return openDecoder(compression, new SearchedStream(scope, { path, depth, kind: 'layer' }));
    const unpacked = new Unpacked(scope, { path: `${path}!`, depth, kind: 'unpacked' });
    return unpacked.behind(openProving(compression, { out: unpacked, scope }));
}
function openBase64(scope, { path, depth }) {
    const unpacked = new Unpacked(scope, { path: `${path}!`, depth, kind: 'unpacked' });
    return unpacked.behind(new Base64Text(unpacked));
}
function openGitObject(start, scope, place) {
    const content = new Content(scope, { ...place, kind: 'object', base: place.base + start });
    let rest = start;
    return {
        write: chunk => {
            const skipped = Math.min(rest, chunk.length);
            rest -= skipped;
            if (skipped < chunk.length)
                return content.write(chunk.subarray(skipped));
        },
        end: () => content.end(),
        close: () => content.close(),
    };
}
function openTar(scope, place) {
    const members = new Members(scope, place);
    return new TarReader({
        entry: entry => {
            const path = memberPath(place, entry.name);
            searchTexts(entry, scope, { path, offset: place.base + entry.offset });
            return members.open(path, entry);
        },
    });
}
function openAr(scope, place) {
    const members = new Members(scope, place);
    return new ArReader({ entry: entry => members.open(memberPath(place, entry.name), entry) });
}
function openCpio(scope, place) {
    const members = new Members(scope, place);
    return new CpioReader({
        entry: entry => members.open(memberPath(place, entry.name), entry),
        rest: offset => members.open(memberPath(place, Buffer.from('(behind the archive)')), { offset, ...ALL }),
    });
}
const ALL = { size: Number.MAX_SAFE_INTEGER };
function openRpm(scope, place) {
    const members = new Members(scope, place);
    return new RpmReader({
        payload: offset => members.open(memberPath(place, Buffer.from('payload')), { offset, ...ALL }),
    });
}
class Members {
    #scope;
    #place;
    #last;
    constructor(scope, place) {
        this.#scope = scope;
        this.#place = place;
        this.#last = place.base;
    }
    open(path, { offset, size }) {
        const content = this.#place.base + offset;
        this.#place.stream.mark({ from: this.#last, content, to: content + size, path });
        this.#last = content + size;
        if (size < SMALLEST_ARCHIVE)
            return undefined;
        return new Content(this.#scope, { ...this.#place, kind: 'member', path, base: content });
    }
}
function searchTexts({ texts }, { matcher, ledger }, { path, offset }) {
    for (const text of texts) {
        for (const { needle } of foundIn(text, matcher))
            ledger.found({ needle, offset }, { path, part: 'header' });
    }
}

;// CONCATENATED MODULE: ./build/src/scan/image/gzip-blob.js




function openBlob(head, scope) {
    const isGzip = head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
    return isGzip ? new GzipBlob(scope) : new SearchedStream(scope, { path: '', depth: 0, kind: 'blob' });
}
class GzipBlob {
    #scope;
    #stream;
    #decoder;
    #headers;
    #found;
    #failed = false;
    constructor(scope) {
        this.#scope = scope;
        this.#stream = new SearchedStream(scope, { path: '', depth: 0, kind: 'layer' });
        this.#found = new HitGroups(4 * scope.matcher.longest);
        this.#headers = scope.matcher.search(hit => this.#found.add(hit));
        this.#decoder = openDecoder('gzip', this.#stream, bytes => this.#headers.push(bytes));
    }
    write(chunk) {
        return this.#guarded(() => this.#decoder.write(chunk));
    }
    end() {
        return this.#guarded(() => this.#decoder.end());
    }
    close() {
        this.#headers.end();
        for (const hit of this.#found.settled(Number.POSITIVE_INFINITY)) {
            this.#scope.ledger.found(hit, { path: '', part: 'header' });
        }
        this.#decoder.close?.();
        this.#stream.close();
    }
    #guarded(work) {
        if (this.#failed)
            return undefined;
        try {
            return work()?.catch(error => this.#giveUp(error));
        }
        catch (error) {
            this.#giveUp(error);
        }
    }
    #giveUp(error) {
        if (!(error instanceof Unreadable))
            throw error;
        this.#failed = true;
        this.#scope.ledger.unreadable('', error);
    }
}

;// CONCATENATED MODULE: ./build/src/scan/image/blob.js







const blob_CHUNK = 2 ** 20;
async function searchBlob(task, tools) {
    const ledger = new Ledger(tools.matcher);
    const read = await readThrough(task, { scope: newScope(tools, ledger), onRead: tools.onRead });
    if (!read.isWhole)
        ledger.unreadable('', new Unreadable('truncated', 'it changed while it was searched'));
    if (task.digest !== '' && read.digest !== task.digest)
        ledger.unreadable('', wrongDigest());
    return ledger.result();
}
function wrongDigest() {
    return new Unreadable('damaged', 'its bytes are not those that its digest stands for');
}
function newScope({ matcher, limits, directory }, ledger) {
    const retention = new Retention({
        maxMemory: limits.retainedMemory,
        maxFile: limits.retainedFiles,
        directory,
    });
    const { nestedBytes: allowance, freeOutput } = limits;
    return {
        ...{ matcher, limits, ledger, retention, allowance, freeOutput },
        unpack: openUnpacker,
        vouch: () => { },
    };
}
async function readThrough({ file, digest }, { scope, onRead }) {
    const algorithm = digest.startsWith('sha512:') ? 'sha512' : 'sha256';
    const hash = (0,external_node_crypto_namespaceObject.createHash)(algorithm);
    let [buffer, other] = [Buffer.allocUnsafe(blob_CHUNK), Buffer.allocUnsafe(blob_CHUNK)];
    const fd = (0,external_node_fs_namespaceObject.openSync)(file, 'r');
    let stream;
    try {
        const { size } = (0,external_node_fs_namespaceObject.fstatSync)(fd);
        let done = 0;
        let length = (0,external_node_fs_namespaceObject.readSync)(fd, buffer);
        while (length > 0) {
            const chunk = buffer.subarray(0, length);
            done += length;
            stream ??= openBlob(chunk, scope);
            length = await during(stream.write(chunk), () => {
                hash.update(chunk);
                return (0,external_node_fs_namespaceObject.readSync)(fd, other);
            });
            onRead?.(chunk.length);
            [buffer, other] = [other, buffer];
        }
        await stream?.end();
        const isWhole = done === size && (0,external_node_fs_namespaceObject.fstatSync)(fd).size === size;
        return { digest: `${algorithm}:${hash.digest('hex')}`, isWhole };
    }
    finally {
        (0,external_node_fs_namespaceObject.closeSync)(fd);
        stream?.close?.();
    }
}
async function during(pending, work) {
    try {
        return work();
    }
    finally {
        await pending;
    }
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
    return join(directory, 'blobs', algorithm, hex);
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
        index: readFileSync(join(directory, 'index.json')),
        digests: listBlobs(directory),
        document: digest => {
            const path = blobPath(directory, digest);
            const stat = statSync(path, { throwIfNoEntry: false });
            return stat?.isFile() && stat.size <= MAX_DOCUMENT ? readFileSync(path) : undefined;
        },
    };
}
function listBlobs(directory) {
    const folder = join(directory, 'blobs');
    if (!existsSync(folder))
        return [];
    return readdirSync(folder, { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .flatMap(({ name }) => readdirSync(join(folder, name)).map(hex => `${name}:${hex}`))
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
        const role = isIndex ? 'index' : isAttestation(descriptor) ? 'attestation manifest' : 'manifest';
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
        const role = isCache ? 'cache layer' : isAttestation(descriptor) ? 'attestation' : 'layer';
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
            .map(entry => asText(entry['created_by']));
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
function isAttestation({ annotations }) {
    return annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}
function platformOf({ platform }) {
    if (platform === undefined || platform.os === 'unknown')
        return '';
    return [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

;// CONCATENATED MODULE: ./build/src/scan/image/image-tar.js












const ARCHIVE = { path: '', part: 'content' };
const image_tar_MAX_KEPT = 64 * 2 ** 20;
const MAX_FILES = 20_000;
class ImageTarSearch {
    files = [];
    #tools;
    #reader;
    #ledger;
    #head = Buffer.alloc(0);
    #entrance;
    #packed;
    #foundPacked;
    #room = image_tar_MAX_KEPT;
    #failed = false;
    constructor(tools) {
        this.#tools = tools;
        this.#ledger = new Ledger(tools.matcher);
        this.#foundPacked = new HitGroups(4 * tools.matcher.longest);
        this.#reader = new TarReader({ entry: entry => this.#entry(entry) });
    }
    write(chunk) {
        if (!this.#failed)
            return this.#guarded(() => this.#take(chunk));
    }
    end() {
        if (!this.#failed)
            return this.#guarded(() => this.#finish());
    }
    close() {
        this.#entrance?.close?.();
        this.#reader.close();
    }
    result() {
        this.#settle(Number.POSITIVE_INFINITY);
        return this.#ledger.result();
    }
    #take(chunk) {
        if (this.#entrance !== undefined)
            return this.#hand(this.#entrance, chunk);
        const head = Buffer.concat([this.#head, chunk]);
        if (head.length >= HEAD_LENGTH)
            return this.#enter(head);
        this.#head = head;
    }
    #enter(head) {
        const compression = isTar(head) ? undefined : sniffCompression(head);
        if (compression !== undefined) {
            this.#packed = this.#tools.matcher.search(hit => this.#foundPacked.add(hit));
        }
        this.#entrance = compression === undefined ? this.#reader : openDecoder(compression, this.#reader);
        return this.#hand(this.#entrance, head);
    }
    #hand(entrance, chunk) {
        this.#packed?.push(chunk);
        this.#settle((this.#packed?.searched ?? 0) - 3 * this.#tools.matcher.longest);
        return entrance.write(chunk);
    }
    #settle(before) {
        if (this.#foundPacked.isEmpty)
            return;
        for (const hit of this.#foundPacked.settled(before))
            this.#ledger.found(hit, ARCHIVE);
    }
    async #finish() {
        if (this.#entrance === undefined)
            await this.#enter(this.#head);
        this.#packed?.end();
        await this.#entrance?.end();
    }
    #entry({ name, type, size, texts }) {
        const path = shownName(name);
        for (const text of texts) {
            for (const hit of foundIn(text, this.#tools.matcher))
                this.#ledger.found(hit, { path, part: 'header' });
        }
        if (type === 'directory' && size === 0)
            return undefined;
        if (this.files.length === MAX_FILES)
            throw new Unreadable('limit', `more than ${MAX_FILES} files in an image archive`);
        return this.#file(path.replace(/^\.\//, ''), size);
    }
    #file(name, size) {
        const digest = digestOf(name);
        const ledger = new Ledger(this.#tools.matcher);
        const stream = new SearchedStream(newScope(this.#tools, ledger), {
            path: digest === '' ? name : '',
            depth: 0,
            kind: 'blob',
        });
        const hash = (0,external_node_crypto_namespaceObject.createHash)(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
        let isOver = false;
        const finish = (document) => {
            isOver = true;
            this.files.push({ name, digest, result: ledger.result(), document });
        };
        const kept = size <= Math.min(MAX_DOCUMENT, this.#room) ? [] : undefined;
        return {
            write: chunk => {
                hash.update(chunk);
                if (kept !== undefined && isDocument(kept[0] ?? chunk))
                    kept.push(Buffer.from(chunk));
                return stream.write(chunk);
            },
            end: async () => {
                await stream.end();
                if (digest !== '' && digest !== `${digest.split(':')[0]}:${hash.digest('hex')}`)
                    ledger.unreadable('', wrongDigest());
                const document = kept === undefined || kept.length === 0 ? undefined : Buffer.concat(kept);
                this.#room -= document?.length ?? 0;
                finish(document);
            },
            close: () => {
                stream.close();
                if (!isOver)
                    finish();
            },
        };
    }
    #guarded(work) {
        try {
            return work()?.catch(error => this.#giveUp(error));
        }
        catch (error) {
            this.#giveUp(error);
        }
    }
    #giveUp(error) {
        if (!(error instanceof Unreadable))
            throw error;
        this.#failed = true;
        this.close();
        this.#ledger.unreadable('', error);
    }
}
function digestOf(name) {
    const [, algorithm, hex] = /^blobs\/(sha256|sha512)\/([0-9a-f]+)$/.exec(name) ?? [];
    const digest = `${algorithm}:${hex}`;
    return isDigest(digest) ? digest : '';
}
function isDocument(head) {
    return head[0] === 0x7b || head[0] === 0x5b;
}

;// CONCATENATED MODULE: ./build/src/scan/match/matcher-pieces.js
const matcher_pieces_GAP = 48;
const MISSING = 4;
const SHARED = 2;
const SURE = 11;
const REST = 3;
function reachOf({ bytes, piece }) {
    return piece === undefined ? bytes.length : bytes.length + (Math.ceil(bytes.length / piece) + 2) * matcher_pieces_GAP;
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
    for (let from = to; from <= to + matcher_pieces_GAP && from + piece <= data.length; from++) {
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
    for (let to = from; to >= from - matcher_pieces_GAP && to >= piece; to--) {
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
const matcher_scan_STEP = WORD_STRIDE / 4;
const HALF_STRIDE = 4;
const FILTER_WORDS = 1 << 15;
const FILTER_SHIFT = 32 - 15;
const HASH_FACTOR = 0x9e3779b1 | 0;
const matcher_scan_BLOCK = 256 * 1024;
const FEW = 512;
const { imul: matcher_scan_imul } = Math;
const ARE_WORDS_LITTLE = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
function hashOf(sample) {
    return matcher_scan_imul(sample, HASH_FACTOR);
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
            for (let at = nextKnown(words, filter, first, to); at < to; at = nextKnown(words, filter, at + matcher_scan_STEP, to)) {
                compare(state, { at: before + 4 * at, hash: hashOf(words[at]) });
            }
        }
        if (state.pending.length > 0)
            release(state, before + 4 * to);
    }
}
function nextKnown(words, filter, from, to) {
    let at = from;
    for (const last = to - 7 * matcher_scan_STEP; at < last; at += 8 * matcher_scan_STEP) {
        const a = matcher_scan_imul(words[at], HASH_FACTOR);
        const b = matcher_scan_imul(words[at + matcher_scan_STEP], HASH_FACTOR);
        const c = matcher_scan_imul(words[at + 2 * matcher_scan_STEP], HASH_FACTOR);
        const d = matcher_scan_imul(words[at + 3 * matcher_scan_STEP], HASH_FACTOR);
        const e = matcher_scan_imul(words[at + 4 * matcher_scan_STEP], HASH_FACTOR);
        const f = matcher_scan_imul(words[at + 5 * matcher_scan_STEP], HASH_FACTOR);
        const g = matcher_scan_imul(words[at + 6 * matcher_scan_STEP], HASH_FACTOR);
        const h = matcher_scan_imul(words[at + 7 * matcher_scan_STEP], HASH_FACTOR);
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
    for (; at < to; at += matcher_scan_STEP) {
        const hash = matcher_scan_imul(words[at], HASH_FACTOR);
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

;// CONCATENATED MODULE: ./build/src/scan-worker.js




const setup = external_node_worker_threads_namespaceObject.workerData;
const tools = {
    matcher: new Matcher(setup.needles.map(needle => ({ ...needle, bytes: Buffer.from(needle.bytes) }))),
    limits: setup.limits,
    directory: setup.directory,
    onRead: bytes => Atomics.add(setup.read, 0, BigInt(bytes)),
};
let archive = new ImageTarSearch(tools);
external_node_worker_threads_namespaceObject.parentPort?.on('message', (question) => {
    void safely(question).then(message => external_node_worker_threads_namespaceObject.parentPort?.postMessage(message));
});
async function safely(question) {
    try {
        return await answer(question);
    }
    catch (error) {
        return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
}
async function answer(question) {
    switch (question.kind) {
        case 'blob':
            return { kind: 'searched', result: await searchBlob(question.task, tools) };
        case 'piece':
            await archive.write(bufferOf(question.bytes));
            return { kind: 'taken' };
        case 'restart':
            restart();
            return { kind: 'taken' };
        case 'end':
            return await endOfArchive();
    }
}
async function endOfArchive() {
    try {
        await archive.end();
        return { kind: 'archive', files: archive.files, result: archive.result() };
    }
    finally {
        restart();
    }
}
function restart() {
    archive.close();
    archive = new ImageTarSearch(tools);
}
function bufferOf({ buffer, byteOffset, byteLength }) {
    return Buffer.from(buffer, byteOffset, byteLength);
}

