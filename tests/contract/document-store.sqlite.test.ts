/** The store contract on SQLite. What only SQLite promises is in sqlite-store.test.ts. */
import { documentStoreContract } from './document-store.contract.ts'
import { openSqliteForTest } from '#tests/support/store/sqlite.ts'

documentStoreContract({ name: 'SQLite', open: openSqliteForTest })
