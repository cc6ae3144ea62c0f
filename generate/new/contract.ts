import { operationOf, upper, type Wanted } from './wanted.ts';

/** Texts for openapi.yaml, by the places where they are put. */
export interface ContractTexts {
  readonly tags: string;
  readonly paths: string;
  readonly schemas: string;
}

/** One operation for users who are signed in, and the schema of its answer. */
export const contractTexts = ({ name }: Wanted): ContractTexts => ({
  tags: `  - name: ${name}
    description: What a user has in ${name}
`,
  paths: `  /${name}:
    get:
      operationId: ${operationOf(name)}
      tags: [${name}]
      summary: One's ${name}
      description: |
        The text is empty as long as nothing is kept.
      security:
        - user: []
      responses:
        '200':
          description: What is kept for the caller
          content: { application/json: { schema: { $ref: '#/components/schemas/${upper(name)}' } } }
        '400': { $ref: '#/components/responses/BadRequest' }
        '401': { $ref: '#/components/responses/Unauthorized' }
        '429': { $ref: '#/components/responses/TooManyRequests' }
        '431': { $ref: '#/components/responses/HeadersTooLarge' }
        '500': { $ref: '#/components/responses/ServerError' }
`,
  schemas: `    ${upper(name)}:
      description: What is kept in ${name} for one user.
      type: object
      additionalProperties: false
      required: [text]
      properties:
        text:
          description: Any text; empty when nothing is kept.
          type: string
          maxLength: 1000
          example: Something to remember
`,
});
