import { describe, expect, test } from '@jest/globals';
import { testEngine } from '../engine/engine.js';
import { judged } from './contracts.js';
import { TOKEN } from './searching.js';

const { baseImage } = testEngine();

/** Each rule: a Dockerfile that keeps it, and one that does not, with what is said about that. */
interface RuleCase {
  readonly rule: string;
  readonly ok: string;
  readonly ng: string;
  readonly passed?: readonly string[];
  readonly secrets?: Readonly<Record<string, string>>;
  /** `level line: message`, and the hint. */
  readonly says: RegExp;
}

const FROM = `FROM ${baseImage}\n`;
const MOUNT = 'RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true hf download a/b\n';
const base64 = (text: string) => Buffer.from(text).toString('base64');

const RULES: readonly RuleCase[] = [
  {
    rule: 'a required secret is passed',
    passed: ['hf_token'],
    ok: `${FROM}${MOUNT}RUN --mount=type=secret,id=pip true\n`,
    ng: `${FROM}${MOUNT}RUN --mount=type=secret,id=pip,required=true true\n`,
    says: /^error 3: Dockerfile:3 mounts the secret 'pip', which no input passes: the build would fail there\. Pass it, for example by secrets: pip=\$\{\{ secrets\.NAME \}\}/,
  },
  {
    rule: 'an optional secret may be missing, with a word',
    passed: ['hf_token', 'pip'],
    ok: `${FROM}${MOUNT}RUN --mount=type=secret,id=pip true\n`,
    ng: `${FROM}${MOUNT}RUN --mount=type=secret,id=pip --mount=type=secret,id=npm true\n`,
    says: /^warning 3: Dockerfile:3 mounts the secret 'npm', which no input passes: the build runs without it\./,
  },
  {
    rule: 'the token is passed under the id that is mounted',
    ok: `${FROM}RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token\n`,
    ng: `${FROM}RUN \\\n  --mount=type=secret,id=HF_TOKEN \\\n  cat /run/secrets/HF_TOKEN\n`,
    says: /^error 3: Dockerfile:3 mounts the secret 'HF_TOKEN', but the token is passed as 'hf_token': .* Did you mean secret-id: HF_TOKEN\?/,
  },
  {
    rule: 'a token in `secrets` has the id that is mounted',
    secrets: { HF: TOKEN },
    passed: ['HF'],
    ok: `${FROM}RUN --mount=type=secret,id=HF cat /run/secrets/HF\n`,
    ng: `${FROM}RUN --mount=type=secret,id=hf_token cat /run/secrets/hf_token\n`,
    says: /^error 2: Dockerfile:2 mounts the secret 'hf_token', but the token is passed as 'HF': .* Pass it by hf-token with secret-id: hf_token, or/,
  },
  {
    rule: 'a token of something else is not taken for that of the Hub',
    ok: `${FROM}RUN --mount=type=secret,id=npm_token true\n`,
    ng: `${FROM}RUN --mount=type=secret,id=npm_token,required=true true\n`,
    says: /^error 2: Dockerfile:2 mounts the secret 'npm_token', which no input passes: .* Passed and mounted nowhere: hf_token\.$/,
  },
  {
    rule: 'a token that is passed is mounted somewhere',
    ok: FROM + MOUNT,
    ng: `${FROM}RUN make\n`,
    says: /^warning 0: The secret 'hf_token' is passed, but no RUN of this target mounts it \(Dockerfile\)\. It mounts no secret\. Write RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true where/,
  },
  {
    rule: 'another secret that is passed is mounted somewhere',
    passed: ['hf_token', 'pip'],
    ok: `${FROM}${MOUNT}RUN --mount=type=secret,id=pip true\n`,
    ng: FROM + MOUNT,
    says: /^warning 0: The secret 'pip' is passed, but no RUN of this target mounts it \(Dockerfile\)\. It mounts: hf_token\. Write RUN --mount=type=secret,id=pip where/,
  },
  {
    rule: 'the mount of the token is required',
    ok: `${FROM}RUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token\n`,
    ng: `${FROM}RUN --mount=type=cache,target=/c \\\n    --mount=type=secret,id=hf_token \\\n    cat /run/secrets/hf_token\n`,
    says: /^notice 3: Dockerfile:3 mounts the token without required=true.* Write: --mount=type=secret,id=hf_token,required=true \\$/,
  },
  {
    rule: 'a user that is not root can read the secret',
    ok: `${FROM}USER app\nRUN --mount=type=secret,id=hf_token,mode=0444,required=true cat /run/secrets/hf_token\n`,
    ng: `${FROM}USER app\nRUN --mount=type=secret,id=hf_token,required=true cat /run/secrets/hf_token\n`,
    says: /^error 3: Dockerfile:3 mounts the secret 'hf_token' after USER app: .* Write: RUN --mount=type=secret,id=hf_token,required=true,mode=0444 cat \/run\/secrets\/hf_token$/,
  },
  {
    rule: 'a user with a number gets the file',
    ok: `${FROM}USER 1000:1000\nRUN --mount=type=secret,id=hf_token,uid=1000,required=true cat /run/secrets/hf_token\n`,
    ng: `FROM ${baseImage} AS base\nUSER 1000:1000\nFROM base\nRUN --mount=type=secret,id=hf_token,target=/t,required=true <<EOF\ncat /t\nEOF\n`,
    says: /^error 4: .* Write: RUN --mount=type=secret,id=hf_token,target=\/t,required=true,uid=1000 <<EOF$/,
  },
  {
    rule: 'the token is no build argument',
    ok: FROM + MOUNT,
    ng: `${FROM}ARG HF_TOKEN\nRUN hf download a/b\n`,
    says: /^error 2: Dockerfile:2 has ARG HF_TOKEN: .* write: RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true/,
  },
  {
    rule: 'a build argument beside the mount is a risk',
    ok: `${FROM}ARG HF_HOME\n${MOUNT}`,
    ng: `${FROM}ARG HUGGING_FACE_HUB_TOKEN\n${MOUNT}`,
    says: /^warning 2: Dockerfile:2 has ARG HUGGING_FACE_HUB_TOKEN/,
  },
  {
    rule: 'ENV does not keep the token',
    ok: `${FROM}ENV HF_TOKEN="" HF_TOKEN_PATH=/run/secrets/hf_token\n${MOUNT}`,
    ng: `${FROM}ARG X\nENV A=b \\\n    HF_API_TOKEN=$X\n${MOUNT}`,
    says: /^error 3: Dockerfile:3 has ENV HF_API_TOKEN: a token in it would stay in the config of the image/,
  },
  {
    rule: 'ENV holds no example of a token',
    ok: FROM + MOUNT,
    ng: `${FROM}ENV HF_TOKEN hf_abcdefghijk\n${MOUNT}`,
    says: /^error 2: Dockerfile:2 has ENV HF_TOKEN/,
  },
  {
    rule: 'the token does not stand in the Dockerfile',
    ok: `${FROM}${MOUNT}# hf_****${TOKEN.slice(-4)}\n`,
    ng: `${FROM}${MOUNT}\n# try: hf auth login --token ${TOKEN}\n`,
    says: /^error 4: The value of the secret 'hf_token' stands in Dockerfile:4 \(plain\)\. Remove it and rotate the token/,
  },
  {
    rule: 'no form of the token stands in the Dockerfile',
    ok: `${FROM}LABEL auth="${base64('user:password')}"\n${MOUNT}`,
    ng: `${FROM}LABEL auth="${base64(`user:${TOKEN}`)}"\n${MOUNT}`,
    says: /^error 2: The value of the secret 'hf_token' stands in Dockerfile:2 \(base64\)/,
  },
  {
    rule: 'a word that is a secret may stand in the Dockerfile, with a word',
    passed: ['user'],
    secrets: { user: 'acme-corp' },
    ok: `${FROM}RUN --mount=type=secret,id=user true\n`,
    ng: `${FROM}LABEL by=acme-corp\nRUN --mount=type=secret,id=user true\n`,
    says: /^warning 2: The value of the secret 'user' stands in Dockerfile:2 \(plain\)\. Remove it; a RUN/,
  },
];

