import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/src/wording.js
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

;// CONCATENATED MODULE: ./build/src/errors.js


class ActionError extends Error {
    parts;
    code;
    hint;
    place;
    isLeak;
    released;
    constructor(parts) {
        super(inWords(parts.message, WORKFLOW), parts.cause === undefined ? undefined : { cause: parts.cause });
        this.name = 'ActionError';
        this.parts = parts;
        this.code = parts.code;
        this.hint = inWords(parts.hint, WORKFLOW);
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
        return String(external_node_util_namespaceObject.types.isNativeError(thrown) ? thrown.message : thrown);
    }
    catch {
        return 'something without a text was thrown';
    }
}
function errnoOf(thrown) {
    try {
        const code = external_node_util_namespaceObject.types.isNativeError(thrown) && 'code' in thrown ? thrown.code : '';
        return typeof code === 'string' ? code : '';
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./build/src/tool/ask.js

const PATIENCE_MS = 60_000;
const MAX_ANSWER = (/* unused pure expression or super */ null && (32 * 1024 * 1024));
function ask(args, { tool, env, cancel, limitMs = PATIENCE_MS }) {
    const options = { env, signal: cancel, timeout: limitMs, maxBuffer: MAX_ANSWER };
    return new Promise(resolve => {
        try {
            const child = execFile(tool.command, [...tool.prefix, ...args], options, (error, stdout, stderr) => {
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
    return (0,external_node_child_process_namespaceObject.execFileSync)(tool.command, [...tool.prefix, ...args], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        encoding: 'utf8',
        timeout: limitMs,
    });
}

;// CONCATENATED MODULE: ./build/src/tool/variables.js
function only(env, names) {
    const kept = Object.entries(env).flatMap(([name, value]) => value !== undefined && names.test(name) ? [[name, value]] : []);
    return Object.fromEntries(kept);
}

;// CONCATENATED MODULE: ./build/src/engine/work-name.js
function workName(directory) {
    return `localhost/hf-secret-build:${directory.slice(-32)}`;
}

;// CONCATENATED MODULE: ./build/src/engine/podman/leftovers.js






const NOTE = 'podman';
const TEMPORARY = 'tmp';
const LIMIT_MS = 4000;
const KEPT = /^(PATH|HOME|USER|LOGNAME|LANG|XDG_.*|CONTAINERS_.*|STORAGE_.*|_CONTAINERS_.*)$/;
const UNKNOWN = /image not known|no such image/i;
function noteBuild(directory, command) {
    const marks = { marker: join(directory, NOTE), temporary: join(directory, TEMPORARY) };
    mkdirSync(marks.temporary, { mode: 0o700 });
    writeFileSync(marks.marker, command, { mode: 0o600 });
    return marks;
}
function removeLeftovers(directory, env) {
    const note = (0,external_node_path_namespaceObject.join)(directory, NOTE);
    if (!(0,external_node_fs_namespaceObject.existsSync)(note))
        return false;
    const command = (0,external_node_fs_namespaceObject.readFileSync)(note, 'utf8');
    if (!/^(podman|buildah)$/.test((0,external_node_path_namespaceObject.basename)(command)))
        return false;
    const tool = { command, prefix: [] };
    const ask = (...args) => askNow(args, { tool, env: only(env, KEPT), limitMs: LIMIT_MS });
    const isPodman = (0,external_node_path_namespaceObject.basename)(command) === 'podman';
    killOurs(directory, ask);
    const store = ask('info', '--format', isPodman ? '{{.Store.GraphRoot}}' : '{{.store.GraphRoot}}').trim();
    const containers = workingContainers(store, note);
    if (containers.length > 0)
        ask('rm', ...(isPodman ? ['--force'] : []), ...containers);
    removeImage(workName(directory), ask);
    if (process.getuid?.() !== 0)
        ask('unshare', 'rm', '-rf', (0,external_node_path_namespaceObject.join)(directory, TEMPORARY));
    return true;
}
function removeImage(name, ask) {
    try {
        ask('rmi', name);
    }
    catch (error) {
        if (UNKNOWN.test(messageOf(error)))
            return;
        ask('manifest', 'rm', name);
    }
}
function workingContainers(store, marker) {
    const folders = (0,external_node_fs_namespaceObject.readdirSync)(store).filter(name => name.endsWith('-containers'));
    return folders.flatMap(folder => (0,external_node_fs_namespaceObject.readdirSync)((0,external_node_path_namespaceObject.join)(store, folder)).filter(id => textOf((0,external_node_path_namespaceObject.join)(store, folder, id, 'userdata/buildah.json')).includes(marker)));
}
function killOurs(directory, ask) {
    const marker = (0,external_node_path_namespaceObject.join)(directory, NOTE);
    for (const pid of (0,external_node_fs_namespaceObject.readdirSync)('/proc').filter(name => /^\d+$/.test(name))) {
        const argv = textOf((0,external_node_path_namespaceObject.join)('/proc', pid, 'cmdline'));
        if (/^(\S*\/)?(podman|buildah)\0/.test(argv) && argv.includes(marker))
            kill(pid, ask);
    }
    const temporary = (0,external_node_path_namespaceObject.join)(directory, TEMPORARY);
    for (const bundle of (0,external_node_fs_namespaceObject.existsSync)(temporary) ? (0,external_node_fs_namespaceObject.readdirSync)(temporary) : []) {
        const pid = textOf((0,external_node_path_namespaceObject.join)(temporary, bundle, 'pid')).trim();
        if (/^\d+$/.test(pid) && isStep(pid, (0,external_node_path_namespaceObject.join)(temporary, bundle)))
            kill(pid, ask);
    }
}
function isStep(pid, bundle) {
    const mounts = textOf((0,external_node_path_namespaceObject.join)('/proc', pid, 'mountinfo'));
    return mounts.includes(bundle) && namespaceOf(pid) !== namespaceOf('self');
}
function namespaceOf(pid) {
    try {
        return (0,external_node_fs_namespaceObject.readlinkSync)((0,external_node_path_namespaceObject.join)('/proc', pid, 'ns/mnt'));
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
        if (errnoOf(error) === 'EPERM')
            ask('unshare', 'kill', '-KILL', pid);
    }
}
function textOf(file) {
    try {
        return (0,external_node_fs_namespaceObject.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./build/src/smoke/arguments.js
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

;// CONCATENATED MODULE: ./build/src/smoke/leftovers.js





const leftovers_NOTE = 'smoke';
const leftovers_LIMIT_MS = 5000;
const leftovers_KEPT = /^(PATH|HOME|USER|LOGNAME|LANG|XDG_.*|DOCKER_.*|SSH_AUTH_SOCK|CONTAINERS_.*|STORAGE_.*|_CONTAINERS_.*)$/;
function noteSmokeTest(directory, command) {
    writeFileSync(join(directory, leftovers_NOTE), command, { mode: 0o600 });
}
function removeSmokeTest(directory, env) {
    const note = (0,external_node_path_namespaceObject.join)(directory, leftovers_NOTE);
    if (!(0,external_node_fs_namespaceObject.existsSync)(note))
        return false;
    const command = (0,external_node_fs_namespaceObject.readFileSync)(note, 'utf8');
    const name = (0,external_node_path_namespaceObject.basename)(command);
    if (name !== 'docker' && name !== 'podman')
        return false;
    const tool = { command, prefix: [] };
    const run = (...args) => askNow(args, { tool, env: only(env, leftovers_KEPT), limitMs: leftovers_LIMIT_MS });
    const { container, image } = smokeNames(directory);
    const containers = run('ps', '--all', '--quiet', '--no-trunc', '--filter', `name=${container}`);
    const own = containers.split(/\s+/).filter(Boolean);
    const force = ['--force', '--volumes', ...(name === 'podman' ? ['--time', '0'] : [])];
    if (own.length > 0)
        run('rm', ...force, ...own);
    if (name === 'docker' && run('image', 'ls', '--quiet', image).trim() !== '')
        run('image', 'rm', image);
    (0,external_node_fs_namespaceObject.rmSync)(note, { force: true });
    return true;
}

;// CONCATENATED MODULE: ./build/src/outside.js


function removeOutside(directory, env) {
    let hadContainer = false;
    let hadBuild = false;
    try {
        hadContainer = removeSmokeTest(directory, env);
    }
    finally {
        hadBuild = removeLeftovers(directory, env);
    }
    const words = [hadContainer ? 'the smoke test' : '', hadBuild ? 'what Podman had left of the build' : ''];
    return words.filter(Boolean).join(' and ');
}

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/src/tool/processes.js




const TOOLS = new Set(['docker', 'docker-buildx', 'buildx', 'podman', 'buildah']);
const TOOL_WORDS = 3;
const processes_PATIENCE_MS = 2000;
const LOOK_EVERY_MS = 50;
function processes_identify(pid) {
    return { pid, start: statOf(pid)?.start ?? '' };
}
function isGone({ pid, start }) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (errnoOf(error) === 'ESRCH')
            return true;
    }
    const now = statOf(pid);
    return now !== undefined && (now.isDead || (start !== '' && now.start !== start));
}
function toolsIn(directory) {
    return allProcesses().filter(({ pid }) => isOurs(pid) && works(argumentsOf(pid), directory));
}
function works(words, directory) {
    const isTool = words.slice(0, TOOL_WORDS).some(word => TOOLS.has((0,external_node_path_namespaceObject.basename)(word)));
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
    for (let waited = 0; waited < processes_PATIENCE_MS && left.length > 0; waited += LOOK_EVERY_MS) {
        await (0,promises_namespaceObject.setTimeout)(LOOK_EVERY_MS);
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
        .map(name => processes_identify(Number(name)))
        .filter(({ start }) => start !== '');
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_namespaceObject.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function isOurs(pid) {
    try {
        return (0,external_node_fs_namespaceObject.statSync)(`/proc/${pid}`).uid === process.getuid?.();
    }
    catch {
        return false;
    }
}
function argumentsOf(pid) {
    try {
        return (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    }
    catch {
        return [];
    }
}
function statOf(pid) {
    try {
        const text = (0,external_node_fs_namespaceObject.readFileSync)(`/proc/${pid}/stat`, 'utf8');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        return { isDead: /^[ZX]/.test(fields[0] ?? ''), parent: Number(fields[1]), start: fields[19] ?? '' };
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./build/src/run/run-owner.js




const OWNER = 'owner.json';
const LEAVE_ALONE_MS = 6 * 24 * 3600 * 1000;
function thisOwner() {
    const job = process.ppid === 0 ? 1 : process.ppid;
    return { ...realm(), main: identify(process.pid), job: identify(job) };
}
function readOwner(directory) {
    const file = (0,external_node_path_namespaceObject.join)(directory, OWNER);
    try {
        if (!(0,external_node_fs_namespaceObject.lstatSync)(file).isFile())
            return undefined;
        const owner = JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(file, 'utf8'));
        return isOwner(owner) ? owner : undefined;
    }
    catch {
        return undefined;
    }
}
function isAtWork(owner) {
    return isSameRealm(owner) && !isGone(owner.main);
}
function fateOf(owner) {
    if (owner === undefined)
        return 'unknown';
    if (isSameRealm(owner))
        return judged(owner);
    const here = realm();
    return owner.host === here.host && owner.boot !== here.boot ? 'gone' : 'unknown';
}
function judged({ main, job }) {
    if (!isGone(main))
        return 'alive';
    return isGone(job) ? 'gone' : 'unknown';
}
function isSameRealm({ boot, pids }) {
    const here = realm();
    return boot === here.boot && pids === here.pids;
}
function realm() {
    return {
        host: (0,external_node_os_namespaceObject.hostname)(),
        boot: told(() => (0,external_node_fs_namespaceObject.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
        pids: told(() => (0,external_node_fs_namespaceObject.readlinkSync)('/proc/self/ns/pid')),
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
    if (!RUN_NAME.test((0,external_node_path_namespaceObject.basename)(path)) || (0,external_node_path_namespaceObject.resolve)(path) !== path) {
        return { kind: 'refused', reason: 'it is not named like a directory of this action' };
    }
    const stat = (0,external_node_fs_namespaceObject.lstatSync)(path, { throwIfNoEntry: false });
    if (stat === undefined && temp !== '' && !(0,external_node_fs_namespaceObject.existsSync)(temp))
        return { kind: 'gone' };
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
    const owner = readOwner(path);
    if (owner !== undefined && isAtWork(owner)) {
        return { kind: 'refused', reason: 'it belongs to a run that is still at work' };
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
            (0,external_node_fs_namespaceObject.renameSync)(path, taken);
    }
    catch (error) {
        if (errnoOf(error) === 'ENOENT')
            return false;
        throw error;
    }
    removeTree(taken);
    return true;
}
function nameBeforeRemoval(path) {
    return path.endsWith(REMOVING) ? path.slice(0, -REMOVING.length) : undefined;
}
const TRIES = 5;
function removeTree(path) {
    for (let tries = 1;; tries++) {
        try {
            (0,external_node_fs_namespaceObject.rmSync)(path, { recursive: true, force: true, maxRetries: 3 });
            return;
        }
        catch (error) {
            if ((0,external_node_fs_namespaceObject.lstatSync)(path, { throwIfNoEntry: false }) === undefined)
                return;
            if (tries === TRIES)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./build/src/run/sweep.js






const EMPTY_MS = 60_000;
async function sweep(temp, elsewhere = () => { }) {
    const swept = [];
    for (const name of sweep_namesIn(temp)) {
        const reason = reasonToRemove((0,external_node_path_namespaceObject.join)(temp, name));
        if (reason === '')
            continue;
        const result = await take((0,external_node_path_namespaceObject.join)(temp, name), { reason, elsewhere });
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
        return (0,external_node_fs_namespaceObject.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
function reasonToRemove(path) {
    const name = (0,external_node_path_namespaceObject.basename)(path);
    const before = nameBeforeRemoval(name);
    if (!RUN_NAME.test(before ?? name))
        return '';
    const stat = (0,external_node_fs_namespaceObject.lstatSync)(path, { throwIfNoEntry: false });
    if (stat?.isDirectory() !== true)
        return '';
    if (process.getuid !== undefined && stat.uid !== process.getuid())
        return '';
    if (before !== undefined)
        return 'its removal was interrupted';
    const fate = fateOf(readOwner(path));
    if (fate === 'gone')
        return 'its run was killed before it could clean up';
    const age = Date.now() - stat.mtimeMs;
    if (age > EMPTY_MS && sweep_namesIn(path).length === 0)
        return 'it is empty';
    return fate === 'unknown' && age > LEAVE_ALONE_MS ? 'it is older than any job' : '';
}
async function take(path, { reason, elsewhere }) {
    const name = (0,external_node_path_namespaceObject.basename)(path);
    const original = nameBeforeRemoval(path) ?? path;
    let ended = 0;
    try {
        const orphans = toolsIn(original);
        await end(orphans);
        ended = orphans.length;
        elsewhere(original);
        return removeRun(path) ? { name, reason, ended, fault: '' } : undefined;
    }
    catch (error) {
        return { name, reason, ended, fault: messageOf(error) };
    }
}

;// CONCATENATED MODULE: ./build/src/runner/state.js
const RUN_DIRECTORY_STATE = 'runDirectory';

;// CONCATENATED MODULE: ./build/src/post.js






async function post(path, temp) {
    if (path === '') {
        say('main had created nothing, nothing to remove.');
        return;
    }
    const leftover = inspectLeftover(path, temp);
    if (leftover.kind === 'gone') {
        say('main removed its files itself, nothing is left.');
    }
    else if (leftover.kind === 'ours') {
        const ended = await removeLeftover(leftover.path, removeElsewhere);
        const orphans = ended === 0 ? '' : `ended ${ended} processes that main had left behind, and `;
        say(`${orphans}removed ${leftover.path} with everything in it.`);
    }
    else {
        fail(`Refused to remove a directory that an earlier step named: ${leftover.reason}. Look for a step that writes STATE_${RUN_DIRECTORY_STATE} to GITHUB_ENV.`);
    }
}
function removeElsewhere(path) {
    const removed = removeOutside(path, process.env);
    if (removed !== '')
        say(`removed ${removed}.`);
}
async function sweepOthers(temp) {
    if (temp === '')
        return;
    try {
        for (const swept of await sweep((0,external_node_fs_namespaceObject.realpathSync)(temp), removeElsewhere))
            say(sweptSentence(swept));
    }
    catch {
    }
}
function say(text) {
    console.log(`hf-secret-build: ${text}`);
}
function fail(message) {
    console.log(`::error title=hf-secret-build::${message}`);
    process.exitCode = 1;
}
async function run(temp) {
    try {
        await post(process.env[`STATE_${RUN_DIRECTORY_STATE}`] ?? '', temp);
    }
    catch (thrown) {
        fail(`The run's directory could not be removed: ${messageOf(thrown).replace(/[\r\n]+/g, ' ')}. Remove hf-secret-build-* under RUNNER_TEMP by hand.`);
    }
    await sweepOthers(temp);
}
void run(process.env['RUNNER_TEMP'] ?? '');

