/** The store contract on Cosmos DB: on the strict fake always, on a real account or emulator when the environment names one. */
import { describe, test } from 'vitest'
import { openCosmosForTest, openRealCosmos } from '#tests/support/cosmos/open-cosmos.ts'
import { documentStoreContract } from './document-store.contract.ts'

documentStoreContract({ name: 'Cosmos DB (fake)', open: openCosmosForTest })

const { COSMOS_TEST_ENDPOINT: endpoint, COSMOS_TEST_KEY: key } = process.env

if (endpoint && key) documentStoreContract({ name: 'Cosmos DB (real)', open: () => openRealCosmos({ endpoint, key }) })
else
  describe('the store contract on a real Cosmos DB', () =>
    test.skip('is skipped: set COSMOS_TEST_ENDPOINT and COSMOS_TEST_KEY to run it', () => {}))
