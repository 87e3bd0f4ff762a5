import { ApiVersion } from '@shopify/shopify-api';

/** The one version of the Admin API that this app speaks. web/tests/versions.test.ts holds every toml to it. */
export const API_VERSION = ApiVersion.July26;
