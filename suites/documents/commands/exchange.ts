import type { CommandAnswer, PlatformCommands } from '../../platform-command.ts';
import { checkPieces } from '../exchange/check.ts';
import { fetched } from '../exchange/fetched.ts';
import { tryGateway } from '../exchange/try-gateway.ts';
import type { GatewayAccess, Tried } from '../exchange/try-gateway.ts';
import { tell } from '../exchange/words.ts';
import type { Lang } from '../exchange/words.ts';
import { settings } from '../settings.ts';

type Options = Readonly<Record<string, unknown>>;

const LANG = { '--lang <language>': { description: 'vi or en', default: 'vi' } };
const JSON_TOO = { '--json': { description: 'print what was found as JSON' } };

export const commands: PlatformCommands = {
  check: {
    description: 'judge an envelope of the exchange: what is wrong with it, and where',
    arguments: ['file-or-url'],
    options: {
      ...LANG,
      ...JSON_TOO,
      '--qcvn <year>': {
        description: 'compare with QCVN 102:2016 or its amendment of 2022',
        default: '2022',
      },
      '--signed': { description: 'refuse an envelope that is not signed' },
    },
    run: ([place = ''], options) => checkFile(place, options),
  },
  try: {
    description: 'send the envelopes of the corpus to a gateway, and compare its answers',
    arguments: ['url'],
    options: {
      ...LANG,
      ...JSON_TOO,
      '--system <id>': { description: 'SystemId; its key is read from EXCHANGE_SECRET_KEY' },
      '--from <organ-id>': { description: 'identifier code of the sender', default: 'H36.02' },
      '--to <organ-id>': { description: 'identifier code of the receiver', default: 'H19.101' },
    },
    run: ([url = ''], options) => tryUrl(url, options),
  },
};

function langOf({ lang }: Options): Lang {
  if (lang !== 'vi' && lang !== 'en')
    throw new RangeError(`found --lang ${String(lang)}, expected vi or en`);
  return lang;
}

function yearOf({ qcvn }: Options): '2016' | '2022' {
  if (qcvn !== '2016' && qcvn !== '2022')
    throw new RangeError(`found --qcvn ${String(qcvn)}, expected 2016 or 2022`);
  return qcvn;
}

async function checkFile(place: string, options: Options): Promise<CommandAnswer> {
  const lang = langOf(options);
  const checked = await checkPieces(await fetched(place), () => settings().kinds, {
    mustBeSigned: options['signed'] === true,
    qcvn: yearOf(options),
  });
  const text = options['json']
    ? JSON.stringify(checked, null, 2)
    : `${place}: ${tell(checked, lang)}`;
  return { text, outcome: checked.verdict === 'invalid' ? 'no-go' : 'success' };
}

async function tryUrl(url: string, options: Options): Promise<CommandAnswer> {
  const lang = langOf(options);
  const tried = await tryGateway(accessOf(url, options));
  const wrong = tried.filter(({ right }) => !right);
  const text = options['json']
    ? JSON.stringify(
        tried.map(({ sample, code, right }) => ({
          name: sample.name,
          expected: sample.gateway,
          code,
          right,
        })),
        null,
        2,
      )
    : [...wrong.map((one) => lineOf(one, lang)), summary(tried, lang)].join('\n');
  // A gateway that answered no code at all was not judged.
  if (tried.every(({ code }) => code === null)) return { text, outcome: 'undecided' };
  return { text, outcome: wrong.length === 0 ? 'success' : 'no-go' };
}

function accessOf(url: string, { system, from, to }: Options): GatewayAccess {
  const secretKey = process.env['EXCHANGE_SECRET_KEY'];
  if (!URL.canParse(url)) throw new RangeError(`found ${url}, expected an address like https://…`);
  if (typeof system !== 'string' || secretKey === undefined)
    throw new RangeError('expected --system <id>, and its key in EXCHANGE_SECRET_KEY');
  return {
    url: url.replace(/\/$/, ''),
    systemId: system,
    secretKey,
    from: String(from),
    to: String(to),
  };
}

function lineOf({ sample, code }: Tried, lang: Lang): string {
  const said = code ?? (lang === 'vi' ? 'không trả lời' : 'no answer');
  return lang === 'vi'
    ? `${sample.name} (${sample.says}): cần mã ${sample.gateway}, trục trả lời ${said}`
    : `${sample.name}: expected ${sample.gateway}, the gateway answers ${said}`;
}

function summary(tried: readonly Tried[], lang: Lang): string {
  const right = tried.filter((one) => one.right).length;
  return lang === 'vi'
    ? `${right} trên ${tried.length} gói tin được trả lời đúng`
    : `${right} of ${tried.length} envelopes are answered right`;
}
