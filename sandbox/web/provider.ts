import type Provider from 'oidc-provider';

/** An OpenID Connect provider, without the package's notices about production use: stderr is for `--verbose`. */
export async function openIdProvider(
  issuer: string,
  configuration: Record<string, unknown>,
): Promise<Provider> {
  const { warn } = console;
  console.warn = () => {};
  try {
    const { default: Loaded } = await import('oidc-provider');
    return new Loaded(issuer, configuration);
  } finally {
    console.warn = warn;
  }
}
