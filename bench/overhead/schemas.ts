import { z } from 'zod';
import { COLORS } from './thing.ts';

/** contract.yaml's rules for those contestants that take zod schemas. */
export const path = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,16}$/) });
export const query = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  color: z.enum(COLORS),
  deep: z.stringbool({ truthy: ['true'], falsy: ['false'], case: 'sensitive' }).default(false),
});
