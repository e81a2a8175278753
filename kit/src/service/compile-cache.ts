import { enableCompileCache, flushCompileCache } from 'node:module';

// Node keeps what V8 made of each file, so that the next start need not compile it again. Packages are loaded after
// this has run, provided that this import is a program's first. NODE_COMPILE_CACHE says where it is kept (a folder of
// the machine's temporary one unless told), NODE_DISABLE_COMPILE_CACHE=1 does without. Where nothing can be written,
// Node goes on without.
enableCompileCache();

/** Keeps it now: who is killed later has not lost it. */
export { flushCompileCache as keepCompiled };