describe('a rule of the contract', () => {
  test.each(RULES)('$rule', async ({ ok, ng, says, ...of }) => {
    expect(
      (await judged({ ...of, dockerfile: ok })).said.filter(
        text => says.test(text) || text.startsWith('error'),
      ),
    ).toEqual([]);
    const { said, problems } = await judged({ ...of, dockerfile: ng });
    expect(said).toContainEqual(expect.stringMatching(says));
    expect(problems.every(({ code }) => code === 'BAD_DOCKERFILE' || code === 'DOCKER_CHECK')).toBe(true);
    const errors = said.filter(text => text.startsWith('error'));
    expect(errors.every(text => says.test(text))).toBe(true);
  });
});

const OTHER = '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';
const SKIP = '# check=skip=SecretsUsedInArgOrEnv\n';

describe('a token in the text that is not of this run', () => {
  test.each<{ how: string; text: string; line: number; form?: string }>([
    { how: 'ARG', text: `${FROM}ARG HF_TOKEN=${OTHER}\n${MOUNT}`, line: 2 },
    { how: 'ARG, its lint switched off', text: `${SKIP}${FROM}ARG HF_TOKEN=${OTHER}\n${MOUNT}`, line: 3 },
    { how: 'ARG in front of all stages', text: `ARG T=${OTHER}\n${FROM}${MOUNT}`, line: 1 },
    { how: 'ENV', text: `${FROM}ENV A=b \\\n  HF_TOKEN="${OTHER}"\n${MOUNT}`, line: 3 },
    { how: 'ENV in the old form', text: `${FROM}ENV MY_KEY ${OTHER}\n${MOUNT}`, line: 2 },
    {
      how: 'a LABEL',
      text: `${FROM}${MOUNT}LABEL auth=${base64(`user:${OTHER}`)}\n`,
      line: 3,
      form: 'base64',
    },
    { how: 'a RUN', text: `${FROM}RUN hf auth login --token ${OTHER}\n${MOUNT}`, line: 2 },
    { how: 'a URL', text: `${FROM}RUN git clone https://u:${OTHER}@huggingface.co/a/b\n${MOUNT}`, line: 2 },
    {
      how: 'a here-document',
      text: `${FROM}COPY <<EOF /.netrc\nmachine a\npassword ${OTHER}\nEOF\n${MOUNT}`,
      line: 4,
    },
    { how: 'a comment', text: `${FROM}# was: ${OTHER}\n${MOUNT}`, line: 2 },
    {
      how: 'two lines',
      text: `${FROM}RUN echo ${OTHER.slice(0, 20)}\\\n${OTHER.slice(20)}\n${MOUNT}`,
      line: 2,
    },
    { how: 'capital letters', text: `${FROM}${MOUNT}RUN echo ${OTHER.toUpperCase()}\n`, line: 3 },
    {
      how: 'a stage that is not built',
      text: `${FROM.trim()} AS a\nRUN echo ${OTHER}\n${FROM}${MOUNT}`,
      line: 2,
    },
  ])('in $how', async ({ how, text, line, form = 'plain' }) => {
    for (const check of ['error', 'warn', 'off'] as const) {
      if (check === 'off' && how === 'a comment') continue; // which is in no image
      const { said, problems } = await judged({ dockerfile: text, check });
      const errors = said.filter(one => one.startsWith('error'));
      expect(errors).toEqual([
        expect.stringMatching(
          `^error ${line}: Dockerfile:${line} holds what is written like a token of the Hub \\(${form}\\)`,
        ),
      ]);
      expect(JSON.stringify(problems)).not.toContain(OTHER.slice(3, 20));
    }
  });

  test('is told once for each line', async () => {
    const dockerfile = `${FROM}${MOUNT}RUN a ${OTHER}\nRUN b ${OTHER} ${OTHER}\n# ${TOKEN}\n`;
    const { said } = await judged({ dockerfile });
    expect(said.map(text => text.split(':')[0])).toEqual(['error 3', 'error 4', 'error 5']);
  });

  test('is an error without any secret as well', async () => {
    const { said } = await judged({ dockerfile: `${FROM}RUN hf auth login --token ${OTHER}\n`, passed: [] });
    expect(said).toEqual([expect.stringMatching(/^error 2: .*Pass it by hf-token/)]);
  });
});

