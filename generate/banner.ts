/** The first line of every generated TypeScript or JavaScript file. @param source what to edit instead */
export const bannerOf = (
  source: 'openapi.yaml' | 'core/messages/messages.yaml' | 'generate/runtime.ts',
): string => `// Generated from ${source} by \`npm run generate\`. Do not edit.\n`;
