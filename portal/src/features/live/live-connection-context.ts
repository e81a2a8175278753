'use client';

import { createContext } from 'react';
import type { LiveConnection } from './live-feed.ts';

export const LiveConnectionContext = createContext<LiveConnection | null>(null);
