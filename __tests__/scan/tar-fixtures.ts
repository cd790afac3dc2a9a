import { type ExecFileSyncOptionsWithBufferEncoding, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An archive made by a real tool. */
export interface Fixture {
  readonly name: string;
  readonly bytes: Buffer;
  /** What Python's tarfile reads in it. */
  readonly members: readonly Member[];
}

/** A member as another program sees it; texts as latin1, one character a byte. */
export interface Member {
  readonly name: string;
  readonly type: string;
  readonly link: string;
  /** Bytes of content in the archive, of a sparse file without its map. */
  readonly size: number;
  readonly offset: number;
  readonly isSparse: boolean;
  readonly sha256: string;
  readonly pax: Readonly<Record<string, string>>;
}

/** Trees: `short` fits every dialect, `split` ustar's two name fields, `long` needs PAX or GNU. */
const TREES = `
import os, random
random.seed(7)
def put(path, data=b''):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file: file.write(data)
for size in (0, 1, 511, 512, 513, 1024, 40000): put(b'short/f%d' % size, random.randbytes(size))
put(b'short/caf\\xe9', b'latin1'); put('short/ü日本'.encode(), b'utf8')
os.makedirs('short/empty/dir'); os.symlink('f513', 'short/soft'); os.link('short/f513', 'short/hard')
os.makedirs('special'); os.mkfifo('special/fifo')
for last in (b'f', b'g'): put(b'split/' + b'd' * 60 + b'/' + b'e' * 60 + b'/' + last * 99, b'split')
put(b'long/' + b'n' * 200, b'long name'); put(b'long/a/' + b'/'.join([b'p' * 99] * 3) + b'/end', b'300')
put(b'long/' + b'\\xff' * 150, b'no UTF-8'); put(('long/' + 'ü' * 80).encode(), b'UTF-8')
os.symlink(b't' * 300, b'long/soft'); os.link(b'long/' + b'n' * 200, b'long/z-hard'); put(b'long/zz', b'after all')
def sparse(path, pieces, size):
    os.makedirs('sparse', exist_ok=True)
    with open('sparse/' + path, 'wb') as file:
        for at in pieces: file.seek(at); file.write(random.randbytes(1000))
        file.truncate(size)
sparse('a-one', [1 << 20], 2 << 20); sparse('b-many', [at << 16 for at in range(1, 61)], 70 << 16)
sparse('c-hole', [], 1 << 20); put('sparse/d-after', b'after')
`;

/** Prints what tarfile reads in the archives that the arguments name. */
const LIST = `
import hashlib, json, sys, tarfile
TYPES = {b'\\0': 'file', b'0': 'file', b'7': 'file', b'S': 'file', b'M': 'file', b'1': 'link', b'2': 'symlink',
  b'3': 'character', b'4': 'block', b'5': 'directory', b'6': 'fifo', b'D': 'directory'}
def latin1(text): return text.encode('utf-8', 'surrogateescape').decode('latin1')
out = []
for path in sys.argv[1:]:
    members = []
    with open(path, 'rb') as raw, tarfile.open(path, 'r:', encoding='utf-8', errors='surrogateescape', ignore_zeros=True) as tar:
        for member in tar:
            raw.seek(member.offset_data)
            size = member.size if member.sparse is None else sum(length for _, length in member.sparse)
            content = raw.read(size if member.isreg() or member.type not in tarfile.SUPPORTED_TYPES else 0)
            members.append(dict(name=latin1(member.name), type=TYPES.get(member.type, 'other'), link=latin1(member.linkname),
              size=len(content), isSparse=member.sparse is not None, offset=member.offset_data, sha256=hashlib.sha256(content).hexdigest(),
              pax={latin1(key): latin1(value) for key, value in member.pax_headers.items()}))
    out.append(members)
print(json.dumps(out))
`;

/** Writes with tarfile in each of its formats: xattrs, global headers, long names, large numbers. */
const PYTHON = `
import io, tarfile
def add(tar, name, data=b'', **fields):
    info = tarfile.TarInfo(name); info.size = len(data)
    for key, value in fields.items(): setattr(info, key, value)
    tar.addfile(info, io.BytesIO(data))
for name, format in (('ustar', tarfile.USTAR_FORMAT), ('gnu', tarfile.GNU_FORMAT), ('pax', tarfile.PAX_FORMAT)):
    with tarfile.open('python-' + name + '.tar', 'w', format=format, pax_headers={'comment': 'for all', 'vendor.key': 'global'}) as tar:
        for size in (0, 1, 511, 512, 513): add(tar, 'f%d' % size, b'x' * size, uname='user', gname='group')
        add(tar, 'd' * 90 + '/' + 'f' * 95, b'split')
        add(tar, 'link', type=tarfile.SYMTYPE, linkname='f1')
        if name == 'ustar': continue
        add(tar, 'n' * 300, b'long', uid=2 ** 40, mtime=-5.5 if name == 'pax' else 5)
        add(tar, 'u', type=tarfile.LNKTYPE, linkname='n' * 300)
        add(tar, 'xattr', b'with', pax_headers={'SCHILY.xattr.user.x': 'value=\\n of it', 'comment': 'one', 'size': '4'})
`;

/** Archives in the current folder, one a line: tool and arguments. The trees lie beside them. */
const COMMANDS = `
for format in v7 oldgnu gnu ustar posix; do tar --format=$format -cf gnutar-$format.tar short; done
for format in oldgnu gnu posix; do tar --format=$format -cf gnutar-$format-long.tar short split long; done
tar --format=ustar -cf gnutar-ustar-split.tar split
tar -S --format=oldgnu -cf gnutar-sparse-oldgnu.tar sparse
for version in 0.0 0.1 1.0; do tar -S --format=posix --sparse-version=$version -cf gnutar-sparse-$version.tar sparse; done
tar --format=gnu --label=volume -cf gnutar-label.tar short
tar --format=posix --label=volume -cf gnutar-label-posix.tar short
tar --format=gnu --incremental -cf gnutar-dumpdir.tar short
tar --format=posix --pax-option='globexthdr.comment=text' --pax-option=comment=global -cf gnutar-global.tar short/f1 short/f513
tar -b 1 --format=ustar -cf gnutar-special.tar special -C / dev/null
for format in v7tar gnutar ustar pax; do bsdtar --format=$format -cf bsdtar-$format.tar short; done
for format in gnutar pax; do bsdtar --format=$format -cf bsdtar-$format-long.tar short split long; done
busybox tar -cf busybox.tar short split long
cpio --quiet -o -H ustar -F cpio-ustar.tar < list
cat gnutar-gnu.tar gnutar-posix.tar busybox.tar > joined.tar
cp gnutar-gnu.tar appended.tar && tar -Af appended.tar gnutar-sparse-1.0.tar
head -c 20480 /dev/zero | cat gnutar-v7.tar - > padded.tar
`;

const folder = mkdtempSync(join(tmpdir(), 'tar-'));

/** Tools that lack a locale warn on stderr, which is shown only when they fail. */
const OPTIONS: ExecFileSyncOptionsWithBufferEncoding = {
  cwd: folder,
  env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  stdio: ['ignore', 'pipe', 'pipe'],
  maxBuffer: 1 << 28,
};

/** Runs a shell script among the trees. */
export function shell(script: string): Buffer {
  return execFileSync('bash', ['-euc', script], OPTIONS);
}

/** Runs a Python program among the trees. */
function python(program: string, args: readonly string[] = []): Buffer {
  return execFileSync('python3', ['-c', program, ...args], OPTIONS);
}

/** A file among the trees. */
export function read(name: string): Buffer {
  return readFileSync(join(folder, name));
}

/** What Python's tarfile reads in an archive. */
export function membersOf(...names: readonly string[]): Member[][] {
  return JSON.parse(python(LIST, names).toString()) as Member[][];
}

/** Every fixture; call `removeFixtures` behind the last test. */
export function makeFixtures(): Fixture[] {
  makeTrees();
  shell(`find short split -type f > list\n${COMMANDS}`);
  python(PYTHON);
  const names = shell('ls *.tar').toString().trim().split('\n');
  const members = membersOf(...names);
  return names.map((name, index) => ({ name, bytes: read(name), members: members[index] ?? [] }));
}

/** The trees alone. */
function makeTrees(): void {
  python(TREES);
}

export function removeFixtures(): void {
  rmSync(folder, { recursive: true, force: true });
}
