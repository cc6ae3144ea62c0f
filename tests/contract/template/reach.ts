import ts from 'typescript';

/** Something of a package: `{ from: '@aws-sdk/client-sqs', name: 'SendMessageCommand' }`; `*` is all of it. */
export interface Import {
  readonly from: string;
  readonly name: string;
}

/** What code may come to that is loaded, and whose exports are called. */
export interface Reach {
  readonly imports: readonly Import[];
  /** The kinds of writes that it makes transactions of. */
  readonly writes: readonly string[];
}

const WRITES = ['ConditionCheck', 'Delete', 'Put', 'Update'];
/** Their members are JavaScript's own: `Promise.all` is no function of Trellis. */
const GLOBALS = ['Array', 'JSON', 'Math', 'Number', 'Object', 'Promise'];
/** What imports in the middle of a bundle; the last is esbuild's. */
const IMPORTERS = ['import', 'require', '__require'];

/** What an import clause names: how it is called here, and in its package. */
const namesIn = ({ name, namedBindings: named }: ts.ImportClause): [here: string, there: string][] => [
  ...(name ? [[name.text, '*'] satisfies [string, string]] : []),
  ...(named && ts.isNamespaceImport(named) ? [[named.name.text, '*'] satisfies [string, string]] : []),
  ...(named && ts.isNamedImports(named) ? named.elements : []).map((one): [string, string] => [
    one.name.text,
    (one.propertyName ?? one.name).text,
  ]),
];

/** What a file imports at its top, by what it calls it. */
const importsOf = ({ statements }: ts.SourceFile): Map<string, Import> =>
  new Map(
    statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
      const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
      const names = importClause ? namesIn(importClause) : [];
      return names.map(([here, there]): [string, Import] => [here, { from, name: there }]);
    }),
  );

const textIn = (node: ts.Node | undefined): string | undefined =>
  node && (ts.isIdentifier(node) || ts.isStringLiteral(node)) ? node.text : undefined;

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** What a member of an object holds that does nothing as long as the member is not asked for. */
const waitingIn = (member: ts.ObjectLiteralElementLike): readonly ts.Node[] | undefined => {
  if (ts.isShorthandPropertyAssignment(member)) return [member.name];
  if (ts.isMethodDeclaration(member)) return [...member.parameters, ...(member.body ? [member.body] : [])];
  if (!ts.isPropertyAssignment(member)) return undefined;
  const { initializer: value } = member;
  return isFunction(value) || ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)
    ? [value]
    : undefined;
};

/** What a call imports: `import('…')` and its like. */
const importedBy = ({ expression, arguments: [argument] }: ts.CallExpression): Import | undefined => {
  const isImport = expression.kind === ts.SyntaxKind.ImportKeyword;
  const caller = isImport ? 'import' : textIn(expression);
  return argument && ts.isStringLiteral(argument) && IMPORTERS.includes(caller ?? '')
    ? { from: argument.text, name: '*' }
    : undefined;
};

/** The name of the member that a node asks an object for. */
const askedBy = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node))
    return GLOBALS.includes(textIn(node.expression) ?? '') ? undefined : node.name.text;
  if (ts.isElementAccessExpression(node))
    return ts.isStringLiteral(node.argumentExpression) ? node.argumentExpression.text : undefined;
  if (ts.isBindingElement(node) && !node.dotDotDotToken) return textIn(node.propertyName ?? node.name);
  return undefined;
};

/** What is inside a node, without the name that it gives or asks for. */
const insideOf = (node: ts.Node): readonly ts.Node[] => {
  if (ts.isPropertyAccessExpression(node)) return [node.expression];
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node))
    return [
      ...(ts.isIdentifier(node.name) ? [] : [node.name]),
      ...(node.initializer ? [node.initializer] : []),
    ];
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
};

/** A function that a declaration puts away under a name: the name, and what runs when it is called. */
const putAwayBy = (node: ts.Node): [name: string, nodes: readonly ts.Node[]] | undefined => {
  if (ts.isFunctionDeclaration(node) && node.name && node.body)
    return [node.name.text, [...node.parameters, node.body]];
  return ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && isFunction(node.initializer)
    ? [node.name.text, insideOf(node)]
    : undefined;
};

/**
 * What of a bundle can be reached from its top level, by names alone.
 *
 * A bundler keeps every method of an object that is used. So a function that is put away under a name, a
 * variable's or that of a member of an object which a function makes, counts as reached only where code that is
 * reached says the name: `name` of a variable, `it.name` or `{ name }` of a member. Methods of one name are
 * reached together. What stands at the top level is reached whole: that is where tables are, of operations or
 * of steps, whose members are called by names that are not written out.
 *
 * So it reaches too much rather than too little, but for members of what a function made that are only asked for
 * by computed names. They are missed: an action that only they take seems to be granted in vain, which is a false
 * alarm, and is not missed when it is not granted.
 * @param bundle JavaScript modules made one by a bundler, not minified
 */
export const reachOf = (bundle: string): Reach => {
  const source = ts.createSourceFile('bundle.js', bundle, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const late: Import[] = [];
  const writes = new Set<string>();
  /** Names of variables, and of members with a dot before them. */
  const said = new Set<string>();
  const waiting = new Map<string, readonly ts.Node[]>();

  const say = (name: string): void => {
    if (said.has(name)) return;
    said.add(name);
    for (const node of waiting.get(name) ?? []) visit(node, false);
  };
  const wait = (name: string, nodes: readonly ts.Node[]): void => {
    if (said.has(name)) for (const node of nodes) visit(node, false);
    else waiting.set(name, [...(waiting.get(name) ?? []), ...nodes]);
  };

  const visitMember = (member: ts.ObjectLiteralElementLike, isTop: boolean): void => {
    const name = textIn(member.name);
    const nodes = waitingIn(member);
    if (nodes && name !== undefined && !isTop) wait(`.${name}`, nodes);
    else if (nodes) for (const node of nodes) visit(node, isTop && !ts.isMethodDeclaration(member));
    else if (ts.isPropertyAssignment(member)) visit(member.initializer, isTop);
    else for (const node of insideOf(member)) visit(node, isTop);
  };

  const visitObject = ({ properties }: ts.ObjectLiteralExpression, isTop: boolean): void => {
    // An item of a transaction has one member, named after the kind of its write.
    const [only, ...others] = properties.map(({ name }) => textIn(name));
    if (only !== undefined && others.length === 0 && WRITES.includes(only)) writes.add(only);
    for (const member of properties) visitMember(member, isTop);
  };

  const visit = (node: ts.Node, isTop: boolean): void => {
    const putAway = putAwayBy(node);
    if (ts.isImportDeclaration(node)) return;
    if (putAway) return void wait(...putAway);
    if (ts.isIdentifier(node)) return void say(node.text);
    if (ts.isObjectLiteralExpression(node)) return void visitObject(node, isTop);
    const member = askedBy(node);
    if (member !== undefined) say(`.${member}`);
    const imported = ts.isCallExpression(node) ? importedBy(node) : undefined;
    if (imported) late.push(imported);
    for (const inner of insideOf(node)) visit(inner, isTop && !ts.isFunctionLike(node));
  };

  for (const statement of source.statements) visit(statement, true);
  const used = [...importsOf(source)].filter(([name]) => said.has(name)).map(([, one]) => one);
  return { imports: [...used, ...late], writes: [...writes].sort() };
};
