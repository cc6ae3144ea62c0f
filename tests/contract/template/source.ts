import ts from 'typescript';

const parse = (source: string): ts.SourceFile =>
  ts.createSourceFile('source.ts', source, ts.ScriptTarget.ESNext, true);

const nodesIn = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(nodesIn)];

/**
 * The names that a file asks for by `settings({ NAME: … })`, sorted.
 * @throws Error when they are not written out in place, so that they could not be compared
 */
export const settingsIn = (source: string): string[] =>
  nodesIn(parse(source))
    .filter(ts.isCallExpression)
    .filter(({ expression }) => expression.getText() === 'settings')
    .flatMap(({ arguments: [shape] }) => {
      if (!shape || !ts.isObjectLiteralExpression(shape))
        throw new Error('settings() wants its names in place');
      return shape.properties.map(({ name }) => {
        if (!name || !ts.isIdentifier(name)) throw new Error('settings() wants its names in place');
        return name.text;
      });
    })
    .sort();

/** The names of the functions that a file calls. */
export const callsIn = (source: string): string[] =>
  nodesIn(parse(source))
    .filter(ts.isCallExpression)
    .map(({ expression }) => expression.getText());

/** The paths that a file imports from. */
export const importsIn = (source: string): string[] =>
  parse(source)
    .statements.filter(ts.isImportDeclaration)
    .map(({ moduleSpecifier }) => moduleSpecifier)
    .filter(ts.isStringLiteral)
    .map(({ text }) => text);

/** The names that a file exports by `export const`. */
export const exportsIn = (source: string): string[] =>
  parse(source)
    .statements.filter(ts.isVariableStatement)
    .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap(({ declarationList }) => declarationList.declarations.map(({ name }) => name.getText()));
