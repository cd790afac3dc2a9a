/** What a client of the Hub prints, by the row of the table that it belongs to. */
export interface HubLine {
  readonly row: number;
  readonly lines: (token: string) => readonly string[];
  /** What buildx itself says, where it is not the exit code. */
  readonly error?: string;
}

const line = (row: number, ...lines: readonly string[]): HubLine => ({ row, lines: () => lines });

const GATED = 'https://huggingface.co/nvidia/Nemotron/resolve/main/config.json';

/** As huggingface_hub, transformers, datasets, git, curl, pip and Rust clients write it. */
export const HUB_LINES: readonly HubLine[] = [
  {
    row: 1,
    lines: token => [
      '  raise LocalProtocolError(',
      `httpx.LocalProtocolError: Illegal header value b'Bearer ${token}\\n'`,
    ],
  },
  {
    row: 1,
    lines: token => [
      `requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) in header value: 'Bearer ${token}\\n'`,
    ],
  },
  line(
    2,
    `403 Client Error: Forbidden for url: ${GATED}`,
    '403 Forbidden: Please enable access to public gated repositories in your fine-grained token settings to view this repository..',
  ),
  line(
    3,
    `Cannot access gated repo for url ${GATED}.`,
    'Your request to access model nvidia/Nemotron is awaiting a review from the repo authors.',
  ),
  line(
    4,
    "Access to model nvidia/Nemotron is restricted. Your request has been rejected by the repo's authors.",
  ),
  line(4, 'Your access to model nvidia/Nemotron has been reset by the repo authors.'),
  line(
    5,
    `403 Client Error. (Request ID: Root=1-6)`,
    `Cannot access gated repo for url ${GATED}.`,
    'Access to model nvidia/Nemotron is restricted and you are not in the authorized list. Visit https://huggingface.co/nvidia/Nemotron to ask for access.',
  ),
  line(
    6,
    'Access to model nvidia/Nemotron is restricted. You must have access to it and be authenticated to access it. Please log in.',
  ),
  line(7, `401 Client Error: Unauthorized for url: ${GATED}`, 'Invalid credentials in Authorization header'),
  line(
    7,
    "huggingface_hub.errors.HfHubHTTPError: Invalid user token. If you didn't pass a user token, make sure you are properly logged in",
  ),
  line(8, 'Your token does not comply with the organization token policy.'),
  line(8, 'This token has been revoked by the organization administrator.'),
  line(9, `huggingface_hub.errors.GatedRepoError: Cannot access gated repo for url ${GATED}.`),
  line(9, 'OSError: You are trying to access a gated repo.'),
  line(10, 'Error: Access denied. Repository nvidia/Nemotron', 'requires approval.'),
  line(11, `huggingface_hub.errors.RepositoryNotFoundError: Repository Not Found for url: ${GATED}.`),
  line(
    11,
    "OSError: nvidia/Nemotro is not a local folder and is not a valid model identifier listed on 'https://huggingface.co/models'",
  ),
  line(12, 'Error: Not logged in'),
  line(12, 'ValueError: Token is required (`token=True`), but no token found.'),
  line(12, 'You need to authenticate to this hub'),
  line(
    13,
    "datasets.exceptions.DatasetNotFoundError: Dataset 'a/b' is a gated dataset on the Hub. You must be signed in.",
  ),
  line(
    14,
    "Could not download 'pyannote/segmentation-3.0' model.",
    'It might be because the pipeline is private or gated so make',
  ),
  line(15, "OSError: We couldn't connect to 'https://huggingface.co' to load the files"),
  line(
    15,
    'LocalEntryNotFoundError: An error happened while trying to locate the file on the Hub and we cannot find it in the cache.',
  ),
  line(
    16,
    '403 Forbidden: You do not have the required rights.',
    'Make sure your token has the correct permissions.',
  ),
  line(17, 'requests.exceptions.HTTPError: 429 Client Error: 429 Too Many Requests for url'),
  line(17, 'We had to rate limit your IP (192.0.2.1). To continue using our service, create a HF account'),
  line(18, 'remote: Password authentication in git is no longer supported. You must use a user access token'),
  line(18, "fatal: could not read Username for 'https://huggingface.co': No such device or address"),
  line(18, "fatal: Authentication failed for 'https://huggingface.co/nvidia/Nemotron/'"),
  line(
    19,
    'batch response: Authentication required: Authorization error: https://huggingface.co/x.git/info/lfs',
  ),
  line(20, 'curl: (22) The requested URL returned error: 401'),
  line(21, `ERROR: HTTP error 401 while getting ${GATED}`),
  line(22, `Error: request error: HTTP status client error (401 Unauthorized) for url (${GATED})`),
  line(23, 'safetensors_rust.SafetensorError: Error while deserializing header: HeaderTooLarge'),
  line(23, "_pickle.UnpicklingError: invalid load key, 'v'."),
  line(24, '/bin/sh: huggingface-cli: not found'),
  line(24, '/bin/bash: line 1: huggingface-cli: command not found'),
  line(24, 'Warning: `huggingface-cli` is deprecated and no longer works. Use `hf` instead.'),
  line(25, 'OIDC Exchange failed: invalid_grant'),
  line(26, `requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: ${GATED}`),
  line(26, `403 Client Error: Forbidden for url: ${GATED}`),
  line(26, 'Access Denied'),
  line(27, 'cat: /run/secrets/hf_token: No such file or directory'),
  line(27, "cat: can't open '/run/secrets/hf_token': No such file or directory"),
  line(27, '/bin/sh: 1: cannot open /run/secrets/hf_token: No such file'),
  { row: 27, lines: () => [], error: 'secret hf_token: not found' },
  line(
    28,
    'huggingface_hub.errors.RevisionNotFoundError: 404 Client Error. (Request ID: Root=1-6)',
    'Revision Not Found for url: https://huggingface.co/nvidia/Nemotron/resolve/v9/config.json.',
  ),
  line(
    28,
    'huggingface_hub.errors.RemoteEntryNotFoundError: 404 Client Error. (Request ID: Root=1-6)',
    'Entry Not Found for url: https://huggingface.co/nvidia/Nemotron/resolve/main/none.json.',
  ),
];
