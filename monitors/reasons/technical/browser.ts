import type { BrowserFacts, OfEach } from '../../../words/reasons/reason.ts';

export const browserTexts: OfEach<BrowserFacts, string> = {
  'chromium-absent': () => 'there is no Chromium; `nghiemthu doctor --install` gets it',
  'browser-unstarted': ({ text }) => `the browser does not start: ${text}`,
  'browser-late': () => 'the browser did not start in time',
  'browser-lost': () => 'the browser was lost',
  'browser-hangs': () => 'the browser hangs',
  'walk-endless': () => 'the journey did not end',
  'walker-absent': () => 'this monitor walks no journeys',
  'walk-by-probe': () =>
    'a journey needs accounts of a target: it walks for a probe under `probes:` alone, not for /probe',
  'walk-address': ({ target }) => `${target} is no address to walk on`,
  'journey-unloadable': ({ text }) => `the journey cannot be loaded: ${text}`,
  'journey-unknown': ({ journey, platform }) =>
    `no journey ${journey} in config/platforms/${platform}/platform.yaml`,
  'journey-changes': ({ journey, target }) =>
    `the journey ${journey} changes the platform, and ${target} is live`,
  'journey-leaves': ({ journey }) =>
    `the journey ${journey} creates data and registers nothing that removes it`,
  'step-unawaited': ({ step }) => `“${step}” was not awaited`,
  'journey-empty': () => 'the journey has no step',
  'own-data-left': ({ text }) => `own data could not be removed: ${text}`,
};
