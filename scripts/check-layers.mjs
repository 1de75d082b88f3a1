// Holds the layer table over the real imports of `src`, `demo`, `stories` and `examples`.
// `node scripts/check-layers.mjs [folder]`: exit code 1 and one line per breach when there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { isAllowedPackage, isIn, layerOf, layers, users } from './lib/layers.mjs'
import { root } from './lib/run.mjs'

const CODE = /\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/
const SKIPPED = /(^|\/)(node_modules|dist|\.next)\//

const withoutEnding = (path) =>
  path.replace(/(\.d)?\.(ts|tsx|mts|cts|js|jsx|mjs|cjs)$/, '').replace(/\/index$/, '')

/** `src/api` for `src/api/index`, but `src/index` stays: it is a layer of its own. */
const moduleName = (path) => {
  const short = withoutEnding(path)
  return short === 'src' ? 'src/index' : short
}

function codeOf(base, folder) {
  if (!existsSync(join(base, folder))) return []
  return readdirSync(join(base, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => CODE.test(file) && !SKIPPED.test(file))
    .sort()
}

/** Every module that a file names: static, type-only, dynamic, `require`, `import('…')` types, references. */
export function importsOf(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found = source.referencedFiles.map(({ fileName }) => `./${fileName}`)
  const visit = (node) => {
    const named =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier
        ? node.moduleSpecifier
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : ts.isExternalModuleReference(node)
            ? node.expression
            : ts.isCallExpression(node) &&
                (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
                  node.expression.getText() === 'require')
              ? node.arguments[0]
              : undefined
    if (named && ts.isStringLiteralLike(named)) found.push(named.text)
    else if (named && ts.isCallExpression(node)) found.push('(computed)')
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Free uses of a name: not a property (`x.window`), not a key, not a type, not declared in the file. */
export function globalsOf(file, text, names) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const used = new Set()
  const declared = new Set()
  const visit = (node) => {
    if (ts.isIdentifier(node) && names.includes(node.text)) {
      const { parent } = node
      const isName = 'name' in parent && parent.name === node
      if (ts.isShorthandPropertyAssignment(parent)) {
        used.add(node.text)
      } else if (isName && !ts.isPropertyAccessExpression(parent)) {
        if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) {
          declared.add(node.text)
        }
      } else if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
        if (parent.expression.getText() === 'globalThis') used.add(node.text)
      } else if (!(ts.isBindingElement(parent) && parent.propertyName === node)) {
        used.add(node.text)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return [...used].filter((name) => !declared.has(name))
}

function breachesOfLayer(base, file) {
  const text = readFileSync(join(base, file), 'utf8')
  const here = moduleName(file)
  const layer = layerOf(here)
  if (!layer) return [`${file}: is in no layer of the table. Add its folder to scripts/lib/layers.mjs.`]
  const rule = layers[layer]
  const breaches = []
  for (const specifier of importsOf(file, text)) {
    if (specifier === '(computed)') {
      breaches.push(`${file}: imports something computed, which nothing can check. Write the module's name.`)
    } else if (specifier.startsWith('.')) {
      const target = moduleName(posix.join(posix.dirname(file), specifier))
      const allowed = [layer, ...rule.layers].some((name) => isIn(name, target))
      if (!allowed)
        breaches.push(`${file}: imports ${target}, but ${layer} may know only: ${known(rule.layers)}.`)
    } else if (!isAllowedPackage(specifier, rule.packages)) {
      breaches.push(`${file}: imports "${specifier}", but ${layer} may use only: ${known(rule.packages)}.`)
    }
  }
  const exempt = (rule.exceptGlobals ?? []).some((name) => isIn(name, here))
  if (rule.noGlobals && !exempt) {
    for (const name of globalsOf(file, text, rule.noGlobals)) {
      breaches.push(`${file}: says \`${name}\`, which ${layer} must not. Pass it in.`)
    }
  }
  return breaches
}

const known = (names) => (names.length ? names.join(', ') : 'nothing else')

function breachesOfUser(base, file, folder) {
  const published = Object.keys(
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).exports ?? {},
  ).map((entry) => posix.join('react-membrane', entry))
  const breaches = []
  for (const specifier of importsOf(file, readFileSync(join(base, file), 'utf8'))) {
    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(file), specifier)
      if (isIn('src', target)) {
        breaches.push(`${file}: reaches into ${target}. ${folder}/ may import the published entries only.`)
      }
    } else if (isAllowedPackage(specifier, ['react-membrane']) && !published.includes(specifier)) {
      breaches.push(`${file}: imports "${specifier}", which is no entry of the package.`)
    }
  }
  return breaches
}

/** What a folder laid out like the repository does against the table, one sentence each. */
export function findBreaches(base = root) {
  return [
    ...codeOf(base, 'src').flatMap((file) => breachesOfLayer(base, file)),
    ...users.flatMap((folder) => codeOf(base, folder).flatMap((file) => breachesOfUser(base, file, folder))),
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const base = resolve(process.argv[2] ?? root)
  const breaches = findBreaches(base)
  for (const breach of breaches) console.error(breach)
  if (breaches.length) process.exitCode = 1
  else console.log(`Every import under ${dirname(join(base, 'src'))} keeps to the layer table.`)
}
