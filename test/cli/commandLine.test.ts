import { expect, it } from 'vitest'
import { commandLine } from '../../src/cli/commandLine.js'

it('writes a command for the shell of Windows, with quotes around what that would read otherwise', () => {
  expect(commandLine(['npm', 'run', 'dev', '--', '--port=3000'])).toBe('npm run dev -- --port=3000')
  expect(commandLine(['C:\\Program Files\\node.exe', 'a&b', '', 'say "hi"'])).toBe(
    '"C:\\Program Files\\node.exe" "a&b" "" "say ""hi"""',
  )
})

it('keeps a backslash from taking the quote after it', () => {
  expect(commandLine(['C:\\My Apps\\', 'say \\"hi"'])).toBe(String.raw`"C:\My Apps\\" "say \\""hi"""`)
})

it('has no variable read between percent signs', () => {
  expect(commandLine(['100%', '%PATH%', 'a b\\%'])).toBe(String.raw`"100"^%"" ""^%"PATH"^%"" "a b\\"^%""`)
})
