export type Language = 'vi' | 'en';

export type Localized = { vi: string; en: string };