describe('the variables of the token', () => {
  const NAMES = [
    'HF_TOKEN',
    'HUGGING_FACE_HUB_TOKEN',
    'HUGGINGFACE_TOKEN',
    'HUGGINGFACEHUB_API_TOKEN',
    'HF_API_TOKEN',
  ];
  const levelOf = async (text: string) => {
    const { said } = await judged({ dockerfile: `${SKIP}${FROM}${text}\n${MOUNT}` });
    return said.filter(one => /has (ARG|ENV)/.test(one)).map(one => one.split(':')[0]);
  };

  test.each(NAMES)('%s is known to both, whatever the builder checks', async name => {
    for (const kind of ['ARG', 'ENV']) {
      expect(await levelOf(`${kind} ${name}=hf_abcdefghijk`)).toEqual(['error 3']);
      expect(await levelOf(`${kind} ${name}=kJ8sdq2Lw9xZ0vQ4mB7t`)).toEqual(['error 3']);
      expect(await levelOf(`ONBUILD ${kind} ${name}=your_token_here`)).toEqual(['warning 3']);
    }
  });

  test.each([
    'your_token_here',
    `hf_${'x'.repeat(34)}`,
    'hf_your_token_here',
    '<token>',
    'changeme',
    '"hf_xxx..."',
  ])('the placeholder %s is a warning in both', async value => {
    expect(await levelOf(`ARG HF_TOKEN=${value}`)).toEqual(['warning 3']);
    expect(await levelOf(`ENV HF_TOKEN=${value}`)).toEqual(['warning 3']);
  });

  test('an ARG that no mount replaces is an error with the lint switched off, too', async () => {
    const { said } = await judged({ dockerfile: `${SKIP}${FROM}ARG HF_TOKEN\nRUN hf download a/b\n` });
    expect(said).toContainEqual(expect.stringMatching(/^error 3: Dockerfile:3 has ARG HF_TOKEN/));
    expect(await levelOf('ARG HF_TOKEN')).toEqual([]);
  });
});

