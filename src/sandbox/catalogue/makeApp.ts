import { catalogue } from './catalogue.js'
import type { CatalogueApp } from './CatalogueApp.js'
import { glyphs, type GlyphName } from './glyphs.js'
import { logoUri, type LogoStyle } from './logo.js'
import { schemas, type SchemaName } from './schemas.js'

const words = (text: string) => text.split(' ')

const FIRST = words(
  'Amber Anvil Arbor Aspen Atlas Auburn Banner Basalt Beacon Birch Bramble Brass Brisk Cable Canvas Cedar Cinder Clover Cobalt Copper Coral Crest Dapple Delta Dusk Dune Echo Elder Ember Fable Falcon Fennel Fjord Flint Forge Garnet Glade Granite Gully Harbor Hazel Heron Hollow Indigo Iris Island Ivory Jasper Juniper Kestrel Kite Lantern Larch Ledge Linden Lumen Maple Marble Meadow Mellow Mica Mint Moss Nectar Nimble Nettle Osprey Ochre Olive Onyx Opal Orchid Otter Pebble Piper Plover Poppy Quarry Quartz Quiver Raven Reed Ridge River Robin Rowan Saffron Sage Sierra Sable Slate Sorrel Sparrow Summit Tamar Thistle Timber Topaz Willow Zephyr',
)
const SECOND = words(
  'able bay base beam bell bench board bound bridge brook burrow chart craft crest dash deck desk dock drive fall field file flow fold form gate gear glide grid grove guide hall haven helm hive hook hub keep kit lake lane layer ledge lift link list loft log loom loop map mark mast mesh mill mind mine nest note pad page pass path peak pilot pipe plan point port post pulse quest rail ramp reach reef root sail scope seed sense set shelf shift sight span spark spot stall staff stead stem step stream sync tower track trail vault view wave way well wise work',
)
/** After all pairs are used up a third word keeps names distinct. */
const THIRD = words('Cloud Desk Suite Studio Works One Pro Labs Teams')

const SUBJECTS = words(
  'orders contacts invoices tickets campaigns files events reports bookings projects deliveries surveys',
)
const FRAMES: readonly ((subject: string) => string)[] = [
  (subject) => `Keeps ${subject} in one place`,
  (subject) => `Plans and tracks ${subject}`,
  (subject) => `Shares ${subject} across teams`,
  (subject) => `Turns ${subject} into decisions`,
  (subject) => `Automates ${subject} from end to end`,
]
const CATEGORIES = [...new Set(catalogue.flatMap((app) => app.categories))]
const COLOURS: readonly (readonly [string, string])[] = [
  ['#3e63dd', '#a6c8ff'],
  ['#0f766e', '#7fe3c8'],
  ['#b4540a', '#fbd38d'],
  ['#8e4ec6', '#e3c4ff'],
  ['#ce2c31', '#ffc2c2'],
  ['#18794e', '#a7ecc4'],
  ['#1f2937', '#a3b1c6'],
  ['#c2297a', '#ffc0e0'],
  ['#0b76b7', '#9bdcff'],
  ['#6b7a12', '#dcea8c'],
  ['#54317f', '#c9b3f5'],
]
const STYLES: readonly LogoStyle[] = ['solid', 'light', 'disc', 'bare', 'solid']
const GLYPHS = Object.keys(glyphs).filter((name): name is GlyphName => name in glyphs)
const ACCOUNTS = words('ops@acme.test ana@acme.test finance@acme.test acme-inc acme.test')
const INPUTS: readonly SchemaName[] = ['apiKey', 'apiKeyAndSubdomain', 'apiKeyAndRegion', 'clientSecret']

const PAIRS = FIRST.length * SECOND.length
/** Prime to the number of pairs, so that neighbours look unrelated and no pair comes twice. */
const STRIDE = 6_173

/** The member of a list that a number points at, round and round. */
function pick<Item>(list: readonly Item[], index: number): Item {
  const item = list[index % list.length]
  if (item === undefined)
    throw new RangeError(`Nothing to pick: the list is empty or the index ${index} is no whole number.`)
  return item
}

function makeName(n: number): string {
  const pair = (n * STRIDE) % PAIRS
  const name = pick(FIRST, Math.floor(pair / SECOND.length)) + pick(SECOND, pair)
  const round = Math.floor(n / PAIRS)
  if (round === 0) return name
  const third = ` ${pick(THIRD, round - 1)}`
  return round <= THIRD.length
    ? name + third
    : `${name}${third} ${Math.floor((round - 1) / THIRD.length) + 1}`
}

/**
 * The app at a place in an endless catalogue: first the drawn ones of {@link catalogue}, then apps made up by
 * rule. The same index gives the same app; all names and keys differ. A logo is drawn when it is first read.
 *
 * @param index A whole number, 0 or above.
 * @throws {RangeError} when the index is anything else.
 */
export function makeApp(index: number): CatalogueApp {
  if (!Number.isSafeInteger(index) || index < 0) {
    throw new RangeError(`Cannot make an app: the index is ${index}, but must be a whole number, 0 or above.`)
  }
  const drawn = catalogue[index]
  if (drawn) return drawn
  const n = index - catalogue.length
  const name = makeName(n)
  const input = n % 4 === 3 ? schemas[pick(INPUTS, Math.floor(n / 4))] : undefined
  let logo: string | undefined
  return {
    key: name.toLowerCase().replaceAll(' ', '-'),
    name,
    description: pick(FRAMES, n + Math.floor(n / 60))(pick(SUBJECTS, n)),
    categories: [pick(CATEGORIES, n + Math.floor(n / 7))],
    authType: input ? 'client-credentials' : 'oauth2',
    get logoUri() {
      return (logo ??= logoUri({
        glyph: pick(GLYPHS, n),
        style: pick(STYLES, n),
        colours: pick(COLOURS, n + Math.floor(n / 50)),
      }))
    },
    accountExample: pick(ACCOUNTS, n),
    ...(input ? { inputSchema: input } : {}),
    ...(n % 97 === 96 ? { needsGeneration: true } : {}),
    canTest: n % 5 !== 4,
    canRefreshCredentials: !input,
  }
}
