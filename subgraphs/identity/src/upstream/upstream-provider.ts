import type { Language } from '@city/kit/errors/localized';

export type UpstreamProvider = { nameIn(language: Language): string };