describe('the check of the Dockerfile', () => {
  test("tells the builder's own checks on their lines, each once, and is content with them", async () => {
    const { said, problems } = await judged({ dockerfile: `${FROM}${MOUNT}CMD echo ##[error]hi\nENV A b\n` });
    const checks = problems.filter(({ code }) => code === 'DOCKER_CHECK');
    expect(checks.map(({ level, message }) => [level, message.split(': ').slice(0, 2).join(' ')])).toEqual([
      ['warning', expect.stringMatching(/Dockerfile:3 (JSONArgsRecommended|LegacyKeyValueFormat)$/)],
      ['warning', expect.stringMatching(/Dockerfile:4 (JSONArgsRecommended|LegacyKeyValueFormat)$/)],
    ]);
    expect(checks[0]?.hint).toMatch(/^See https:\/\/docs\.docker\.com\//);
    expect(said.join()).not.toContain('##[');
  });

  const wrong = `${FROM}USER app\nRUN --mount=type=secret,id=HF_TOKEN cat /run/secrets/HF_TOKEN\n# ${TOKEN}\n`;

  test('says all that is wrong at once, with one question to the builder', async () => {
    const { said, questions } = await judged({ dockerfile: wrong });
    expect(said.map(text => text.split(':')[0])).toEqual(['error 4', 'error 3', 'error 3']);
    expect(questions).toBe(1);
  });

  test('under warn has no errors', async () => {
    const { said } = await judged({ dockerfile: wrong, check: 'warn' });
    expect(said.map(text => text.split(':')[0])).toEqual(['warning 4', 'warning 3', 'warning 3']);
  });

  test('under off asks nothing', async () => {
    const { said, questions } = await judged({ dockerfile: wrong, check: 'off' });
    expect({ said, questions }).toEqual({ said: [], questions: 0 });
  });

  test('knows that one of several mounts requires the secret, and where an ONBUILD is from', async () => {
    const dockerfile = `${FROM}RUN --mount=type=secret,id=pip true\nRUN --mount=type=secret,id=pip,required=true true\n`;
    expect((await judged({ dockerfile, passed: [] })).said).toEqual([expect.stringMatching(/^error 2: /)]);
    const onbuild = `${FROM.trim()} AS base\nONBUILD RUN --mount=type=secret,id=pip,required=true true\nFROM base\nRUN make\n`;
    const { said, mounted } = await judged({ dockerfile: onbuild, passed: [] });
    expect(mounted).toEqual([{ id: 'pip', isRequired: true, line: 0 }]);
    expect(said).toEqual([expect.stringMatching(/^error 0: Dockerfile mounts the secret 'pip'/)]);
  });

  test('under off asks what is mounted when a token is missing', async () => {
    const { said, mounted } = await judged({ dockerfile: wrong, check: 'off', passed: [] });
    expect(said).toEqual([]);
    expect(mounted?.map(({ id }) => id)).toEqual(['HF_TOKEN']);
  });

  test.each(['check', 'outline'])('is left out for call: %s', async call => {
    const { questions } = await judged({ dockerfile: wrong, build: { call } });
    expect(questions).toBe(0);
  });

  test('wants no required token where a build without it is wanted', async () => {
    const dockerfile = `${FROM}RUN --mount=type=secret,id=hf_token cat /run/secrets/hf_token\n`;
    expect((await judged({ dockerfile, onMissingToken: 'build' })).said).toEqual([]);
  });

  test('sees what was changed in the Dockerfile since', async () => {
    const dockerfile = (id: string) => `${FROM}RUN --mount=type=secret,id=${id} true\n`;
    for (const id of ['first', 'second', 'first'])
      expect((await judged({ dockerfile: dockerfile(id) })).mounted?.map(one => one.id)).toEqual([id]);
  });

  test('a Dockerfile cannot give commands to the runner', async () => {
    const { said, log } = await judged({
      dockerfile: `${FROM}RUN --mount=type=secret,id=##[add-path]x,required=true true\n`,
    });
    expect(said.join()).toContain('## [add-path]x');
    const broken = await judged({ dockerfile: `${FROM}##[add-path]/evil\n::error::x\n` });
    expect([...said, ...log, ...broken.log].join()).not.toContain('##[');
  });
});
