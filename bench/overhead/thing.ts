import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

export const COLORS = ['red', 'green', 'blue'] as const;
export type Color = (typeof COLORS)[number];

/** What the request asks for, once it has been checked and coerced. */
export interface Asked {
  readonly id: string;
  readonly limit: number;
  readonly color: Color;
  readonly deep: boolean;
}

export interface Thing extends Asked {
  readonly name: string;
}

/** The business of the operation: next to none, so that what is measured is everything around it. */
export const thingOf = ({ id, limit, color, deep }: Asked): Thing => ({
  id,
  name: `Thing ${id}`,
  color,
  limit,
  deep,
});

/** How every contestant is called: as Lambda calls it. */
export type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;
