/** Loaded before the service that is measured: on SIGUSR2 it collects its garbage. */
import { collectGarbage } from './collect.ts'

process.on('SIGUSR2', collectGarbage)
