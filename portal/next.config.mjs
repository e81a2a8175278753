/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` runs the compiler over the portal; TypeScript 7 has no JavaScript API for Next to call.
  typescript: { ignoreBuildErrors: true },
  experimental: { useTypeScriptCli: true },
  // The dependencies are hoisted to the workspace root, so the root of the build is there too.
  turbopack: { root: new URL('..', import.meta.url).pathname },
  devIndicators: false,
};

export default config;
