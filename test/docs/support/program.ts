import { join } from 'node:path'
import ts from 'typescript'
import { repository } from './samples.js'

const readConfig = (): ts.ParsedCommandLine => {
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), (file) => ts.sys.readFile(file))
  return ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['src/index.ts'] },
    ts.sys,
    repository,
  )
}

/** A compiler's view of the repository with some files that exist only here, by path relative to it. */
export function createProgram(
  roots: readonly string[],
  virtual: ReadonlyMap<string, string> = new Map(),
): ts.Program {
  // A sample may show a name and leave its use to the reader.
  const options = { ...readConfig().options, noUnusedLocals: false, noUnusedParameters: false }
  const disk = ts.createCompilerHost(options)
  const files = new Map([...virtual].map(([file, text]) => [join(repository, file), text]))
  const folders = [...files.keys()].map((file) => `${file.slice(0, file.lastIndexOf('/'))}/`)
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => files.has(file) || disk.fileExists(file),
    readFile: (file) => files.get(file) ?? disk.readFile(file),
    directoryExists: (folder) =>
      folders.some((known) => known.startsWith(`${folder}/`)) || (disk.directoryExists?.(folder) ?? true),
    getSourceFile: (file, languageVersion, ...rest) => {
      const text = files.get(file)
      return text === undefined
        ? disk.getSourceFile(file, languageVersion, ...rest)
        : ts.createSourceFile(file, text, languageVersion, true)
    },
  }
  return ts.createProgram(
    roots.map((file) => join(repository, file)),
    options,
    host,
  )
}

/** What the compiler holds against a file, one line each. */
export function faultsIn(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(join(repository, file))
  if (!source) return [`${file} is not part of the program.`]
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
    (fault) => {
      const { line } = source.getLineAndCharacterOfPosition(fault.start ?? 0)
      return `line ${line}: ${ts.flattenDiagnosticMessageText(fault.messageText, '\n')}`
    },
  )
}
