/** The arrows of the house as data, and how an import is judged by them. */
import { dirname, join, normalize } from 'node:path/posix'

/** For each room, what it may import beside itself. The first prefix that fits a file is its room. */
const rooms: readonly { readonly room: string; readonly mayImport: readonly string[] }[] = [
  { room: 'bot/domain/', mayImport: ['zod/mini', 'temporal-polyfill'] },
  { room: 'bot/ports/', mayImport: ['bot/domain/'] },
  { room: 'bot/usecases/', mayImport: ['bot/ports/', 'bot/domain/', 'zod/mini'] },
  {
    room: 'bot/teams/sdk/',
    mayImport: [
      'bot/teams/',
      'bot/ports/',
      'bot/domain/',
      'zod/mini',
      'botbuilder',
      'botframework-connector',
      'botframework-schema',
      'htmlparser2',
    ],
  },
  { room: 'bot/teams/', mayImport: ['bot/usecases/', 'bot/ports/', 'bot/domain/', 'zod/mini'] },
  { room: 'bot/api/', mayImport: ['bot/usecases/', 'bot/ports/', 'bot/domain/', 'zod/mini'] },
  { room: 'bot/scheduler/', mayImport: ['bot/usecases/', 'bot/ports/', 'bot/domain/'] },
  { room: 'bot/local/', mayImport: ['bot/usecases/', 'bot/ports/', 'bot/domain/', 'zod/mini', 'node:'] },
  { room: 'bot/auth/', mayImport: ['bot/ports/', 'bot/domain/', 'zod/mini', 'jose', '@azure/identity'] },
  { room: 'bot/store/cosmos/', mayImport: ['bot/store/*', 'bot/ports/', 'bot/domain/', 'zod/mini', 'node:', '@azure/'] },
  { room: 'bot/store/sqlite/', mayImport: ['bot/store/*', 'bot/ports/', 'bot/domain/', 'zod/mini', 'node:'] },
  { room: 'bot/store/', mayImport: ['bot/ports/', 'bot/domain/', 'zod/mini', 'node:'] },
  { room: 'bot/search/', mayImport: ['bot/ports/', 'bot/domain/', 'node:timers/promises', 'node:perf_hooks'] },
  { room: 'bot/links/', mayImport: ['bot/ports/', 'bot/domain/', 'node:', 'htmlparser2', 'ipaddr.js'] },
  { room: 'bot/files/', mayImport: ['bot/ports/', 'bot/domain/', 'node:', 'htmlparser2', 'csv-parse'] },
  { room: 'bot/http/', mayImport: ['bot/ports/', 'bot/domain/', 'restify', 'ipaddr.js', 'node:'] },
  { room: 'bot/telemetry/', mayImport: ['bot/ports/', 'bot/domain/', 'node:', 'prom-client'] },
  { room: 'bot/config/', mayImport: ['bot/ports/', 'bot/domain/', 'zod/mini'] },
  {
    room: 'tab/features/',
    mayImport: ['tab/api/', 'tab/host/', 'tab/ui/', 'tab/hooks/', 'tab/theme/', 'bot/domain/', 'react', '@fluentui/', 'wouter'],
  },
  {
    room: 'tab/local-teams/',
    mayImport: ['bot/domain/', 'tab/theme/', 'react', 'react-dom', '@fluentui/', '@tanstack/', 'adaptivecards', 'zod/mini'],
  },
]

/** Rooms that the fixed ones don't name (entries, composition root, the tab's shell) may import everything but across the great walls. */
const walls: readonly { readonly from: string; readonly never: readonly string[] }[] = [
  { from: 'bot/', never: ['tab/', 'tests/', 'botbuilder', 'botframework-'] },
  { from: 'tab/', never: ['bot/', 'tests/', 'node:', 'temporal-polyfill'] },
]

/**
 * @param file - path from the root, with `/`
 * @param specifier - as written: `#bot/…`, `./…`, `node:…` or a package
 * @returns a sentence when the import crosses a wall, else null
 */
export function judgeImport(file: string, specifier: string): string | null {
  const target = targetOf(file, specifier)
  const room = rooms.find((candidate) => file.startsWith(candidate.room))
  if (room !== undefined) {
    const isOwn = target.startsWith(room.room) && !crossesFeature(file, target)
    const isAllowed = room.mayImport.some((allowed) => fits(target, allowed))
    return isOwn || isAllowed ? null : `${file} imports ${specifier}: ${room.room} may import ${room.mayImport.join(', ')}`
  }
  const wall = walls.find((candidate) => file.startsWith(candidate.from))
  const crossed = wall?.never.find((never) => target.startsWith(never) && !target.startsWith('bot/domain/'))
  return crossed === undefined ? null : `${file} imports ${specifier}: ${wall?.from ?? ''} never imports ${crossed}`
}

/** `bot/store/*` means the files of that folder, not its sub-folders. */
function fits(target: string, allowed: string): boolean {
  if (allowed.endsWith('/*')) return dirname(target) === allowed.slice(0, -2)
  return allowed.endsWith('/') || allowed.endsWith(':')
    ? target.startsWith(allowed)
    : target === allowed || target.startsWith(`${allowed}/`)
}

function targetOf(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier))
  const alias = /^#(domain|bot|tab|tests)\/(.*)$/u.exec(specifier)
  if (alias === null) return specifier
  return `${alias[1] === 'domain' ? 'bot/domain' : (alias[1] ?? '')}/${alias[2] ?? ''}`
}

/** A feature never imports another feature. */
function crossesFeature(file: string, target: string): boolean {
  const featureOf = (path: string): string | undefined => /^tab\/features\/([^/]+)\//u.exec(path)?.[1]
  return featureOf(file) !== featureOf(target)
}
