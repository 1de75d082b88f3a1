// The page of the gallery: what was taken of each story, by group, with an index of the groups.

/** @typedef {{ id: string, title: string, name: string }} Story */
/** @typedef {{ file: string, width: number, height: number, isCut: boolean, wrong: readonly string[] }} Picture */

const STYLE = `
  :root { color-scheme: light dark; --line: light-dark(#a7a9b0, #4b4e57) }
  body { margin: 0; padding: 0 24px 48px; font: 14px/20px system-ui, sans-serif; background: light-dark(#e3e4e8, #26282e); color: light-dark(#16181d, #e8e9ec) }
  h1, h2, h3 { margin: 0; font-size: 14px }
  h1 { padding-block: 24px 8px; font-size: 20px; line-height: 28px }
  h2 { position: sticky; top: 0; z-index: 1; margin-inline: -24px; padding: 8px 24px; font-size: 16px; background: inherit; border-block-end: 1px solid var(--line) }
  nav { display: flex; flex-wrap: wrap; gap: 4px 16px; margin-block-end: 16px }
  a { color: inherit }
  .group { background: inherit }
  .story { padding-block: 16px 24px; scroll-margin-block-start: 40px }
  .pictures { display: grid; grid-template-columns: 10fr 10fr 4fr 4fr; gap: 12px; margin-block-start: 8px; align-items: start }
  figure { margin: 0; min-inline-size: 0 }
  img { display: block; box-sizing: border-box; max-inline-size: 100%; block-size: auto; border: 1px solid var(--line) }
  figcaption { font-size: 12px; overflow-wrap: anywhere }
  strong { color: light-dark(#b00020, #ff9b94) }
`

const escape = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const link = (/** @type {string} */ id, /** @type {string} */ words) =>
  `<a href="#${escape(encodeURIComponent(id))}">${escape(words)}</a>`

const groupId = (/** @type {string} */ title) =>
  `group ${title}`.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()

/** @returns {string} */
function figure(
  /** @type {Story} */ { title, name },
  /** @type {Picture} */ picture,
  /** @type {string} */ look,
) {
  const { file, width, height, isCut, wrong } = picture
  const notes = [
    isCut ? `, the first ${height} px` : '',
    wrong.length ? ` <strong>${escape(wrong.join('; ').slice(0, 400))}</strong>` : '',
  ].join('')
  const alt = escape(`${title}: ${name}, ${look}`)
  return (
    `<figure><a href="${escape(file)}">` +
    `<img loading="lazy" src="${escape(file)}" width="${width}" height="${height}" alt="${alt}"></a>` +
    `<figcaption>${escape(look)}${notes}</figcaption></figure>`
  )
}

/**
 * @param {readonly Story[]} stories in the order in which they are shown
 * @param {readonly { name: string }[]} looks
 * @param {ReadonlyMap<string, readonly Picture[]>} pictures of a story's id, one for each look
 * @returns {string} a whole HTML document, beside which the pictures lie
 * @throws {Error} when a story has not one picture for each look
 */
export function gallerySheet(stories, looks, pictures) {
  /** @type {Map<string, Story[]>} */
  const groups = new Map()
  for (const story of stories) groups.set(story.title, [...(groups.get(story.title) ?? []), story])

  const taken = (/** @type {Story} */ { id }) =>
    looks.map((look, at) => {
      const picture = pictures.get(id)?.[at]
      if (!picture) throw new Error(`The gallery has no picture of "${id}" in ${look.name}.`)
      return picture
    })
  const section = (/** @type {Story} */ story) =>
    `<section class="story" id="${escape(story.id)}">
<h3>${link(story.id, story.name)}</h3>
<div class="pictures">${taken(story)
      .map((picture, at) => figure(story, picture, looks[at]?.name ?? ''))
      .join('\n')}</div>
</section>`
  const broken = stories.filter((story) => taken(story).some(({ wrong }) => wrong.length))

  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Gallery of react-membrane</title>
<style>${STYLE}</style>
<h1>${stories.length} ${stories.length === 1 ? 'story' : 'stories'}</h1>
${broken.length ? `<p><strong>Broken:</strong> ${broken.map(({ id, title, name }) => link(id, `${title}: ${name}`)).join(', ')}</p>\n` : ''}<nav>${[
    ...groups,
  ]
    .map(([title, { length }]) => `${link(groupId(title), title)} ${length}`)
    .map((entry) => `<span>${entry}</span>`)
    .join('\n')}</nav>
${[...groups]
  .map(
    ([title, own]) => `<div class="group" id="${groupId(title)}">
<h2>${escape(title)}</h2>
${own.map(section).join('\n')}
</div>`,
  )
  .join('\n')}
</html>
`
}
