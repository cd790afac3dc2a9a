import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./build/src/action/state.js
/** The name under which main tells post where the run's directory is. Post sees it as STATE_<name>. */
const RUN_DIRECTORY_STATE = 'runDirectory';

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/src/errors.js

/** The one error type that reaches a user. Boundaries wrap what they catch into it. */
class errors_ActionError extends Error {
    code;
    hint;
    place;
    constructor(parts) {
        super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
        this.name = 'ActionError';
        this.code = parts.code;
        this.hint = parts.hint;
        this.place = parts.place;
    }
}
/** Turns anything that was thrown, an Error or not, into an ActionError; the original is its cause. */
function asActionError(thrown) {
    if (thrown instanceof errors_ActionError)
        return thrown;
    return new errors_ActionError({
        code: 'INTERNAL',
        message: `Unexpected failure: ${errors_messageOf(thrown)}`,
        hint: 'Nothing was kept. Please report this with the log of the step.',
        cause: thrown,
    });
}
/** The message of a thrown value, whatever its type. */
function errors_messageOf(thrown) {
    if (external_node_util_namespaceObject.types.isNativeError(thrown))
        return thrown.message;
    try {
        return String(thrown);
    }
    catch {
        return 'something without a text was thrown';
    }
}
/** The code of a Node system error (`ENOENT`, `EACCES` …), or '' when it has none. */
function errors_errnoOf(thrown) {
    const code = types.isNativeError(thrown) && 'code' in thrown ? thrown.code : '';
    return typeof code === 'string' ? code : '';
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/src/secret/run-directory.js




const NAME = /^hf-secret-build-[0-9a-f]{32}$/;
const PRIVATE_DIRECTORY = 0o700;
const PRIVATE_FILE = 0o600;
const REPORT = 'report.json';
/**
 * The directory of one run under RUNNER_TEMP. Everything that the run writes is inside, the secret files in a
 * directory of their own, so that "remove everything" is one call at whatever moment it is needed.
 * The calls are synchronous: they also run in signal handlers and just before the process ends.
 */
class RunDirectory {
    path;
    #secrets;
    #files = 0;
    constructor(path) {
        this.path = path;
        this.#secrets = join(path, 'secrets');
    }
    /**
     * Chooses the path without creating it, so that it can be saved as state first: a run that is killed between
     * the two leaves a path to nothing rather than a directory that nobody knows.
     * @throws ActionError STORAGE when `temp` is no directory
     */
    static plan(temp) {
        if (!isAbsolute(temp))
            throw storage(`RUNNER_TEMP is ${temp === '' ? 'not set' : 'no absolute path'}.`);
        try {
            const real = realpathSync(temp);
            if (!lstatSync(real).isDirectory())
                throw storage(`RUNNER_TEMP (${temp}) is no directory.`);
            return new RunDirectory(join(real, `hf-secret-build-${randomBytes(16).toString('hex')}`));
        }
        catch (error) {
            if (error instanceof ActionError)
                throw error;
            throw storage(`RUNNER_TEMP (${temp}) cannot be used: ${messageOf(error)}.`, error);
        }
    }
    /**
     * Creates the directory for this user alone.
     * @throws ActionError STORAGE
     */
    create() {
        try {
            mkdirPrivate(this.path);
            mkdirPrivate(this.#secrets);
        }
        catch (error) {
            throw inStorage(`The private directory ${this.path} cannot be created`, error);
        }
    }
    /**
     * Makes the directory of the secret files anew after they were removed.
     * @throws ActionError STORAGE
     */
    reopenSecrets() {
        this.removeSecrets();
        try {
            mkdirPrivate(this.#secrets);
        }
        catch (error) {
            throw inStorage('The private directory for secrets cannot be created', error);
        }
    }
    /**
     * Writes one secret to a new file of mode 0600, byte for byte, without a newline at its end.
     * Files are numbered: an id never becomes a path.
     * @returns the absolute path of the file
     * @throws ActionError STORAGE, also when the file system cannot keep the file private
     */
    writeSecret(value) {
        const path = join(this.#secrets, String(this.#files++));
        try {
            writePrivate(path, value.reveal());
        }
        catch (error) {
            throw inStorage('A secret file cannot be written', error);
        }
        return path;
    }
    /** A path inside the directory for a file that a tool writes. */
    file(name) {
        return join(this.path, name);
    }
    /**
     * A directory inside for what the search cannot keep in memory.
     * @throws ActionError STORAGE
     */
    scratch() {
        const path = this.file('scratch');
        try {
            mkdirPrivate(path);
        }
        catch (error) {
            throw inStorage('A private directory cannot be created', error);
        }
        return path;
    }
    /**
     * Writes the report, which stays until the end of the job.
     * @returns the absolute path of the file
     * @throws ActionError STORAGE
     */
    writeReport(text) {
        const path = this.file(REPORT);
        try {
            rmSync(path, { force: true });
            writePrivate(path, text);
        }
        catch (error) {
            throw inStorage('The report cannot be written', error);
        }
        return path;
    }
    /** Whether the directory is, or would be, somewhere below this folder. */
    isBelow(folder) {
        try {
            const path = relative(realpathSync(folder), this.path);
            return !isAbsolute(path) && path.split(sep)[0] !== '..';
        }
        catch {
            return false; // no folder of this machine: a Git repository, an image, a name
        }
    }
    /** Removes the secret files; what else the run wrote stays. Safe to call twice. */
    removeSecrets() {
        rmSync(this.#secrets, { recursive: true, force: true, maxRetries: 3 });
    }
    /** Removes everything but the report; without a report, the directory as well. Safe to call twice. */
    keepOnlyReport() {
        if (!existsSync(this.file(REPORT))) {
            this.remove();
            return;
        }
        for (const name of readdirSync(this.path)) {
            if (name !== REPORT)
                rmSync(this.file(name), { recursive: true, force: true, maxRetries: 3 });
        }
    }
    /** Removes the directory with everything in it. Safe to call twice. */
    remove() {
        rmSync(this.path, { recursive: true, force: true, maxRetries: 3 });
    }
}
/**
 * Judges a path that came back as state before anything is deleted: an earlier step can plant state for the
 * post step through GITHUB_ENV. Ours is only a real directory of this user's, named as we name them, directly
 * inside RUNNER_TEMP.
 */
function inspectLeftover(path, temp) {
    if (!NAME.test((0,external_node_path_namespaceObject.basename)(path)) || (0,external_node_path_namespaceObject.resolve)(path) !== path) {
        return { kind: 'refused', reason: 'it is not named like a directory of this action' };
    }
    const stat = (0,external_node_fs_namespaceObject.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined && temp !== '' && !(0,external_node_fs_namespaceObject.existsSync)(temp))
        return { kind: 'gone' }; // with RUNNER_TEMP itself
    if (temp === '' || !isSameDirectory((0,external_node_path_namespaceObject.dirname)(path), temp)) {
        return { kind: 'refused', reason: 'it is not directly inside RUNNER_TEMP' };
    }
    if (stat === undefined)
        return { kind: 'gone' };
    if (!stat.isDirectory())
        return { kind: 'refused', reason: 'it is not a directory' };
    if (process.getuid !== undefined && stat.uid !== process.getuid()) {
        return { kind: 'refused', reason: 'it belongs to another user' };
    }
    return { kind: 'ours', path };
}
function isSameDirectory(one, other) {
    try {
        return (0,external_node_fs_namespaceObject.realpathSync)(one) === one && (0,external_node_fs_namespaceObject.realpathSync)(other) === one;
    }
    catch {
        return false;
    }
}
function mkdirPrivate(path) {
    mkdirSync(path, { mode: PRIVATE_DIRECTORY });
    requireMode(lstatSync(path).mode, PRIVATE_DIRECTORY);
}
function writePrivate(path, text) {
    const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, PRIVATE_FILE);
    try {
        requireMode(fstatSync(fd).mode, PRIVATE_FILE); // before a single byte of the secret is in it
        const bytes = Buffer.from(text);
        for (let written = 0; written < bytes.length;)
            written += writeSync(fd, bytes, written);
    }
    finally {
        closeSync(fd);
    }
}
/** Some file systems (FAT, some network mounts) ignore modes and would leave the secret readable to others. */
function requireMode(mode, wanted) {
    if (process.platform === 'win32' || (mode & 0o777) === wanted)
        return;
    throw new Error(`the file system gives it mode ${(mode & 0o777).toString(8)} instead of ${wanted.toString(8)}`);
}
function inStorage(what, error) {
    const why = errnoOf(error) === 'ENOSPC' ? 'no space is left' : messageOf(error);
    return storage(`${what}: ${why}.`, error);
}
function storage(message, cause) {
    const hint = 'RUNNER_TEMP must be a directory that this user can write to, with space left, on a file system that keeps file modes.';
    return new ActionError({ code: 'STORAGE', message, hint, ...(cause === undefined ? {} : { cause }) });
}

;// CONCATENATED MODULE: ./build/src/post.js




// Without @actions/core: post needs one variable and one line of log, and has to start fast in every job.
function post(path, temp) {
    if (path === '') {
        console.log('hf-secret-build: main had created nothing, nothing to remove.');
        return;
    }
    const leftover = inspectLeftover(path, temp);
    if (leftover.kind === 'gone') {
        console.log('hf-secret-build: main removed its files itself, nothing is left.');
    }
    else if (leftover.kind === 'ours') {
        (0,external_node_fs_namespaceObject.rmSync)(leftover.path, { recursive: true, force: true });
        console.log(`hf-secret-build: removed ${leftover.path} with everything in it.`);
    }
    else {
        fail(`Refused to remove a directory that an earlier step named: ${leftover.reason}. Look for a step that writes STATE_${RUN_DIRECTORY_STATE} to GITHUB_ENV.`);
    }
}
function fail(message) {
    console.log(`::error title=hf-secret-build::${message}`);
    process.exitCode = 1;
}
try {
    post(process.env[`STATE_${RUN_DIRECTORY_STATE}`] ?? '', process.env['RUNNER_TEMP'] ?? '');
}
catch (thrown) {
    fail(`The run's directory could not be removed: ${errors_messageOf(thrown).replace(/[\r\n]+/g, ' ')}. Remove hf-secret-build-* under RUNNER_TEMP by hand.`);
}

