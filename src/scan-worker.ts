import { parentPort, workerData } from 'node:worker_threads';
import { type SearchTools, searchBlob } from './scan/image/blob.js';
import { ImageTarSearch } from './scan/image/image-tar.js';
import type { WorkerAnswer, WorkerQuestion, WorkerSetup } from './scan/image/thread.js';
import { Matcher } from './scan/match/matcher.js';

// One thread of the search: takes one question at a time and answers with what was found.

const setup = workerData as WorkerSetup;
const tools: SearchTools = {
  matcher: new Matcher(setup.needles.map(needle => ({ ...needle, bytes: Buffer.from(needle.bytes) }))),
  limits: setup.limits,
  directory: setup.directory,
  onRead: bytes => Atomics.add(setup.read, 0, BigInt(bytes)),
};
let archive = new ImageTarSearch(tools);

parentPort?.on('message', (question: WorkerQuestion) => {
  void safely(question).then(message => parentPort?.postMessage(message));
});

async function safely(question: WorkerQuestion): Promise<WorkerAnswer> {
  try {
    return await answer(question);
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function answer(question: WorkerQuestion): Promise<WorkerAnswer> {
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

async function endOfArchive(): Promise<WorkerAnswer> {
  try {
    await archive.end();
    return { kind: 'archive', files: archive.files, result: archive.result() };
  } finally {
    restart();
  }
}

function restart(): void {
  archive.close();
  archive = new ImageTarSearch(tools);
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
